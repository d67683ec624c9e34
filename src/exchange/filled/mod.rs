//! A fillable PDF that somebody filled in: its fields become answers.
//!
//! Fields are found by name (`page::field`); each answer goes through the one
//! way in which a worksheet changes. A field that says nothing answers
//! nothing, and one that still says what was printed in it changes nothing.
//! What cannot be an answer to its question is kept as words beside its
//! question, so that somebody can look, and takes nothing else with it: of a
//! table every other cell comes over, of a list every other tick.
//!
//! Not here: how a day or a number may be written ([`written`]).

mod fields;
mod written;

use std::{collections::BTreeSet, fmt};

use crate::{
    base::{Id, Moment},
    page::{field::SLASH, prefilled::values},
    template::{Item, Kind, markup},
    worksheet::{Answer, At, Author, Change, Edit, Outcome, Side, Worksheet, apply, fits},
};
use fields::Fields;

/// A worksheet from fields.
#[derive(Clone, Debug)]
pub struct Filled {
    /// The worksheet.
    pub sheet: Worksheet,
    /// How many questions and statements were answered.
    pub taken: usize,
    /// What stands in fields and is no answer to what they ask.
    pub left: Vec<Unread>,
}

/// Words in a field that could not be taken over.
#[derive(Clone, PartialEq, Eq)]
pub struct Unread {
    /// The number of the question.
    pub number: usize,
    /// The question.
    pub ask: String,
    /// The row, column or option; empty where the question has one field.
    pub part: String,
    /// What stands there.
    pub words: String,
}

/// Takes the fields' values into a worksheet, which holds what was printed in them.
#[must_use]
pub fn filled(mut sheet: Worksheet, all: &[(String, String)], now: Moment) -> Filled {
    let template = sheet.template.clone();
    let outcome = Outcome::of(&template, &sheet.content.answers);
    let printed = values(&sheet.template, &sheet.content.answers);
    let mut fields = Fields::of(all, &sheet, now.day());
    let (mut taken, mut left) = (0, Vec::new());
    for ((_, item), nth) in template.items().filter(|(_, item)| item.asks()).zip(1..) {
        if fields.as_printed(item, &printed) {
            continue;
        }
        let answers = fields.answers(item);
        let mut said: BTreeSet<Id> = BTreeSet::new();
        for (id, answer) in answers {
            if set(&mut sheet, &id, answer, now) {
                taken += 1;
            } else {
                let words = fields.all_of(id.as_str());
                fields.leave("", &words);
            }
            let _new = said.insert(id);
        }
        let unread = fields.take_left();
        for id in places(item).filter(|id| !said.contains(*id) && unread.is_empty() && fields.is_emptied(id.as_str()))
        {
            if !sheet.content.answers.get(id.as_str()).is_unanswered() && set(&mut sheet, id, Answer::Unanswered, now)
            {
                taken += 1;
            }
        }
        let ask = markup::plain(outcome.asks.get(&item.id).unwrap_or(&item.ask));
        let number = outcome.numbers.get(&item.id).copied().unwrap_or(nth);
        left.extend(unread.into_iter().map(|(part, words)| Unread { number, ask: ask.clone(), part, words }));
    }
    Filled { sheet, taken, left }
}

/// Puts an answer in as the writer of the sheet; whether it could be.
fn set(sheet: &mut Worksheet, id: &Id, answer: Answer, now: Moment) -> bool {
    let by = Author { name: String::new(), side: Side::Writer };
    let change = Change::Set { at: At::item(id.clone()), answer };
    apply(sheet, &Edit { by, when: now, change }).is_ok()
}

/// Under which ids the answers of an item stand.
fn places(item: &Item) -> impl Iterator<Item = &Id> {
    let statements = match &item.kind {
        Kind::Ratings(ratings) => ratings.statements.as_slice(),
        _ => &[],
    };
    let own = statements.is_empty().then_some(&item.id);
    own.into_iter().chain(statements.iter().map(|statement| &statement.id))
}

/// Whether an answer can stand at this question or in this column.
fn is_answer(item: &Item, answer: &Answer) -> bool {
    fits(item, answer).is_ok()
}

/// The name of a part of a field.
fn joined(name: &str, part: &str) -> String {
    format!("{name}{SLASH}{part}")
}

/// Never the words: they are answers.
impl fmt::Debug for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Unread({}, {:?}, {} characters)", self.number, self.part, self.words.chars().count())
    }
}
