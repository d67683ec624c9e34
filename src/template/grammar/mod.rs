//! The grammar of template and blocks files: what may be written, as data.
//!
//! [`super::file`] says it, once, through the macros of [`table`]: each type
//! comes out as a plain serde type (which stock `ron` reads, as the referee of
//! `tests/templates/referee.rs`), as a reader from our own tree, and as a table
//! of names, types and sentences from which the reference page is made. So the
//! three cannot tell different things.
//!
//! Every type implements [`Read`]. What is faulty is reported with its place
//! and replaced by a harmless value, so that the rest of the file is read and
//! checked as if it were right.
//!
//! Not here: whether ids lead anywhere (`super::resolve`).

mod basic;
mod fields;
mod many;
mod reader;
pub mod table;
mod variant;

pub(super) use fields::Fields;
pub(super) use reader::Reader;
pub(super) use variant::Variant;

use super::tree::{Arg, Call, Node};

/// Stands where an id was left out or is none; leads nowhere, and nobody complains.
pub(super) const NO_ID: &str = "-";

/// A type of the grammar.
pub(super) trait Read: Sized {
    /// What belongs here, in words.
    const WHAT: &'static str;

    /// Its form in few signs, for the reference page: `text`, `[id]`, `{ id: text }`.
    fn shape() -> String;

    /// Reads a value; nothing if it is faulty, which is then reported.
    fn read(node: &Node, r: &mut Reader<'_>) -> Option<Self>;

    /// Reads the value of a field that may be left out, when it is there.
    fn read_field(node: &Node, r: &mut Reader<'_>) -> Option<Self> {
        Self::read(node, r)
    }

    /// Reads what stands in `Some(…)`.
    fn read_some(call: &Call, node: &Node, r: &mut Reader<'_>) -> Option<Self> {
        match call.args.as_slice() {
            [Arg { name: None, value }] => Self::read(value, r),
            _ => r.wrong(node, Self::WHAT),
        }
    }

    /// A harmless value to stand for a faulty one.
    fn hole() -> Self;
}

/// `a`, `b` and `c` in code quotes.
pub(super) fn list_of(all: &[&str]) -> String {
    match all {
        [] => "no fields".to_owned(),
        [one] => format!("`{one}`"),
        [first @ .., last] => {
            let first: Vec<String> = first.iter().map(|one| format!("`{one}`")).collect();
            format!("{} and `{last}`", first.join(", "))
        }
    }
}
