//! Fields to fill in on the screen of any PDF viewer.
//!
//! A field has a stable name, made of ids, under which its value comes back
//! ([`Name`]), and words for people who do not see where it stands.
//!
//! Not here: how a PDF writes fields (`print`), what values mean (`exchange`).

use std::sync::Arc;

use super::{
    job::Job,
    model::{Field, FieldKind, Mark},
    place::{Is, Step},
    slab::{Part, Tag},
    tree::TICKED,
};
use crate::{
    base::{Id, Mm},
    template::Item,
};

/// What separates the parts of a field's name; no id holds it.
pub const SLASH: char = '/';
/// The last part of the name of a tick that answers a whole question with *nothing*.
pub const NOTHING: &str = "nothing";
/// What *cannot say* is kept as in the field of a statement.
pub const CANNOT_SAY: &str = "cannot-say";
/// The last part of the name of a signature's name.
pub const SIGNED_BY: &str = "by";
/// The last part of the name of a signature's day.
pub const SIGNED_ON: &str = "on";
/// The last part of the name of own words beside an option.
pub const WORDS: &str = "words";

/// The name of a field, and what it is called for people who listen.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// Ids with slashes between them.
    pub name: String,
    /// What every name in the same entry of a group begins with.
    before: String,
    /// The question, and what is asked in it.
    pub says: Arc<str>,
}

impl Name {
    /// The field of an item; nothing on a sheet that is not filled in on the screen.
    pub fn of(job: &Job<'_>, item: &Item) -> Option<Self> {
        if !job.is_fillable() {
            return None;
        }
        let number = job.number(item.id.as_str()).map(|number| format!("{number} ")).unwrap_or_default();
        let says: Arc<str> = format!("{number}{}", job.ask(item).text).into();
        let (before, says) = match &job.entry {
            Some(entry) => (format!("{}{SLASH}", entry.name), format!("{}: {says}", entry.says).into()),
            None => (String::new(), says),
        };
        Some(Self { name: format!("{before}{}", item.id), before, says })
    }

    /// A name that belongs to no item.
    pub fn plain(name: &str, says: Arc<str>) -> Self {
        Self { name: name.to_owned(), before: String::new(), says }
    }

    /// A part of it.
    pub fn part(&self, part: &str, says: &str) -> Self {
        Self { name: format!("{}{SLASH}{part}", self.name), says: self.and(says), ..self.clone() }
    }

    /// The same name with more words.
    pub fn saying(&self, says: &str) -> Self {
        Self { says: self.and(says), ..self.clone() }
    }

    /// A name of its own, with the words of this one before its own.
    pub fn named(&self, id: &Id, says: &str) -> Self {
        Self { name: format!("{}{id}", self.before), says: self.and(says), ..self.clone() }
    }

    fn and(&self, says: &str) -> Arc<str> {
        if says.is_empty() { Arc::clone(&self.says) } else { format!("{}: {says}", self.says).into() }
    }
}

/// A field in a rectangle (left, top, width, height), standing in what is read out at these steps.
pub(super) fn field(tag: &Tag, steps: &[Step], name: &Name, kind: FieldKind, rect: [Mm; 4]) -> Part {
    // The tick of a list's entry is its label; all others are told apart by where they stand.
    let nth = if matches!(kind, FieldKind::Tick | FieldKind::OneOf(..)) { TICKED } else { tag.stream + 1 };
    let [x, y, width, height] = rect.map(|length| length.pt());
    let field = Field {
        name: name.name.clone(),
        says: Arc::clone(&name.says),
        kind,
        value: None,
        rect: (x, y, width, height),
    };
    let steps = steps.iter().cloned().chain([Is::Field.nth(nth)]);
    Part::drawn(tag.clone().at(steps), vec![Mark::Field(Box::new(field))])
}
