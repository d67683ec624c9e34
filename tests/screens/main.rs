//! The window without a window: found by role and name, worked by keyboard and pointer.
//!
//! No GPU and no screen is needed. `UPDATE=1 cargo test` writes the outlines
//! under `tests/screens/outlines` anew; a changed outline needs a sentence in
//! the commit.

#![expect(clippy::expect_used, reason = "what is not there fails the test at its line")]

mod arriving;
mod authors;
mod back;
mod bench;
mod comments;
mod drafts;
mod fits;
mod focus;
mod frames;
mod handed;
mod keyboard;
mod kinds;
mod named;
mod outlines;
mod paper;
mod passed_on;
mod read_back;
mod rings;
mod samples;
mod selecting;
mod shelf;
mod theme;
mod typing;
