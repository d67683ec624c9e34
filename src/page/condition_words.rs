//! Conditions in words, with numbers and letters, for the blank sheet.
//!
//! *Only if you ticked a, b or c in 6.* Lists of options that a condition, or
//! a text that hangs on an option, points at carry letters. Where the program
//! has no words for a condition (over a score), the author's stand.

use std::collections::BTreeSet;

use super::{
    condition_joined::{joined, plain},
    items::choice,
    items::ratings::letter,
    job::Job,
};
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
    match plain(condition) {
        Condition::All(all) => joined(job, &all, true),
        Condition::Any(any) => joined(job, &any, false),
        single => single_phrase(job, &single),
    }
}

fn single_phrase(job: &Job<'_>, condition: &Condition) -> Option<String> {
    let number = |id: &Id| numbered(job, id);
    Some(match condition {
        Condition::Chosen(id, options) if is_ranking(job, id) => {
            t!("paper-if-first", options = &options_of(job, id, options)?, number = &number(id)?)
        }
        Condition::Chosen(id, options) => {
            t!("paper-if-chosen", options = &ticked(job, id, options)?, number = &number(id)?)
        }
        Condition::Answered(id) => t!("paper-if-answered", number = &number(id)?),
        Condition::AnyRow(table, column, options) => row_phrase(job, table, column, options)?,
        Condition::Rows(id, count) => rows_phrase(job, id, usize::from(*count))?,
        Condition::Visible(id) => t!("paper-if-visible", number = &number(id)?),
        Condition::Value(id, bound) if let Some(steps) = steps_in(job, id, bound) => {
            t!("paper-if-chosen", options = &steps, number = &number(id)?)
        }
        Condition::Value(id, bound) => {
            format!("{} {}", t!("paper-if-value", number = &number(id)?), bound_words(job, bound))
        }
        Condition::Band(..) | Condition::Spread(..) | Condition::All(_) | Condition::Any(_) => return None,
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

/// *a line in 21 says “Yes”*; with the column, where another might say so too.
fn row_phrase(job: &Job<'_>, id: &Id, column: &Id, options: &[Id]) -> Option<String> {
    let item = job.template.item(id.as_str())?;
    let Kind::Table(table) = &item.kind else { return None };
    let column = table.columns.iter().find(|c| c.id == *column)?;
    let (words, number) = (options_quoted(job, column, options), numbered(job, id)?);
    if let Some(group) = &table.group {
        let letter = job.letter(&column.id)?;
        return Some(match &group.each {
            Some(each) => {
                let each = quoted(job, each);
                t!("paper-if-part", options = &words, letter = letter, each = &each, number = &number)
            }
            None => t!("paper-if-row-under", options = &words, column = letter, number = &number),
        });
    }
    Some(if is_also_said(&table.columns, column, options) {
        let column = quoted(job, &column.ask);
        t!("paper-if-row-under", options = &words, column = &column, number = &number)
    } else {
        t!("paper-if-row", options = &words, number = &number)
    })
}

/// Whether another column may say one of the same words.
fn is_also_said(columns: &[Item], column: &Item, options: &[Id]) -> bool {
    let own: Vec<String> =
        choice::options(column).into_iter().filter(|(id, _)| options.contains(id)).map(|(_, words)| words).collect();
    let says = |other: &Item| choice::options(other).iter().any(|(_, words)| own.contains(words));
    columns.iter().any(|other| other.id != column.id && says(other))
}

/// *7 has at least 3 lines*; of a group, by the name of its parts.
fn rows_phrase(job: &Job<'_>, id: &Id, count: usize) -> Option<String> {
    let number = numbered(job, id)?;
    let group = job.template.item(id.as_str())?.group().and_then(|(_, group)| group.each.as_ref());
    Some(match group {
        Some(each) => t!("paper-if-parts", count = count, number = &number, each = &quoted(job, each)),
        None => t!("paper-if-rows", count = count, number = &number),
    })
}

/// What stands before a question on the page; before a statement its number and its letter; of a column its words.
fn numbered(job: &Job<'_>, id: &Id) -> Option<String> {
    if let Some(column) = column_of(job, id) {
        return Some(quoted(job, &column.ask));
    }
    let label = job.label_on_page(id)?;
    let among = job.template.statement(id.as_str()).filter(|(_, ratings, _)| !ratings.single);
    let place = among.and_then(|(_, ratings, _)| ratings.statements.iter().position(|one| one.id == *id));
    Some(place.map_or_else(|| label.clone(), |place| format!("{label}{}", letter(place))))
}

fn is_ranking(job: &Job<'_>, id: &Id) -> bool {
    job.template.question(id.as_str()).is_some_and(|item| matches!(item.kind, Kind::Ranking(_)))
}

/// A column of a table; the questions of a group have letters instead.
fn column_of<'t>(job: &Job<'t>, id: &Id) -> Option<&'t Item> {
    let tables = job.template.items().filter_map(|(_, item)| match &item.kind {
        Kind::Table(table) if table.group.is_none() => Some(table),
        _ => None,
    });
    tables.flat_map(|table| &table.columns).find(|column| column.id == *id)
}

fn quoted(job: &Job<'_>, words: &str) -> String {
    t!("paper-quoted", words = &job.rich(words).text)
}

/// *b in 5*, for what was ticked in several questions.
pub(super) fn options_in(job: &Job<'_>, id: &Id, options: &[Id]) -> Option<String> {
    Some(t!("paper-chosen-in", options = &ticked(job, id, options)?, number = &numbered(job, id)?))
}

/// The same as `options_of`; many letters in a row by the first and the last of them.
fn ticked(job: &Job<'_>, id: &Id, options: &[Id]) -> Option<String> {
    let all = job.template.question(id.as_str()).and_then(Item::choices);
    let places: BTreeSet<usize> = all
        .into_iter()
        .flat_map(|all| options.iter().filter_map(|option| all.options.position(option.as_str())))
        .collect();
    let words = options_of(job, id, options)?;
    let (Some(first), Some(last)) = (places.first(), places.last()) else { return Some(words) };
    let is_run = last - first + 1 == places.len() && places.len() > 3 && words.contains(&letter(*last));
    Some(if is_run { t!("paper-any-of", first = &letter(*first), last = &letter(*last)) } else { words })
}

/// *a, b or c*, *a Yes*, *Yes or Not sure*.
fn options_of(job: &Job<'_>, id: &Id, options: &[Id]) -> Option<String> {
    if let Some(column) = column_of(job, id) {
        return Some(options_quoted(job, column, options));
    }
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
            let own = all.map(|(_, words)| job.rich(&words).text);
            let words = or_list(own);
            Some(if is_also_said(columns, column, options) {
                t!("paper-if-cell-under", options = &words, column = &quoted(job, &column.ask))
            } else {
                t!("paper-if-cell", options = &words)
            })
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
pub(super) fn or_list(words: impl Iterator<Item = String>) -> String {
    let mut words: Vec<String> = words.collect();
    let Some(last) = words.pop() else { return String::new() };
    if words.is_empty() { last } else { format!("{} {} {last}", words.join(", "), t!("paper-or")) }
}
