//! The template reader: what it takes, what it refuses, and where it says so.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it does not expect")]

mod bad;
mod codes;
mod dice;
mod guide;
mod instruments;
mod limits;
mod referee;
mod reference;
mod rewriting;
mod sheets;
mod shipped;
mod slips;
mod translations;
