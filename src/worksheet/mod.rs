//! A worksheet: a template being filled in, and everything that may happen to it.
//!
//! [`Worksheet`] is the document. An [`Edit`] changes it, and only [`apply`]
//! carries one out; for an open worksheet [`Steps`] calls it and remembers how
//! to take the edit back. What follows from the answers (what is shown, scores,
//! notes) is an [`Outcome`], computed anew and never stored.
//!
//! Not here: drawing, disk, clock, random numbers.

mod answer;
pub mod answers_file;
mod apart;
mod apply;
mod asked;
mod bounds;
mod compare;
mod document;
mod drawing;
mod duplicate;
mod edit;
pub mod examples;
pub mod file;
mod go_on;
pub mod in_words;
mod kept;
mod look_again;
mod names;
mod outcome;
mod own_words;
mod progress;
mod renew;
mod review;
mod rows;
mod said;
mod steps;
mod texts;
mod typing;

pub use answer::{Answer, Answers, Entry, Pick, Row, Signed};
pub use apart::{Apart, apart, beside, taken_over};
pub use apply::{apply, fits};
pub use asked::{
    Asked, asked, finish, let_us_talk, read_thanks, reopens, send_back, share, share_as, shared_since, take_up_again,
};
pub use bounds::{bounds_words, number_words};
pub use compare::{differences, take_over};
pub use document::{Content, Later, Way, Worksheet};
pub use drawing::{Drawn, Stroke};
pub use duplicate::duplicate;
pub use edit::{At, Author, Caret, Change, Edit, Part, RowChange, Side, Step, StrokeChange};
pub use go_on::{GoOn, go_on};
pub use kept::{drop_kept, kept_in, kept_words};
pub use look_again::needs_look_again;
pub use outcome::{
    ChangeKind, ChangeShown, FlagShown, FlagState, Moved, NoChange, NoteShown, Outcome, PlainListShown, ProfileShown,
    ReadingShown, Reason, Results, ScoreShown, Since, Standing, WayShown, changes, made_so, standings,
};
pub use progress::{Dot, asked_open, dots, is_answered, progress};
pub use renew::{Fate, Former, Line, Renewal, Renewed, is_newer, renewal, words_of_former};
pub use review::{Action, Anchor, Comment, CommentKind, Happened, Mark, Progress, Reply, Review, State};
pub use rows::{may_add, row, row_ids, row_words};
pub use said::{Said, answer_in_words, item_in_words};
pub use steps::{Refused, Steps};
pub use texts::{first_words, folded, folded_text, words_of};
