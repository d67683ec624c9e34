//! Words that nobody may see: wiped when they are dropped, never printed.

use std::fmt;

use zeroize::Zeroizing;

/// A passphrase or a key as text.
///
/// Wiped when dropped. Comparing two is not constant-time: never check a
/// secret of the folder with `==`.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes the words over; no other copy of them is made here.
    #[must_use]
    pub fn new(words: String) -> Self {
        Self(Zeroizing::new(words))
    }

    /// The words themselves. Whoever copies them must wipe the copy.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Whether there are no words.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}
