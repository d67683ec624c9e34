//! Worksheet templates: from RON text to a checked [`Template`].
//!
//! ```text
//! text ─ tokens ─ tree ─ file (as written) ─ resolve (shared blocks) ─ Template ─ checks
//! ```
//!
//! [`file`] is the grammar: plain serde types that stock `ron` reads as well.
//! Our own reader makes the same values from a text, but goes on after a fault
//! and knows the place of everything. [`model`] is what everybody else uses:
//! shared items merged in, words chosen, ids checked.
//!
//! Not here: answers and scores (`worksheet`), drawing, disk.

pub mod condition;
mod doubt;
pub mod encoding;
pub mod fhir;
pub mod file;
mod for_client;
pub mod grammar;
mod instead;
pub mod markup;
mod measures;
pub mod model;
mod once;
mod own_words;
mod read;
mod resolve;
pub mod rewrite;
pub mod rule;
mod scores;
pub mod shelf;
pub mod translation;
pub mod tree;

pub use condition::{Bound, Condition};
pub use doubt::Doubt;
pub use model::*;
pub use own_words::OwnWords;
pub use read::{Checked, FileKind, Grammar, MAX_BYTES, MAX_DIAGNOSTICS, carried, read, read_types};
pub use rule::{Reason, Rule};

/// Whether an id is a mere number, such as `V4` or `s12`: many are near it, and none of them is meant.
pub(crate) fn is_number_of(id: &crate::base::Id) -> bool {
    id.as_str().len() <= 3 && id.as_str().ends_with(|c: char| c.is_ascii_digit())
}

/// The known word that is nearest to what was written, if any is near.
#[must_use]
pub fn nearest<'k>(written: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    if written.len() > 600 {
        return None;
    }
    // Letters that only look Latin are taken for what they look like.
    let written = instead::alike(written).map_or_else(|| written.to_lowercase(), |(.., latin)| latin.to_lowercase());
    let near = |word: &'k str| {
        let distance = strsim::damerau_levenshtein(&written, &word.to_lowercase());
        let allowed = (written.chars().count().max(word.chars().count()) / 3).max(1);
        // Of two as near, the one that begins alike.
        let other_start = !word.to_lowercase().chars().next().is_some_and(|first| written.starts_with(first));
        (distance <= allowed).then_some(((distance, other_start), word))
    };
    known.filter_map(near).min_by_key(|(distance, _)| *distance).map(|(_, word)| word)
}
