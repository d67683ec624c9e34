//! Days and times in words.

use super::{OTHERS, Word, say, say_with, speaking};
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

/// The month of this name, in any language that the program knows; a beginning of three letters is enough.
#[must_use]
pub fn month_named(word: &str) -> Option<i8> {
    let mut found = named(&MONTHS, |name| word.chars().count() >= 3 && name.starts_with(&word.to_lowercase()));
    found.dedup();
    if let [one] = found.as_slice() { Some(*one) } else { None }
}

/// The days of the week that begin a word, in any language that the program knows: 1 is Monday.
#[must_use]
pub fn weekdays_named(word: &str) -> Vec<i8> {
    named(&WEEKDAYS, |short| word.to_lowercase().starts_with(short))
}

/// The numbers of the names that fit, in order.
fn named(keys: &[&'static str], fits: impl Fn(&str) -> bool) -> Vec<i8> {
    let languages = ["en"].into_iter().chain(OTHERS.iter().map(|other| other.language));
    let mut found: Vec<i8> = languages
        .flat_map(|language| {
            let names = keys.iter().map(|key| speaking(language, || say(key).to_lowercase()));
            (1..).zip(names).filter(|(_, name)| fits(name)).map(|(number, _)| number).collect::<Vec<_>>()
        })
        .collect();
    found.sort_unstable();
    found
}

fn month(day: Day) -> &'static str {
    let at = usize::try_from(day.month() - 1).unwrap_or(0);
    MONTHS.get(at).map_or("", |key| say(key))
}
