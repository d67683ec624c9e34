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
    let mut found = Vec::new();
    for folder in files.list(&vault.docs()).unwrap_or_default() {
        found.extend(in_folder(files, &folder));
    }
    found
}

/// What lies in the folder and cannot be looked into, which a list of files does not show.
#[must_use]
pub fn closed(files: &dyn Files, vault: &Vault) -> Vec<VaultFault> {
    let why = |path: PathBuf| {
        let kind = files.list(&path).err()?.kind();
        let nothing_there = matches!(kind, ErrorKind::NotFound | ErrorKind::NotADirectory);
        (!nothing_there).then(|| VaultFault::from(ReadFault { path, kind }))
    };
    let rooms = [vault.docs(), vault.all_history()];
    let folders: Vec<PathBuf> = rooms.iter().flat_map(|room| files.list(room).unwrap_or_default()).collect();
    rooms.into_iter().chain(folders).filter_map(why).collect()
}

fn in_folder(files: &dyn Files, folder: &Path) -> Vec<Found> {
    let paths = files.list(folder).unwrap_or_default();
    let sealed = paths.into_iter().filter(|path| is_sealed(path));
    sealed.filter_map(|path| Some(Found { about: files.about(&path).ok()?, path })).collect()
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
        let vault = &self.vault;
        let mut folders = vec![vault.root.clone(), vault.trash(), vault.local.clone()];
        for above in [vault.docs(), vault.all_history(), vault.local.clone()] {
            folders.extend(files.list(&above).unwrap_or_default());
        }
        sweep(files, &folders, now_secs, old_secs)
    }
}
