//! Looks through everything in a locked folder: what opens, what is damaged, what history can heal.

use std::path::{Path, PathBuf};

use super::{
    Unlocked, VaultFault, VaultWhy,
    layout::{ENDING, LISTS_LIMIT, SEALED_LIMIT},
    scan::{Work, closed, scan},
    trash::move_file,
};
use crate::{
    base::Id,
    store::{Expected, Files, read, save},
    t,
};

/// What a check found.
#[derive(Debug, Default)]
pub struct Checked {
    /// Worksheets that open.
    pub sheets: usize,
    /// States in their histories that open.
    pub versions: usize,
    /// What does not open.
    pub damaged: Vec<Damaged>,
    /// What is wrong with the file for the key on paper; it can be written anew at any time.
    pub paper: Option<VaultFault>,
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
}

impl Checked {
    /// What is wrong with the file for the key on paper, and what that means.
    #[must_use]
    pub fn paper_help(&self) -> Option<&'static str> {
        let fault = self.paper.as_ref()?;
        let is_note = fault.path.extension().is_some_and(|ending| ending == ENDING);
        Some(if is_note { t!("vault-heals-paper-note") } else { t!("vault-heals-paper") })
    }
}

impl Damaged {
    /// What is lost with it, and what helps.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self.holds {
            _ if self.heals.is_some() => t!("vault-heals"),
            Holds::Sheet => t!("vault-heals-not"),
            Holds::State => t!("vault-state-damaged"),
            Holds::Clients => t!("vault-clients-damaged"),
            Holds::Ledger => t!("vault-ledger-damaged"),
            Holds::People => t!("vault-people-damaged"),
            Holds::Folder => t!("vault-folder-closed"),
        }
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
        }
    }
}

/// Unseals and reads everything.
#[must_use]
pub fn check(files: &dyn Files, unlocked: &Unlocked, work: Work<'_>) -> Checked {
    let mut checked = Checked::default();
    let heads = scan(files, &unlocked.vault);
    let histories = files.list(&unlocked.vault.all_history()).unwrap_or_default();
    let of = heads.len() + histories.len();
    let mut by_doc: Vec<(Id, PathBuf)> = Vec::new();
    for (at, head) in heads.iter().enumerate() {
        if !work(at, of) {
            checked.stopped = true;
            return checked;
        }
        match unlocked.read(files, &head.path) {
            Ok((sheet, _)) => {
                checked.sheets += 1;
                by_doc.push((sheet.doc, head.path.clone()));
            }
            Err(fault) => {
                let heals = newest_readable(files, unlocked, &head.path);
                checked.damaged.push(Damaged { fault, heals, holds: Holds::Sheet });
            }
        }
    }
    for (at, folder) in histories.iter().enumerate() {
        if !work(heads.len() + at, of) {
            checked.stopped = true;
            return checked;
        }
        versions_in(files, unlocked, folder, &mut checked);
    }
    let lists = [
        (unlocked.clients(files).err(), Holds::Clients),
        (unlocked.ledger(files).err(), Holds::Ledger),
        (unlocked.people(files).err(), Holds::People),
    ];
    let damaged = lists.into_iter().filter_map(|(fault, holds)| Some((fault?, holds)));
    checked.damaged.extend(damaged.map(|(fault, holds)| Damaged { fault, heals: None, holds }));
    let closed = closed(files, &unlocked.vault).into_iter();
    checked.damaged.extend(closed.map(|fault| Damaged { fault, heals: None, holds: Holds::Folder }));
    checked.paper = unlocked.check_recovery(files).err();
    by_doc.sort();
    let together = by_doc.chunk_by(|one, two| one.0 == two.0).filter(|files| files.len() > 1);
    checked.twice = together.map(|files| files.iter().map(|(_, path)| path.clone()).collect()).collect();
    work(of, of);
    checked
}

fn versions_in(files: &dyn Files, unlocked: &Unlocked, folder: &Path, checked: &mut Checked) {
    for path in files.list(folder).unwrap_or_default() {
        if path.extension().is_none_or(|ending| ending != ENDING) {
            continue;
        }
        match unlocked.version_payload(files, &path) {
            Ok(_) => checked.versions += 1,
            Err(fault) => checked.damaged.push(Damaged { fault, heals: None, holds: Holds::State }),
        }
    }
}

/// The newest state of a document that opens, by the name of its file.
fn newest_readable(files: &dyn Files, unlocked: &Unlocked, head: &Path) -> Option<PathBuf> {
    let name = head.file_name()?.to_str()?;
    let doc = Id::parse(name.split('.').next()?).ok()?;
    let mut paths = files.list(&unlocked.vault.history(&doc)).ok()?;
    paths.sort();
    let fits = |path: &PathBuf| unlocked.version_payload(files, path).is_ok_and(|payload| payload.head.doc == doc);
    paths.into_iter().rev().find(fits)
}

/// The ending of a damaged file that was set aside begins so.
pub(super) const ASIDE: &str = "damaged-";

impl Unlocked {
    /// Sets a file aside that does not open, so that another can take its place; nothing if it does open.
    ///
    /// It stays beside under another name, with every byte, until its document is deleted for good.
    ///
    /// # Errors
    /// [`VaultFault`]; then it is where it was.
    pub fn set_aside(&self, files: &dyn Files, path: &Path) -> Result<Option<PathBuf>, VaultFault> {
        match self.read(files, path) {
            Ok(_) => return Ok(None),
            Err(fault) if !fault.is_damage() => return Err(fault),
            Err(_) => {}
        }
        let token = files.token().map_err(|_| VaultFault::at(path, VaultWhy::System))?;
        let aside = path.with_extension(format!("{ASIDE}{token:016x}"));
        move_file(files, path, &aside)?;
        Ok(Some(aside))
    }
}

/// Puts the newest state that opens in place of a damaged file, which is kept beside under another name.
///
/// # Errors
/// [`VaultFault`]; then the damaged file is still in its place.
pub fn heal(files: &dyn Files, damaged: &Path, version: &Path) -> Result<(), VaultFault> {
    let (good, _) = read(files, version, SEALED_LIMIT)?;
    let (bad, there) = read(files, damaged, LISTS_LIMIT)?;
    // Not an ending that is scanned: the damaged bytes wait for whoever can make something of them.
    let aside = damaged.with_extension(format!("{ASIDE}{}", there.short()));
    save(files, &aside, &bad, Expected::Anything)?;
    save(files, damaged, &good, Expected::This(there))?;
    Ok(())
}
