//! The user's choices on disk, as RON.

use std::{
    io::ErrorKind,
    path::{Path, PathBuf},
};

use serde::{Serialize, de::DeserializeOwned};

use super::{Expected, Files, SaveFault, save, save::Why};

/// Settings are smaller than this.
const LIMIT: u64 = 1 << 20;
/// Permission bits of the folder: the settings name people.
const PRIVATE_FOLDER: u32 = 0o700;

/// Settings as read, and a damaged file that was put aside.
#[derive(Debug)]
pub struct Kept<T> {
    /// The settings, or those of a first start.
    pub settings: T,
    /// Where the damaged file is now.
    pub aside: Option<PathBuf>,
    /// Why the file that is there could not be read; then nothing may be written over it.
    pub unread: Option<ErrorKind>,
}

/// Reads the settings.
///
/// Without a file they are those of a first start. A damaged file, or one that is too large to be
/// ours, is put aside under another name, so that nothing a person chose is thrown away.
#[must_use]
pub fn read_settings<T: DeserializeOwned + Default>(files: &dyn Files, path: &Path) -> Kept<T> {
    let first = |aside| Kept { settings: T::default(), aside, unread: None };
    let bytes = match files.read(path, LIMIT) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return first(None),
        Err(error) if error.kind() == ErrorKind::FileTooLarge => Vec::new(),
        Err(error) => return Kept { unread: Some(error.kind()), ..first(None) },
    };
    let read = std::str::from_utf8(&bytes).ok().and_then(|text| options().from_str(text).ok());
    if let Some(settings) = read {
        return Kept { settings, aside: None, unread: None };
    }
    let token = files.token().unwrap_or(0);
    let aside = path.with_extension(format!("damaged-{:06x}.ron", token & 0x00ff_ffff));
    let moved = files.rename(path, &aside).is_ok();
    first(moved.then_some(aside))
}

/// Writes the settings.
///
/// # Errors
/// [`SaveFault`]; the settings before are still there.
pub fn keep_settings<T: Serialize>(files: &dyn Files, path: &Path, settings: &T) -> Result<(), SaveFault> {
    let fault = |why| SaveFault { path: path.to_owned(), why, now: None };
    let text = options()
        .to_string_pretty(settings, ron::ser::PrettyConfig::default())
        .map_err(|_| fault(Why::Other(ErrorKind::InvalidData)))?;
    if let Some(folder) = path.parent() {
        files.make_folder(folder, PRIVATE_FOLDER).map_err(|_| fault(Why::NoFolder))?;
    }
    save(files, path, text.as_bytes(), Expected::Anything).map(|_| ())
}

fn options() -> ron::Options {
    ron::Options::default().with_recursion_limit(64)
}
