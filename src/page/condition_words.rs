//! Conditions in words, with numbers and letters, for the blank sheet.
//!
//! *Only if you ticked a, b or c in 6.* Lists of options that a condition, or
//! a text that hangs on an option, points at carry letters. Where the program
//! has no words for a condition (over a score), the author's stand.

use std::collections::BTreeSet;

use super::{items::choice, items::ratings::letter, job::Job};
use crate::{
    base::{Decimal, Fraction, Id},
    t,
    template::{Bound, Condition, Item, Kind, Template},
    worksheet::in_words,
};

/// Choices whose options carry letters.
pub(super) fn lettered(template: &Template) -> BTreeSet<Id> {
    let mut all = BTreeSet::new();
    for (section, item) in template.items() {
        // A client code may always be left open: its field says no condition.
        let own = item.show_if.iter().filter(|_| !matches!(item.kind, Kind::ClientCode));
        let in_group =
            item.group().into_iter().flat_map(|(table, _)| &table.columns).filter_map(|q| q.show_if.as_ref());
        for condition in own.chain(&section.show_if).chain(in_group) {
            point_at(template, condition, &mut all);
        }
        if let Some(choices) = item.choices() {
            let last = choices.options.len().saturating_sub(1);
            if choices.options.values().take(last).any(|choice| choice.tell.is_some()) {
                all.insert(item.id.clone());
            }
        }
    }
    all
}

fn point_at(template: &Template, condition: &Condition, all: &mut BTreeSet<Id>) {
    match condition {
        Condition::Chosen(id, options) => {
            let item = template.question(id.as_str()).filter(|item| item.choices().is_some());
            if let Some(item) = item
                && shared_word(item, options).is_none()
            {
                all.insert(item.id.clone());
            }
        }
        Condition::All(inner) | Condition::Any(inner) => inner.iter().for_each(|c| point_at(template, c, all)),
        Condition::Not(inner) => point_at(template, inner, all),
        _ => {}
    }
}

/// The word that all of these options begin with and no other does: *a Yes*.
fn shared_word(item: &Item, options: &[Id]) -> Option<String> {
    let first = |words: &str| words.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("").to_owned();
    let all = choice::options(item);
    let mut own = all.iter().filter(|(id, _)| options.contains(id)).map(|(_, words)| first(words));
    let word = own.next().filter(|word| !word.is_empty())?;
    let rest = all.iter().filter(|(id, _)| !options.contains(id));
    let alone = own.all(|other| other == word) && rest.into_iter().all(|(_, words)| first(words) != word);
    (alone && options.len() > 1).then_some(word)
}

/// The condition of an item as a sentence; nothing if it is always asked.
pub(super) fn sentence(job: &Job<'_>, item: &Item) -> Option<String> {
    let condition = item.show_if.as_ref()?;
    if let Some(words) = &item.if_words {
        return Some(job.rich(words).text);
    }
    Some(match phrase(job, condition) {
        Some(what) => t!("paper-only-if", what = &what),
        None => t!("paper-only-if-fits").to_owned(),
    })
}

/// A condition without its *Only if*.
pub(super) fn phrase(job: &Job<'_>, condition: &Condition) -> Option<String> {
    let number = |id: &Id| numbered(job, id);
    Some(match condition {
        Condition::Chosen(id, options) if is_ranking(job, id) => {
            t!("paper-if-first", options = &options_of(job, id, options)?, number = &number(id)?)
        }
        Condition::Chosen(id, options) => {
            t!("paper-if-chosen", options = &options_of(job, id, options)?, number = &number(id)?)
        }
        Condition::Answered(id) => t!("paper-if-answered", number = &number(id)?),
        Condition::AnyRow(table, column, options) => {
            let words = cell_words(job, table, column, options)?;
            t!("paper-if-row", options = &words, number = &number(table)?)
        }
        Condition::Rows(id, count) => t!("paper-if-rows", count = usize::from(*count), number = &number(id)?),
        Condition::Visible(id) => t!("paper-if-visible", number = &number(id)?),
        Condition::Value(id, bound) if let Some(steps) = steps_in(job, id, bound) => {
            t!("paper-if-chosen", options = &steps, number = &number(id)?)
        }
        Condition::Value(id, bound) => {
            format!("{} {}", t!("paper-if-value", number = &number(id)?), bound_words(job, bound))
        }
        Condition::Band(..) | Condition::Spread(..) => return None,
        Condition::All(all) => joined(job, all, t!("paper-and"))?,
        Condition::Any(any) => joined(job, any, t!("paper-or"))?,
        Condition::Not(inner) => match &**inner {
            Condition::Chosen(id, options) if is_ranking(job, id) => {
                t!("paper-if-not-first", options = &options_of(job, id, options)?, number = &number(id)?)
            }
            Condition::Chosen(id, options) => {
                t!("paper-if-not-chosen", options = &options_of(job, id, options)?, number = &number(id)?)
            }
            Condition::Answered(id) => t!("paper-if-open", number = &number(id)?),
            Condition::Value(id, bound) => {
                t!("paper-if-not-chosen", options = &steps_in(job, id, bound)?, number = &number(id)?)
            }
            _ => return None,
        },
    })
}

/// What stands before a question on the page; before a statement its number and its letter.
fn numbered(job: &Job<'_>, id: &Id) -> Option<String> {
    let label = job.label_on_page(id)?;
    let among = job.template.statement(id.as_str()).filter(|(_, ratings, _)| !ratings.single);
    let place = among.and_then(|(_, ratings, _)| ratings.statements.iter().position(|one| one.id == *id));
    Some(place.map_or_else(|| label.clone(), |place| format!("{label}{}", letter(place))))
}

fn is_ranking(job: &Job<'_>, id: &Id) -> bool {
    job.template.question(id.as_str()).is_some_and(|item| matches!(item.kind, Kind::Ranking(_)))
}

fn joined(job: &Job<'_>, all: &[Condition], word: &str) -> Option<String> {
    // What is joined by another word stands in brackets, or nobody knows what belongs together.
    let several = |one: &Condition| matches!(one, Condition::All(inner) | Condition::Any(inner) if inner.len() > 1);
    let part = |one: &Condition| {
        let words = phrase(job, one)?;
        Some(if several(one) { format!("({words})") } else { words })
    };
    let all: Option<Vec<String>> = all.iter().map(part).collect();
    all.filter(|all| !all.is_empty()).map(|all| all.join(&format!(" {word} ")))
}

/// *a, b or c*, *a Yes*, *Yes or Not sure*.
fn options_of(job: &Job<'_>, id: &Id, options: &[Id]) -> Option<String> {
    let item = job.template.question(id.as_str())?;
    if matches!(item.kind, Kind::YesNo { .. }) {
        let all = choice::options(item);
        return Some(or_list(all.into_iter().filter(|(id, _)| options.contains(id)).map(|(_, words)| words)));
    }
    if let Some(word) = shared_word(item, options) {
        return Some(t!("paper-a-word", word = &word));
    }
    let choices = &item.choices()?.options;
    let mut places: Vec<usize> = options.iter().filter_map(|option| choices.position(option.as_str())).collect();
    places.sort_unstable();
    Some(or_list(places.into_iter().map(letter)))
}

/// The steps of a scale that lie in a range, in the words that stand over their rings:
/// on paper nobody sees their numbers. Nothing where a step has no words.
fn steps_in(job: &Job<'_>, id: &Id, bound: &Bound) -> Option<String> {
    let (_, ratings, _) = job.template.statement(id.as_str())?;
    let fits = |number: i16| bound.holds(Fraction::whole(i64::from(number)));
    let words: Vec<&String> =
        ratings.steps.iter().filter(|(number, _)| fits(*number)).map(|(_, words)| words).collect();
    let worded = !words.is_empty() && words.iter().all(|words| !words.is_empty());
    worded.then(|| or_list(words.into_iter().map(|words| t!("paper-quoted", words = &job.rich(words).text))))
}

/// The words of options in a column of a table.
fn cell_words(job: &Job<'_>, table: &Id, column: &Id, options: &[Id]) -> Option<String> {
    let Kind::Table(table) = &job.template.item(table.as_str())?.kind else { return None };
    let column = table.columns.iter().find(|c| c.id == *column)?;
    Some(options_quoted(job, column, options))
}

fn options_quoted(job: &Job<'_>, column: &Item, options: &[Id]) -> String {
    let all = choice::options(column);
    let words = all.into_iter().filter(|(id, _)| options.contains(id)).map(|(_, words)| job.rich(&words).text);
    or_list(words.map(|words| t!("paper-quoted", words = &words)))
}

/// When a column of a table is asked, in the words of its row: *if yes or perhaps*.
pub(super) fn in_row(job: &Job<'_>, columns: &[Item], condition: &Condition) -> Option<String> {
    match condition {
        Condition::Chosen(id, options) => {
            let column = columns.iter().find(|column| column.id == *id)?;
            let all = choice::options(column).into_iter().filter(|(id, _)| options.contains(id));
            let words = or_list(all.map(|(_, words)| job.rich(&words).text));
            Some(t!("paper-if-cell", options = &words))
        }
        other => phrase(job, other).map(|what| t!("paper-only-if", what = &what)),
    }
}

fn bound_words(job: &Job<'_>, bound: &Bound) -> String {
    let figure = |edge: &Decimal| in_words::figure(job.template, &edge.to_string());
    match bound {
        Bound::AtLeast(edge) => t!("paper-at-least", edge = &figure(edge)),
        Bound::AtMost(edge) => t!("paper-at-most", edge = &figure(edge)),
        Bound::Above(edge) => t!("paper-above", edge = &figure(edge)),
        Bound::Below(edge) => t!("paper-below", edge = &figure(edge)),
        Bound::Between(low, high) if low == high => figure(low),
        Bound::Between(low, high) => t!("paper-between", low = &figure(low), high = &figure(high)),
    }
}

/// *a*, *a or b*, *a, b or c*.
fn or_list(words: impl Iterator<Item = String>) -> String {
    let mut words: Vec<String> = words.collect();
    let Some(last) = words.pop() else { return String::new() };
    if words.is_empty() { last } else { format!("{} {} {last}", words.join(", "), t!("paper-or")) }
}
