//! What came back in a PDF, field by field: looked at, and taken over one by one or all.
//!
//! A fillable PDF brings answers, a review copy brings comments. Nothing is
//! changed before the person says so, and what is taken over is an edit like
//! any other, which can be taken back.

pub use crate::exchange::filled::Unread;

use super::{DocKey, Effect, Open, Screen, State, choices, edit, open, states};
use crate::{
    base::{Id, Moment},
    exchange::{
        carried,
        filled::Filled,
        reviewed::{Reviewed, comment_in, mark_in},
    },
    t,
    template::markup,
    worksheet::{self, Anchor, Edit, Mark, Worksheet},
};

/// What was in the fields of a PDF.
#[derive(Clone, Debug)]
pub enum Came {
    /// Answers: the sheet as it was filled in.
    Answers(Box<Filled>),
    /// A supervisor's answer to a review copy.
    Review(Reviewed),
}

/// What came, beside the worksheet it belongs to.
#[derive(Debug)]
pub struct Brought {
    /// Which worksheet.
    pub doc: DocKey,
    /// Who wrote it, if she said so.
    pub by: String,
    /// What happened, in a sentence.
    pub said: Option<String>,
    /// What stands in fields and cannot be an answer there.
    pub left: Vec<Unread>,
    /// Answers that differ.
    pub answers: Vec<super::Difference>,
    /// Comments that the sheet does not have yet.
    pub comments: Vec<BroughtComment>,
    /// What came.
    came: Came,
    /// When it came.
    when: Moment,
}

/// A comment, or the choice for the whole, that was not taken over yet.
#[derive(Clone, Debug)]
pub struct BroughtComment {
    /// The question it is about; empty for the whole.
    pub ask: String,
    /// What it says.
    pub words: String,
    edit: Edit,
}

/// What is taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Take {
    /// Everything.
    All,
    /// The answer of this item.
    Answer(Id),
    /// The comment at this place.
    Comment(usize),
}

/// Something came for a worksheet that is open now: shows it.
pub(super) fn show(state: &mut State, doc: DocKey, came: Came, said: Option<String>, now: Moment) -> Vec<Effect> {
    let (by, left) = match &came {
        Came::Review(reviewed) => (reviewed.by.clone(), Vec::new()),
        Came::Answers(filled) => (String::new(), filled.left.clone()),
    };
    let brought = Brought { doc, by, said, left, answers: Vec::new(), comments: Vec::new(), came, when: now };
    state.brought = Some(brought);
    renew(state);
    state.screen = Screen::Brought(doc);
    Vec::new()
}

/// The worksheet, open or listed, from which a review copy was made.
pub(super) fn origin(state: &State, carried: &Worksheet) -> Option<Origin> {
    let is_origin = carried::origin(carried);
    if let Some(open) = state.open.iter().find(|open| is_origin(&open.sheet().doc)) {
        return Some(Origin::Open(open.key));
    }
    let row = state.files.iter().find(|row| is_origin(&row.doc))?;
    row.file.clone().map(Origin::File)
}

/// Where the worksheet of a review copy is.
pub(super) enum Origin {
    /// On the desk.
    Open(DocKey),
    /// In this file.
    File(std::path::PathBuf),
}

/// Takes some of it over, or all.
pub(super) fn take(state: &mut State, what: &Take, now: Moment) -> Vec<Effect> {
    let Some(brought) = &state.brought else { return Vec::new() };
    let doc = brought.doc;
    let items: Vec<Id> = match what {
        Take::All => brought.answers.iter().filter_map(|answer| answer.item().cloned()).collect(),
        Take::Answer(item) => vec![item.clone()],
        Take::Comment(_) => Vec::new(),
    };
    let comments: Vec<Edit> = match what {
        Take::All => brought.comments.iter().map(|comment| comment.edit.clone()).collect(),
        Take::Comment(at) => brought.comments.get(*at).map(|comment| comment.edit.clone()).into_iter().collect(),
        Take::Answer(_) => Vec::new(),
    };
    let change = match (&brought.came, state.doc(doc)) {
        (Came::Answers(then), Some(open)) => worksheet::take_over(open.sheet(), &then.sheet, &items, &open.me, now),
        _ => None,
    };
    let mut taken = change.is_some_and(|change| edit::edit(state, doc, change, None, now));
    if !comments.is_empty() {
        taken |= edit::bring_in(state, doc, &comments, now);
    }
    if taken {
        choices::say(state, t!("brought-taken").to_owned(), Some(doc), now);
    }
    renew(state);
    Vec::new()
}

/// Everything is decided: to the worksheet.
pub(super) fn done(state: &mut State) -> Vec<Effect> {
    let Some(brought) = state.brought.take() else { return Vec::new() };
    open::go_to(state, brought.doc)
}

/// Works out anew what the sheet does not have yet.
pub(super) fn renew(state: &mut State) {
    let Some(brought) = &state.brought else { return };
    let Some(open) = state.doc(brought.doc) else {
        state.brought = None;
        return;
    };
    let answers = match &brought.came {
        Came::Answers(then) => states::differences(open, &then.sheet),
        Came::Review(_) => Vec::new(),
    };
    let comments = match &brought.came {
        Came::Review(reviewed) => {
            reviewed.edits(open.sheet(), brought.when).into_iter().map(|edit| in_words(open, edit)).collect()
        }
        Came::Answers(_) => Vec::new(),
    };
    if let Some(brought) = &mut state.brought {
        (brought.answers, brought.comments) = (answers, comments);
    }
}

fn in_words(open: &Open, edit: Edit) -> BroughtComment {
    let (ask, words) = match (comment_in(&edit.change), mark_in(&edit.change)) {
        (Some(comment), _) => {
            let item = match &comment.anchor {
                Anchor::Item(id) => open.sheet().template.item(id.as_str()),
                _ => None,
            };
            let ask = item.map(|item| markup::plain(open.outcome.asks.get(&item.id).unwrap_or(&item.ask)));
            (ask.unwrap_or_default(), comment.text.clone())
        }
        (None, Some(Mark::LetUsTalk { .. })) => (String::new(), t!("paper-let-us-talk").to_owned()),
        (None, Some(_)) => (String::new(), t!("paper-read-thanks").to_owned()),
        (None, None) => (String::new(), String::new()),
    };
    BroughtComment { ask, words, edit }
}
