//! Which keystrokes belong together when they are taken back.
//!
//! A step of typing is a word with the space after it. It ends with a pause,
//! at another place, when typing turns into deleting, and with anything
//! larger than a word (a paste is a step of its own). A comment comes whole with
//! each key, and is folded in the same way.

use super::{Action, At, Change, CommentKind, Edit};
use crate::base::{Id, Moment};

/// The longest pause within one step of typing, in seconds.
const PAUSE_SECS: i64 = 2;

/// One keystroke of typing or deleting.
#[derive(Debug)]
pub(super) struct Typing {
    when: Moment,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    /// Typed words; where they begin and end, and whether they begin and end with a space.
    Typed { at: At, from: usize, to: usize, first_space: bool, last_space: bool },
    /// Deleted words; where the caret stands after it, how much went.
    Deleted { place: At, at: usize, len: usize, first_space: bool, last_space: bool },
    /// A comment with other words and nothing else; whether they end with a space.
    Comment { id: Id, kind: CommentKind, action: Option<Action>, last_space: bool },
}

/// The keystroke that an edit is, if it is one.
pub(super) fn typing(edit: &Edit) -> Option<Typing> {
    let (at, offset, removed, inserted) = match &edit.change {
        Change::Text { at, offset, removed, inserted } => (at, offset, removed, inserted),
        Change::Comment(comment) => {
            let last_space = comment.text.ends_with(char::is_whitespace);
            let (id, action) = (comment.id.clone(), comment.action.clone());
            let kind = Kind::Comment { id, kind: comment.kind, action, last_space };
            return Some(Typing { when: edit.when, kind });
        }
        Change::Reply { reply, .. } => {
            let last_space = reply.text.ends_with(char::is_whitespace);
            let kind = Kind::Comment { id: reply.id.clone(), kind: CommentKind::Offer, action: None, last_space };
            return Some(Typing { when: edit.when, kind });
        }
        _ => return None,
    };
    let place = at.clone();
    let kind = match (removed.is_empty(), inserted.is_empty()) {
        (true, false) => {
            let (first_space, last_space) = edges(inserted)?;
            Kind::Typed { at: place, from: *offset, to: offset + inserted.len(), first_space, last_space }
        }
        (false, true) => {
            let (first_space, last_space) = edges(removed)?;
            Kind::Deleted { place, at: *offset, len: removed.len(), first_space, last_space }
        }
        _ => return None,
    };
    Some(Typing { when: edit.when, kind })
}

impl Typing {
    /// Whether it is a key in a comment.
    pub(super) fn is_comment(&self) -> bool {
        matches!(self.kind, Kind::Comment { .. })
    }

    /// Whether the next keystroke belongs to the same step as this one.
    pub(super) fn goes_on_with(&self, next: &Self) -> bool {
        let pause = next.when.secs_since(self.when);
        if !(0..=PAUSE_SECS).contains(&pause) {
            return false;
        }
        match (&self.kind, &next.kind) {
            (Kind::Typed { at, to, last_space, .. }, Kind::Typed { at: next_at, from, first_space, .. }) => {
                at == next_at && to == from && (!last_space || *first_space)
            }
            (
                Kind::Deleted { place, at, first_space, last_space, .. },
                Kind::Deleted { place: next_place, at: next_at, len, first_space: next_first, last_space: next_last },
            ) => {
                let backwards = next_at + len == *at && (!first_space || *next_last);
                let forwards = next_at == at && (!last_space || *next_first);
                place == next_place && (backwards || forwards)
            }
            (
                Kind::Comment { id, kind, action, last_space },
                Kind::Comment { id: next_id, kind: next_kind, action: next_action, last_space: next_last },
            ) => (id, kind, action) == (next_id, next_kind, next_action) && (!last_space || *next_last),
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
