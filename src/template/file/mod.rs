//! The grammar of template and blocks files, as plain serde types.
//!
//! These types say exactly what may be written; stock `ron` (with
//! `implicit_some`) reads them, and is the referee of our own reader, which
//! makes the same values and goes on after a fault. Nothing here is checked
//! beyond its type: that is the work of resolving into [`super::model`].
//!
//! The comment at each field is its line in the reference page of Help.

mod examples;
mod fitting;
mod items;
mod parts;
mod scoring;
mod words;

pub use super::{
    fhir::{Fhir, FhirSheet, Kept, Release},
    for_client::ForClient,
};
pub use examples::{AsWritten, Example, Expect};
pub(in crate::template) use fitting::{
    Form, called_in, field_of_entries, field_of_list, field_of_record, has_field, holds_maps_of, kind_with,
    kind_with_entries, text_needed,
};
pub use items::*;
pub use parts::*;
pub use scoring::*;
pub use words::{Suggest, Wording};

use super::{
    Condition,
    grammar::table::{Described, Field, MadeOf, TypeTable, Word, record},
};
use crate::base::{Id, Keyed, Round};

/// A text as the author wrote it, with `*italic*`, `[words](template:id)` and `{item: id}`.
pub type Text = String;

record! {
    /// A whole worksheet.
    Template {
        need {
            /// The template's id; equal to its file's name without `.ron`.
            id: Id,
            /// Its version, such as `"1.0.0"`; raised with every change that others will see.
            version: String,
            /// The language of its texts, such as `"en"`.
            language: String,
            /// The name of the sheet.
            title: Text,
            /// Honest minutes for the whole sheet.
            minutes: u16,
            /// The sections, in order. A first section without a title is the header.
            sections: Vec<Section>,
        }
        may {
            /// A line under the name.
            subtitle: Option<Text>,
            /// What the sheet is for.
            purpose: Option<Text>,
            /// When to take it.
            when: Option<Text>,
            /// Who fills it in.
            who: Option<Text>,
            /// The short way to be finished, if there is one; the whole way is everything.
            short: Option<Short>,
            /// Words to find it by.
            tags: Vec<String>,
            /// The id of the blocks file it shares from.
            blocks: Option<Id>,
            /// Lists of options that several questions, or a profile, use.
            lists: Keyed<Keyed<Text>>,
            /// For a list: a line beside each option.
            hints: Keyed<Keyed<Text>>,
            /// Scales for ratings.
            scales: Keyed<Scale>,
            /// Sets of bands for scores; each band with where it begins.
            bands: Keyed<Keyed<Edge>>,
            /// Scores. Their ids are ids of the sheet.
            scores: Keyed<Score>,
            /// Profiles: one score for each option of a list, side by side.
            profiles: Keyed<Profile>,
            /// Flags: yes, no or not answered, whatever any total says.
            flags: Keyed<Flag>,
            /// The heading over the results.
            results: Option<Text>,
            /// Notes under results.
            notes: Vec<Notes>,
            /// The text question that *Go on in another worksheet* takes along.
            go_on: Option<Id>,
            /// How it prints.
            print: Print,
            /// Answers with what must come of them; they run as tests whenever the file is checked.
            examples: Vec<Example>,
            /// What stands behind the sheet; an empty line begins a new paragraph.
            about: Option<Text>,
            /// Where it comes from.
            sources: Vec<Source>,
            /// Set where the sheet belongs to the client: it opens only by itself, full
            /// screen, and is kept nowhere.
            for_client: Option<ForClient>,
            /// What it is called in FHIR.
            fhir: Option<FhirSheet>,
        }
    }
}

record! {
    /// What several worksheets share: a file of its own.
    Blocks {
        need {
            /// The id by which templates name it; equal to its file's name without `.ron`.
            id: Id,
            /// Its version.
            version: String,
            /// The language of its texts.
            language: String,
        }
        may {
            /// Questions to share.
            items: Keyed<Item>,
            /// Scales to share.
            scales: Keyed<Scale>,
            /// Sets of bands to share.
            bands: Keyed<Keyed<Edge>>,
        }
    }
}

record! {
    /// The short way to be finished.
    Short {
        need {
            /// Honest minutes.
            minutes: u16,
            /// The questions that belong to it. Information belongs to it if the question
            /// named in its `at` does, and always if it has no `at`.
            items: Vec<Id>,
        }
        may {}
    }
}

record! {
    /// A heading and its questions.
    Section {
        need {}
        may {
            /// The heading; the header section has none.
            title: Option<Text>,
            /// Other headings under conditions (their `title`); the first that holds.
            wordings: Vec<Wording>,
            /// Text under the heading.
            say: Option<Text>,
            /// When the whole section is shown; always, if left out.
            show_if: Option<Condition>,
            /// Own questions.
            items: Keyed<Item>,
            /// Questions from the blocks file; they stand before the own ones.
            shared: Vec<Id>,
            /// Other words, or a suggestion, for shared questions; meaning, id and scoring stay.
            reword: Keyed<Wording>,
            /// When a shared question is shown in this sheet.
            only_if: Keyed<Condition>,
            /// The order of all its questions, if not shared ones first and then own ones.
            order: Vec<Id>,
            /// Folded until opened, and it does not reopen a finished sheet: for what is
            /// filled in after supervision.
            folded: bool,
            /// A few words at the right of a folded heading.
            hint: Option<Text>,
            /// Whether it begins a page on paper.
            break_before: bool,
            /// What it is called in FHIR.
            fhir: Option<Fhir>,
        }
    }
}

record! {
    /// How a template prints.
    Print {
        need {}
        may {
            /// How scores are printed when they are asked for.
            scores: ScoresInPrint,
            /// Tables (by id) that print one block a row instead of columns.
            block_rows: Vec<Id>,
        }
    }
}

impl Default for Print {
    fn default() -> Self {
        super::grammar::Read::hole()
    }
}

record! {
    /// Where something comes from.
    Source {
        need {
            /// The reference.
            cite: Text,
        }
        may {
            /// Whether you have had it in your hands; only such sources are printed and shown.
            seen: bool,
        }
    }
}

/// Every type of the grammar but the kinds of question ([`Item::TABLES`]), as data.
pub const TYPES: &[TypeTable] = &[
    Template::TABLE,
    Short::TABLE,
    Section::TABLE,
    Source::TABLE,
    Print::TABLE,
    ScoresInPrint::TABLE,
    Sharing::TABLE,
    Role::TABLE,
    Start::TABLE,
    StartTime::TABLE,
    Rows::TABLE,
    Statement::TABLE,
    Ends::TABLE,
    Condition::TABLE,
    super::Bound::TABLE,
    Wording::TABLE,
    Suggest::TABLE,
    Scale::TABLE,
    Edge::TABLE,
    Score::TABLE,
    Method::TABLE,
    Missing::TABLE,
    Toward::TABLE,
    Fill::TABLE,
    Of::TABLE,
    Round::TABLE,
    Reading::TABLE,
    Change::TABLE,
    Better::TABLE,
    Flag::TABLE,
    Profile::TABLE,
    PlainList::TABLE,
    Notes::TABLE,
    Note::TABLE,
    Blocks::TABLE,
    ForClient::TABLE,
    Fhir::TABLE,
    FhirSheet::TABLE,
    Release::TABLE,
    Kept::TABLE,
    Example::TABLE,
    Expect::TABLE,
];

/// Every field that the grammar knows, with all its homes.
fn fields() -> impl Iterator<Item = &'static Field> {
    let own = TYPES.iter().chain(Item::TABLES).filter_map(|table| match table.made_of {
        MadeOf::Fields(fields) => Some(fields),
        MadeOf::Words(_) => None,
    });
    own.flatten().chain(Item::COMMON)
}

/// Whether something with fields in parentheses is called so.
pub(in crate::template) fn is_call(name: &str) -> bool {
    let called = |table: &TypeTable| matches!(table.made_of, MadeOf::Fields(_)) && table.name == name;
    TYPES.iter().chain(Item::TABLES).any(called)
}

/// Whether a word of this name has values in parentheses.
pub(in crate::template) fn takes_values(name: &str) -> bool {
    let known = |word: &Word| word.name == name && word.sample.contains('(');
    TYPES.iter().any(|table| matches!(table.made_of, MadeOf::Words(words) if words.iter().any(known)))
}

/// How a word with values is written, if there is one of this name.
fn samples(name: &str) -> impl Iterator<Item = &'static str> {
    let words = TYPES.iter().filter_map(|table| match table.made_of {
        MadeOf::Words(words) => Some(words),
        MadeOf::Fields(_) => None,
    });
    let samples = words.flatten().filter(move |word| word.name == name).map(|word| word.sample);
    samples.filter_map(|sample| sample.split_once('(')?.1.strip_suffix(')'))
}

/// How many values a word of this name takes at most, as its sample is written.
pub(in crate::template) fn values_of(name: &str) -> Option<usize> {
    samples(name).map(|values| values_in(values).count()).max()
}

/// Whether a word of this name takes a list as its value in this place, counted from 0.
pub(in crate::template) fn takes_list_at(name: &str, at: usize) -> bool {
    samples(name).any(|values| values_in(values).nth(at).is_some_and(|value| value.starts_with('[')))
}

/// The values of a sample, each as it is written.
fn values_in(sample: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    let parts = sample.split(move |c| {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == ',' && depth == 0
    });
    parts.map(str::trim)
}

/// Whether some part of a file has a field of this name.
pub(in crate::template) fn is_field(name: &str) -> bool {
    fields().any(|field| field.name == name)
}

/// Whether the value of a field of this name stands in brackets, in one of its homes at least.
pub(in crate::template) fn holds_a_list(name: &str) -> bool {
    fields().any(|field| field.name == name && (field.shape)().starts_with('['))
}
