//! Two files of one worksheet: everything in which they are apart, and taking it over.
//!
//! Answers and *What I think now* are set against each other. What people said
//! to each other is never taken back by this: of comments, replies and marks
//! only that is listed which is in the other file alone. It comes over as an
//! edit of the person who said it.
//!
//! Not here: deciding. **Invariant:** what was taken over is apart no more
//! (`tests/scenario/apart.rs`).

use super::{
    Anchor, At, Author, Change, Comment, Edit, Former, Mark, Part, Reply, Review, Side, State, Worksheet, apply,
    apply::standing, compare, renewal,
};
use crate::base::{Id, Moment};

/// One thing in which the other file is apart from the worksheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Apart {
    /// The answer to a question.
    Answer(Id),
    /// *What I think now* under a question.
    Later(Id),
    /// A kept answer that is in the other file alone, by the id under which it is kept there.
    Former(Id),
    /// A mark for supervision that is in the other file alone.
    ForSupervision(Id),
    /// A comment that is in the other file alone, or says something else there.
    Comment(Id),
    /// A reply that is in the other file alone.
    Reply {
        /// The comment.
        comment: Id,
        /// The reply.
        reply: Id,
    },
    /// Something said with one click that is in the other file alone.
    Mark(Mark),
    /// Whose turn it is.
    State,
}

/// The other file with its answers under the questions of this one.
///
/// `words` says an answer of the other file in words. What has no place here is a kept answer.
#[must_use]
pub fn beside(now: &Worksheet, other: &Worksheet, words: &dyn Fn(&Id) -> String) -> Worksheet {
    let mut beside = other.clone();
    let (mine, theirs) = (&now.template.texts, &other.template.texts);
    if (&mine.template, &mine.blocks) != (&theirs.template, &theirs.blocks) {
        let _before = renewal(other, now.template.clone(), words).renewed.put_into(&mut beside);
    }
    beside
}

/// Everything in which they are apart, answers first, in the order of the sheet.
///
/// `other` is [`beside`] this worksheet.
#[must_use]
pub fn apart(now: &Worksheet, other: &Worksheet) -> Vec<Apart> {
    let mut all: Vec<Apart> = compare::differences(now, other).into_iter().map(Apart::Answer).collect();
    let mut later: Vec<&Id> = other.content.later.keys().chain(now.content.later.keys()).collect();
    later.sort();
    later.dedup();
    let words = |sheet: &Worksheet, id: &Id| sheet.text(&later_of(id)).to_owned();
    all.extend(later.into_iter().filter(|id| words(now, id) != words(other, id)).cloned().map(Apart::Later));
    let kept = |former: &Former| now.content.former.values().any(|known| same(known, former));
    all.extend(other.content.former.iter().filter(|(_, f)| !kept(f)).map(|(id, _)| Apart::Former(id.clone())));
    let marked = other.review.marked.difference(&now.review.marked);
    all.extend(marked.cloned().map(Apart::ForSupervision));
    all.extend(other.review.comments.iter().flat_map(|comment| of_comment(&now.review, comment)));
    let marks = other.review.marks.iter().filter(|mark| mark.said().is_some() && !now.review.marks.contains(mark));
    all.extend(marks.cloned().map(Apart::Mark));
    if !same_turn(&now.review.state, &other.review.state) {
        all.push(Apart::State);
    }
    all
}

/// What of this is taken over: by oneself as one change, and what others said, in their names.
///
/// What cannot be taken over any more is left out.
#[must_use]
pub fn taken_over(
    now: &Worksheet,
    other: &Worksheet,
    what: &[Apart],
    by: &Author,
    when: Moment,
) -> (Option<Change>, Vec<Edit>) {
    let mut trial = now.clone();
    let (mut own, mut others) = (Vec::new(), Vec::new());
    let items: Vec<Id> =
        what.iter().filter_map(|one| if let Apart::Answer(id) = one { Some(id.clone()) } else { None }).collect();
    if let Some(change) = compare::take_over(&trial, other, &items, by, when) {
        let edit = Edit { by: by.clone(), when, change };
        if apply(&mut trial, &edit).is_ok() {
            own.push(edit.change);
        }
    }
    for one in what {
        for edit in edits(&trial, other, one, by, when) {
            if apply(&mut trial, &edit).is_err() {
                continue;
            }
            match one {
                Apart::Later(_) | Apart::Former(_) | Apart::ForSupervision(_) => own.push(edit.change),
                _ => others.push(edit),
            }
        }
    }
    ((!own.is_empty()).then_some(Change::All(own)), others)
}

/// The comment itself if it is not here, or says something else; else its replies that are not here.
fn of_comment(now: &Review, comment: &Comment) -> Vec<Apart> {
    let Some(known) = now.comments.iter().find(|known| known.id == comment.id) else {
        return vec![Apart::Comment(comment.id.clone())];
    };
    let says = |comment: &Comment| (comment.kind, comment.text.clone(), comment.action.clone());
    let words = (says(known) != says(comment)).then(|| Apart::Comment(comment.id.clone()));
    let missing = comment.replies.iter().filter(|reply| known.replies.iter().all(|known| known.id != reply.id));
    let replies = missing.map(|reply| Apart::Reply { comment: comment.id.clone(), reply: reply.id.clone() });
    words.into_iter().chain(replies).collect()
}

fn edits(now: &Worksheet, other: &Worksheet, what: &Apart, by: &Author, when: Moment) -> Vec<Edit> {
    let mine = |change| vec![Edit { by: by.clone(), when, change }];
    match what {
        Apart::Answer(_) => Vec::new(),
        Apart::Later(id) => {
            let at = later_of(id);
            let (removed, inserted) = (now.text(&at).to_owned(), other.text(&at).to_owned());
            mine(Change::Text { at, offset: 0, removed, inserted })
        }
        Apart::Former(id) => match other.content.former.get(id.as_str()) {
            Some(former) => mine(kept(now, id, former)),
            None => Vec::new(),
        },
        Apart::ForSupervision(item) => mine(Change::ForSupervision { item: item.clone(), on: true }),
        Apart::Comment(id) => {
            let comment = other.review.comments.iter().find(|comment| comment.id == *id);
            comment.map(|comment| of_others(now, comment)).unwrap_or_default()
        }
        Apart::Reply { comment, reply } => {
            let thread = other.review.comments.iter().find(|known| known.id == *comment);
            let found = thread.and_then(|thread| thread.replies.iter().find(|known| known.id == *reply));
            found.map(|found| replied(comment, found)).into_iter().collect()
        }
        Apart::Mark(mark) => {
            let Some((name, when)) = mark.said() else { return Vec::new() };
            let by = Author { name: name.to_owned(), side: Side::Reviewer };
            vec![Edit { by, when, change: Change::Mark { mark: mark.clone(), on: true } }]
        }
        Apart::State => {
            let by = match &other.review.state {
                State::Back { by, .. } => Author { name: by.clone(), side: Side::Reviewer },
                _ => by.clone(),
            };
            vec![Edit { by, when, change: Change::State(other.review.state.clone()) }]
        }
    }
}

/// A comment of the other file with its replies, at its words if they stand here as well.
fn of_others(now: &Worksheet, comment: &Comment) -> Vec<Edit> {
    let known = now.review.comments.iter().find(|known| known.id == comment.id);
    let anchor = match (known, standing(now, &comment.anchor)) {
        (Some(known), _) => known.anchor.clone(),
        (None, Anchor::Words { at, start, end, quote }) => {
            let there = start < end && now.text(&at).get(start..end) == Some(quote.as_str());
            if there { Anchor::Words { at, start, end, quote } } else { Anchor::Item(at.item) }
        }
        (None, anchor) => anchor,
    };
    let bare =
        Comment { anchor, replies: Vec::new(), settled: known.and_then(|known| known.settled), ..comment.clone() };
    let edit = |when, change| Edit { by: comment.by.clone(), when, change };
    let mut edits = vec![edit(comment.when, Change::Comment(bare))];
    if known.is_none() {
        edits.extend(comment.replies.iter().map(|reply| replied(&comment.id, reply)));
        let settle = |when| edit(when, Change::Settle { comment: comment.id.clone(), on: true });
        edits.extend(comment.settled.map(settle));
    }
    edits
}

fn replied(comment: &Id, reply: &Reply) -> Edit {
    let change = Change::Reply { comment: comment.clone(), reply: reply.clone() };
    Edit { by: reply.by.clone(), when: reply.when, change }
}

/// A kept answer of the other file, under an id that is free here.
fn kept(now: &Worksheet, id: &Id, former: &Former) -> Change {
    let taken = |id: &Id| now.content.former.contains(id.as_str());
    let key = id.numbered().find(|id| !taken(id)).unwrap_or_else(|| id.clone());
    let item = former.item.clone().or_else(|| (key != *id).then(|| id.clone()));
    Change::Former { id: key, former: Some(Box::new(Former { item, ..former.clone() })) }
}

/// Whether it is the same person's turn since the same time, whatever else is known of the round.
fn same_turn(one: &State, other: &State) -> bool {
    match (one, other) {
        (State::Back { by, since, .. }, State::Back { by: other, since: when, .. }) => (by, since) == (other, when),
        _ => one == other,
    }
}

fn same(one: &Former, other: &Former) -> bool {
    (&one.ask, &one.words, &one.later) == (&other.ask, &other.words, &other.later)
}

fn later_of(id: &Id) -> At {
    At { item: id.clone(), part: Part::Later }
}
