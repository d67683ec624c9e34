//! Where things lie in a locked folder, and how it is found.

use std::{
    io::ErrorKind,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::{VaultFault, VaultWhy};
use crate::{
    base::Id,
    seal::Public,
    store::{self, Files},
    worksheet::file,
};

/// The ending of sealed worksheets.
pub const ENDING: &str = "attune";
/// The file that makes a folder a locked folder.
const MANIFEST: &str = "vault.ron";
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

/// The locked folder that a file lies in, if it lies in one.
#[must_use]
pub fn around(files: &dyn Files, path: &Path) -> Option<PathBuf> {
    path.ancestors().skip(1).find(|folder| files.about(&folder.join(MANIFEST)).is_ok()).map(Path::to_owned)
}

impl Vault {
    pub(super) fn new(root: &Path, state: &Path, id: Id, readers: [Public; 2]) -> Self {
        let local = state.join("vaults").join(id.as_str());
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
                return Err(VaultFault::at(root, VaultWhy::NoVault));
            }
            Err(error) => return Err(store::ReadFault { path, kind: error.kind() }.into()),
        };
        let bad = || VaultFault::at(&path, VaultWhy::BadManifest);
        let text = std::str::from_utf8(&bytes).map_err(|_| bad())?;
        let options = ron::Options::default().with_recursion_limit(16);
        let manifest: Manifest = options.from_str(text).map_err(|_| bad())?;
        if manifest.format > FORMAT {
            return Err(VaultFault::at(root, VaultWhy::Newer));
        }
        let key = |text: &str| Public::parse(text).map_err(|_| bad());
        let readers = [key(&manifest.daily)?, key(&manifest.recovery)?];
        Ok(Self::new(root, state, manifest.vault, readers))
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
            Err(fault) if matches!(fault.why, VaultWhy::NoVault) => Err(VaultFault::at(&self.root, VaultWhy::Gone)),
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
        self.root.join("identity.age")
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
