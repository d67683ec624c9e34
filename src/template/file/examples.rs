//! Examples: answers, and what must come of them.

use serde::{Deserialize, Deserializer};

use super::{
    super::grammar::table::{choice, reads_words, record},
    Text,
};
use crate::{
    base::{Decimal, Id, Keyed},
    diagnostic::TextId,
};
use ron::value::RawValue;

record! {
    /// Answers and what must come of them.
    Example {
        need {
            /// What it shows, in a few words.
            name: String,
            /// The answers, written as in an answers file.
            answers: Keyed<AsWritten>,
            /// What must come of them.
            expect: Vec<Expect>,
        }
        may {
            /// The answers of an earlier day, for `ChangeIs` and `NoChange`.
            earlier: Option<Keyed<AsWritten>>,
        }
    }
}

/// A value that is kept as it was written, to be read by whoever knows what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AsWritten(pub String);

impl<'de> Deserialize<'de> for AsWritten {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(d)?;
        // Space and comments around the value do not belong to it.
        let (tree, _) = super::super::tree::read(raw.get_ron(), TextId(0));
        Ok(Self(tree.root().span().of(raw.get_ron()).to_owned()))
    }
}

choice! {
    /// One thing that must come of an example's answers.
    #[derive(Clone, PartialEq, Eq)]
    Expect "an expectation" hole Self::Visible(Vec::new());
    /// A score's exact value and its band; also of a way of a profile.
    Score(score: Id, value: Decimal, band: Id) "Score(\"score\", 2.5, \"mid\")",
    /// A score's exact value, where it has no bands.
    Exact(score: Id, value: Decimal) "Exact(\"score\", 2.5)",
    /// The state of a flag: `yes`, `no` or `not-answered`.
    FlagIs(flag: Id, state: Id) "FlagIs(\"flag\", \"not-answered\")",
    /// How far a score has moved since the `earlier` answers (later less earlier, exactly),
    /// and what that is: `better`, `worse` or `none` where the score says which way is
    /// better, else `higher`, `lower` or `none`.
    ChangeIs(score: Id, difference: Decimal, what: Id) "ChangeIs(\"score\", -6, \"better\")",
    /// No change can be told.
    NoChange(score: Id) "NoChange(\"score\")",
    /// A score's value rounded half up to two places, where it cannot be written exactly: 13 ÷ 3.
    Shown(score: Id, value: String) "Shown(\"score\", \"4.33\")",
    /// The band in which a score, a way or a reading lies.
    Band(score: Id, band: Id) "Band(\"score\", \"low\")",
    /// Too few answers for this score.
    NoScore(score: Id) "NoScore(\"score\")",
    /// A profile's spread (highest less lowest), exactly, and its band.
    SpreadIs(profile: Id, value: Decimal, band: Id) "SpreadIs(\"profile\", 2.0, \"strong\")",
    /// No spread.
    NoSpread(profile: Id) "NoSpread(\"profile\")",
    /// Exactly these options are suggested at a question, in any order.
    Suggested(item: Id, options: Vec<Id>) "Suggested(\"item\", [\"option\"])",
    /// Exactly these notes, in this order; `Says([])`: none.
    Says(notes: Vec<Text>) "Says([\"The words of the note.\"])",
    /// These questions are shown.
    Visible(items: Vec<Id>) "Visible([\"item\"])",
    /// These questions are not shown.
    Hidden(items: Vec<Id>) "Hidden([\"item\"])",
    /// The words at the ends of a rating's scale.
    ScaleEnds(item: Id, low: Text, high: Text) "ScaleEnds(\"item\", \"low end\", \"high end\")",
    /// The words of a question, or of a statement, as they stand now.
    Asks(item: Id, words: Text) "Asks(\"item\", \"the words that are asked\")",
    /// The ways of the plain list, in order.
    Listed(profile: Id, ways: Vec<Id>) "Listed(\"profile\", [\"way\"])",
}
