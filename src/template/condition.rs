//! Conditions: when an item, a note, a wording or a suggestion holds.

use serde::Serialize;

use super::grammar::table::{choice, reads_words};
use crate::base::{Decimal, Fraction, Id};

choice! {
    /// When something holds. A question that is hidden counts as unanswered, and an unanswered
    /// one fulfils no condition but `Not`.
    #[derive(Clone, PartialEq, Eq, Serialize)]
    Condition "a condition" hole Self::All(Vec::new());
    /// One of these options is chosen in this question (in a ranking: stands first); in a
    /// table's column or a group, in this row. Own words are the option `other`, the option
    /// that clears the rest is `none`; of yes and no they are `yes`, `no`, `not-sure`.
    Chosen(item: Id, options: Vec<Id>) "Chosen(\"item\", [\"option\"])",
    /// The question has an answer; *cannot say* and *nothing for now* are answers. A block of
    /// statements, or a table, is answered when something in it is.
    Answered(item: Id) "Answered(\"item\")",
    /// Some row of a table (or repetition of a group) has one of these options in this column.
    AnyRow(table: Id, column: Id, options: Vec<Id>) "AnyRow(\"table\", \"column\", [\"option\"])",
    /// At least so many rows are answered.
    Rows(table: Id, least: u16) "Rows(\"table\", 2)",
    /// The question is shown.
    Visible(item: Id) "Visible(\"item\")",
    /// The score, its reading, or the way of a profile lies in one of these bands.
    Band(score: Id, bands: Vec<Id>) "Band(\"score\", [\"low\"])",
    /// The profile's spread lies in one of these bands.
    Spread(profile: Id, bands: Vec<Id>) "Spread(\"profile\", [\"even\"])",
    /// The number of a slider, a number, a statement (as ticked, not turned round) or a score
    /// lies in the range.
    Value(of: Id, bound: Bound) "Value(\"item\", AtLeast(3))",
    /// All of these hold.
    All(all: Vec<Self>) "All([Answered(\"a\"), Answered(\"b\")])",
    /// One of these holds.
    Any(any: Vec<Self>) "Any([Answered(\"a\"), Answered(\"b\")])",
    /// This does not hold.
    Not(inner: Box<Self>) "Not(Answered(\"a\"))",
}

choice! {
    /// A range of numbers.
    #[derive(Clone, Copy, PartialEq, Eq, Serialize)]
    Bound "a range" hole Self::AtLeast(Decimal::whole(0));
    /// So much or more.
    AtLeast(least: Decimal) "AtLeast(3)",
    /// So much or less.
    AtMost(most: Decimal) "AtMost(3)",
    /// More than so much.
    Above(least: Decimal) "Above(3)",
    /// Less than so much.
    Below(most: Decimal) "Below(3)",
    /// From the first to the second, both included.
    Between(least: Decimal, most: Decimal) "Between(1, 3)",
}

impl Condition {
    /// Every id that the condition reads, with repeats, in reading order.
    #[must_use]
    pub fn reads(&self) -> Vec<&Id> {
        match self {
            Self::Chosen(id, _)
            | Self::Answered(id)
            | Self::AnyRow(id, _, _)
            | Self::Rows(id, _)
            | Self::Visible(id)
            | Self::Band(id, _)
            | Self::Spread(id, _)
            | Self::Value(id, _) => vec![id],
            Self::All(all) | Self::Any(all) => all.iter().flat_map(Self::reads).collect(),
            Self::Not(inner) => inner.reads(),
        }
    }
}

impl Bound {
    /// Whether the number lies in the range.
    #[must_use]
    pub fn holds(&self, value: Fraction) -> bool {
        match self {
            Self::AtLeast(edge) => value >= edge.fraction(),
            Self::AtMost(edge) => value <= edge.fraction(),
            Self::Above(edge) => value > edge.fraction(),
            Self::Below(edge) => value < edge.fraction(),
            Self::Between(low, high) => value >= low.fraction() && value <= high.fraction(),
        }
    }
}
