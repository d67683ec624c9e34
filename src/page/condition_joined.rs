//! Conditions of several parts, joined so that they can be read in one way only.
//!
//! *A and B*, *A or B*. Where both words meet, the parts are counted first:
//! *both: A; and one of these: B or C*. What lies deeper stands in brackets.

use super::{
    condition_words::{options_in, phrase},
    job::Job,
};
use crate::{
    t,
    template::{Condition, Kind},
};

/// A condition without doubled words: lists in lists of their own sort are one list, a list of one
/// is what stands in it, and *not* stands before single things only.
pub(super) fn plain(condition: &Condition) -> Condition {
    match condition {
        Condition::All(all) => list(all, true),
        Condition::Any(any) => list(any, false),
        Condition::Not(inner) => match &**inner {
            Condition::Not(inner) => plain(inner),
            Condition::All(all) => list(&turned(all), false),
            Condition::Any(any) => list(&turned(any), true),
            _ => condition.clone(),
        },
        _ => condition.clone(),
    }
}

fn turned(all: &[Condition]) -> Vec<Condition> {
    all.iter().map(|one| Condition::Not(Box::new(one.clone()))).collect()
}

fn list(parts: &[Condition], all: bool) -> Condition {
    let mut flat = Vec::with_capacity(parts.len());
    for part in parts.iter().map(plain) {
        match part {
            Condition::All(inner) if all => flat.extend(inner),
            Condition::Any(inner) if !all => flat.extend(inner),
            other => flat.push(other),
        }
    }
    match (flat.pop(), flat.is_empty()) {
        (Some(one), true) => one,
        (last, _) => {
            flat.extend(last);
            if all { Condition::All(flat) } else { Condition::Any(flat) }
        }
    }
}

/// The parts of a list and whether all of them must hold; nothing if it is a single thing.
fn parts(condition: &Condition) -> Option<(&[Condition], bool)> {
    match condition {
        Condition::All(parts) => Some((parts, true)),
        Condition::Any(parts) => Some((parts, false)),
        _ => None,
    }
}

/// A list of conditions in words.
pub(super) fn joined(job: &Job<'_>, list: &[Condition], all: bool) -> Option<String> {
    if list.iter().all(|part| parts(part).is_none()) {
        return flat(job, list, all, &str::to_owned);
    }
    counted(job, list, all)
}

/// *both: A; and one of these: B or C*.
fn counted(job: &Job<'_>, list: &[Condition], all: bool) -> Option<String> {
    let own = |what: &str| t!("paper-part", what = what);
    let said = list.iter().map(|part| match parts(part) {
        None => phrase(job, part).map(|what| own(&what)),
        Some((inner, all)) if inner.iter().all(|part| parts(part).is_none()) => {
            Some(lead(inner.len(), all, &flat(job, inner, all, &own)?))
        }
        Some((inner, all)) => bracketed(job, inner, all).map(|these| lead(inner.len(), all, &these)),
    });
    let said = said.collect::<Option<Vec<String>>>()?;
    Some(lead(list.len(), all, &said.join(&format!("; {} ", word(all)))))
}

/// *A or (B and C)*.
fn bracketed(job: &Job<'_>, list: &[Condition], all: bool) -> Option<String> {
    let said = list.iter().map(|part| match parts(part) {
        None => phrase(job, part).map(|what| t!("paper-part", what = &what)),
        Some((inner, all)) => bracketed(job, inner, all).map(|these| format!("({these})")),
    });
    Some(said.collect::<Option<Vec<String>>>()?.join(&format!(" {} ", word(all))))
}

fn word(all: bool) -> &'static str {
    if all { t!("paper-and") } else { t!("paper-or") }
}

fn lead(count: usize, all: bool, these: &str) -> String {
    match (all, count) {
        (true, 2) => t!("paper-both", these = these),
        (true, _) => t!("paper-all-of", these = these),
        (false, _) => t!("paper-one-of", these = these),
    }
}

/// Single conditions in a row; what was ticked in several questions is said once.
fn flat(job: &Job<'_>, list: &[Condition], all: bool, own: &dyn Fn(&str) -> String) -> Option<String> {
    let is_ticked = |condition: &Condition| {
        let Condition::Chosen(id, _) = condition else { return false };
        job.template.question(id.as_str()).is_some_and(|item| !matches!(item.kind, Kind::Ranking(_)))
    };
    let mut said = Vec::new();
    for run in list.chunk_by(|one, next| is_ticked(one) && is_ticked(next)) {
        if let [one] = run {
            said.push(own(&phrase(job, one)?));
            continue;
        }
        let each = run.iter().map(|one| match one {
            Condition::Chosen(id, options) => options_in(job, id, options),
            _ => None,
        });
        let these = each.collect::<Option<Vec<String>>>()?.join(&format!(", {} ", word(all)));
        said.push(own(&t!("paper-if-chosen-in", these = &these)));
    }
    let between = format!(" {} ", word(all));
    (!said.is_empty()).then(|| said.join(&between))
}
