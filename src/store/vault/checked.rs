//! What a check of a locked folder found, and what helps.

use std::path::PathBuf;

use super::{VaultFault, VaultWhy, layout::ENDING};
use crate::{base::Id, seal::OpenFault, t};

/// What a check found.
#[derive(Debug, Default)]
pub struct Checked {
    /// Worksheets that open.
    pub sheets: usize,
    /// States in their histories that open.
    pub versions: usize,
    /// What does not open.
    pub damaged: Vec<Damaged>,
    /// Worksheets that are older than they were.
    pub older: Vec<Older>,
    /// Worksheets that were here and have no file any more.
    pub missing: Vec<Missing>,
    /// Files with the name of another worksheet.
    pub misnamed: Vec<Misnamed>,
    /// Files that are still sealed with keys from before they were changed.
    pub by_older_keys: Vec<PathBuf>,
    /// What is wrong with the file for the key on paper; it can be written anew at any time.
    pub recovery: Option<VaultFault>,
    /// Documents with more than one file.
    pub twice: Vec<Vec<PathBuf>>,
    /// Whether it was stopped before the end.
    pub stopped: bool,
}

/// A file that does not open.
#[derive(Debug)]
pub struct Damaged {
    /// What is wrong with which file.
    pub fault: VaultFault,
    /// The newest state in its history that opens.
    pub heals: Option<PathBuf>,
    /// What it holds.
    pub holds: Holds,
}

/// A worksheet in whose place an older state stands than was seen on this machine, or lies in its history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Older {
    /// The document.
    pub doc: Id,
    /// Its file.
    pub path: PathBuf,
    /// The revision that it holds.
    pub rev: u64,
    /// The highest that is known of.
    pub known: u64,
    /// The newest state in its history, if that is newer.
    pub heals: Option<PathBuf>,
}

/// A worksheet whose file is gone, though nobody deleted it here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The document.
    pub doc: Id,
    /// The newest state in its history.
    pub heals: Option<PathBuf>,
}

/// A worksheet in a file that is named for another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misnamed {
    /// The document that it holds.
    pub doc: Id,
    /// The file.
    pub path: PathBuf,
}

/// What a file of the folder holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// A worksheet.
    Sheet,
    /// An earlier state of a worksheet.
    State,
    /// The client table.
    Clients,
    /// The list of what has left and what was erased.
    Ledger,
    /// The names of people.
    People,
    /// Any of these: a folder that cannot be looked into.
    Folder,
    /// Nothing: a link to something else.
    Link,
}

impl Checked {
    /// Whether everything is there, opens, is as new as it was, and is sealed with the keys of now.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.damaged.is_empty()
            && self.older.is_empty()
            && self.missing.is_empty()
            && self.misnamed.is_empty()
            && self.by_older_keys.is_empty()
            && self.recovery.is_none()
    }

    /// What is wrong with the file for the key on paper, and what that means.
    #[must_use]
    pub fn recovery_help(&self) -> Option<&'static str> {
        let fault = self.recovery.as_ref()?;
        let is_note = fault.path.extension().is_some_and(|ending| ending == ENDING);
        Some(if is_note { t!("vault-heals-paper-note") } else { t!("vault-heals-paper") })
    }
}

impl Damaged {
    /// What is lost with it, and what helps.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self.holds {
            _ if matches!(self.fault.why, VaultWhy::Seal(OpenFault::NotForThisKey)) => {
                t!("vault-for-another-key-help")
            }
            _ if self.heals.is_some() => t!("vault-heals"),
            Holds::Sheet => t!("vault-heals-not"),
            Holds::State => t!("vault-state-damaged"),
            Holds::Clients => t!("vault-clients-damaged"),
            Holds::Ledger => t!("vault-ledger-damaged"),
            Holds::People => t!("vault-people-damaged"),
            Holds::Folder => t!("vault-folder-closed"),
            Holds::Link => t!("vault-link-help"),
        }
    }
}

impl Older {
    /// What happened, as a sentence.
    #[must_use]
    pub fn what(&self) -> String {
        t!("vault-older", file = &self.path.display().to_string())
    }

    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> &'static str {
        if self.heals.is_some() { t!("vault-older-heals") } else { t!("vault-older-help") }
    }
}

impl Missing {
    /// What happened, as a sentence.
    #[must_use]
    pub fn what(&self) -> String {
        t!("vault-missing-file", doc = self.doc.as_str())
    }

    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> &'static str {
        if self.heals.is_some() { t!("vault-missing-heals") } else { t!("vault-missing-help") }
    }
}

impl Misnamed {
    /// What happened, as a sentence.
    #[must_use]
    pub fn what(&self) -> String {
        t!("vault-misnamed", file = &self.path.display().to_string(), doc = self.doc.as_str())
    }
}

impl Holds {
    /// Its name in what other programs read.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sheet => "worksheet",
            Self::State => "state",
            Self::Clients => "clients",
            Self::Ledger => "ledger",
            Self::People => "people",
            Self::Folder => "folder",
            Self::Link => "link",
        }
    }
}
