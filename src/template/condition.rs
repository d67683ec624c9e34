//! Conditions: when an item, a note, a wording or a suggestion holds.

use serde::{Deserialize, Serialize};

use crate::base::{Decimal, Id};

/// When something holds. The only condition word of the language is `show_if`.
///
/// An item that is hidden or unanswered fulfils no condition but [`Condition::Not`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Condition {
    /// One of these options is chosen in this item (or, in a table's column, in this row's cell).
    Chosen(Id, Vec<Id>),
    /// The item has an answer; *cannot say* and *nothing for now* are answers.
    Answered(Id),
    /// Some row of the table has one of these options chosen in this column.
    AnyRow(Id, Id, Vec<Id>),
    /// At least so many rows of the table are answered.
    Rows(Id, u16),
    /// The item is shown.
    Visible(Id),
    /// The score (or the way of a profile) lies in one of these bands.
    Band(Id, Vec<Id>),
    /// The profile's spread lies in one of these bands.
    Spread(Id, Vec<Id>),
    /// The number in this slider, number item, rating or score lies in the range.
    Value(Id, Bound),
    /// All of these hold; holds if there are none.
    All(Vec<Self>),
    /// One of these holds; fails if there are none.
    Any(Vec<Self>),
    /// This does not hold.
    Not(Box<Self>),
}

/// A range of numbers with its edges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Bound {
    /// At least so much.
    AtLeast(Decimal),
    /// At most so much.
    AtMost(Decimal),
    /// More than so much.
    Above(Decimal),
    /// Less than so much.
    Below(Decimal),
    /// From the first to the second, both included.
    Between(Decimal, Decimal),
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
    pub fn holds(&self, value: crate::base::Fraction) -> bool {
        match self {
            Self::AtLeast(edge) => value >= edge.fraction(),
            Self::AtMost(edge) => value <= edge.fraction(),
            Self::Above(edge) => value > edge.fraction(),
            Self::Below(edge) => value < edge.fraction(),
            Self::Between(low, high) => value >= low.fraction() && value <= high.fraction(),
        }
    }
}
