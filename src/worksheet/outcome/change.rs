//! Reliable change: one score on two days.
//!
//! A difference counts as a change when it reaches, up or down, the least
//! difference that the score's rule names. Both values are taken as their rules
//! made them; what was made by another rule is not compared.
//!
//! Not here: which earlier worksheet is meant.

use super::{Outcome, Reason};
use crate::{
    base::{Fraction, Id},
    template::{Better, Change, Sources, Template, Text, rule::MAX_DEPTH},
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

/// How every shown score that has a rule for change has moved since an earlier day.
///
/// Scores that the earlier sheet has not, or does not show, are left out.
#[must_use]
pub fn changes(now: (&Template, &Outcome), earlier: (&Template, &Outcome)) -> Vec<ChangeShown> {
    let shown = now.1.results.scores.iter();
    shown
        .filter_map(|score| {
            let rule = now.0.scores.get(score.id.as_str())?;
            let before = earlier.1.results.scores.iter().find(|before| before.id == score.id)?;
            let same = made_alike(now.0, earlier.0, &score.id, 0);
            let change = rule.change.as_ref()?;
            let moved = match (before.value, score.value) {
                _ if !same => Err(NoChange::OtherRule),
                (Ok(from), Ok(to)) => {
                    to.checked_minus(from).map_or(Err(NoChange::NoValue(Reason::TooLarge)), |difference| {
                        Ok(Moved { from, to, difference, kind: ChangeKind::of(difference, change) })
                    })
                }
                (Err(reason), _) | (_, Err(reason)) => Err(NoChange::NoValue(reason)),
            };
            let words = moved.ok().and_then(|moved| change.say.get(moved.kind.id()).cloned());
            Some(ChangeShown {
                id: score.id.clone(),
                title: score.title.clone(),
                moved,
                at_least: change.at_least.fraction(),
                places: score.places,
                words,
                label: score.label.clone(),
            })
        })
        .collect()
}

/// Whether two templates make a score, or a way, in the same way of the same things.
fn made_alike(now: &Template, then: &Template, id: &Id, deep: usize) -> bool {
    if deep > MAX_DEPTH {
        return false;
    }
    let of_same = |of: &[Id], then_of: &[Id]| {
        of == then_of && of.iter().all(|id| now.scale_of(id.as_str()) == then.scale_of(id.as_str()))
    };
    if let (Some(score), Some(before)) = (now.scores.get(id.as_str()), then.scores.get(id.as_str())) {
        let same = match (&score.of, &before.of) {
            (Sources::Answers(of), Sources::Answers(before)) => of_same(of, before),
            (Sources::Scores(of), Sources::Scores(before)) => {
                of == before && of.iter().all(|part| made_alike(now, then, part, deep + 1))
            }
            _ => false,
        };
        return same && score.rule == before.rule && score.rule_version == before.rule_version;
    }
    let way = |template: &Template| {
        let mut profiles = template.profiles.values();
        profiles.find_map(|p| Some((p.rule.clone(), p.of.get(p.ways.position(id.as_str())?)?.clone())))
    };
    matches!((way(now), way(then)), (Some((rule, of)), Some((before, then_of))) if rule == before && of_same(&of, &then_of))
}
