//! A desk with a person at it: commands go in, effects are answered from memory.

use std::{
    collections::{BTreeMap, VecDeque},
    path::{Path, PathBuf},
    sync::{Arc, LazyLock},
};

use attune::{
    app::{
        self, Action, BatchDone, BatchForm, Came, Clients, Command, Dialog, DocKey, Effect, Failure, Inside, Ledger,
        LibraryRow, Open, PaperPages, PrintOrder, Printer, RescueRow, Settings, Shelf, ShelfEntry, State, TakenIn,
        TemplateText, Then, Wrote,
    },
    base::{Day, Id, Moment, Secret},
    page::Missing,
    shell::Disk,
    store::vault::{Both, Erased, Line, People, Vault},
    template::shelf,
    worksheet::{At, Change, Outcome, Worksheet, file},
};

/// What lives outside the brain.
pub struct Outside {
    /// Worksheet files, as written.
    pub files: BTreeMap<PathBuf, String>,
    /// Rescue copies by document.
    pub rescue: BTreeMap<Id, String>,
    /// What lies in PDFs from outside, and what stands in their fields.
    pub carried: BTreeMap<PathBuf, (Worksheet, Came)>,
    /// PDFs, as written.
    pub pdfs: BTreeMap<PathBuf, Vec<u8>>,
    /// What the person will answer to system dialogs; *cancel* when there is nothing left.
    pub answers: VecDeque<Option<PathBuf>>,
    /// Names that were proposed by *Save as* dialogs.
    pub proposed: Vec<String>,
    /// No worksheet file can be written.
    pub full: bool,
    /// Files were changed by somebody else.
    pub changed: bool,
    /// Nothing is answered until this is taken off.
    pub slow: bool,
    /// Settings as kept.
    pub settings: Option<Settings>,
    /// How often pages were asked for.
    pub made: usize,
    /// The program has ended.
    pub ended: bool,
    /// The passphrase of the locked folder.
    pub passphrase: String,
    /// Earlier states, as they are read.
    pub states: Vec<String>,
    /// The client table, as it was kept.
    pub clients: Clients,
    /// The names of people, as they were kept.
    pub people: People,
    /// The printers that are found.
    pub printers: Result<Vec<Printer>, Failure>,
    /// What was printed, and how.
    pub printed: Vec<(Vec<u8>, PrintOrder)>,
    /// Letters that cannot be shown on the pages that are made.
    pub missing: Vec<Missing>,
    /// Worksheets that left together: how many, in which form, where.
    pub batches: Vec<(usize, BatchForm, PathBuf)>,
    /// How often the keys were forgotten.
    pub locked: usize,
    /// What has left, and what was erased, as it was noted.
    pub ledger: Ledger,
    /// The key on paper was noted as tried.
    pub tested: bool,
    /// What was sealed for somebody else, and where.
    pub executor: Option<(PathBuf, String)>,
    /// How often other keys came into use.
    pub keys_used: usize,
    /// How often some files were sealed anew.
    pub rekeyed: usize,
    /// Plain files that were deleted.
    pub plain_deleted: Vec<PathBuf>,
    /// Templates in files of their own.
    pub templates: BTreeMap<PathBuf, String>,
    /// The user's own shelf.
    pub own: BTreeMap<PathBuf, TemplateText>,
    /// Blank worksheets that were taken off the shelf.
    pub off: BTreeMap<PathBuf, TemplateText>,
    /// Blank worksheets that were given away.
    pub given: BTreeMap<PathBuf, String>,
    /// Whether the window fills the screen.
    pub full_screen: bool,
    /// How often the window forgot what was typed.
    pub forgotten: usize,
    pub queue: VecDeque<Effect>,
}

impl Default for Outside {
    fn default() -> Self {
        Self {
            files: BTreeMap::new(),
            rescue: BTreeMap::new(),
            carried: BTreeMap::new(),
            pdfs: BTreeMap::new(),
            answers: VecDeque::new(),
            proposed: Vec::new(),
            full: false,
            changed: false,
            slow: false,
            settings: None,
            made: 0,
            ended: false,
            passphrase: String::new(),
            states: Vec::new(),
            clients: Clients::default(),
            people: People::default(),
            ledger: Ledger::default(),
            tested: false,
            executor: None,
            keys_used: 0,
            rekeyed: 0,
            plain_deleted: Vec::new(),
            printers: Ok(Vec::new()),
            printed: Vec::new(),
            missing: Vec::new(),
            batches: Vec::new(),
            locked: 0,
            templates: BTreeMap::new(),
            own: BTreeMap::new(),
            off: BTreeMap::new(),
            given: BTreeMap::new(),
            forgotten: Default::default(),
            full_screen: Default::default(),
            queue: VecDeque::new(),
        }
    }
}

impl Outside {
    /// What was asked for is never answered.
    pub fn forget_what_was_asked(&mut self) {
        self.queue.clear();
    }
}

/// A person at the desk.
pub struct Desk {
    pub state: State,
    pub out: Outside,
    secs: i64,
    ids: u32,
}

pub const RESCUE: &str = "/rescue";

impl Desk {
    pub fn new() -> Self {
        let entries = [
            "barriers-to-an-accepting-attitude",
            "validating-style",
            "context-and-differences",
            "just-a-line",
            "alliance-review",
            "ideal-life",
        ];
        let entries = entries.map(|id| ShelfEntry::new(shelf::template(id).expect("shipped"), true));
        let state = State { shelf: Shelf { entries: entries.into(), ..Shelf::default() }, ..State::default() };
        Self { state, out: Outside::default(), secs: 0, ids: 0 }
    }

    /// Somebody who has a locked folder, and has just unlocked it.
    pub fn unlocked() -> Self {
        let mut desk = Self::new();
        desk.out.passphrase = "right".to_owned();
        desk.send(Command::VaultFound(Box::new(vault().clone())));
        desk.unlock();
        desk
    }

    pub fn unlock(&mut self) {
        self.send(Command::Unlock(Secret::new("right".to_owned())));
    }

    pub fn now(&self) -> Moment {
        let secs = self.secs;
        let part = |secs: i64| i8::try_from(secs).expect("small");
        let day =
            Day::new(2026, 11, 22).expect("a day").plus_days(i32::try_from(secs.div_euclid(86_400)).expect("small"));
        let secs = secs.rem_euclid(86_400);
        Moment::new(day, part(secs / 3600), part(secs / 60 % 60), part(secs % 60), 0).expect("a moment")
    }

    pub fn fresh(&mut self) -> Id {
        self.ids += 1;
        Id::known(&format!("d{}", self.ids))
    }

    /// Sends a command and lets the outside answer.
    pub fn send(&mut self, command: Command) {
        let now = self.now();
        let effects = app::run(&mut self.state, command, now);
        self.queue(effects);
        self.answer();
    }

    /// The window ends at once, with its settings kept; everything else is done outside, in its own time.
    fn queue(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Quit => self.out.ended = true,
                Effect::KeepSettings(settings) => self.out.settings = Some(settings),
                other => self.out.queue.push_back(other),
            }
        }
    }

    pub fn act(&mut self, action: Action) {
        self.send(Command::Do(action));
    }

    /// The clock is put forward, or back.
    pub const fn jump(&mut self, secs: i64) {
        self.secs += secs;
    }

    /// Lets seconds pass, with a tick in each.
    pub fn wait(&mut self, secs: i64) {
        for _ in 0..secs {
            self.secs += 1;
            self.send(Command::Tick);
        }
    }

    /// Answers everything that was asked of the outside.
    pub fn answer(&mut self) {
        while !self.out.slow && !self.out.ended {
            let Some(effect) = self.out.queue.pop_front() else { break };
            for command in self.carry_out(effect) {
                let now = self.now();
                let more = app::run(&mut self.state, command, now);
                self.queue(more);
            }
        }
    }

    fn carry_out(&mut self, effect: Effect) -> Vec<Command> {
        match effect {
            Effect::AskSave { ref name, .. } => {
                self.out.proposed.push(name.clone());
                let chosen = self.out.answers.pop_front().flatten();
                vec![Command::Chosen(effect, chosen)]
            }
            Effect::AskHand { ref name, .. } | Effect::AskCopyOut { ref name, .. } => {
                self.out.proposed.push(name.clone());
                let chosen = self.out.answers.pop_front().flatten();
                vec![Command::Chosen(effect, chosen)]
            }
            Effect::WriteGift { gift, file, sheet, left } => {
                let result = if self.out.full { Err(failure()) } else { Ok(file.clone()) };
                if result.is_ok() {
                    self.out.files.insert(file, file::write(&sheet));
                }
                vec![Command::GiftWritten(gift, left, result)]
            }
            Effect::WriteCopy { file, sheet, left } => {
                let result = if self.out.full { Err(failure()) } else { Ok(file.clone()) };
                if result.is_ok() {
                    self.out.files.insert(file, file::write(&sheet));
                }
                vec![Command::CopyWritten(left, result)]
            }
            Effect::AskOpen
            | Effect::AskPdf { .. }
            | Effect::AskWords { .. }
            | Effect::AskFolder
            | Effect::AskVault
            | Effect::AskCopy
            | Effect::AskTakeIn
            | Effect::AskExecutor { .. }
            | Effect::AskGive { .. } => {
                let chosen = self.out.answers.pop_front().flatten();
                vec![Command::Chosen(effect, chosen)]
            }
            Effect::Read(path) => vec![self.read(path)],
            Effect::Write { doc, file, sheet, revision } => self.write(doc, file, &sheet, revision, false),
            Effect::WriteOver { doc, file, sheet, revision } => self.write(doc, file, &sheet, revision, true),
            Effect::Rescue { doc, sheet, revision } => {
                self.out.rescue.insert(sheet.doc.clone(), file::write(&sheet));
                let result = Ok(rescue_path(&sheet.doc));
                vec![Command::Written { doc: Some(doc), what: Wrote::Rescue, revision, result }]
            }
            Effect::DropRescue(id) => {
                self.out.rescue.remove(&id);
                Vec::new()
            }
            Effect::Forget(path) => {
                self.out.rescue.retain(|id, _| rescue_path(id) != path);
                Vec::new()
            }
            Effect::MakePages { doc, asked, sheet, options } => {
                self.out.made += 1;
                let pdf = Arc::new(format!("{:?} {}", options, file::write(&sheet)).into_bytes());
                let (size, missing) = ((595.0, 842.0), self.out.missing.clone());
                let result = Ok(Arc::new(PaperPages { pdf, count: 3, size, missing, model: Arc::default() }));
                vec![Command::PaperMade { doc, asked, result }]
            }
            Effect::FindPrinters(doc) => vec![Command::Printers(doc, self.out.printers.clone())],
            Effect::Print { pdf, order, left } => {
                self.out.printed.push((pdf.to_vec(), order.clone()));
                vec![Command::Printed { left, result: Ok(Some(order.printer)) }]
            }
            Effect::AskBatch { .. } => {
                let chosen = self.out.answers.pop_front().flatten();
                vec![Command::Chosen(effect, chosen)]
            }
            Effect::Batch { items, form, to, .. } => {
                self.out.batches.push((items.len(), form, to));
                let done = BatchDone { count: items.len(), ..BatchDone::default() };
                vec![Command::BatchGoesOn(1, items.len()), Command::BatchDone(Ok(done))]
            }
            Effect::WriteLockedPdf { doc, file, sheet, passphrase, left, .. } => {
                let words = format!("{} {}", passphrase.reveal(), file::write(&sheet));
                self.out.pdfs.insert(file.clone(), words.into_bytes());
                vec![Command::PdfWritten { doc, left, result: Ok(file) }]
            }
            Effect::WritePdf { doc, file, pdf, left } => {
                self.out.pdfs.insert(file.clone(), pdf.to_vec());
                vec![Command::PdfWritten { doc, left, result: Ok(file) }]
            }
            Effect::ReadLibrary => vec![Command::Library(self.rows()), Command::Listed],
            Effect::KeepSettings(_) | Effect::Quit | Effect::Zoom(_) => Vec::new(),
            Effect::FullScreen(on) => {
                self.out.full_screen = on;
                Vec::new()
            }
            Effect::ForgetScreen => {
                self.out.forgotten += 1;
                Vec::new()
            }
            Effect::FreshPhrase => vec![Command::PhraseMade(Secret::new("amber kettle window pine".to_owned()))],
            Effect::TakeOffShelf(_)
            | Effect::PutOnShelf { .. }
            | Effect::WatchTemplate(_)
            | Effect::WriteTemplate { .. }
            | Effect::KeepOwn { .. }
            | Effect::ReadOwnShelf => self.at_the_bench(effect),
            Effect::WriteGiven { file, text } => {
                self.out.given.insert(file.clone(), text);
                vec![Command::GivenWritten(Ok(file))]
            }
            door => self.at_the_door(door),
        }
    }

    /// Templates: in files of their own, and on the user's shelf.
    fn at_the_bench(&mut self, effect: Effect) -> Vec<Command> {
        let named = |file: &Path| file.file_name().expect("a name").to_string_lossy().into_owned();
        match effect {
            Effect::WatchTemplate(file) => {
                let text =
                    self.out.templates.get(&file).cloned().or_else(|| Some(self.out.own.get(&file)?.text.clone()));
                let source = text.map(|text| TemplateText { name: named(&file), text, blocks: None });
                source.map(|source| Command::TemplateChanged { file, source }).into_iter().collect()
            }
            Effect::WriteTemplate { file, text, before } => {
                let there = self.out.templates.get(&file).cloned();
                if there.is_some() && there != before {
                    let source = TemplateText { name: named(&file), text: there.unwrap_or_default(), blocks: None };
                    return vec![Command::TemplateChanged { file, source }];
                }
                let result = if self.out.full { Err(failure()) } else { Ok((file.clone(), text.clone())) };
                if result.is_ok() {
                    match self.out.own.get_mut(&file) {
                        Some(own) => own.text = text,
                        None => drop(self.out.templates.insert(file, text)),
                    }
                }
                vec![Command::TemplateWritten { on_bench: true, result }]
            }
            Effect::TakeOffShelf(from) => {
                let source = self.out.own.remove(&from).expect("on the shelf");
                self.out.off.insert("/off".into(), source);
                vec![Command::OffShelf { from, result: Ok(Some("/off".into())) }]
            }
            Effect::PutOnShelf { waits, to } => {
                let source = self.out.off.remove(&waits).expect("it waits");
                self.out.own.insert(to.clone(), source);
                vec![Command::OffShelf { from: to, result: Ok(None) }]
            }
            Effect::KeepOwn { source, on_bench } => {
                let file = Path::new("/own").join(&source.name);
                self.out.own.insert(file.clone(), (*source).clone());
                vec![Command::TemplateWritten { on_bench, result: Ok((file, source.text)) }]
            }
            _ => vec![Command::OwnShelf(self.out.own.clone().into_iter().collect())],
        }
    }

    /// The locked folder: its files live in memory, its keys are a word.
    fn at_the_door(&mut self, effect: Effect) -> Vec<Command> {
        match effect {
            Effect::MakeVault { passphrase, .. } => {
                self.out.passphrase = passphrase.reveal().to_owned();
                let made = (vault().clone(), Secret::new("AGE-SECRET-KEY-1ABCD".to_owned()));
                vec![Command::VaultMade(Box::new(Ok(made)))]
            }
            Effect::Unlock(passphrase) => {
                let right = passphrase.reveal() == self.out.passphrase;
                let found = self.out.rescue.keys().map(rescue_row);
                let people = Both { inside: self.out.people.clone(), shown: self.out.people.clone() };
                let inside = Inside { found: found.collect(), people, ..Inside::default() };
                vec![Command::Unlocked(Box::new(if right { Ok(inside) } else { Err(failure()) }))]
            }
            Effect::Lock => {
                self.out.locked += 1;
                Vec::new()
            }
            Effect::ReadStates { doc, .. } => {
                let then = |text: &String| {
                    let sheet = Box::new(file::read(text).expect("our own file reads back"));
                    Then { when: sheet.content.changed, sheet }
                };
                vec![Command::StatesRead { doc, result: Ok(self.out.states.iter().map(then).collect()) }]
            }
            Effect::PutIntoHistory { file, .. } => {
                self.out.files.remove(&file);
                Vec::new()
            }
            Effect::Delete(from) => {
                let text = self.out.files.remove(&from).expect("it is there");
                self.out.files.insert("/trash".into(), text);
                vec![Command::Deleted { from, result: Ok(Some("/trash".into())) }]
            }
            Effect::PutBack { waits, to } => {
                let text = self.out.files.remove(&waits).expect("it waits");
                self.out.files.insert(to.clone(), text);
                vec![Command::Deleted { from: to, result: Ok(None) }]
            }
            Effect::EmptyTrash => {
                let gone = self.out.files.remove(Path::new("/trash")).is_some();
                vec![Command::TrashEmptied(Ok(usize::from(gone)))]
            }
            Effect::KeepClients { before, now } => {
                if !self.out.full {
                    self.out.clients = now.onto(&before, &self.out.clients);
                }
                let clients = self.out.clients.clone();
                vec![Command::ClientsKept(if self.out.full { Err(failure()) } else { Ok(clients) })]
            }
            Effect::KeepPeople { before, now } => {
                if !self.out.full {
                    self.out.people = now.onto(&before, &self.out.people);
                }
                vec![Command::PeopleKept(if self.out.full { Err(failure()) } else { Ok(self.out.people.clone()) })]
            }
            Effect::NoteLine(line) => {
                self.out.ledger.add(line);
                Vec::new()
            }
            Effect::NoteTested => {
                self.out.tested = true;
                Vec::new()
            }
            Effect::Erase { code, docs } => {
                let before = self.out.files.len();
                for path in docs.iter().flat_map(|(_, paths)| paths) {
                    self.out.files.remove(path);
                }
                for (doc, _) in &docs {
                    self.out.rescue.remove(doc);
                }
                let sheets = before - self.out.files.len();
                let when = self.now();
                self.out.ledger.add(Line::Erased(Erased { when, client: code.clone(), sheets }));
                vec![Command::Erased { code, result: Ok(sheets) }]
            }
            Effect::WriteExecutor { file, text, .. } => {
                self.out.executor = Some((file.clone(), text.reveal().to_owned()));
                vec![Command::ExecutorWritten(Ok(file))]
            }
            Effect::NewKeys(passphrase) => {
                let right = passphrase.reveal() == self.out.passphrase;
                let paper = Secret::new("AGE-SECRET-KEY-1EFGH".to_owned());
                vec![Command::KeysMade(if right { Ok(paper) } else { Err(failure()) })]
            }
            Effect::UseNewKeys => {
                self.out.keys_used += 1;
                vec![Command::KeysUsed(Ok(()))]
            }
            Effect::Rekey => {
                self.out.rekeyed += 1;
                vec![Command::Rekeyed { done: self.out.rekeyed * 40, of: 120 }]
            }
            Effect::TakeIn { folder, dry } => {
                let (new, other) = (vec![folder.join("a.ron")], vec![folder.join("b.ron")]);
                let taken = TakenIn { folder, dry, new, other, ..TakenIn::default() };
                vec![Command::TookIn(Ok(taken))]
            }
            Effect::DeletePlain(files) => {
                self.out.plain_deleted.extend(files);
                vec![Command::PlainDeleted(Ok(self.out.plain_deleted.len()))]
            }
            Effect::CopyVault(_) => vec![Command::VaultCopied(Ok("copied".to_owned()))],
            other => panic!("nobody asked for {other:?} here"),
        }
    }

    fn read(&self, path: PathBuf) -> Command {
        if let Some(text) = self.out.templates.get(&path) {
            let source = TemplateText { name: "got.ron".into(), text: text.clone(), blocks: None };
            return Command::TemplateRead { file: path, result: Ok(source) };
        }
        if let Some((sheet, came)) = self.out.carried.get(&path).cloned() {
            return Command::TakenIn { file: path, sheet: Box::new(sheet), words: None, came: Some(Box::new(came)) };
        }
        let text = match path.starts_with(RESCUE) {
            true => self.out.rescue.iter().find(|(id, _)| rescue_path(id) == path).map(|(_, text)| text),
            false => self.out.files.get(&path),
        };
        let sheet = text.map(|text| file::read(text).expect("our own file reads back"));
        Command::Opened { file: path, result: Box::new(sheet.ok_or_else(failure)) }
    }

    fn write(&mut self, doc: DocKey, path: PathBuf, sheet: &Worksheet, revision: u64, over: bool) -> Vec<Command> {
        if self.out.changed && !over && self.out.files.contains_key(&path) {
            return vec![Command::ChangedOutside(doc)];
        }
        let result = if self.out.full { Err(failure()) } else { Ok(path.clone()) };
        if result.is_ok() {
            self.out.files.insert(path, file::write(sheet));
        }
        vec![Command::Written { doc: Some(doc), what: Wrote::Worksheet, revision, result }]
    }

    fn rows(&self) -> Vec<LibraryRow> {
        let row = |(path, text): (&PathBuf, &String)| {
            let sheet = file::read(text).expect("our own file reads back");
            let outcome = Outcome::of(&sheet.template, &sheet.content.answers);
            LibraryRow::of(&sheet, &outcome, Some(path.clone()), None)
        };
        self.out.files.iter().map(row).collect()
    }

    // What the person does.

    /// Begins a blank worksheet.
    pub fn begin(&mut self, template: &str) -> DocKey {
        let doc = self.fresh();
        self.send(Command::Begin { template: Id::known(template), doc });
        DocKey(self.state.last_key)
    }

    /// Opens a file.
    pub fn open(&mut self, path: &str) -> DocKey {
        self.send(Command::OpenFile(path.into()));
        self.state.open.iter().find(|open| open.file.as_deref() == Some(Path::new(path))).expect("open").key
    }

    /// Types words at the end of a text.
    pub fn write_in(&mut self, doc: DocKey, item: &str, words: &str) {
        let at = At::item(Id::known(item));
        let offset = self.state.doc(doc).map_or(0, |open| open.sheet().text(&at).len());
        let change = Change::Text { at, offset, removed: String::new(), inserted: words.to_owned() };
        self.edit(doc, change);
    }

    /// Types in the very second of the tick, as somebody does who never pauses.
    pub fn type_on(&mut self, doc: DocKey, item: &str, words: &str) {
        self.secs += 1;
        self.write_in(doc, item, words);
        self.send(Command::Tick);
    }

    pub fn edit(&mut self, doc: DocKey, change: Change) {
        self.send(Command::Edit { doc, change, caret: None });
    }

    pub fn doc(&self, doc: DocKey) -> &Open {
        self.state.doc(doc).expect("open")
    }

    pub fn text(&self, doc: DocKey, item: &str) -> String {
        self.doc(doc).sheet().text(&At::item(Id::known(item))).to_owned()
    }

    /// What a file says under an item.
    pub fn in_file(&self, path: &str, item: &str) -> String {
        let sheet = file::read(self.out.files.get(Path::new(path)).expect("a file")).expect("reads");
        sheet.text(&At::item(Id::known(item))).to_owned()
    }

    /// The program is killed and started again; its files and rescue copies are all that is left.
    pub fn kill(&mut self) {
        let fresh = Self::new();
        self.state = fresh.state;
        self.state.settings = self.out.settings.clone().unwrap_or_default();
        self.out.queue.clear();
        self.out.slow = false;
        let found: Vec<_> = self.out.rescue.keys().map(rescue_row).collect();
        self.send(Command::RescueFound(found));
        self.send(Command::Tick);
    }

    pub fn will_choose(&mut self, path: &str) {
        self.out.answers.push_back(Some(path.into()));
    }

    pub fn dialog(&self) -> &Dialog {
        self.state.dialog.as_ref().expect("a dialog")
    }
}

/// A locked folder that was really made, to know where things lie in one.
pub fn vault() -> &'static Vault {
    static VAULT: LazyLock<Vault> = LazyLock::new(|| {
        let room = tempfile::tempdir().expect("a folder");
        let words = Secret::new("right".to_owned());
        let made = Vault::create(&Disk, &room.path().join("locked"), room.path(), Id::known("folder"), &words);
        made.expect("made").0.vault
    });
    &VAULT
}

pub fn rescue_path(doc: &Id) -> PathBuf {
    Path::new(RESCUE).join(format!("{doc}.ron"))
}

fn rescue_row(doc: &Id) -> RescueRow {
    RescueRow { file: rescue_path(doc), title: "a sheet".to_owned(), changed: None }
}

fn failure() -> Failure {
    Failure { what: "the disk is full".to_owned(), help: "make room".to_owned() }
}
