//! Answers: what somebody wrote, chose or left open.

use std::{collections::BTreeMap, fmt};

use serde::{Deserialize, Serialize};

use super::Drawn;
use crate::base::{Day, Decimal, Id, Keyed, Moment, Time};

/// One answer.
///
/// *Unanswered*, *cannot say* and *nothing* are three different things; *not
/// shown* is a fourth, and follows from the other answers (see `Outcome`).
/// `Debug` prints kind and length only, never words.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// Left open.
    #[default]
    Unanswered,
    /// A rating that was answered with *cannot say*; missing for scores.
    CannotSay,
    /// The tick beside a box or under a table: *nothing for now*, *none of these*.
    Nothing,
    /// Words; never empty in a document.
    Text(String),
    /// One option.
    One(Pick),
    /// Several options, in the order of the template.
    Many(Vec<Pick>),
    /// A step of a scale, or a number on a slider.
    Step(i16),
    /// A number.
    Amount(Decimal),
    /// A day.
    Day(Day),
    /// A time of day.
    Time(Time),
    /// A signature.
    Signed(Signed),
    /// A drawing with its words.
    Drawn(Drawn),
    /// Options in their order, the first first; those without a place are left out.
    Ranked(Vec<Id>),
    /// The rows of a table, fixed ones under the ids of the template.
    Rows(Vec<Row>),
}

/// A chosen option.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pick {
    /// An option of the template; `yes`, `no` and `not-sure` for yes/no questions.
    Id(Id),
    /// Own words.
    Other(String),
}

/// A typed name, and the day on which it was signed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signed {
    /// The name; never empty, on one line.
    pub name: String,
    /// The day.
    pub day: Day,
}

/// A row of a table.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Random for free rows, the template's for fixed ones.
    pub id: Id,
    /// Answers by column; unanswered cells are left out.
    pub cells: Keyed<Answer>,
}

/// An answer and when it was last changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The answer.
    pub answer: Answer,
    /// When it was last changed.
    pub changed: Moment,
}

/// The answers of a worksheet, by the id of item or statement.
///
/// Those of hidden items are here too: they are kept for good, and `Outcome`
/// says which are shown.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(BTreeMap<Id, Entry>);

static UNANSWERED: Answer = Answer::Unanswered;

impl Answers {
    /// The answer under this id; `Unanswered` if there is none.
    #[must_use]
    pub fn get(&self, id: &str) -> &Answer {
        self.0.get(id).map_or(&UNANSWERED, |entry| &entry.answer)
    }

    /// When the answer under this id was last changed.
    #[must_use]
    pub fn changed(&self, id: &str) -> Option<Moment> {
        self.0.get(id).map(|entry| entry.changed)
    }

    /// Puts an answer in; one that [holds nothing](Answer::holds_nothing) takes the entry out.
    pub(crate) fn put(&mut self, id: Id, answer: Answer, changed: Moment) {
        if answer.holds_nothing() {
            self.0.remove(id.as_str());
        } else {
            self.0.insert(id, Entry { answer, changed });
        }
    }

    /// The entry under this id, to be changed in place.
    pub(crate) fn entry_mut(&mut self, id: &str) -> Option<&mut Entry> {
        self.0.get_mut(id)
    }

    /// All that is kept, by id; a table with empty rows is here and yet unanswered.
    pub fn iter(&self) -> impl Iterator<Item = (&Id, &Entry)> {
        self.0.iter()
    }

    /// How many are answered.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing is answered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Answer {
    /// Whether it was left open.
    #[must_use]
    pub fn is_unanswered(&self) -> bool {
        match self {
            Self::Unanswered => true,
            Self::Text(text) => text.is_empty(),
            Self::Many(picks) => picks.is_empty(),
            Self::Ranked(order) => order.is_empty(),
            Self::Drawn(drawn) => drawn.is_empty(),
            Self::Rows(rows) => rows.iter().all(|row| row.cells.values().all(Self::is_unanswered)),
            _ => false,
        }
    }

    /// Whether nothing need be kept of it: left open, and no row was added either.
    #[must_use]
    pub fn holds_nothing(&self) -> bool {
        match self {
            Self::Rows(rows) => rows.is_empty(),
            _ => self.is_unanswered(),
        }
    }

    /// Its words, if it is a text.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// What is chosen, one or several.
    #[must_use]
    pub fn picks(&self) -> &[Pick] {
        match self {
            Self::One(pick) => std::slice::from_ref(pick),
            Self::Many(picks) => picks,
            _ => &[],
        }
    }

    /// Whether this option is chosen, or stands first in a ranking; `other` stands for own words.
    #[must_use]
    pub fn has_pick(&self, option: &str) -> bool {
        if let Self::Ranked(order) = self {
            return order.first().is_some_and(|first| *first == *option);
        }
        self.picks().iter().any(|pick| pick.option() == option)
    }

    /// What was drawn.
    #[must_use]
    pub fn drawn(&self) -> Option<&Drawn> {
        match self {
            Self::Drawn(drawn) => Some(drawn),
            _ => None,
        }
    }

    /// The words written for *something else*, or beside a drawing.
    #[must_use]
    pub fn own_words(&self) -> Option<&str> {
        if let Self::Drawn(drawn) = self {
            return Some(&drawn.words);
        }
        self.picks().iter().find_map(|pick| match pick {
            Pick::Other(words) => Some(words.as_str()),
            Pick::Id(_) => None,
        })
    }

    /// Options in their order.
    #[must_use]
    pub fn ranked(&self) -> &[Id] {
        match self {
            Self::Ranked(order) => order,
            _ => &[],
        }
    }

    /// The rows of a table.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        match self {
            Self::Rows(rows) => rows,
            _ => &[],
        }
    }
}

impl Pick {
    /// The id of the option; own words are `other`.
    #[must_use]
    pub fn option(&self) -> &str {
        match self {
            Self::Id(id) => id.as_str(),
            Self::Other(_) => "other",
        }
    }
}

impl Row {
    /// The answer in a column.
    #[must_use]
    pub fn cell(&self, column: &str) -> &Answer {
        self.cells.get(column).unwrap_or(&UNANSWERED)
    }
}

/// Kind and length only: answers never appear in logs or panics.
impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unanswered => f.write_str("Unanswered"),
            Self::CannotSay => f.write_str("CannotSay"),
            Self::Nothing => f.write_str("Nothing"),
            Self::Text(text) => write!(f, "Text({} bytes)", text.len()),
            Self::One(_) => f.write_str("One(…)"),
            Self::Many(picks) => write!(f, "Many({})", picks.len()),
            Self::Step(_) => f.write_str("Step(…)"),
            Self::Amount(_) => f.write_str("Amount(…)"),
            Self::Day(_) => f.write_str("Day(…)"),
            Self::Time(_) => f.write_str("Time(…)"),
            Self::Signed(_) => f.write_str("Signed(…)"),
            Self::Drawn(drawn) => drawn.fmt(f),
            Self::Ranked(order) => write!(f, "Ranked({})", order.len()),
            Self::Rows(rows) => write!(f, "Rows({})", rows.len()),
        }
    }
}

impl fmt::Debug for Pick {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Id(_) => "Id(…)",
            Self::Other(_) => "Other(…)",
        })
    }
}

impl fmt::Debug for Signed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signed(…)")
    }
}

impl fmt::Debug for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Row({} cells)", self.cells.len())
    }
}

impl fmt::Debug for Answers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Answers({})", self.0.len())
    }
}
