//! *Save a copy…*: a plain file with a worksheet as it stands; the worksheet itself stays where it is.
//!
//! **Invariant:** until the file is chosen no word of the worksheet is held for
//! it; a folder that is locked meanwhile has nothing out (`tests/brain/copying.rs`).

use std::path::{Path, PathBuf};

use super::{Dialog, DocKey, Effect, Failure, Left, Open, State, Which, choices, clients, naming, save};
use crate::{base::Moment, t, worksheet::Worksheet};

/// Asks where the copy goes.
pub(super) fn ask(state: &mut State, which: Which) -> Vec<Effect> {
    let Some(name) = name_of(state, &which).filter(|_| !state.waiting) else { return Vec::new() };
    state.waiting = true;
    vec![Effect::AskCopyOut { which, name: format!("{name}.ron") }]
}

fn name_of(state: &State, which: &Which) -> Option<String> {
    match which {
        Which::Open(doc) => state.doc(*doc).map(save::good_name),
        Which::File(file) => {
            let row = state.library.iter().find(|row| row.file.as_ref() == Some(file))?;
            Some(save::row_name(row, true))
        }
    }
}

/// The person has said where the copy goes.
pub(super) fn chosen(state: &mut State, which: Which, file: PathBuf, now: Moment) -> Vec<Effect> {
    let open = match &which {
        Which::Open(doc) => state.doc(*doc),
        Which::File(from) => state.open.iter().find(|open| open.file.as_ref() == Some(from)),
    };
    let shut_out = open.is_some_and(|open| open.keep.shut_out);
    let from = match (&which, open) {
        (Which::File(from), _) => Some(from.as_path()),
        (_, open) => open.and_then(|open| open.file.as_deref()),
    };
    let refused = if shut_out {
        Some(failure(t!("app-shut-out"), t!("app-shut-out-help")))
    } else {
        refused(state, &file, from)
    };
    if let Some(failure) = refused {
        state.dialog = Some(Dialog::Failed(failure));
        return Vec::new();
    }
    naming::run(state, which, naming::Errand::Copy(file), now)
}

/// Why a worksheet may not leave into this file: it has one of its own there, the locked folder
/// has, or another worksheet that is open.
pub(super) fn refused(state: &State, file: &Path, own: Option<&Path>) -> Option<Failure> {
    let theirs = |open: &Open| open.file.as_deref() == Some(file);
    if own == Some(file) {
        Some(failure(t!("app-own-file"), t!("app-name-taken-help")))
    } else if state.folder.vault.as_ref().is_some_and(|vault| vault.has(file)) {
        Some(failure(t!("app-inside"), t!("app-inside-help")))
    } else if state.open.iter().any(theirs) {
        Some(failure(t!("app-name-taken"), t!("app-name-taken-help")))
    } else {
        None
    }
}

fn failure(what: &str, help: &str) -> Failure {
    Failure { what: what.to_owned(), help: help.to_owned() }
}

/// Writes an open worksheet.
pub(super) fn write_open(state: &State, doc: DocKey, file: PathBuf, now: Moment) -> Vec<Effect> {
    let sheet = state.doc(doc).map(|open| open.sheet().clone());
    sheet.map(|sheet| write(sheet, file, now)).into_iter().collect()
}

/// Writes the copy.
pub(super) fn write(sheet: Worksheet, file: PathBuf, now: Moment) -> Effect {
    let left = clients::leaving(&sheet, file.display().to_string(), now);
    Effect::WriteCopy { file, sheet: Box::new(sheet), left }
}

/// It was written, or could not be.
pub(super) fn written(state: &mut State, left: Left, result: Result<PathBuf, Failure>, now: Moment) -> Vec<Effect> {
    let file = match result {
        Ok(file) => file.display().to_string(),
        Err(failure) => {
            state.dialog = Some(Dialog::Failed(failure));
            return Vec::new();
        }
    };
    // Behind the door nobody is told what lies where.
    if !state.folder.is_locked() || !state.open.is_empty() {
        choices::say(state, t!("app-copied", file = &file), None, now);
    }
    clients::left(state, left).into_iter().collect()
}
