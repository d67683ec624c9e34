//! What the program itself says of a result, where the template says nothing.

use super::{ChangeKind, FlagState, NoChange, Reason};
use crate::t;

/// Why there is no value.
#[must_use]
pub fn no_value(why: Reason) -> &'static str {
    match why {
        Reason::TooFewAnswers => t!("paper-too-few"),
        Reason::TooLarge => t!("result-too-large"),
    }
}

/// That missing answers are filled in, if some are.
#[must_use]
pub fn filled(count: usize) -> Option<String> {
    (count > 0).then(|| t!("result-filled", count = count))
}

/// The state of a flag.
#[must_use]
pub fn flag(state: FlagState) -> &'static str {
    match state {
        FlagState::Yes => t!("flag-yes"),
        FlagState::No => t!("flag-no"),
        FlagState::NotAnswered => t!("flag-not-answered"),
    }
}

/// What a difference between two days is.
#[must_use]
pub fn change(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Better => t!("change-better"),
        ChangeKind::Worse => t!("change-worse"),
        ChangeKind::Higher => t!("change-higher"),
        ChangeKind::Lower => t!("change-lower"),
        ChangeKind::None => t!("change-none"),
    }
}

/// Why no change can be told.
#[must_use]
pub fn no_change(why: NoChange) -> &'static str {
    match why {
        NoChange::NoValue(_) => t!("change-no-value"),
        NoChange::OtherRule => t!("change-other-rule"),
    }
}
