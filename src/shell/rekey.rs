//! Other keys for the locked folder: made, used once their recovery sheet is copied, and
//! then file after file sealed with them, a few at a time between what is saved.

use std::path::{Path, PathBuf};

use super::{Disk, outside::Desk, vaults::failure};
use crate::{
    app::{Command, Failure},
    base::Secret,
    store::vault::{Known, Unlocked, closed},
    t,
};

/// How many files are looked at before something else has its turn.
const SOME: usize = 40;

/// Where it is.
#[derive(Debug, Default)]
pub struct Rekey {
    /// Other keys that are not used yet, and the passphrase that will open them.
    made: Option<(Unlocked, Secret)>,
    /// Files that are still to be looked at, the next one last.
    paths: Option<Vec<PathBuf>>,
    /// How many there were.
    of: usize,
    /// Whether some could not be read or written.
    missed: bool,
}

impl Desk {
    /// Makes other keys and keeps them in memory. Only who knows the passphrase may.
    pub(super) fn new_keys(&mut self, passphrase: Secret) {
        let Some(unlocked) = self.ring.keys().filter(|_| self.held.is_some()) else { return };
        let known = unlocked.vault.unlock(&Disk, &passphrase);
        let made = known.and_then(|unlocked| unlocked.other_keys()).map(|(other, paper)| {
            self.rekey.made = Some((other, passphrase));
            paper.text()
        });
        self.tell.command(Command::KeysMade(made.map_err(|fault| failure(&fault))));
    }

    /// Uses the keys that were made.
    pub(super) fn use_new_keys(&mut self) {
        let Some((other, passphrase)) = self.rekey.made.take().filter(|_| self.held.is_some()) else { return };
        let used = other.use_keys(&Disk, &passphrase).map_err(|fault| {
            let changed = other.are_in_use(&Disk, &passphrase);
            let which = if changed { t!("vault-keys-broke-off") } else { t!("vault-keys-not-changed") };
            let told = failure(&fault);
            Failure { what: format!("{} {which}", told.what), help: told.help }
        });
        if used.is_ok() {
            self.vault = Some(other.vault.clone());
            self.ring.put(Some(other), true);
            self.rekey.paths = None;
        }
        self.tell.command(Command::KeysUsed(used));
    }

    /// Seals some more files with the keys of now.
    pub(super) fn rekey_some(&mut self) {
        let Some(unlocked) = self.ring.keys().filter(|_| self.held.is_some()) else { return };
        let mut paths = self.rekey.paths.take().unwrap_or_else(|| {
            let paths = unlocked.to_reseal(&Disk);
            self.rekey.of = paths.len();
            self.rekey.missed = !closed(&Disk, &unlocked.vault).is_empty();
            paths
        });
        for path in (0..SOME).map_while(|_| paths.pop()) {
            match unlocked.reseal(&Disk, &path) {
                Ok(Some(known)) => self.resealed(&path, known),
                Ok(None) => {}
                // What fails now is tried again after the next unlocking.
                Err(_) => self.rekey.missed = true,
            }
        }
        let of = self.rekey.of;
        let done = of - paths.len();
        if paths.is_empty() && !self.rekey.missed {
            let _looked_through_again = unlocked.note_resealed(&Disk);
        }
        if !paths.is_empty() {
            self.rekey.paths = Some(paths);
        }
        self.tell.command(Command::Rekeyed { done, of });
    }

    /// What is known about a file changes with its bytes: an open worksheet is not taken for a changed one.
    fn resealed(&mut self, path: &Path, known: Known) {
        if let Some(there) = self.known.get_mut(path) {
            *there = known;
        }
    }
}
