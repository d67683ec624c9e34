//! Why sealed bytes were not opened.

use std::fmt;

use age::DecryptError;

use crate::t;

/// Why sealed bytes were not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenFault {
    /// No sealed file at all.
    NotSealed,
    /// Sealed, but cut short or altered.
    Damaged,
    /// Made to keep a program busy: too long a header, too many readers, too much work.
    Hostile,
    /// Sealed for somebody else.
    NotForThisKey,
    /// The passphrase does not open it.
    WrongPassphrase,
    /// It holds more than the limit.
    TooLarge,
}

impl OpenFault {
    pub(super) fn of_key(error: &DecryptError) -> Self {
        match error {
            DecryptError::NoMatchingKeys => Self::NotForThisKey,
            DecryptError::ExcessiveWork { .. } => Self::Hostile,
            _ => Self::Damaged,
        }
    }

    pub(super) fn of_passphrase(error: &DecryptError) -> Self {
        match error {
            DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => Self::WrongPassphrase,
            other => Self::of_key(other),
        }
    }
}

impl fmt::Display for OpenFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotSealed => t!("seal-not-sealed"),
            Self::Damaged => t!("seal-damaged"),
            Self::Hostile => t!("seal-hostile"),
            Self::NotForThisKey => t!("seal-not-for-this-key"),
            Self::WrongPassphrase => t!("seal-wrong-passphrase"),
            Self::TooLarge => t!("seal-too-large"),
        })
    }
}
