//! Numbers, dates, times and codes in words.

use crate::{
    template::{Item, Kind, markup},
    words::day_long,
    worksheet::Answer,
};

/// The words of a number, day, time or code; empty if it was left open.
pub(in crate::page) fn words(item: &Item, answer: &Answer) -> String {
    match (answer, &item.kind) {
        (Answer::Day(day), _) => day_long(*day),
        (Answer::Time(time), _) => time.to_string(),
        (Answer::Amount(amount), Kind::Number(number)) => match &number.unit {
            Some(unit) => format!("{amount} {}", markup::plain(unit)),
            None => amount.to_string(),
        },
        (Answer::Text(text), _) => text.clone(),
        _ => String::new(),
    }
}
