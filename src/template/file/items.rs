//! The kinds of question, each with its own fields and those that all have.

use super::{
    super::{
        Condition,
        grammar::{
            Fields, Read, Reader, Variant,
            table::{Field, MadeOf, TypeTable, unset},
        },
        tree::{Call, Node},
    },
    Ends, Fhir, Role, Rows, Sharing, Start, StartTime, Statement, Suggest, Text, Wording,
};
use crate::base::{Decimal, Id, Keyed};

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

/// One kind: its struct, how it is read, its fields as data.
macro_rules! item {
    (
        { $($(#[doc = $common_doc:literal])+ $common:ident: $common_type:ty,)* }
        $(#[doc = $doc:literal])+
        $kind:ident { $($(#[doc = $field_doc:literal])+ $field:ident: $type:ty,)* }
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug, Default, serde::Deserialize)]
        #[serde(deny_unknown_fields, default)]
        pub struct $kind {
            $($(#[doc = $common_doc])+ pub $common: $common_type,)*
            $($(#[doc = $field_doc])+ pub $field: $type,)*
        }

        impl $kind {
            /// The names of its fields.
            pub(in crate::template) const FIELDS: &'static [&'static str] =
                &[$(stringify!($field),)* $(stringify!($common),)*];

            const TABLE: TypeTable = TypeTable {
                name: stringify!($kind),
                doc: &[$($doc),+],
                made_of: MadeOf::Fields(&[$(Field {
                    name: stringify!($field),
                    need: false,
                    shape: <$type as Read>::shape,
                    unset: unset::<$type>,
                    doc: &[$($field_doc),+],
                },)*]),
            };

            fn inside(node: &Node, call: &Call, r: &mut Reader<'_>) -> Option<Self> {
                let f = Fields::inside(node, call, stringify!($kind), Self::FIELDS, r)?;
                Some(Self {
                    $($common: f.may(stringify!($common), r),)*
                    $($field: f.may(stringify!($field), r),)*
                })
            }
        }
    };
}

macro_rules! common_table {
    ({ $($(#[doc = $doc:literal])+ $field:ident: $type:ty,)* }) => {
        &[$(Field {
            name: stringify!($field),
            need: false,
            shape: <$type as Read>::shape,
            unset: unset::<$type>,
            doc: &[$($doc),+],
        },)*]
    };
}

macro_rules! items {
    ($common:tt $($(#[doc = $doc:literal])+ $kind:ident $own:tt)*) => {
        /// An item as written: the kind's name with its fields.
        #[derive(Debug, serde::Deserialize)]
        pub enum Item {
            $($(#[doc = $doc])+ $kind($kind),)*
        }

        $(item! { $common $(#[doc = $doc])+ $kind $own })*

        impl Item {
            /// The names of all kinds, in the order of the grammar.
            pub const KINDS: &'static [&'static str] = &[$(stringify!($kind)),*];

            /// The names of the fields of each kind.
            pub const FIELDS: &'static [(&'static str, &'static [&'static str])] =
                &[$((stringify!($kind), $kind::FIELDS)),*];

            /// Each kind with its own fields, as data.
            pub const TABLES: &'static [TypeTable] = &[$($kind::TABLE),*];

            /// The fields that every kind has, as data.
            pub const COMMON: &'static [Field] = common_table!($common);

            /// The name of its kind, as written.
            #[must_use]
            pub const fn kind(&self) -> &'static str {
                match self {
                    $(Self::$kind(_) => stringify!($kind),)*
                }
            }

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

        impl Read for Item {
            const WHAT: &'static str = "a kind of question";

            fn shape() -> String {
                "question".to_owned()
            }

            fn read(node: &Node, r: &mut Reader<'_>) -> Option<Self> {
                let call = Variant::kind(node, Self::WHAT, Self::KINDS, r)?;
                match call.name.as_str() {
                    $(stringify!($kind) => $kind::inside(node, call, r).map(Self::$kind),)*
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
    {
        /// The question. Every kind needs it but `Info`.
        ask: Option<Text>,
        /// The small print under it.
        help: Option<Text>,
        /// A few words for the outline at the left.
        brief: Option<Text>,
        /// When it is shown; always, if left out.
        show_if: Option<Condition>,
        /// The condition in words for paper, where the program cannot make them: where it
        /// reads a score or a profile, or says `Not` of more than a choice or a rating.
        if_words: Option<Text>,
        /// Other words under conditions; the first that holds, else the question's own.
        wordings: Vec<Wording>,
        /// Whether *Finish* asks for it.
        required: bool,
        /// How far the answer may travel.
        sharing: Sharing,
        /// Whether only the reviewer fills it in.
        for_supervisor: bool,
        /// What it is for the program.
        role: Option<Role>,
        /// A line for the blank sheet only.
        on_paper: Option<Text>,
        /// Whether no page break falls inside it, as long as a page can hold it.
        keep_together: bool,
        /// Whether it begins a page on paper.
        break_before: bool,
        /// What it is called in FHIR.
        fhir: Option<Fhir>,
    }

    /// Text only.
    Info {
        /// The text. It must be there.
        say: Option<Text>,
        /// The question at which it stands: it belongs to the short way if that does.
        at: Option<Id>,
    }
    /// One line of text.
    ShortText {
        /// Soft limit in characters, 160 if left out; nobody is stopped by it, nothing is cut.
        limit: Option<u32>,
        /// Writing lines on paper.
        lines: Option<u8>,
        /// A tick beside the box that is an answer too, such as *Nothing for now*.
        or_nothing: Option<Text>,
    }
    /// Text of any length.
    LongText {
        /// Soft limit in characters, 1500 if left out; nobody is stopped by it, nothing is cut.
        limit: Option<u32>,
        /// Writing lines on paper.
        lines: Option<u8>,
        /// A tick beside the box that is an answer too.
        or_nothing: Option<Text>,
    }
    /// Yes or no. The options are `yes`, `no` and `not-sure`.
    YesNo {
        /// Whether *not sure* is offered.
        not_sure: bool,
        /// The score or way in which it counts, with `points`.
        counts: Option<Id>,
        /// What each answer counts, by its id. An answer without points counts as missing.
        points: Keyed<Decimal>,
    }
    /// Exactly one option.
    ChooseOne {
        /// A list to take options from, before the own ones.
        from_list: Option<Id>,
        /// Own options.
        options: Keyed<Text>,
        /// A line beside an option, by its id.
        hints: Keyed<Text>,
        /// Own words as a last option (its id is `other`).
        other: Option<Text>,
        /// A text shown under an option once it is chosen, by the option's id.
        tell: Keyed<Text>,
        /// A suggestion beside the options.
        suggest: Vec<Suggest>,
        /// A line shown when the answer is changed after others were given.
        if_changed: Option<Text>,
        /// The score or way in which it counts, with `points`.
        counts: Option<Id>,
        /// What each option counts, by its id. An option without points counts as missing.
        points: Keyed<Decimal>,
    }
    /// Any number of options.
    ChooseMany {
        /// A list to take options from, before the own ones.
        from_list: Option<Id>,
        /// Own options.
        options: Keyed<Text>,
        /// A line beside an option, by its id.
        hints: Keyed<Text>,
        /// Own words as an option (its id is `other`).
        other: Option<Text>,
        /// An option that clears the rest (its id is `none`), after all the others but own words.
        none: Option<Text>,
        /// The most options that may be chosen.
        at_most: Option<u16>,
        /// A text shown under an option once it is chosen, by the option's id.
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
        /// A line beside an option, by its id.
        hints: Keyed<Text>,
        /// How many places are given; all, if left out.
        places: Option<u16>,
    }
    /// One rating on a scale.
    Rating {
        /// The scale. It must be there.
        scale: Option<Id>,
        /// The score or way in which it counts.
        counts: Option<Id>,
        /// Whether it counts turned round: lowest + highest step − answer.
        reverse: bool,
    }
    /// Statements under one scale.
    Ratings {
        /// The scale. It must be there.
        scale: Option<Id>,
        /// Other words at the ends of the scale, under conditions; the first that holds.
        ends: Vec<Ends>,
        /// The statements; their ids are ids of the sheet, and answers stand under them.
        statements: Keyed<Statement>,
    }
    /// A line of whole numbers, unset at first.
    Slider {
        /// The lowest number; 0 if left out.
        from: Option<i16>,
        /// The highest number, at most 200 above the lowest; 10 if left out.
        to: Option<i16>,
        /// Words at the low end. They must be there.
        low: Option<Text>,
        /// Words at the high end. They must be there.
        high: Option<Text>,
        /// The score or way in which it counts.
        counts: Option<Id>,
        /// Whether it counts turned round: from + to − answer.
        reverse: bool,
    }
    /// A number.
    Number {
        /// What it counts, such as `"minutes"`; stands behind it.
        unit: Option<Text>,
        /// The least that can be.
        least: Option<Decimal>,
        /// The most that can be.
        most: Option<Decimal>,
        /// Digits after the point.
        places: u8,
        /// The score or way in which it counts; it then needs `least` and `most`.
        counts: Option<Id>,
        /// Whether it counts turned round: least + most − answer.
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
        /// Height of the area in millimetres, 20 to 200; 90 if left out.
        height: Option<u16>,
    }
    /// The code that stands for a client.
    ClientCode {}
    /// Rows and columns.
    Table {
        /// The rows; a single one, if left out.
        rows: Rows,
        /// The columns, each a question: `ShortText`, `LongText`, `YesNo`, `ChooseOne`, `Number`,
        /// `Date` or `Time`. A `show_if` in one reads cells of the same row by the column's id.
        columns: Keyed<Item>,
        /// How many rows *Finish* asks for, where the table is `required`; 1 if left out. A given
        /// row counts when its first column is answered, an added one when any cell is.
        need_rows: Option<u16>,
        /// What one more row is called: *Another thought*.
        another: Option<Text>,
        /// The text question whose words the first cell offers to take over.
        offer: Option<Id>,
        /// One tick that answers the whole table.
        none: Option<Text>,
    }
    /// Questions that belong together, asked once or several times. They count in no score.
    Group {
        /// The questions; their ids are ids of the sheet. Every kind but `Info`, `Ratings`,
        /// `Drawing`, `Signature`, `ClientCode`, `Table` and `Group`.
        items: Keyed<Item>,
        /// How often it is there at first; once, if left out.
        least: Option<u16>,
        /// How often it may be there; as often as at first, if left out. A blank sheet has room for
        /// three, or `least` if that is more, and says how to go on.
        most: Option<u16>,
        /// What one of them is called: *Moment*.
        each: Option<Text>,
        /// What one more is called: *Another moment*.
        another: Option<Text>,
        /// How many must be answered where the group is `required`.
        need: Option<u16>,
    }
}

/// The kinds of item that have a field of this name.
pub(in crate::template) fn homes_of(field: &str) -> Vec<&'static str> {
    Item::FIELDS.iter().filter(|(_, fields)| fields.contains(&field)).map(|(kind, _)| *kind).collect()
}
