//! A folder that is being made or filled: marked first, so that what was stopped can be finished.
//!
//! The file that makes a folder a locked folder is written last, so that a
//! half-made one is never taken for one. The mark says what the folder is to
//! become, and is taken away at the very end.

use std::{io::ErrorKind, path::Path};

use serde::{Deserialize, Serialize};

use super::{Vault, VaultFault, VaultWhy, create::make_folder};
use crate::{
    base::Id,
    store::{Expected, Files, ReadFault, save},
};

/// The file that marks it.
const MARK: &str = "unfinished.ron";
/// A mark is smaller, in bytes.
const LIMIT: u64 = 4 << 10;
/// What systems, file managers and sync engines leave in an empty folder, beside files with a dot.
const NOTHING: [&str; 6] =
    ["desktop.ini", "Thumbs.db", "System Volume Information", "$RECYCLE.BIN", "RECYCLER", "lost+found"];

/// What a folder is to become.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Half {
    /// A new locked folder.
    New,
    /// A copy of the locked folder with this id.
    CopyOf(Id),
}

impl Half {
    /// Marks an empty folder, or finds that it was marked so before.
    ///
    /// # Errors
    /// [`VaultFault`] if it holds anything else: that is left alone.
    pub(super) fn begin(&self, files: &dyn Files, folder: &Path) -> Result<(), VaultFault> {
        let there = match files.list(folder) {
            Ok(there) => there,
            Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(ReadFault { path: folder.to_owned(), kind: error.kind() }.into()),
        };
        if !there.iter().any(|path| !is_nothing(path)) {
            make_folder(files, folder)?;
            let text = ron::to_string(self).map_err(|_| VaultFault::at(folder, VaultWhy::System))?;
            save(files, &folder.join(MARK), text.as_bytes(), Expected::Nothing)?;
            return Ok(());
        }
        if Self::of(files, folder).as_ref() == Some(self) {
            Ok(())
        } else {
            Err(VaultFault::at(folder, VaultWhy::NotEmpty))
        }
    }

    /// Takes the keys away that nothing was ever sealed with: a new folder was not finished.
    ///
    /// # Errors
    /// [`VaultFault`] if there is more than such keys: that is left alone.
    pub(super) fn start_anew(files: &dyn Files, vault: &Vault) -> Result<(), VaultFault> {
        let keys = [vault.identity_file(), vault.recovery_file(), vault.recovery_note(), vault.manifest_file()];
        let known = |path: &Path| {
            is_nothing(path)
                || path == vault.root.join(MARK)
                || keys.iter().any(|key| key == path)
                || (path == vault.docs()
                    && files.list(path).is_ok_and(|inside| inside.iter().all(|one| is_nothing(one))))
        };
        let there = files.list(&vault.root).unwrap_or_default();
        if !there.iter().all(|path| known(path)) {
            return Err(VaultFault::at(&vault.root, VaultWhy::NotEmpty));
        }
        for key in keys {
            // What stays is met again when the new keys are written, and told then.
            let _gone = files.remove(&key);
        }
        Ok(())
    }

    /// Whether a folder was begun and is not finished.
    pub(super) fn is_begun(files: &dyn Files, folder: &Path) -> bool {
        files.about(&folder.join(MARK)).is_ok()
    }

    /// Whether a copy was begun there and is not finished.
    pub(super) fn is_copy(files: &dyn Files, folder: &Path) -> bool {
        matches!(Self::of(files, folder), Some(Self::CopyOf(_)))
    }

    fn of(files: &dyn Files, folder: &Path) -> Option<Self> {
        files.read(&folder.join(MARK), LIMIT).ok().and_then(|bytes| ron::de::from_bytes(&bytes).ok())
    }

    /// The folder is whole.
    pub(super) fn end(files: &dyn Files, folder: &Path) {
        // A mark that stays in a locked folder means nothing.
        let _gone = files.remove(&folder.join(MARK));
    }
}

fn is_nothing(path: &Path) -> bool {
    path.file_name().is_some_and(|name| {
        let name = name.to_string_lossy();
        name.starts_with('.') || NOTHING.iter().any(|known| name.eq_ignore_ascii_case(known))
    })
}
