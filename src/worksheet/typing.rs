//! Which keystrokes belong together when they are taken back.
//!
//! A step of typing is a word with the space after it. It ends with a pause,
//! at another place, when typing turns into deleting, and with anything
//! larger than a word (a paste is a step of its own).

use super::{At, Change, Edit};
use crate::base::Moment;

/// The longest pause within one step of typing, in seconds.
const PAUSE_SECS: i64 = 2;

/// One keystroke of typing or deleting.
#[derive(Debug)]
pub(super) struct Typing {
    at: At,
    when: Moment,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    /// Typed words; where they begin and end, and whether they begin and end with a space.
    Typed { from: usize, to: usize, first_space: bool, last_space: bool },
    /// Deleted words; where the caret stands after it, how much went.
    Deleted { at: usize, len: usize, first_space: bool, last_space: bool },
}

/// The keystroke that an edit is, if it is one.
pub(super) fn typing(edit: &Edit) -> Option<Typing> {
    let Change::Text { at, offset, removed, inserted } = &edit.change else { return None };
    let kind = match (removed.is_empty(), inserted.is_empty()) {
        (true, false) => {
            let (first_space, last_space) = edges(inserted)?;
            Kind::Typed { from: *offset, to: offset + inserted.len(), first_space, last_space }
        }
        (false, true) => {
            let (first_space, last_space) = edges(removed)?;
            Kind::Deleted { at: *offset, len: removed.len(), first_space, last_space }
        }
        _ => return None,
    };
    Some(Typing { at: at.clone(), when: edit.when, kind })
}

impl Typing {
    /// Whether the next keystroke belongs to the same step as this one.
    pub(super) fn goes_on_with(&self, next: &Self) -> bool {
        let pause = next.when.secs_since(self.when);
        if self.at != next.at || !(0..=PAUSE_SECS).contains(&pause) {
            return false;
        }
        match (&self.kind, &next.kind) {
            (Kind::Typed { to, last_space, .. }, Kind::Typed { from, first_space, .. }) => {
                to == from && (!last_space || *first_space)
            }
            (
                Kind::Deleted { at, first_space, last_space, .. },
                Kind::Deleted { at: next_at, len, first_space: next_first, last_space: next_last },
            ) => {
                let backwards = next_at + len == *at && (!first_space || *next_last);
                let forwards = next_at == at && (!last_space || *next_first);
                backwards || forwards
            }
            _ => false,
        }
    }
}

/// Whether a stretch begins and ends with a space; nothing if it is more than one word.
fn edges(text: &str) -> Option<(bool, bool)> {
    let first = text.chars().next()?.is_whitespace();
    let last = text.chars().next_back()?.is_whitespace();
    (text.split_whitespace().count() <= 1 && !text.contains('\n') || text == "\n").then_some((first, last))
}
