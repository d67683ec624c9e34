//! A worksheet: a template being filled in, and everything that may happen to it.
//!
//! [`Worksheet`] is the document. Nothing writes to it but [`Steps`], which
//! applies an [`Edit`] and remembers how to take it back. What follows from
//! the answers (what is shown, scores, notes) is an [`Outcome`], computed
//! anew and never stored.
//!
//! Not here: drawing, disk, clock, random numbers.

mod answer;
mod document;
mod edit;
mod outcome;
mod review;
mod steps;

pub use answer::{Answer, Answers, Entry, Pick, Row};
pub use document::{Content, Later, Way, Worksheet};
pub use edit::{At, Author, Caret, Change, Edit, Part, RowChange, Side, Step};
pub use outcome::{NoteShown, Outcome, PlainListShown, ProfileShown, Reason, Results, ScoreShown, WayShown};
pub use review::{Action, Anchor, Comment, CommentKind, Happened, Mark, Progress, Reply, Review, State};
pub use steps::{Refused, Steps};
