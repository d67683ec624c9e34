//! Every worksheet file in a locked folder, and which belong together.

use std::{
    io::ErrorKind,
    path::{Path, PathBuf},
};

use super::{Unlocked, Vault, VaultFault, layout};
use crate::store::{About, Files, ReadFault};

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

/// Temporary files that a save left behind when the machine stopped; so old, in seconds.
const LEFT_SECS: i64 = 3600;

impl Unlocked {
    /// Takes away temporary files older than an hour; says how many.
    pub fn sweep(&self, files: &dyn Files, now_secs: i64) -> usize {
        let docs = files.list(&self.vault.docs()).unwrap_or_default();
        let history = files.list(&self.vault.all_history()).unwrap_or_default();
        let folders = docs.into_iter().chain(history).chain([self.vault.root.clone(), self.vault.local.clone()]);
        let mut gone = 0;
        for folder in folders {
            for path in files.list(&folder).unwrap_or_default() {
                let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                let ours = name.starts_with(".~") && name.ends_with(".tmp");
                let old = |about: About| now_secs - about.changed_secs > LEFT_SECS;
                if ours && files.about(&path).is_ok_and(old) && files.remove(&path).is_ok() {
                    gone += 1;
                }
            }
        }
        gone
    }
}
