//! Rows of *My worksheets*: another name for one, a new one with the same words, a plain copy.
//!
//! A worksheet that is not open is read first; what should be done with it
//! waits in [`State::errands`](super::State::errands).

use std::path::PathBuf;

use super::{Dialog, DocKey, Effect, Open, OpenAs, Screen, State, copy, edit, library, open, save};
use crate::{
    base::{Id, Moment},
    worksheet::{self, Change, Side, Worksheet},
};

/// The longest name, in characters.
const LONGEST: usize = 120;

/// Which worksheet: one that is open, or a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    /// An open one.
    Open(DocKey),
    /// One in a file.
    File(PathBuf),
}

/// What is done with a worksheet once it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Errand {
    /// Give it this name.
    Name(String),
    /// Begin a new one with the same words; its id is fresh and random.
    Duplicate(Id),
    /// Write a plain copy of it into this file.
    Copy(PathBuf),
}

/// Asks for a name.
pub(super) fn ask(state: &mut State, which: Which) -> Vec<Effect> {
    state.dialog = Some(Dialog::Rename(which));
    Vec::new()
}

/// Gives a worksheet another name in *My worksheets*; an empty one is its title.
pub(super) fn rename(state: &mut State, which: Which, name: &str, now: Moment) -> Vec<Effect> {
    state.dialog = None;
    let name: String = name.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LONGEST).collect();
    run(state, which, Errand::Name(name), now)
}

/// Begins a new worksheet with the words of another.
pub(super) fn duplicate(state: &mut State, which: Which, doc: Id, now: Moment) -> Vec<Effect> {
    run(state, which, Errand::Duplicate(doc), now)
}

/// Does it with an open worksheet, or reads its file first.
pub(super) fn run(state: &mut State, which: Which, errand: Errand, now: Moment) -> Vec<Effect> {
    let open = match which {
        Which::Open(doc) => Some(doc),
        Which::File(ref file) => state.open.iter().find(|open| open.file.as_ref() == Some(file)).map(|open| open.key),
    };
    match (open, which) {
        (Some(doc), _) => with_open(state, doc, errand, now),
        (None, Which::File(file)) => {
            state.errands.retain(|(waiting, _)| *waiting != file);
            state.errands.push((file.clone(), errand));
            open::open_file(state, file, OpenAs::AsItIs)
        }
        (None, Which::Open(_)) => Vec::new(),
    }
}

fn with_open(state: &mut State, doc: DocKey, errand: Errand, now: Moment) -> Vec<Effect> {
    match errand {
        Errand::Name(name) => {
            let _said_why_not = edit::edit(state, doc, Change::Name(name), None, now);
            library::renew(state);
            Vec::new()
        }
        Errand::Duplicate(new) => {
            let Some(sheet) = state.doc(doc).map(|open| worksheet::duplicate(open.sheet(), new, now)) else {
                return Vec::new();
            };
            begun(state, sheet, now)
        }
        Errand::Copy(file) => copy::write_open(state, doc, file, now),
    }
}

/// The errand that waits for this file, if its worksheet was read.
pub(super) fn errand(state: &mut State, file: &PathBuf) -> Option<Errand> {
    let at = state.errands.iter().position(|(waiting, _)| waiting == file)?;
    Some(state.errands.remove(at).1)
}

/// Does it with the worksheet that was read; the sheet itself does not come onto the screen.
pub(super) fn carry_out(
    state: &mut State,
    file: PathBuf,
    sheet: Worksheet,
    errand: Errand,
    now: Moment,
) -> Vec<Effect> {
    match errand {
        Errand::Name(name) => {
            let key = open::add(state, sheet, Side::Writer, Some(file));
            let _said_why_not = edit::edit(state, key, Change::Name(name), None, now);
            let Some(open) = state.doc_mut(key) else { return Vec::new() };
            open.keep.close_after = open.is_behind();
            if !open.is_behind() {
                state.open.retain(|open| open.key != key);
                return Vec::new();
            }
            save::save(state, key, now)
        }
        Errand::Duplicate(doc) => begun(state, worksheet::duplicate(&sheet, doc, now), now),
        Errand::Copy(file) => vec![copy::write(sheet, file, now)],
    }
}

/// A worksheet with words that no file has yet.
fn begun(state: &mut State, sheet: Worksheet, now: Moment) -> Vec<Effect> {
    let key = open::add(state, sheet, Side::Writer, None);
    if let Some(open) = state.doc_mut(key) {
        behind(open, now);
    }
    library::renew(state);
    state.screen = Screen::Writing(key);
    Vec::new()
}

/// All of its words are still to be kept.
pub(super) fn behind(open: &mut Open, now: Moment) {
    open.keep.kept = None;
    open.keep.behind = Some(now);
    open.keep.rescue_behind = Some(now);
    open.settle();
}
