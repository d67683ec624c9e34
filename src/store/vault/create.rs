//! Makes a locked folder, and opens one.

use std::{io::ErrorKind, path::Path};

use super::{Unlocked, Vault, VaultFault, VaultWhy, layout};
use crate::{
    base::{Id, Secret},
    seal::{self, Keys, OpenFault, Private},
    store::{Expected, Files, read, save},
};

impl Vault {
    /// Makes a locked folder, and the key that belongs on paper.
    ///
    /// The folder may exist, but must be empty. The file that makes it a
    /// locked folder is written last: half a one is none.
    ///
    /// # Errors
    /// [`VaultFault`]; then nothing was locked.
    pub fn create(
        files: &dyn Files,
        root: &Path,
        state: &Path,
        id: Id,
        passphrase: &Secret,
    ) -> Result<(Unlocked, Private), VaultFault> {
        Self::create_with(files, root, state, id, passphrase, seal::WORK)
    }

    /// As [`Vault::create`], with another cost of trying a passphrase; where it keeps nothing.
    ///
    /// # Errors
    /// [`VaultFault`].
    pub fn create_with(
        files: &dyn Files,
        root: &Path,
        state: &Path,
        id: Id,
        passphrase: &Secret,
        work: u8,
    ) -> Result<(Unlocked, Private), VaultFault> {
        let fault = |why| VaultFault::at(root, why);
        match files.list(root) {
            Ok(there) if there.iter().any(|path| !is_nothing(path)) => return Err(fault(VaultWhy::NotEmpty)),
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => make_folder(files, root)?,
            Err(error) => return Err(crate::store::ReadFault { path: root.into(), kind: error.kind() }.into()),
        }
        let (keys, paper) = Keys::fresh(id.clone()).map_err(|_| fault(VaultWhy::System))?;
        let vault = Self::new(root, state, id, keys.readers());
        let unlocked = Unlocked { vault, keys };
        make_folder(files, &unlocked.vault.docs())?;
        unlocked.write_keys(files, passphrase, work)?;
        let manifest = unlocked.vault.manifest();
        save(files, &unlocked.vault.manifest_file(), manifest.as_bytes(), Expected::Nothing)?;
        Ok((unlocked, paper))
    }

    /// Unlocks the folder with its passphrase.
    ///
    /// # Errors
    /// [`VaultFault`].
    pub fn unlock(&self, files: &dyn Files, passphrase: &Secret) -> Result<Unlocked, VaultFault> {
        let path = self.identity_file();
        let (locked, _) = read(files, &path, layout::KEYS_LIMIT)?;
        self.with_keys(files, &path, Keys::unlock(&locked, passphrase))
    }

    /// Unlocks the folder with the key on paper.
    ///
    /// # Errors
    /// [`VaultFault`].
    pub fn unlock_with_recovery(&self, files: &dyn Files, paper: &Private) -> Result<Unlocked, VaultFault> {
        let path = self.recovery_file();
        let (locked, _) = read(files, &path, layout::KEYS_LIMIT)?;
        self.with_keys(files, &path, Keys::unlock_with_recovery(&locked, paper))
    }

    fn with_keys(
        &self,
        files: &dyn Files,
        path: &Path,
        keys: Result<Keys, OpenFault>,
    ) -> Result<Unlocked, VaultFault> {
        let keys = keys.map_err(|fault| VaultFault::at(path, VaultWhy::Seal(fault)))?;
        let unlocked = Unlocked { vault: self.clone(), keys };
        // Public keys in the clear could be exchanged for those of somebody else.
        if *unlocked.keys.vault() != self.id || !unlocked.knows(&self.readers) {
            return Err(VaultFault::at(path, VaultWhy::OtherKeys));
        }
        if unlocked.keys.readers() == self.readers { Ok(unlocked) } else { unlocked.finish_rekeying(files) }
    }
}

impl Unlocked {
    pub(super) fn write_keys(&self, files: &dyn Files, passphrase: &Secret, work: u8) -> Result<(), VaultFault> {
        let system = |path: &Path| VaultFault::at(path, VaultWhy::System);
        let identity = self.vault.identity_file();
        self.write_recovery(files, Expected::Nothing)?;
        let locked = self.keys.lock_with(passphrase, work).map_err(|_| system(&identity))?;
        save(files, &identity, &locked, Expected::Nothing)?;
        Ok(())
    }
}

/// What sync engines and file managers leave in an empty folder.
fn is_nothing(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.') || name == "desktop.ini")
}

pub(super) fn make_folder(files: &dyn Files, path: &Path) -> Result<(), VaultFault> {
    files.make_folder(path, layout::PRIVATE_FOLDER).map_err(|error| {
        crate::store::SaveFault {
            path: path.to_owned(),
            why: match error.kind() {
                ErrorKind::PermissionDenied => crate::store::Why::NotAllowed,
                ErrorKind::ReadOnlyFilesystem => crate::store::Why::ReadOnlyPlace,
                ErrorKind::StorageFull | ErrorKind::QuotaExceeded => crate::store::Why::Full,
                kind => crate::store::Why::Other(kind),
            },
            now: None,
        }
        .into()
    })
}
