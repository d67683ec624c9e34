//! What happens to a worksheet among people: states, marks, comments.

use std::{collections::BTreeSet, fmt};

use serde::{Deserialize, Serialize};

use super::{At, Author, Way};
use crate::base::{Day, Id, Moment};

/// The review part of a worksheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Review {
    /// The writer's name as her supervisor sees it; empty while she has not given it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub author: String,
    /// Whose turn it is.
    pub state: State,
    /// Items marked for supervision.
    pub marked: BTreeSet<Id>,
    /// Marks on the whole sheet, sorted.
    pub marks: Vec<Mark>,
    /// Comments, oldest first.
    pub comments: Vec<Comment>,
}

/// Whose turn it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum State {
    /// Only the author sees it.
    #[default]
    Mine,
    /// Given to somebody.
    Shared {
        /// To whom.
        with: String,
        /// Since when.
        since: Moment,
    },
    /// Answered: it came back with or without comments.
    Back {
        /// By whom.
        by: String,
        /// When.
        since: Moment,
        /// When it had been given, if it had been: what was marked since belongs to this round.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        shared: Option<Moment>,
    },
    /// Finished, short or whole.
    Finished {
        /// In which way.
        way: Way,
        /// When.
        since: Moment,
    },
}

/// A mark on the whole sheet, whatever its state.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Mark {
    /// Read, and thanks: the supervisor's one-tap answer.
    Read {
        /// By whom.
        by: String,
        /// When.
        when: Moment,
    },
    /// The supervisor would like to talk about it.
    LetUsTalk {
        /// Who says so.
        by: String,
        /// When.
        when: Moment,
    },
    /// Discussed on a day.
    DiscussedOn(Day),
}

/// How far a worksheet has come; computed, never stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Progress {
    /// Something that *Finish* asks for is open.
    Draft,
    /// All that the short way asks for is answered.
    Short,
    /// All that the whole way asks for is answered.
    Whole,
}

/// A comment of the supervisor, with its replies.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comment {
    /// Random.
    pub id: Id,
    /// Who wrote it.
    pub by: Author,
    /// When.
    pub when: Moment,
    /// Which of the four kinds.
    pub kind: CommentKind,
    /// What it is about.
    pub anchor: Anchor,
    /// The words.
    pub text: String,
    /// An agreed action (*Please do*).
    #[serde(default)]
    pub action: Option<Action>,
    /// Replies, oldest first.
    #[serde(default)]
    pub replies: Vec<Reply>,
    /// When it was settled.
    #[serde(default)]
    pub settled: Option<Moment>,
}

/// The four kinds of comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CommentKind {
    /// *Thank you*: no reply needed.
    ThankYou,
    /// *Ask*: a reply would help.
    Ask,
    /// *Offer a thought*: no reply needed.
    Offer,
    /// *Please do*: a reply would help; may carry an agreed action.
    PleaseDo,
}

/// What a comment is about.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Anchor {
    /// The whole sheet.
    Sheet,
    /// One item.
    Item(Id),
    /// Words of an answer; stays with its quotation when the text is gone.
    Words {
        /// Which text.
        at: At,
        /// First byte.
        start: usize,
        /// One past the last byte; equal to `start` when the words are gone.
        end: usize,
        /// The words as they were.
        quote: String,
    },
}

/// An agreed action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Action {
    /// By when.
    pub by_day: Option<Day>,
    /// What came of it.
    pub happened: Option<Happened>,
}

/// What came of an agreed action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Happened {
    /// It happened.
    Happened,
    /// Not yet.
    NotYet,
    /// Let it go: as good an answer as the others.
    LetItGo,
}

/// A reply to a comment.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    /// Random.
    pub id: Id,
    /// Who wrote it.
    pub by: Author,
    /// When.
    pub when: Moment,
    /// The words.
    pub text: String,
}

impl Mark {
    /// Who said it and when; nothing for a day on which it was discussed.
    #[must_use]
    pub fn said(&self) -> Option<(&str, Moment)> {
        match self {
            Self::Read { by, when } | Self::LetUsTalk { by, when } => Some((by, *when)),
            Self::DiscussedOn(_) => None,
        }
    }
}

impl Review {
    /// *Read, thank you* and *Let us talk about this* of the last round, oldest first.
    ///
    /// Thanks for a sheet as it was before it was given once more are no thanks for this one.
    #[must_use]
    pub fn said(&self) -> Vec<&Mark> {
        let since = match &self.state {
            State::Shared { since, .. } => Some(*since),
            State::Back { shared, .. } => *shared,
            State::Mine | State::Finished { .. } => None,
        };
        let of_round = |mark: &&Mark| {
            let when = mark.said().map(|(_, when)| when);
            when.is_some_and(|when| since.is_none_or(|since| when >= since))
        };
        let mut said: Vec<&Mark> = self.marks.iter().filter(of_round).collect();
        said.sort_by_key(|mark| mark.said().map(|(_, when)| when));
        said
    }
}

impl CommentKind {
    /// The four kinds, in the order of the buttons.
    pub const ALL: [Self; 4] = [Self::ThankYou, Self::Ask, Self::Offer, Self::PleaseDo];

    /// Whether *a reply would help* (otherwise *no reply needed*).
    #[must_use]
    pub const fn reply_helps(self) -> bool {
        matches!(self, Self::Ask | Self::PleaseDo)
    }
}

impl Anchor {
    /// The item it is about, if not the whole sheet.
    #[must_use]
    pub fn item(&self) -> Option<&Id> {
        match self {
            Self::Sheet => None,
            Self::Item(item) => Some(item),
            Self::Words { at, .. } => Some(&at.item),
        }
    }
}

impl fmt::Debug for Comment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Comment({}, {:?}, {} bytes)", self.id, self.kind, self.text.len())
    }
}

impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Reply({}, {} bytes)", self.id, self.text.len())
    }
}

impl fmt::Debug for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sheet => f.write_str("Sheet"),
            Self::Item(item) => write!(f, "Item({item})"),
            Self::Words { at, start, end, .. } => write!(f, "Words({}, {start}..{end})", at.item),
        }
    }
}
