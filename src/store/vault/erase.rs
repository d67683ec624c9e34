//! Everything of one client code goes: worksheets, their histories, what waits deleted, rescue copies.

use std::path::PathBuf;

use super::{Unlocked, VaultFault};
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
            let Ok((sheet, _)) = self.read(files, &path) else { continue };
            if gone.contains(&sheet.doc) || belongs(&sheet) {
                self.delete_for_good(files, &sheet.doc, &[path])?;
                if !gone.contains(&sheet.doc) {
                    gone.push(sheet.doc);
                }
            }
        }
        for path in self.vault.rescue_files(files) {
            let Some(sheet) = self.read_rescue(files, &path).ok().and_then(|text| file::read(&text).ok()) else {
                continue;
            };
            if gone.contains(&sheet.doc) || belongs(&sheet) {
                files.remove(&path).map_err(|error| {
                    VaultFault::from(SaveFault { path: path.clone(), why: Why::Other(error.kind()), now: None })
                })?;
            }
        }
        Ok(())
    }
}
