//! Days and times in words.

use super::{Word, say, say_with};
use crate::base::{Day, Moment};

const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9", "month-10",
    "month-11", "month-12",
];
const WEEKDAYS: [&str; 7] =
    ["weekday-1", "weekday-2", "weekday-3", "weekday-4", "weekday-5", "weekday-6", "weekday-7"];

/// `19 November 2026`.
#[must_use]
pub fn day_long(day: Day) -> String {
    let (number, year) = (day.day().to_string(), day.year().to_string());
    say_with(
        "day-long",
        &[("day", Word::Text(&number)), ("month", Word::Text(month(day))), ("year", Word::Text(&year))],
    )
}

/// `19 November`, with the year only if it is not `today`'s.
#[must_use]
pub fn day_short(day: Day, today: Day) -> String {
    if day.year() != today.year() {
        return day_long(day);
    }
    let number = day.day().to_string();
    say_with("day-short", &[("day", Word::Text(&number)), ("month", Word::Text(month(day)))])
}

/// `Thu 19 November 2026`.
#[must_use]
pub fn weekday_day(day: Day) -> String {
    let at = usize::try_from(day.weekday() - 1).unwrap_or(0);
    let weekday = WEEKDAYS.get(at).map_or("", |key| say(key));
    let long = day_long(day);
    say_with("day-weekday", &[("weekday", Word::Text(weekday)), ("day", Word::Text(&long))])
}

/// `Today, 18:54`, or the day in short.
#[must_use]
pub fn clock_or_day(moment: Moment, today: Day) -> String {
    let clock = moment.clock();
    match today.days_since(moment.day()) {
        0 => say_with("day-today", &[("clock", Word::Text(&clock))]),
        1 => say_with("day-yesterday", &[("clock", Word::Text(&clock))]),
        _ => day_short(moment.day(), today),
    }
}

fn month(day: Day) -> &'static str {
    let at = usize::try_from(day.month() - 1).unwrap_or(0);
    MONTHS.get(at).map_or("", |key| say(key))
}
