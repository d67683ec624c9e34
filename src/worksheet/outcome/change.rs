//! Reliable change: one score on two days.
//!
//! A difference counts as a change when it reaches, up or down, the least
//! difference that the score's rule names. Both values are taken as their rules
//! made them; what was made by another rule is not compared.
//!
//! Not here: which earlier worksheet is meant.

use serde::{Deserialize, Serialize};

use super::{Outcome, Reason, ScoreShown, made_so};
use crate::{
    base::{Day, Fraction, Id},
    template::{Better, Change, Template, Text},
    worksheet::Worksheet,
};

/// How a score has moved between two days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeShown {
    /// The score's id.
    pub id: Id,
    /// The score's name.
    pub title: Text,
    /// What came of it, or why nothing can be told.
    pub moved: Result<Moved, NoChange>,
    /// The least difference that counts.
    pub at_least: Fraction,
    /// Places after the point with which the numbers are shown.
    pub places: u8,
    /// What is said of it, if the template says it.
    pub words: Option<Text>,
    /// The label that stands wherever the score stands.
    pub label: Text,
}

/// Two values and what lies between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The earlier value.
    pub from: Fraction,
    /// The later value.
    pub to: Fraction,
    /// Later less earlier.
    pub difference: Fraction,
    /// What that is.
    pub kind: ChangeKind,
}

/// What a difference is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// Enough, the better way.
    Better,
    /// Enough, the worse way.
    Worse,
    /// Enough and up, where neither way is better.
    Higher,
    /// Enough and down, where neither way is better.
    Lower,
    /// Not enough to count.
    None,
}

/// Why no change can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoChange {
    /// On one of the days there is no value.
    NoValue(Reason),
    /// The score was made by another rule then.
    OtherRule,
}

impl ChangeKind {
    /// Its name in templates and in JSON.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Better => "better",
            Self::Worse => "worse",
            Self::Higher => "higher",
            Self::Lower => "lower",
            Self::None => "none",
        }
    }

    /// What a difference is by the rule of a score.
    fn of(difference: Fraction, rule: &Change) -> Self {
        let least = rule.at_least.fraction();
        let (up, down) = (difference >= least, difference <= Fraction::ZERO.minus(least));
        match (rule.better, up, down) {
            (Some(Better::Higher), true, _) | (Some(Better::Lower), _, true) => Self::Better,
            (Some(Better::Lower), true, _) | (Some(Better::Higher), _, true) => Self::Worse,
            (None, true, _) => Self::Higher,
            (None, _, true) => Self::Lower,
            _ => Self::None,
        }
    }
}

/// Where a score stood on a day, kept to be compared with another day.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// The score's id.
    pub id: Id,
    /// Its value, if it had one.
    value: Option<Fraction>,
    /// How and of what it was made: equal only for equal rules.
    made: String,
}

/// An answer never appears in `Debug`, nor what comes of it.
impl std::fmt::Debug for Standing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Standing({})", self.id)
    }
}

/// An earlier day, and where the scores stood on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Since {
    /// The day.
    pub day: Day,
    /// Where each score stood.
    pub standings: Vec<Standing>,
}

impl Since {
    /// What a worksheet of the same kind said earlier.
    #[must_use]
    pub fn of(earlier: &Worksheet) -> Self {
        let outcome = Outcome::of(&earlier.template, &earlier.content.answers);
        Self { day: earlier.day(), standings: standings(&earlier.template, &outcome) }
    }

    /// How a score has moved since then, if its rule says what a change is.
    #[must_use]
    pub fn moved(&self, template: &Template, outcome: &Outcome, score: &Id) -> Option<ChangeShown> {
        changes(template, outcome, &self.standings).into_iter().find(|change| change.id == *score)
    }
}

/// Where every shown score stands that has a rule for change.
#[must_use]
pub fn standings(template: &Template, outcome: &Outcome) -> Vec<Standing> {
    let changing = |id: &Id| template.scores.get(id.as_str()).is_some_and(|score| score.change.is_some());
    let shown = outcome.results.scores.iter().filter(|score| changing(&score.id));
    shown
        .map(|score| {
            let made = made_so(template, &score.id);
            Standing { id: score.id.clone(), value: score.value.ok(), made: crate::worksheet::file::sha256(&[&made]) }
        })
        .collect()
}

/// How every shown score that has a rule for change has moved since an earlier day.
///
/// Scores that the earlier sheet had not, or did not show, are left out.
#[must_use]
pub fn changes(template: &Template, outcome: &Outcome, earlier: &[Standing]) -> Vec<ChangeShown> {
    let now = standings(template, outcome);
    let told = |score: &ScoreShown| {
        let change = template.scores.get(score.id.as_str())?.change.as_ref()?;
        let then = earlier.iter().find(|standing| standing.id == score.id)?;
        let same = now.iter().any(|standing| standing.id == score.id && standing.made == then.made);
        let moved = match (then.value, score.value) {
            _ if !same => Err(NoChange::OtherRule),
            (Some(from), Ok(to)) => match to.checked_minus(from) {
                Some(difference) => Ok(Moved { from, to, difference, kind: ChangeKind::of(difference, change) }),
                None => Err(NoChange::NoValue(Reason::TooLarge)),
            },
            (_, Err(reason)) => Err(NoChange::NoValue(reason)),
            (None, Ok(_)) => Err(NoChange::NoValue(Reason::TooFewAnswers)),
        };
        Some(ChangeShown {
            id: score.id.clone(),
            title: score.title.clone(),
            moved,
            at_least: change.at_least.fraction(),
            places: score.places.max(change.at_least.places()),
            words: moved.ok().and_then(|moved| change.say.get(moved.kind.id()).cloned()),
            label: score.label.clone(),
        })
    };
    outcome.results.scores.iter().filter_map(told).collect()
}
