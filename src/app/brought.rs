//! What came back, field by field: looked at, and taken over one by one or all.
//!
//! A fillable PDF brings answers, a review copy brings comments, and so does a
//! file of the same worksheet that its supervisor sent back. What is taken
//! over is an edit like any other, which can be taken back. A file that was
//! sent back is taken in at once where it takes the place of nothing; of
//! everything else nothing is changed before the person says so.

use std::path::{Path, PathBuf};

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
    worksheet::{self, Anchor, Author, Edit, Mark, Side, Worksheet},
};

/// What was in the fields of a PDF.
#[derive(Clone, Debug)]
pub enum Came {
    /// Answers.
    Answers {
        /// The sheet as it was filled in.
        filled: Box<Filled>,
        /// What the PDF carried: the sheet as it was printed in the fields.
        printed: Box<Worksheet>,
    },
    /// A supervisor's answer to a review copy.
    Review(Reviewed),
    /// The file of the worksheet, as its supervisor sent it back.
    Returned(Box<Worksheet>),
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
    /// Whether the worksheet was here before, and could be another than the one that came.
    pub beside: bool,
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
    edits: Vec<Edit>,
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
///
/// Answers that came for a worksheet that was here can also be kept apart from it.
pub(super) fn show(state: &mut State, doc: DocKey, came: Came, said: Option<String>, now: Moment) -> Vec<Effect> {
    let beside = match (&came, state.doc(doc)) {
        (Came::Answers { filled, .. }, Some(open)) => open.sheet().doc != filled.sheet.doc,
        _ => false,
    };
    let (by, left) = match &came {
        Came::Review(reviewed) => (reviewed.by.clone(), Vec::new()),
        Came::Answers { filled, .. } => (String::new(), filled.left.clone()),
        Came::Returned(sheet) => (sent_back_by(sheet), Vec::new()),
    };
    let brought = Brought { doc, by, said, beside, left, answers: Vec::new(), comments: Vec::new(), came, when: now };
    state.brought = Some(brought);
    renew(state);
    if without_a_question(state, now) {
        return done(state);
    }
    state.screen = Screen::Brought(doc);
    Vec::new()
}

/// What others said in a file that was sent back, and whose turn it is, is taken over at once and
/// told; so is what only the supervisor fills in, unless something else stands there.
fn without_a_question(state: &mut State, now: Moment) -> bool {
    let Some(brought) = state.brought.as_ref().filter(|brought| matches!(brought.came, Came::Returned(_))) else {
        return false;
    };
    let Some(open) = state.doc(brought.doc) else { return false };
    let is_free = |item: &Id| open.sheet().content.answers.get(item.as_str()).is_unanswered();
    if !brought.answers.iter().filter_map(super::Difference::item).all(is_free) {
        return false;
    }
    let (doc, by) = (brought.doc, brought.by.clone());
    let before = open.sheet().review.comments.len();
    if brought.answers.is_empty() && brought.comments.is_empty() {
        choices::say(state, t!("brought-nothing").to_owned(), Some(doc), now);
        return true;
    }
    let _told_here = take(state, &Take::All, now);
    let left = state.brought.as_ref().is_some_and(|brought| {
        // Something could not be taken over: she looks at it.
        !brought.answers.is_empty() || !brought.comments.is_empty()
    });
    let new = state.doc(doc).map_or(0, |open| open.sheet().review.comments.len()) > before;
    let words = match (by.as_str(), new) {
        ("", true) => t!("brought-in").to_owned(),
        ("", false) => t!("brought-taken").to_owned(),
        (name, true) => t!("brought-in-of", name = name),
        (name, false) => t!("brought-back-of", name = name),
    };
    choices::say(state, words, Some(doc), now);
    !left
}

/// Who sent a worksheet back; empty if nobody did.
fn sent_back_by(sheet: &Worksheet) -> String {
    match &sheet.review.state {
        worksheet::State::Back { by, .. } => by.clone(),
        _ => String::new(),
    }
}

/// The file in which a worksheet lies that came back in another one.
pub(super) fn stayed_at_home(state: &State, came: &Worksheet, file: &Path) -> Option<PathBuf> {
    let worksheet::State::Back { since, .. } = &came.review.state else { return None };
    let inside = |file: &Path| state.folder.vault.as_ref().is_some_and(|vault| vault.has(file));
    if inside(file) {
        return None;
    }
    let rows = state.files.iter().filter(|row| row.doc == came.doc);
    let others = rows.filter_map(|row| Some((row.file.as_ref()?, &row.state))).filter(|(other, _)| *other != file);
    // Of two plain files the one that waits for an answer is at home; when it has come, neither is.
    let waits = |state: &worksheet::State| match state {
        worksheet::State::Back { since: known, .. } => known < since,
        _ => true,
    };
    let mut others = others.filter(|(other, state)| inside(other) || waits(state));
    let first = others.next()?;
    let home = std::iter::once(first).chain(others).find(|(other, _)| inside(other)).unwrap_or(first);
    Some(home.0.clone())
}

impl Came {
    /// What was printed, where the worksheet it was printed from may be here.
    pub(super) fn printed<'a>(&'a self, carried: &'a Worksheet) -> Option<&'a Worksheet> {
        match self {
            Self::Review(_) => Some(carried),
            Self::Answers { printed, .. } => Some(printed),
            Self::Returned(_) => None,
        }
    }
}

/// The worksheet, open or listed, from which a review copy or a fillable sheet with answers was made.
pub(super) fn origin(state: &State, carried: &Worksheet) -> Option<Origin> {
    let is_origin = carried::origin(carried);
    if let Some(open) = state.open.iter().find(|open| is_origin(&open.sheet().doc)) {
        return Some(Origin::Open(open.key));
    }
    let row = state.files.iter().find(|row| is_origin(&row.doc))?;
    row.file.clone().map(Origin::File)
}

/// Where the worksheet is that was printed.
pub(super) enum Origin {
    /// On the desk.
    Open(DocKey),
    /// In this file.
    File(PathBuf),
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
    let mut others: Vec<Edit> = match what {
        Take::All => brought.comments.iter().flat_map(|comment| comment.edits.clone()).collect(),
        Take::Comment(at) => brought.comments.get(*at).map(|comment| comment.edits.clone()).unwrap_or_default(),
        Take::Answer(_) => Vec::new(),
    };
    let supervisor = Author { name: brought.by.clone(), side: Side::Reviewer };
    let answers = match (&brought.came, state.doc(doc)) {
        (Came::Answers { filled, .. }, Some(open)) => Some((&filled.sheet, open.me.clone(), open)),
        (Came::Returned(then), Some(open)) => Some((&**then, supervisor, open)),
        _ => None,
    };
    let answers = answers.and_then(|(then, by, open)| {
        let change = worksheet::take_over(open.sheet(), then, &items, &by, now)?;
        Some(Edit { by, when: now, change })
    });
    let own = match answers {
        Some(edit) if edit.by.side == Side::Reviewer => {
            others.insert(0, edit);
            None
        }
        answers => answers.map(|edit| edit.change),
    };
    if edit::take_over(state, doc, own, others, now) {
        choices::say(state, t!("brought-taken").to_owned(), Some(doc), now);
    }
    renew(state);
    let is_empty =
        |brought: &Brought| brought.answers.is_empty() && brought.comments.is_empty() && brought.left.is_empty();
    if state.brought.as_ref().is_some_and(is_empty) {
        // Everything is in: to the worksheet.
        return done(state);
    }
    Vec::new()
}

/// Everything is decided: to the worksheet.
pub(super) fn done(state: &mut State) -> Vec<Effect> {
    let Some(brought) = state.brought.take() else { return Vec::new() };
    open::go_to(state, brought.doc)
}

/// What came is a worksheet of its own; the one beside it stays as it is.
pub(super) fn apart(state: &mut State, now: Moment) -> Vec<Effect> {
    let Some(Brought { came, .. }) = state.brought.take_if(|brought| brought.beside) else { return Vec::new() };
    let Came::Answers { filled, .. } = &came else { return Vec::new() };
    let key = open::begin_own(state, filled.sheet.clone(), now);
    if filled.left.is_empty() {
        return open::go_to(state, key);
    }
    // What is no answer is still to be read.
    show(state, key, came, None, now)
}

/// Works out anew what the sheet does not have yet.
pub(super) fn renew(state: &mut State) {
    let Some(brought) = &state.brought else { return };
    let Some(open) = state.doc(brought.doc) else {
        state.brought = None;
        return;
    };
    let answers = match &brought.came {
        // What was left as it was printed is no answer to bring: what was written here meanwhile, and
        // what was never printed, stays.
        Came::Answers { filled, printed } => {
            let changed = worksheet::differences(printed, &filled.sheet);
            let is_changed = |answer: &super::Difference| answer.item().is_some_and(|item| changed.contains(item));
            states::differences(open, &filled.sheet).into_iter().filter(is_changed).collect()
        }
        Came::Review(_) => Vec::new(),
        // What she filled in herself; the writer's own answers are not hers to bring.
        Came::Returned(then) => {
            let item = |id: &Id| open.sheet().template.item(id.as_str()).is_some_and(|item| item.for_supervisor);
            let hers = |answer: &super::Difference| answer.item().is_some_and(item);
            states::differences(open, then).into_iter().filter(hers).collect()
        }
    };
    let comments = match &brought.came {
        Came::Review(reviewed) => {
            reviewed.edits(open.sheet(), brought.when).into_iter().map(|edit| in_words(open, edit)).collect()
        }
        Came::Returned(then) => {
            let said = states::said_elsewhere(open, then, brought.when);
            let turn = |edits: &[Edit]| edits.iter().any(|edit| matches!(edit.change, worksheet::Change::State(_)));
            // Who took the sheet up again since is not put back for a file that says nothing new.
            let waits = matches!(open.sheet().review.state, worksheet::State::Shared { .. })
                || said.iter().any(|(_, _, edits)| !turn(edits));
            let said = said.into_iter().filter(|(_, _, edits)| waits || !turn(edits));
            said.map(|(ask, words, edits)| BroughtComment { ask, words, edits }).collect()
        }
        Came::Answers { .. } => Vec::new(),
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
    BroughtComment { ask, words, edits: vec![edit] }
}
