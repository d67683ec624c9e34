//! Own words beside *something else* that gave way to another option.
//!
//! One click on another circle would throw a sentence away. The words wait
//! here while the worksheet is open, and come back with *something else*.
//!
//! Not here: the file. What is not chosen is in no file and leaves nowhere.

use super::{
    At, Change, Part, Worksheet,
    apply::{Place, find},
};
use crate::{
    base::Id,
    template::{ChoiceKind, Item},
};

/// Own words that wait, by the choice they stood beside.
#[derive(Default)]
pub(super) struct OwnWords(Vec<(At, String)>);

impl OwnWords {
    /// The same change, with the words that come back with it.
    pub(super) fn with_words(&self, sheet: &Worksheet, change: Change) -> Change {
        match change {
            Change::All(all) => Change::All(all.into_iter().map(|one| self.with_words(sheet, one)).collect()),
            Change::Choose { at, option, on: true } => {
                let comes =
                    item(sheet, &at).is_some_and(|item| is_own(item, &option)) && beside(sheet, &at).is_none();
                let waiting = self.0.iter().find(|(place, _)| comes && *place == at);
                let words = waiting.map(|(_, words)| Change::Text {
                    at: place_of_words(&at),
                    offset: 0,
                    removed: String::new(),
                    inserted: words.clone(),
                });
                let choose = Change::Choose { at, option, on: true };
                match words {
                    Some(words) => Change::All(vec![choose, words]),
                    None => choose,
                }
            }
            other => other,
        }
    }

    /// The own words beside the choices that a change is about, as they stand before it.
    pub(super) fn before(sheet: &Worksheet, change: &Change) -> Vec<(At, String)> {
        match change {
            Change::All(all) => all.iter().flat_map(|one| Self::before(sheet, one)).collect(),
            Change::Choose { at, .. } => beside(sheet, at).map(|words| (at.clone(), words)).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// Keeps those of them that are gone from the sheet now.
    pub(super) fn keep(&mut self, sheet: &Worksheet, before: Vec<(At, String)>) {
        for (at, words) in before {
            if beside(sheet, &at).is_none() {
                self.0.retain(|(place, _)| *place != at);
                self.0.extend((!words.is_empty()).then_some((at, words)));
            }
        }
    }
}

/// How many wait; never the words.
impl std::fmt::Debug for OwnWords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "OwnWords({})", self.0.len())
    }
}

/// The own words at a choice, if *something else* is chosen there.
fn beside(sheet: &Worksheet, at: &At) -> Option<String> {
    let whole = sheet.content.answers.get(at.item.as_str());
    let answer = match &at.part {
        Part::Cell { row, column } => super::row(whole, row.as_str())?.cell(column.as_str()),
        _ => whole,
    };
    answer.own_words().map(str::to_owned)
}

fn item<'s>(sheet: &'s Worksheet, at: &At) -> Option<&'s Item> {
    match find(&sheet.template, &sheet.content.answers, at)? {
        Place::Item(item) | Place::Cell(_, _, item) => Some(item),
        _ => None,
    }
}

fn is_own(item: &Item, option: &Id) -> bool {
    let option = item.choices().and_then(|choices| choices.options.get(option.as_str()));
    option.is_some_and(|option| option.effect == ChoiceKind::OwnWords)
}

fn place_of_words(at: &At) -> At {
    match at.part {
        Part::Cell { .. } => at.clone(),
        _ => At { item: at.item.clone(), part: Part::OwnWords },
    }
}
