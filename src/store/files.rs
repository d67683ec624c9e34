//! The calls that saving needs, one method each.

use std::{
    io,
    path::{Path, PathBuf},
};

/// A disk, as far as saving needs one.
pub trait Files: Send + Sync {
    /// Reads a whole file.
    ///
    /// # Errors
    /// [`io::ErrorKind::FileTooLarge`] if it holds more than `limit` bytes; no
    /// more than that is read into memory.
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>>;

    /// What is known about a file or folder, through links.
    ///
    /// # Errors
    /// If there is none, or it may not be looked at.
    fn about(&self, path: &Path) -> io::Result<About>;

    /// Where a symbolic link leads; nothing if the path is none.
    ///
    /// # Errors
    /// If there is nothing at the path, or it may not be looked at.
    fn link(&self, path: &Path) -> io::Result<Option<PathBuf>>;

    /// Makes a file that did not exist, with these permission bits.
    ///
    /// # Errors
    /// If it exists, or cannot be made.
    fn create(&self, path: &Path, mode: u32) -> io::Result<Box<dyn NewFile>>;

    /// Gives a file another name, in place of what has that name.
    ///
    /// # Errors
    /// If it cannot be done; then nothing has changed.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Gives a file a name that nothing has yet.
    ///
    /// # Errors
    /// [`io::ErrorKind::AlreadyExists`] if something has it, [`io::ErrorKind::Unsupported`] where
    /// the system or the disk cannot look and rename at one stroke; then nothing has changed.
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Exchanges two files at one stroke: nobody ever sees one of the names without a file.
    ///
    /// # Errors
    /// [`io::ErrorKind::Unsupported`] where the system or the disk cannot; if
    /// it fails, nothing has changed.
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()>;

    /// Makes the names in a folder durable.
    ///
    /// # Errors
    /// If the disk does not confirm it.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;

    /// Takes a file away.
    ///
    /// # Errors
    /// If there is none, or it may not be taken away.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Makes a folder and those above it; new ones get these permission bits.
    ///
    /// # Errors
    /// If one cannot be made.
    fn make_folder(&self, path: &Path, mode: u32) -> io::Result<()>;

    /// The paths in a folder, sorted.
    ///
    /// # Errors
    /// If it cannot be listed.
    fn list(&self, path: &Path) -> io::Result<Vec<PathBuf>>;

    /// A random number for a name that nobody else has.
    ///
    /// # Errors
    /// If the system gives none.
    fn token(&self) -> io::Result<u64>;
}

/// A file that is being written.
pub trait NewFile {
    /// Writes the first of these bytes; gives back how many.
    ///
    /// # Errors
    /// If nothing was written.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize>;

    /// Makes what was written durable.
    ///
    /// # Errors
    /// If the disk does not confirm it. It must not be asked again: after a
    /// failure a second call may succeed without the bytes being there.
    fn sync(&mut self) -> io::Result<()>;
}

/// What is known about a file or folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct About {
    /// Whether it is a folder.
    pub is_folder: bool,
    /// Whether it is a file: no folder, pipe or device.
    pub is_file: bool,
    /// Whether the path is a symbolic link that leads to it.
    pub is_link: bool,
    /// Whether nobody may write to it.
    pub read_only: bool,
    /// Permission bits, as on Unix.
    pub mode: u32,
    /// How many bytes.
    pub len: u64,
    /// When it was last changed, in seconds since 1970; for order only.
    pub changed_secs: i64,
}
