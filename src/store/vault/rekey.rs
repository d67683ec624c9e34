//! Other keys for the folder, and another recovery sheet.
//!
//! First the file with the keys is changed, at one stroke: the new keys and,
//! in comment lines, the older ones. From then on both open the folder, so
//! the rest may stop anywhere and is gone on with at the next unlocking: the
//! keys for paper, the public halves, then file after file sealed anew.
//! Older keys are kept: a computer that was away may still bring a file that
//! was sealed with them.

use std::{
    io::ErrorKind,
    path::{Path, PathBuf},
};

use zeroize::Zeroizing;

use super::{Known, Unlocked, Vault, VaultFault, VaultWhy, keep::no_link, layout, scan::scan};
use crate::{
    base::{Id, Secret},
    seal::{self, Keys, OpenFault, Payload, Private, Public},
    store::{Expected, Files, read, save},
};

impl Unlocked {
    /// Other keys, not used yet, and the recovery key that belongs to them.
    ///
    /// # Errors
    /// [`VaultFault`] if the system gives no random numbers.
    pub fn other_keys(&self) -> Result<(Self, Private), VaultFault> {
        let system = |_| VaultFault::at(&self.vault.root, VaultWhy::System);
        let (keys, paper) = self.keys.renewed().map_err(system)?;
        let mut vault = self.vault.clone();
        vault.readers = keys.readers();
        Ok((Self { vault, keys, identity: self.identity }, paper))
    }

    /// Uses these keys from now on. What was sealed before stays readable.
    ///
    /// # Errors
    /// [`VaultFault`]; then the keys before are in use, or both are. `ChangedOutside` if somebody
    /// else wrote the keys since they were unlocked.
    pub fn use_keys(&self, files: &dyn Files, passphrase: &Secret) -> Result<(), VaultFault> {
        let path = self.vault.identity_file();
        let locked = self.keys.lock(passphrase).map_err(|_| VaultFault::at(&path, VaultWhy::System))?;
        self.use_locked(files, &locked)
    }

    pub(super) fn use_locked(&self, files: &dyn Files, locked: &[u8]) -> Result<(), VaultFault> {
        save(files, &self.vault.identity_file(), locked, self.expected_keys())?;
        self.publish(files)
    }

    /// The keys for paper, and the public halves in the clear.
    pub(super) fn publish(&self, files: &dyn Files) -> Result<(), VaultFault> {
        self.write_recovery(files, Expected::Anything)?;
        self.write_manifest(files)
    }

    pub(super) fn write_manifest(&self, files: &dyn Files) -> Result<(), VaultFault> {
        save(files, &self.vault.manifest_file(), self.vault.manifest().as_bytes(), Expected::Anything)?;
        Ok(())
    }

    /// Whether the file with the keys holds these, and the passphrase opens it.
    #[must_use]
    pub fn are_in_use(&self, files: &dyn Files, passphrase: &Secret) -> bool {
        let there = files.read(&self.vault.identity_file(), layout::KEYS_LIMIT).ok();
        let keys = there.and_then(|locked| Keys::unlock(&locked, passphrase).ok());
        keys.is_some_and(|keys| keys.mark() == self.keys.mark())
    }

    /// Goes on where changing the keys stopped. Only for whoever holds the lock of the folder.
    ///
    /// # Errors
    /// [`VaultFault`]; then both keys open the folder, and the next unlocking goes on.
    pub fn finish_rekeying(&self, files: &dyn Files) -> Result<(), VaultFault> {
        // Noted or not, this machine goes on; not noted, it seals as it did before.
        let _noted = self.vault.note_readers(files);
        let there = Vault::at(files, &self.vault.root, &self.vault.local)?;
        if there.readers == self.vault.readers { Ok(()) } else { self.publish(files) }
    }

    /// Whether these are the public halves of keys that open the folder, or once did.
    pub(super) fn knows(&self, readers: &[Public; 2]) -> bool {
        self.keys.readers() == *readers || self.keys.older().any(|keys| keys.readers() == *readers)
    }

    /// Opens sealed bytes with these keys or older ones, and says with which.
    pub(super) fn open(&self, sealed: &[u8], limit: u64) -> Result<(Zeroizing<Vec<u8>>, Keys), OpenFault> {
        match seal::open(sealed, self.keys.daily(), limit) {
            Ok(plain) => Ok((plain, self.keys.clone())),
            Err(OpenFault::NotForThisKey) => {
                let mut older = self.keys.older();
                let open = |keys: Keys| Some((seal::open(sealed, keys.daily(), limit).ok()?, keys));
                older.find_map(open).ok_or(OpenFault::NotForThisKey)
            }
            Err(fault) => Err(fault),
        }
    }

    /// Whether the keys were changed and not everything may be sealed with the new ones yet.
    #[must_use]
    pub fn may_be_rekeying(&self, files: &dyn Files) -> bool {
        let name = Id::known("resealed");
        let done = self.note(files, &self.resealed_file(), &name).ok().flatten();
        self.keys.older().next().is_some() && done.is_none_or(|(text, _)| text.trim() != self.keys.mark())
    }

    /// Every file that may have to be sealed anew, in the folder and on this machine.
    #[must_use]
    pub fn to_reseal(&self, files: &dyn Files) -> Vec<PathBuf> {
        let vault = &self.vault;
        let mut paths = vault.lists().to_vec();
        paths.extend(scan(files, vault).into_iter().map(|found| found.path));
        for history in files.list(&vault.all_history()).unwrap_or_default() {
            paths.extend(files.list(&history).unwrap_or_default());
        }
        paths.extend(files.list(&vault.trash()).unwrap_or_default());
        paths.extend(vault.rescue_files(files));
        paths.extend(files.list(&vault.local).unwrap_or_default());
        paths.retain(|path| path.extension().is_some_and(|ending| ending == layout::ENDING));
        paths
    }

    /// Seals a file with the keys of now, if older ones sealed it.
    ///
    /// Gives back what stands there now if it was written anew; nothing if
    /// that was not needed, or if it does not open at all and is left alone.
    ///
    /// # Errors
    /// [`VaultFault`]; the file is as it was.
    pub fn reseal(&self, files: &dyn Files, path: &Path) -> Result<Option<Known>, VaultFault> {
        if no_link(files, path).is_err() {
            return Ok(None);
        }
        let (sealed, stamp) = match read(files, path, layout::LISTS_LIMIT) {
            Ok(there) => there,
            Err(fault) if fault.kind == ErrorKind::NotFound => return Ok(None),
            Err(fault) => return Err(fault.into()),
        };
        let Ok((plain, keys)) = self.open(&sealed, layout::LISTS_LIMIT) else { return Ok(None) };
        if keys.mark() == self.keys.mark() {
            return Ok(None);
        }
        let (text, rev) = match Payload::read(&plain, &keys) {
            Ok(payload) => {
                (Zeroizing::new(Payload::write(&payload.head, &payload.text, &self.keys)), payload.head.rev)
            }
            // A rescue copy carries no line about it.
            Err(_) if path.starts_with(self.vault.rescue()) => (plain, 0),
            Err(_) => return Ok(None),
        };
        let [daily, paper] = &self.vault.readers;
        let sealed = seal::seal(&text, &[daily, paper]).map_err(|_| VaultFault::at(path, VaultWhy::System))?;
        let stamp = save(files, path, &sealed, Expected::This(stamp))?;
        Ok(Some(Known { stamp, rev }))
    }

    /// Notes that everything is sealed with the keys of now.
    ///
    /// # Errors
    /// [`VaultFault`]; then the next unlocking looks through the files again.
    pub fn note_resealed(&self, files: &dyn Files) -> Result<(), VaultFault> {
        let name = Id::known("resealed");
        let mark = self.keys.mark();
        self.write_note(files, &self.resealed_file(), &name, &mark, None, Expected::Anything).map(|_| ())
    }

    fn resealed_file(&self) -> PathBuf {
        self.vault.local.join("resealed.attune")
    }
}
