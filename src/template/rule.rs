//! How a score is worked out of numbers, exactly.
//!
//! The order is fixed: what is missing is filled in → sum, mean or count →
//! times the factor → plus the offset → rounded. Turning round came before
//! (it needs the scale), bands come after (they see what comes out here).
//!
//! Not here: whose numbers these are (`worksheet`), which words they get.

use super::file::{Fill, Method, Missing, Toward};
use crate::base::{Decimal, Fraction, Keyed, Round};

/// How deep scores may be made of scores of scores.
pub const MAX_DEPTH: usize = 16;

/// The most a factor or an offset may be, up or down.
pub const MAX_FACTOR: i64 = 1_000_000;

/// How a number is made of the numbers that count in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Mean, sum or count.
    pub method: Method,
    /// How many may be missing.
    pub missing: Missing,
    /// What stands for a missing one.
    pub fill: Fill,
    /// What stands for a statement or number that branching skips.
    pub skipped: Keyed<Decimal>,
    /// What the result is multiplied by.
    pub factor: Decimal,
    /// What is added after that.
    pub offset: Decimal,
    /// How the result is rounded, if it is.
    pub round: Option<Round>,
}

/// Why there is no value: a value of its own, never 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Not enough answers for a picture.
    TooFewAnswers,
    /// Beyond what can be worked out exactly; the check of a template lets hardly any through.
    TooLarge,
}

impl Rule {
    /// How many of so many are needed.
    #[must_use]
    pub fn needed(&self, of: usize) -> usize {
        needed(self.missing, of)
    }

    /// Whether whole numbers make a whole number.
    #[must_use]
    pub fn keeps_whole(&self) -> bool {
        let whole = |number: &Decimal| number.fraction().is_whole();
        let filled = match (self.missing, self.fill) {
            (Missing::NoneAllowed, _) | (_, Fill::LeaveOut) => true,
            (_, Fill::RoundedMean(round)) => round.places() == 0,
            (_, Fill::With(number)) => whole(&number),
            (_, Fill::Mean) => false,
        };
        let made = match self.method {
            Method::Count(_) => true,
            Method::Sum => filled && self.skipped.values().all(whole),
            Method::Mean => false,
        };
        made && whole(&self.factor) && whole(&self.offset)
    }

    /// The value of these numbers, some of which may be missing.
    ///
    /// # Errors
    /// [`Reason`] why there is none.
    pub fn value(&self, parts: impl Iterator<Item = Option<Fraction>> + Clone) -> Result<Fraction, Reason> {
        let (mut of, mut known) = (0_usize, 0_usize);
        for part in parts.clone() {
            of += 1;
            known += usize::from(part.is_some());
        }
        if known == 0 || known < self.needed(of) {
            return Err(Reason::TooFewAnswers);
        }
        let made = match self.method {
            Method::Count(bound) => {
                let filled = match self.fill {
                    Fill::With(number) if bound.holds(number.fraction()) => of - known,
                    _ => 0,
                };
                Some(whole(parts.flatten().filter(|part| bound.holds(*part)).count() + filled))
            }
            Method::Sum => self.total(parts, known, of - known).map(|(sum, _)| sum),
            Method::Mean => {
                self.total(parts, known, of - known).and_then(|(sum, count)| sum.checked_times(one_of(count)))
            }
        };
        made.and_then(|made| self.finish(made)).ok_or(Reason::TooLarge)
    }

    /// The sum with what fills the gaps, and how many it is a sum of.
    fn total(
        &self,
        parts: impl Iterator<Item = Option<Fraction>>,
        known: usize,
        gaps: usize,
    ) -> Option<(Fraction, usize)> {
        let sum = parts.flatten().try_fold(Fraction::ZERO, Fraction::checked_plus)?;
        if gaps == 0 || self.fill == Fill::LeaveOut {
            return Some((sum, known));
        }
        let mean = sum.checked_times(one_of(known))?;
        let each = match self.fill {
            Fill::RoundedMean(round) => round.of(mean),
            Fill::With(number) => number.fraction(),
            Fill::Mean | Fill::LeaveOut => mean,
        };
        Some((sum.checked_plus(each.checked_times(whole(gaps))?)?, known + gaps))
    }

    /// Factor, offset and rounding; nothing beyond what can be worked out exactly.
    #[must_use]
    pub fn finish(&self, made: Fraction) -> Option<Fraction> {
        let times = made.checked_times(self.factor.fraction())?;
        let plus = times.checked_plus(self.offset.fraction())?;
        Some(self.round.map_or(plus, |round| round.of(plus)))
    }
}

/// How many of so many are needed.
#[must_use]
pub fn needed(missing: Missing, of: usize) -> usize {
    let least = match missing {
        Missing::NoneAllowed => of,
        Missing::AtLeast(count) => usize::from(count),
        Missing::Share(part) => share(part, of, Toward::Up),
        Missing::UpTo(count) => of.saturating_sub(usize::from(count)),
        Missing::UpToShare(part, toward) => of - share(part, of, toward),
    };
    least.max(1)
}

/// A share of so many, rounded to whole statements; never more than all.
fn share(part: Decimal, of: usize, toward: Toward) -> usize {
    let exact = part.fraction().times(whole(of));
    let rounded = match toward {
        Toward::Down => exact.floor(),
        Toward::Up => -Fraction::ZERO.minus(exact).floor(),
    };
    usize::try_from(rounded.max(0)).unwrap_or(of).min(of)
}

fn whole(count: usize) -> Fraction {
    Fraction::whole(i64::try_from(count).unwrap_or(i64::MAX))
}

fn one_of(count: usize) -> Fraction {
    Fraction::new(1, i128::try_from(count.max(1)).unwrap_or(1))
}
