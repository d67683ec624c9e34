//! Deleting: first out of sight, then for good.

use std::path::{Path, PathBuf};

use super::{Unlocked, VaultFault, create::make_folder, layout};
use crate::{
    base::Id,
    store::{Files, SaveFault, Why},
};

impl Unlocked {
    /// Takes a worksheet out of the library; it can be put back. Gives the place where it waits.
    ///
    /// # Errors
    /// [`VaultFault`]; then it is where it was.
    pub fn delete(&self, files: &dyn Files, path: &Path) -> Result<PathBuf, VaultFault> {
        let trash = self.vault.trash();
        make_folder(files, &trash)?;
        let name = path.file_name().unwrap_or_default();
        let mut place = trash.join(name);
        if files.about(&place).is_ok() {
            let token = files.token().unwrap_or(0);
            place = trash.join(format!("{token:016x}.{}", layout::ENDING));
        }
        move_file(files, path, &place)?;
        Ok(place)
    }

    /// Puts a deleted worksheet back.
    ///
    /// # Errors
    /// [`VaultFault`]; then it is still deleted.
    pub fn put_back(&self, files: &dyn Files, from: &Path, to: &Path) -> Result<(), VaultFault> {
        if files.about(to).is_ok() {
            return Err(SaveFault { path: to.to_owned(), why: Why::Exists, now: None }.into());
        }
        move_file(files, from, to)
    }

    /// Worksheets that wait in the trash, with their documents.
    #[must_use]
    pub fn deleted(&self, files: &dyn Files) -> Vec<(PathBuf, Id)> {
        let paths = files.list(&self.vault.trash()).unwrap_or_default();
        let doc = |path: PathBuf| Some((path.clone(), self.read(files, &path).ok()?.0.doc));
        paths.into_iter().filter_map(doc).collect()
    }

    /// Deletes a document for good: every file, its history, its rescue copy.
    ///
    /// # Errors
    /// [`VaultFault`] for the first file that stayed; asked again it goes on.
    pub fn delete_for_good(&self, files: &dyn Files, doc: &Id, paths: &[PathBuf]) -> Result<(), VaultFault> {
        let history = self.vault.history(doc);
        let mut all = paths.to_vec();
        all.extend(files.list(&history).unwrap_or_default());
        all.push(self.vault.rescue_file(doc));
        for path in all {
            match files.remove(&path) {
                Ok(()) => {}
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                Err(error) => return Err(SaveFault { path, why: Why::Other(error.kind()), now: None }.into()),
            }
        }
        Ok(())
    }
}

pub(super) fn move_file(files: &dyn Files, from: &Path, to: &Path) -> Result<(), VaultFault> {
    let fault = |error: std::io::Error| {
        VaultFault::from(SaveFault { path: from.to_owned(), why: Why::Other(error.kind()), now: None })
    };
    files.rename(from, to).map_err(fault)?;
    for folder in [to.parent(), from.parent()].into_iter().flatten() {
        files.sync_folder(folder).map_err(fault)?;
    }
    Ok(())
}
