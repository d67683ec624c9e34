//! Pages: what is laid out, and what stands in the PDF.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod dump;
mod faults;
mod made;
mod outside;
mod shipped;
