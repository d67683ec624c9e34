//! Takes plain worksheets of a folder into the locked one.

use std::path::{Path, PathBuf};

use super::{Disk, outside::Desk, vaults::failure};
use crate::{
    app::{Command, Failure, TakenIn},
    store::{
        Files,
        vault::{self, Taken},
    },
};

/// A file itself; of a folder, every file that may be a worksheet.
pub fn plain_files(path: &Path) -> Vec<PathBuf> {
    if !path.is_dir() {
        return vec![path.to_owned()];
    }
    let inside = Disk.list(path).unwrap_or_default();
    inside.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "ron")).collect()
}

impl Desk {
    /// Looks through a folder, or takes in what is there.
    pub(super) fn take_in(&mut self, folder: PathBuf, dry: bool) {
        let Some(unlocked) = self.ring.keys().filter(|_| self.held.is_some()) else { return };
        let mut taken = TakenIn { dry, ..TakenIn::default() };
        for path in plain_files(&folder) {
            match vault::take_in(&Disk, &unlocked, &path, dry) {
                Ok(Taken::Kept(_)) => taken.new.push(path),
                Ok(Taken::Same(_)) => taken.same.push(path),
                Ok(Taken::Other(_)) => taken.other.push(path),
                Ok(Taken::NoSheet(_) | Taken::Unread(_)) => taken.none += 1,
                Err(fault) => return self.tell.command(Command::TookIn(Err(failure(&fault)))),
            }
        }
        taken.folder = folder;
        self.tell.command(Command::TookIn(Ok(taken)));
    }

    /// Deletes plain files whose words lie safe in the locked folder.
    pub(super) fn delete_plain(&self, files: &[PathBuf]) {
        let mut gone = 0;
        for file in files {
            if let Err(error) = Disk.remove(file) {
                let what = format!("{}: {error}", file.display());
                return self.tell.command(Command::PlainDeleted(Err(Failure { what, help: String::new() })));
            }
            gone += 1;
        }
        self.tell.command(Command::PlainDeleted(Ok(gone)));
    }
}
