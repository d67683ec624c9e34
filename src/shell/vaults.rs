//! The locked folder in the window: made, unlocked, written, listed, copied.
//!
//! Keys live in one place, the [`Ring`]; locking takes them out. The thread
//! that writes files also makes and unlocks; the one that lists reads along.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use super::{
    Disk, clock,
    hold::{NotHeld, hold},
    lists,
    outside::{Desk, Tell},
    sheets,
};
use crate::{
    app::{Command, DocKey, Failure, Inside, LibraryRow, LongWork, RescueRow, Then, Wrote, client_of},
    base::{Id, Secret},
    seal::{self, OpenFault, Private},
    store::{
        Expected, Why,
        sweep::{SAVED_SECS, sweep},
        vault::{self, Erased, Index, Left, Line, Tidying, Unlocked, Vault, VaultFault, VaultWhy},
    },
    t,
    worksheet::{Worksheet, file},
};

/// A state is taken out of a history that was written so often.
const PRUNE_EVERY: u64 = 16;
/// No save takes so long while nobody waits for it, in seconds.
const MOMENT_SECS: i64 = 60;
/// How many of the newest lines of what has left are looked at.
const LEFT_LATELY: usize = 200;
/// The list is told about so often while it is read.
const TELL_EVERY: usize = 100;

/// The keys of the locked folder, while it is unlocked.
#[derive(Clone, Debug, Default)]
pub struct Ring {
    keys: Arc<Mutex<Option<Unlocked>>>,
    /// Whether this window is the one that may write.
    writes: Arc<AtomicBool>,
}

/// The thread that lists: what it has read of the locked folder.
#[derive(Debug, Default)]
pub struct Lists {
    index: Option<Index<LibraryRow>>,
    /// How many documents were found missing since the folder was unlocked; told at one unlocking only.
    missing: usize,
    /// As many were replaced by what another computer wrote.
    replaced: usize,
    /// Histories that are looked through while nothing else is to be done.
    tidying: Option<(Ring, Tidying)>,
}

impl Ring {
    /// The keys, if the folder is unlocked.
    #[must_use]
    pub fn keys(&self) -> Option<Unlocked> {
        self.keys.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Puts keys onto the ring, or takes them off.
    pub(super) fn put(&self, keys: Option<Unlocked>, writes: bool) {
        self.writes.store(writes, Ordering::Relaxed);
        *self.keys.lock().unwrap_or_else(PoisonError::into_inner) = keys;
    }
}

/// Words for what went wrong with the folder.
pub fn failure(fault: &VaultFault) -> Failure {
    Failure { what: fault.what(), help: fault.help() }
}

impl Desk {
    /// Whether a file belongs into the locked folder.
    pub(super) fn is_inside(&self, file: &Path) -> bool {
        self.vault.as_ref().is_some_and(|vault| vault.has(file))
    }

    pub(super) fn find(&mut self, place: PathBuf) {
        let found = Vault::at(&Disk, &place, &self.folders.state).ok();
        self.vault.clone_from(&found);
        self.tell.command(Command::VaultLooked { place, vault: Box::new(found) });
    }

    pub(super) fn make(&mut self, place: &Path, passphrase: &Secret) {
        let made = Vault::create(&Disk, place, &self.folders.state, clock::fresh_id(), passphrase);
        let result = made.map_err(|fault| failure(&fault)).map(|(unlocked, paper)| {
            let vault = unlocked.vault.clone();
            self.take_hold(&vault);
            self.vault = Some(vault.clone());
            let _asked_again_otherwise = unlocked.note_tested(&Disk, clock::now());
            self.ring.put(Some(unlocked), self.held.is_some());
            (vault, paper.text())
        });
        self.tell.command(Command::VaultMade(Box::new(result)));
    }

    /// The locked folder with the keys that lie there now: another computer may have changed them.
    fn vault_now(&self) -> Option<Vault> {
        let known = self.vault.clone()?;
        let there = Vault::at(&Disk, &known.root, &self.folders.state).ok();
        Some(there.filter(|there| there.id == known.id).unwrap_or(known))
    }

    pub(super) fn unlock(&mut self, passphrase: &Secret) {
        let Some(vault) = self.vault_now() else { return };
        let result = vault.unlock(&Disk, passphrase).map_err(|fault| failure(&fault));
        self.unlocked(result);
    }

    pub(super) fn unlock_with_paper(&mut self, paper: &Secret, passphrase: &Secret) {
        let Some(vault) = self.vault_now() else { return };
        let wrong =
            || Failure { what: t!("locked-paper-wrong").to_owned(), help: t!("locked-paper-wrong-help").to_owned() };
        let unlocked = Private::parse(paper.reveal()).map_err(|_| wrong()).and_then(|key| {
            if !self.take_hold(&vault) {
                return Err(self.elsewhere());
            }
            // Also where vault.ron names another: the file for the paper knows its key.
            let unlocked = vault.unlock_with_recovery(&Disk, &key).map_err(|fault| match fault.why {
                VaultWhy::Seal(OpenFault::NotForThisKey) => wrong(),
                _ => failure(&fault),
            })?;
            unlocked.change_passphrase(&Disk, passphrase).map_err(|fault| failure(&fault))?;
            Ok(unlocked)
        });
        self.unlocked(unlocked);
    }

    /// Only who knows the passphrase may change it.
    pub(super) fn change_passphrase(&self, old: &Secret, new: &Secret) {
        let Some(vault) = &self.vault else { return };
        let changed = if self.held.is_some() {
            let changed = vault.unlock(&Disk, old).and_then(|unlocked| unlocked.change_passphrase(&Disk, new));
            changed.map_err(|fault| failure(&fault))
        } else {
            Err(self.elsewhere())
        };
        self.tell.command(Command::PassphraseChanged(changed));
    }

    /// Becomes the only one that writes into the folder, unless somebody else is.
    fn take_hold(&mut self, vault: &Vault) -> bool {
        if self.held.is_none() {
            match hold(&vault.lock_file()) {
                Ok(file) => (self.held, self.not_held) = (Some(file), None),
                Err(not) => self.not_held = Some(not),
            }
        }
        self.held.is_some()
    }

    /// Why nothing is written from here.
    pub(super) fn elsewhere(&self) -> Failure {
        self.not_held.as_ref().unwrap_or(&NotHeld::Elsewhere).failure()
    }

    fn unlocked(&mut self, result: Result<Unlocked, Failure>) {
        let result = result.map(|unlocked| {
            let alone = self.take_hold(&unlocked.vault);
            // What is written from now on is sealed with the keys of now, also while it is locked.
            self.vault = Some(unlocked.vault.clone());
            if alone {
                // Both keys open the folder until it is done, at the latest after the next unlocking.
                let _both_open_it = unlocked.finish_rekeying(&Disk);
                unlocked.sweep(&Disk, clock::now().utc_secs(), SAVED_SECS);
                // What could not be written down now is tried again at the next unlocking.
                let _lines = unlocked.note_waiting_lines(&Disk);
            }
            let found = if alone { rescued(&unlocked) } else { Vec::new() };
            let copied = unlocked.last_copied(&Disk);
            let clients = lists::with_waiting(&unlocked, &mut self.waiting.clients, alone);
            let people = lists::with_waiting(&unlocked, &mut self.waiting.people, alone);
            let held = unlocked.clone();
            self.ring.put(Some(unlocked), alone);
            let rekeying = held.may_be_rekeying(&Disk);
            let (tested, ledger) = (held.last_tested(&Disk), held.ledger(&Disk).unwrap_or_default());
            let why = self.not_held.as_ref().filter(|not| **not != NotHeld::Elsewhere);
            let why = why.map(|not| not.failure()).map(|failure| format!("{} {}", failure.what, failure.help));
            Inside { read_only: !alone, why, found, copied, tested, clients, ledger, people, rekeying }
        });
        self.tell.command(Command::Unlocked(Box::new(result)));
    }

    /// Forgets the keys and what was known about files.
    pub(super) fn lock(&mut self) {
        self.ring.put(None, false);
        self.known.clear();
        self.held = None;
        self.rekey = super::rekey::Rekey::default();
    }

    /// Reads a sealed worksheet, or a sealed rescue copy.
    pub(super) fn unsealed(&mut self, path: &Path) -> Result<Worksheet, Failure> {
        let shut = || Failure { what: t!("locked-shut").to_owned(), help: t!("locked-shut-help").to_owned() };
        let unlocked = self.ring.keys().ok_or_else(shut)?;
        if path.starts_with(unlocked.vault.rescue()) {
            let text = unlocked.read_rescue(&Disk, path).map_err(|fault| failure(&fault))?;
            return file::read_rescued(&text)
                .map_err(|error| Failure { what: error.to_string(), help: error.help() });
        }
        let (sheet, known) = unlocked.read(&Disk, path).map_err(|fault| failure(&fault))?;
        self.known.insert(path.to_owned(), known);
        Ok(sheet)
    }

    /// Sets a file aside that does not open: it is to be written over.
    pub(super) fn set_aside(&self, path: &Path) {
        if let Some(unlocked) = self.ring.keys().filter(|_| self.held.is_some()) {
            // If it cannot be moved, keeping the worksheet fails and says so.
            let _aside = unlocked.set_aside(&Disk, path);
        }
    }

    /// Writes a worksheet into the locked folder.
    pub(super) fn keep(&mut self, doc: DocKey, path: PathBuf, sheet: &Worksheet, revision: u64) {
        let Some(unlocked) = self.ring.keys().filter(|_| self.held.is_some()) else {
            let result = Err(self.elsewhere());
            return self.tell.command(Command::Written { doc: Some(doc), what: Wrote::Worksheet, revision, result });
        };
        let kept = match (unlocked.vault.still_there(&Disk), self.known.get(&path)) {
            (Err(gone), _) => Err(gone),
            (Ok(()), Some(known)) => unlocked.keep(&Disk, &path, sheet, Some(*known)),
            // A rescued sheet, or one that is written though another machine wrote there.
            (Ok(()), None) => unlocked.keep_over(&Disk, &path, sheet),
        };
        let result = match kept {
            Ok(known) => {
                if known.rev.is_multiple_of(PRUNE_EVERY) {
                    unlocked.prune(&Disk, &sheet.doc, clock::now());
                }
                self.known.insert(path.clone(), known);
                Ok(path)
            }
            Err(VaultFault { why: VaultWhy::Save(fault), .. })
                if matches!(fault.why, Why::ChangedOutside | Why::Exists) =>
            {
                return self.tell.command(Command::ChangedOutside(doc));
            }
            Err(fault) => {
                // Its new bytes may stand there already; what stands there is read before it is written again.
                self.known.remove(&path);
                Err(failure(&fault))
            }
        };
        self.tell.command(Command::Written { doc: Some(doc), what: Wrote::Worksheet, revision, result });
    }
}

impl Desk {
    /// Writes a line into the list of what has left and what was erased; while nothing can be
    /// written into the folder it is sealed beside it, until the next unlocking.
    pub(super) fn note_line(&self, line: &Line) {
        let noted = match (self.ring.keys().filter(|_| self.held.is_some()), &self.vault) {
            (Some(unlocked), _) => unlocked.note_line(&Disk, line),
            (None, Some(vault)) => vault.line_waits(&Disk, &clock::fresh_id(), line),
            (None, None) => return,
        };
        if let Err(fault) = noted {
            self.tell.command(Command::Told(fault.what()));
        }
    }

    pub(super) fn note_tested(&self) {
        if let Some(unlocked) = self.ring.keys() {
            let _asked_again_otherwise = unlocked.note_tested(&Disk, clock::now());
        }
    }

    /// Erases documents, and whatever else has their client code.
    pub(super) fn erase(&mut self, code: String, docs: &[(Id, Vec<PathBuf>)]) {
        let Some(unlocked) = self.ring.keys().filter(|_| self.held.is_some()) else { return };
        for path in docs.iter().flat_map(|(_, paths)| paths) {
            self.known.remove(path);
        }
        let mut gone = Vec::new();
        let result = unlocked.erase(&Disk, docs, &|sheet| client_of(sheet) == code, &mut gone);
        let sheets = gone.len();
        let result = result.map(|()| sheets).map_err(|fault| {
            let Failure { what, help } = failure(&fault);
            Failure {
                what: t!("erase-stopped", count = sheets, why = &what),
                help: format!("{} {help}", t!("erase-stopped-help")),
            }
        });
        if result.is_ok() {
            // Whom the code meant goes too.
            let told = unlocked.clients(&Disk).and_then(|there| {
                let mut without = there.clone();
                without.remove(&code);
                unlocked.keep_clients(&Disk, &there, &without)
            });
            if let Err(fault) = told {
                self.tell.command(Command::Told(fault.what()));
            }
        }
        // Written down here: the answer may come when the folder is locked already.
        if result.is_ok() || sheets > 0 {
            self.note_line(&Line::Erased(Erased { when: clock::now(), client: code.clone(), sheets }));
        }
        // What a save left behind may hold it too; only a list that is written now is that young.
        let now = clock::now().utc_secs();
        unlocked.sweep(&Disk, now, MOMENT_SECS);
        sweep(&Disk, &self.folders.written(), now, MOMENT_SECS);
        self.tell.command(Command::Erased { code, result });
    }

    /// Seals a text under words for somebody else.
    pub(super) fn write_executor(&self, file: PathBuf, words: &Secret, text: &Secret) {
        let sealed = seal::seal_for_words(text.reveal().as_bytes(), words);
        let result = match sealed {
            Ok(sealed) => {
                let saved = sheets::write_out(&file, &sealed, Expected::Anything);
                saved.map(|_| file).map_err(|fault| Failure { what: fault.what(), help: fault.help() })
            }
            Err(_) => Err(Failure { what: t!("vault-system").to_owned(), help: t!("vault-system-help").to_owned() }),
        };
        self.tell.command(Command::ExecutorWritten(result));
    }

    /// The earlier states of a worksheet; with a second file, that one alone.
    pub(super) fn read_states(&self, doc: DocKey, id: &Id, twin: Option<&Path>) {
        let Some(unlocked) = self.ring.keys() else { return };
        let then = |sheet: Worksheet| Then { when: sheet.content.changed, sheet: Box::new(sheet) };
        let result = match twin {
            Some(file) => {
                unlocked.read(&Disk, file).map(|(sheet, _)| vec![then(sheet)]).map_err(|fault| failure(&fault))
            }
            None => {
                let versions = vault::versions(&Disk, &unlocked, id).into_iter();
                Ok(versions.map(|version| then(version.sheet)).collect())
            }
        };
        self.tell.command(Command::StatesRead { doc, result });
    }

    pub(super) fn put_into_history(&mut self, id: &Id, file: &Path) {
        let Some(unlocked) = self.ring.keys().filter(|_| self.held.is_some()) else { return };
        self.known.remove(file);
        if let Err(fault) = unlocked.put_into_history(&Disk, id, file) {
            // It stays where it is, and is offered again.
            self.tell.command(Command::Told(fault.what()));
        }
    }

    pub(super) fn delete(&mut self, from: PathBuf) {
        let Some(unlocked) = self.ring.keys().filter(|_| self.held.is_some()) else { return };
        self.known.remove(&from);
        let result = unlocked.delete(&Disk, &from).map(Some).map_err(|fault| failure(&fault));
        self.tell.command(Command::Deleted { from, result });
    }

    pub(super) fn put_back(&self, waits: &Path, to: PathBuf) {
        let Some(unlocked) = self.ring.keys().filter(|_| self.held.is_some()) else { return };
        let result = unlocked.put_back(&Disk, waits, &to).map(|()| None).map_err(|fault| failure(&fault));
        self.tell.command(Command::Deleted { from: to, result });
    }

    /// Deletes for good what waits in the trash, unless another file of the same sheet is still kept.
    pub(super) fn empty_trash(&self) {
        let Some(unlocked) = self.ring.keys().filter(|_| self.held.is_some()) else { return };
        let result = unlocked.empty_trash(&Disk).map_err(|fault| failure(&fault));
        self.tell.command(Command::TrashEmptied(result));
    }
}

/// What the rescue copies of the folder hold, a row each.
fn rescued(unlocked: &Unlocked) -> Vec<RescueRow> {
    let paths = unlocked.vault.rescue_files(&Disk).into_iter();
    paths
        .map(|path| {
            let text = unlocked.read_rescue(&Disk, &path).unwrap_or_default();
            sheets::rescue_row(path, &text)
        })
        .collect()
}

impl Lists {
    /// Reads the locked folder and tells its rows; `false` if it is not unlocked.
    pub fn read(&mut self, ring: &Ring, tell: &Tell, stop: &AtomicBool) -> bool {
        let Some(unlocked) = ring.keys() else {
            self.forget();
            return false;
        };
        stop.store(false, Ordering::Relaxed);
        let first = self.index.is_none();
        let mut index = self.index.take().unwrap_or_else(|| {
            let mut index = Index::load_rows(&Disk, &unlocked);
            // The rows of the last time at once; what the search looks through a moment later.
            if !index.is_empty() {
                tell.command(Command::Library(rows(&index, &unlocked)));
            }
            index.load_texts(&Disk, &unlocked);
            index
        });
        let mut told = |done: usize, of: usize| {
            if done.is_multiple_of(TELL_EVERY) && of > TELL_EVERY {
                tell.command(Command::Reading(Some(LongWork { copies: false, done, of })));
            }
            // Locking stops it, and so does the person.
            ring.keys().is_some() && !stop.load(Ordering::Relaxed)
        };
        let changed = index.renew(&Disk, &unlocked, clock::now().utc_secs(), &sheets::digest, &mut told);
        if ring.keys().is_none() {
            return true;
        }
        tell.command(Command::Reading(None));
        tell.command(Command::Library(rows(&index, &unlocked)));
        // Half a list misses what was not looked at.
        let missing = if stop.load(Ordering::Relaxed) { Vec::new() } else { index.missing() };
        self.missing += missing.len();
        self.replaced += index.replaced.len();
        tell.command(Command::Listed);
        tell.command(Command::Notices(notices(&index, self.missing, self.replaced)));
        if ring.writes.load(Ordering::Relaxed) && !index.by_older_keys.is_empty() {
            // A computer that was away brought them: they are sealed anew, as after a change of keys.
            tell.command(Command::Rekeyed { done: 0, of: index.by_older_keys.len() });
        }
        for doc in &missing {
            index.forget(doc);
        }
        if changed || !missing.is_empty() {
            // Without the lists the next start is slower, and nothing else.
            let _kept = index.store(&Disk, &unlocked);
        }
        self.index = Some(index);
        if first && ring.writes.load(Ordering::Relaxed) {
            sweep_where_it_left(&unlocked);
            self.tidying = unlocked.tidying(&Disk, clock::now()).map(|tidying| (ring.clone(), tidying));
        }
        true
    }

    /// Takes away the old states of one worksheet; whether there are more to look at.
    pub fn tidy_some(&mut self) -> bool {
        let Some((ring, tidying)) = &mut self.tidying else { return false };
        let unlocked = ring.keys().filter(|_| ring.writes.load(Ordering::Relaxed));
        let goes_on = unlocked.is_some_and(|unlocked| tidying.step(&unlocked, &Disk, clock::now()).is_some());
        if !goes_on {
            self.tidying = None;
        }
        goes_on
    }

    /// Forgets everything that was read.
    pub fn forget(&mut self) {
        self.index = None;
        self.missing = 0;
        self.replaced = 0;
        self.tidying = None;
    }

    /// A file is deleted on purpose: its document is not missed.
    pub fn deleted(&mut self, ring: &Ring, file: &Path) {
        let Some((unlocked, index)) = ring.keys().zip(self.index.as_mut()) else { return };
        let inside = file.strip_prefix(&unlocked.vault.root).unwrap_or(file);
        if let Some(doc) = index.doc_at(inside).cloned() {
            index.forget(&doc);
        }
    }

    /// Documents are erased on purpose: they are not missed.
    pub fn erased(&mut self, docs: &[Id]) {
        if let Some(index) = self.index.as_mut() {
            docs.iter().for_each(|doc| index.forget(doc));
        }
    }

    /// Copies the locked folder to another place, and proves the copy.
    pub fn copy(&mut self, ring: &Ring, place: &Path, tell: &Tell, stop: &AtomicBool) {
        let Some(unlocked) = ring.keys() else { return };
        let mut told = |done: usize, of: usize| {
            if done.is_multiple_of(TELL_EVERY) && of > TELL_EVERY {
                tell.command(Command::Reading(Some(LongWork { copies: true, done, of })));
            }
            ring.keys().is_some() && !stop.load(Ordering::Relaxed)
        };
        stop.store(false, Ordering::Relaxed);
        // One that was typed by hand may begin anywhere.
        let place = &std::path::absolute(place).unwrap_or_else(|_| place.to_owned());
        // What a copy that was stopped left half written there.
        unlocked.sweep_at(&Disk, place, clock::now().utc_secs(), SAVED_SECS);
        let copied = vault::backup(&Disk, &unlocked, place, &mut told);
        tell.command(Command::Reading(None));
        let result = match copied {
            Ok(copied) if copied.faults.is_empty() && !copied.stopped => {
                let folder = place.display().to_string();
                let _seen_next_time = unlocked.note_copied(&Disk, clock::now(), &folder);
                Ok(t!("copied-to", folder = &folder, proved = copied.proved))
            }
            Ok(copied) => Err(copied.faults.first().map_or_else(
                || Failure { what: t!("copied-stopped").to_owned(), help: t!("copied-stopped-help").to_owned() },
                failure,
            )),
            Err(fault) => Err(failure(&fault)),
        };
        tell.command(Command::VaultCopied(result));
    }
}

/// Where pages were saved a crash may have left a half of them, readable for whoever looks.
fn sweep_where_it_left(unlocked: &Unlocked) {
    let left = unlocked.ledger(&Disk).unwrap_or_default().left;
    let folder =
        |line: &Left| Path::new(&line.place).parent().filter(|folder| folder.is_absolute()).map(Path::to_owned);
    let folders: BTreeSet<PathBuf> = left.iter().rev().take(LEFT_LATELY).filter_map(folder).collect();
    sweep(&Disk, &folders.into_iter().collect::<Vec<_>>(), clock::now().utc_secs(), SAVED_SECS);
}

fn rows(index: &Index<LibraryRow>, unlocked: &Unlocked) -> Vec<LibraryRow> {
    let row = |(path, entry, text): (&Path, &vault::Entry<LibraryRow>, &Arc<str>)| LibraryRow {
        file: Some(unlocked.vault.root.join(path)),
        folded: Arc::clone(text),
        ..entry.row.clone()
    };
    index.rows().map(row).collect()
}

fn notices(index: &Index<LibraryRow>, missing: usize, replaced: usize) -> Vec<String> {
    let mut notices = Vec::new();
    if !index.faults.is_empty() {
        notices.push(t!("notice-damaged", count = index.faults.len()));
    }
    let older = index.rolled_back().len();
    if older > 0 {
        notices.push(t!("notice-older", count = older));
    }
    if replaced > 0 {
        notices.push(t!("notice-replaced", count = replaced));
    }
    if missing > 0 {
        notices.push(t!("notice-missing", count = missing));
    }
    notices
}
