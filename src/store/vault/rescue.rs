//! Rescue copies of sheets that belong into a locked folder.
//!
//! They are sealed with the public key alone, so that a locked program writes
//! them too: *write now, unlock later*. They lie on this machine, outside the
//! folder, and carry no tag; whoever can write there could write anything.

use std::{
    io,
    path::{Path, PathBuf},
};

use super::{Unlocked, Vault, VaultFault, VaultWhy, create::make_folder, layout};
use crate::{
    base::Id,
    seal,
    store::{Expected, Files, Stamp, read, save},
};

impl Vault {
    /// Where the rescue copy of a document lies.
    #[must_use]
    pub fn rescue_file(&self, doc: &Id) -> PathBuf {
        self.rescue().join(format!("{doc}.{}", layout::ENDING))
    }

    /// Writes the rescue copy of a document, in place of the one before.
    ///
    /// # Errors
    /// [`VaultFault`]; the copy before is still there.
    pub fn write_rescue(&self, files: &dyn Files, doc: &Id, text: &str) -> Result<Stamp, VaultFault> {
        let path = self.rescue_file(doc);
        let [daily, paper] = &self.known_readers(files);
        let sealed = seal::seal(text.as_bytes(), &[daily, paper]);
        let sealed = sealed.map_err(|_: io::Error| VaultFault::at(&path, VaultWhy::System))?;
        make_folder(files, &self.rescue())?;
        Ok(save(files, &path, &sealed, Expected::Anything)?)
    }

    /// The paths of the rescue copies; they can be listed without unlocking.
    #[must_use]
    pub fn rescue_files(&self, files: &dyn Files) -> Vec<PathBuf> {
        let paths = files.list(&self.rescue()).unwrap_or_default();
        paths.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == layout::ENDING)).collect()
    }
}

impl Unlocked {
    /// What a rescue copy holds: also more than may be saved, or it would be lost.
    ///
    /// # Errors
    /// [`VaultFault`].
    pub fn read_rescue(&self, files: &dyn Files, path: &Path) -> Result<String, VaultFault> {
        let (sealed, _) = read(files, path, layout::LISTS_LIMIT)?;
        let fault = |why| VaultFault::at(path, VaultWhy::Seal(why));
        let (plain, _) = self.open(&sealed, layout::LISTS_LIMIT).map_err(fault)?;
        String::from_utf8(plain.to_vec()).map_err(|_| fault(seal::OpenFault::Damaged))
    }
}
