//! What stands inside a sealed file: a line about it, its text, padding.
//!
//! ```text
//! // attune 1 doc=… rev=… base=… tag=…
//! ```
//!
//! The line is a comment in RON. The tag is an HMAC-SHA-256 over line and
//! text: whoever knows only the public keys can make a file that opens, but
//! none that carries a right tag. Newlines at the end fill 4 KiB steps, because
//! a sealed file shows its length.

use std::fmt::{self, Write};

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::Keys;
use crate::{base::Id, t};

/// Payloads are as long as a multiple of this, in bytes.
const STEP: usize = 4 << 10;
/// The format that this program writes.
const BEGINNING: &str = "// attune 1 ";

/// Which document a payload is, and which state of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The document.
    pub doc: Id,
    /// Counts up with each state that was kept.
    pub rev: u64,
    /// The SHA-256 of the sealed file that this state was made from.
    pub base: Option<[u8; 32]>,
}

/// A payload that was read.
#[derive(Clone, PartialEq, Eq)]
pub struct Payload {
    /// Which document, which state.
    pub head: Head,
    /// Its text, without padding.
    pub text: String,
}

/// Why a payload is not ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PayloadFault {
    /// It has no line about it, or one of a newer program.
    NoHead,
    /// The tag is wrong: somebody without our keys made or changed it.
    Forged,
}

impl Payload {
    /// The bytes to be sealed.
    #[must_use]
    pub fn write(head: &Head, text: &str, keys: &Keys) -> Vec<u8> {
        let text = text.trim_end_matches('\n');
        let about = head.about();
        let tag = mac(&about, text, keys).finalize().into_bytes();
        let mut out = String::with_capacity(text.len() + 2 * STEP);
        let _always = write!(out, "{BEGINNING}{about} tag=");
        hex(&mut out, &tag);
        out.push('\n');
        out.push_str(text);
        out.push('\n');
        let mut bytes = out.into_bytes();
        bytes.resize(bytes.len().next_multiple_of(STEP), b'\n');
        bytes
    }

    /// Reads what [`Payload::write`] made.
    ///
    /// # Errors
    /// [`PayloadFault`].
    pub fn read(bytes: &[u8], keys: &Keys) -> Result<Self, PayloadFault> {
        let whole = std::str::from_utf8(bytes).map_err(|_| PayloadFault::NoHead)?;
        let (line, rest) = whole.split_once('\n').ok_or(PayloadFault::NoHead)?;
        let (about, tag) =
            line.strip_prefix(BEGINNING).and_then(|about| about.split_once(" tag=")).ok_or(PayloadFault::NoHead)?;
        let head = Head::parse(about).ok_or(PayloadFault::NoHead)?;
        let text = rest.trim_end_matches('\n');
        let tag = unhex(tag).ok_or(PayloadFault::NoHead)?;
        mac(about, text, keys).verify_slice(&tag).map_err(|_| PayloadFault::Forged)?;
        Ok(Self { head, text: text.to_owned() })
    }
}

impl fmt::Debug for Payload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Payload({:?}, {} bytes)", self.head, self.text.len())
    }
}

impl Head {
    fn about(&self) -> String {
        let mut about = format!("doc={} rev={} base=", self.doc, self.rev);
        match &self.base {
            Some(base) => hex(&mut about, base),
            None => about.push('-'),
        }
        about
    }

    fn parse(about: &str) -> Option<Self> {
        let mut words = about.split(' ');
        let doc = Id::parse(words.next()?.strip_prefix("doc=")?).ok()?;
        let rev = words.next()?.strip_prefix("rev=")?.parse().ok()?;
        let base = match words.next()?.strip_prefix("base=")? {
            "-" => None,
            base => Some(unhex(base)?),
        };
        words.next().is_none().then_some(Self { doc, rev, base })
    }
}

impl fmt::Display for PayloadFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoHead => t!("seal-no-head"),
            Self::Forged => t!("seal-forged"),
        })
    }
}

#[expect(clippy::expect_used, reason = "HMAC takes a key of any length")]
fn mac(about: &str, text: &str, keys: &Keys) -> Hmac<Sha256> {
    let mut mac = Hmac::<Sha256>::new_from_slice(keys.tag()).expect("a key of 32 bytes");
    mac.update(about.as_bytes());
    mac.update(b"\n");
    mac.update(text.as_bytes());
    mac
}

fn hex(out: &mut String, bytes: &[u8]) {
    for byte in bytes {
        let _always = write!(out, "{byte:02x}");
    }
}

fn unhex(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if text.len() != 64 || !text.bytes().all(|b| b.is_ascii_hexdigit()) {
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

    fn head() -> Head {
        Head { doc: Id::known("a1"), rev: 7, base: Some([9; 32]) }
    }

    #[test]
    fn a_payload_reads_back_and_its_length_tells_little() {
        let (keys, _) = Keys::fresh(Id::known("folder")).unwrap();
        for length in [0, 1, 3_900, 4_000, 9_000] {
            let text = "x".repeat(length);
            let bytes = Payload::write(&head(), &text, &keys);
            assert_eq!(bytes.len() % STEP, 0);
            assert_eq!(Payload::read(&bytes, &keys), Ok(Payload { head: head(), text }));
        }
        let short = Payload::write(&head(), "a", &keys).len();
        assert_eq!(short, Payload::write(&head(), &"a".repeat(3_000), &keys).len());
    }

    #[test]
    fn any_change_and_any_other_key_is_a_forgery() {
        let (keys, _) = Keys::fresh(Id::known("folder")).unwrap();
        let (others, _) = Keys::fresh(Id::known("folder")).unwrap();
        let bytes = Payload::write(&head(), "(text: \"a\")", &keys);
        assert_eq!(Payload::read(&bytes, &others), Err(PayloadFault::Forged));
        let text = String::from_utf8(bytes.clone()).unwrap();
        for (from, to) in [("rev=7", "rev=8"), ("doc=a1", "doc=a2"), ("\"a\"", "\"b\""), ("base=09", "base=08")] {
            let changed = text.replacen(from, to, 1);
            assert_ne!(changed, text);
            assert_eq!(Payload::read(changed.as_bytes(), &keys), Err(PayloadFault::Forged), "{from}");
        }
        assert_eq!(Payload::read(b"(text: 1)\n", &keys), Err(PayloadFault::NoHead));
        assert_eq!(Payload::read(&[0xff, b'\n'], &keys), Err(PayloadFault::NoHead));
    }
}
