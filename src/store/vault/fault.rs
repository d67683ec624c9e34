//! What goes wrong with a locked folder, in words.

use std::path::{Path, PathBuf};

use crate::{
    seal::{OpenFault, PayloadFault},
    store::{ReadFault, SaveFault},
    t,
    worksheet::file::FileError,
};

/// What went wrong, and with which file or folder.
#[derive(Clone, Debug)]
pub struct VaultFault {
    /// The file or folder.
    pub path: PathBuf,
    /// What.
    pub why: VaultWhy,
}

/// Kinds of trouble.
#[derive(Clone, Debug)]
pub enum VaultWhy {
    /// There is no locked folder there.
    NoVault,
    /// A copy of a locked folder was begun there, and is not whole.
    Half,
    /// There is no room for the copy.
    NoRoom,
    /// The folder that was open is not there any more, or another one is in its place.
    Gone,
    /// The folder holds something already.
    NotEmpty,
    /// A newer program made it.
    Newer,
    /// The folder's own file cannot be read.
    BadManifest,
    /// The keys belong to another folder.
    OtherKeys,
    /// The keys are the folder's, and others than its manifest names: one of the two is older.
    KeysOfAnotherTime,
    /// The file with the keys is damaged or gone: no passphrase opens it.
    KeysDamaged,
    /// The file for the key on paper is damaged: that key does not open it.
    RecoveryDamaged,
    /// The keys may not have got their new passphrase; which one opens them now.
    Passphrase(Counts, SaveFault),
    /// A copy cannot lie in what is copied, nor the other way round.
    IntoItself,
    /// A link in place of a file: what it leads to may lie anywhere, and is left alone.
    Link,
    /// A sealed file was not opened.
    Seal(OpenFault),
    /// A sealed file holds something else than ours.
    Payload(PayloadFault),
    /// The file holds another document than its place says.
    Swapped,
    /// What was unsealed is no worksheet.
    Sheet(FileError),
    /// It could not be read.
    Read(ReadFault),
    /// It could not be written.
    Save(SaveFault),
    /// The system gives no random numbers, or memory.
    System,
}

/// Which passphrase opens the folder, after changing it went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    /// Still the one before.
    Before,
    /// The new one already.
    New,
    /// Nobody can tell: the file cannot be read.
    Unknown,
}

impl VaultFault {
    pub(super) fn at(path: &Path, why: VaultWhy) -> Self {
        Self { path: path.to_owned(), why }
    }

    /// What happened, as a sentence.
    #[must_use]
    pub fn what(&self) -> String {
        let name = self.path.display().to_string();
        let named = |what: &str| t!("in-file", file = &name, what = what);
        match &self.why {
            VaultWhy::NoVault => t!("vault-none", folder = &name),
            VaultWhy::Half => t!("vault-half", folder = &name),
            VaultWhy::NoRoom => t!("vault-no-room", folder = &name),
            VaultWhy::Gone => t!("vault-gone", folder = &name),
            VaultWhy::NotEmpty => t!("vault-not-empty", folder = &name),
            VaultWhy::Newer => t!("vault-newer", folder = &name),
            VaultWhy::BadManifest => named(t!("vault-bad-manifest")),
            VaultWhy::OtherKeys => named(t!("vault-other-keys")),
            VaultWhy::KeysOfAnotherTime => named(t!("vault-keys-of-another-time")),
            VaultWhy::KeysDamaged => named(t!("vault-keys-damaged")),
            VaultWhy::RecoveryDamaged => named(t!("vault-paper-damaged")),
            VaultWhy::Passphrase(counts, fault) => {
                let which = match counts {
                    Counts::Before => t!("vault-passphrase-before"),
                    Counts::New => t!("vault-passphrase-new"),
                    Counts::Unknown => t!("vault-passphrase-unknown"),
                };
                format!("{} {which}", fault.what())
            }
            VaultWhy::IntoItself => t!("vault-into-itself", folder = &name),
            VaultWhy::Link => named(t!("vault-link")),
            VaultWhy::Seal(OpenFault::WrongPassphrase) => t!("seal-wrong-passphrase").to_owned(),
            VaultWhy::Seal(fault) => named(&fault.to_string()),
            VaultWhy::Payload(fault) => named(&fault.to_string()),
            VaultWhy::Swapped => named(t!("vault-swapped")),
            VaultWhy::Sheet(error) => named(&error.to_string()),
            VaultWhy::Read(fault) => fault.what(),
            VaultWhy::Save(fault) => fault.what(),
            VaultWhy::System => t!("vault-system").to_owned(),
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> String {
        match &self.why {
            VaultWhy::NoVault => t!("vault-none-help").to_owned(),
            VaultWhy::Half => t!("vault-half-help").to_owned(),
            VaultWhy::NoRoom => t!("vault-no-room-help").to_owned(),
            VaultWhy::Gone => t!("vault-gone-help").to_owned(),
            VaultWhy::NotEmpty => t!("vault-not-empty-help").to_owned(),
            VaultWhy::Newer => t!("vault-newer-help").to_owned(),
            VaultWhy::BadManifest => t!("vault-bad-manifest-help").to_owned(),
            VaultWhy::OtherKeys => t!("vault-other-keys-help").to_owned(),
            VaultWhy::KeysOfAnotherTime => t!("vault-keys-of-another-time-help").to_owned(),
            VaultWhy::Seal(OpenFault::NotForThisKey) => t!("vault-for-another-key-help").to_owned(),
            VaultWhy::KeysDamaged => t!("vault-keys-damaged-help").to_owned(),
            VaultWhy::RecoveryDamaged => t!("vault-paper-damaged-help").to_owned(),
            VaultWhy::Passphrase(..) => t!("vault-passphrase-help").to_owned(),
            VaultWhy::IntoItself => t!("vault-into-itself-help").to_owned(),
            VaultWhy::Link => t!("vault-link-help").to_owned(),
            VaultWhy::Seal(OpenFault::WrongPassphrase) => t!("vault-wrong-passphrase-help").to_owned(),
            VaultWhy::Seal(_) | VaultWhy::Payload(_) | VaultWhy::Swapped | VaultWhy::Sheet(_) => {
                t!("vault-damaged-help").to_owned()
            }
            VaultWhy::Read(fault) => fault.help(),
            VaultWhy::Save(fault) => fault.help(),
            VaultWhy::System => t!("vault-system-help").to_owned(),
        }
    }

    /// Whether there is no locked folder at this place, or not a whole one yet.
    #[must_use]
    pub const fn is_none(&self) -> bool {
        matches!(self.why, VaultWhy::NoVault | VaultWhy::Half)
    }

    /// Whether the file itself is at fault: it was read, and is not what it should be.
    #[must_use]
    pub fn is_damage(&self) -> bool {
        match &self.why {
            VaultWhy::Seal(_) | VaultWhy::Payload(_) | VaultWhy::Swapped | VaultWhy::Sheet(_) => true,
            VaultWhy::Read(fault) => fault.kind == std::io::ErrorKind::FileTooLarge,
            _ => false,
        }
    }

    /// Whether the folder stays locked: a wrong passphrase or keys that do not fit.
    #[must_use]
    pub const fn is_locked(&self) -> bool {
        matches!(
            self.why,
            VaultWhy::Seal(OpenFault::WrongPassphrase) | VaultWhy::OtherKeys | VaultWhy::KeysOfAnotherTime
        )
    }
}

impl From<ReadFault> for VaultFault {
    fn from(fault: ReadFault) -> Self {
        Self { path: fault.path.clone(), why: VaultWhy::Read(fault) }
    }
}

impl From<SaveFault> for VaultFault {
    fn from(fault: SaveFault) -> Self {
        Self { path: fault.path.clone(), why: VaultWhy::Save(fault) }
    }
}
