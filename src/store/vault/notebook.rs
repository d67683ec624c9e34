//! Small sealed texts: lists that this machine keeps, the client table.

use std::{io::ErrorKind, path::Path};

use serde::{Serialize, de::DeserializeOwned};

use super::{Known, Unlocked, VaultFault, VaultWhy, create::make_folder, layout::LISTS_LIMIT as LIMIT};
use crate::{
    base::{Id, Moment},
    seal::{Head, OpenFault},
    store::{Expected, Files, SaveFault, Why, read, save},
};

/// So often a list is changed anew because another machine wrote it meanwhile.
const TRIES: usize = 3;

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
        if sealed.len() as u64 > LIMIT {
            return Err(SaveFault { path: path.to_owned(), why: Why::TooLarge, now: None }.into());
        }
        if let Some(folder) = path.parent() {
            make_folder(files, folder)?;
        }
        let stamp = save(files, path, &sealed, expected)?;
        Ok(Known { stamp, rev: head.rev })
    }

    /// Reads a sealed list, with what is known about its file; empty if there is none yet.
    ///
    /// # Errors
    /// As [`Unlocked::note`].
    pub(super) fn list<T: DeserializeOwned + Default>(
        &self,
        files: &dyn Files,
        path: &Path,
        name: &Id,
    ) -> Result<(T, Option<Known>), VaultFault> {
        let Some((text, known)) = self.note(files, path, name)? else { return Ok((T::default(), None)) };
        let list = ron::Options::default().with_recursion_limit(16).from_str(&text);
        let list = list.map_err(|_| VaultFault::at(path, VaultWhy::Seal(OpenFault::Damaged)))?;
        Ok((list, Some(known)))
    }

    /// Writes a sealed list that was read as it is known.
    ///
    /// # Errors
    /// [`VaultFault`]; also if somebody else changed it since it was read.
    pub(super) fn write_list<T: Serialize>(
        &self,
        files: &dyn Files,
        path: &Path,
        name: &Id,
        list: &T,
        known: Option<Known>,
    ) -> Result<Known, VaultFault> {
        let text = ron::ser::to_string_pretty(list, ron::ser::PrettyConfig::default().depth_limit(2));
        let text = text.map_err(|_| VaultFault::at(path, VaultWhy::System))?;
        let expected = known.map_or(Expected::Nothing, |known| Expected::This(known.stamp));
        self.write_note(files, path, name, &text, known, expected)
    }

    /// Changes a sealed list and says what it is now. What another machine writes meanwhile is read first.
    ///
    /// # Errors
    /// [`VaultFault`]; then the list is as it was.
    pub(super) fn change_list<T: DeserializeOwned + Default + Serialize + PartialEq>(
        &self,
        files: &dyn Files,
        path: &Path,
        name: &Id,
        change: impl Fn(&T) -> T,
    ) -> Result<T, VaultFault> {
        let mut tries = 0;
        loop {
            let (there, known) = self.list(files, path, name)?;
            let new = change(&there);
            if new == there {
                return Ok(new);
            }
            tries += 1;
            match self.write_list(files, path, name, &new, known) {
                Err(VaultFault { why: VaultWhy::Save(fault), .. })
                    if tries < TRIES && matches!(fault.why, Why::ChangedOutside | Why::Exists) => {}
                written => return written.map(|_| new),
            }
        }
    }
}

impl Unlocked {
    /// When the folder was last copied elsewhere, as noted on this machine.
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
