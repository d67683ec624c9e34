//! Checks that neither of two folders lies in the other: a backup inside the
//! folder it backs up would be copied again the next time.

use std::path::{Component, Path, PathBuf};

use super::{VaultFault, VaultWhy};
use crate::store::{Files, save::MOST_LINKS};

/// Makes sure that neither of two folders lies in the other, nor is the other; paths are absolute.
///
/// # Errors
/// [`VaultFault`]: `IntoItself`.
pub(super) fn apart(files: &dyn Files, from: &Path, to: &Path) -> Result<(), VaultFault> {
    let (one, other) = (real(files, from), real(files, to));
    if one.starts_with(&other) || other.starts_with(&one) {
        return Err(VaultFault::at(to, VaultWhy::IntoItself));
    }
    Ok(())
}

/// Where a path leads, through every link on its way; what does not exist yet is taken by its name.
fn real(files: &dyn Files, path: &Path) -> PathBuf {
    let mut rest: Vec<PathBuf> = parts(path);
    let (mut at, mut links) = (PathBuf::new(), 0);
    while let Some(next) = rest.pop() {
        if next == Path::new("..") {
            at.pop();
            continue;
        }
        let there = at.join(&next);
        match files.link(&there) {
            Ok(Some(leads)) if links < MOST_LINKS => {
                links += 1;
                // An absolute one begins anew by itself: joining it replaces what stands before.
                rest.extend(parts(&leads));
            }
            _ => at = there,
        }
    }
    at
}

/// The parts of a path, the first one last.
fn parts(path: &Path) -> Vec<PathBuf> {
    let shown = path.components().filter(|part| !matches!(part, Component::CurDir));
    let mut parts: Vec<PathBuf> = shown.map(|part| PathBuf::from(part.as_os_str())).collect();
    parts.reverse();
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::memory::Memory;

    #[test]
    fn a_folder_lies_neither_in_itself_nor_around_itself() {
        let disk = Memory::with("/home/v/vault.ron", b"");
        let is_apart = |to: &str| apart(&disk, Path::new("/home/v"), Path::new(to)).is_ok();
        for to in ["/home/v", "/home/v/", "/home/v/copy", "/home/v/docs/x", "/home", "/", "/home/w/../v/copy"] {
            assert!(!is_apart(to), "{to}");
        }
        for to in ["/home/vault", "/home/w", "/home/v/../w", "/mnt/stick"] {
            assert!(is_apart(to), "{to}");
        }
    }
}
