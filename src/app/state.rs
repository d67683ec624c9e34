//! Everything the program knows while it runs.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    Bench, Brought, Came, Errand, Failure, Folder, GivenSheet, HandedOver, Keep, Leaving, NameOf, Narrow, Printer,
    Settings, Shelf, Sort, Spot, States, TakenIn, Which,
};
use crate::{
    base::{Day, Id, Moment, Secret},
    page::{Missing, PageOptions, Pages},
    worksheet::{Author, Caret, Outcome, Side, Steps, Worksheet},
};

/// Everything the program knows while it runs. `ui` reads it; only `run` changes it.
#[derive(Debug, Default)]
pub struct State {
    /// Blank worksheets.
    pub shelf: Shelf,
    /// What *My worksheets* lists, newest first.
    pub library: Vec<Arc<LibraryRow>>,
    /// What is typed into the library's search box.
    pub search: String,
    /// Open worksheets.
    pub open: Vec<Open>,
    /// What is on screen.
    pub screen: Screen,
    /// A question that must be answered before anything else.
    pub dialog: Option<Dialog>,
    /// Everything here is invented and lives in memory; the passphrase that everybody knows.
    pub demo: Option<&'static str>,
    /// Nothing of the window is shown, though there is no folder to lock.
    pub covered: bool,
    /// A short message at the foot; never the only place where something is said.
    pub toast: Option<Toast>,
    /// The user's choices, kept between starts.
    pub settings: Settings,
    /// The user's name as it was written to its end last.
    pub known_as: String,
    /// Whether a system dialog is open; the window waits behind it.
    pub waiting: bool,
    /// Today, as `logic` last told.
    pub today: Option<Day>,
    /// The last number given to an open document.
    pub last_key: u64,
    /// Which rows of *My worksheets* are listed.
    pub filter: Filter,
    /// What the navigation tells.
    pub counts: Counts,
    /// Client codes in use, newest first.
    pub codes: Vec<String>,
    /// Which rows of *My worksheets* are listed: by worksheet, client, tag and time.
    pub narrow: Narrow,
    /// The order of the rows in *My worksheets*.
    pub sort: Sort,
    /// Rows that search and filter let through, by their place in `library`.
    pub listed: Vec<usize>,
    /// Rows of files as they were last read; `library` adds what is open.
    pub files: Vec<Arc<LibraryRow>>,
    /// Which part of *Supervision* is listed.
    pub inbox: Inbox,
    /// The screen that Help and Settings go back to.
    pub before: Screen,
    /// *On paper* of a blank worksheet.
    pub blank: Paper,
    /// The last number given to a request for pages.
    pub pages_asked: u64,
    /// Counts up whenever the search box should take the keyboard.
    pub find_asked: u64,
    /// Rescue copies that were found and not dealt with.
    pub found: Vec<RescueRow>,
    /// Why files are being read, where it matters what becomes of them.
    pub opening: Vec<(PathBuf, OpenAs)>,
    /// What is done with files once they are read.
    pub errands: Vec<(PathBuf, Errand)>,
    /// As what the file of an open dialog is opened.
    pub open_as: OpenAs,
    /// The program is about to end, and this must happen before.
    pub leaving: Option<Leaving>,
    /// Closed worksheets whose rescue copy was still being written.
    pub gone: Vec<(DocKey, Id, Moment)>,
    /// Since when the settings differ from what is kept.
    pub settings_changed: Option<Moment>,
    /// They could not be kept the last time.
    pub settings_refused: bool,
    /// Whether *My worksheets* was asked for since the start.
    pub library_asked: bool,
    /// The locked folder.
    pub folder: Folder,
    /// Earlier states of an open worksheet, while they are looked at.
    pub states: Option<States>,
    /// What came back in a PDF, while it is looked at.
    pub brought: Option<Brought>,
    /// What came back in a PDF and waits until the file of its worksheet is read.
    pub coming: Option<(PathBuf, Came)>,
    /// A sheet for the client, outside everything else.
    pub handed: Option<Box<HandedOver>>,
    /// A template on the author's bench.
    pub bench: Option<Box<Bench>>,
}

/// A rescue copy that was found and not dealt with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RescueRow {
    /// Its file.
    pub file: PathBuf,
    /// The worksheet's title, or that it cannot be read.
    pub title: String,
    /// When the worksheet was last changed, if it could be read.
    pub changed: Option<Moment>,
}

/// The numbers beside the names of screens in the navigation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Worksheets with something for supervision.
    pub marked: usize,
    /// Worksheets that came in.
    pub came_in: usize,
    /// Client codes whose time is over.
    pub over: usize,
}

/// Which rows of *My worksheets* are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// All.
    #[default]
    All,
    /// Only the author sees them.
    Mine,
    /// Given to somebody.
    Shared,
    /// Answered.
    Back,
    /// Finished.
    Finished,
}

/// Which part of *Supervision* is listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Inbox {
    /// Given to the person at this machine.
    #[default]
    ComeIn,
    /// Given to somebody else.
    WithOthers,
    /// Came back with an answer.
    Back,
}

/// The role in which a file is opened: by its writer, for review, as a rescue copy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OpenAs {
    /// By what its review state says.
    #[default]
    AsItIs,
    /// By somebody who says she is the supervisor.
    Supervisor,
    /// By the writer.
    Writer,
    /// As a rescue copy: it has no file of its own.
    Rescue,
    /// As it was left when the folder was locked.
    Again,
    /// As a blank worksheet that is to lie on the shelf.
    Shelf,
}

/// An open worksheet's number, never used twice in a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocKey(pub u64);

/// An open worksheet.
#[derive(Debug)]
pub struct Open {
    /// Its number.
    pub key: DocKey,
    /// The worksheet with its undo history: the only copy of the truth.
    pub steps: Steps,
    /// What follows from its answers; renewed after every edit.
    pub outcome: Outcome,
    /// Its file, once it has one.
    pub file: Option<PathBuf>,
    /// Whether it is safe.
    pub saved: Saved,
    /// On which side the user stands.
    pub me: Author,
    /// Where undo or redo wants the caret; taken by the screen.
    pub caret: Option<Caret>,
    /// Where the user stands, as the screen last told.
    pub spot: Spot,
    /// How far the sheet is to be scrolled, where somebody comes back to it; taken by the screen.
    pub back_at: Option<f32>,
    /// Items that *Finish* pointed out.
    pub pointed_out: Vec<Id>,
    /// The item the writer is in.
    pub here: Option<Id>,
    /// Items whose choice was changed after others depended on it.
    pub look_again: Vec<Id>,
    /// Pages as last laid out for *On paper*.
    pub paper: Paper,
    /// Where the screen should go; taken back by `Command::Here`.
    pub go_to: Option<Id>,
    /// What file and rescue copy have of it.
    pub keep: Keep,
    /// Its row of *My worksheets*, and at which revision it was made.
    pub(super) row: Option<(u64, Arc<LibraryRow>)>,
    /// The worksheet whose line was taken along, until this one is kept.
    pub line_from: Option<DocKey>,
}

/// Whether a worksheet is safe.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Saved {
    /// It has no file, and nothing was written in it yet.
    #[default]
    Untouched,
    /// It has no file; nothing is kept yet but the rescue copy.
    NotKept,
    /// It has a file and was changed since.
    Changed,
    /// Its rescue copy has everything, sealed; its file follows when the folder is unlocked.
    Sealed,
    /// Its sealed rescue copy has everything; its file follows after a while.
    Rescued,
    /// It is being written.
    Saving,
    /// It was written and read back.
    Saved(Moment),
    /// It could not be written.
    Failed(Failure),
}

/// A line of *My worksheets*.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct LibraryRow {
    /// Its file, or none for an open sheet that has none yet.
    #[serde(skip)]
    pub file: Option<PathBuf>,
    /// The open document, if it is open.
    #[serde(skip)]
    pub open: Option<DocKey>,
    /// The template's id.
    pub template: Id,
    /// The sheet's title.
    pub title: String,
    /// What its writer calls it in this list.
    pub name: String,
    /// The tags of its blank worksheet.
    pub tags: Vec<String>,
    /// The client code.
    pub client: String,
    /// The day of the reflection.
    pub day: Option<Day>,
    /// When it was begun.
    pub begun: Moment,
    /// When it was last changed.
    pub changed: Moment,
    /// Its review state.
    pub state: crate::worksheet::State,
    /// How far it has come.
    pub progress: crate::worksheet::Progress,
    /// The writer's own first words, for the card.
    pub words: String,
    /// For each shown question of its way: answered or not.
    pub dots: Vec<bool>,
    /// Its folded text, for the search.
    #[serde(skip)]
    pub folded: Arc<str>,
    /// The document's id.
    pub doc: Id,
    /// Who gave it to somebody, if she said her name.
    pub from: String,
    /// The question for supervision.
    pub question: String,
    /// Whether the writer said that she wants to take it to supervision.
    pub brings: bool,
    /// Answers marked for supervision: the question, and what was answered in words.
    pub marked: Vec<(String, String)>,
    /// Who said in the last round that she would like to talk about it.
    pub talk: Vec<String>,
    /// Whether it was discussed in supervision.
    pub discussed: bool,
    /// Where scores stood that can be compared with another day.
    pub standings: Vec<crate::worksheet::Standing>,
}

/// What is on screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Screen {
    /// *My worksheets*.
    #[default]
    Library,
    /// *More worksheets, by need*.
    MoreWorksheets,
    /// Writing.
    Writing(DocKey),
    /// *On paper*, of an open worksheet.
    OnPaper(DocKey),
    /// *On paper*, of a blank worksheet.
    BlankOnPaper(Id),
    /// The supervisor's view of an open worksheet.
    Supervision(Option<DocKey>),
    /// *For supervision*: what was marked, gathered.
    Agenda,
    /// Client codes, how long worksheets are kept, what has left.
    Clients,
    /// Help.
    Help(Help),
    /// Settings.
    Settings,
    /// The first start.
    Welcome,
    /// Setting up the locked folder.
    SetUp,
    /// The key for paper, shown once.
    RecoverySheet,
    /// The folder is locked.
    Locked,
    /// Earlier states of an open worksheet.
    States(DocKey),
    /// What came back in a PDF for an open worksheet.
    Brought(DocKey),
    /// A sheet for the client, and nothing else.
    HandedOver,
    /// The author's bench.
    Bench,
}

impl Screen {
    /// Whether it shows this worksheet.
    #[must_use]
    pub fn is_of(&self, doc: DocKey) -> bool {
        match self {
            Self::Writing(key)
            | Self::OnPaper(key)
            | Self::Supervision(Some(key))
            | Self::States(key)
            | Self::Brought(key) => *key == doc,
            _ => false,
        }
    }
}

/// A page of Help.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Help {
    /// Its name, such as `keys`.
    pub topic: String,
}

/// *On paper*: options, and the pages once they are made.
#[derive(Debug, Default)]
pub struct Paper {
    /// What is asked for.
    pub options: PageOptions,
    /// The pages, or why there are none; `None` while they are made.
    pub pages: Option<Result<Arc<PaperPages>, Failure>>,
    /// Counts up whenever the pages must be made anew.
    pub asked: u64,
    /// The answer belongs to this request.
    pub made: u64,
    /// The first page that is shown, from 0.
    pub first: usize,
    /// What the last request was made for: revision and options.
    pub asked_for: Option<(u64, PageOptions)>,
    /// Ask where to put the PDF as soon as the pages are made.
    pub ask_when_made: bool,
    /// Write the PDF here as soon as the pages are made.
    pub write_when_made: Option<PathBuf>,
    /// Ask how to print as soon as the pages are made.
    pub print_when_made: bool,
    /// Whether the PDF is put under a passphrase.
    pub lock: Lock,
    /// Whether these pages may leave though some letters cannot be shown.
    pub leaves_without: bool,
}

/// Whether a PDF is put under a passphrase.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Lock {
    /// Anybody can open it.
    #[default]
    Off,
    /// It should be, and the passphrase is not there or not good yet.
    Incomplete,
    /// Under this one.
    With(Secret),
}

/// Proved pages.
pub struct PaperPages {
    /// The PDF's bytes: what is saved, and what the preview draws.
    pub pdf: Arc<Vec<u8>>,
    /// How many pages.
    pub count: usize,
    /// Width and height of a page in points.
    pub size: (f32, f32),
    /// Characters that no font here can show.
    pub missing: Vec<Missing>,
    /// The pages themselves: where words are found, and what is read out.
    pub model: Arc<Pages>,
}

/// A question that must be answered before anything else.
#[derive(Clone, Debug, PartialEq)]
pub enum Dialog {
    /// Close a worksheet that is not kept: *Keep…*, *Throw away*, *Stay*.
    CloseUnsaved(DocKey),
    /// Leave the program with worksheets that are not kept.
    QuitUnsaved(Vec<DocKey>),
    /// *Finish* points out what is open, and texts under questions that went away.
    Finish {
        /// Which worksheet.
        doc: DocKey,
        /// Required items of the chosen way that are open.
        open: Vec<Id>,
        /// Hidden items that keep words.
        kept: Vec<Id>,
    },
    /// A newer version of the template: what would change.
    Renew {
        /// Which worksheet.
        doc: DocKey,
        /// The newer version.
        version: String,
        /// What becomes of each question.
        lines: Vec<crate::worksheet::Line>,
        /// Titles of the scores that are made by another rule.
        other_rules: Vec<String>,
        /// How many comments lose their place.
        moved_comments: usize,
    },
    /// A rescue copy was found at the start.
    Recover {
        /// What it holds, one line each: title, when.
        found: Vec<RescueRow>,
    },
    /// The file on disk was changed by somebody else since it was opened.
    ChangedOutside(DocKey),
    /// Several worksheets leave together: which and how; then how many of how many are done.
    Batch(Option<(usize, usize)>),
    /// Print the pages: on which printer?
    Print {
        /// Of which worksheet, or of the blank one on screen.
        doc: Option<DocKey>,
        /// The printers of this system.
        printers: Vec<Printer>,
    },
    /// Some letters cannot be shown on paper: let the pages leave all the same?
    LettersMissing(Option<DocKey>),
    /// Something could not be done.
    Failed(Failure),
    /// The safety text.
    Safety,
    /// Give the open worksheet to a supervisor: asks for a name.
    Share(DocKey),
    /// Another passphrase for the locked folder.
    ChangePassphrase,
    /// Plain worksheets that were found, or taken in.
    TakeIn(Box<TakenIn>),
    /// Other keys, and another recovery sheet?
    NewKeys,
    /// Erase everything of this client code?
    Erase(String),
    /// Another name for a worksheet.
    Rename(Which),
    /// Delete for good what was deleted?
    EmptyTrash,
    /// The client said that the therapist may make a note: this sheet is offered.
    MayNote(Id),
    /// A blank worksheet that somebody gave: put it on the shelf?
    Given(Box<GivenSheet>),
    /// Whether the key on paper is the right one, once it was tried.
    TestPaper(Option<bool>),
    /// The folder has one name for this person, and this computer had another: which is right?
    TwoNames(NameOf),
}

/// A short message at the foot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// What is said.
    pub words: String,
    /// A word that does something, such as *Undo*.
    pub action: Option<(String, super::Action)>,
    /// Since when it is shown.
    pub since: Moment,
    /// The worksheet in which its word does something.
    pub doc: Option<DocKey>,
    /// How that worksheet stood when it was said.
    pub revision: Option<u64>,
}

impl State {
    /// The open worksheet with this number, to be changed.
    pub(super) fn doc_mut(&mut self, key: DocKey) -> Option<&mut Open> {
        let handed = self.handed.as_mut().and_then(|handed| handed.open.as_mut());
        let bench = self.bench.as_mut().and_then(|bench| bench.live.as_mut());
        self.open.iter_mut().chain(handed).chain(bench).find(|open| open.key == key)
    }

    /// The open worksheet with this number.
    #[must_use]
    pub fn doc(&self, key: DocKey) -> Option<&Open> {
        let handed = self.handed.as_ref().and_then(|handed| handed.open.as_ref());
        let bench = self.bench.as_ref().and_then(|bench| bench.live.as_ref());
        self.open.iter().chain(handed).chain(bench).find(|open| open.key == key)
    }

    /// Whether somebody waits for this file.
    pub(super) fn is_opening(&self, file: &Path) -> bool {
        self.opening.iter().any(|(path, _)| path == file)
    }

    /// Whether a worksheet lies in a plain file though there is a locked folder, open, that could take it.
    #[must_use]
    pub fn may_take_in(&self, doc: DocKey) -> bool {
        let Some(open) = self.doc(doc).filter(|open| open.file.is_some() && !open.reviews()) else { return false };
        let inside = |file: &PathBuf| self.folder.vault.as_ref().is_none_or(|vault| vault.has(file));
        let there = |row: &Arc<LibraryRow>| row.doc == open.sheet().doc && row.file.as_ref().is_some_and(inside);
        self.folder.takes_writes()
            && !self.folder.holds(open)
            && open.keep.writing.is_none()
            && !self.files.iter().any(there)
    }

    /// The worksheet on screen.
    #[must_use]
    pub fn current(&self) -> Option<&Open> {
        match self.screen {
            Screen::Writing(key) | Screen::OnPaper(key) | Screen::Supervision(Some(key)) | Screen::States(key) => {
                self.doc(key)
            }
            Screen::HandedOver => self.handed.as_ref().and_then(|handed| handed.open.as_ref()),
            _ => None,
        }
    }
}

impl Open {
    /// A worksheet that was just opened or begun.
    #[must_use]
    pub fn new(key: DocKey, sheet: Worksheet, me: Author, file: Option<PathBuf>) -> Self {
        let outcome = Outcome::of(&sheet.template, &sheet.content.answers);
        let mut keep = Keep::default();
        if file.is_some() {
            keep.at = Some(sheet.content.changed);
        }
        let saved = keep.at.map_or(Saved::Untouched, Saved::Saved);
        let mut steps = Steps::new(sheet);
        steps.at_the_keyboard(me.clone());
        Self {
            key,
            steps,
            outcome,
            file,
            saved,
            me,
            caret: None,
            spot: Spot::default(),
            back_at: None,
            pointed_out: Vec::new(),
            here: None,
            look_again: Vec::new(),
            paper: Paper::default(),
            go_to: None,
            keep,
            row: None,
            line_from: None,
        }
    }

    /// Whether the user is the supervisor here.
    #[must_use]
    pub fn reviews(&self) -> bool {
        self.me.side == Side::Reviewer
    }

    /// The worksheet itself.
    #[must_use]
    pub fn sheet(&self) -> &Worksheet {
        self.steps.sheet()
    }
}

/// Never the words that stand on them: they are answers.
impl std::fmt::Debug for PaperPages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PaperPages({} pages, {} bytes)", self.count, self.pdf.len())
    }
}
