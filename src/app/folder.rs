//! The locked folder: set up, unlock, lock; what is written while it is locked.
//!
//! While the folder is locked nothing of it is in memory but its public half.
//! Sheets may still be begun: their rescue copies are sealed, and at the next
//! unlocking the person is asked about them.

use std::{collections::BTreeSet, path::PathBuf};

use super::{
    ClientLine, Command, Dialog, Effect, Failure, LeftAt, Names, Open, OpenAs, RescueRow, Screen, State, Table, keys,
    library, names, save, spot, table,
};
use crate::{
    base::{Id, Moment, Secret},
    store::vault::{Both, Clients, Ledger, Left, People, Vault},
    t,
};

/// Seconds after which closing the door is not waited for any more: the words stay behind it.
const PATIENCE_SECS: i64 = 8;

/// The locked folder, as the window knows it.
#[derive(Debug, Default)]
pub struct Folder {
    /// The folder, once there is one.
    pub vault: Option<Vault>,
    /// Where it will be made.
    pub place: PathBuf,
    /// Whether it can be entered.
    pub door: Door,
    /// Why it was not opened or made.
    pub wrong: Option<Failure>,
    /// The key for paper, until it is copied.
    pub paper: Option<Secret>,
    /// Another window has it open, or this one cannot: nothing is written from here.
    pub read_only: bool,
    /// Why nothing is written from here, where it is not another window.
    pub read_only_why: Option<String>,
    /// The passphrase or the keys are being changed.
    pub busy: bool,
    /// The key for paper belongs to other keys, which are used once it is copied.
    pub rekeying: bool,
    /// How far files are sealed anew.
    pub rekeyed: Option<(usize, usize)>,
    /// Somebody stopped sealing them anew for now.
    pub rekey_rests: bool,
    /// Some files are being sealed anew; no others are asked for meanwhile.
    pub rekey_asked: bool,
    /// How far the worksheets are read, or copied.
    pub reading: Option<LongWork>,
    /// What the person must know: files that do not open, old states in place of new ones.
    pub notices: Vec<String>,
    /// What went wrong in it since it was opened and was told nowhere else.
    pub told: Vec<String>,
    /// Why it is locked.
    pub shut: Shut,
    /// How safe what was written is, since it was locked.
    pub kept: KeptAs,
    /// Why it is to be locked as soon as it is open: that was asked for while a passphrase was tried.
    pub shut_next: Option<Shut>,
    /// When something was last done.
    pub last_deed: Option<Moment>,
    /// When it was last copied elsewhere.
    pub copied: Option<Moment>,
    /// Whom the writer means by her client codes.
    pub clients: Clients,
    /// Every client code with what belongs to it, worked out once for every change.
    pub lines: Vec<ClientLine>,
    /// What has left, and what was erased.
    pub ledger: Ledger,
    /// What is about to leave, until it has.
    pub going: Option<Left>,
    /// When the key on paper was last made or tried.
    pub tested: Option<Moment>,
    /// How far the folder has that table.
    pub table: Table,
    /// Where the names of people are.
    pub names: Names,
    /// The worksheet that was on screen when it was locked.
    pub left: Option<LeftAt>,
    /// Whether its list was read to the end since it was opened.
    pub listed: bool,
    /// What was opened before that and may belong to a worksheet in it.
    pub arriving: Vec<(PathBuf, OpenAs)>,
    /// Documents that lie in the folder twice.
    pub twice: BTreeSet<Id>,
    /// What was deleted last: where it waits, and where it was.
    pub deleted: Option<(PathBuf, PathBuf)>,
}

/// Whether the locked folder can be entered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Door {
    /// There is none, and worksheets are plain files where the person puts them.
    #[default]
    Plain,
    /// There is none yet, and nothing is kept unless it is put somewhere.
    LookingAround,
    /// It is being made.
    Making,
    /// It is locked.
    Locked,
    /// A passphrase is being tried.
    Opening,
    /// It is open.
    Open,
    /// It is being locked: what was written is on its way.
    Closing(Moment),
}

/// Why the folder is locked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shut {
    /// The program was started.
    #[default]
    Start,
    /// Nobody did anything for a while.
    Quiet,
    /// It was asked for.
    Asked,
    /// The screen was locked, the machine went to sleep, or its lid was closed.
    System,
}

/// How far long work on the folder is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LongWork {
    /// Whether it copies; else it reads.
    pub copies: bool,
    /// Worksheets that are done.
    pub done: usize,
    /// How many there are.
    pub of: usize,
}

/// How safe what was written is behind the door.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeptAs {
    /// Every word is in the folder.
    #[default]
    Saved,
    /// The folder did not take all; the rest is in sealed rescue copies.
    Copies,
    /// No disk took it: it is in memory, and nowhere else.
    Memory,
}

/// What comes with an unlocked folder.
#[derive(Clone, Debug, Default)]
pub struct Inside {
    /// Another window has it open, or it cannot be written from here.
    pub read_only: bool,
    /// Why, where it is not another window.
    pub why: Option<String>,
    /// Rescue copies, also of sheets that were written while it was locked.
    pub found: Vec<RescueRow>,
    /// When it was last copied elsewhere.
    pub copied: Option<Moment>,
    /// When the key on paper was last made or tried.
    pub tested: Option<Moment>,
    /// The client table, and as it is shown with what waits for room.
    pub clients: Both<Clients>,
    /// What has left, and what was erased.
    pub ledger: Ledger,
    /// The names of people, and as they are shown with what waits for room.
    pub people: Both<People>,
    /// The keys were changed, and not every file is sealed with the new ones yet.
    pub rekeying: bool,
}

impl Folder {
    /// What went wrong in it and was not asked about stands over the list until it is locked.
    pub(super) fn tell(&mut self, what: String) {
        if !self.told.contains(&what) {
            self.told.push(what);
        }
    }

    /// Whether a file lies in the folder and the folder cannot be entered.
    #[must_use]
    pub fn is_shut_for(&self, open: &Open) -> bool {
        self.holds(open) && !self.may_still_write()
    }

    /// Whether a worksheet's file lies in the folder.
    #[must_use]
    pub fn holds(&self, open: &Open) -> bool {
        let inside = |vault: &Vault| open.file.as_deref().is_some_and(|file| vault.has(file));
        self.vault.as_ref().is_some_and(inside)
    }

    /// Why nothing is written from here, in words.
    #[must_use]
    pub fn read_only_words(&self) -> String {
        self.read_only_why.clone().unwrap_or_else(|| t!("library-read-only").to_owned())
    }

    /// Whether it is open, and something new may be written into it from here.
    #[must_use]
    pub fn takes_writes(&self) -> bool {
        self.door == Door::Open && !self.read_only
    }

    /// Whether what was begun may still be written into it: also while it is closing.
    fn may_still_write(&self) -> bool {
        matches!(self.door, Door::Open | Door::Closing(_)) && !self.read_only
    }

    /// Whether a new worksheet's words may lie on this disk before somebody says where.
    #[must_use]
    pub fn keeps_rescue(&self) -> bool {
        !matches!(self.door, Door::LookingAround | Door::Making)
    }

    /// Whether there is a folder and it is not open.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        matches!(self.door, Door::Locked | Door::Opening | Door::Closing(_))
    }
}

/// The folder was found at the start, or chosen.
pub(super) fn found(state: &mut State, vault: Vault) -> Vec<Effect> {
    state.folder.place.clone_from(&vault.root);
    state.folder.names.plain = names::people(&state.settings);
    state.folder.vault = Some(vault);
    state.folder.door = Door::Locked;
    state.folder.wrong = None;
    if !matches!(state.screen, Screen::Writing(_) | Screen::OnPaper(_)) {
        state.screen = Screen::Locked;
    }
    Vec::new()
}

/// Nothing is kept until the person says so.
pub(super) fn look_around(state: &mut State) -> Vec<Effect> {
    state.screen = Screen::Library;
    library::renew(state);
    Vec::new()
}

/// Goes to setting up the folder.
pub(super) fn to_set_up(state: &mut State) -> Vec<Effect> {
    if state.folder.vault.is_none() {
        state.before = std::mem::replace(&mut state.screen, Screen::SetUp);
        state.folder.wrong = None;
    }
    Vec::new()
}

/// Makes the folder.
pub(super) fn set_up(state: &mut State, passphrase: Secret) -> Vec<Effect> {
    if state.folder.vault.is_some() || state.folder.door == Door::Making {
        return Vec::new();
    }
    state.folder.door = Door::Making;
    state.folder.wrong = None;
    vec![Effect::MakeVault { place: state.folder.place.clone(), passphrase }]
}

/// The folder was made, or could not be.
pub(super) fn made(state: &mut State, result: Result<(Vault, Secret), Failure>, now: Moment) -> Vec<Effect> {
    match result {
        Ok((vault, paper)) => {
            state.folder.vault = Some(vault);
            state.folder.paper = Some(paper);
            state.folder.door = Door::Open;
            state.folder.last_deed = Some(now);
            state.folder.tested = Some(now);
            state.screen = Screen::RecoverySheet;
            move_in(state, now);
            return names::move_in(state, Both::default(), now);
        }
        Err(failure) => {
            state.folder.door = Door::LookingAround;
            state.folder.wrong = Some(failure);
        }
    }
    Vec::new()
}

/// Sheets without a file get one in the folder; what was written in them is kept from now on.
fn move_in(state: &mut State, now: Moment) {
    let Some(vault) = state.folder.vault.clone() else { return };
    for open in state.open.iter_mut().filter(|open| open.file.is_none()) {
        open.file = Some(vault.file_of(&open.sheet().doc));
        if open.is_behind() {
            open.keep.behind = Some(now);
            open.keep.rescue_behind = Some(now);
            open.keep.soon = true;
        }
        open.settle();
    }
}

/// The key for paper was copied: it is forgotten here.
pub(super) fn paper_copied(state: &mut State) -> Vec<Effect> {
    state.folder.paper = None;
    if std::mem::take(&mut state.folder.rekeying) {
        state.folder.busy = true;
        state.screen = Screen::Settings;
        return vec![Effect::UseNewKeys];
    }
    state.screen = match std::mem::take(&mut state.before) {
        Screen::Writing(doc) if state.doc(doc).is_some() => Screen::Writing(doc),
        _ => Screen::Library,
    };
    library::renew(state);
    vec![Effect::ReadLibrary]
}

/// Tries a passphrase, or the key on paper with a new passphrase.
pub(super) fn unlock(state: &mut State, command: Command) -> Vec<Effect> {
    if state.folder.vault.is_none() || matches!(state.folder.door, Door::Open | Door::Opening) {
        return Vec::new();
    }
    let effect = match command {
        Command::Unlock(passphrase) => Effect::Unlock(passphrase),
        Command::UnlockWithPaper { paper, passphrase } => Effect::UnlockWithPaper { paper, passphrase },
        _ => return Vec::new(),
    };
    // Still closing: the words on their way are written before the passphrase is tried.
    state.folder.door = Door::Opening;
    state.folder.wrong = None;
    vec![effect]
}

/// The passphrase was tried.
pub(super) fn unlocked(state: &mut State, result: Result<Inside, Failure>, now: Moment) -> Vec<Effect> {
    let inside = match result {
        Ok(inside) => inside,
        Err(failure) => {
            state.folder.door = Door::Locked;
            state.folder.shut_next = None;
            state.folder.wrong = Some(failure);
            return Vec::new();
        }
    };
    state.folder.door = Door::Open;
    if let Some(why) = state.folder.shut_next.take() {
        // The screen was locked, or the lid closed, before the passphrase was through.
        return lock(state, why, now);
    }
    state.folder.read_only = inside.read_only;
    state.folder.read_only_why = inside.why;
    state.folder.copied = inside.copied;
    state.folder.tested = inside.tested;
    table::move_in(state, inside.clients, now);
    state.folder.ledger = inside.ledger;
    state.folder.last_deed = Some(now);
    state.screen = Screen::Library;
    move_in(state, now);
    for open in &mut state.open {
        open.keep.soon |= open.is_behind();
        open.settle();
    }
    // What is still open needs no asking.
    let open = |path: &PathBuf| state.open.iter().any(|open| is_rescue_of(path, open));
    state.found = inside.found.into_iter().filter(|row| !open(&row.file)).collect();
    if !state.found.is_empty() && state.dialog.is_none() {
        state.dialog = Some(Dialog::Recover { found: state.found.clone() });
    }
    library::renew(state);
    let mut todo = spot::go_back(state);
    todo.push(Effect::ReadLibrary);
    todo.extend(names::move_in(state, inside.people, now));
    if inside.rekeying && !state.folder.read_only {
        // What was asked for before the folder was locked has been answered by now.
        state.folder.rekey_asked = false;
        todo.extend(keys::seal_some_anew(state));
    }
    todo.extend(save::tick(state, now));
    todo
}

fn is_rescue_of(path: &std::path::Path, open: &Open) -> bool {
    path.file_stem().is_some_and(|stem| stem.to_string_lossy() == open.sheet().doc.as_str())
}

/// Locks the folder: the screen goes at once, the words are written, then everything is forgotten.
pub(super) fn lock(state: &mut State, why: Shut, now: Moment) -> Vec<Effect> {
    if state.folder.door == Door::Opening {
        state.folder.shut_next = Some(why);
        return Vec::new();
    }
    // The key for paper is shown once: nobody is locked out before it is copied, but it is covered.
    if state.folder.door == Door::Making || state.folder.paper.is_some() {
        state.covered = true;
        return Vec::new();
    }
    if state.folder.vault.is_none() {
        return Vec::new();
    }
    let (names, table) = (names::keep_at_last(state), table::keep_at_last(state));
    spot::remember(state);
    state.folder.shut = why;
    state.folder.kept = KeptAs::Saved;
    // Also when it is locked already: what was written meanwhile is sealed and forgotten too.
    state.folder.door = Door::Closing(now);
    state.screen = Screen::Locked;
    state.before = Screen::Library;
    state.dialog = None;
    state.leaving = None;
    state.toast = None;
    state.folder.wrong = None;
    state.folder.notices.clear();
    state.folder.told.clear();
    let mut todo: Vec<Effect> = table.into_iter().collect();
    todo.extend(names);
    todo.extend(super::bench::flush(state));
    for open in &mut state.open {
        open.keep.soon = true;
        open.keep.close_after = false;
    }
    todo.extend(save::tick(state, now));
    for open in state.open.iter_mut().filter(|open| open.keep.shut_out) {
        todo.extend(save::seal(open, now));
    }
    todo.extend(close(state, now));
    todo
}

/// What was typed last is in this window's memory only, behind the door.
pub(super) fn kept_nowhere(state: &mut State) -> Vec<Effect> {
    if state.folder.door != Door::Open {
        state.folder.kept = KeptAs::Memory;
    }
    Vec::new()
}

/// Locks the folder; where there is none, the window is covered.
pub(super) fn hide(state: &mut State, why: Shut, now: Moment) -> Vec<Effect> {
    if state.folder.vault.is_some() {
        return lock(state, why, now);
    }
    // What is handed over is meant for the eyes that are there.
    state.covered = !state.is_handed_over();
    Vec::new()
}

/// Takes the cover off the window.
pub(super) fn uncover(state: &mut State) -> Vec<Effect> {
    state.covered = false;
    Vec::new()
}

/// Goes on with locking, if the folder is being locked.
pub(super) fn close(state: &mut State, now: Moment) -> Vec<Effect> {
    let Door::Closing(since) = state.folder.door else { return Vec::new() };
    let waiting = |open: &Open| open.keep.writing.is_some() || open.keep.rescuing.is_some();
    let safe =
        |open: &Open| !open.is_behind() || (open.keep.has_rescue && open.keep.rescued == open.steps.revision());
    let done = state.open.iter().all(|open| !waiting(open) && safe(open));
    if done && state.gone.is_empty() {
        let failed = |open: &Open| open.is_behind() && open.keep.failed.is_some();
        if state.open.iter().any(failed) {
            state.folder.kept = state.folder.kept.max(KeptAs::Copies);
        }
        state.open.clear();
        shut(state);
        return vec![Effect::Lock];
    }
    if now.is_past(since, PATIENCE_SECS) {
        // A disk that takes nothing: the words stay in memory, behind the door.
        state.open.retain(|open| waiting(open) || !safe(open));
        state.folder.kept = KeptAs::Memory;
        shut(state);
        return vec![Effect::Lock];
    }
    Vec::new()
}

fn shut(state: &mut State) {
    state.folder.door = Door::Locked;
    state.folder.reading = None;
    state.folder.listed = false;
    state.folder.rekeyed = None;
    state.folder.rekey_rests = false;
    state.library.clear();
    state.files.clear();
    state.listed.clear();
    // Not only emptied: the memory goes back, and is wiped.
    state.search = String::new();
    state.codes.clear();
    state.narrow = super::Narrow::default();
    state.errands.clear();
    state.found.clear();
    state.states = None;
    names::forget(state);
    state.folder.clients = Clients::default();
    state.folder.table = Table::default();
    state.folder.lines.clear();
    state.folder.ledger = Ledger::default();
    state.folder.twice.clear();
    state.folder.deleted = None;
    state.opening.clear();
    state.coming = None;
    state.blank = super::Paper::default();
    super::bench::shut(state);
}

/// Whether a command brings something out of the folder that was locked before it came.
///
/// What was asked of the threads outside is done in its turn, so its answer may come when the
/// door is shut; nobody is there to see it.
pub(super) fn comes_too_late(state: &State, command: &Command) -> bool {
    let Some(vault) = state.folder.vault.as_ref().filter(|_| state.folder.is_locked()) else { return false };
    match command {
        Command::Opened { file, .. } => {
            vault.has(file) || file.starts_with(vault.rescue()) || !state.is_opening(file)
        }
        Command::TakenIn { file, .. } => !state.is_opening(file),
        Command::Chosen(asked, _) => matches!(
            asked,
            Effect::AskBatch { .. }
                | Effect::AskExecutor { .. }
                | Effect::AskCopyOut { which: super::Which::File(_), .. }
        ),
        Command::Library(_)
        | Command::Notices(_)
        | Command::Told(_)
        | Command::Listed
        | Command::Reading(Some(_))
        | Command::StatesRead { .. }
        | Command::CompareWithFile(_)
        | Command::TookIn(_)
        | Command::Erased { .. } => true,
        _ => false,
    }
}

/// Undoes what waited for a command that came too late.
pub(super) fn let_go(state: &mut State, command: &Command) {
    match command {
        Command::Opened { file, .. } => {
            state.opening.retain(|(path, _)| path != file);
            state.coming.take_if(|(path, _)| path == file);
        }
        Command::Chosen(..) => state.waiting = false,
        _ => {}
    }
}

/// Whether the screen may be shown while the folder is locked.
pub(super) const fn stays_outside(screen: &Screen) -> bool {
    matches!(
        screen,
        Screen::Locked
            | Screen::MoreWorksheets
            | Screen::Writing(_)
            | Screen::OnPaper(_)
            | Screen::BlankOnPaper(_)
            | Screen::Help(_)
            | Screen::Settings
            | Screen::HandedOver
            | Screen::Bench
    )
}

/// Nothing of the library is shown while the folder is locked.
pub(super) fn guard(state: &mut State) {
    if state.folder.is_locked() && !stays_outside(&state.screen) {
        state.screen = Screen::Locked;
    }
}

/// Somebody did something.
pub(super) fn touched(state: &mut State, now: Moment) -> Vec<Effect> {
    state.folder.last_deed = Some(now);
    Vec::new()
}

/// What time has made due: locking after a while, and going on with it.
pub(super) fn tick(state: &mut State, now: Moment) -> Vec<Effect> {
    let quiet = i64::from(state.settings.lock_after_minutes) * 60;
    // A clock that was put back says nothing about how long it was quiet.
    let last = state.folder.last_deed.filter(|last| *last <= now).unwrap_or(now);
    state.folder.last_deed = Some(last);
    let at_work = state.folder.door == Door::Open || (state.folder.door == Door::Locked && !state.open.is_empty());
    let mut todo = Vec::new();
    if at_work && quiet > 0 && now.secs_since(last) >= quiet {
        todo.extend(lock(state, Shut::Quiet, now));
    }
    todo.extend(table::tick(state, now));
    todo.extend(names::tick(state, now));
    todo.extend(close(state, now));
    todo
}
