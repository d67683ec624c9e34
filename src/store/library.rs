//! Finds and reads the worksheets in a folder, and others by their paths.
//!
//! Files that are no worksheet are passed over and left alone: a folder may
//! hold anything. What could not be read is counted by nobody here; opening
//! such a file says why.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use super::Files;
use crate::worksheet::{Worksheet, file};

/// The ending of a worksheet file.
const ENDING: &str = "ron";

/// Every worksheet in the folder, if there is one, and those of these files that are one.
///
/// The second half names files opened from elsewhere; a file is read once,
/// however often it is named.
#[must_use]
pub fn worksheets(files: &dyn Files, folder: Option<&Path>, elsewhere: &[PathBuf]) -> Vec<(PathBuf, Worksheet)> {
    let here = folder.and_then(|folder| files.list(folder).ok()).unwrap_or_default();
    let here = here.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == ENDING));
    let mut seen = BTreeSet::new();
    here.chain(elsewhere.iter().cloned())
        .filter(|path| seen.insert(path.clone()))
        .filter_map(|path| {
            let bytes = files.read(&path, file::MAX_BYTES as u64).ok()?;
            let sheet = file::read_bytes(&bytes).ok()?;
            Some((path, sheet))
        })
        .collect()
}
