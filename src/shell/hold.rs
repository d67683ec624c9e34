//! The lock of a locked folder, and of the only window: whoever holds it may write.

use std::{
    fs::{File, TryLockError},
    io::ErrorKind,
    path::Path,
};

use super::{
    demo,
    disk::{Disk, set_mode, with_mode},
};
use crate::{
    app::Failure,
    store::{Files, SaveFault, why},
    t,
};

/// Nobody else reads on this machine which folders are open.
const PRIVATE: u32 = 0o600;

/// Why it is not held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotHeld {
    /// Another window or command has it.
    Elsewhere,
    /// Its file cannot be made.
    Unmade(SaveFault),
}

/// Holds the lock until the file is dropped.
///
/// # Errors
/// [`NotHeld`].
pub fn hold(path: &Path) -> Result<File, NotHeld> {
    let unmade =
        |error: std::io::Error| NotHeld::Unmade(SaveFault { path: path.to_owned(), why: why(&error), now: None });
    if demo::holding(path).is_some() {
        // Nobody else sees this disk: any file stands for the lock.
        return std::env::current_exe().and_then(File::open).map_err(unmade);
    }
    if let Some(folder) = path.parent() {
        Disk.make_folder(folder, 0o700).map_err(unmade)?;
    }
    let mut options = File::options();
    let file = with_mode(options.create(true).truncate(false).write(true), PRIVATE).open(path).map_err(unmade)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Err(NotHeld::Elsewhere),
        // Some network disks know no locks: what others write there is noticed by its bytes.
        Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {}
        Err(TryLockError::Error(error)) => return Err(unmade(error)),
    }
    // An older program made it for everybody to read.
    let _read_by_others = set_mode(&file, PRIVATE);
    Ok(file)
}

impl NotHeld {
    /// What that means for the window.
    #[must_use]
    pub fn failure(&self) -> Failure {
        match self {
            Self::Elsewhere => {
                Failure { what: t!("locked-elsewhere").to_owned(), help: t!("locked-elsewhere-help").to_owned() }
            }
            Self::Unmade(fault) => {
                let reason = fault.what();
                Failure { what: t!("locked-no-lock", reason = &reason), help: t!("locked-no-lock-help").to_owned() }
            }
        }
    }
}
