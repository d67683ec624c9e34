//! Numbers, dates and codes in words.

use crate::{
    template::{Item, Kind},
    words::day_long,
    worksheet::Answer,
};

/// The words of a number, day or code; empty if it was left open.
pub(in crate::page) fn words(item: &Item, answer: &Answer) -> String {
    match (answer, &item.kind) {
        (Answer::Day(day), _) => day_long(*day),
        (Answer::Amount(amount), Kind::Number(number)) => match &number.unit {
            Some(unit) => format!("{amount} {unit}"),
            None => amount.to_string(),
        },
        (Answer::Text(text), _) => text.clone(),
        _ => String::new(),
    }
}
