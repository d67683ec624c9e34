//! Writes a file so that it is always whole, and knows when somebody else did.
//!
//! The steps: a temporary file in the same folder, write, sync, look once
//! more whether the target is still what it was, rename, sync the folder,
//! read back and compare. A failed sync is never tried again on the same
//! file. A link is followed, and what it leads to is replaced.

use std::{
    fmt, io,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use super::{Files, sweep};
use crate::{base::hex, t};

/// How many links are followed, one to the next.
pub(super) const MOST_LINKS: usize = 40;
/// Permission bits of a new file: nobody else reads it.
const PRIVATE: u32 = 0o600;
/// What stands at the target may be read up to this size to compare it.
const COMPARE_LIMIT: u64 = 512 << 20;

/// The SHA-256 of a file's bytes: what was read or written last.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Stamp([u8; 32]);

/// What should stand at the target before it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Nothing.
    Nothing,
    /// What was read or written last, or nothing.
    This(Stamp),
    /// Whatever there is may be replaced: a person said so.
    Anything,
}

/// Why a file was not saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaveFault {
    /// The file that was meant.
    pub path: PathBuf,
    /// Why.
    pub why: Why,
    /// What stands there now, if it is our new bytes although saving failed.
    pub now: Option<Stamp>,
}

/// Kinds of failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The disk or the allowance is full.
    Full,
    /// Nothing can be written to this disk.
    ReadOnlyPlace,
    /// The file is marked as read-only.
    ReadOnlyFile,
    /// The user may not write here.
    NotAllowed,
    /// The folder does not exist.
    NoFolder,
    /// There is a folder of this name.
    IsFolder,
    /// There is a pipe or a device of this name.
    IsNoFile,
    /// There is a file of this name already.
    Exists,
    /// Somebody else changed the file since it was read.
    ChangedOutside,
    /// So large that it could not be read back.
    TooLarge,
    /// The disk did not confirm that the new name is durable.
    NotConfirmed,
    /// What was read back is not what was written.
    ReadsBackDifferently,
    /// No file can have this name.
    BadName,
    /// Anything else.
    Other(io::ErrorKind),
}

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadFault {
    /// The file that was meant.
    pub path: PathBuf,
    /// Why, in the words of the system.
    pub kind: io::ErrorKind,
}

impl Stamp {
    /// The stamp of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The hash itself.
    #[must_use]
    pub const fn bytes(&self) -> [u8; 32] {
        self.0
    }

    /// Its first four bytes as eight hexadecimal digits, for a name.
    #[must_use]
    pub fn short(&self) -> String {
        hex(self.0.iter().take(4))
    }
}

impl fmt::Debug for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Stamp({:02x}{:02x}…)", self.0[0], self.0[1])
    }
}

/// Reads a file of at most `limit` bytes, with its stamp.
///
/// # Errors
/// [`ReadFault`] with the reason.
pub fn read(files: &dyn Files, path: &Path, limit: u64) -> Result<(Vec<u8>, Stamp), ReadFault> {
    let fault = |error: io::Error| ReadFault { path: path.to_owned(), kind: error.kind() };
    match files.about(path).map_err(fault)? {
        about if about.is_folder => return Err(fault(io::ErrorKind::IsADirectory.into())),
        about if !about.is_file => return Err(fault(io::ErrorKind::InvalidInput.into())),
        _ => {}
    }
    let bytes = files.read(path, limit).map_err(fault)?;
    let stamp = Stamp::of(&bytes);
    Ok((bytes, stamp))
}

/// Writes a file safely; on success it is durable and was read back.
///
/// # Errors
/// [`SaveFault`]. Then what stood there still stands there, unless
/// [`SaveFault::now`] says that it is the new bytes already.
pub fn save(files: &dyn Files, path: &Path, bytes: &[u8], expected: Expected) -> Result<Stamp, SaveFault> {
    let fault = |why| SaveFault { path: path.to_owned(), why, now: None };
    let target = follow(files, path).map_err(|e| fault(why(&e)))?;
    let folder = match target.parent() {
        Some(parent) if parent.as_os_str().is_empty() => Path::new(".").to_owned(),
        Some(parent) => parent.to_owned(),
        None => return Err(fault(Why::BadName)),
    };
    if target.file_name().is_none() {
        return Err(fault(Why::BadName));
    }
    let mode = mode_for(files, &target, &folder).map_err(fault)?;
    still_expected(files, &target, expected).map_err(fault)?;

    let new = Stamp::of(bytes);
    let temporary = write_beside(files, &folder, mode, bytes).map_err(fault)?;
    let replaced = still_expected(files, &target, expected)
        .map_err(Unreplaced::NothingChanged)
        .and_then(|()| replace(files, &temporary, &target, expected));
    match replaced {
        Ok(()) => {}
        Err(Unreplaced::NothingChanged(why)) => {
            let _left_behind = files.remove(&temporary);
            return Err(fault(why));
        }
        Err(Unreplaced::Stuck(why)) => {
            // What stood there lies in the temporary file now, which a sweep would take away.
            let _tried_twice = stay(files, &temporary, &target).or_else(|_| stay(files, &temporary, &target));
            return Err(SaveFault { path: path.to_owned(), why, now: Some(new) });
        }
    }

    // From here on the new bytes stand there, whatever the disk says.
    let late = |why| SaveFault { path: path.to_owned(), why, now: Some(new) };
    files.sync_folder(&folder).map_err(|_| late(Why::NotConfirmed))?;
    match files.read(&target, bytes.len() as u64) {
        Ok(back) if back == bytes => Ok(new),
        _ => Err(late(Why::ReadsBackDifferently)),
    }
}

/// Why the old file was not replaced.
enum Unreplaced {
    /// It stands where it stood.
    NothingChanged(Why),
    /// The new file stands there, and the old one could not be put back.
    Stuck(Why),
}

/// Puts the new file in the place of the old one, and makes sure that it was the old one.
///
/// Between the last look and the rename somebody else may write. So the two
/// are exchanged where the system can: what comes out is looked at, and put
/// back if it is not what was expected.
fn replace(files: &dyn Files, temporary: &Path, target: &Path, expected: Expected) -> Result<(), Unreplaced> {
    let unchanged = |error: io::Error| Unreplaced::NothingChanged(why(&error));
    let stamp = match expected {
        Expected::This(stamp) => stamp,
        Expected::Nothing => return move_new(files, temporary, target).map_err(unchanged),
        Expected::Anything => return files.rename(temporary, target).map_err(unchanged),
    };
    match files.exchange(temporary, target) {
        Ok(()) => {}
        // The disk cannot, or the old file was taken away meanwhile.
        Err(error) if matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::NotFound) => {
            return files.rename(temporary, target).map_err(unchanged);
        }
        Err(error) => return Err(unchanged(error)),
    }
    let fault = match files.read(temporary, COMPARE_LIMIT) {
        Ok(old) if Stamp::of(&old) == stamp => {
            // Tried twice: what stays behind is swept up at a later start.
            let _swept_later = files.remove(temporary).or_else(|_| files.remove(temporary));
            return Ok(());
        }
        // Somebody was faster: their file goes back to its place, and ours is given up.
        Ok(_) => Why::ChangedOutside,
        Err(error) => why(&error),
    };
    match files.exchange(temporary, target).or_else(|_| files.exchange(temporary, target)) {
        Ok(()) => Err(Unreplaced::NothingChanged(fault)),
        Err(error) => Err(Unreplaced::Stuck(why(&error))),
    }
}

/// Gives a file a name that nothing has; where the disk cannot look and rename at one stroke, one after the other.
pub(super) fn move_new(files: &dyn Files, from: &Path, to: &Path) -> io::Result<()> {
    match files.rename_new(from, to) {
        Err(error) if error.kind() == io::ErrorKind::Unsupported => match files.about(to) {
            Ok(_) => Err(io::ErrorKind::AlreadyExists.into()),
            Err(_) => files.rename(from, to),
        },
        moved => moved,
    }
}

/// Gives what somebody else wrote a name beside its place, with the same ending: it is found there.
fn stay(files: &dyn Files, temporary: &Path, target: &Path) -> io::Result<()> {
    let part =
        |part: Option<&std::ffi::OsStr>| part.map(|part| part.to_string_lossy().into_owned()).unwrap_or_default();
    let (stem, ending) = (part(target.file_stem()), part(target.extension()));
    files.rename(temporary, &target.with_file_name(format!("{stem}.other-{:016x}.{ending}", files.token()?)))
}

/// The file that a path means in the end, through links that may lead nowhere yet.
fn follow(files: &dyn Files, path: &Path) -> io::Result<PathBuf> {
    let mut at = path.to_owned();
    for _ in 0..MOST_LINKS {
        match files.link(&at) {
            Ok(Some(next)) => at = at.parent().map_or_else(|| next.clone(), |folder| folder.join(&next)),
            Ok(None) => return Ok(at),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(at),
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::InvalidFilename.into())
}

/// The permission bits for the new file, or why none can be written there.
fn mode_for(files: &dyn Files, target: &Path, folder: &Path) -> Result<u32, Why> {
    match files.about(target) {
        Ok(about) if about.is_folder => Err(Why::IsFolder),
        Ok(about) if !about.is_file => Err(Why::IsNoFile),
        Ok(about) if about.read_only => Err(Why::ReadOnlyFile),
        Ok(about) => Ok(about.mode),
        Err(error) if error.kind() == io::ErrorKind::NotFound => match files.about(folder) {
            Ok(about) if about.is_folder => Ok(PRIVATE),
            Ok(_) => Err(Why::NoFolder),
            Err(error) => Err(why(&error)),
        },
        Err(error) => Err(why(&error)),
    }
}

/// Whether the target is what the writer thinks it is.
fn still_expected(files: &dyn Files, target: &Path, expected: Expected) -> Result<(), Why> {
    match expected {
        Expected::Anything => Ok(()),
        Expected::Nothing => match files.about(target) {
            Ok(_) => Err(Why::Exists),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(why(&error)),
        },
        Expected::This(stamp) => match files.read(target, COMPARE_LIMIT) {
            Ok(bytes) if Stamp::of(&bytes) == stamp => Ok(()),
            Ok(_) => Err(Why::ChangedOutside),
            // Taken away by somebody: nothing is lost by writing it again.
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::FileTooLarge => Err(Why::ChangedOutside),
            Err(error) => Err(why(&error)),
        },
    }
}

/// Writes the bytes durably into a fresh file in the folder; takes it away again on failure.
fn write_beside(files: &dyn Files, folder: &Path, mode: u32, bytes: &[u8]) -> Result<PathBuf, Why> {
    let token = files.token().map_err(|e| why(&e))?;
    let temporary = folder.join(sweep::name(token));
    let mut file = files.create(&temporary, mode).map_err(|e| why(&e))?;
    let mut rest = bytes;
    let mut written = Ok(());
    while !rest.is_empty() && written.is_ok() {
        written = match file.write(rest) {
            Ok(0) => Err(io::ErrorKind::WriteZero.into()),
            Ok(count) => {
                rest = rest.get(count..).unwrap_or_default();
                Ok(())
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Ok(()),
            Err(error) => Err(error),
        };
    }
    let done = written.and_then(|()| file.sync());
    drop(file);
    if let Err(error) = done {
        let _left_behind = files.remove(&temporary);
        return Err(why(&error));
    }
    Ok(temporary)
}

/// Why something was not written, from what the system says.
#[must_use]
pub fn why(error: &io::Error) -> Why {
    use io::ErrorKind as E;
    match error.kind() {
        E::StorageFull | E::QuotaExceeded | E::FileTooLarge | E::WriteZero => Why::Full,
        E::ReadOnlyFilesystem => Why::ReadOnlyPlace,
        E::PermissionDenied => Why::NotAllowed,
        E::NotFound | E::NotADirectory => Why::NoFolder,
        E::IsADirectory => Why::IsFolder,
        E::AlreadyExists => Why::Exists,
        E::InvalidFilename | E::InvalidInput => Why::BadName,
        other => Why::Other(other),
    }
}

impl SaveFault {
    /// What happened, as a sentence.
    #[must_use]
    pub fn what(&self) -> String {
        let file = name(&self.path);
        match self.why {
            Why::Full => t!("save-full", file = &file),
            Why::ReadOnlyPlace => t!("save-read-only-place", file = &file),
            Why::ReadOnlyFile => t!("save-read-only-file", file = &file),
            Why::NotAllowed => t!("save-not-allowed", file = &file),
            Why::NoFolder => t!("save-no-folder", file = &file),
            Why::IsFolder => t!("save-is-folder", file = &file),
            Why::IsNoFile => t!("save-is-no-file", file = &file),
            Why::Exists => t!("save-exists", file = &file),
            Why::ChangedOutside => t!("save-changed-outside", file = &file),
            Why::TooLarge => t!("save-too-large", file = &file),
            Why::NotConfirmed => t!("save-not-confirmed", file = &file),
            Why::ReadsBackDifferently => t!("save-reads-back-differently", file = &file),
            Why::BadName => t!("save-bad-name", file = &file),
            Why::Other(kind) => {
                let reason = kind.to_string();
                t!("save-other", file = &file, reason = &reason)
            }
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> String {
        match self.why {
            Why::Full => t!("save-full-help"),
            Why::ReadOnlyPlace | Why::NotAllowed => t!("save-elsewhere-help"),
            Why::ReadOnlyFile => t!("save-read-only-file-help"),
            Why::NoFolder => t!("save-no-folder-help"),
            Why::IsFolder | Why::IsNoFile | Why::BadName => t!("save-other-name-help"),
            Why::Exists => t!("save-exists-help"),
            Why::ChangedOutside => t!("save-changed-outside-help"),
            Why::TooLarge => t!("save-too-large-help"),
            Why::NotConfirmed | Why::ReadsBackDifferently => t!("save-again-help"),
            Why::Other(_) => t!("save-elsewhere-help"),
        }
        .to_owned()
    }
}

impl ReadFault {
    /// What happened, as a sentence.
    #[must_use]
    pub fn what(&self) -> String {
        use io::ErrorKind as E;
        let file = name(&self.path);
        match self.kind {
            E::NotFound | E::NotADirectory => t!("read-not-found", file = &file),
            E::PermissionDenied => t!("read-not-allowed", file = &file),
            E::IsADirectory => t!("read-is-folder", file = &file),
            E::FileTooLarge => t!("read-too-large", file = &file),
            E::InvalidInput => t!("read-no-file", file = &file),
            kind => {
                let reason = kind.to_string();
                t!("read-other", file = &file, reason = &reason)
            }
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> String {
        use io::ErrorKind as E;
        match self.kind {
            E::NotFound | E::NotADirectory => t!("read-not-found-help"),
            E::PermissionDenied => t!("read-not-allowed-help"),
            E::IsADirectory => t!("read-is-folder-help"),
            E::FileTooLarge => t!("read-too-large-help"),
            E::InvalidInput => t!("read-no-file-help"),
            _ => t!("read-other-help"),
        }
        .to_owned()
    }
}

/// The whole path: several folders hold files of one name.
fn name(path: &Path) -> String {
    path.display().to_string()
}
