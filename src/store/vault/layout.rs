//! Where things lie in a locked folder, and how it is found.

use std::{
    io::ErrorKind,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::{VaultFault, VaultWhy, create::make_folder, half::Half};
use crate::{
    base::Id,
    seal::Public,
    store::{self, Expected, Files},
    worksheet::file,
};

/// The ending of sealed worksheets.
pub const ENDING: &str = "attune";
/// The file that makes a folder a locked folder.
const MANIFEST: &str = "vault.ron";
/// The file with the keys.
pub(super) const IDENTITY: &str = "identity.age";
/// The format that this program reads and writes.
const FORMAT: u32 = 1;
/// A manifest is smaller, in bytes.
const MANIFEST_LIMIT: u64 = 64 << 10;
/// Files with keys are smaller, in bytes.
pub(super) const KEYS_LIMIT: u64 = 64 << 10;
/// A sealed worksheet is smaller, in bytes.
pub(super) const SEALED_LIMIT: u64 = PLAIN_LIMIT + PLAIN_LIMIT / 4096 + (16 << 10);
/// What is unsealed is smaller, in bytes: a worksheet, the line about it, and what fills it up.
pub(super) const PLAIN_LIMIT: u64 = file::MAX_BYTES as u64 + (8 << 10);
/// Lists and small texts are smaller, in bytes.
pub(super) const LISTS_LIMIT: u64 = 512 << 20;
/// Permission bits of folders: nobody else looks into them.
pub(super) const PRIVATE_FOLDER: u32 = 0o700;

/// A locked folder, as it is known without any key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vault {
    /// The folder.
    pub root: PathBuf,
    /// Where this machine keeps what belongs to it.
    pub local: PathBuf,
    /// Its random id.
    pub id: Id,
    /// For whom everything is sealed: the daily key and the one on paper.
    pub readers: [Public; 2],
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    format: u32,
    vault: Id,
    daily: String,
    recovery: String,
}

impl Manifest {
    fn read(bytes: &[u8]) -> Option<Self> {
        let options = ron::Options::default().with_recursion_limit(16);
        options.from_str(std::str::from_utf8(bytes).ok()?).ok()
    }

    fn readers(&self) -> Option<[Public; 2]> {
        Some([Public::parse(&self.daily).ok()?, Public::parse(&self.recovery).ok()?])
    }
}

/// The locked folder that a file lies in, if it lies in one.
#[must_use]
pub fn around(files: &dyn Files, path: &Path) -> Option<PathBuf> {
    path.ancestors().skip(1).find(|folder| files.about(&folder.join(MANIFEST)).is_ok()).map(Path::to_owned)
}

/// Where this machine keeps what it knows of each locked folder that was ever in use here.
#[must_use]
pub fn known_here(state: &Path) -> PathBuf {
    state.join("vaults")
}

impl Vault {
    pub(super) fn new(root: &Path, state: &Path, id: Id, readers: [Public; 2]) -> Self {
        let local = known_here(state).join(id.as_str());
        Self { root: root.to_owned(), local, id, readers }
    }

    /// Finds the locked folder at a path; `state` is this machine's own folder.
    ///
    /// # Errors
    /// [`VaultFault`] if there is none, or a newer program made it.
    pub fn at(files: &dyn Files, root: &Path, state: &Path) -> Result<Self, VaultFault> {
        let path = root.join(MANIFEST);
        let bytes = match files.read(&path, MANIFEST_LIMIT) {
            Ok(bytes) => bytes,
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                // With keys, and wholly made, it is one that has lost its manifest.
                let has_keys = files.about(&root.join(IDENTITY)).is_ok() && !Half::is_begun(files, root);
                return Err(if has_keys {
                    VaultFault::at(&path, VaultWhy::BadManifest)
                } else {
                    VaultFault::at(root, if Half::is_copy(files, root) { VaultWhy::Half } else { VaultWhy::NoVault })
                });
            }
            Err(error) => return Err(store::ReadFault { path, kind: error.kind() }.into()),
        };
        let manifest = Manifest::read(&bytes).ok_or_else(|| VaultFault::at(&path, VaultWhy::BadManifest))?;
        if manifest.format > FORMAT {
            return Err(VaultFault::at(root, VaultWhy::Newer));
        }
        let readers = manifest.readers().ok_or_else(|| VaultFault::at(&path, VaultWhy::BadManifest))?;
        Ok(Self::new(root, state, manifest.vault, readers))
    }

    /// For whom words are sealed without the keys: as this machine knows it from the last unlocking.
    ///
    /// The manifest lies in the clear in the folder. Whoever exchanges the keys in it must not
    /// have sealed for himself what is written while it is locked.
    pub(super) fn known_readers(&self, files: &dyn Files) -> [Public; 2] {
        let bytes = files.read(&self.known_manifest(), MANIFEST_LIMIT).ok();
        let known = bytes.and_then(|bytes| Manifest::read(&bytes)).filter(|known| known.vault == self.id);
        known.and_then(|known| known.readers()).unwrap_or_else(|| self.readers.clone())
    }

    /// Notes for whom this machine seals; told by the keys themselves.
    pub(super) fn note_readers(&self, files: &dyn Files) -> Result<(), VaultFault> {
        if self.known_readers(files) == self.readers && files.about(&self.known_manifest()).is_ok() {
            return Ok(());
        }
        make_folder(files, &self.local)?;
        store::save(files, &self.known_manifest(), self.manifest().as_bytes(), Expected::Anything)?;
        Ok(())
    }

    fn known_manifest(&self) -> PathBuf {
        self.local.join(MANIFEST)
    }

    /// Whether this very folder still lies where it was: a drive may be gone, and an empty place
    /// that was there before it is no place for worksheets.
    ///
    /// # Errors
    /// [`VaultFault`]: `Gone` if it is not there, or another one is.
    pub fn still_there(&self, files: &dyn Files) -> Result<(), VaultFault> {
        match Self::at(files, &self.root, Path::new("")) {
            Ok(found) if found.id == self.id => Ok(()),
            Ok(_) => Err(VaultFault::at(&self.root, VaultWhy::Gone)),
            Err(fault) if fault.is_none() => Err(VaultFault::at(&self.root, VaultWhy::Gone)),
            Err(fault) => Err(fault),
        }
    }

    pub(super) fn manifest(&self) -> String {
        let [daily, recovery] = &self.readers;
        let manifest = Manifest {
            format: FORMAT,
            vault: self.id.clone(),
            daily: daily.to_string(),
            recovery: recovery.to_string(),
        };
        ron::ser::to_string_pretty(&manifest, ron::ser::PrettyConfig::default()).unwrap_or_default()
    }

    pub(super) fn manifest_file(&self) -> PathBuf {
        self.root.join(MANIFEST)
    }

    pub(super) fn identity_file(&self) -> PathBuf {
        self.root.join(IDENTITY)
    }

    pub(super) fn recovery_file(&self) -> PathBuf {
        self.root.join("recovery.age")
    }

    pub(super) fn clients_file(&self) -> PathBuf {
        self.root.join("clients").with_extension(ENDING)
    }

    pub(super) fn ledger_file(&self) -> PathBuf {
        self.root.join("ledger").with_extension(ENDING)
    }

    pub(super) fn people_file(&self) -> PathBuf {
        self.root.join("people").with_extension(ENDING)
    }

    /// Says which bytes `recovery.age` holds.
    pub(super) fn recovery_note(&self) -> PathBuf {
        self.root.join("recovery").with_extension(ENDING)
    }

    /// The small sealed lists beside the worksheets.
    pub(super) fn lists(&self) -> [PathBuf; 4] {
        [self.clients_file(), self.ledger_file(), self.people_file(), self.recovery_note()]
    }

    pub(super) fn docs(&self) -> PathBuf {
        self.root.join("docs")
    }

    pub(super) fn trash(&self) -> PathBuf {
        self.root.join("trash")
    }

    pub(super) fn history(&self, doc: &Id) -> PathBuf {
        self.root.join("history").join(doc.as_str())
    }

    pub(super) fn all_history(&self) -> PathBuf {
        self.root.join("history")
    }

    /// Where a new worksheet's file lies.
    #[must_use]
    pub fn file_of(&self, doc: &Id) -> PathBuf {
        let first: String = doc.as_str().chars().take(2).collect();
        self.docs().join(first.to_ascii_lowercase()).join(format!("{doc}.{ENDING}"))
    }

    /// Where this machine keeps rescue copies.
    #[must_use]
    pub fn rescue(&self) -> PathBuf {
        self.local.join("rescue")
    }

    /// The file that is locked while a window has the folder open.
    #[must_use]
    pub fn lock_file(&self) -> PathBuf {
        self.local.join("lock")
    }

    /// Whether a path lies in the folder.
    #[must_use]
    pub fn has(&self, path: &Path) -> bool {
        path.starts_with(&self.root)
    }
}
