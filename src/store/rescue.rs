//! Rescue copies: what is written right now, in case the program or the machine stops.
//!
//! One file for each document, in a folder that nobody else can read. A copy
//! goes away when its worksheet is saved or closed on purpose; what is found at
//! the start was left by a crash, and is offered.

use std::path::{Path, PathBuf};

use super::{Expected, Files, SaveFault, Stamp, save, save::Why};
use crate::base::Id;

/// Permission bits of the folder: nobody else looks into it.
const PRIVATE_FOLDER: u32 = 0o700;
/// Larger files in the folder are not ours.
const LIMIT: u64 = 64 << 20;

/// Where a document's rescue copy lies.
#[must_use]
pub fn path(folder: &Path, doc: &Id) -> PathBuf {
    folder.join(format!("{doc}.ron"))
}

/// Writes the rescue copy of a document, in place of the one before.
///
/// # Errors
/// [`SaveFault`]; the copy before is still there.
pub fn write(files: &dyn Files, folder: &Path, doc: &Id, text: &str) -> Result<Stamp, SaveFault> {
    let path = path(folder, doc);
    if files.make_folder(folder, PRIVATE_FOLDER).is_err() {
        return Err(SaveFault { path, why: Why::NoFolder, now: None });
    }
    save(files, &path, text.as_bytes(), Expected::Anything)
}

/// Every rescue copy that is there, with its text.
///
/// What cannot be read as text is left out, and left alone.
#[must_use]
pub fn found(files: &dyn Files, folder: &Path) -> Vec<(PathBuf, String)> {
    let Ok(paths) = files.list(folder) else { return Vec::new() };
    paths
        .into_iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "ron"))
        .filter_map(|path| {
            let bytes = files.read(&path, LIMIT).ok()?;
            Some((path, String::from_utf8(bytes).ok()?))
        })
        .collect()
}

/// Takes a rescue copy away; one that is gone already is no fault.
///
/// # Errors
/// [`SaveFault`] if it is still there.
pub fn forget(files: &dyn Files, path: &Path) -> Result<(), SaveFault> {
    match files.remove(path) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(SaveFault { path: path.to_owned(), why: Why::Other(error.kind()), now: None }),
    }
}
