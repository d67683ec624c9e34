//! The grammar of template and blocks files, as plain serde types.
//!
//! These types say exactly what may be written; stock `ron` (with
//! `implicit_some`) reads them, and is the referee of our own reader, which
//! makes the same values and goes on after a fault. Nothing here is checked
//! beyond its type: that is the work of resolving into [`super::model`].

use std::{collections::BTreeMap, fmt};

use ron::value::RawValue;
use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, Visitor},
};

pub use super::fhir::{Fhir, FhirSheet, Kept, Release};
pub use super::for_client::ForClient;
pub use super::scoring::{Better, Change, Fill, Flag, Method, Missing, Of, Reading, Toward};
use super::{
    Condition,
    grammar::{Fields, Read, Reader},
    tree::Node,
};
use crate::{
    base::{Decimal, Id, Keyed, Round},
    diagnostic::TextId,
};

/// A text as the author wrote it, with `*italic*`, `[words](template:id)` and `{item: id}`.
pub type Text = String;

/// `Template(…)`: a whole worksheet.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// The template's id; equal to its file's name.
    pub id: Id,
    /// Its version, such as `1.0.0`.
    pub version: String,
    /// The language of its texts, such as `en`.
    pub language: String,
    /// The name of the sheet.
    pub title: Text,
    /// A line under the name.
    #[serde(default)]
    pub subtitle: Option<Text>,
    /// What the sheet is for.
    #[serde(default)]
    pub purpose: Option<Text>,
    /// When to take it.
    #[serde(default)]
    pub when: Option<Text>,
    /// Who fills it in.
    #[serde(default)]
    pub who: Option<Text>,
    /// Honest minutes for the whole sheet.
    pub minutes: u16,
    /// The short way, if there is one.
    #[serde(default)]
    pub short: Option<Short>,
    /// Words to find it by.
    #[serde(default)]
    pub tags: Vec<String>,
    /// The id of the blocks file it shares from.
    #[serde(default)]
    pub blocks: Option<Id>,
    /// Lists of options used in several places.
    #[serde(default)]
    pub lists: Keyed<Keyed<Text>>,
    /// For a list: a line beside each option.
    #[serde(default)]
    pub hints: Keyed<Keyed<Text>>,
    /// Scales for ratings.
    #[serde(default)]
    pub scales: Keyed<Scale>,
    /// Bands for scores.
    #[serde(default)]
    pub bands: Keyed<Keyed<Edge>>,
    /// The sections, in order. A first section without a title is the header.
    pub sections: Vec<Section>,
    /// Scores.
    #[serde(default)]
    pub scores: Keyed<Score>,
    /// Profiles: several scores side by side over one list.
    #[serde(default)]
    pub profiles: Keyed<Profile>,
    /// Flags: yes, no or not answered, independent of any total.
    #[serde(default)]
    pub flags: Keyed<Flag>,
    /// The heading over the results.
    #[serde(default)]
    pub results: Option<Text>,
    /// Notes under results.
    #[serde(default)]
    pub notes: Vec<Notes>,
    /// The text item that *Go on in another worksheet* takes along.
    #[serde(default)]
    pub go_on: Option<Id>,
    /// How it prints.
    #[serde(default)]
    pub print: Print,
    /// Set where the sheet belongs to the client.
    #[serde(default)]
    pub for_client: Option<ForClient>,
    /// Answers with what must come of them; they run as tests.
    #[serde(default)]
    pub examples: Vec<Example>,
    /// What stands behind the sheet.
    #[serde(default)]
    pub about: Option<Text>,
    /// Where it comes from.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// What it is called in FHIR.
    #[serde(default)]
    pub fhir: Option<FhirSheet>,
}

/// `Blocks(…)`: what several worksheets share.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Blocks {
    /// The id by which templates name it.
    pub id: Id,
    /// Its version.
    pub version: String,
    /// The language of its texts.
    pub language: String,
    /// Items to share.
    #[serde(default)]
    pub items: Keyed<Item>,
    /// Scales to share.
    #[serde(default)]
    pub scales: Keyed<Scale>,
    /// Bands to share.
    #[serde(default)]
    pub bands: Keyed<Keyed<Edge>>,
}

/// `Short(…)`: the short way to be finished.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Short {
    /// Honest minutes.
    pub minutes: u16,
    /// The items that belong to it.
    pub items: Vec<Id>,
}

/// `Section(…)`: a heading and its items.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// The heading; the header section has none.
    #[serde(default)]
    pub title: Option<Text>,
    /// Other headings under a condition.
    #[serde(default)]
    pub wordings: Vec<Wording>,
    /// Text under the heading.
    #[serde(default)]
    pub say: Option<Text>,
    /// When the whole section is shown.
    #[serde(default)]
    pub show_if: Option<Condition>,
    /// Own items.
    #[serde(default)]
    pub items: Keyed<Item>,
    /// Items from the blocks file.
    #[serde(default)]
    pub shared: Vec<Id>,
    /// Other words, or a suggestion, for shared items.
    #[serde(default)]
    pub reword: Keyed<Wording>,
    /// When a shared item is shown in this sheet.
    #[serde(default)]
    pub only_if: Keyed<Condition>,
    /// The order, if not shared items first and then own ones.
    #[serde(default)]
    pub order: Vec<Id>,
    /// Folded until opened; filled in by the author after the sheet is finished too.
    #[serde(default)]
    pub folded: bool,
    /// A line at the folded heading's right.
    #[serde(default)]
    pub hint: Option<Text>,
    /// Whether it begins a page.
    #[serde(default)]
    pub break_before: bool,
    /// What it is called in FHIR.
    #[serde(default)]
    pub fhir: Option<Fhir>,
}

/// `Wording(…)`: other words for an item or a section, perhaps under a condition.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Wording {
    /// When these words stand; always, if left out.
    pub show_if: Option<Condition>,
    /// Another heading (sections only).
    pub title: Option<Text>,
    /// Another question.
    pub ask: Option<Text>,
    /// Another helper.
    pub help: Option<Text>,
    /// Another text (information only).
    pub say: Option<Text>,
    /// Other words in the outline.
    pub brief: Option<Text>,
    /// Other words for single statements.
    pub statements: Keyed<Text>,
    /// A suggestion beside the options.
    pub suggest: Vec<Suggest>,
}

/// `Suggest(…)`: options marked as worth a thought, never chosen for the writer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suggest {
    /// When the suggestion stands; always, if left out.
    #[serde(default)]
    pub show_if: Option<Condition>,
    /// These options.
    #[serde(default)]
    pub options: Vec<Id>,
    /// The lowest ways of this profile, ties together.
    #[serde(default)]
    pub lowest: Option<Id>,
}

/// How far an answer may travel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Sharing {
    /// Leaves when the writer sends the sheet.
    #[default]
    Free,
    /// Stays home unless ticked, each time anew.
    AskFirst,
    /// Never leaves.
    Never,
}

/// What an item is for the program, beyond its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Role {
    /// The small next step (C1).
    NextStep,
    /// Whether to take the sheet to supervision (C2).
    ToSupervision,
    /// The question to bring (C3).
    Question,
    /// What the writer takes along from supervision (Z2).
    TakenAlong,
    /// The day of the meeting; sets the mark *discussed on* (Z4).
    DiscussedOn,
    /// Minutes of the meeting (Z5).
    MeetingMinutes,
}

/// The fields that every kind of item has; see the kinds for what they mean.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "said at the kinds")]
pub struct Common<'a> {
    pub ask: Option<&'a str>,
    pub help: Option<&'a str>,
    pub brief: Option<&'a str>,
    pub show_if: Option<&'a Condition>,
    pub if_words: Option<&'a str>,
    pub wordings: &'a [Wording],
    pub required: bool,
    pub sharing: Sharing,
    pub for_supervisor: bool,
    pub role: Option<Role>,
    pub on_paper: Option<&'a str>,
    pub keep_together: bool,
    pub break_before: bool,
    pub fhir: Option<&'a Fhir>,
}

macro_rules! items {
    ($($(#[$doc:meta])* $kind:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* })*) => {
        /// An item as written: the kind's name with its fields.
        #[derive(Debug, Deserialize)]
        pub enum Item {
            $($(#[$doc])* $kind($kind),)*
        }

        impl Item {
            /// The names of all kinds, in the order of the grammar.
            pub const KINDS: &'static [&'static str] = &[$(stringify!($kind)),*];

            /// The name of its kind, as written.
            #[must_use]
            pub const fn kind(&self) -> &'static str {
                match self {
                    $(Self::$kind(_) => stringify!($kind),)*
                }
            }

            /// The names of the fields of each kind.
            pub const FIELDS: &'static [(&'static str, &'static [&'static str])] =
                &[$((stringify!($kind), $kind::FIELDS)),*];

            /// The fields that every kind has.
            #[must_use]
            pub fn common(&self) -> Common<'_> {
                match self {
                    $(Self::$kind(item) => Common {
                        ask: item.ask.as_deref(),
                        help: item.help.as_deref(),
                        brief: item.brief.as_deref(),
                        show_if: item.show_if.as_ref(),
                        if_words: item.if_words.as_deref(),
                        wordings: &item.wordings,
                        required: item.required,
                        sharing: item.sharing,
                        for_supervisor: item.for_supervisor,
                        role: item.role,
                        on_paper: item.on_paper.as_deref(),
                        keep_together: item.keep_together,
                        break_before: item.break_before,
                        fhir: item.fhir.as_ref(),
                    },)*
                }
            }
        }

        $(
            $(#[$doc])*
            #[derive(Debug, Default, Deserialize)]
            #[serde(deny_unknown_fields, default)]
            pub struct $kind {
                /// The question.
                pub ask: Option<Text>,
                /// The small print under it.
                pub help: Option<Text>,
                /// A few words for the outline.
                pub brief: Option<Text>,
                /// When it is shown; always, if left out.
                pub show_if: Option<Condition>,
                /// The condition in words, where the program cannot make them.
                pub if_words: Option<Text>,
                /// Other words under conditions; the first that holds.
                pub wordings: Vec<Wording>,
                /// Whether *Finish* asks for it.
                pub required: bool,
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
                /// What it is called in FHIR.
                pub fhir: Option<Fhir>,
                $($(#[$field_doc])* pub $field: $type,)*
            }

            impl $kind {
                /// The names of its fields.
                pub(super) const FIELDS: &'static [&'static str] = &[
                    $(stringify!($field),)*
                    "ask", "help", "brief", "show_if", "if_words", "wordings", "required", "sharing",
                    "for_supervisor", "role", "on_paper", "keep_together", "break_before", "fhir",
                ];
            }
        )*

        impl Read for Item {
            const WHAT: &'static str = "a kind of question";

            fn read(node: &Node, r: &mut Reader<'_>) -> Option<Self> {
                let call = Self::call(node, r)?;
                match call.name.as_str() {
                    $(stringify!($kind) => {
                        let f = Fields::inside(node, call, stringify!($kind), $kind::FIELDS, r)?;
                        Some(Self::$kind($kind {
                            ask: f.may("ask", r),
                            help: f.may("help", r),
                            brief: f.may("brief", r),
                            show_if: f.may("show_if", r),
                            if_words: f.may("if_words", r),
                            wordings: f.may("wordings", r),
                            required: f.may("required", r),
                            sharing: f.may("sharing", r),
                            for_supervisor: f.may("for_supervisor", r),
                            role: f.may("role", r),
                            on_paper: f.may("on_paper", r),
                            keep_together: f.may("keep_together", r),
                            break_before: f.may("break_before", r),
                            fhir: f.may("fhir", r),
                            $($field: f.may(stringify!($field), r),)*
                        }))
                    })*
                    _ => None,
                }
            }

            fn hole() -> Self {
                Self::Info(Info::default())
            }
        }
    };
}

items! {
    /// Text only.
    Info {
        /// The text.
        say: Option<Text>,
        /// The item at which it stands: it belongs to the short way if that does.
        at: Option<Id>,
    }
    /// One line of text, soft limit 160 characters.
    ShortText {
        /// Soft limit in characters.
        limit: Option<u32>,
        /// Writing lines on paper.
        lines: Option<u8>,
        /// A tick beside the box that is an answer too: *Nothing for now*.
        or_nothing: Option<Text>,
    }
    /// Text of any length, soft limit 1,500 characters.
    LongText {
        /// Soft limit in characters.
        limit: Option<u32>,
        /// Writing lines on paper.
        lines: Option<u8>,
        /// A tick beside the box that is an answer too.
        or_nothing: Option<Text>,
    }
    /// Yes or no.
    YesNo {
        /// Whether *not sure* is offered.
        not_sure: bool,
        /// The score or way in which it counts.
        counts: Option<Id>,
        /// What each answer counts, by its id.
        points: Keyed<Decimal>,
    }
    /// Exactly one option.
    ChooseOne {
        /// A list to take options from, before the own ones.
        from_list: Option<Id>,
        /// Own options.
        options: Keyed<Text>,
        /// A line beside an option.
        hints: Keyed<Text>,
        /// Own words as a last option (id `other`).
        other: Option<Text>,
        /// A text shown under an option once it is chosen.
        tell: Keyed<Text>,
        /// A suggestion beside the options.
        suggest: Vec<Suggest>,
        /// A line shown when the answer is changed after others depended on it.
        if_changed: Option<Text>,
        /// The score or way in which it counts.
        counts: Option<Id>,
        /// What each option counts, by its id.
        points: Keyed<Decimal>,
    }
    /// Any number of options.
    ChooseMany {
        /// A list to take options from, before the own ones.
        from_list: Option<Id>,
        /// Own options.
        options: Keyed<Text>,
        /// A line beside an option.
        hints: Keyed<Text>,
        /// Own words as an option (id `other`).
        other: Option<Text>,
        /// An option that clears the rest (id `none`), after all the others but own words.
        none: Option<Text>,
        /// The most options that may be chosen.
        at_most: Option<u16>,
        /// A text shown under an option once it is chosen.
        tell: Keyed<Text>,
        /// A suggestion beside the options.
        suggest: Vec<Suggest>,
    }
    /// Options brought into an order.
    Ranking {
        /// A list to take options from, before the own ones.
        from_list: Option<Id>,
        /// Own options.
        options: Keyed<Text>,
        /// A line beside an option.
        hints: Keyed<Text>,
        /// How many places are given; all, if left out.
        places: Option<u16>,
    }
    /// One rating on a scale.
    Rating {
        /// The scale.
        scale: Option<Id>,
        /// The score or way in which it counts.
        counts: Option<Id>,
        /// Whether it counts turned round: least + most − x.
        reverse: bool,
    }
    /// Statements under one scale.
    Ratings {
        /// The scale.
        scale: Option<Id>,
        /// Other words at the ends of the scale, under conditions.
        ends: Vec<Ends>,
        /// The statements; their ids are ids of the sheet.
        statements: Keyed<Statement>,
    }
    /// A line of whole numbers, unset at first.
    Slider {
        /// The lowest number; 0 if left out.
        from: Option<i16>,
        /// The highest number; 10 if left out.
        to: Option<i16>,
        /// Words at the low end.
        low: Option<Text>,
        /// Words at the high end.
        high: Option<Text>,
        /// The score or way in which it counts.
        counts: Option<Id>,
        /// Whether it counts turned round: from + to − x.
        reverse: bool,
    }
    /// A number.
    Number {
        /// What it counts, such as `minutes`.
        unit: Option<Text>,
        /// The least that can be.
        least: Option<Decimal>,
        /// The most that can be.
        most: Option<Decimal>,
        /// Digits after the point.
        places: u8,
        /// The score or way in which it counts.
        counts: Option<Id>,
        /// Whether it counts turned round: least + most − x.
        reverse: bool,
    }
    /// A calendar day.
    Date {
        /// What it starts with.
        start: Start,
    }
    /// A time of day.
    Time {
        /// What it starts with.
        start: StartTime,
    }
    /// A typed name with the day on which it was signed; a ruled line on paper.
    Signature {}
    /// A drawing by pen or mouse, with its words.
    Drawing {
        /// Height of the area in millimetres; 90 if left out.
        height: Option<u16>,
    }
    /// The code that stands for a client.
    ClientCode {}
    /// Rows and columns.
    Table {
        /// The rows.
        rows: Rows,
        /// The columns; their items may have conditions on cells of the same row.
        columns: Keyed<Item>,
        /// Rows that must be answered where the table is required.
        need_rows: Option<u16>,
        /// What a free row is called: "Another thought".
        another: Option<Text>,
        /// The item whose text the first cell offers.
        offer: Option<Id>,
        /// One tick that answers the whole table.
        none: Option<Text>,
    }
    /// Questions that belong together, asked once or several times.
    Group {
        /// The questions; their ids are ids of the sheet.
        items: Keyed<Item>,
        /// How often it is there at first; once, if left out.
        least: Option<u16>,
        /// How often it may be there; as often as at first, if left out.
        most: Option<u16>,
        /// What one of them is called: "Moment".
        each: Option<Text>,
        /// What one more is called: "Another moment".
        another: Option<Text>,
        /// How many must be answered where the group is required.
        need: Option<u16>,
    }
}

/// The kinds of item that have a field of this name.
pub(super) fn homes_of(field: &str) -> Vec<&'static str> {
    Item::FIELDS.iter().filter(|(_, fields)| fields.contains(&field)).map(|(kind, _)| *kind).collect()
}

/// `Ends(…)`: other words at the ends of a scale.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ends {
    /// When they stand.
    pub show_if: Condition,
    /// Words of the lowest step.
    pub low: Text,
    /// Words of the highest step.
    pub high: Text,
}

/// A statement, the score or way in which it counts, and its direction.
#[derive(Debug, Deserialize)]
pub enum Statement {
    /// Counts as ticked.
    Statement(Id, Text),
    /// Counts turned round: least + most − x.
    Reverse(Id, Text),
    /// Counts nowhere.
    Plain(Text),
}

/// What a date starts with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Start {
    /// Nothing.
    #[default]
    Empty,
    /// The day on which the worksheet is begun.
    Today,
}

/// What a time starts with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum StartTime {
    /// Nothing.
    #[default]
    Empty,
    /// The time at which the worksheet is begun.
    Now,
}

/// The rows of a table.
#[derive(Debug, Deserialize)]
pub enum Rows {
    /// Rows the writer adds, at least and at most so many.
    Free(u16, u16),
    /// Rows that are given.
    Fixed(Keyed<Text>),
}

impl Default for Rows {
    fn default() -> Self {
        Self::Free(1, 1)
    }
}

/// `Scale(…)`: the steps of a rating.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// Each number with its words, ascending.
    #[serde(deserialize_with = "steps_once")]
    pub steps: BTreeMap<i16, Text>,
    /// Words of the answer that counts as missing.
    #[serde(default)]
    pub cannot_say: Option<Text>,
}

/// Steps by their number, none of them twice.
fn steps_once<'de, D: Deserializer<'de>>(d: D) -> Result<BTreeMap<i16, Text>, D::Error> {
    struct Steps;
    impl<'de> Visitor<'de> for Steps {
        type Value = BTreeMap<i16, Text>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a map from numbers to words")
        }
        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut steps = BTreeMap::new();
            while let Some((step, words)) = map.next_entry()? {
                if steps.insert(step, words).is_some() {
                    return Err(A::Error::custom(format_args!("the step {step} stands twice")));
                }
            }
            Ok(steps)
        }
    }
    d.deserialize_map(Steps)
}

/// Where a band begins; it ends where the next begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Edge {
    /// The edge belongs to the band.
    From(Decimal),
    /// The band begins above the edge.
    Above(Decimal),
}

/// `Score(…)`: a number over statements.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Score {
    /// Its name.
    pub title: Text,
    /// How it is made.
    pub method: Method,
    /// How many answers may be missing.
    pub missing: Missing,
    /// What it is made of, if not of the statements that name it.
    #[serde(default)]
    pub of: Option<Of>,
    /// What stands for an answer that may be missing.
    #[serde(default)]
    pub fill: Option<Fill>,
    /// What stands for a question that branching skips, by its id.
    #[serde(default)]
    pub skipped: Keyed<Decimal>,
    /// What the result is multiplied by.
    #[serde(default)]
    pub factor: Option<Decimal>,
    /// What is added after that.
    #[serde(default)]
    pub offset: Option<Decimal>,
    /// How the result is rounded, before bands look at it.
    #[serde(default)]
    pub round: Option<Round>,
    /// The bands it is read in.
    #[serde(default)]
    pub bands: Option<Id>,
    /// What is said in each band.
    #[serde(default)]
    pub say: Keyed<Text>,
    /// Other sets of bands on the same value, each under an id of its own.
    #[serde(default)]
    pub readings: Keyed<Reading>,
    /// How far two values must lie apart to be a reliable change.
    #[serde(default)]
    pub change: Option<Change>,
    /// Which version of a published rule this is.
    #[serde(default)]
    pub rule: Option<Text>,
    /// The label that stands wherever the score stands.
    pub label: Text,
    /// When it is shown.
    #[serde(default)]
    pub show_if: Option<Condition>,
    /// Whether it is a step on the way to other scores, and shown nowhere.
    #[serde(default)]
    pub step: bool,
    /// What it is called in FHIR.
    #[serde(default)]
    pub fhir: Option<Fhir>,
}

/// `Profile(…)`: one score for each way of a list, side by side.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Its name.
    pub title: Text,
    /// The list whose options are its ways.
    pub list: Id,
    /// How each way is made of its statements.
    pub method: Method,
    /// How many answers of a way may be missing.
    pub missing: Missing,
    /// What stands for an answer that may be missing.
    #[serde(default)]
    pub fill: Option<Fill>,
    /// What each way is multiplied by.
    #[serde(default)]
    pub factor: Option<Decimal>,
    /// What is added after that.
    #[serde(default)]
    pub offset: Option<Decimal>,
    /// How each way is rounded, before bands look at it.
    #[serde(default)]
    pub round: Option<Round>,
    /// The bands each way is read in.
    #[serde(default)]
    pub bands: Option<Id>,
    /// A word for each band.
    #[serde(default)]
    pub words: Keyed<Text>,
    /// Bands of the spread: highest less lowest, only when all ways have a value.
    #[serde(default)]
    pub spread: Keyed<Edge>,
    /// Words for each spread.
    #[serde(default)]
    pub spread_words: Keyed<Text>,
    /// The label that stands wherever the profile stands.
    pub label: Text,
    /// When it is shown.
    #[serde(default)]
    pub show_if: Option<Condition>,
    /// What stands in its place when it is not shown.
    #[serde(default)]
    pub instead: Option<PlainList>,
}

/// `PlainList(…)`: the names of the ways at or above a value, in place of a profile.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlainList {
    /// Its heading.
    pub title: Text,
    /// The least value of a way that is named.
    pub at_least: Decimal,
    /// What stands there if there is none.
    pub none: Text,
    /// The label under it.
    pub label: Text,
}

/// `Notes(…)`: sentences under a result, the first that hold.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notes {
    /// The score or profile under which they stand.
    pub under: Id,
    /// How many are shown at most.
    pub at_most: u16,
    /// The notes in order of rank.
    pub list: Vec<Note>,
}

/// `Note(…)`: one sentence under a condition.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// When it holds.
    pub show_if: Condition,
    /// What it says.
    pub say: Text,
    /// Other words under conditions; the first that holds.
    #[serde(default)]
    pub wordings: Vec<Wording>,
}

/// `Print(…)`: how a template prints.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Print {
    /// How scores are printed when they are asked for.
    pub scores: ScoresInPrint,
    /// Tables (by id) that print one block a row instead of columns.
    pub block_rows: Vec<Id>,
}

/// How scores are printed when they are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum ScoresInPrint {
    /// Bars and words.
    #[default]
    InWords,
    /// Bars, words and numbers.
    WithNumbers,
}

/// `Example(…)`: answers and what must come of them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// What it shows.
    pub name: String,
    /// The answers, as in an answers file.
    pub answers: Keyed<AsWritten>,
    /// The answers of an earlier day, for a change.
    #[serde(default)]
    pub earlier: Option<Keyed<AsWritten>>,
    /// What must come of them.
    pub expect: Vec<Expect>,
}

/// A value that is kept as it was written, to be read by whoever knows what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AsWritten(pub String);

impl<'de> Deserialize<'de> for AsWritten {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(d)?;
        // Space and comments around the value do not belong to it.
        let (tree, _) = super::tree::read(raw.get_ron(), TextId(0));
        Ok(Self(tree.root().span().of(raw.get_ron()).to_owned()))
    }
}

/// One thing that must come of an example's answers.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum Expect {
    /// A score's exact value and its band.
    Score(Id, Decimal, Id),
    /// A score's exact value, where it has no bands.
    Exact(Id, Decimal),
    /// The state of a flag: `yes`, `no` or `not-answered`.
    FlagIs(Id, Id),
    /// How far a score has moved since the earlier answers, and what that is:
    /// `better`, `worse`, `higher`, `lower` or `none`.
    ChangeIs(Id, Decimal, Id),
    /// No change can be told.
    NoChange(Id),
    /// A score's value shown with two places, such as `4.33`.
    Shown(Id, String),
    /// The band a score lies in, or one of its readings, where the value cannot be written exactly (13 ÷ 3).
    Band(Id, Id),
    /// Too few answers for this score.
    NoScore(Id),
    /// A spread's exact value and its band.
    SpreadIs(Id, Decimal, Id),
    /// No spread.
    NoSpread(Id),
    /// The options suggested at an item, in any order.
    Suggested(Id, Vec<Id>),
    /// Exactly these notes, in this order.
    Says(Vec<Text>),
    /// These items are shown.
    Visible(Vec<Id>),
    /// These items are not shown.
    Hidden(Vec<Id>),
    /// The words at the ends of a rating's scale.
    ScaleEnds(Id, Text, Text),
    /// The question of an item, or a statement, as it stands now.
    Asks(Id, Text),
    /// The ways of the plain list, in order.
    Listed(Id, Vec<Id>),
}

/// `Source(…)`: where something comes from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The reference.
    pub cite: Text,
    /// Whether it was checked; only checked sources are printed and shown.
    #[serde(default)]
    pub seen: bool,
}
