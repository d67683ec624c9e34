//! A review copy that came back with its fields filled in: what was answered.
//!
//! Each box beside an answer is a comment on that answer, the last box one on
//! the whole, the choice a mark. They are the supervisor's own edits and go
//! through the one way in which a worksheet changes; their ids come from what
//! they say, so that bringing the same paper in twice changes nothing.

use sha2::{Digest, Sha256};

use crate::{
    base::{Id, Moment},
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
        let comments = self.comments.iter().map(|(item, words)| {
            let anchor = item.clone().map_or(Anchor::Sheet, Anchor::Item);
            let comment = Comment {
                id: own_id(&self.by, item.as_ref(), words),
                by: by.clone(),
                when: now,
                kind: CommentKind::Offer,
                anchor,
                text: words.replace("\r\n", "\n").replace('\r', "\n"),
                action: None,
                replies: Vec::new(),
                settled: None,
            };
            Change::Comment(comment)
        });
        let mark = self.choice.map(|choice| match choice {
            Choice::Read => Mark::Read { by: self.by.clone(), when: now },
            Choice::Talk => Mark::LetUsTalk { by: self.by.clone(), when: now },
        });
        let back = Change::State(State::Back { by: self.by.clone(), since: now });
        let chosen = mark.map(|mark| Change::All(vec![Change::Mark { mark, on: true }, back]));
        let is_new = |change: &Change| match change {
            Change::Comment(comment) => sheet.review.comments.iter().all(|known| known.id != comment.id),
            _ => !sheet.review.marks.iter().any(|mark| self.is_choice(mark)),
        };
        let all = comments.chain(chosen).filter(is_new);
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
        edits.iter().filter(|edit| apply(sheet, edit).is_ok() && matches!(edit.change, Change::Comment(_))).count()
    }
}

fn own_id(by: &str, item: Option<&Id>, words: &str) -> Id {
    let mut hash = Sha256::new();
    for part in [by, item.map_or("", Id::as_str), words] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    let digits: String = hash.finalize().iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    Id::parse(&format!("paper-{digits}")).unwrap_or_else(|_| Id::known("paper"))
}

/// Never the words: they are comments.
impl std::fmt::Debug for Reviewed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Reviewed({} comments, {:?})", self.comments.len(), self.choice)
    }
}
