//! The two halves of a key, and how the secret one is copied by hand.

use std::fmt;

use age::{secrecy::ExposeSecret, x25519};
use zeroize::Zeroizing;

use crate::base::Secret;

/// The half of a key that may lie in the clear: it seals and opens nothing.
#[derive(Clone)]
pub struct Public(x25519::Recipient);

/// The half of a key that opens.
#[derive(Clone)]
pub struct Private(x25519::Identity);

/// A text is no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAKey;

impl Public {
    pub(in crate::seal) const fn recipient(&self) -> &x25519::Recipient {
        &self.0
    }

    /// Reads `age1…`.
    ///
    /// # Errors
    /// [`NotAKey`].
    pub fn parse(text: &str) -> Result<Self, NotAKey> {
        text.trim().parse().map(Self).map_err(|_| NotAKey)
    }
}

impl fmt::Display for Public {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for Public {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl PartialEq for Public {
    fn eq(&self, other: &Self) -> bool {
        self.to_string() == other.to_string()
    }
}

impl Eq for Public {}

/// A secret key begins so, without hyphens.
const BEGINNING: &str = "AGESECRETKEY";
/// How many letters and digits of a secret key stand on paper.
pub const LETTERS_ON_PAPER: usize = 59;

/// How many letters and digits of a key somebody has typed, without its beginning.
#[must_use]
pub fn letters_typed(typed: &str) -> usize {
    let bare = Zeroizing::new(typed.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_uppercase());
    bare.strip_prefix(BEGINNING).unwrap_or(&bare).chars().count()
}

impl Private {
    /// A key that nobody had before.
    #[must_use]
    pub fn fresh() -> Self {
        Self(x25519::Identity::generate())
    }

    pub(in crate::seal) const fn identity(&self) -> &x25519::Identity {
        &self.0
    }

    /// Its other half.
    #[must_use]
    pub fn public(&self) -> Public {
        Public(self.0.to_public())
    }

    /// Reads `AGE-SECRET-KEY-1…` as people type it: in groups, in small letters.
    ///
    /// # Errors
    /// [`NotAKey`] if a letter is wrong or missing; the checksum tells.
    pub fn parse(typed: &str) -> Result<Self, NotAKey> {
        let whole = |c: &char| !c.is_whitespace() && !matches!(c, '\u{2010}'..='\u{2015}');
        let clean: Zeroizing<String> = Zeroizing::new(typed.chars().filter(whole).collect::<String>().to_uppercase());
        // People leave the beginning out, or copy its hyphens with the groups.
        let bare = Zeroizing::new(clean.replace('-', ""));
        let rest = bare.strip_prefix(BEGINNING).unwrap_or(&bare);
        let full = Zeroizing::new(format!("AGE-SECRET-KEY-{rest}"));
        full.parse().map(Self).map_err(|_| NotAKey)
    }

    /// The key as `AGE-SECRET-KEY-1…`.
    #[must_use]
    pub fn text(&self) -> Secret {
        Secret::new(self.0.to_string().expose_secret().to_owned())
    }
}

impl fmt::Debug for Private {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Private(…)")
    }
}

/// A secret key as it is copied by hand: groups of four letters, four groups a line.
///
/// Its beginning, which is the same for all keys, is left out.
#[must_use]
pub fn groups(key: &Secret) -> Vec<String> {
    let bare = key.reveal().strip_prefix("AGE-SECRET-KEY-").unwrap_or(key.reveal());
    let letters: Vec<char> = bare.chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    groups.chunks(4).map(|line| line.join("  ")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recovery_key_is_read_as_people_copy_it() {
        let key = Private::fresh();
        let text = key.text().reveal().to_owned();
        let bare = text.replace("AGE-SECRET-KEY-", "");
        let groups: Vec<String> =
            bare.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned()).collect();
        for typed in [
            text.clone(),
            text.to_lowercase(),
            bare.clone(),
            groups.join(" "),
            groups.join("-").to_lowercase(),
            format!("AGE-SECRET-KEY-\n{}", groups.join("\n")),
        ] {
            assert_eq!(Private::parse(&typed).unwrap().public(), key.public(), "as {} letters", typed.len());
            assert_eq!(letters_typed(&typed), LETTERS_ON_PAPER);
        }
        let mut wrong = bare;
        let last = if wrong.ends_with('Q') { 'P' } else { 'Q' };
        wrong.pop();
        wrong.push(last);
        assert_eq!(Private::parse(&wrong).unwrap_err(), NotAKey, "one wrong letter is noticed");
    }
}
