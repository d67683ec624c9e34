//! What becomes of each question, in words for a preview.

use super::fitting::Moving;
use crate::{
    base::Id,
    template::{Item, Kind, Template, markup},
    worksheet::{Worksheet, outcome::made_so},
};

/// What becomes of one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The question, or the statement.
    pub id: Id,
    /// How it was asked; nothing if it is new.
    pub was: Option<String>,
    /// How it is asked now; nothing if it is removed.
    pub now: Option<String>,
    /// What becomes of it.
    pub fate: Fate,
    /// Whether something is answered there.
    pub answered: bool,
}

/// What becomes of a question and its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is asked as before.
    Same,
    /// It is asked in other words; the answer moves.
    Reworded,
    /// It is new.
    New,
    /// It is asked again, and what was answered before comes back.
    Back,
    /// The answer, or a part of it, no longer fits; the whole of it is kept.
    NoLongerFits,
    /// It is removed; what was answered is kept.
    Removed,
}

impl Fate {
    /// Its name in JSON.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Reworded => "reworded",
            Self::New => "new",
            Self::Back => "back",
            Self::NoLongerFits => "no-longer-fits",
            Self::Removed => "removed",
        }
    }

    /// Whether an answer is put among the former ones, if there is one.
    #[must_use]
    pub const fn keeps(self) -> bool {
        matches!(self, Self::NoLongerFits | Self::Removed)
    }
}

/// A question or a statement with its words, plain.
fn asked(template: &Template) -> Vec<(&Id, String)> {
    let words = |item: &Item| {
        let options = item.choices().into_iter().flat_map(|choices| choices.options.values());
        let options = options.map(|choice| format!("\n{}", choice.words));
        let columns = match &item.kind {
            Kind::Table(table) => table.columns.iter().map(|column| format!("\n{}", column.ask)).collect(),
            _ => Vec::new(),
        };
        options.chain(columns).fold(item.ask.clone(), |all, more| all + &more)
    };
    let items = template.items().map(|(_, item)| item).filter(|item| item.asks());
    items
        .flat_map(|item| match &item.kind {
            Kind::Ratings(ratings) if !ratings.single => {
                ratings.statements.iter().map(|s| (&s.id, markup::plain(&s.words))).collect()
            }
            _ => vec![(&item.id, markup::plain(&words(item)))],
        })
        .collect()
}

/// One line a question, in the order of the newer sheet, then what is removed.
pub(super) fn lines(sheet: &Worksheet, newer: &Template, moving: &Moving<'_>) -> Vec<Line> {
    let (before, after) = (asked(&sheet.template), asked(newer));
    let find =
        |all: &[(&Id, String)], id: &Id| all.iter().find(|(known, _)| *known == id).map(|(_, ask)| ask.clone());
    let is_answered = |id: &Id| {
        let answers = &sheet.content.answers;
        !answers.get(id.as_str()).is_unanswered() || sheet.content.later.contains(id.as_str())
    };
    let mut lines = Vec::with_capacity(after.len());
    for (id, now) in &after {
        let was = find(&before, id);
        let fate = match &was {
            _ if moving.kept.contains(id) => Fate::NoLongerFits,
            _ if moving.back.contains(id) => Fate::Back,
            None => Fate::New,
            Some(was) if was == now => Fate::Same,
            Some(_) => Fate::Reworded,
        };
        lines.push(Line { id: (*id).clone(), was, now: Some(now.clone()), fate, answered: is_answered(id) });
    }
    let removed = before.iter().filter(|(id, _)| find(&after, id).is_none());
    lines.extend(removed.map(|(id, was)| Line {
        id: (*id).clone(),
        was: Some(was.clone()),
        now: None,
        fate: Fate::Removed,
        answered: is_answered(id),
    }));
    lines
}

/// Titles of the scores that are made by another rule than before.
pub(super) fn other_rules(sheet: &Worksheet, newer: &Template) -> Vec<String> {
    let before = &sheet.template;
    let changed = newer
        .scores
        .iter()
        .filter(|(id, _)| before.scores.contains(id.as_str()) && made_so(before, id) != made_so(newer, id));
    changed.map(|(_, score)| markup::plain(&score.title)).collect()
}
