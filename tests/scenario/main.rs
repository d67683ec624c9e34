//! A headless person fills in worksheets: answers, undo, scores, files, review.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "what is not there fails the test at its line")]

mod answers;
mod apart;
mod chance;
mod files;
mod going_on;
mod kinds;
mod people;
mod person;
mod reach;
mod rules;
mod scores;
mod sight;
mod tables;
mod undo;
mod versions;
