//! The checked template: what everybody above this floor works with.
//!
//! Shared items are merged in, every id is known to lead somewhere, every
//! list of options is complete. Texts keep their markup (`*…*`, links,
//! `{item: id}`); [`super::markup`] takes it apart.
//!
//! **Invariant:** ids of items and statements are unique in a template, and
//! every id in a condition, score, profile, note or suggestion exists
//! (`tests/templates`).

use std::sync::Arc;

use super::Condition;
pub use super::fhir::{Fhir, FhirSheet, Kept, Release};
pub use super::file::{
    Better, Fill, ForClient, Method, Missing, Role, ScoresInPrint, Sharing, Start, StartTime, Text, Toward,
};
pub use super::measures::{Area, Number, Slider};
pub use super::scores::*;
use crate::base::{Decimal, Id, Keyed};

/// A checked template with its shared items merged in.
#[derive(Debug)]
pub struct Template {
    /// Its id; equal to its file's name.
    pub id: Id,
    /// Its version, such as `1.0.0`.
    pub version: String,
    /// The language of its texts, such as `en`.
    pub language: String,
    /// The name of the sheet.
    pub title: Text,
    /// A line under the name.
    pub subtitle: Option<Text>,
    /// What the sheet is for.
    pub purpose: Option<Text>,
    /// When to take it.
    pub when: Option<Text>,
    /// Who fills it in.
    pub who: Option<Text>,
    /// Honest minutes for the whole sheet.
    pub minutes: u16,
    /// Honest minutes for the short way, if there is one.
    pub short_minutes: Option<u16>,
    /// The blocks file it shares from.
    pub blocks: Option<Id>,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// The sections, in order.
    pub sections: Vec<Section>,
    /// Scores, in order.
    pub scores: Keyed<Score>,
    /// Profiles, in order.
    pub profiles: Keyed<Profile>,
    /// Flags, in order.
    pub flags: Keyed<Flag>,
    /// The heading over the results.
    pub results: Option<Text>,
    /// Notes under results.
    pub notes: Vec<Notes>,
    /// The text item that *Go on in another worksheet* takes along.
    pub go_on: Option<Id>,
    /// How scores print when asked for.
    pub print_scores: ScoresInPrint,
    /// Whether the whole sheet is the supervisor's own: she writes it, and no item is marked for her.
    pub supervisors: bool,
    /// Set where the sheet belongs to the client.
    pub for_client: Option<ForClient>,
    /// Answers with what must come of them.
    pub examples: Vec<Example>,
    /// What stands behind the sheet.
    pub about: Option<Text>,
    /// Checked sources only.
    pub sources: Vec<Text>,
    /// What it is called in FHIR.
    pub fhir: Option<FhirSheet>,
    /// The exact texts it was read from.
    pub texts: TemplateTexts,
}

/// The exact texts a template was read from, byte for byte; a worksheet carries them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateTexts {
    /// The template file.
    pub template: Arc<str>,
    /// The blocks file it names.
    pub blocks: Option<Arc<str>>,
}

/// A heading and its items.
#[derive(Debug)]
pub struct Section {
    /// What it is on screen and paper.
    pub place: SectionPlace,
    /// The heading; empty for the header.
    pub title: Text,
    /// Other headings under a condition; the first that holds.
    pub wordings: Vec<Wording>,
    /// Text under the heading.
    pub say: Option<Text>,
    /// When the whole section is shown.
    pub show_if: Option<Condition>,
    /// A line at a folded heading's right.
    pub hint: Option<Text>,
    /// Whether it begins a page.
    pub break_before: bool,
    /// What it is called in FHIR.
    pub fhir: Option<Fhir>,
    /// Its items, in order.
    pub items: Vec<Item>,
}

/// What a section is on screen and paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionPlace {
    /// The first section, without a heading: date, client code, privacy line.
    Header,
    /// An ordinary section.
    Body,
    /// Folded until opened: *After supervision*. Does not reopen a finished sheet.
    Folded,
}

/// One question, or one line of information.
#[derive(Debug)]
pub struct Item {
    /// Its id.
    pub id: Id,
    /// The question, or the text of an [`Kind::Info`].
    pub ask: Text,
    /// The small print under it.
    pub help: Option<Text>,
    /// A few words for the outline.
    pub brief: Option<Text>,
    /// When it is shown.
    pub show_if: Option<Condition>,
    /// The condition in words, where the program cannot make them.
    pub if_words: Option<Text>,
    /// Other words under conditions; the first that holds.
    pub wordings: Vec<Wording>,
    /// Whether *Finish* asks for it.
    pub required: bool,
    /// Whether it belongs to the short way.
    pub short: bool,
    /// How far the answer may travel.
    pub sharing: Sharing,
    /// Whether only the reviewer fills it in.
    pub for_supervisor: bool,
    /// What it is for the program.
    pub role: Option<Role>,
    /// A line for the blank sheet only.
    pub on_paper: Option<Text>,
    /// Whether no page break may fall inside it.
    pub keep_together: bool,
    /// Whether it begins a page.
    pub break_before: bool,
    /// What each option counts in scores (one choice, yes and no); empty if it counts nothing.
    pub points: Keyed<Decimal>,
    /// What it is called in FHIR.
    pub fhir: Option<Fhir>,
    /// Suggestions beside the options (choices only).
    pub suggest: Vec<Suggest>,
    /// What kind of question it is.
    pub kind: Kind,
}

/// Other words under a condition; empty fields leave the words as they are.
#[derive(Debug)]
pub struct Wording {
    /// When they stand; `All([])` if always.
    pub show_if: Condition,
    /// Another heading.
    pub title: Option<Text>,
    /// Another question, or another text of information or of a note.
    pub ask: Option<Text>,
    /// Another helper.
    pub help: Option<Text>,
    /// Other words in the outline.
    pub brief: Option<Text>,
    /// Other words for single statements.
    pub statements: Keyed<Text>,
}

/// Marks options as suggested under a condition; it never chooses one.
#[derive(Debug)]
pub struct Suggest {
    /// When it stands; `All([])` if always.
    pub show_if: Condition,
    /// What it points at.
    pub what: Suggested,
}

/// What a suggestion points at.
#[derive(Debug)]
pub enum Suggested {
    /// These options.
    Options(Vec<Id>),
    /// The lowest ways of this profile, ties together; none if a way has no value.
    Lowest(Id),
}

/// The kinds of question.
#[derive(Debug)]
pub enum Kind {
    /// Text only; its words stand in [`Item::ask`]. `at` is the item at which it stands.
    Info {
        /// The item at which it stands.
        at: Option<Id>,
    },
    /// One line of text.
    ShortText(TextBox),
    /// Text of any length.
    LongText(TextBox),
    /// Yes, no, perhaps *not sure*: options `yes`, `no`, `not-sure` with words of the program.
    YesNo {
        /// Whether *not sure* is offered.
        not_sure: bool,
    },
    /// Exactly one option.
    ChooseOne(Choices),
    /// Any number of options, or at most `at_most`.
    ChooseMany(Choices),
    /// Options brought into an order, the first `at_most` of them if it says so.
    Ranking(Choices),
    /// Statements under one scale; a single `Rating` is one statement with the item's own id.
    Ratings(Ratings),
    /// A line of whole numbers, unset at first.
    Slider(Slider),
    /// A number with a unit.
    Number(Number),
    /// A calendar day.
    Date {
        /// What it starts with.
        start: Start,
    },
    /// A time of day.
    Time {
        /// What it starts with.
        start: StartTime,
    },
    /// A typed name with the day on which it was signed.
    Signature,
    /// A drawing by pen or mouse, with its words.
    Drawing(Area),
    /// The code that stands for a client.
    ClientCode,
    /// Rows and columns, or a group of questions that may be repeated.
    Table(Table),
}

/// A box for text.
#[derive(Debug)]
pub struct TextBox {
    /// Soft limit in characters; 160 for one line, 1,500 for long text.
    pub limit: u32,
    /// Writing lines on paper, if the author says.
    pub lines: Option<u8>,
    /// A tick beside the box that is an answer too.
    pub or_nothing: Option<Text>,
}

/// The options of a choice, complete and in order.
#[derive(Debug)]
pub struct Choices {
    /// Options from a list, then own ones, then `none`, then `other`.
    pub options: Keyed<Choice>,
    /// The most options that may be chosen, or the places that a ranking gives.
    pub at_most: Option<u16>,
    /// A line shown when the answer is changed after others depended on it.
    pub if_changed: Option<Text>,
}

/// One option.
#[derive(Debug)]
pub struct Choice {
    /// Its words.
    pub words: Text,
    /// A line beside it.
    pub hint: Option<Text>,
    /// A text shown under it once it is chosen.
    pub tell: Option<Text>,
    /// What choosing it does.
    pub effect: ChoiceKind,
}

/// What choosing an option does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChoiceKind {
    /// Nothing beyond being chosen.
    Plain,
    /// Clears the rest (id `none`).
    Alone,
    /// Opens a box for own words (id `other`).
    OwnWords,
}

/// Statements under one scale.
#[derive(Debug)]
pub struct Ratings {
    /// The steps with their words, ascending.
    pub steps: Vec<(i16, Text)>,
    /// Words of the answer that counts as missing.
    pub cannot_say: Option<Text>,
    /// Other words at both ends, under conditions; the first that holds.
    pub ends: Vec<Ends>,
    /// The statements, in order.
    pub statements: Vec<Statement>,
    /// Whether it was written as a single `Rating`.
    pub single: bool,
}

/// Other words at the ends of a scale.
#[derive(Debug)]
pub struct Ends {
    /// When they stand.
    pub show_if: Condition,
    /// Words of the lowest step.
    pub low: Text,
    /// Words of the highest step.
    pub high: Text,
}

/// One statement.
#[derive(Debug)]
pub struct Statement {
    /// Its id, unique among items and statements.
    pub id: Id,
    /// Its words.
    pub words: Text,
    /// The score, or the way of a profile, in which it counts.
    pub counts: Option<Id>,
    /// Whether it counts turned round: least + most − x.
    pub reverse: bool,
}

/// Rows and columns.
#[derive(Debug)]
pub struct Table {
    /// The rows.
    pub rows: Rows,
    /// The columns: items whose conditions may also read cells of the same row.
    pub columns: Vec<Item>,
    /// Rows that must be answered where the table is required.
    pub need_rows: u16,
    /// What a free row is called: "Another thought".
    pub another: Option<Text>,
    /// The item whose text the first cell offers.
    pub offer: Option<Id>,
    /// One tick that answers the whole table.
    pub none: Option<Text>,
    /// Whether it prints one block a row.
    pub block_rows: bool,
    /// Set where it is a group: its rows are sets of whole questions.
    pub group: Option<Group>,
}

/// What makes a table a group of questions.
#[derive(Debug)]
pub struct Group {
    /// What one of its rows is called: "Moment".
    pub each: Option<Text>,
    /// Whether there may be more than one.
    pub several: bool,
}

/// The rows of a table.
#[derive(Debug)]
pub enum Rows {
    /// Rows the writer adds.
    Free {
        /// Rows it opens with.
        least: u16,
        /// The most rows.
        most: u16,
    },
    /// Rows that are given.
    Fixed(Keyed<Text>),
}

/// Sentences under a result.
#[derive(Debug)]
pub struct Notes {
    /// The score or profile under which they stand.
    pub under: Id,
    /// How many are shown at most.
    pub at_most: u16,
    /// The notes in order of rank.
    pub list: Vec<Note>,
}

/// One sentence under a condition.
#[derive(Debug)]
pub struct Note {
    /// When it holds.
    pub show_if: Condition,
    /// What it says.
    pub say: Text,
    /// Other words under conditions; the first that holds (its `ask` is the text).
    pub wordings: Vec<Wording>,
}

/// Answers and what must come of them; run by `worksheet::examples`.
#[derive(Debug)]
pub struct Example {
    /// What it shows.
    pub name: String,
    /// The answers as written, `{ id: answer }`.
    pub answers: Arc<str>,
    /// Where each answer stands in the template's text, for diagnostics.
    pub answers_place: crate::diagnostic::Place,
    /// The answers of an earlier day, with their place.
    pub earlier: Option<(Arc<str>, crate::diagnostic::Place)>,
    /// What must come of them, each with its place.
    pub expect: Vec<(crate::diagnostic::Place, super::file::Expect)>,
    /// Where the example stands.
    pub place: crate::diagnostic::Place,
}

impl Template {
    /// All items with their sections, in order.
    pub fn items(&self) -> impl Iterator<Item = (&Section, &Item)> {
        self.sections.iter().flat_map(|s| s.items.iter().map(move |i| (s, i)))
    }

    /// The item with this id (not a statement or a column).
    #[must_use]
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items().map(|(_, item)| item).find(|item| item.id == *id)
    }

    /// The question with this id: an item, or a question of a group.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Item> {
        self.item(id).or_else(|| {
            let groups = self.items().filter_map(|(_, item)| item.group());
            groups.flat_map(|(table, _)| &table.columns).find(|question| question.id == *id)
        })
    }

    /// The rating item that holds a statement, and the statement.
    #[must_use]
    pub fn statement(&self, id: &str) -> Option<(&Item, &Ratings, &Statement)> {
        self.items().find_map(|(_, item)| match &item.kind {
            Kind::Ratings(ratings) => ratings.statements.iter().find(|s| s.id == *id).map(|s| (item, ratings, s)),
            _ => None,
        })
    }

    /// The first item with this role.
    #[must_use]
    pub fn with_role(&self, role: Role) -> Option<&Item> {
        self.items().map(|(_, item)| item).find(|item| item.role == Some(role))
    }

    /// The first date item: the day of the reflection.
    #[must_use]
    pub fn day_item(&self) -> Option<&Item> {
        self.items().map(|(_, item)| item).find(|item| matches!(item.kind, Kind::Date { .. }))
    }

    /// The client code item.
    #[must_use]
    pub fn client_item(&self) -> Option<&Item> {
        self.items().map(|(_, item)| item).find(|item| matches!(item.kind, Kind::ClientCode))
    }
}

impl Item {
    /// Whether it asks for anything (information does not).
    #[must_use]
    pub fn asks(&self) -> bool {
        !matches!(self.kind, Kind::Info { .. })
    }

    /// The rows and questions of a group; nothing if it is none.
    #[must_use]
    pub fn group(&self) -> Option<(&Table, &Group)> {
        match &self.kind {
            Kind::Table(table) => table.group.as_ref().map(|group| (table, group)),
            _ => None,
        }
    }

    /// The options of a choice or a ranking; *yes*, *no*, *not sure* are made by the reader of the answer.
    #[must_use]
    pub fn choices(&self) -> Option<&Choices> {
        match &self.kind {
            Kind::ChooseOne(choices) | Kind::ChooseMany(choices) | Kind::Ranking(choices) => Some(choices),
            _ => None,
        }
    }
}

impl Choices {
    /// How many places a ranking of these options gives.
    #[must_use]
    pub fn places(&self) -> usize {
        self.at_most.map_or(self.options.len(), usize::from).min(self.options.len())
    }
}
