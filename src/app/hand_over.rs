//! *Hand over the screen*: a sheet for the client, alone on the screen, kept nowhere.
//!
//! The sheet lives outside `State::open`: no saving, no rescue copy, no list
//! and no search can reach it. Where there is a locked folder it is locked
//! before the client sees anything, so nothing of it lies in memory, and the
//! way back is its passphrase; elsewhere it is four words that were shown
//! beforehand. What the client wrote goes where the person says at the end,
//! and is forgotten here whatever that is.
//!
//! **Invariant:** as long as the screen is handed over no command but those of
//! the sheet itself is carried out, and no other screen is shown
//! (`tests/brain/handing_over.rs`).

use super::{
    Action, Command, Dialog, DocKey, Effect, Open, Screen, State, choices, folder, folder::Shut, leave, library,
};
use crate::{
    base::{Id, Moment, Secret},
    page::{Copy, PageOptions},
    t,
    worksheet::{Answer, Author, Side, Worksheet},
};

/// Zoom of a sheet for the client: large print.
const LARGE_PERCENT: u16 = 150;

/// A sheet for the client, and how far handing over has come.
#[derive(Debug)]
pub struct HandedOver {
    /// The sheet, until it is forgotten.
    pub open: Option<Open>,
    /// What is on screen.
    pub stage: Stage,
    /// Four words that bring the therapist back, where there is no locked folder.
    pub phrase: Option<Secret>,
    /// What becomes of the sheet.
    pub ending: Ending,
    /// The therapist has come back and is at the screen.
    pub let_in: bool,
    /// What was given as passphrase or words was not right.
    pub wrong: bool,
    /// The client says that the therapist may make a note; then this sheet is offered.
    note: Option<Id>,
    /// The ending was chosen, and is carried out as soon as the therapist is back.
    chosen: bool,
    /// The program was asked to end.
    quit: bool,
}

/// What is on screen while a sheet is handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The therapist reads what to know, and has not handed over yet.
    Before,
    /// The client writes and draws.
    Sheet,
    /// What should become of it.
    End,
    /// Only the way back.
    Door,
}

/// What becomes of the sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ending {
    /// It is forgotten.
    #[default]
    Forget,
    /// It is printed for the client.
    Print,
    /// It is put into a PDF outside the program, for the client's record.
    Record,
}

impl HandedOver {
    /// Whether the screen is the client's: until the therapist is back.
    #[must_use]
    pub const fn is_out(&self) -> bool {
        !matches!(self.stage, Stage::Before) && !self.let_in
    }

    /// Whether it is settled what becomes of the sheet: nobody goes back to it.
    #[must_use]
    pub const fn is_settled(&self) -> bool {
        self.chosen
    }
}

impl State {
    /// Whether the screen is in the client's hands.
    #[must_use]
    pub fn is_handed_over(&self) -> bool {
        self.handed.as_ref().is_some_and(|handed| handed.is_out())
    }

    /// Whether a sheet is handed over, or about to be given back.
    fn hands_over(&self) -> bool {
        self.handed.as_ref().is_some_and(|handed| handed.stage != Stage::Before)
    }
}

/// Begins a sheet for the client: first the therapist reads what to know.
pub(super) fn ask(state: &mut State, sheet: Worksheet) -> Vec<Effect> {
    state.last_key += 1;
    let me = Author { name: String::new(), side: Side::Writer };
    let mut open = Open::new(DocKey(state.last_key), sheet, me, None);
    open.keep.in_memory = true;
    super::paper::first_options(&mut open, &state.settings);
    state.handed = Some(Box::new(HandedOver {
        open: Some(open),
        stage: Stage::Before,
        phrase: None,
        ending: Ending::Forget,
        let_in: false,
        wrong: false,
        note: None,
        chosen: false,
        quit: false,
    }));
    state.screen = Screen::HandedOver;
    if state.folder.vault.is_some() { Vec::new() } else { vec![Effect::FreshPhrase] }
}

/// Four words were made.
pub(super) fn phrase(state: &mut State, phrase: Secret) -> Vec<Effect> {
    if let Some(handed) = state.handed.as_mut().filter(|handed| handed.stage == Stage::Before) {
        handed.phrase = Some(phrase);
    }
    Vec::new()
}

/// Hands the screen over: the folder is locked, and only the sheet is left.
pub(super) fn now(state: &mut State, now: Moment) -> Vec<Effect> {
    let by_passphrase = state.folder.vault.is_some();
    let Some(handed) = state.handed.as_mut().filter(|handed| handed.stage == Stage::Before) else {
        return Vec::new();
    };
    if !by_passphrase && handed.phrase.is_none() {
        return Vec::new();
    }
    handed.stage = Stage::Sheet;
    state.toast = None;
    let mut todo = folder::lock(state, Shut::Asked, now);
    todo.extend([Effect::FullScreen(true), Effect::Zoom(LARGE_PERCENT.max(state.settings.zoom_percent))]);
    todo
}

/// Goes on with the sheet, or stops at it.
pub(super) fn stage(state: &mut State, stage: Stage) -> Vec<Effect> {
    let Some(handed) = state.handed.as_mut().filter(|handed| handed.stage != Stage::Before) else {
        return Vec::new();
    };
    let gone = handed.open.is_none() || handed.chosen;
    handed.stage = if gone && stage != Stage::Before { Stage::Door } else { stage };
    handed.wrong = false;
    // Whoever goes back to the sheet no longer asks for the end of the program.
    handed.quit &= handed.stage != Stage::Sheet;
    Vec::new()
}

/// Something else should become of it.
pub(super) fn ending(state: &mut State, ending: Ending) -> Vec<Effect> {
    if let Some(handed) = state.handed.as_mut().filter(|handed| !handed.chosen) {
        handed.ending = ending;
    }
    Vec::new()
}

/// What should become of it is settled; forgetting is done at once.
pub(super) fn done(state: &mut State, now: Moment) -> Vec<Effect> {
    let Some(handed) = state.handed.as_mut().filter(|handed| handed.stage == Stage::End) else { return Vec::new() };
    take_note(handed);
    handed.chosen = true;
    handed.stage = Stage::Door;
    let mut todo = Vec::new();
    if handed.ending == Ending::Forget {
        handed.open = None;
        todo.push(Effect::ForgetScreen);
    }
    if handed.let_in {
        todo.extend(carry_out(state, now));
    }
    todo
}

/// Whether the client lets the therapist make a note: only that is kept, no word.
fn take_note(handed: &mut HandedOver) {
    let Some(open) = &handed.open else { return };
    let sheet = open.sheet();
    let Some(client) = &sheet.template.for_client else { return };
    let ticked = |id: &Id| matches!(sheet.content.answers.get(id.as_str()), Answer::Many(picks) if !picks.is_empty());
    handed.note = client.then.clone().filter(|_| client.may_note.as_ref().is_some_and(ticked));
}

/// The four words, or the passphrase, were given.
pub(super) fn back(state: &mut State, given: Secret, now: Moment) -> Vec<Effect> {
    if state.folder.vault.is_some() {
        return folder::unlock(state, Command::Unlock(given));
    }
    let Some(handed) = state.handed.as_mut().filter(|handed| handed.stage != Stage::Before) else {
        return Vec::new();
    };
    let right = handed.phrase.as_ref().is_some_and(|phrase| same_words(phrase.reveal(), given.reveal()));
    handed.wrong = !right;
    if right { let_in(state, now) } else { Vec::new() }
}

fn same_words(one: &str, other: &str) -> bool {
    let words = |text: &str| {
        let split = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        split.map(str::to_lowercase).collect::<Vec<_>>()
    };
    words(one) == words(other)
}

/// The passphrase was tried.
pub(super) fn unlocked(state: &mut State, right: bool, now: Moment) -> Vec<Effect> {
    if !state.hands_over() {
        return Vec::new();
    }
    if let Some(handed) = &mut state.handed {
        handed.wrong = !right;
    }
    if right { let_in(state, now) } else { Vec::new() }
}

/// The therapist is back.
fn let_in(state: &mut State, now: Moment) -> Vec<Effect> {
    let Some(handed) = &mut state.handed else { return Vec::new() };
    handed.let_in = true;
    if handed.chosen {
        return carry_out(state, now);
    }
    handed.stage = Stage::End;
    vec![Effect::FullScreen(false), Effect::Zoom(state.settings.zoom_percent)]
}

/// Does what was chosen at the end, once the therapist is back.
fn carry_out(state: &mut State, now: Moment) -> Vec<Effect> {
    let mut todo = vec![Effect::FullScreen(false), Effect::Zoom(state.settings.zoom_percent)];
    state.pages_asked += 1;
    let asked = state.pages_asked;
    let Some(handed) = &mut state.handed else { return todo };
    match &mut handed.open {
        Some(open) if handed.ending != Ending::Forget => {
            let all = open.sheet().template.items().map(|(_, item)| item.id.clone()).collect();
            let usual = open.paper.options.clone();
            let options = PageOptions { copy: Copy::Completed, carries: false, ask_first: all, ..usual };
            open.paper.options = options.clone();
            open.paper.asked = asked;
            open.paper.asked_for = Some((open.steps.revision(), options.clone()));
            open.paper.ask_when_made = handed.ending == Ending::Record;
            open.paper.print_when_made = handed.ending == Ending::Print;
            let sheet = Box::new(open.sheet().clone());
            todo.push(Effect::MakePages { doc: Some(open.key), asked, sheet, options });
        }
        _ => todo.extend(finish(state, now)),
    }
    todo
}

/// It was neither printed nor written, or somebody thought better of it: the choice is open again.
pub(super) fn not_written(state: &mut State) {
    if let Some(handed) = state.handed.as_mut().filter(|handed| handed.let_in) {
        handed.chosen = false;
        handed.stage = Stage::End;
        if let Some(open) = &mut handed.open {
            open.paper.ask_when_made = false;
            open.paper.print_when_made = false;
        }
    }
}

/// The dialog about the PDF or the printer was closed.
pub(super) fn dismissed(state: &mut State) {
    if state.handed.as_ref().is_some_and(|handed| handed.let_in && handed.chosen) {
        not_written(state);
    }
}

/// The PDF of the sheet was written: now it is forgotten here too.
pub(super) fn written(state: &mut State, now: Moment) -> Vec<Effect> {
    if state.handed.as_ref().is_some_and(|handed| handed.let_in && handed.chosen) {
        finish(state, now)
    } else {
        Vec::new()
    }
}

/// Everything of the sheet is forgotten, and the program is as before.
fn finish(state: &mut State, now: Moment) -> Vec<Effect> {
    let Some(handed) = state.handed.take() else { return Vec::new() };
    state.screen = Screen::Library;
    library::renew(state);
    let mut todo = vec![Effect::ForgetScreen, Effect::ReadLibrary];
    if let Some(template) = handed.note.filter(|_| state.dialog.is_none()) {
        state.dialog = Some(Dialog::MayNote(template));
    } else if state.toast.is_none() {
        choices::say(state, t!("handed-forgotten").to_owned(), None, now);
    }
    if handed.quit {
        todo.extend(leave::quit(state, now));
    }
    todo
}

/// The window was asked to close: only whoever has the way back may.
pub(super) fn close(state: &mut State) -> Vec<Effect> {
    if let Some(handed) = &mut state.handed {
        handed.quit = true;
    }
    stage(state, Stage::Door)
}

/// Whether a command may be carried out while the client has the screen.
pub(super) fn lets_through(state: &State, command: &Command) -> bool {
    let Some(handed) = state.handed.as_ref().filter(|handed| handed.stage != Stage::Before) else { return true };
    let key = handed.open.as_ref().map(|open| open.key);
    match command {
        Command::Edit { doc, .. } | Command::Here(doc, _) | Command::CaretTaken(doc) | Command::UndoIn(doc) => {
            handed.stage == Stage::Sheet && Some(*doc) == key
        }
        Command::Do(Action::Undo | Action::Redo) => handed.stage == Stage::Sheet,
        Command::Do(Action::Quit) => true,
        Command::Dismiss
        | Command::ToastGone
        | Command::Print(..)
        | Command::LeaveWithout(_)
        | Command::SystemLocked
        | Command::Do(Action::Lock) => handed.let_in,
        // What belongs to handing over.
        Command::Tick
        | Command::Touched
        | Command::CloseRequested
        | Command::HandNow
        | Command::HandedStage(_)
        | Command::HandedEnding(_)
        | Command::HandedDone
        | Command::HandedBack(_) => true,
        _ => command.is_answer(),
    }
}

/// After every command: the screen is the sheet's as long as it is out, and no longer than it is there.
pub(super) fn guard(state: &mut State) {
    if state.hands_over() {
        state.screen = Screen::HandedOver;
        if let Some(handed) = state.handed.as_mut().filter(|handed| handed.let_in && state.folder.is_locked()) {
            // Nobody was there for a while, and the folder is locked again.
            handed.let_in = false;
            handed.stage = Stage::Door;
        }
        if state.is_handed_over() {
            // What was found meanwhile waits behind the door.
            state.toast = None;
        }
    } else if state.screen != Screen::HandedOver {
        state.handed = None;
    } else if state.handed.is_none() {
        state.screen = Screen::Library;
    }
}

/// Whether a PDF is that of the sheet that is handed over.
pub(super) fn is_mine(state: &State, doc: Option<DocKey>) -> bool {
    let key = state.handed.as_ref().and_then(|handed| handed.open.as_ref()).map(|open| open.key);
    doc.is_some() && doc == key
}
