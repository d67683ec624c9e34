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
pub mod file;
pub mod model;

pub use condition::{Bound, Condition};
pub use model::*;
