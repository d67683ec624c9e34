//! Carries out what the brain asks of the outside, and tells what came of it.
//!
//! Four workers, each doing one job after another: one reads and writes single
//! files, one reads *My worksheets*, one makes pages, one writes several
//! worksheets together. So a save never overtakes the one before it, and never
//! waits for a long list. Dialogs and printers wait on threads of their own.

use std::{
    collections::{BTreeSet, HashMap},
    fs::File,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
        mpsc::{Receiver, Sender, channel},
    },
    time::Instant,
};

use super::{
    Disk, Folders,
    batch::Batch,
    clock,
    dialogs::{self, Answer, Parent, Question},
    hold::{NotHeld, hold},
    lists::Waiting,
    papers, printing,
    rekey::Rekey,
    sheets, vaults,
    vaults::{Lists, Ring},
    worker::Worker,
};
use crate::{
    app::{BatchForm, Command, DocKey, Effect, Failure, Settings, Wrote},
    base::Id,
    seal::Private,
    store::{
        self, Expected, Files, Kept, SaveFault, Stamp, Why,
        sweep::SAVED_SECS,
        vault::{self, Known, Vault},
    },
    t,
    worksheet::Worksheet,
};

/// How many words bring back a screen that is handed over.
const PHRASE_WORDS: usize = 4;

/// What the outside tells the window.
#[derive(Debug)]
pub enum News {
    /// A command for the brain.
    Command(Box<Command>),
    /// The system could not ask what this effect wants to know.
    NobodyAsked(Box<Effect>),
}

/// The outside of the brain.
#[derive(Debug)]
pub struct Outside {
    ctx: egui::Context,
    folders: Folders,
    /// The locked folder, if the settings name one.
    named_vault: Option<PathBuf>,
    tell: Sender<News>,
    told: Receiver<News>,
    desk: Worker<Desk>,
    lists: Worker<Lists>,
    pages: Worker<()>,
    /// Several worksheets that leave together; the pages that are looked at do not wait for them.
    several: Worker<()>,
    /// Whether several worksheets that are being written should stop.
    stop_batch: Arc<AtomicBool>,
    /// The newest request for pages; older ones are not worth making.
    newest_pages: Arc<AtomicU64>,
    /// Held while this window is the only one: it may offer rescue copies.
    alone: Option<File>,
    /// The keys of the locked folder, while it is unlocked.
    ring: Ring,
    /// Somebody wants the long work to stop.
    stop: Arc<AtomicBool>,
    /// The folder where something that leaves was put last.
    left_to: Option<PathBuf>,
}

/// The thread that reads and writes files.
#[derive(Debug)]
pub struct Desk {
    pub(super) folders: Folders,
    pub(super) tell: Tell,
    /// What each file held when it was read or written here last.
    pub(super) stamps: HashMap<PathBuf, Stamp>,
    /// The locked folder, once there is one.
    pub(super) vault: Option<Vault>,
    /// The keys of the locked folder, while it is unlocked.
    pub(super) ring: Ring,
    /// What each file of the locked folder held when it was read or written here last.
    pub(super) known: HashMap<PathBuf, Known>,
    /// Held while this window is the only one that writes into the locked folder.
    pub(super) held: Option<File>,
    /// Why it is not, if it was tried.
    pub(super) not_held: Option<NotHeld>,
    /// The lists of people that could be kept nowhere, sealed, until there is room.
    pub(super) waiting: Waiting,
    /// Other keys that are made and not used yet, and files to be sealed with new ones.
    pub(super) rekey: Rekey,
    /// The template on the bench, as its file was told last.
    pub(super) watched: Option<(PathBuf, crate::app::TemplateText)>,
    /// The settings could not be read at the start: nothing is written over them.
    settings_unread: bool,
}

/// Tells the window, and wakes it.
#[derive(Clone, Debug)]
pub struct Tell {
    to: Sender<News>,
    ctx: egui::Context,
}

impl Tell {
    pub(super) fn command(&self, command: Command) {
        self.news(News::Command(Box::new(command)));
    }

    fn news(&self, news: News) {
        let _gone = self.to.send(news);
        self.ctx.request_repaint();
    }
}

impl Outside {
    /// Starts the threads and reads the settings; it keeps none of the names in them.
    #[must_use]
    pub fn new(ctx: egui::Context, folders: Folders) -> (Self, Settings) {
        let (to, told) = channel();
        let tell = Tell { to: to.clone(), ctx: ctx.clone() };
        let Kept { settings, unread, .. } = store::read_settings::<Settings>(&Disk, &folders.settings);
        let ring = Ring::default();
        let desk = Desk {
            folders: folders.clone(),
            tell,
            stamps: HashMap::new(),
            vault: None,
            ring: ring.clone(),
            known: HashMap::new(),
            held: None,
            not_held: None,
            waiting: Waiting::default(),
            rekey: Rekey::default(),
            watched: None,
            settings_unread: unread.is_some(),
        };
        let fell = || {
            let tell = Tell { to: to.clone(), ctx: ctx.clone() };
            move || tell.command(Command::Fell)
        };
        let written = written(&folders, &settings);
        let outside = Self {
            desk: Worker::new("files", desk, fell()),
            lists: Worker::with_idle_work("lists", Lists::default(), Lists::tidy_some, fell()),
            pages: Worker::new("pages", (), fell()),
            several: Worker::new("several", (), fell()),
            ring,
            ctx,
            alone: hold(&folders.lock).ok(),
            named_vault: settings.vault.clone(),
            tell: to,
            told,
            newest_pages: Arc::default(),
            stop_batch: Arc::default(),
            stop: Arc::default(),
            left_to: None,
            folders,
        };
        outside.lists.ask(move |_| {
            store::sweep::sweep(&Disk, &written, clock::now().utc_secs(), SAVED_SECS);
        });
        (outside, settings)
    }

    /// The locked folder that the settings name, or the usual one, if there is one.
    ///
    /// # Errors
    /// Why it cannot be used, if it lies there all the same.
    pub fn find_vault(&self) -> Result<Option<Vault>, Failure> {
        let place = self.named_vault.clone().unwrap_or_else(|| self.folders.vault.clone());
        match Vault::at(&Disk, &place, &self.folders.state) {
            Ok(vault) => {
                let known = vault.clone();
                self.desk.ask(move |desk| desk.vault = Some(known));
                Ok(Some(vault))
            }
            Err(fault) if fault.is_none() => Ok(None),
            Err(fault) => Err(vaults::failure(&fault)),
        }
    }

    /// Where a locked folder would be made.
    #[must_use]
    pub fn usual_vault(&self) -> PathBuf {
        let named = self.named_vault.clone().filter(|_| self.expected_vault().is_none());
        named.unwrap_or_else(|| self.folders.vault.clone())
    }

    /// Where one is expected: the settings name a place, and there was one on this computer before.
    #[must_use]
    pub fn expected_vault(&self) -> Option<PathBuf> {
        let was_here = || Disk.list(&vault::known_here(&self.folders.state)).is_ok_and(|known| !known.is_empty());
        self.named_vault.clone().filter(|_| was_here())
    }

    /// Listens to what the system says about screen lock, sleep and lid.
    pub fn watch(&self) {
        super::watch::watch(&self.teller());
    }

    /// Where worksheets are kept, unless the settings say otherwise.
    #[must_use]
    pub fn worksheets(&self) -> &Path {
        &self.folders.worksheets
    }

    /// The next thing that was told, if any.
    #[must_use]
    pub fn news(&self) -> Option<News> {
        self.told.try_recv().ok()
    }

    /// The next thing that is told until then, waiting for it.
    #[must_use]
    pub fn news_before(&self, until: Instant) -> Option<News> {
        self.told.recv_timeout(until.saturating_duration_since(Instant::now())).ok()
    }

    /// Looks for what a crash left behind, unless another window is open.
    pub fn look_for_rescue_copies(&self) {
        if self.alone.is_none() {
            return;
        }
        self.desk.ask(|desk| {
            let found: Vec<_> = store::rescue::found(&Disk, &desk.folders.rescue)
                .into_iter()
                .map(|(path, text)| sheets::rescue_row(path, &text))
                .collect();
            if !found.is_empty() {
                desk.tell.command(Command::RescueFound(found));
            }
        });
    }

    /// Reads the user's own blank worksheets.
    pub fn read_own_shelf(&self) {
        self.desk.ask(|desk| desk.read_own_shelf());
    }

    /// Does what the brain asks; the answer comes as news.
    pub fn carry_out(&self, effect: Effect, settings: &Settings, parent: Parent<'_>) {
        match effect {
            Effect::AskOpen => self.ask(&Question::Open, Effect::AskOpen, parent),
            Effect::AskSave { ref name, .. } => self.ask(&Question::Save { name }, effect.clone(), parent),
            Effect::AskHand { ref name, .. } => {
                self.ask(&Question::Worksheet { title: t!("ask-hand-title"), name }, effect.clone(), parent);
            }
            Effect::AskCopyOut { ref name, .. } => {
                self.ask(&Question::Worksheet { title: t!("ask-copy-out-title"), name }, effect.clone(), parent);
            }
            Effect::AskFolder => self.ask(&Question::Folder, Effect::AskFolder, parent),
            Effect::AskVault => self.ask(&Question::Folder, Effect::AskVault, parent),
            Effect::AskTakeIn => self.ask(&Question::Folder, Effect::AskTakeIn, parent),
            Effect::StopWork => self.stop.store(true, Ordering::Relaxed),
            Effect::AskCopy => self.ask(&Question::Folder, Effect::AskCopy, parent),
            Effect::AskExecutor { .. } => {
                self.ask(&Question::File { name: t!("executor-file"), ending: "age" }, effect.clone(), parent);
            }
            Effect::AskWords { ref name, .. } => self.ask(&Question::Words { name }, effect.clone(), parent),
            Effect::AskPdf { ref name, .. } => self.ask(&Question::Pdf { name }, effect.clone(), parent),
            Effect::AskGive { ref name, .. } => self.ask(&Question::Give { name }, effect.clone(), parent),
            Effect::MakePages { doc, asked, sheet, options } => {
                self.newest_pages.store(asked, Ordering::Relaxed);
                let (newest, tell) = (Arc::clone(&self.newest_pages), self.teller());
                self.pages.ask(move |()| {
                    if newest.load(Ordering::Relaxed) == asked {
                        let result = papers::make(&sheet, &options);
                        tell.command(Command::PaperMade { doc, asked, result });
                    }
                });
            }
            Effect::AskBatch { form, ref name, .. } => {
                let question = match form {
                    BatchForm::Each => Question::ExportFolder,
                    BatchForm::Combined => Question::Pdf { name },
                    BatchForm::Table => Question::Table { name },
                };
                self.ask(&question, effect.clone(), parent);
            }
            Effect::Batch { items, form, options, to, lock } => {
                let (tell, ring, stop) = (self.teller(), self.ring.clone(), Arc::clone(&self.stop_batch));
                stop.store(false, Ordering::Relaxed);
                self.several.ask(move |()| {
                    let batch = Batch { items, form, options, to, lock };
                    let went_on = |done, of| tell.command(Command::BatchGoesOn(done, of));
                    let result = batch.run(&ring, &stop, &went_on);
                    tell.command(Command::BatchDone(result));
                });
            }
            Effect::StopBatch => self.stop_batch.store(true, Ordering::Relaxed),
            Effect::FindPrinters(doc) => {
                let tell = self.teller();
                // A print service that hangs holds up nothing but its own answer.
                beside(move || tell.command(Command::Printers(doc, printing::printers())));
            }
            Effect::PrintPaper(key, paper) => {
                let tell = self.teller();
                let print = move || printing::recovery_sheet(&key, paper);
                beside(move || tell.command(Command::Printed { left: None, result: print() }));
            }
            Effect::Print { pdf, order, left } => {
                let tell = self.teller();
                beside(move || tell.command(Command::Printed { left, result: printing::print_pdf(&pdf, &order) }));
            }
            Effect::WriteLockedPdf { doc, file, sheet, options, passphrase, left } => {
                let tell = self.teller();
                self.pages.ask(move |()| {
                    let made = papers::make_locked(&sheet, &options, &passphrase);
                    let result = made.and_then(|pages| write_pdf(file, &pages.pdf));
                    tell.command(Command::PdfWritten { doc, left, result });
                });
            }
            Effect::ReadLibrary => self.read_library(settings),
            Effect::BringBack { from, to } => {
                let (tell, stop) = (self.teller(), Arc::clone(&self.stop));
                let state = self.folders.state.clone();
                self.lists.ask(move |lists| lists.bring_back(&from, &to, &state, &tell, &stop));
            }
            Effect::CopyVault(place) => {
                let (tell, ring, stop) = (self.teller(), self.ring.clone(), Arc::clone(&self.stop));
                self.lists.ask(move |lists| lists.copy(&ring, &place, &tell, &stop));
            }
            Effect::Erase { code, docs } => {
                let gone: Vec<Id> = docs.iter().map(|(doc, _)| doc.clone()).collect();
                self.lists.ask(move |lists| lists.erased(&gone));
                self.desk.ask(move |desk| desk.erase(code, &docs));
            }
            Effect::Delete(file) => {
                let (ring, deleted) = (self.ring.clone(), file.clone());
                self.lists.ask(move |lists| lists.deleted(&ring, &deleted));
                self.desk.ask(move |desk| desk.delete(file));
            }
            Effect::Lock => {
                self.lists.ask(Lists::forget);
                self.desk.ask(Desk::lock);
            }
            Effect::FreshPhrase => {
                // Without chance there are no words, and the screen is not handed over.
                if let Ok(phrase) = crate::seal::fresh_passphrase(PHRASE_WORDS) {
                    self.teller().command(Command::PhraseMade(phrase));
                }
            }
            Effect::Quit | Effect::Zoom(_) | Effect::FullScreen(_) | Effect::ForgetScreen => {}
            on_desk => {
                self.desk.ask(move |desk| desk.carry_out(on_desk));
            }
        }
    }

    fn ask(&self, question: &Question<'_>, effect: Effect, parent: Parent<'_>) {
        let tell = self.teller();
        if !dialogs::can_ask() {
            return tell.news(News::NobodyAsked(Box::new(effect)));
        }
        let folder = self.begins_in(&effect);
        dialogs::ask(question, folder.as_deref(), parent, move |answer| match answer {
            Answer::Path(path) => tell.command(Command::Chosen(effect, Some(path))),
            Answer::Cancelled => tell.command(Command::Chosen(effect, None)),
            Answer::NotAsked => tell.news(News::NobodyAsked(Box::new(effect))),
        });
    }

    /// The folder in which the system's dialog begins, where it is not left to the system.
    fn begins_in(&self, effect: &Effect) -> Option<PathBuf> {
        if let Effect::AskSave { folder, .. } = effect {
            let folder = folder.clone().unwrap_or_else(|| self.folders.worksheets.clone());
            let _shown_anyway = Disk.make_folder(&folder, 0o700);
            // One that lives in memory is nowhere for the system.
            return Some(if folder.is_dir() { folder } else { Folders::of_documents() });
        }
        effect.asks_where_it_leaves().then(|| self.away())
    }

    /// Where what leaves is put: where it was put last in this run, else among the user's documents.
    #[must_use]
    pub fn away(&self) -> PathBuf {
        self.left_to.clone().filter(|folder| folder.is_dir()).unwrap_or_else(Folders::of_documents)
    }

    /// Something that leaves goes to this path.
    pub fn leaves_to(&mut self, effect: &Effect, path: &Path) {
        if effect.asks_where_it_leaves() {
            self.left_to = path.parent().map(Path::to_owned);
        }
    }

    fn read_library(&self, settings: &Settings) {
        let folder = settings.folder.clone().unwrap_or_else(|| self.folders.worksheets.clone());
        let (tell, recent) = (self.teller(), settings.recent.clone());
        let (ring, stop) = (self.ring.clone(), Arc::clone(&self.stop));
        let reads: BTreeSet<Id> = settings.reads.iter().cloned().collect();
        self.lists.ask(move |lists| {
            let rows = |folder| {
                let read = store::library::worksheets(&Disk, folder, &recent);
                read.iter().map(|(path, sheet)| sheets::row(path, sheet)).collect::<Vec<_>>()
            };
            // With a locked folder, of plain files those that are read here for their writers.
            let others = || rows(None).into_iter().filter(|row| reads.contains(&row.doc)).collect();
            if !lists.read(&ring, &others, &tell, &stop) {
                tell.command(Command::Library(rows(Some(&folder))));
            }
        });
    }

    fn teller(&self) -> Tell {
        Tell { to: self.tell.clone(), ctx: self.ctx.clone() }
    }
}

impl Desk {
    fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::Read(file) => self.read(file),
            Effect::Write { doc, file, sheet, revision } if self.is_inside(&file) => {
                self.keep(doc, file, &sheet, revision);
            }
            Effect::Write { doc, file, sheet, revision } => {
                let known = self.stamps.get(&file);
                let expected = known.map_or(Expected::Anything, |stamp| Expected::This(*stamp));
                self.write(doc, file, &sheet, revision, expected);
            }
            Effect::WriteOver { doc, file, sheet, revision } if self.is_inside(&file) => {
                self.known.remove(&file);
                self.set_aside(&file);
                self.keep(doc, file, &sheet, revision);
            }
            Effect::WriteOver { doc, file, sheet, revision } => {
                self.write(doc, file, &sheet, revision, Expected::Anything);
            }
            Effect::WriteGift { gift, file, sheet, left } => {
                let result = sheets::save(&file, &sheet, Expected::Anything);
                let result = result.map(|_| file).map_err(|fault| failure(&fault));
                self.tell.command(Command::GiftWritten(gift, left, result));
            }
            Effect::WriteCopy { file, sheet, left } => {
                let result = sheets::save(&file, &sheet, Expected::Anything);
                let result = result.map(|_| file).map_err(|fault| failure(&fault));
                self.tell.command(Command::CopyWritten(left, result));
            }
            Effect::Rescue { doc, sheet, revision } => self.rescue(doc, &sheet, revision),
            Effect::DropRescue(id) => {
                self.forget(&store::rescue::path(&self.folders.rescue, &id));
                if let Some(sealed) = self.vault.as_ref().map(|vault| vault.rescue_file(&id)) {
                    self.forget(&sealed);
                }
            }
            Effect::ReadStates { doc, id, twin } => self.read_states(doc, &id, twin.as_deref()),
            Effect::PutIntoHistory { id, file } => self.put_into_history(&id, &file),
            Effect::NoteLine(line) => self.note_line(&line),
            Effect::NoteTested => self.note_tested(),
            Effect::WriteExecutor { file, words, text } => self.write_executor(file, &words, &text),
            Effect::KeepPeople { before, now } => self.keep_people(&before, &now),
            Effect::KeepClients { before, now } => self.keep_clients(&before, &now),
            Effect::PutBack { waits, to } => self.put_back(&waits, to),
            Effect::EmptyTrash => self.empty_trash(),
            Effect::FindVault(place) => self.find(place),
            Effect::UseVault(vault) => self.vault = Some(vault),
            Effect::MakeVault { place, passphrase } => self.make(&place, &passphrase),
            Effect::Unlock(passphrase) => self.unlock(&passphrase),
            Effect::UnlockWithPaper { paper, passphrase } => self.unlock_with_paper(&paper, &passphrase),
            Effect::ChangePassphrase { old, new } => self.change_passphrase(&old, &new),
            Effect::TakeIn { folder, dry } => self.take_in(folder, dry),
            Effect::DeletePlain(files) => self.delete_plain(&files),
            Effect::NewKeys(passphrase) => self.new_keys(passphrase),
            Effect::UseNewKeys => self.use_new_keys(),
            Effect::Rekey => self.rekey_some(),
            Effect::TestPaper(paper) => {
                let good = Private::parse(paper.reveal())
                    .is_ok_and(|key| self.vault.as_ref().is_some_and(|vault| vault.is_recovery_key(&key)));
                self.tell.command(Command::PaperTested(good));
            }
            Effect::WatchTemplate(file) => self.watch_template(file),
            Effect::WriteTemplate { file, text, before } => self.write_template(file, text, before.as_deref()),
            Effect::KeepOwn { source, on_bench } => self.keep_own(&source, on_bench),
            Effect::ReadOwnShelf => self.read_own_shelf(),
            Effect::TakeOffShelf(file) => self.take_off_shelf(file),
            Effect::PutOnShelf { waits, to } => self.put_on_shelf(&waits, to),
            Effect::WriteGiven { file, text } => {
                let result = store::save(&Disk, &file, text.as_bytes(), Expected::Anything);
                let result = result.map(|_| file).map_err(|fault| failure(&fault));
                self.tell.command(Command::GivenWritten(result));
            }
            Effect::Forget(path) => self.forget(&path),
            Effect::WritePdf { doc, file, pdf, left } => {
                let result = write_pdf(file, &pdf);
                self.tell.command(Command::PdfWritten { doc, left, result });
            }
            Effect::KeepSettings(settings) => {
                let path = &self.folders.settings;
                let result = if self.settings_unread {
                    Err(Failure { what: t!("settings-unread").to_owned(), help: String::new() })
                } else {
                    store::keep_settings(&Disk, path, &settings).map_err(|fault| failure(&fault))
                };
                self.tell.command(Command::SettingsKept(result));
            }
            // Answered in `Outside::carry_out`.
            _ => {}
        }
    }

    fn read(&mut self, file: PathBuf) {
        if file.extension().is_some_and(|ending| ending == vault::ENDING) {
            let result = Box::new(self.unsealed(&file));
            return self.tell.command(Command::Opened { file, result });
        }
        match sheets::open(&file) {
            Ok(sheets::Opened::Worksheet(sheet, stamp)) => {
                self.stamps.insert(file.clone(), stamp);
                self.tell.command(Command::Opened { file, result: Box::new(Ok(*sheet)) });
            }
            Ok(sheets::Opened::Taken(taken)) => {
                let words = taken.words();
                let (sheet, came) = (Box::new(taken.sheet), taken.came.map(Box::new));
                self.tell.command(Command::TakenIn { file, sheet, words, came });
            }
            Ok(sheets::Opened::Template(source)) => {
                self.tell.command(Command::TemplateRead { file, result: Ok(*source) });
            }
            Ok(sheets::Opened::Given(given)) => self.tell.command(Command::GivenRead { file, result: Ok(*given) }),
            Err(failure) => self.tell.command(Command::Opened { file, result: Box::new(Err(failure)) }),
        }
    }

    fn write(&mut self, doc: DocKey, file: PathBuf, sheet: &Worksheet, revision: u64, expected: Expected) {
        if let Some(folder) = file.parent().filter(|folder| *folder == self.folders.worksheets) {
            // Our own folder is made when something is first kept in it.
            let _then_saving_says_why = Disk.make_folder(folder, 0o700);
        }
        let result = sheets::save(&file, sheet, expected);
        match &result {
            Ok(stamp) | Err(SaveFault { now: Some(stamp), .. }) => {
                self.stamps.insert(file.clone(), *stamp);
            }
            Err(fault) if fault.why == Why::ChangedOutside => {
                self.tell.command(Command::ChangedOutside(doc));
                return;
            }
            Err(_) => {}
        }
        let result = result.map(|_| file).map_err(|fault| failure(&fault));
        self.tell.command(Command::Written { doc: Some(doc), what: Wrote::Worksheet, revision, result });
    }

    fn rescue(&self, doc: DocKey, sheet: &Worksheet, revision: u64) {
        if let Some(vault) = &self.vault {
            let result = vault.write_rescue(&Disk, &sheet.doc, &sheets::text(sheet));
            let result = result.map(|_| vault.rescue_file(&sheet.doc)).map_err(|fault| vaults::failure(&fault));
            return self.tell.command(Command::Written { doc: Some(doc), what: Wrote::Rescue, revision, result });
        }
        let folder = &self.folders.rescue;
        let result = store::rescue::write(&Disk, folder, &sheet.doc, &sheets::text(sheet))
            .map(|_| store::rescue::path(folder, &sheet.doc))
            .map_err(|fault| failure(&fault));
        self.tell.command(Command::Written { doc: Some(doc), what: Wrote::Rescue, revision, result });
    }

    fn forget(&self, path: &Path) {
        // What cannot be taken away is offered again at the next start; nothing is lost.
        let _gone = store::rescue::forget(&Disk, path);
    }
}

fn write_pdf(file: PathBuf, pdf: &[u8]) -> Result<PathBuf, Failure> {
    sheets::write_out(&file, pdf, Expected::Anything).map(|_| file).map_err(|fault| failure(&fault))
}

pub(super) fn failure(fault: &SaveFault) -> Failure {
    Failure { what: fault.what(), help: fault.help() }
}

/// Every folder into which worksheets were ever saved, as far as the settings know.
fn written(folders: &Folders, settings: &Settings) -> Vec<PathBuf> {
    let recent = settings.recent.iter().filter_map(|file| file.parent().map(Path::to_owned));
    let all: BTreeSet<PathBuf> = folders.written().into_iter().chain(settings.folder.clone()).chain(recent).collect();
    all.into_iter().collect()
}

/// What may take any time, a person at the desktop's dialog or a print service; nothing else waits for it.
fn beside(job: impl FnOnce() + Send + 'static) {
    let _started = std::thread::Builder::new().name("print".to_owned()).spawn(job);
}
