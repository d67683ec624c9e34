//! What code sends to the brain.

use std::{path::PathBuf, sync::Arc};

use super::{
    Action, BatchDone, BatchForm, Came, DocKey, Effect, Ending, Filter, Gift, Inbox, Inside, LibraryRow, Lock,
    LongWork, NameOf, Narrow, PaperPages, PrintOrder, Printer, RescueRow, Rewrite, Settings, Sort, Spot, Stage, Take,
    TakenIn, TemplateText, Then, Which, Whose, Wrote,
};
use crate::{
    base::{Day, Id, Secret},
    exchange::given::Given,
    page::PageOptions,
    store::vault::{Clients, Left, People, Retention, Vault},
    worksheet::{Anchor, Apart, Caret, Change, CommentKind, Side, Worksheet},
};

/// What code sends to the brain.
#[derive(Clone, Debug)]
pub enum Command {
    /// Carry out a named action.
    Do(Action),
    /// The clock: sent once a second, and at once after waking.
    Tick,
    /// Begin a blank worksheet. The id is fresh and random.
    Begin {
        /// The template's id.
        template: Id,
        /// The new document's id.
        doc: Id,
    },
    /// Look at a blank worksheet on paper.
    LookAtBlank(Id),
    /// Open this file.
    OpenFile(PathBuf),
    /// Answer to [`Effect::Read`]: a file was read, or why not.
    Opened {
        /// The file.
        file: PathBuf,
        /// The worksheet, or why it was not opened.
        result: Box<Result<Worksheet, Failure>>,
    },
    /// Answer to [`Effect::Read`]: a worksheet was taken out of a PDF; it has no file of its own.
    TakenIn {
        /// The PDF.
        file: PathBuf,
        /// The worksheet.
        sheet: Box<Worksheet>,
        /// What became of fields that were filled in, if there were any.
        words: Option<String>,
        /// What stood in them.
        came: Option<Box<Came>>,
    },
    /// Save the words of a worksheet as Markdown, where its pages could not be made.
    SaveWords(DocKey),
    /// Take over some of what came back in a PDF, or all.
    TakeBrought(Take),
    /// The person has decided about everything that came back in the PDF.
    BroughtDone,
    /// What came back in the PDF is to be a worksheet of its own; the one beside it stays as it is.
    BroughtApart,
    /// Go to an open worksheet.
    GoTo(DocKey),
    /// Go to *More worksheets*.
    More,
    /// Change an open worksheet, with the caret after the change.
    Edit {
        /// Which worksheet.
        doc: DocKey,
        /// What changes.
        change: Change,
        /// The caret after the change, if it is a text.
        caret: Option<Caret>,
    },
    /// The writer is in this item now.
    Here(DocKey, Option<Id>),
    /// The caret of an undo was put back.
    CaretTaken(DocKey),
    /// *Finish* after all, with what is still open.
    FinishAnyway(DocKey),
    /// Delete words under questions that went away, undoably.
    DropKept(DocKey, Vec<Id>),
    /// Show what a newer version of the template would change.
    LookAtVersion(DocKey),
    /// Take the newer version of the template over.
    TakeOverVersion(DocKey),
    /// Take one of the user's own blank worksheets off the shelf.
    TakeOffShelf(Id),
    /// Answer to [`Effect::TakeOffShelf`] and [`Effect::PutOnShelf`]: a blank worksheet was moved
    /// off the shelf or back, or could not be.
    OffShelf {
        /// Its file.
        from: PathBuf,
        /// Where it waits; nothing if it is back.
        result: Result<Option<PathBuf>, Failure>,
    },
    /// Ask for a file with a blank worksheet to put on the shelf.
    AskToShelf,
    /// Begin worksheets in this language from now on, where they come in it.
    PreferLanguage(String),
    /// Put an open worksheet into another of its languages.
    InLanguage(DocKey, String),
    /// Delete a kept answer whose question is gone, undoably.
    DropFormer(DocKey, Id),
    /// Go to an item that *Finish* pointed out.
    GoToItem(DocKey, Id),
    /// Take the text of *Just a line* into another worksheet.
    GoOnIn {
        /// The worksheet with the line.
        doc: DocKey,
        /// The template to go on in.
        template: Id,
        /// The new document's id.
        new_doc: Id,
    },
    /// Give the worksheet to this person.
    ShareWith {
        /// Which worksheet.
        doc: DocKey,
        /// To whom.
        with: String,
        /// The writer's own name, as the other will see it; may be empty.
        own: String,
    },
    /// Write a file for somebody; then the worksheet is with her.
    GiveFile(Gift),
    /// Answer to [`Effect::WriteGift`]: the file for somebody was written, or not; the line of what has left.
    GiftWritten(Gift, Left, Result<PathBuf, Failure>),
    /// Other options for *On paper*.
    PaperOptions(Option<DocKey>, PageOptions),
    /// Several of the listed worksheets leave together: ask which and how.
    AskBatch,
    /// Ask where they go.
    AskBatchWhere {
        /// Which, by their documents' ids.
        docs: Vec<Id>,
        /// In which form.
        form: BatchForm,
        /// With client codes.
        client_code: bool,
        /// With scores.
        scores: bool,
        /// The passphrase that PDFs are put under, if any.
        lock: Option<Secret>,
    },
    /// Progress of [`Effect::Batch`]: how many worksheets are done, of how many.
    BatchGoesOn(usize, usize),
    /// Stop writing several worksheets.
    StopBatch,
    /// Answer to [`Effect::Batch`]: what was written, or why nothing was.
    BatchDone(Result<BatchDone, Failure>),
    /// Print the pages shown.
    AskPrint,
    /// Answer to [`Effect::FindPrinters`]: the printers there are, or why none was found.
    Printers(Option<DocKey>, Result<Vec<Printer>, Failure>),
    /// Print in the way chosen in the dialog.
    Print(Option<DocKey>, PrintOrder),
    /// Answer to [`Effect::Print`] and [`Effect::PrintPaper`]: the printer that took the pages, or why not.
    Printed {
        /// The line of what has left, if a worksheet was on them.
        left: Option<Left>,
        /// The printer's name; nothing if the person closed the desktop's dialog.
        result: Result<Option<String>, Failure>,
    },
    /// Put the PDF under a passphrase, or do not.
    PaperLock(Option<DocKey>, Lock),
    /// Let pages leave though some letters cannot be shown.
    LeaveWithout(Option<DocKey>),
    /// Turn to this page.
    PaperPage(Option<DocKey>, usize),
    /// Answer to [`Effect::MakePages`].
    PaperMade {
        /// Of which worksheet, or of the blank one on screen.
        doc: Option<DocKey>,
        /// For which request.
        asked: u64,
        /// The proved pages, or why there are none.
        result: Result<Arc<PaperPages>, Failure>,
    },
    /// Something was typed into the search box.
    Search(String),
    /// Answer to [`Effect::ReadLibrary`]: the rows of *My worksheets*.
    Library(Vec<LibraryRow>),
    /// Answer to the effects that ask for a file or folder; `None` is *cancel*.
    Chosen(Effect, Option<PathBuf>),
    /// Answer to the effects that write a worksheet, a rescue copy or a PDF.
    Written {
        /// Of which worksheet.
        doc: Option<DocKey>,
        /// What.
        what: Wrote,
        /// The revision that was written.
        revision: u64,
        /// The file, or why not.
        result: Result<PathBuf, Failure>,
    },
    /// Answer to [`Effect::WritePdf`] and [`Effect::WriteLockedPdf`]: a PDF, or the words in its place.
    PdfWritten {
        /// Of which worksheet, or of the blank one on screen.
        doc: Option<DocKey>,
        /// The line of what has left, if a worksheet is on the pages.
        left: Option<Left>,
        /// The file, or why not.
        result: Result<PathBuf, Failure>,
    },
    /// Rescue copies were found at the start.
    RescueFound(Vec<RescueRow>),
    /// Open this rescue copy.
    Recover(PathBuf),
    /// Throw this rescue copy away.
    Forget(PathBuf),
    /// Close the dialog without doing anything.
    Dismiss,
    /// In the guard for unsaved work: throw away and go on.
    ThrowAway,
    /// In the guard for unsaved work: keep, then go on.
    KeepFirst,
    /// The window was asked to close.
    CloseRequested,
    /// Other settings.
    Settings(Settings),
    /// A page of Help.
    HelpTopic(String),
    /// The toast was closed.
    ToastGone,
    /// Take back the last change of this worksheet, wherever the user is.
    UndoIn(DocKey),
    /// Go back to where Help or Settings was opened.
    Back,
    /// Ask to whom the worksheet is given.
    Share(DocKey),
    /// Take a shared, answered or finished worksheet up again.
    TakeUpAgain(DocKey),
    /// *I am the supervisor*, or *this is my sheet*.
    Stand(DocKey, Side),
    /// The supervisor has read it and says thank you, or takes that back.
    ReadThankYou(DocKey),
    /// The supervisor would like to talk about it, or takes that back.
    LetUsTalk(DocKey),
    /// The supervisor sends it back.
    SendBack(DocKey),
    /// Open this file as its supervisor.
    OpenToReview(PathBuf),
    /// Ask for a file to open as its supervisor.
    AskToReview,
    /// Write a comment, or change one's own: kept at every key, taken out when its words are gone.
    Comment {
        /// On which worksheet.
        doc: DocKey,
        /// The comment's id; fresh and random for a new one.
        id: Id,
        /// Which of the four kinds.
        kind: CommentKind,
        /// What it is about.
        anchor: Anchor,
        /// The words.
        text: String,
        /// By when an agreed action should be done; only with *Please do*.
        by_day: Option<Day>,
    },
    /// Reply to a comment.
    Reply {
        /// On which worksheet.
        doc: DocKey,
        /// The comment.
        comment: Id,
        /// The reply's id; fresh and random.
        reply: Id,
        /// The words.
        text: String,
    },
    /// Go to the next sheet that came in.
    NextPerson,
    /// Where somebody stands in a worksheet that is on screen.
    Stands(DocKey, Spot),
    /// Go to *For supervision*.
    Agenda,
    /// List only these rows of *My worksheets*.
    Filter(Filter),
    /// List only rows of some kind.
    Narrow(Narrow),
    /// List in another order.
    Sort(Sort),
    /// Ask for a name for a worksheet.
    AskName(Which),
    /// Call it so in *My worksheets*; its title, if empty.
    Rename {
        /// Which.
        which: Which,
        /// The name.
        name: String,
    },
    /// Begin a new worksheet with the same words.
    Duplicate {
        /// Which.
        which: Which,
        /// The new document's id; fresh and random.
        doc: Id,
    },
    /// Ask where a plain copy of a worksheet goes.
    SaveCopy(Which),
    /// Answer to [`Effect::WriteCopy`], with the line of what has left.
    CopyWritten(Left, Result<PathBuf, Failure>),
    /// List this part of *Supervision*.
    Inbox(Inbox),
    /// Ask for the folder where worksheets are kept.
    AskFolder,
    /// The outside did not write: the file was changed by somebody else since
    /// it was read or written here. Sent in place of `Written`.
    ChangedOutside(DocKey),
    /// After `ChangedOutside`, in the locked folder: look at both.
    CompareWithFile(DocKey),
    /// After `ChangedOutside`: write all the same.
    WriteOver(DocKey),
    /// Look at the earlier states of this worksheet.
    LookAtStates(DocKey),
    /// Answer to [`Effect::ReadStates`]: the earlier states, oldest first.
    StatesRead {
        /// Of which worksheet.
        doc: DocKey,
        /// The states.
        result: Result<Vec<Then>, Failure>,
    },
    /// Look at the state with this number.
    StateAt(usize),
    /// Take an answer of that state over, or all that differ.
    TakeOver(Option<Apart>),
    /// Nothing is left to decide between two states.
    Decided,
    /// Say whom the writer means by a client code; only for herself.
    ClientHint {
        /// The code.
        code: String,
        /// The hint.
        hint: String,
    },
    /// Go to *Client codes*.
    Clients,
    /// Let sealing with new keys rest, or go on.
    RekeyRests(bool),
    /// Answer to [`Effect::KeepClients`]: the client table as the folder has it now, or why it does not.
    ClientsKept(Result<Clients, Failure>),
    /// Answer to [`Effect::KeepPeople`]: the names of people as the folder has them now, or why it does not.
    PeopleKept(Result<People, Failure>),
    /// No disk took what was just answered for: this window's memory has it, and nothing else.
    KeptNowhere,
    /// Say which of two names is right.
    ChooseName {
        /// Whose.
        whose: NameOf,
        /// The one that this computer had, and not the folder's.
        from_here: bool,
    },
    /// Say how long worksheets with a client code are kept.
    Retention {
        /// The code.
        code: String,
        /// How long.
        retention: Retention,
        /// Until when, if the service says.
        until: Option<Day>,
    },
    /// Ask before everything of a client code is erased.
    AskErase(String),
    /// Erase everything of a client code.
    Erase(String),
    /// Answer to [`Effect::Erase`]: everything of a client code is gone, or something stayed.
    Erased {
        /// The code.
        code: String,
        /// How many worksheets.
        result: Result<usize, Failure>,
    },
    /// Make a copy of the client table that opens with these words.
    Executor {
        /// For whom.
        whom: String,
        /// The words.
        words: Secret,
    },
    /// Answer to [`Effect::WriteExecutor`]: the copy of the client table was written, or could not be.
    ExecutorWritten(Result<PathBuf, Failure>),
    /// Delete this worksheet of the locked folder; it can be put back.
    Delete(PathBuf),
    /// Answer to [`Effect::Delete`] and [`Effect::PutBack`].
    Deleted {
        /// Where it was.
        from: PathBuf,
        /// Where it waits now; nothing if it was put back.
        result: Result<Option<PathBuf>, Failure>,
    },
    /// Ask before deleting for good.
    AskEmptyTrash,
    /// Delete for good what was deleted.
    EmptyTrash,
    /// Answer to [`Effect::EmptyTrash`]: how many worksheets were deleted for good.
    TrashEmptied(Result<usize, Failure>),
    /// A locked folder was found at the start.
    VaultFound(Box<Vault>),
    /// Take a worksheet out of its plain file into the locked folder.
    IntoFolder(DocKey),
    /// No locked folder was found at the start, or one that cannot be used.
    NoVault {
        /// Where one would be made.
        place: PathBuf,
        /// Where one is expected that is not there today: on a stick, on another computer.
        missing: Option<PathBuf>,
        /// What is wrong with the one that lies there.
        why: Option<Failure>,
    },
    /// Look for the locked folder once more where it is expected.
    LookAgain,
    /// Bring a copy of a locked folder onto this computer, to work there.
    BringBack,
    /// Work in the locked folder that was found, where it lies.
    WorkThere,
    /// Answer to [`Effect::BringBack`]: the folder as it is here now, or why it could not be brought.
    BroughtBack(Result<Box<Vault>, Failure>),
    /// Try everything before anything is kept.
    LookAround,
    /// Go to setting up the locked folder.
    ToSetUp,
    /// Make the locked folder under this passphrase.
    SetUp(Secret),
    /// Answer to [`Effect::MakeVault`]: the locked folder with its key for paper, or why there is none.
    VaultMade(Box<Result<(Vault, Secret), Failure>>),
    /// Print the recovery sheet with the usual printer.
    PrintPaper,
    /// The key for paper was copied.
    PaperCopied,
    /// Unlock the folder.
    Unlock(Secret),
    /// Unlock it with the key on paper, and put it under a new passphrase.
    UnlockWithPaper {
        /// The key, as it was typed.
        paper: Secret,
        /// The new passphrase.
        passphrase: Secret,
    },
    /// Answer to [`Effect::Unlock`] and [`Effect::UnlockWithPaper`]: what lies in the folder, or why it
    /// stays locked.
    Unlocked(Box<Result<Inside, Failure>>),
    /// The system says that nobody should see this: screen lock, sleep, lid.
    SystemLocked,
    /// Stop the long work that is shown.
    StopWork,
    /// Take the cover off the window.
    Uncover,
    /// Somebody typed or moved something: the folder is not left alone.
    Touched,
    /// Ask where the locked folder should be, or where one lies.
    AskVault,
    /// Answer to [`Effect::FindVault`].
    VaultLooked {
        /// Where.
        place: PathBuf,
        /// The folder.
        vault: Box<Option<Vault>>,
    },
    /// How far long work on the locked folder has come (reading it, copying it); nothing once it is over.
    Reading(Option<LongWork>),
    /// The list of the locked folder is read to its end.
    Listed,
    /// What must be known about the locked folder.
    Notices(Vec<String>),
    /// Answer to [`Effect::KeepSettings`]: the settings were kept, or could not be.
    SettingsKept(Result<(), Failure>),
    /// Something went wrong in the folder that nobody asked about: it is told until it is locked.
    Told(String),
    /// Ask for another passphrase.
    AskPassphrase,
    /// Put the locked folder under another passphrase.
    ChangePassphrase {
        /// The one before.
        old: Secret,
        /// The new one.
        new: Secret,
    },
    /// Answer to [`Effect::ChangePassphrase`].
    PassphraseChanged(Result<(), Failure>),
    /// Ask before other keys are made.
    AskNewKeys,
    /// Make other keys; the passphrase stays.
    NewKeys(Secret),
    /// Answer to [`Effect::NewKeys`]: the key for paper of keys that were made and are not used yet.
    KeysMade(Result<Secret, Failure>),
    /// Answer to [`Effect::UseNewKeys`]: the new keys are in use, or the old ones still are.
    KeysUsed(Result<(), Failure>),
    /// How far sealing files with the new keys has come: told with the list, and answer to
    /// [`Effect::Rekey`].
    Rekeyed {
        /// How many files were looked at.
        done: usize,
        /// How many there are.
        of: usize,
    },
    /// Ask for the key on paper, to try it.
    AskPaper,
    /// Try the key on paper.
    TestPaper(Secret),
    /// Answer to [`Effect::TestPaper`]: whether it is the key of this folder.
    PaperTested(bool),
    /// Ask where plain worksheets lie that belong into the locked folder.
    AskTakeIn,
    /// Look through a folder of plain worksheets, or take in what was found there.
    TakeIn {
        /// The folder.
        folder: PathBuf,
        /// Only look.
        dry: bool,
    },
    /// Answer to [`Effect::TakeIn`]: what was found or taken in.
    TookIn(Result<TakenIn, Failure>),
    /// Delete the plain files that are safe in the locked folder now.
    DeletePlain,
    /// Answer to [`Effect::DeletePlain`]: how many plain files were deleted.
    PlainDeleted(Result<usize, Failure>),
    /// Something outside broke off in the middle, by a fault of the program: its answers do not come.
    Fell,
    /// Ask where to copy the locked folder.
    AskCopy,
    /// Answer to [`Effect::CopyVault`]: what was copied, in words, or why it was not.
    VaultCopied(Result<String, Failure>),
    /// Answer to [`Effect::FreshPhrase`]: four words that bring back a screen that is handed over.
    PhraseMade(Secret),
    /// Hand the screen over now.
    HandNow,
    /// Go on with the client's sheet, stop at it, or go to the way back.
    HandedStage(Stage),
    /// What should become of the client's sheet.
    HandedEnding(Ending),
    /// The therapist has confirmed what becomes of the client's sheet.
    HandedDone,
    /// The words or the passphrase that bring the screen back.
    HandedBack(Secret),
    /// Answer to [`Effect::Read`]: a template's file, which comes onto the bench or has changed there.
    TemplateRead {
        /// The file.
        file: PathBuf,
        /// Its text, or why it was not opened.
        result: Result<TemplateText, Failure>,
    },
    /// Look at the source of a blank worksheet on the shelf.
    LookAtSource(Id),
    /// A blank worksheet of one's own, from nothing, on the bench.
    NewOnBench,
    /// *Make my own* from this one; without an id, from what is on the bench.
    MakeMyOwn(Option<Id>),
    /// Something was typed into the text on the bench.
    BenchText(String),
    /// The form changes something.
    BenchRewrite(Rewrite),
    /// Take the last change of the form back.
    BenchTakeBack,
    /// Of two texts, one stays: the one here, or the one in the file.
    BenchKeep(Whose),
    /// Begin a worksheet with what is on the bench. The id is fresh and random.
    BenchBegin(Id),
    /// Answer to [`Effect::WatchTemplate`], and to [`Effect::WriteTemplate`] where somebody else wrote
    /// it: the file of the text on the bench holds another text now.
    TemplateChanged {
        /// The file.
        file: PathBuf,
        /// Its text.
        source: TemplateText,
    },
    /// Answer to [`Effect::WriteTemplate`] and [`Effect::KeepOwn`].
    TemplateWritten {
        /// Whether it is the one on the bench.
        on_bench: bool,
        /// The file with its text, or why not.
        result: Result<(PathBuf, String), Failure>,
    },
    /// Answer to [`Effect::ReadOwnShelf`]: the user's own blank worksheets, with their files.
    OwnShelf(Vec<(PathBuf, TemplateText)>),
    /// Give this blank worksheet away; without an id, the one on the bench.
    GiveAway(Option<Id>),
    /// Answer to [`Effect::WriteGiven`]: the file with a blank worksheet was written, or could not be.
    GivenWritten(Result<PathBuf, Failure>),
    /// Answer to [`Effect::Read`]: a blank worksheet that somebody gave.
    GivenRead {
        /// The file.
        file: PathBuf,
        /// What is in it, or why it cannot be taken.
        result: Result<Given, Failure>,
    },
    /// Put the blank worksheet that somebody gave on the shelf.
    TakeGiven,
    /// Only look at the blank worksheet that somebody gave.
    LookAtGiven,
}

/// Why something could not be done, in words for people; never holds an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What happened.
    pub what: String,
    /// What to do.
    pub help: String,
}
