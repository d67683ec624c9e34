//! The keys of a locked folder, and the text in which they are kept.
//!
//! The text is what `age` calls an identity file: one line with the secret
//! key, everything else in comment lines, so that `age -i` accepts it.

use std::fmt::{self, Write};

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::{
    OpenFault, Private, Public, open, open_with_passphrase,
    passphrase::{composed, forms},
    seal, seal_with_passphrase,
};
use crate::{
    base::{self, Id, Secret},
    t,
};

/// The scrypt work factor: 256 MiB, about 1.4 s on a small machine.
pub const WORK: u8 = 18;
/// Texts of keys are shorter.
const LIMIT: u64 = 16 << 10;

/// Everything that opens a locked folder.
#[derive(Clone)]
pub struct Keys {
    vault: Id,
    daily: Private,
    recovery: Public,
    tag: Zeroizing<[u8; 32]>,
    /// What opened the folder before, newest first.
    older: Vec<Older>,
}

/// Keys that were changed for others: they open what was sealed before.
#[derive(Clone)]
struct Older {
    daily: Private,
    recovery: Public,
    tag: Zeroizing<[u8; 32]>,
}

/// How many older keys are kept.
const MOST_OLDER: usize = 8;

impl Keys {
    /// Fresh keys for a folder, and the recovery key that belongs on paper.
    ///
    /// # Errors
    /// If the system gives no random numbers.
    pub fn fresh(vault: Id) -> Result<(Self, Private), getrandom::Error> {
        let recovery = Private::fresh();
        let mut tag = Zeroizing::new([0; 32]);
        getrandom::fill(tag.as_mut_slice())?;
        Ok((Self { vault, daily: Private::fresh(), recovery: recovery.public(), tag, older: Vec::new() }, recovery))
    }

    /// Other keys for the same folder, with another recovery key; these are kept as older ones.
    ///
    /// # Errors
    /// If the system gives no random numbers.
    pub fn renewed(&self) -> Result<(Self, Private), getrandom::Error> {
        let (mut keys, recovery) = Self::fresh(self.vault.clone())?;
        let this = Older { daily: self.daily.clone(), recovery: self.recovery.clone(), tag: self.tag.clone() };
        keys.older = std::iter::once(this).chain(self.older.iter().cloned()).take(MOST_OLDER).collect();
        Ok((keys, recovery))
    }

    /// These keys as they were before they were changed, newest first; empty if they never were.
    pub fn older(&self) -> impl Iterator<Item = Self> {
        self.older.iter().map(|older| Self {
            vault: self.vault.clone(),
            daily: older.daily.clone(),
            recovery: older.recovery.clone(),
            tag: older.tag.clone(),
            older: Vec::new(),
        })
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
        base::hex(digest.iter().take(4))
    }

    /// The keys under a passphrase, as bytes for a file.
    ///
    /// # Errors
    /// If the system gives no random numbers.
    pub fn lock(&self, passphrase: &Secret) -> std::io::Result<Vec<u8>> {
        self.lock_with(passphrase, WORK)
    }

    /// As [`Keys::lock`], with another work factor.
    ///
    /// # Errors
    /// If the system gives no random numbers.
    pub fn lock_with(&self, passphrase: &Secret, work: u8) -> std::io::Result<Vec<u8>> {
        seal_with_passphrase(self.text().as_bytes(), &composed(passphrase), work)
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
    /// Computers write one letter in several ways: the passphrase is tried as it was typed, and
    /// then as other computers and editors would have written it.
    ///
    /// # Errors
    /// [`OpenFault`].
    pub fn unlock(locked: &[u8], passphrase: &Secret) -> Result<Self, OpenFault> {
        let mut opened = open_with_passphrase(locked, passphrase, LIMIT);
        for form in forms(passphrase) {
            if opened != Err(OpenFault::WrongPassphrase) {
                break;
            }
            opened = open_with_passphrase(locked, &form, LIMIT);
        }
        Self::read(&opened?)
    }

    /// Opens what [`Keys::lock_for_recovery`] made.
    ///
    /// # Errors
    /// [`OpenFault`].
    pub fn unlock_with_recovery(locked: &[u8], recovery: &Private) -> Result<Self, OpenFault> {
        Self::read(&open(locked, recovery, LIMIT)?)
    }

    fn text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(1024 + 256 * self.older.len()));
        for line in t!("seal-key-file").lines() {
            let _always = writeln!(text, "# {line}");
        }
        let _always = writeln!(text, "# vault: {}", self.vault);
        text.push_str("# tag: ");
        push_hex(&mut text, self.tag.as_slice());
        let _always = writeln!(text, "\n# recovery: {}", self.recovery);
        for older in &self.older {
            let _always = write!(text, "# older: {} {} ", older.daily.text().reveal(), older.recovery);
            push_hex(&mut text, older.tag.as_slice());
            text.push('\n');
        }
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
        let lines = text.lines().filter_map(|line| line.strip_prefix("# older: "));
        let older = lines.map(|line| Older::read(line).ok_or(OpenFault::Damaged)).collect::<Result<_, _>>()?;
        Ok(Self { vault, daily, recovery, tag, older })
    }
}

impl Older {
    fn read(line: &str) -> Option<Self> {
        let mut words = line.split(' ');
        let daily = Private::parse(words.next()?).ok()?;
        let recovery = Public::parse(words.next()?).ok()?;
        Some(Self { daily, recovery, tag: hex(words.next()?)? })
    }
}

fn push_hex(text: &mut String, bytes: &[u8]) {
    for byte in bytes {
        let _always = write!(text, "{byte:02x}");
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
    fn a_passphrase_opens_however_a_computer_writes_its_letters() {
        let (keys, _) = Keys::fresh(Id::known("folder")).unwrap();
        let (composed, taken_apart) = ("Gr\u{fc}ne K\u{e4}hne", "Gru\u{308}ne Ka\u{308}hne");
        for set in [composed, taken_apart] {
            let locked = keys.lock_with(&Secret::new(set.into()), 4).unwrap();
            for typed in [composed, taken_apart, "\u{feff}Gr\u{fc}ne K\u{e4}hne\r"] {
                assert!(Keys::unlock(&locked, &Secret::new(typed.into())).is_ok(), "{set:?} by {typed:?}");
            }
            let plain = Secret::new("Grune Kahne".into());
            assert_eq!(Keys::unlock(&locked, &plain).unwrap_err(), OpenFault::WrongPassphrase);
        }
        // A folder from before letters were composed.
        let old = seal_with_passphrase(keys.text().as_bytes(), &Secret::new(taken_apart.into()), 4).unwrap();
        for typed in [composed, taken_apart] {
            assert!(Keys::unlock(&old, &Secret::new(typed.into())).is_ok(), "{typed:?}");
        }
    }

    #[test]
    fn changed_keys_still_know_what_opened_the_folder_before() {
        let (first, _) = Keys::fresh(Id::known("folder")).unwrap();
        let (second, _) = first.renewed().unwrap();
        let (third, paper) = second.renewed().unwrap();
        let again = Keys::unlock_with_recovery(&third.lock_for_recovery().unwrap(), &paper).unwrap();
        let marks: Vec<String> = again.older().map(|keys| keys.mark()).collect();
        assert_eq!(marks, [second.mark(), first.mark()]);
        assert_eq!(again.older().next().unwrap().tag(), second.tag());
        assert_ne!(again.tag(), second.tag());
    }
}
