//! Everything of one client code goes: worksheets, their histories, what waits deleted, rescue copies.

use std::path::PathBuf;

use super::{Unlocked, VaultFault, scan::named};
use crate::{
    base::Id,
    store::{Files, SaveFault, Why},
    worksheet::{Worksheet, file},
};

impl Unlocked {
    /// Erases documents for good, and whatever else in trash and rescue copies `belongs`.
    ///
    /// Puts the documents that are gone into `gone`, also when it stops before the
    /// end. What was copied elsewhere, and what a sync engine keeps, is out of reach.
    ///
    /// # Errors
    /// [`VaultFault`] for the first file that stayed; asked again it goes on.
    pub fn erase(
        &self,
        files: &dyn Files,
        docs: &[(Id, Vec<PathBuf>)],
        belongs: &dyn Fn(&Worksheet) -> bool,
        gone: &mut Vec<Id>,
    ) -> Result<(), VaultFault> {
        for (doc, paths) in docs {
            self.delete_for_good(files, doc, paths)?;
            gone.push(doc.clone());
        }
        for path in files.list(&self.vault.trash()).unwrap_or_default() {
            let doc = match self.read(files, &path) {
                Ok((sheet, _)) => {
                    Some(sheet).filter(|sheet| gone.contains(&sheet.doc) || belongs(sheet)).map(|s| s.doc)
                }
                // What does not open is taken for what its name says.
                Err(_) => named(&path).filter(|doc| gone.contains(doc)),
            };
            let Some(doc) = doc else { continue };
            self.delete_for_good(files, &doc, &[path])?;
            if !gone.contains(&doc) {
                gone.push(doc);
            }
        }
        for doc in self.only_history(files) {
            let states = super::versions(files, self, &doc);
            if !gone.contains(&doc) && states.iter().any(|state| belongs(&state.sheet)) {
                self.delete_for_good(files, &doc, &[])?;
                gone.push(doc);
            }
        }
        for path in self.vault.rescue_files(files) {
            let goes = match self.read_rescue(files, &path).ok().and_then(|text| file::read(&text).ok()) {
                Some(sheet) => gone.contains(&sheet.doc) || belongs(&sheet),
                None => named(&path).is_some_and(|doc| gone.contains(&doc)),
            };
            if goes {
                files.remove(&path).map_err(|error| {
                    VaultFault::from(SaveFault { path: path.clone(), why: Why::Other(error.kind()), now: None })
                })?;
            }
        }
        Ok(())
    }

    /// Documents that have earlier states and no file of their own any more.
    fn only_history(&self, files: &dyn Files) -> Vec<Id> {
        let folders = files.list(&self.vault.all_history()).unwrap_or_default();
        let docs = folders.iter().filter_map(|folder| named(folder));
        docs.filter(|doc| files.about(&self.vault.file_of(doc)).is_err()).collect()
    }
}
