//! A headless person fills in worksheets: answers, undo, scores, files, review.

mod files;
mod people;
mod person;
mod scores;
mod sight;
mod tables;
mod undo;
