//! Readable ids: of templates, items, options, rows, columns, scales, scores.

use std::{borrow::Borrow, fmt, sync::Arc};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// A readable id, 1 to 64 of `[A-Za-z0-9-]`.
///
/// Cheap to clone. Ids are compared exactly; that two ids of one sheet may
/// not differ by case alone is checked by the template reader.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

/// Why a text is no id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadId {
    /// Nothing between the quotes.
    Empty,
    /// Longer than 64 characters.
    TooLong,
    /// A character other than `A-Z a-z 0-9 -`.
    Character(char),
}

impl Id {
    /// The greatest number of characters in an id.
    pub const MAX_LEN: usize = 64;

    /// Checks and makes an id.
    ///
    /// # Errors
    /// [`BadId`] if the text is empty, too long or holds another character.
    pub fn parse(text: &str) -> Result<Self, BadId> {
        if text.is_empty() {
            return Err(BadId::Empty);
        }
        if let Some(c) = text.chars().find(|c| !(c.is_ascii_alphanumeric() || *c == '-')) {
            return Err(BadId::Character(c));
        }
        if text.len() > Self::MAX_LEN {
            return Err(BadId::TooLong);
        }
        Ok(Self(text.into()))
    }

    /// The id itself, then the same with a number, from 2 on; one that is too long for it gets shorter.
    pub fn numbered(&self) -> impl Iterator<Item = Self> + '_ {
        let with = |number: u32| {
            let end = format!("-{number}");
            let kept = self.0.len().min(Self::MAX_LEN - end.len());
            // Every character of an id is one byte.
            Self(format!("{}{end}", &self.0[..kept]).into())
        };
        std::iter::once(self.clone()).chain((2..).map(with))
    }

    /// Makes an id from a text that the program itself wrote.
    ///
    /// # Panics
    /// If the text is no id: a mistake in this program, never in a file.
    #[must_use]
    #[expect(clippy::expect_used, reason = "only called with literals of this program")]
    pub fn known(text: &str) -> Self {
        Self::parse(text).expect("a literal id")
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for BadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "an id cannot be empty"),
            Self::TooLong => write!(f, "an id has at most {} characters", Id::MAX_LEN),
            Self::Character(c) => write!(f, "an id holds letters, digits and hyphens only, not {c:?}"),
        }
    }
}

impl std::error::Error for BadId {}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", &*self.0)
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Id {
    fn eq(&self, other: &str) -> bool {
        &*self.0 == other
    }
}

impl PartialEq<&str> for Id {
    fn eq(&self, other: &&str) -> bool {
        &*self.0 == *other
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = String::deserialize(d)?;
        Self::parse(&text).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbered_ids_are_ids_of_their_own_however_long_the_first_is() {
        for length in [1, 61, 62, 63, 64] {
            let id = Id::known(&"a".repeat(length));
            let ids: Vec<Id> = id.numbered().take(120).collect();
            assert_eq!(ids.first(), Some(&id));
            let mut different = ids.clone();
            different.sort();
            different.dedup();
            assert_eq!(different.len(), 120, "{length}");
            assert!(ids.iter().all(|id| Id::parse(id.as_str()).is_ok()), "{length}");
        }
    }
}
