//! What the outside must do.

use std::{path::PathBuf, sync::Arc};

use super::{BatchForm, BatchItem, DocKey, Gift, PrintOrder, Settings, TemplateText, Which};
use crate::{
    base::{Id, Secret},
    page::{PageOptions, Paper},
    store::vault::{Clients, Left, Line, People, Vault},
    worksheet::Worksheet,
};

/// What the outside must do. Answers come back as commands.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Ask for a file to open, then `Chosen`.
    AskOpen,
    /// Ask where to save, then `Chosen`.
    AskSave {
        /// Which worksheet.
        doc: DocKey,
        /// The name to begin with.
        name: String,
        /// The folder to begin in.
        folder: Option<PathBuf>,
    },
    /// Ask where a plain copy of a worksheet goes, then `Chosen`.
    AskCopyOut {
        /// Which worksheet.
        which: Which,
        /// The name to begin with.
        name: String,
    },
    /// Write a plain copy of a worksheet, then `CopyWritten`.
    WriteCopy {
        /// The file.
        file: PathBuf,
        /// What is written.
        sheet: Box<Worksheet>,
        /// The line of what has left.
        left: Left,
    },
    /// Ask where the file for somebody is written, then `Chosen`.
    AskHand {
        /// Which worksheet, and for whom.
        gift: Gift,
        /// The name to begin with.
        name: String,
    },
    /// Write the file for somebody, then `GiftWritten`.
    WriteGift {
        /// Which worksheet, and for whom.
        gift: Gift,
        /// The file.
        file: PathBuf,
        /// What is written: the worksheet as the other will have it.
        sheet: Box<Worksheet>,
        /// The line of what has left.
        left: Left,
    },
    /// Ask where to put the PDF, then `Chosen`.
    AskPdf {
        /// Of which worksheet, or of the blank one on screen.
        doc: Option<DocKey>,
        /// The name to begin with.
        name: String,
    },
    /// Ask where to put the words of a worksheet as Markdown, then `Chosen`.
    AskWords {
        /// Of which worksheet.
        doc: DocKey,
        /// The name to begin with.
        name: String,
    },
    /// Read a file, then `Opened`, or `TakenIn`, `TemplateRead` or `GivenRead` by what is in it.
    Read(PathBuf),
    /// Write a worksheet safely, then `Written`.
    Write {
        /// Which worksheet.
        doc: DocKey,
        /// Where.
        file: PathBuf,
        /// What.
        sheet: Box<Worksheet>,
        /// The revision of what is written.
        revision: u64,
    },
    /// Write the rescue copy, then `Written`.
    Rescue {
        /// Which worksheet.
        doc: DocKey,
        /// What.
        sheet: Box<Worksheet>,
        /// The revision of what is written.
        revision: u64,
    },
    /// Take the rescue copy of a document away.
    DropRescue(Id),
    /// Throw this rescue copy away.
    Forget(PathBuf),
    /// Make and prove pages, then `PaperMade`.
    MakePages {
        /// Of which worksheet, or of the blank one on screen.
        doc: Option<DocKey>,
        /// For which request.
        asked: u64,
        /// The worksheet; for a blank one, with no answers.
        sheet: Box<Worksheet>,
        /// What goes on paper.
        options: PageOptions,
    },
    /// Write proved PDF bytes, then `PdfWritten`.
    WritePdf {
        /// Of which worksheet, or of the blank one on screen.
        doc: Option<DocKey>,
        /// Where.
        file: PathBuf,
        /// The bytes.
        pdf: Arc<Vec<u8>>,
        /// The line of what has left, if a worksheet is on the pages.
        left: Option<Left>,
    },
    /// Ask where several worksheets go, then `Chosen`.
    AskBatch {
        /// Which.
        items: Vec<BatchItem>,
        /// In which form.
        form: BatchForm,
        /// What goes on paper.
        options: PageOptions,
        /// The name to begin with; none for a folder.
        name: String,
        /// The passphrase that PDFs are put under, if any.
        lock: Option<Secret>,
    },
    /// Write several worksheets, telling `BatchGoesOn`, then `BatchDone`.
    Batch {
        /// Which.
        items: Vec<BatchItem>,
        /// In which form.
        form: BatchForm,
        /// What goes on paper.
        options: PageOptions,
        /// The folder, or the file.
        to: PathBuf,
        /// The passphrase that PDFs are put under, if any.
        lock: Option<Secret>,
    },
    /// Stop writing several worksheets.
    StopBatch,
    /// Look for printers, then `Printers`.
    FindPrinters(Option<DocKey>),
    /// Hand proved PDF bytes to a printer, then `Printed`.
    Print {
        /// The bytes.
        pdf: Arc<Vec<u8>>,
        /// How.
        order: PrintOrder,
        /// The line of what has left, if a worksheet is on the pages.
        left: Option<Left>,
    },
    /// Make and prove a PDF under a passphrase and write it, then `PdfWritten`.
    WriteLockedPdf {
        /// Of which worksheet, or of the blank one on screen.
        doc: Option<DocKey>,
        /// Where.
        file: PathBuf,
        /// The worksheet; for a blank one, with no answers.
        sheet: Box<Worksheet>,
        /// What goes on paper.
        options: PageOptions,
        /// The passphrase.
        passphrase: Secret,
        /// The line of what has left, if a worksheet is on the pages.
        left: Option<Left>,
    },
    /// Read *My worksheets* anew, then `Library`.
    ReadLibrary,
    /// Work with this locked folder.
    UseVault(Vault),
    /// Copy a locked folder from one place to another, then `BroughtBack`.
    BringBack {
        /// The copy, which stays as it is.
        from: PathBuf,
        /// Where to.
        to: PathBuf,
    },
    /// Keep the settings, then `SettingsKept`.
    KeepSettings(Settings),
    /// Close the window for good.
    Quit,
    /// Read a template's file again if it changed, then `TemplateChanged`.
    WatchTemplate(PathBuf),
    /// Write a template, then `TemplateWritten`, or `TemplateChanged` if somebody else wrote it.
    WriteTemplate {
        /// Where.
        file: PathBuf,
        /// The text.
        text: String,
        /// What the file is known to hold.
        before: Option<String>,
    },
    /// Put a template on the user's own shelf, then `TemplateWritten`.
    KeepOwn {
        /// The template.
        source: Box<TemplateText>,
        /// Whether it is the one on the bench.
        on_bench: bool,
    },
    /// Take this file off the user's own shelf, then `OffShelf`.
    TakeOffShelf(PathBuf),
    /// Put a file back that was taken off, then `OffShelf`.
    PutOnShelf {
        /// Where it waits.
        waits: PathBuf,
        /// Where it lay.
        to: PathBuf,
    },
    /// Read the user's own shelf, then `OwnShelf`.
    ReadOwnShelf,
    /// Ask where to put a blank worksheet for a colleague, then `Chosen`.
    AskGive {
        /// The name to begin with.
        name: String,
        /// The text of the file.
        text: String,
    },
    /// Write a blank worksheet for a colleague, then `GivenWritten`.
    WriteGiven {
        /// Where.
        file: PathBuf,
        /// The text.
        text: String,
    },
    /// Make four words, then `PhraseMade`.
    FreshPhrase,
    /// Fill the whole screen, or no longer.
    FullScreen(bool),
    /// Forget what the window remembers of fields: nothing that was typed is left.
    ForgetScreen,
    /// Zoom the window, in percent.
    Zoom(u16),
    /// Ask for the folder where worksheets are kept, then `Chosen`.
    AskFolder,
    /// Read the earlier states of a worksheet, or its second file, then `StatesRead`.
    ReadStates {
        /// Which worksheet.
        doc: DocKey,
        /// Its id.
        id: Id,
        /// The second file.
        twin: Option<PathBuf>,
    },
    /// Move a second file of a worksheet into its history.
    PutIntoHistory {
        /// Which worksheet.
        id: Id,
        /// The file.
        file: PathBuf,
    },
    /// Keep the client table, then `ClientsKept`.
    KeepClients {
        /// What the folder was known to hold.
        before: Clients,
        /// What it is to hold.
        now: Clients,
    },
    /// Keep the names in the locked folder, then `PeopleKept`.
    KeepPeople {
        /// What the folder was known to hold.
        before: People,
        /// What it is to hold.
        now: People,
    },
    /// Write a line into the list of what has left and what was erased.
    NoteLine(Line),
    /// Print the recovery sheet with this key, then `Printed`.
    PrintPaper(Secret, Paper),
    /// Note that the key on paper was tried.
    NoteTested,
    /// Erase these documents and whatever else has the code, then `Erased`.
    Erase {
        /// The code.
        code: String,
        /// Documents with their files.
        docs: Vec<(Id, Vec<PathBuf>)>,
    },
    /// Ask where to put the client table for somebody else, then `Chosen`.
    AskExecutor {
        /// For whom.
        whom: String,
        /// The words that open it.
        words: Secret,
    },
    /// Seal a text under words and write it, then `ExecutorWritten`.
    WriteExecutor {
        /// Where.
        file: PathBuf,
        /// The words that open it.
        words: Secret,
        /// The text.
        text: Secret,
    },
    /// Delete a worksheet of the locked folder, then `Deleted`.
    Delete(PathBuf),
    /// Put a deleted worksheet back, then `Deleted`.
    PutBack {
        /// Where it waits.
        waits: PathBuf,
        /// Where it was.
        to: PathBuf,
    },
    /// Delete for good what was deleted, then `TrashEmptied`.
    EmptyTrash,
    /// Ask for the place of the locked folder, then `Chosen`.
    AskVault,
    /// Look whether a locked folder lies there, then `VaultLooked`.
    FindVault(PathBuf),
    /// Make the locked folder, then `VaultMade`.
    MakeVault {
        /// Where.
        place: PathBuf,
        /// Its passphrase.
        passphrase: Secret,
    },
    /// Unlock the folder, then `Unlocked`.
    Unlock(Secret),
    /// Unlock the folder with the key on paper and change its passphrase, then `Unlocked`.
    UnlockWithPaper {
        /// The key, as it was typed.
        paper: Secret,
        /// The new passphrase.
        passphrase: Secret,
    },
    /// Forget the keys and everything that was unlocked.
    Lock,
    /// Stop the long work that is going on.
    StopWork,
    /// Put the locked folder under another passphrase, then `PassphraseChanged`.
    ChangePassphrase {
        /// The one before.
        old: Secret,
        /// The new one.
        new: Secret,
    },
    /// Make other keys and keep them for now, then `KeysMade`.
    NewKeys(Secret),
    /// Use the keys that were made, then `KeysUsed`.
    UseNewKeys,
    /// Seal some more files with the keys of now, then `Rekeyed`.
    Rekey,
    /// Try the key on paper, then `PaperTested`.
    TestPaper(Secret),
    /// Ask for a folder of plain worksheets, then `Chosen`.
    AskTakeIn,
    /// Look through a folder of plain worksheets, or take in what is there, then `TookIn`.
    TakeIn {
        /// The folder.
        folder: PathBuf,
        /// Only look.
        dry: bool,
    },
    /// Delete plain files, then `PlainDeleted`.
    DeletePlain(Vec<PathBuf>),
    /// Ask where to copy the locked folder, then `Chosen`.
    AskCopy,
    /// Copy the locked folder, then `VaultCopied`.
    CopyVault(PathBuf),
    /// Write a worksheet safely though its file was changed by somebody else, then `Written`.
    WriteOver {
        /// Which worksheet.
        doc: DocKey,
        /// Where.
        file: PathBuf,
        /// What.
        sheet: Box<Worksheet>,
        /// The revision of what is written.
        revision: u64,
    },
}

impl Effect {
    /// Whether it asks where something goes that leaves: for somebody, for paper, as a copy.
    #[must_use]
    pub const fn asks_where_it_leaves(&self) -> bool {
        matches!(
            self,
            Self::AskCopyOut { .. }
                | Self::AskHand { .. }
                | Self::AskPdf { .. }
                | Self::AskWords { .. }
                | Self::AskBatch { .. }
                | Self::AskGive { .. }
                | Self::AskExecutor { .. }
                | Self::AskCopy
        )
    }
}

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrote {
    /// The worksheet's file.
    Worksheet,
    /// The rescue copy.
    Rescue,
}
