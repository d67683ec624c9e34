//! Makes a locked folder, and opens one.

use std::{io::ErrorKind, path::Path};

use super::{Found, Unlocked, Vault, VaultFault, VaultWhy, half::Half, layout, scan};
use crate::{
    base::{Id, Secret},
    seal::{self, Keys, OpenFault, Private},
    store::{Expected, Files, ReadFault, SaveFault, Stamp, Why, read, save, save::why},
};

/// How many worksheets are tried to tell whether keys are those of the folder.
const TRIED: usize = 20;

impl Vault {
    /// Makes a locked folder, and the key that belongs on paper.
    ///
    /// The folder may exist, but must be empty, or have been begun before and
    /// not finished. The file that makes it a locked folder is written last, so
    /// that a half-made folder is never taken for a locked one.
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
        let (keys, paper) = Keys::fresh(id.clone()).map_err(|_| fault(VaultWhy::System))?;
        let vault = Self::new(root, state, id, keys.readers());
        let unlocked = Unlocked { vault, keys, identity: None };
        Half::New.begin(files, root)?;
        Half::start_anew(files, &unlocked.vault)?;
        make_folder(files, &unlocked.vault.docs())?;
        unlocked.write_keys(files, passphrase, work)?;
        let manifest = unlocked.vault.manifest();
        save(files, &unlocked.vault.manifest_file(), manifest.as_bytes(), Expected::Nothing)?;
        // Not noted now, it is noted when it is unlocked.
        let _noted = unlocked.vault.note_readers(files);
        Half::end(files, root);
        Ok((unlocked, paper))
    }

    /// Unlocks the folder with its passphrase. Nothing is written.
    ///
    /// # Errors
    /// [`VaultFault`].
    pub fn unlock(&self, files: &dyn Files, passphrase: &Secret) -> Result<Unlocked, VaultFault> {
        let path = self.identity_file();
        let (locked, stamp) = read(files, &path, layout::KEYS_LIMIT).map_err(no_keys)?;
        self.with_keys(&path, Some(stamp), Keys::unlock(&locked, passphrase))
    }

    /// Unlocks the folder with the key on paper. Nothing is written.
    ///
    /// # Errors
    /// [`VaultFault`].
    pub fn unlock_with_recovery(&self, files: &dyn Files, paper: &Private) -> Result<Unlocked, VaultFault> {
        let path = self.recovery_file();
        let (locked, _) = read(files, &path, layout::KEYS_LIMIT)?;
        // Where the file under the passphrase is gone or damaged, it is written anew.
        let identity = read(files, &self.identity_file(), layout::KEYS_LIMIT).ok().map(|(_, stamp)| stamp);
        self.with_keys(&path, identity, Keys::unlock_with_recovery(&locked, paper))
    }

    /// Writes the file anew that makes the folder a locked one, as its keys know it.
    ///
    /// # Errors
    /// [`VaultFault`] if the keys are not opened, or are not those of most worksheets here.
    pub fn mend_manifest(
        files: &dyn Files,
        root: &Path,
        state: &Path,
        passphrase: &Secret,
    ) -> Result<Self, VaultFault> {
        let path = root.join(layout::IDENTITY);
        let (locked, stamp) = read(files, &path, layout::KEYS_LIMIT).map_err(no_keys)?;
        let keys = Keys::unlock(&locked, passphrase).map_err(|fault| match fault {
            OpenFault::WrongPassphrase => VaultFault::at(&path, VaultWhy::Seal(fault)),
            _ => VaultFault::at(&path, VaultWhy::KeysDamaged),
        })?;
        let vault = Self::new(root, state, keys.vault().clone(), keys.readers());
        let unlocked = Unlocked { vault, keys, identity: Some(stamp) };
        let is_for_others = |found: &Found| {
            let fault = unlocked.read(files, &found.path).err();
            fault.is_some_and(|fault| matches!(fault.why, VaultWhy::Seal(OpenFault::NotForThisKey)))
        };
        let some: Vec<Found> = scan(files, &unlocked.vault).into_iter().take(TRIED).collect();
        if 2 * some.iter().filter(|found| is_for_others(found)).count() > some.len() {
            // The keys themselves are of another time: with them the worksheets would stay shut.
            return Err(VaultFault::at(&path, VaultWhy::KeysOfAnotherTime));
        }
        unlocked.write_manifest(files)?;
        Ok(unlocked.vault)
    }

    fn with_keys(
        &self,
        path: &Path,
        identity: Option<Stamp>,
        keys: Result<Keys, OpenFault>,
    ) -> Result<Unlocked, VaultFault> {
        let keys = keys.map_err(|fault| {
            let why = match fault {
                OpenFault::WrongPassphrase | OpenFault::NotForThisKey => VaultWhy::Seal(fault),
                _ if path == self.recovery_file() => VaultWhy::RecoveryDamaged,
                _ => VaultWhy::KeysDamaged,
            };
            VaultFault::at(path, why)
        })?;
        let mut unlocked = Unlocked { vault: self.clone(), keys, identity };
        // Public keys in the clear could be exchanged for those of somebody else.
        if *unlocked.keys.vault() != self.id || !unlocked.knows(&self.readers) {
            let ours = *unlocked.keys.vault() == self.id;
            let why = if ours { VaultWhy::KeysOfAnotherTime } else { VaultWhy::OtherKeys };
            return Err(VaultFault::at(path, why));
        }
        // Changing the keys may have stopped half way: whoever may write goes on with it.
        unlocked.vault.readers = unlocked.keys.readers();
        Ok(unlocked)
    }
}

/// Without the file there is nothing that a passphrase could open.
fn no_keys(fault: ReadFault) -> VaultFault {
    let is_no_keys = matches!(fault.kind, ErrorKind::NotFound | ErrorKind::FileTooLarge | ErrorKind::IsADirectory);
    if is_no_keys { VaultFault::at(&fault.path, VaultWhy::KeysDamaged) } else { fault.into() }
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

/// Makes a folder and those above it, durable: a file in it is no safer than its name.
pub(super) fn make_folder(files: &dyn Files, path: &Path) -> Result<(), VaultFault> {
    let new: Vec<&Path> = path.ancestors().take_while(|folder| files.about(folder).is_err()).collect();
    let fault = |why| VaultFault::from(SaveFault { path: path.to_owned(), why, now: None });
    files.make_folder(path, layout::PRIVATE_FOLDER).map_err(|error| fault(why(&error)))?;
    let mut above = new.into_iter().filter_map(Path::parent).filter(|folder| !folder.as_os_str().is_empty());
    above.try_for_each(|folder| files.sync_folder(folder)).map_err(|_| fault(Why::NotConfirmed))
}
