//! SHA-256 of texts, and the short code at the foot of a page.

use sha2::{Digest, Sha256};

use super::write::content_text;
use crate::{base::hex, template::Template, worksheet::Worksheet};

/// SHA-256 as 64 hex digits in lower case.
pub(in crate::worksheet) fn sha256(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
    }
    hex(&hash.finalize())
}

/// The code of what stands in a worksheet, such as `7F3A 91C2`.
///
/// The first eight hex digits of the SHA-256 of its content part, as a file
/// holds it. Comments and marks do not change it.
#[must_use]
pub fn content_code(sheet: &Worksheet) -> String {
    short(&sha256(&[&content_text(sheet)]))
}

/// The code of a blank worksheet: over the texts it was read from.
#[must_use]
pub fn blank_code(template: &Template) -> String {
    short(&sha256(&[&template.texts.template, template.texts.blocks.as_deref().unwrap_or("")]))
}

fn short(hash: &str) -> String {
    let digits = hash.to_uppercase();
    let (first, rest) = digits.split_at_checked(4).unwrap_or(("", ""));
    format!("{first} {}", rest.get(..4).unwrap_or(""))
}
