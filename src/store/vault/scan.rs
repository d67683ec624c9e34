//! Every worksheet file in a locked folder, and which belong together.

use std::{
    io::ErrorKind,
    path::{Path, PathBuf},
};

use super::{Unlocked, Vault, VaultFault, layout};
use crate::{
    base::Id,
    store::{About, Files, ReadFault, sweep::sweep},
};

/// How long work goes on, and who hears about it.
///
/// Told how much is done, of how much; answers whether to go on.
pub type Work<'a> = &'a mut dyn FnMut(usize, usize) -> bool;

/// A file that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where.
    pub path: PathBuf,
    /// What the disk says about it.
    pub about: About,
}

/// Every sealed worksheet in the folder, sorted; also copies that sync engines made.
#[must_use]
pub fn scan(files: &dyn Files, vault: &Vault) -> Vec<Found> {
    scan_whole(files, vault, &mut Vec::new())
}

/// The same, with what could not be looked into in this very look.
#[must_use]
pub fn scan_whole(files: &dyn Files, vault: &Vault, faults: &mut Vec<VaultFault>) -> Vec<Found> {
    let mut found = Vec::new();
    for folder in look_into(files, &vault.docs(), faults) {
        for path in look_into(files, &folder, faults).into_iter().filter(|path| is_sealed(path)) {
            match files.about(&path) {
                Ok(about) => found.push(Found { path, about }),
                Err(error) => faults.extend(unless_gone(path, error.kind())),
            }
        }
    }
    found
}

/// What lies in a folder; what keeps one from looking is told, but not that it is none or not there.
pub(super) fn look_into(files: &dyn Files, folder: &Path, faults: &mut Vec<VaultFault>) -> Vec<PathBuf> {
    files.list(folder).unwrap_or_else(|error| {
        faults.extend(unless_gone(folder.to_owned(), error.kind()));
        Vec::new()
    })
}

fn unless_gone(path: PathBuf, kind: ErrorKind) -> Option<VaultFault> {
    let nothing_there = matches!(kind, ErrorKind::NotFound | ErrorKind::NotADirectory);
    (!nothing_there).then(|| ReadFault { path, kind }.into())
}

/// What lies in the folder and cannot be looked into, which a list of files does not show.
#[must_use]
pub fn closed(files: &dyn Files, vault: &Vault) -> Vec<VaultFault> {
    let mut faults = Vec::new();
    for room in [vault.docs(), vault.all_history()] {
        for folder in look_into(files, &room, &mut faults) {
            look_into(files, &folder, &mut faults);
        }
    }
    faults
}

/// Sync engines may put their words after the ending.
fn is_sealed(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    !name.starts_with('.') && name.contains(&format!(".{}", layout::ENDING))
}

/// The document that the name of a file says it holds: what stands before the first point.
pub(super) fn named(path: &Path) -> Option<Id> {
    Id::parse(path.file_name()?.to_str()?.split('.').next()?).ok()
}

impl Unlocked {
    /// Takes away temporary files that are so old, in seconds, wherever the folder is written; says how many.
    pub fn sweep(&self, files: &dyn Files, now_secs: i64, old_secs: i64) -> usize {
        self.sweep_at(files, &self.vault.root, now_secs, old_secs)
    }

    /// The same in the folder, or in a copy of it at this place.
    pub fn sweep_at(&self, files: &dyn Files, place: &Path, now_secs: i64, old_secs: i64) -> usize {
        let vault = &Vault { root: place.to_owned(), ..self.vault.clone() };
        let mut folders = vec![vault.root.clone(), vault.trash(), vault.local.clone()];
        for above in [vault.docs(), vault.all_history(), vault.local.clone()] {
            folders.extend(files.list(&above).unwrap_or_default());
        }
        sweep(files, &folders, now_secs, old_secs)
    }
}
