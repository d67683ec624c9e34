//! The grammar of scoring rules, as plain serde types; part of [`super::file`].
//!
//! What the words mean is worked out in [`super::rule`].

use serde::Deserialize;

use super::{Bound, Condition, file::Text};
use crate::base::{Decimal, Id, Keyed};

/// How a score is made of what counts in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Method {
    /// The mean.
    Mean,
    /// The sum.
    Sum,
    /// How many lie in this range.
    Count(Bound),
}

/// How many answers may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Missing {
    /// None.
    NoneAllowed,
    /// At least so many must be answered.
    AtLeast(u16),
    /// At least this share must be answered, rounded up to whole statements.
    Share(Decimal),
    /// Up to so many may be missing.
    UpTo(u16),
    /// Up to this share may be missing, rounded to whole statements as said.
    UpToShare(Decimal, Toward),
}

/// Which way a share is rounded to whole statements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Toward {
    /// Up.
    Up,
    /// Down.
    Down,
}

/// What stands for an answer that may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Fill {
    /// Nothing: it is left out.
    LeaveOut,
    /// The mean of what there is in this score, unrounded.
    Mean,
    /// The mean of what there is in this score, rounded.
    RoundedMean(crate::base::Round),
    /// This number.
    With(Decimal),
}

/// What a score is made of, if not of the statements that name it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum Of {
    /// These statements and numbers, which may count elsewhere too.
    Items(Vec<Id>),
    /// These scores and ways.
    Composite(Vec<Id>),
}

/// `Reading(…)`: another set of bands on the same value.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// Whose bands these are.
    pub title: Text,
    /// The bands.
    pub bands: Id,
    /// What is said in each band.
    #[serde(default)]
    pub say: Keyed<Text>,
}

/// `Change(…)`: how far two values must lie apart to be a reliable change.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// The least difference, up or down.
    pub at_least: Decimal,
    /// Which way is better; left out, neither is.
    #[serde(default)]
    pub better: Option<Better>,
    /// What is said: by `better`, `worse`, `higher`, `lower`, `none`.
    #[serde(default)]
    pub say: Keyed<Text>,
}

/// Which way a score gets better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
}

/// `Flag(…)`: yes, no, or not answered.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Flag {
    /// Its name.
    pub title: Text,
    /// When it stands at yes.
    pub yes_if: Condition,
    /// What is said: by `yes`, `no`, `not-answered`.
    #[serde(default)]
    pub say: Keyed<Text>,
    /// The label that stands wherever the flag stands.
    pub label: Text,
    /// When it is shown.
    #[serde(default)]
    pub show_if: Option<Condition>,
}
