//! The keys of a locked folder, and the text in which they are kept.
//!
//! The text is what `age` calls an identity file: one line with the secret
//! key, everything else in comment lines, so that `age -i` accepts it.

use std::fmt::{self, Write};

use age::{secrecy::ExposeSecret, x25519};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::{OpenFault, open, open_with_passphrase, seal, seal_with_passphrase};
use crate::{
    base::{Id, Secret},
    t,
};

/// The scrypt work factor: 256 MiB, about 1.4 s on a small machine.
const WORK: u8 = 18;
/// Texts of keys are shorter.
const LIMIT: u64 = 16 << 10;

/// The half of a key that may lie in the clear: it seals and opens nothing.
#[derive(Clone)]
pub struct Public(x25519::Recipient);

/// The half of a key that opens.
#[derive(Clone)]
pub struct Private(x25519::Identity);

/// A text is no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAKey;

/// Everything that opens a locked folder.
#[derive(Clone)]
pub struct Keys {
    vault: Id,
    daily: Private,
    recovery: Public,
    tag: Zeroizing<[u8; 32]>,
}

impl Public {
    pub(super) const fn recipient(&self) -> &x25519::Recipient {
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

impl Private {
    /// A key that nobody had before.
    #[must_use]
    pub fn fresh() -> Self {
        Self(x25519::Identity::generate())
    }

    pub(super) const fn identity(&self) -> &x25519::Identity {
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
        let rest = bare.strip_prefix("AGESECRETKEY").unwrap_or(&bare);
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

impl Keys {
    /// Fresh keys for a folder, and the recovery key that belongs on paper.
    ///
    /// # Errors
    /// If the system gives no random numbers.
    pub fn fresh(vault: Id) -> Result<(Self, Private), getrandom::Error> {
        let recovery = Private::fresh();
        let mut tag = Zeroizing::new([0; 32]);
        getrandom::fill(tag.as_mut_slice())?;
        Ok((Self { vault, daily: Private::fresh(), recovery: recovery.public(), tag }, recovery))
    }

    /// The folder they belong to.
    #[must_use]
    pub const fn vault(&self) -> &Id {
        &self.vault
    }

    /// The key that opens every file.
    #[must_use]
    pub const fn daily(&self) -> &Private {
        &self.daily
    }

    /// For whom every file is sealed: the daily key and the one on paper.
    #[must_use]
    pub fn readers(&self) -> [Public; 2] {
        [self.daily.public(), self.recovery.clone()]
    }

    /// The key of the tags.
    pub(super) fn tag(&self) -> &[u8; 32] {
        &self.tag
    }

    /// A number that belongs to these keys alone; tells nothing about them.
    #[must_use]
    pub fn mark(&self) -> String {
        let digest = Sha256::digest(self.daily.public().to_string().as_bytes());
        digest.iter().take(4).fold(String::new(), |mut text, byte| {
            let _always = write!(text, "{byte:02x}");
            text
        })
    }

    /// With another recovery key in place of the one before.
    #[must_use]
    pub fn with_recovery(mut self, recovery: Public) -> Self {
        self.recovery = recovery;
        self
    }

    /// The keys under a passphrase, as bytes for a file.
    ///
    /// # Errors
    /// If the system gives no random numbers.
    pub fn lock(&self, passphrase: &Secret) -> std::io::Result<Vec<u8>> {
        self.lock_with(passphrase, WORK)
    }

    /// As [`Keys::lock`], with another work factor; for tests.
    ///
    /// # Errors
    /// If the system gives no random numbers.
    pub fn lock_with(&self, passphrase: &Secret, work: u8) -> std::io::Result<Vec<u8>> {
        seal_with_passphrase(self.text().as_bytes(), passphrase, work)
    }

    /// The keys, sealed for the key on paper.
    ///
    /// # Errors
    /// If the system gives no random numbers.
    pub fn lock_for_recovery(&self) -> std::io::Result<Vec<u8>> {
        seal(self.text().as_bytes(), &[&self.recovery])
    }

    /// Opens what [`Keys::lock`] made.
    ///
    /// # Errors
    /// [`OpenFault`].
    pub fn unlock(locked: &[u8], passphrase: &Secret) -> Result<Self, OpenFault> {
        Self::read(&open_with_passphrase(locked, passphrase, LIMIT)?)
    }

    /// Opens what [`Keys::lock_for_recovery`] made.
    ///
    /// # Errors
    /// [`OpenFault`].
    pub fn unlock_with_recovery(locked: &[u8], recovery: &Private) -> Result<Self, OpenFault> {
        Self::read(&open(locked, recovery, LIMIT)?)
    }

    fn text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(1024));
        for line in t!("seal-key-file").lines() {
            let _always = writeln!(text, "# {line}");
        }
        let _always = writeln!(text, "# vault: {}", self.vault);
        text.push_str("# tag: ");
        for byte in self.tag.iter() {
            let _always = write!(text, "{byte:02x}");
        }
        let _always = writeln!(text, "\n# recovery: {}", self.recovery);
        text.push_str(self.daily.text().reveal());
        text.push('\n');
        text
    }

    fn read(bytes: &[u8]) -> Result<Self, OpenFault> {
        let text = std::str::from_utf8(bytes).map_err(|_| OpenFault::Damaged)?;
        let comment = |name: &str| {
            let line = text.lines().find_map(|line| line.strip_prefix("# ")?.strip_prefix(name)?.strip_prefix(": "));
            line.ok_or(OpenFault::Damaged)
        };
        let vault = Id::parse(comment("vault")?).map_err(|_| OpenFault::Damaged)?;
        let recovery = Public::parse(comment("recovery")?).map_err(|_| OpenFault::Damaged)?;
        let tag = hex(comment("tag")?).ok_or(OpenFault::Damaged)?;
        let secret = text.lines().find(|line| line.starts_with("AGE-SECRET-KEY-1")).ok_or(OpenFault::Damaged)?;
        let daily = Private::parse(secret).map_err(|_| OpenFault::Damaged)?;
        Ok(Self { vault, daily, recovery, tag })
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Keys({})", self.vault)
    }
}

fn hex(text: &str) -> Option<Zeroizing<[u8; 32]>> {
    let mut bytes = Zeroizing::new([0; 32]);
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(at * 2..at * 2 + 2)?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_passphrase_and_the_paper_give_the_same_keys() {
        let (keys, paper) = Keys::fresh(Id::known("folder")).unwrap();
        let words = Secret::new("some words".into());
        let locked = keys.lock_with(&words, 8).unwrap();
        let by_words = Keys::unlock(&locked, &words).unwrap();
        let by_paper = Keys::unlock_with_recovery(&keys.lock_for_recovery().unwrap(), &paper).unwrap();
        for again in [by_words, by_paper] {
            assert_eq!(again.readers(), keys.readers());
            assert_eq!((again.tag(), again.vault(), again.mark()), (keys.tag(), keys.vault(), keys.mark()));
        }
        assert_eq!(Keys::unlock(&locked, &Secret::new("other".into())).unwrap_err(), OpenFault::WrongPassphrase);
        assert!(!format!("{keys:?} {paper:?}").contains("AGE-SECRET"));
    }

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
        }
        let mut wrong = bare;
        let last = if wrong.ends_with('Q') { 'P' } else { 'Q' };
        wrong.pop();
        wrong.push(last);
        assert_eq!(Private::parse(&wrong).unwrap_err(), NotAKey, "one wrong letter is noticed");
    }
}
