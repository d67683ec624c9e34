//! A copy of a locked folder elsewhere, and the way back.
//!
//! Files are copied as they are, sealed. Each copy is read back; unlocked, it
//! is also unsealed. Nothing in the copy is taken away: a state that was
//! deleted here may be wanted from there.

use std::{
    io::ErrorKind,
    path::{Path, PathBuf},
};

use super::{
    Unlocked, Vault, VaultFault, VaultWhy,
    create::make_folder,
    layout::{LISTS_LIMIT, SEALED_LIMIT},
    scan::{Work, scan},
};
use crate::store::{Expected, Files, Stamp, read, save};

/// What became of a copy.
#[derive(Debug, Default)]
pub struct Copied {
    /// Files that were copied.
    pub copied: usize,
    /// Files that were there already, the same.
    pub same: usize,
    /// Files that were unsealed in the copy, to be sure.
    pub proved: usize,
    /// Files that could not be copied or do not open.
    pub faults: Vec<VaultFault>,
    /// Whether it was stopped before the end.
    pub stopped: bool,
}

/// Copies a locked folder to another place, and proves the copy.
///
/// # Errors
/// [`VaultFault`] if the place holds something else.
pub fn backup(files: &dyn Files, unlocked: &Unlocked, to: &Path, work: Work<'_>) -> Result<Copied, VaultFault> {
    let there = Vault::at(files, to, &unlocked.vault.local);
    match there {
        Ok(there) if there.id == unlocked.vault.id && unlocked.knows(&there.readers) => {}
        Ok(_) => return Err(VaultFault::at(to, VaultWhy::NotEmpty)),
        Err(VaultFault { why: VaultWhy::NoVault, .. }) => only_empty(files, to)?,
        Err(fault) => return Err(fault),
    }
    let mut copied = copy(files, &unlocked.vault, to, work)?;
    if !copied.stopped {
        let proving = Vault { root: to.to_owned(), ..unlocked.vault.clone() };
        prove(files, unlocked, &proving, &mut copied, work);
    }
    Ok(copied)
}

/// Copies a backup into a new folder. What was copied is as locked as before.
///
/// # Errors
/// [`VaultFault`] if the new folder holds something, or the backup is none.
pub fn restore(
    files: &dyn Files,
    from: &Path,
    to: &Path,
    state: &Path,
    work: Work<'_>,
) -> Result<(Vault, Copied), VaultFault> {
    let backup = Vault::at(files, from, state)?;
    only_empty(files, to)?;
    let copied = copy(files, &backup, to, work)?;
    Ok((Vault { root: to.to_owned(), ..backup }, copied))
}

fn only_empty(files: &dyn Files, folder: &Path) -> Result<(), VaultFault> {
    match files.list(folder) {
        Ok(there) if there.is_empty() => Ok(()),
        Ok(_) => Err(VaultFault::at(folder, VaultWhy::NotEmpty)),
        Err(error) if error.kind() == ErrorKind::NotFound => make_folder(files, folder),
        Err(error) => Err(crate::store::ReadFault { path: folder.to_owned(), kind: error.kind() }.into()),
    }
}

fn copy(files: &dyn Files, vault: &Vault, to: &Path, work: Work<'_>) -> Result<Copied, VaultFault> {
    let mut copied = Copied::default();
    let paths = everything(files, vault);
    let of = paths.len();
    for (at, path) in paths.iter().enumerate() {
        if !work(at, of) {
            copied.stopped = true;
            return Ok(copied);
        }
        let Ok(relative) = path.strip_prefix(&vault.root) else { continue };
        let limit = if vault.lists().contains(path) { LISTS_LIMIT } else { SEALED_LIMIT };
        match copy_one(files, path, &to.join(relative), limit) {
            Ok(true) => copied.copied += 1,
            Ok(false) => copied.same += 1,
            Err(fault) => copied.faults.push(fault),
        }
    }
    // Last, so that half a copy is no locked folder.
    let manifest = vault.manifest_file();
    if copy_one(files, &manifest, &to.join(manifest.file_name().unwrap_or_default()), SEALED_LIMIT)? {
        copied.copied += 1;
    } else {
        copied.same += 1;
    }
    work(of, of);
    Ok(copied)
}

/// Every file of the folder but the one that makes it a locked folder.
fn everything(files: &dyn Files, vault: &Vault) -> Vec<PathBuf> {
    let mut paths = vec![vault.identity_file(), vault.recovery_file()];
    paths.extend(vault.lists().into_iter().filter(|path| files.about(path).is_ok()));
    paths.extend(scan(files, vault).into_iter().map(|found| found.path));
    for history in files.list(&vault.all_history()).unwrap_or_default() {
        paths.extend(files.list(&history).unwrap_or_default());
    }
    paths.extend(files.list(&vault.trash()).unwrap_or_default());
    paths.retain(|path| !path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')));
    paths
}

/// Copies a file unless the same bytes stand there already; says whether it did.
fn copy_one(files: &dyn Files, from: &Path, to: &Path, limit: u64) -> Result<bool, VaultFault> {
    let (bytes, stamp) = read(files, from, limit)?;
    if files.read(to, limit).is_ok_and(|there| Stamp::of(&there) == stamp) {
        return Ok(false);
    }
    if let Some(folder) = to.parent() {
        make_folder(files, folder)?;
    }
    save(files, to, &bytes, Expected::Anything)?;
    Ok(true)
}

/// Unseals every worksheet of the copy.
fn prove(files: &dyn Files, unlocked: &Unlocked, copy: &Vault, copied: &mut Copied, work: Work<'_>) {
    let found = scan(files, copy);
    let of = found.len();
    for (at, file) in found.into_iter().enumerate() {
        if !work(at, of) {
            copied.stopped = true;
            return;
        }
        match unlocked.read(files, &file.path) {
            Ok(_) => copied.proved += 1,
            Err(fault) => copied.faults.push(fault),
        }
    }
}
