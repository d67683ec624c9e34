//! Several worksheets of *My worksheets* at once: one PDF each, one PDF with all, or a table.

use std::path::PathBuf;

use super::{Dialog, Effect, Failure, LibraryRow, State, choices, clients};
use crate::{
    base::{Id, Moment, Secret},
    page::{Copy, PageOptions, Paper},
    t,
    worksheet::Worksheet,
};

/// In which form worksheets leave together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BatchForm {
    /// One PDF each, in a folder.
    #[default]
    Each,
    /// One PDF with all, contents first.
    Combined,
    /// A table: a row each.
    Table,
}

/// A worksheet that leaves with others.
#[derive(Clone, Debug)]
pub enum BatchItem {
    /// A worksheet that lies in this file.
    File(PathBuf),
    /// It is open: what leaves is what stands on the desk now.
    Open(Box<Worksheet>),
}

/// What came of writing several worksheets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BatchDone {
    /// How many worksheets left.
    pub count: usize,
    /// Whether the person stopped it.
    pub stopped: bool,
    /// Which did not leave, and why.
    pub failed: Vec<(String, String)>,
    /// In how many of them some letters cannot be shown.
    pub lacking: usize,
}

/// Asks which worksheets leave, and how: those that are listed now.
pub(super) fn ask(state: &mut State) -> Vec<Effect> {
    if !state.waiting && !state.listed.is_empty() {
        state.dialog = Some(Dialog::Batch(None));
    }
    Vec::new()
}

/// Asks where they go.
pub(super) fn ask_where(
    state: &mut State,
    docs: &[Id],
    form: BatchForm,
    (client_code, scores): (bool, bool),
    lock: Option<Secret>,
) -> Vec<Effect> {
    let chosen = |row: &&std::sync::Arc<LibraryRow>| docs.contains(&row.doc);
    let rows = state.listed.iter().filter_map(|at| state.library.get(*at)).filter(chosen);
    let items: Vec<BatchItem> = rows.filter_map(|row| item(state, row)).collect();
    if items.is_empty() || state.waiting {
        return Vec::new();
    }
    let options = PageOptions {
        paper: if state.settings.letter { Paper::Letter } else { Paper::A4 },
        copy: Copy::Completed,
        client_code,
        scores,
        ..PageOptions::default()
    };
    state.waiting = true;
    let name = match form {
        BatchForm::Each => String::new(),
        BatchForm::Combined => format!("{}.pdf", t!("bound-title")),
        BatchForm::Table => format!("{}.csv", t!("bound-title")),
    };
    vec![Effect::AskBatch { items, form, options, name, lock }]
}

fn item(state: &State, row: &LibraryRow) -> Option<BatchItem> {
    let open = row.open.and_then(|doc| state.doc(doc));
    match (open, &row.file) {
        (Some(open), _) => Some(BatchItem::Open(Box::new(open.sheet().clone()))),
        (None, Some(file)) => Some(BatchItem::File(file.clone())),
        (None, None) => None,
    }
}

/// Where they go was chosen, perhaps with a passphrase.
pub(super) fn begin(
    state: &mut State,
    items: Vec<BatchItem>,
    form: BatchForm,
    options: PageOptions,
    (to, lock): (PathBuf, Option<Secret>),
    now: Moment,
) -> Vec<Effect> {
    clients::several_will_leave(state, to.display().to_string(), now);
    state.dialog = Some(Dialog::Batch(Some((0, items.len()))));
    vec![Effect::Batch { items, form, options, to, lock }]
}

/// Shows how far the batch has come.
pub(super) fn goes_on(state: &mut State, done: usize, of: usize) -> Vec<Effect> {
    if let Some(Dialog::Batch(running @ Some(_))) = &mut state.dialog {
        *running = Some((done, of));
    }
    Vec::new()
}

/// All are done, or it was stopped.
pub(super) fn done(state: &mut State, result: Result<BatchDone, Failure>, now: Moment) -> Vec<Effect> {
    if matches!(state.dialog, Some(Dialog::Batch(_))) {
        state.dialog = None;
    }
    let left = clients::several_left(state, result.as_ref().map_or(0, |done| done.count));
    if state.folder.is_locked() {
        // Nothing of what it was about stands on the screen that everybody sees.
        return left.into_iter().collect();
    }
    match result {
        Ok(done) if done.failed.is_empty() && done.lacking == 0 => {
            let words = if done.stopped {
                t!("batch-stopped", count = done.count)
            } else {
                t!("batch-done", count = done.count)
            };
            choices::say(state, words, None, now);
        }
        Ok(done) => state.dialog = Some(Dialog::Failed(told(&done))),
        Err(failure) => state.dialog = Some(Dialog::Failed(failure)),
    }
    left.into_iter().collect()
}

/// What did not go as it should, all of it.
fn told(done: &BatchDone) -> Failure {
    let mut help: Vec<String> = done.failed.iter().map(|(name, why)| format!("{name}: {why}")).collect();
    if done.lacking > 0 {
        help.push(t!("batch-lacking", count = done.lacking));
    }
    let what = t!("batch-not-all", count = done.count, failed = done.failed.len());
    Failure { what, help: help.join("\n") }
}
