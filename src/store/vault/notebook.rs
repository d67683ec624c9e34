//! Small sealed texts: lists that this machine keeps, the client table.

use std::{io::ErrorKind, path::Path};

use super::{Known, Unlocked, VaultFault, VaultWhy, create::make_folder, layout::LISTS_LIMIT as LIMIT};
use crate::{
    base::{Id, Moment},
    seal::Head,
    store::{Expected, Files, read, save},
};

impl Unlocked {
    /// Reads a sealed text with the name under which it was written; nothing if there is none.
    ///
    /// # Errors
    /// [`VaultFault`]: damaged, forged, or another text in its place.
    pub(super) fn note(
        &self,
        files: &dyn Files,
        path: &Path,
        name: &Id,
    ) -> Result<Option<(String, Known)>, VaultFault> {
        let (sealed, stamp) = match read(files, path, LIMIT) {
            Ok(read) => read,
            Err(fault) if fault.kind == ErrorKind::NotFound => return Ok(None),
            Err(fault) => return Err(fault.into()),
        };
        let payload = self.unseal_up_to(path, &sealed, LIMIT)?;
        drop(sealed);
        if payload.head.doc != *name {
            return Err(VaultFault::at(path, VaultWhy::Swapped));
        }
        Ok(Some((payload.text, Known { stamp, rev: payload.head.rev })))
    }

    /// Writes a sealed text under a name.
    ///
    /// # Errors
    /// [`VaultFault`]; the text before is still there.
    pub(super) fn write_note(
        &self,
        files: &dyn Files,
        path: &Path,
        name: &Id,
        text: &str,
        known: Option<Known>,
        expected: Expected,
    ) -> Result<Known, VaultFault> {
        let head = Head {
            doc: name.clone(),
            rev: known.map_or(1, |known| known.rev + 1),
            base: known.map(|known| known.stamp.bytes()),
        };
        let sealed = self.seal(path, &head, text)?;
        if let Some(folder) = path.parent() {
            make_folder(files, folder)?;
        }
        let stamp = save(files, path, &sealed, expected)?;
        Ok(Known { stamp, rev: head.rev })
    }
}

impl Unlocked {
    /// When the folder was last copied elsewhere, and where to, as was noted on this machine.
    #[must_use]
    pub fn last_copied(&self, files: &dyn Files) -> Option<Moment> {
        let (text, _) = self.note(files, &self.copied_file(), &Id::known("copied")).ok()??;
        Moment::parse(text.lines().next()?)
    }

    /// Notes when the folder was copied, and where to.
    ///
    /// # Errors
    /// [`VaultFault`]; then the window will say an older day.
    pub fn note_copied(&self, files: &dyn Files, when: Moment, place: &str) -> Result<(), VaultFault> {
        let text = format!("{when}\n{place}");
        let name = Id::known("copied");
        self.write_note(files, &self.copied_file(), &name, &text, None, Expected::Anything).map(|_| ())
    }

    /// When the key on paper was last made or tried on this machine.
    #[must_use]
    pub fn last_tested(&self, files: &dyn Files) -> Option<Moment> {
        let (text, _) = self.note(files, &self.tested_file(), &Id::known("tested")).ok()??;
        Moment::parse(text.trim())
    }

    /// Notes that the key on paper was made or tried.
    ///
    /// # Errors
    /// [`VaultFault`]; then the window asks for it again.
    pub fn note_tested(&self, files: &dyn Files, when: Moment) -> Result<(), VaultFault> {
        let name = Id::known("tested");
        self.write_note(files, &self.tested_file(), &name, &when.to_string(), None, Expected::Anything).map(|_| ())
    }

    fn tested_file(&self) -> std::path::PathBuf {
        self.vault.local.join("tested.attune")
    }

    fn copied_file(&self) -> std::path::PathBuf {
        self.vault.local.join("copied.attune")
    }
}
