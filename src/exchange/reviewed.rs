//! A review copy that came back with its fields filled in: what was answered.
//!
//! Each box beside an answer is a comment on that answer, the last box one on
//! the whole, the choice a mark; whatever comes, the sheet is back. They are the supervisor's own edits and go
//! through the one way in which a worksheet changes; their ids come from what
//! they say, so that bringing the same paper in twice changes nothing.

use sha2::{Digest, Sha256};

use crate::{
    base::{Id, Moment, hex},
    page::review_fields::{BY, CHOICE, ON, READ, REVIEW, TALK, WHOLE},
    worksheet::{Anchor, Author, Change, Comment, CommentKind, Edit, Mark, Side, State, Worksheet, apply},
};

/// What a supervisor wrote into a review copy.
#[derive(Clone, PartialEq, Eq)]
pub struct Reviewed {
    /// Who she says she is; may be empty.
    pub by: String,
    /// Her comments: about which item, or the whole.
    pub comments: Vec<(Option<Id>, String)>,
    /// What she chose.
    pub choice: Option<Choice>,
}

/// What a supervisor chose for the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// *Read, thank you*.
    Read,
    /// *Let us talk about this*.
    Talk,
}

/// What stands in the fields of a review copy; nothing if there are no such fields.
#[must_use]
pub fn reviewed(sheet: &Worksheet, fields: &[(String, String)]) -> Option<Reviewed> {
    if !fields.iter().any(|(name, _)| name.starts_with(REVIEW)) {
        return None;
    }
    let value = |wanted: &str| {
        let found = fields.iter().find(|(name, _)| name == wanted);
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    };
    let about = |item: &Id| value(&format!("{ON}{item}")).map(|words| (Some(item.clone()), words.to_owned()));
    let items = sheet.template.items().filter_map(|(_, item)| about(&item.id));
    let whole = value(WHOLE).map(|words| (None, words.to_owned()));
    let choice = match value(CHOICE) {
        Some(READ) => Some(Choice::Read),
        Some(TALK) => Some(Choice::Talk),
        _ => None,
    };
    let by = value(BY).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    Some(Reviewed { by, comments: items.chain(whole).collect(), choice })
}

impl Reviewed {
    /// Her edits, one for each comment and one for her choice; none that the sheet has already.
    #[must_use]
    pub fn edits(&self, sheet: &Worksheet, now: Moment) -> Vec<Edit> {
        let by = Author { name: self.by.clone(), side: Side::Reviewer };
        let known = |id: &Id| sheet.review.comments.iter().find(|known| known.id == *id);
        let round = match &sheet.review.state {
            State::Shared { since, .. } => Some(*since),
            _ => None,
        };
        let ids = self.comments.iter().map(|(item, words)| own_id(&self.by, item.as_ref(), words));
        let old: Vec<bool> =
            ids.map(|id| known(&id).is_some_and(|c| round.is_some_and(|since| c.when < since))).collect();
        // All of it was here before the sheet was given once more: it is the paper of that round.
        let old_paper = !old.is_empty() && old.into_iter().all(|old| old);
        let is_said = old_paper || sheet.review.said().into_iter().any(|mark| self.is_choice(mark));
        let is_back = matches!(&sheet.review.state, State::Back { by, .. } if *by == self.by);
        // Whatever comes, it is an answer: the sheet is back.
        let and_back = |change: Change| {
            let back = State::Back { by: self.by.clone(), since: now, shared: None };
            if is_back { change } else { Change::All(vec![change, Change::State(back)]) }
        };
        let comments = self.comments.iter().map(|(item, words)| {
            let anchor = item.clone().map_or(Anchor::Sheet, Anchor::Item);
            Comment {
                id: own_id(&self.by, item.as_ref(), words),
                by: by.clone(),
                when: now,
                kind: CommentKind::Offer,
                anchor,
                text: words.replace("\r\n", "\n").replace('\r', "\n"),
                action: None,
                replies: Vec::new(),
                settled: None,
            }
        });
        let new = comments.filter(|comment| known(&comment.id).is_none()).map(Change::Comment);
        let mark = self.choice.map(|choice| match choice {
            Choice::Read => Mark::Read { by: self.by.clone(), when: now },
            Choice::Talk => Mark::LetUsTalk { by: self.by.clone(), when: now },
        });
        let chosen = mark.filter(|_| !is_said).map(|mark| Change::Mark { mark, on: true });
        let all = new.chain(chosen).map(and_back);
        all.map(|change| Edit { by: by.clone(), when: now, change }).collect()
    }

    fn is_choice(&self, mark: &Mark) -> bool {
        match (self.choice, mark) {
            (Some(Choice::Read), Mark::Read { by, .. }) | (Some(Choice::Talk), Mark::LetUsTalk { by, .. }) => {
                *by == self.by
            }
            _ => false,
        }
    }

    /// Brings everything into a worksheet; how many comments it took.
    pub fn into_sheet(&self, sheet: &mut Worksheet, now: Moment) -> usize {
        let edits = self.edits(sheet, now);
        edits.iter().filter(|edit| apply(sheet, edit).is_ok() && comment_in(&edit.change).is_some()).count()
    }
}

/// The comment that a change brings, if it brings one.
#[must_use]
pub fn comment_in(change: &Change) -> Option<&Comment> {
    match change {
        Change::Comment(comment) => Some(comment),
        Change::All(all) => all.iter().find_map(comment_in),
        _ => None,
    }
}

/// The mark that a change sets, if it sets one.
#[must_use]
pub fn mark_in(change: &Change) -> Option<&Mark> {
    match change {
        Change::Mark { mark, .. } => Some(mark),
        Change::All(all) => all.iter().find_map(mark_in),
        _ => None,
    }
}

fn own_id(by: &str, item: Option<&Id>, words: &str) -> Id {
    let mut hash = Sha256::new();
    for part in [by, item.map_or("", Id::as_str), words] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    let digits = hex(hash.finalize().iter().take(12));
    Id::parse(&format!("paper-{digits}")).unwrap_or_else(|_| Id::known("paper"))
}

/// Never the words: they are comments.
impl std::fmt::Debug for Reviewed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Reviewed({} comments, {:?})", self.comments.len(), self.choice)
    }
}
