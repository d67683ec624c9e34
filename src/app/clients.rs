//! Client codes: whom the writer means, how long worksheets are kept, and erasing them.
//!
//! Nothing is ever deleted by itself. When a time that was set is over, the
//! program says so, and the person decides.

use std::{collections::BTreeMap, path::PathBuf};

use super::{Dialog, Door, Effect, Failure, LibraryRow, Screen, State, choices, library};
use crate::{
    base::{Day, Id, Moment, Secret},
    store::vault::{Left, Line, Retention},
    t,
    worksheet::Worksheet,
};

/// Days in a year, as *one year* is counted.
const YEAR: i32 = 365;

/// A client code with what belongs to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClientLine {
    /// The code.
    pub code: String,
    /// Whom the writer means.
    pub hint: String,
    /// How long worksheets with it are kept.
    pub retention: Retention,
    /// Until when, if the service says.
    pub until: Option<Day>,
    /// How many worksheets have it.
    pub sheets: usize,
    /// The day of the last of them.
    pub last: Option<Day>,
    /// Whether the time that was set is over.
    pub over: bool,
}

/// Every code of the table and of the worksheets, in order.
pub(super) fn lines(state: &State) -> Vec<ClientLine> {
    let mut lines: BTreeMap<&str, (ClientLine, bool)> = BTreeMap::new();
    for client in &state.folder.clients.clients {
        let line = ClientLine {
            code: client.code.clone(),
            hint: client.hint.clone(),
            retention: client.retention,
            until: client.until,
            ..ClientLine::default()
        };
        lines.insert(&client.code, (line, true));
    }
    // Whose sheets are read for somebody else are not the reader's clients.
    let own = state.library.iter().filter(|row| !super::reads_for_another(state, row));
    for row in own.filter(|row| !row.client.is_empty()) {
        let new = || (ClientLine { code: row.client.clone(), ..ClientLine::default() }, true);
        let (line, discussed) = lines.entry(&row.client).or_insert_with(new);
        line.sheets += 1;
        line.last = line.last.max(Some(row.on()));
        *discussed &= row.discussed;
    }
    let judged = |(mut line, discussed): (ClientLine, bool)| {
        line.over = line.sheets > 0 && state.today.is_some_and(|today| is_over(&line, discussed, today));
        line
    };
    lines.into_values().map(judged).collect()
}

fn is_over(line: &ClientLine, discussed: bool, today: Day) -> bool {
    match line.retention {
        Retention::IDecide => false,
        Retention::UntilDiscussed => discussed,
        Retention::OneYear => line.last.is_some_and(|last| last.plus_days(YEAR) < today),
        Retention::AsMyServiceSays => line.until.is_some_and(|until| until < today),
    }
}

/// Goes to *Client codes*.
pub(super) fn go(state: &mut State) -> Vec<Effect> {
    if state.folder.door == Door::Open {
        library::renew(state);
        state.screen = Screen::Clients;
    }
    Vec::new()
}

/// Says whom the writer means by a code.
pub(super) fn hint(state: &mut State, code: &str, hint: &str, now: Moment) -> Vec<Effect> {
    if state.folder.takes_writes() {
        state.folder.clients.set_hint(code, hint);
        state.folder.table.changed = Some(now);
        library::count(state);
    }
    Vec::new()
}

/// Says how long worksheets with a code are kept.
pub(super) fn retention(
    state: &mut State,
    code: &str,
    retention: Retention,
    until: Option<Day>,
    now: Moment,
) -> Vec<Effect> {
    if state.folder.takes_writes() {
        state.folder.clients.set_retention(code, retention, until);
        state.folder.table.changed = Some(now);
        library::count(state);
    }
    Vec::new()
}

/// Asks before everything of a code is erased.
pub(super) fn ask_erase(state: &mut State, code: String) -> Vec<Effect> {
    if state.folder.takes_writes() {
        state.dialog = Some(Dialog::Erase(code));
    }
    Vec::new()
}

/// Erases everything of a code; an open worksheet that has it goes too.
pub(super) fn erase(state: &mut State, code: String) -> Vec<Effect> {
    state.dialog = None;
    if !state.folder.takes_writes() || code.is_empty() {
        return Vec::new();
    }
    library::renew(state);
    let mut docs: BTreeMap<Id, Vec<PathBuf>> = BTreeMap::new();
    let of_code = |row: &&std::sync::Arc<LibraryRow>| row.client == code;
    let mut outside = Vec::new();
    for row in state.library.iter().filter(of_code) {
        let inside = |file: &PathBuf| state.folder.vault.as_ref().is_some_and(|vault| vault.has(file));
        match &row.file {
            // A plain file is not in the folder, and goes only by hand.
            Some(file) if !inside(file) => outside.push(file.display().to_string()),
            file => docs.entry(row.doc.clone()).or_default().extend(file.clone()),
        }
    }
    for file in outside {
        state.folder.tell(t!("erase-plain-stays", file = &file));
    }
    state.open.retain(|open| !docs.contains_key(&open.sheet().doc));
    vec![Effect::Erase { code, docs: docs.into_iter().collect() }]
}

/// Everything of a code was erased, or a file stayed.
pub(super) fn erased(state: &mut State, code: &str, result: Result<usize, Failure>, now: Moment) -> Vec<Effect> {
    match result {
        Ok(sheets) => {
            state.folder.clients.remove(code);
            state.folder.table.changed = Some(now);
            library::count(state);
            // Whoever erased it has written it down; here it is shown.
            let line = Line::Erased(crate::store::vault::Erased { when: now, client: code.to_owned(), sheets });
            state.folder.ledger.add(line);
            choices::say(state, t!("erased", code = code, count = sheets), None, now);
        }
        Err(failure) => state.dialog = Some(Dialog::Failed(failure)),
    }
    vec![Effect::ReadLibrary]
}

fn note(state: &mut State, line: Line) -> Effect {
    state.folder.ledger.add(line.clone());
    Effect::NoteLine(line)
}

/// The line of a worksheet that is about to leave; it is written down once it has.
pub(super) fn leaving(sheet: &Worksheet, place: String, now: Moment) -> Left {
    let facts = library::facts(sheet);
    Left { when: now, title: facts.title, client: facts.client, place }
}

/// Several worksheets are about to leave: one line for all of them.
pub(super) fn several_will_leave(state: &mut State, place: String, now: Moment) {
    state.folder.going = Some(Left { when: now, title: String::new(), client: String::new(), place });
}

/// Notes that `count` of the worksheets that were about to leave together have left.
pub(super) fn several_left(state: &mut State, count: usize) -> Option<Effect> {
    let several = state.folder.going.take().filter(|_| count > 0)?;
    left(state, Left { title: t!("left-several", count = count), ..several })
}

/// Something has left: it is written down. While the folder takes nothing, the line waits
/// sealed beside it, and the list that is shown has it after the next unlocking.
pub(super) fn left(state: &mut State, line: Left) -> Option<Effect> {
    let line = Line::Left(line);
    if state.folder.takes_writes() {
        return Some(note(state, line));
    }
    state.folder.vault.as_ref().map(|_| Effect::NoteLine(line))
}

/// Asks where to put the client table for somebody who may open it one day.
pub(super) fn ask_executor(state: &mut State, whom: String, words: Secret) -> Vec<Effect> {
    if state.waiting || state.folder.door != Door::Open {
        return Vec::new();
    }
    state.waiting = true;
    vec![Effect::AskExecutor { whom, words }]
}

/// The place was chosen.
pub(super) fn to_executor(state: &State, file: PathBuf, whom: &str, words: Secret, now: Moment) -> Vec<Effect> {
    let day = crate::words::day_long(now.day());
    let mut text = t!("executor-text", name = whom, day = &day);
    text.push_str("\n\n");
    text.push_str(&state.folder.clients.as_text());
    vec![Effect::WriteExecutor { file, words, text: Secret::new(text) }]
}

/// The copy was written, or could not be.
pub(super) fn executor_written(state: &mut State, result: Result<PathBuf, Failure>, now: Moment) -> Vec<Effect> {
    match result {
        Ok(file) => {
            let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            choices::say(state, t!("executor-written", file = &name), None, now);
        }
        Err(failure) => state.dialog = Some(Dialog::Failed(failure)),
    }
    Vec::new()
}
