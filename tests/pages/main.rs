//! Pages: what is laid out, what stands in the PDF, and other ways out.
//!
//! `dump` and `sheets` look at the page model itself, as text.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod dump;
mod faults;
mod made;
mod outside;
mod sheets;
mod shipped;
