//! Saving: to the file after a pause, to the rescue copy while typing.
//!
//! A worksheet with a plain file is written 1 s after the last change and at
//! the latest 10 s while somebody types on. One in the locked folder is written
//! 20 s after the last change, at the latest after two minutes, and at once when
//! it is left, closed, locked or asked for: the folder may be synchronised, and
//! each write goes to every machine and into the history. Every worksheet has a rescue copy at
//! most 3 s behind as long as its file lacks something. After a failure the
//! rescue copy goes on, and the file is tried again at most every 15 s while
//! somebody writes on; not where the person must decide.

use std::path::{Path, PathBuf};

use super::{
    BatchForm, Dialog, DocKey, Door, Effect, Failure, LibraryRow, Open, State, Which, Writing, Wrote, batch, choices,
    clients, copy, folder, give, hand_over, leave, library, naming, open, paper, place, take_in,
};
use crate::{
    base::{Day, Moment},
    exchange::given,
    t,
    worksheet::Worksheet,
};

/// Seconds without a change before the file is written.
const PAUSE_SECS: i64 = 1;
/// Seconds after which the file is written though somebody types on.
const LATEST_SECS: i64 = 10;
/// Seconds without a change before the file in the locked folder is written.
const FOLDER_PAUSE_SECS: i64 = 20;
/// Seconds after which it is written though somebody types on.
const FOLDER_LATEST_SECS: i64 = 120;
/// Seconds after which the rescue copy is written; a tick may come a second late.
const RESCUE_SECS: i64 = 1;
/// Seconds after which a rescue copy that could not be written is tried again.
const RESCUE_AGAIN_SECS: i64 = 5;
/// Seconds after which a file that could not be written is tried again, if somebody writes on.
const SAVE_AGAIN_SECS: i64 = 15;
/// Seconds a write may take before the rescue copy is written beside it.
const SLOW_WRITE_SECS: i64 = 2;

/// Saves a worksheet now; asks where if it has no file.
pub(super) fn save(state: &mut State, doc: DocKey, now: Moment) -> Vec<Effect> {
    if state.folder.door == Door::LookingAround && state.doc(doc).is_some_and(|open| open.file.is_none()) {
        return folder::to_set_up(state);
    }
    let Some(open) = state.doc_mut(doc) else { return Vec::new() };
    match open.file.clone() {
        Some(file) => {
            open.keep.soon = true;
            open.keep.failed = None;
            open.keep.undecided = false;
            write(open, file, now).into_iter().collect()
        }
        None => save_as(state, doc),
    }
}

/// Asks where to save a worksheet; one of the locked folder stays there, and a copy leaves.
pub(super) fn save_as(state: &mut State, doc: DocKey) -> Vec<Effect> {
    if state.waiting {
        return Vec::new();
    }
    let Some(open) = state.doc(doc) else { return Vec::new() };
    // Only the program puts files into the locked folder.
    if state.folder.holds(open) {
        return copy::ask(state, Which::Open(doc));
    }
    let name = format!("{}.ron", good_name(open));
    let beside = open.file.as_deref().and_then(Path::parent).map(Path::to_owned);
    let folder = beside.or_else(|| state.settings.folder.clone());
    state.waiting = true;
    vec![Effect::AskSave { doc, name, folder }]
}

/// A name for a file: day, title, client code; only what every disk can hold.
pub(super) fn good_name(open: &Open) -> String {
    file_name(open.sheet(), true)
}

/// A name for a file of this worksheet, without an ending.
#[must_use]
pub fn file_name(sheet: &Worksheet, client_code: bool) -> String {
    let facts = library::facts(sheet);
    named(facts.day, &facts.title, if client_code { &facts.client } else { "" })
}

/// The same for a worksheet of which only the row is known.
pub(super) fn row_name(row: &LibraryRow, client_code: bool) -> String {
    named(row.day, &row.title, if client_code { &row.client } else { "" })
}

fn named(day: Option<Day>, title: &str, client: &str) -> String {
    let day = day.map(|day| day.to_string()).unwrap_or_default();
    let parts = [day.as_str(), title, client];
    let joined: Vec<String> = parts.iter().map(|part| fit_for_disk(part)).filter(|part| !part.is_empty()).collect();
    if joined.is_empty() { t!("app-worksheet").to_owned() } else { joined.join(" ") }
}

/// Without characters that some disk refuses, and not too long.
pub(super) fn fit_for_disk(text: &str) -> String {
    let clean: String =
        text.chars().map(|c| if c.is_control() || "/\\:*?\"<>|".contains(c) { ' ' } else { c }).take(80).collect();
    clean.split_whitespace().collect::<Vec<_>>().join(" ").trim_matches('.').to_owned()
}

/// Begins to write, unless something is being written already.
pub(super) fn write(open: &mut Open, file: PathBuf, now: Moment) -> Option<Effect> {
    if open.keep.writing.is_some() || open.keep.shut_out {
        return None;
    }
    let revision = begin_writing(open, &file, now);
    Some(Effect::Write { doc: open.key, file, sheet: Box::new(open.sheet().clone()), revision })
}

fn begin_writing(open: &mut Open, file: &Path, now: Moment) -> u64 {
    let revision = open.steps.revision();
    open.keep.writing = Some(Writing { file: file.to_owned(), revision, since: now });
    open.keep.soon = false;
    if open.file.as_deref() == Some(file) {
        open.keep.failed = None;
        open.keep.undecided = false;
    }
    open.settle();
    revision
}

/// What time has made due, for every open worksheet.
pub(super) fn tick(state: &mut State, now: Moment) -> Vec<Effect> {
    let in_memory = !state.folder.keeps_rescue();
    let on_screen = state.current().map(|open| open.key);
    let mut todo = Vec::new();
    for open in &mut state.open {
        open.keep.shut_out = state.folder.is_shut_for(open);
        open.keep.in_folder = state.folder.holds(open);
        open.keep.in_memory = in_memory && open.file.is_none();
        open.keep.soon |= open.keep.in_folder && open.is_behind() && on_screen != Some(open.key);
        todo.extend(due(open, now));
    }
    todo
}

fn due(open: &mut Open, now: Moment) -> Vec<Effect> {
    let mut todo = Vec::new();
    let past = |moment: Option<Moment>, secs| moment.is_none_or(|moment| now.is_past(moment, secs));
    let (pause, latest) =
        if open.keep.in_folder { (FOLDER_PAUSE_SECS, FOLDER_LATEST_SECS) } else { (PAUSE_SECS, LATEST_SECS) };
    let waited = past(open.keep.changed, pause) || past(open.keep.behind, latest);
    if open.is_behind()
        && (waited || open.keep.soon)
        && may_try(open, now)
        && let Some(file) = open.file.clone()
    {
        todo.extend(write(open, file, now));
    }
    todo.extend(rescue(open, now));
    todo
}

/// Whether the file may be written without being asked: after a failure only once something
/// new was written and some time has passed, and never where the person must decide.
fn may_try(open: &Open, now: Moment) -> bool {
    let Some((_, at)) = open.keep.failed else { return true };
    // If the clock was put back since, nobody knows which came first.
    let written_since = now < at || open.keep.changed.is_some_and(|changed| changed > at);
    !open.keep.undecided && written_since && now.is_past(at, SAVE_AGAIN_SECS)
}

/// Writes the rescue copy if it is due.
fn rescue(open: &mut Open, now: Moment) -> Option<Effect> {
    let revision = open.steps.revision();
    let due = open.keep.rescue_behind.is_some_and(|since| now.is_past(since, RESCUE_SECS));
    let saved_soon = open
        .keep
        .writing
        .as_ref()
        .is_some_and(|writing| writing.revision == revision && !now.is_past(writing.since, SLOW_WRITE_SECS));
    let failed = open.keep.rescue_failed.is_some_and(|at| !now.is_past(at, RESCUE_AGAIN_SECS));
    if open.keep.in_memory || !due || !open.is_behind() || saved_soon || failed || open.keep.rescuing.is_some() {
        return None;
    }
    Some(begin_rescue(open, now))
}

fn begin_rescue(open: &mut Open, now: Moment) -> Effect {
    let revision = open.steps.revision();
    open.keep.rescuing = Some((revision, now));
    open.keep.has_rescue = true;
    Effect::Rescue { doc: open.key, sheet: Box::new(open.sheet().clone()), revision }
}

/// Writes the rescue copy now, if it lacks something: the program ends, or the folder is locked.
pub(super) fn seal(open: &mut Open, now: Moment) -> Option<Effect> {
    let lacks = open.is_behind() && open.keep.rescued != open.steps.revision();
    (lacks && open.keep.rescuing.is_none()).then(|| begin_rescue(open, now))
}

/// Something was written, or could not be.
pub(super) fn written(
    state: &mut State,
    doc: Option<DocKey>,
    what: Wrote,
    revision: u64,
    result: Result<PathBuf, Failure>,
    now: Moment,
) -> Vec<Effect> {
    match (what, doc) {
        (Wrote::Rescue, Some(doc)) => rescue_written(state, doc, revision, result.is_ok(), now),
        (Wrote::Worksheet, Some(doc)) => file_written(state, doc, revision, result, now),
        _ => Vec::new(),
    }
}

fn file_written(
    state: &mut State,
    doc: DocKey,
    revision: u64,
    result: Result<PathBuf, Failure>,
    now: Moment,
) -> Vec<Effect> {
    let Some(open) = state.doc_mut(doc) else { return Vec::new() };
    let target = open.keep.writing.take().map(|writing| writing.file);
    let then_to = open.keep.then_to.take();
    let mut todo = match result {
        Ok(file) => {
            let file = target.unwrap_or(file);
            kept(state, doc, file, revision, now)
        }
        Err(failure) => {
            open.keep.close_after = false;
            if open.file == target {
                open.keep.failed = Some((failure, now));
                open.settle();
            } else {
                // A file that never was: the sheet stays as it stands, and the person hears why.
                open.settle();
                state.leaving = None;
                state.dialog = Some(Dialog::Failed(failure));
            }
            leave::go_on(state, now)
        }
    };
    if let Some(file) = then_to {
        todo.extend(save_to(state, doc, file, now));
    }
    todo
}

/// The file holds this revision now, read back.
fn kept(state: &mut State, doc: DocKey, file: PathBuf, revision: u64, now: Moment) -> Vec<Effect> {
    let mut todo = Vec::new();
    let Some(open) = state.doc_mut(doc) else { return todo };
    let new_file = open.file.as_ref() != Some(&file);
    let keep = &mut open.keep;
    keep.kept = Some(revision);
    keep.at = Some(now);
    keep.failed = None;
    keep.undecided = false;
    open.file = Some(file.clone());
    if open.is_behind() {
        open.keep.behind = Some(now);
        if open.keep.soon {
            todo.extend(write(open, file.clone(), now));
        }
    } else {
        todo.extend(nothing_behind(open));
    }
    open.settle();
    let close = open.keep.close_after && !open.is_behind();
    if new_file {
        no_longer_theirs(state, doc, &file, now);
        open::remember(state, &file, now);
        todo.push(Effect::ReadLibrary);
    }
    open::line_has_moved(state, doc, now);
    library::renew(state);
    if close {
        todo.extend(leave::away(state, doc, now));
        todo.push(Effect::ReadLibrary);
    }
    todo.extend(folder::close(state, now));
    todo.extend(leave::go_on(state, now));
    todo
}

/// A file was written over on purpose: a worksheet that was opened from it has no file any more.
fn no_longer_theirs(state: &mut State, doc: DocKey, file: &Path, now: Moment) {
    let others = state.open.iter_mut().filter(|open| open.key != doc && open.file.as_deref() == Some(file));
    for other in others {
        other.file = None;
        other.keep.kept = None;
        other.keep.at = None;
        other.keep.behind = Some(now);
        other.keep.rescue_behind = Some(now);
        other.settle();
    }
}

/// The file has everything: the rescue copy goes.
fn nothing_behind(open: &mut Open) -> Option<Effect> {
    open.keep.behind = None;
    open.keep.rescue_behind = None;
    let drop = open.keep.has_rescue && open.keep.rescuing.is_none();
    open.keep.has_rescue &= !drop;
    drop.then(|| Effect::DropRescue(open.sheet().doc.clone()))
}

fn rescue_written(state: &mut State, doc: DocKey, revision: u64, ok: bool, now: Moment) -> Vec<Effect> {
    if let Some(at) = state.gone.iter().position(|(key, _, _)| *key == doc) {
        let (_, id, _) = state.gone.remove(at);
        let mut todo = Vec::new();
        match state.open.iter_mut().find(|open| open.sheet().doc == id) {
            // Opened again meanwhile: the copy is its own now, and goes when it is saved.
            Some(open) => open.keep.has_rescue = true,
            None => todo.push(Effect::DropRescue(id)),
        }
        todo.extend(leave::go_on(state, now));
        return todo;
    }
    let Some(open) = state.doc_mut(doc) else { return Vec::new() };
    // What was typed since it was begun is not in it.
    let begun = open.keep.rescuing.take().map_or(now, |(_, begun)| begun);
    if !ok {
        open.keep.rescue_failed = Some(now);
        let told = state.toast.as_ref().is_some_and(|toast| toast.words == t!("app-no-rescue"));
        if !told {
            choices::say(state, t!("app-no-rescue").to_owned(), None, now);
        }
        return Vec::new();
    }
    open.keep.rescue_failed = None;
    open.keep.rescued = revision;
    open.keep.rescue_behind = (open.steps.revision() != revision).then_some(begun);
    open.settle();
    let mut todo: Vec<Effect> =
        if open.is_behind() { Vec::new() } else { nothing_behind(open).into_iter().collect() };
    todo.extend(folder::close(state, now));
    todo.extend(leave::go_on(state, now));
    todo
}

/// A system dialog was answered.
pub(super) fn chosen(state: &mut State, asked: Effect, file: Option<PathBuf>, now: Moment) -> Vec<Effect> {
    state.waiting = false;
    if let Some(leaving) = &mut state.leaving {
        leaving.since = now;
    }
    match (asked, file) {
        (Effect::AskOpen, Some(file)) => {
            let how = std::mem::take(&mut state.open_as);
            open::open_file(state, file, how)
        }
        (Effect::AskSave { doc, .. }, Some(file)) => save_to(state, doc, with_ending(file, "ron"), now),
        (Effect::AskSave { doc, .. }, None) => {
            state.leaving = None;
            if let Some(open) = state.doc_mut(doc) {
                open.keep.close_after = false;
            }
            Vec::new()
        }
        (Effect::AskPdf { doc, .. }, None) if hand_over::is_mine(state, doc) => {
            hand_over::not_written(state);
            Vec::new()
        }
        (Effect::AskWords { doc, .. }, Some(file)) => paper::write_words(state, doc, with_ending(file, "md"), now),
        (Effect::AskPdf { doc, .. }, Some(file)) => paper::write_to(state, doc, with_ending(file, "pdf"), now),
        (Effect::AskBatch { items, form: form @ BatchForm::Each, options, lock, .. }, Some(to)) => {
            batch::begin(state, items, form, options, (to, lock), now)
        }
        (Effect::AskBatch { items, form, options, lock, .. }, Some(to)) => {
            let ending = if form == BatchForm::Table { "csv" } else { "pdf" };
            batch::begin(state, items, form, options, (with_ending(to, ending), lock), now)
        }
        (Effect::AskCopyOut { which, .. }, Some(file)) => copy::chosen(state, which, with_ending(file, "ron"), now),
        (Effect::AskHand { gift, .. }, file) => give::chosen(state, gift, file, now),
        (Effect::AskGive { text, .. }, Some(file)) => {
            vec![Effect::WriteGiven { file: with_ending(file, given::ENDING), text }]
        }
        (Effect::AskFolder, Some(folder)) => choices::folder(state, folder, now),
        (Effect::AskVault, Some(place)) => place::place(state, place),
        (Effect::AskTakeIn, Some(folder)) => take_in::run(state, folder, true),
        (Effect::AskCopy, Some(place)) => vec![Effect::CopyVault(place)],
        (Effect::AskExecutor { whom, words }, Some(file)) => {
            clients::to_executor(state, with_ending(file, "age"), &whom, words, now)
        }
        _ => Vec::new(),
    }
}

/// The same with this ending, if it has none of ours.
fn with_ending(file: PathBuf, ending: &str) -> PathBuf {
    if file.extension().is_some_and(|e| e.eq_ignore_ascii_case(ending)) {
        return file;
    }
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(ending);
    file.with_file_name(name)
}

fn save_to(state: &mut State, doc: DocKey, file: PathBuf, now: Moment) -> Vec<Effect> {
    let has = |open: &Open| {
        let soon = open.keep.writing.as_ref().map(|writing| &writing.file);
        open.file.as_ref() == Some(&file) || soon == Some(&file)
    };
    let taken = state.open.iter().any(|open| open.key != doc && has(open));
    let inside = state.folder.vault.as_ref().is_some_and(|vault| vault.has(&file));
    let Some(open) = state.doc_mut(doc) else { return Vec::new() };
    if taken {
        open.keep.close_after = false;
        state.leaving = None;
        state.dialog = Some(Dialog::Failed(Failure {
            what: t!("app-name-taken").to_owned(),
            help: t!("app-name-taken-help").to_owned(),
        }));
        return Vec::new();
    }
    let refused = match (inside && open.file.as_ref() != Some(&file), open.keep.shut_out) {
        (true, _) => Some((t!("app-inside"), t!("app-inside-help"))),
        (_, true) => Some((t!("app-shut-out"), t!("app-shut-out-help"))),
        _ => None,
    };
    if let Some((what, help)) = refused {
        open.keep.close_after = false;
        state.leaving = None;
        state.dialog = Some(Dialog::Failed(Failure { what: what.to_owned(), help: help.to_owned() }));
        return Vec::new();
    }
    if open.keep.writing.is_some() {
        // It waits for the write that is on its way.
        open.keep.then_to = Some(file);
        return Vec::new();
    }
    write(open, file, now).into_iter().collect()
}

/// A plain file becomes a worksheet of the locked folder; the file itself stays where it is.
pub(super) fn into_folder(state: &mut State, doc: DocKey, now: Moment) -> Vec<Effect> {
    if !state.may_take_in(doc) {
        return Vec::new();
    }
    let inside =
        state.doc(doc).zip(state.folder.vault.as_ref()).map(|(open, vault)| vault.file_of(&open.sheet().doc));
    let (Some(inside), Some(open)) = (inside, state.doc_mut(doc)) else { return Vec::new() };
    let plain = open.file.replace(inside.clone());
    open.keep.at = None;
    naming::behind(open, now);
    let todo = write(open, inside, now).into_iter().collect();
    let plain = plain.map(|file| file.display().to_string()).unwrap_or_default();
    choices::say(state, t!("plain-taken", file = &plain), None, now);
    todo
}

/// A thread outside broke off what it was doing, by a fault of the program.
///
/// Answers that were expected may never come: what was on its way is asked for again, and the
/// person is told. An answer that comes all the same is handled as usual.
pub(super) fn fell(state: &mut State, now: Moment) -> Vec<Effect> {
    let failure = Failure { what: t!("app-fell").to_owned(), help: t!("app-fell-help").to_owned() };
    for open in &mut state.open {
        let writing = open.keep.writing.take().is_some();
        let rescuing = open.keep.rescuing.take().is_some();
        if writing || rescuing {
            open.keep.rescue_behind.get_or_insert(now);
            open.keep.failed = writing.then(|| (failure.clone(), now)).or(open.keep.failed.take());
            open.settle();
        }
        paper::fell(&mut open.paper, &failure);
    }
    paper::fell(&mut state.blank, &failure);
    state.opening.clear();
    state.errands.clear();
    state.coming = None;
    state.leaving = None;
    state.folder.busy = false;
    if let Some(bench) = &mut state.bench {
        bench.saving = false;
    }
    match state.folder.door {
        Door::Opening => state.folder.door = Door::Locked,
        Door::Making => state.folder.door = Door::LookingAround,
        _ => {}
    }
    if !state.is_handed_over() {
        state.dialog = Some(Dialog::Failed(failure));
    }
    Vec::new()
}

/// The file was changed by somebody else: nothing was written.
pub(super) fn changed_outside(state: &mut State, doc: DocKey, now: Moment) -> Vec<Effect> {
    let inside = state.doc(doc).is_some_and(|open| state.folder.holds(open));
    let Some(open) = state.doc_mut(doc) else { return Vec::new() };
    open.keep.writing = None;
    open.keep.close_after = false;
    let (what, help) = if inside {
        (t!("app-changed-inside"), t!("app-changed-inside-help"))
    } else {
        (t!("app-changed-outside"), t!("app-changed-outside-help"))
    };
    let failure = Failure { what: what.to_owned(), help: help.to_owned() };
    open.keep.failed = Some((failure, now));
    open.keep.undecided = true;
    open.settle();
    state.leaving = None;
    state.dialog = Some(Dialog::ChangedOutside(doc));
    Vec::new()
}

/// Writes though the file was changed by somebody else.
pub(super) fn write_over(state: &mut State, doc: DocKey, now: Moment) -> Vec<Effect> {
    if state.dialog == Some(Dialog::ChangedOutside(doc)) {
        state.dialog = None;
    }
    let Some(open) = state.doc_mut(doc) else { return Vec::new() };
    let Some(file) = open.file.clone().filter(|_| open.keep.writing.is_none()) else { return Vec::new() };
    let revision = begin_writing(open, &file, now);
    vec![Effect::WriteOver { doc, file, sheet: Box::new(open.sheet().clone()), revision }]
}
