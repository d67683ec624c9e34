//! Takes plain worksheets into the locked folder, and deletes plain files whose words are safe there.

use std::path::{Path, PathBuf};

use super::{Disk, outside::Desk, vaults::failure};
use crate::{
    app::{Command, Failure, TakenIn},
    store::{
        Files, ReadFault,
        vault::{self, Taken, Unlocked, VaultFault, VaultWhy},
    },
    t,
};

/// So deep folders lie in folders at most.
const DEPTH: usize = 8;

/// A file itself; of a folder, every file that may be a worksheet, also in the folders in it.
///
/// Links and what is hidden are left alone.
///
/// # Errors
/// [`ReadFault`] if a folder cannot be looked into.
pub fn plain_files(path: &Path) -> Result<Vec<PathBuf>, ReadFault> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    gather(path, DEPTH, &mut files)?;
    Ok(files)
}

fn gather(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) -> Result<(), ReadFault> {
    let inside = Disk.list(folder).map_err(|error| ReadFault { path: folder.to_owned(), kind: error.kind() })?;
    for path in inside {
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if path.extension().is_some_and(|ending| ending == "ron") {
            files.push(path);
        } else if depth > 0 && !hidden && Disk.about(&path).is_ok_and(|about| about.is_folder && !about.is_link) {
            gather(&path, depth - 1, files)?;
        }
    }
    Ok(())
}

/// Whether the next file would meet the same fault: the folder cannot be written.
#[must_use]
pub const fn stops_all(fault: &VaultFault) -> bool {
    matches!(fault.why, VaultWhy::Save(_) | VaultWhy::System | VaultWhy::Gone)
}

/// Deletes a plain file, if the folder still holds the very words that stand in it now.
///
/// # Errors
/// Why it stayed.
pub fn delete_safe(unlocked: &Unlocked, path: &Path) -> Result<(), Failure> {
    let stays = |what: &str| Failure {
        what: t!("in-file", file = &path.display().to_string(), what = what),
        help: t!("plain-stays-help").to_owned(),
    };
    if Disk.about(path).is_ok_and(|about| about.is_link) {
        return Err(stays(t!("plain-is-link")));
    }
    match vault::take_in(&Disk, unlocked, path, true) {
        Ok(Taken::Same(_)) => {}
        Ok(_) => return Err(stays(t!("plain-changed"))),
        Err(fault) => return Err(failure(&fault)),
    }
    Disk.remove(path).map_err(|error| {
        let reason = error.kind().to_string();
        stays(&t!("plain-not-deleted", reason = &reason))
    })
}

impl Desk {
    /// Looks through a folder, or takes in what is there.
    pub(super) fn take_in(&mut self, folder: PathBuf, dry: bool) {
        let Some(unlocked) = self.ring.keys().filter(|_| self.held.is_some()) else { return };
        let mut taken = TakenIn { dry, ..TakenIn::default() };
        let files = match plain_files(&folder) {
            Ok(files) => files,
            Err(fault) => {
                let failure = Failure { what: fault.what(), help: fault.help() };
                return self.tell.command(Command::TookIn(Err(failure)));
            }
        };
        let of = files.len();
        for (at, path) in files.into_iter().enumerate() {
            match vault::take_in(&Disk, &unlocked, &path, dry) {
                Ok(Taken::Kept(_)) => taken.new.push(path),
                Ok(Taken::Same(_)) => taken.same.push(path),
                Ok(Taken::Other(_)) => taken.other.push(path),
                Ok(Taken::NoSheet(_) | Taken::Unread(_)) => taken.none += 1,
                Err(fault) if stops_all(&fault) => {
                    taken.left = of - at;
                    taken.failed = Some(failure(&fault));
                    break;
                }
                Err(_) => taken.none += 1,
            }
        }
        taken.folder = folder;
        self.tell.command(Command::TookIn(Ok(taken)));
    }

    /// Deletes plain files whose words lie safe in the locked folder; goes on past one that stays.
    pub(super) fn delete_plain(&self, files: &[PathBuf]) {
        let Some(unlocked) = self.ring.keys() else { return };
        let stayed: Vec<Failure> = files.iter().filter_map(|file| delete_safe(&unlocked, file).err()).collect();
        let result = match stayed.first() {
            None => Ok(files.len()),
            Some(first) => {
                let what = t!("plain-some-stay", gone = files.len() - stayed.len(), stayed = stayed.len());
                Err(Failure { what: format!("{what} {}", first.what), help: first.help.clone() })
            }
        };
        self.tell.command(Command::PlainDeleted(result));
    }
}
