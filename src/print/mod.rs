//! Finished pages to PDF bytes, the proof of them, and their pixels.
//!
//! [`prove_and_write`] is the only way to bytes that leave the house: the
//! writer makes them, an independent reader finds every word again in its
//! place, and only then are they handed out. [`Book`] turns the very bytes
//! into pixels, so that the preview shows what will be printed.
//!
//! Not here: where a line goes (`page`), files on disk, other ways out
//! (`exchange`). **Invariant:** the same pages give the same bytes
//! (`tests/pages/outside.rs`).

mod attached;
mod bare;
mod content;
mod document;
mod field_font;
mod fields;
mod fonts;
pub mod foreign;
mod heavy;
mod lock;
mod operators;
mod packing;
mod pixels;
mod proof;
mod said;
mod structure;
mod words;
mod write;

pub use lock::prove_and_lock;
pub use pixels::{Book, Pixels};
pub use proof::{Fault, NotProved, ProofFailure, Proved, proof, prove_and_write};
pub use write::{PrintError, write};
