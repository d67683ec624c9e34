//! A worksheet as a file: RON text, and back.
//!
//! A worksheet carries the exact texts of its template and blocks, byte for
//! byte, each with its SHA-256, so that it can be read in ten years. What the
//! author wrote and what happened among people stand in two parts.
//!
//! Not here: disk and folders (`store`), the answers file of the command line
//! ([`super::answers_file`]). **Invariant:** writing and reading gives the same
//! worksheet, and the same worksheet gives the same bytes
//! (`tests/scenario/files.rs`).

mod check;
mod code;
mod error;
mod read;
mod root;
mod shape;
mod write;

pub(in crate::worksheet) use code::sha256;
pub use code::{blank_code, content_code};
pub use error::{Damage, FileError};
pub use read::{read, read_bytes, read_rescued};
pub use root::{RootKind, kind_of};
pub use write::write;

/// The format that this program writes.
pub const FORMAT: u32 = 1;

/// The greatest size of a worksheet file, in bytes: whatever writes one asks [`fits`] before.
///
/// Twelve drawings that are full to the last stroke. A larger one could not be refused within
/// 64 MiB of memory when it comes sealed from somebody else.
pub const MAX_BYTES: usize = 24 * 1024 * 1024;

/// Whether the text of a worksheet is small enough to be read again.
#[must_use]
pub const fn fits(text: &str) -> bool {
    text.len() <= MAX_BYTES
}
