//! Deleting: first out of sight, then for good.

use std::{
    io::ErrorKind,
    path::{Path, PathBuf},
};

use super::{
    Unlocked, VaultFault,
    create::make_folder,
    heal::ASIDE,
    layout,
    scan::{named, scan},
};
use crate::{
    base::Id,
    store::{
        Files, SaveFault, Why,
        save::{move_new, why},
    },
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
        move_file(files, from, to)
    }

    /// Worksheets that wait in the trash, with their documents.
    #[must_use]
    pub fn deleted(&self, files: &dyn Files) -> Vec<(PathBuf, Id)> {
        let paths = files.list(&self.vault.trash()).unwrap_or_default();
        let doc = |path: PathBuf| Some((path.clone(), self.read(files, &path).ok()?.0.doc));
        paths.into_iter().filter_map(doc).collect()
    }

    /// Deletes for good what waits in the trash; says how many worksheets that were.
    ///
    /// Of a document that still has a file in the library only what waits goes, and its history stays.
    ///
    /// # Errors
    /// [`VaultFault`] for the first file that stayed; asked again it goes on.
    pub fn empty_trash(&self, files: &dyn Files) -> Result<usize, VaultFault> {
        let waiting = self.deleted(files);
        for (path, doc) in &waiting {
            if self.is_kept(files, doc) {
                remove(files, path)?;
            } else {
                self.delete_for_good(files, doc, std::slice::from_ref(path))?;
            }
        }
        Ok(waiting.len())
    }

    /// Whether a file of a document is still in the library: its own, or a copy that a sync engine made.
    fn is_kept(&self, files: &dyn Files, doc: &Id) -> bool {
        let place = self.vault.file_of(doc);
        let is_of_it = |path: &Path| {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            match self.read(files, path) {
                Ok((sheet, _)) => sheet.doc == *doc,
                // What does not open is taken for what its name says.
                Err(_) => name.starts_with(doc.as_str()),
            }
        };
        let has_own_name = |path: &Path| {
            let named = path.file_stem().and_then(|stem| Id::parse(&stem.to_string_lossy()).ok());
            named.is_some_and(|named| self.vault.file_of(&named) == path)
        };
        let found = scan(files, &self.vault).into_iter().map(|found| found.path);
        // Elsewhere only a copy under another name can hold it: not every file is opened.
        let mut may_be = found.filter(|path| path.parent() == place.parent() || !has_own_name(path));
        may_be.any(|path| is_of_it(&path))
    }

    /// Deletes a document for good: every file, what was set aside of it, its history, its rescue copy.
    ///
    /// # Errors
    /// [`VaultFault`] for the first file that stayed; asked again it goes on.
    pub fn delete_for_good(&self, files: &dyn Files, doc: &Id, paths: &[PathBuf]) -> Result<(), VaultFault> {
        let place = self.vault.file_of(doc);
        // Also that of a copy that a sync engine made, whose name goes on after the first point.
        let aside = format!(".{ASIDE}");
        let is_aside = |path: &PathBuf| {
            let name = path.file_name().map(|name| name.to_string_lossy().contains(&aside));
            name == Some(true) && named(path).as_ref() == Some(doc)
        };
        let beside = place.parent().map(|folder| files.list(folder).unwrap_or_default()).unwrap_or_default();
        let mut all: Vec<PathBuf> = beside.into_iter().filter(is_aside).collect();
        all.extend(files.list(&self.vault.history(doc)).unwrap_or_default());
        all.push(self.vault.rescue_file(doc));
        // The worksheet goes last: stopped half way, it is not taken for one that somebody lost.
        all.extend(paths.iter().cloned());
        all.iter().try_for_each(|path| remove(files, path))
    }
}

/// Takes a file away; one that is gone already is no fault.
pub(super) fn remove(files: &dyn Files, path: &Path) -> Result<(), VaultFault> {
    match files.remove(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(SaveFault { path: path.to_owned(), why: why(&error), now: None }.into())
        }
        _ => Ok(()),
    }
}

/// Moves a file to a place where nothing is.
///
/// # Errors
/// [`VaultFault`]; then it is where it was.
pub(super) fn move_file(files: &dyn Files, from: &Path, to: &Path) -> Result<(), VaultFault> {
    move_new(files, from, to).map_err(|error| {
        let why = why(&error);
        let path = if why == Why::Exists { to } else { from };
        VaultFault::from(SaveFault { path: path.to_owned(), why, now: None })
    })?;
    for folder in [to.parent(), from.parent()].into_iter().flatten() {
        // It has moved. Not confirmed, it may be in its old place after a power cut, and is whole there too.
        let _in_one_of_the_two = files.sync_folder(folder);
    }
    Ok(())
}
