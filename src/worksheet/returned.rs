//! What people said in another file of the same sheet: comments, replies, marks and the way back.
//!
//! Each is an edit in the name of whoever said it, so that the file that came
//! back and the sheet that stayed at home become one again. Answers are not
//! among them: only their writer changes those.

use super::{Anchor, Author, Change, Comment, Edit, Mark, Side, State, Worksheet, apply::apply};
use crate::base::Moment;

/// What `theirs` says that `mine` does not know yet, in the order in which it was said.
#[must_use]
pub fn returned(mine: &Worksheet, theirs: &Worksheet) -> Vec<Edit> {
    let mut trial = mine.clone();
    let mut edits = Vec::new();
    let mut say = |by: Author, when: Moment, change: Change| {
        let edit = Edit { by, when, change };
        let taken = apply(&mut trial, &edit).is_ok();
        if taken {
            edits.push(edit);
        }
        taken
    };
    for comment in &theirs.review.comments {
        let known = mine.review.comments.iter().find(|known| known.id == comment.id);
        if known.is_none() {
            let alone = |anchor: Anchor| {
                Change::Comment(Comment { anchor, replies: Vec::new(), settled: None, ..comment.clone() })
            };
            // Where the words it is about were changed since, it stands at their question.
            let wider = comment.anchor.item().cloned().map_or(Anchor::Sheet, Anchor::Item);
            let _stands = [comment.anchor.clone(), wider, Anchor::Sheet]
                .into_iter()
                .any(|anchor| say(comment.by.clone(), comment.when, alone(anchor)));
        }
        let replied = known.map_or(&[][..], |known| known.replies.as_slice());
        for reply in comment.replies.iter().filter(|reply| replied.iter().all(|known| known.id != reply.id)) {
            let change = Change::Reply { comment: comment.id.clone(), reply: reply.clone() };
            say(reply.by.clone(), reply.when, change);
        }
    }
    for mark in theirs.review.marks.iter().filter(|mark| !mine.review.marks.contains(mark)) {
        if let Mark::Read { by, when } | Mark::LetUsTalk { by, when } = mark {
            let by = Author { name: by.clone(), side: Side::Reviewer };
            say(by, *when, Change::Mark { mark: mark.clone(), on: true });
        }
    }
    if let (State::Back { by, since }, State::Shared { .. }) = (&theirs.review.state, &mine.review.state) {
        let by = Author { name: by.clone(), side: Side::Reviewer };
        say(by, *since, Change::State(theirs.review.state.clone()));
    }
    edits
}
