//! Numbers, dates, times and codes in words.

use crate::{
    base::Decimal,
    page::job::Job,
    template::{Item, Kind, markup},
    words::day_long,
    worksheet::{Answer, in_words},
};

/// The words of a number, day, time or code; empty if it was left open.
pub(in crate::page) fn words(job: &Job<'_>, item: &Item, answer: &Answer) -> String {
    let figure = |amount: Decimal| in_words::figure(job.template, &amount.to_string());
    match (answer, &item.kind) {
        (Answer::Day(day), _) => day_long(*day),
        (Answer::Time(time), _) => time.to_string(),
        (Answer::Amount(amount), Kind::Number(number)) => match &number.unit {
            Some(unit) => format!("{} {}", figure(*amount), markup::plain(unit)),
            None => figure(*amount),
        },
        (Answer::Text(text), _) => text.clone(),
        _ => String::new(),
    }
}
