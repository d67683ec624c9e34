//! The file for the key on paper: whether it is still as it was written.
//!
//! The folder's own keys cannot open it, so that a check would not see damage
//! in it before the day it is needed. A sealed note says which bytes it holds.

use std::io::ErrorKind;

use super::{Unlocked, VaultFault, VaultWhy, layout::KEYS_LIMIT};
use crate::{
    base::{Id, hex},
    seal::OpenFault,
    store::{Expected, Files, ReadFault, Stamp, read, save},
};

impl Unlocked {
    /// Writes the keys for the key on paper, and which bytes that were.
    ///
    /// # Errors
    /// [`VaultFault`].
    pub fn write_recovery(&self, files: &dyn Files, expected: Expected) -> Result<(), VaultFault> {
        let path = self.vault.recovery_file();
        let locked = self.keys.lock_for_recovery().map_err(|_| VaultFault::at(&path, VaultWhy::System))?;
        let stamp = save(files, &path, &locked, expected)?;
        let note = self.vault.recovery_note();
        self.write_note(files, &note, &name(), &words(stamp), None, Expected::Anything).map(|_| ())
    }

    /// Whether the file for the key on paper is as it was written.
    ///
    /// # Errors
    /// [`VaultFault`] if it is not there, or holds other bytes, or if nothing says which it should hold.
    pub fn check_recovery(&self, files: &dyn Files) -> Result<(), VaultFault> {
        let path = self.vault.recovery_file();
        let (_, stamp) = read(files, &path, KEYS_LIMIT)?;
        let noted = self.note(files, &self.vault.recovery_note(), &name())?;
        match noted {
            Some((noted, _)) if noted.trim() == words(stamp) => Ok(()),
            Some(_) => Err(VaultFault::at(&path, VaultWhy::Seal(OpenFault::Damaged))),
            // Nobody knows what it should hold.
            None => Err(ReadFault { path: self.vault.recovery_note(), kind: ErrorKind::NotFound }.into()),
        }
    }
}

fn words(stamp: Stamp) -> String {
    hex(&stamp.bytes())
}

fn name() -> Id {
    Id::known("recovery")
}
