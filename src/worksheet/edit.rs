//! Edits: the one way to change a worksheet.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{
    Answer, Former, Renewed, State, Way,
    review::{Anchor, Comment, Happened, Mark, Reply},
};
use crate::base::{Id, Moment};

/// A change, by whom and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Who changes it.
    pub by: Author,
    /// When.
    pub when: Moment,
    /// What changes.
    pub change: Change,
}

/// A person at one side of a worksheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Author {
    /// The name others see; may be empty on one's own sheet.
    pub name: String,
    /// On which side.
    pub side: Side,
}

/// The two sides of a worksheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Side {
    /// The author of the answers.
    Writer,
    /// The supervisor: comments, fills `for_supervisor` items, sets states, changes no answer.
    Reviewer,
}

/// A place for an answer.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct At {
    /// The item, or a statement of a rating.
    pub item: Id,
    /// Which part of it.
    pub part: Part,
}

/// A part of an item.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Part {
    /// The answer itself.
    Whole,
    /// The box for own words beside *something else*, or for the words of a drawing.
    OwnWords,
    /// A cell of a table.
    Cell {
        /// The row's id.
        row: Id,
        /// The column's id.
        column: Id,
    },
    /// *What I think now* under the answer.
    Later,
}

/// A step on a scale or slider, or *cannot say*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// This number.
    Number(i16),
    /// *Cannot say, or it did not come up*.
    CannotSay,
}

/// What an edit changes.
///
/// `Debug` never prints words.
#[derive(Clone, PartialEq, Eq)]
pub enum Change {
    /// Splices a text: at byte `offset`, takes `removed` out and puts `inserted` in.
    Text {
        /// Which text.
        at: At,
        /// Byte offset on a character boundary.
        offset: usize,
        /// Exactly the words that stand there.
        removed: String,
        /// The words that take their place.
        inserted: String,
    },
    /// Chooses an option, or takes a choice back. *Alone* options clear the rest.
    Choose {
        /// Which choice: a whole item, or a cell.
        at: At,
        /// The option; `other` for own words.
        option: Id,
        /// Chosen or not.
        on: bool,
    },
    /// Rates a statement or moves a slider; `None` clears it.
    Rate {
        /// The statement, or the slider's item.
        item: Id,
        /// The step.
        step: Option<Step>,
    },
    /// Gives an option a place in a ranking, or takes its place away.
    ///
    /// The options from that place on move down by one; one pushed past the last place loses its
    /// place.
    Rank {
        /// Which ranking.
        at: At,
        /// The option.
        option: Id,
        /// Its place, from 0, counted after it was taken out.
        to: Option<usize>,
    },
    /// Sets a whole answer: a day, a number, a code, a tick *nothing for now*, or clears it.
    Set {
        /// Where.
        at: At,
        /// The answer.
        answer: Answer,
    },
    /// Adds, takes out or moves a row of a table.
    Row {
        /// The table.
        item: Id,
        /// What happens.
        change: RowChange,
    },
    /// Adds a stroke to a drawing, or takes one out.
    Stroke {
        /// The drawing.
        item: Id,
        /// What happens.
        change: StrokeChange,
    },
    /// Chooses the short or the whole way.
    Way(Way),
    /// Marks an answer for supervision, or takes the mark off.
    ForSupervision {
        /// The item.
        item: Id,
        /// Marked or not.
        on: bool,
    },
    /// Says under which name the writer gives the sheet; empty takes it off.
    Author(String),
    /// What the writer calls the sheet in her own list; empty for its title.
    Name(String),
    /// Sets the review state.
    State(State),
    /// Sets or takes off a mark on the whole sheet.
    Mark {
        /// The mark.
        mark: Mark,
        /// Set or taken off.
        on: bool,
    },
    /// Adds a comment with a fresh id, or changes one's own while it has no reply.
    Comment(Comment),
    /// Takes one's own comment out.
    Uncomment(Id),
    /// Moves a comment's anchor (made by `Text` edits, never proposed).
    Anchor {
        /// The comment.
        comment: Id,
        /// Its new anchor.
        anchor: Anchor,
    },
    /// Adds a reply to a comment, or changes the last one while it is one's own.
    Reply {
        /// The comment.
        comment: Id,
        /// The reply.
        reply: Reply,
    },
    /// Takes one's own last reply out.
    Unreply {
        /// The comment.
        comment: Id,
        /// The reply's id.
        reply: Id,
    },
    /// Marks a comment as settled, or opens it again.
    Settle {
        /// The comment.
        comment: Id,
        /// Settled or open.
        on: bool,
    },
    /// Puts back when a comment was settled (made when settling is taken back, never proposed).
    Settled {
        /// The comment.
        comment: Id,
        /// When; nothing while it is open.
        at: Option<Moment>,
    },
    /// Says what came of an agreed action.
    Happened {
        /// The comment that carries it.
        comment: Id,
        /// What came of it.
        happened: Option<Happened>,
    },
    /// Takes the sheet over to another version of its template.
    Renew(Box<Renewed>),
    /// Puts an answer whose question is gone among the kept ones, or takes it out.
    Former {
        /// The id of the question it stood under.
        id: Id,
        /// The answer; nothing takes it out.
        former: Option<Box<Former>>,
    },
    /// Several changes as one step.
    All(Vec<Self>),
}

/// What happens to a row.
#[derive(Clone, PartialEq, Eq)]
pub enum RowChange {
    /// Adds a row, perhaps with cells (when a removal is taken back).
    Add {
        /// Where, from 0.
        index: usize,
        /// The row with its random id.
        row: super::Row,
    },
    /// Takes a row out.
    Remove(Id),
    /// Moves a row to another place.
    Move {
        /// The row.
        row: Id,
        /// Where to, from 0, counted after it is taken out.
        to: usize,
    },
}

/// What happens to a stroke.
#[derive(Clone, PartialEq, Eq)]
pub enum StrokeChange {
    /// Adds a stroke.
    Add {
        /// Where among the others, from 0; the last one lies on top.
        index: usize,
        /// The stroke.
        stroke: super::Stroke,
    },
    /// Takes out the stroke at this place.
    Remove(usize),
}

/// Where the writing caret stood: restored by undo and redo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caret {
    /// In which text.
    pub at: At,
    /// Where the selection begins, in bytes.
    pub anchor: usize,
    /// Where the caret stands, in bytes.
    pub caret: usize,
}

impl At {
    /// The answer of an item itself.
    #[must_use]
    pub const fn item(item: Id) -> Self {
        Self { item, part: Part::Whole }
    }

    /// A cell of a table.
    #[must_use]
    pub const fn cell(item: Id, row: Id, column: Id) -> Self {
        Self { item, part: Part::Cell { row, column } }
    }
}

/// The kind of change and where; never words.
impl fmt::Debug for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text { at, offset, removed, inserted } => {
                write!(f, "Text({}, {offset}, -{}, +{})", at.item, removed.len(), inserted.len())
            }
            Self::Choose { at, on, .. } => write!(f, "Choose({}, {on})", at.item),
            Self::Rank { at, to, .. } => write!(f, "Rank({}, {})", at.item, to.is_some()),
            Self::Rate { item, .. } => write!(f, "Rate({item})"),
            Self::Set { at, answer } => write!(f, "Set({}, {answer:?})", at.item),
            Self::Row { item, .. } => write!(f, "Row({item})"),
            Self::Stroke { item, .. } => write!(f, "Stroke({item})"),
            Self::Way(way) => write!(f, "Way({way:?})"),
            Self::ForSupervision { item, on } => write!(f, "ForSupervision({item}, {on})"),
            Self::Author(_) => f.write_str("Author(…)"),
            Self::Name(_) => f.write_str("Name(…)"),
            Self::State(_) => f.write_str("State(…)"),
            Self::Mark { .. } => f.write_str("Mark(…)"),
            Self::Comment(comment) => write!(f, "Comment({})", comment.id),
            Self::Uncomment(id) => write!(f, "Uncomment({id})"),
            Self::Anchor { comment, .. } => write!(f, "Anchor({comment})"),
            Self::Reply { comment, .. } => write!(f, "Reply({comment})"),
            Self::Unreply { comment, .. } => write!(f, "Unreply({comment})"),
            Self::Settle { comment, on } => write!(f, "Settle({comment}, {on})"),
            Self::Settled { comment, .. } => write!(f, "Settled({comment})"),
            Self::Happened { comment, .. } => write!(f, "Happened({comment})"),
            Self::Renew(renewed) => renewed.fmt(f),
            Self::Former { id, former } => write!(f, "Former({id}, {})", former.is_some()),
            Self::All(all) => f.debug_list().entries(all).finish(),
        }
    }
}
