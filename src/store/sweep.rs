//! Temporary files that a save left behind when the machine stopped.
//!
//! They hold what was being written, also in plain text: every folder that is
//! written into is looked through at the start, and before something is erased.

use std::path::{Path, PathBuf};

use super::Files;

/// A save takes no longer, in seconds.
pub const SAVED_SECS: i64 = 3600;

/// The name of a temporary file.
pub(super) fn name(token: u64) -> String {
    format!(".~{token:016x}.tmp")
}

/// Whether a file has such a name.
fn is_ours(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let token = name.strip_prefix(".~").and_then(|name| name.strip_suffix(".tmp"));
    token.is_some_and(|token| token.len() == 16 && token.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Takes temporary files away that are so old, in seconds; says how many.
pub fn sweep(files: &dyn Files, folders: &[PathBuf], now_secs: i64, old_secs: i64) -> usize {
    let mut gone = 0;
    for path in folders.iter().flat_map(|folder| files.list(folder).unwrap_or_default()).filter(|path| is_ours(path))
    {
        let is_old = files.about(&path).is_ok_and(|about| now_secs - about.changed_secs >= old_secs);
        if is_old && files.remove(&path).is_ok() {
            gone += 1;
        }
    }
    gone
}
