//! What follows from the answers: what is shown, scores, notes, suggestions.
//!
//! The order is fixed: answers → what is shown by answers → scores over
//! shown, answered statements → bands, spread → notes, suggestions → what is
//! shown by scores. Worked out anew after every change and never stored.

mod change;
mod made;
mod order;
mod scores;
mod sight;
mod verdict;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use sight::{InRow, Sight};

use super::{Answers, rows};
pub use crate::template::Reason;
use crate::{
    base::{Fraction, Id},
    template::{Kind, Table, Template, Text},
};
pub use change::{ChangeKind, ChangeShown, Moved, NoChange, Since, Standing, changes, standings};
pub use made::made_so;

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
    /// The text under the heading of a section, where a wording holds.
    pub says: BTreeMap<usize, Text>,
    /// The question each item has now, where a wording holds.
    pub asks: BTreeMap<Id, Text>,
    /// The helper each item has now, where a wording holds.
    pub helps: BTreeMap<Id, Text>,
    /// The words in the outline, where a wording holds.
    pub briefs: BTreeMap<Id, Text>,
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
    /// Flags.
    pub flags: Vec<FlagShown>,
    /// Notes, each under the score or profile it belongs to.
    pub notes: Vec<NoteShown>,
}

/// A score as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreShown {
    /// The items it rests on, in the order of the sheet.
    pub rests_on: Vec<Id>,
    /// Its id.
    pub id: Id,
    /// Its name.
    pub title: Text,
    /// Its exact value, or why there is none.
    pub value: Result<Fraction, Reason>,
    /// Places after the point with which it is shown.
    pub places: u8,
    /// The band it lies in.
    pub band: Option<Id>,
    /// What is said in this band.
    pub words: Option<Text>,
    /// The same value in other sets of bands.
    pub readings: Vec<ReadingShown>,
    /// Answered statements.
    pub answered: usize,
    /// All statements that count.
    pub of: usize,
    /// Statements that branching skips, and that count with a fixed number.
    pub skipped: usize,
    /// Missing answers that something stands for.
    pub filled: usize,
    /// The least and the greatest value that can be.
    pub range: (Fraction, Fraction),
    /// Which version of a published rule made it.
    pub rule: Option<Text>,
    /// The label that stands wherever the score stands.
    pub label: Text,
}

/// A value in another set of bands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingShown {
    /// Its id.
    pub id: Id,
    /// Whose bands these are.
    pub title: Text,
    /// The band the value lies in.
    pub band: Option<Id>,
    /// What is said in this band.
    pub words: Option<Text>,
}

/// A flag as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlagShown {
    /// The items it rests on, in the order of the sheet.
    pub rests_on: Vec<Id>,
    /// Its id.
    pub id: Id,
    /// Its name.
    pub title: Text,
    /// Yes, no or not answered.
    pub state: FlagState,
    /// What is said in this state, if the template says it.
    pub words: Option<Text>,
    /// The label that stands wherever the flag stands.
    pub label: Text,
}

/// The states of a flag. Not answered is not no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlagState {
    /// What it asks holds.
    Yes,
    /// It does not.
    No,
    /// An answer is missing that could still turn it.
    NotAnswered,
}

impl FlagState {
    /// Its name in templates and in JSON.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::NotAnswered => "not-answered",
        }
    }
}

/// A profile as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileShown {
    /// The items it rests on, in the order of the sheet.
    pub rests_on: Vec<Id>,
    /// Its id.
    pub id: Id,
    /// Its name.
    pub title: Text,
    /// Its ways, in the order of the list.
    pub ways: Vec<WayShown>,
    /// The spread with its band and words; only when all ways have a value.
    pub spread: Option<(Fraction, Option<Id>, Option<Text>)>,
    /// Places after the point with which the spread is shown.
    pub spread_places: u8,
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
    /// Places after the point with which it is shown.
    pub places: u8,
    /// The band it lies in, and the word for it.
    pub band: Option<Id>,
    /// The word for the band.
    pub word: Option<Text>,
    /// Answered statements.
    pub answered: usize,
    /// All statements that count.
    pub of: usize,
    /// Missing answers that something stands for.
    pub filled: usize,
    /// The least and the greatest value that can be.
    pub range: (Fraction, Fraction),
}

/// A plain list in place of a profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainListShown {
    /// The items it rests on, in the order of the sheet.
    pub rests_on: Vec<Id>,
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
        let sight = Sight::new(template, answers);
        sight.settle_long_chains();
        let mut outcome = Self { numbers: numbers(template), ..Self::default() };
        outcome.sections = (0..template.sections.len()).filter(|at| sight.section_shown(*at)).collect();
        let mut shown = Vec::new();
        for (at, seen) in sight.items.iter().enumerate().filter(|(at, _)| sight.item_shown(*at)) {
            shown.push(seen.item.id.clone());
            match &seen.item.kind {
                Kind::Ratings(ratings) => shown.extend(ratings.statements.iter().map(|s| s.id.clone())),
                Kind::Table(table) => outcome.close_cells(&sight, &seen.item.id, table),
                _ => {}
            }
            outcome.word_item(&sight, at);
        }
        outcome.shown = shown.into_iter().collect();
        outcome.word_sections(&sight);
        outcome.results = results(&sight);
        outcome
    }

    /// Notes the cells whose column is not open in their row.
    fn close_cells<'a>(&mut self, sight: &Sight<'a>, item: &Id, table: &'a Table) {
        if table.columns.iter().all(|column| column.show_if.is_none()) {
            return;
        }
        let answer = sight.answers.get(item.as_str());
        for id in rows::row_ids(table, answer) {
            let row = rows::row(answer, id.as_str());
            for column in &table.columns {
                if !sight.column_open(column, InRow::of(table, row)) {
                    self.closed_cells.insert((item.clone(), id.clone(), column.id.clone()));
                }
            }
        }
    }

    /// Whether a cell is shown: its table is, and its column is open in its row.
    #[must_use]
    pub fn cell_open(&self, item: &Id, row: &Id, column: &Id) -> bool {
        self.is_shown(item.as_str())
            && (self.closed_cells.is_empty()
                || !self.closed_cells.contains(&(item.clone(), row.clone(), column.clone())))
    }
}

/// Numbers of asking items over the whole template; hidden ones keep theirs.
fn numbers(template: &Template) -> BTreeMap<Id, usize> {
    template.items().filter(|(_, item)| item.asks()).zip(1..).map(|((_, item), n)| (item.id.clone(), n)).collect()
}

impl Results {
    /// Whether there is nothing at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.scores.is_empty() && self.profiles.is_empty() && self.lists.is_empty() && self.flags.is_empty()
    }

    /// The items on which some result rests, with repeats.
    pub fn rest_on(&self) -> impl Iterator<Item = &Id> {
        let scores = self.scores.iter().map(|score| &score.rests_on);
        let profiles = self.profiles.iter().map(|profile| &profile.rests_on);
        let lists = self.lists.iter().map(|list| &list.rests_on);
        let flags = self.flags.iter().map(|flag| &flag.rests_on);
        scores.chain(profiles).chain(lists).chain(flags).flatten()
    }
}

fn results(sight: &Sight<'_>) -> Results {
    let profiles = 0..sight.template.profiles.len();
    Results {
        scores: (0..sight.template.scores.len()).filter_map(|at| sight.score_result(at)).collect(),
        profiles: profiles.clone().filter_map(|at| sight.profile_result(at)).collect(),
        lists: profiles.filter_map(|at| sight.list_result(at)).collect(),
        flags: (0..sight.template.flags.len()).filter_map(|at| sight.flag_result(at)).collect(),
        notes: words::notes(sight),
    }
}
