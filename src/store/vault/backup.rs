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
    Known, Unlocked, Vault, VaultFault, VaultWhy,
    apart::apart,
    create::make_folder,
    half::Half,
    history::state_name,
    keep::no_link,
    layout::{LISTS_LIMIT, SEALED_LIMIT},
    scan::{Work, look_into, scan_whole},
};
use crate::store::{Expected, Files, Stamp, Why, read, save};

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
/// What the place holds of it in another state goes into the history there; a
/// file that does not open here takes the place of none.
///
/// # Errors
/// [`VaultFault`] if the place holds something else, or lies in the folder or around it. A copy that was stopped is gone on with.
pub fn backup(files: &dyn Files, unlocked: &Unlocked, to: &Path, work: Work<'_>) -> Result<Copied, VaultFault> {
    apart(files, &unlocked.vault.root, to)?;
    let there = Vault::at(files, to, &unlocked.vault.local);
    match there {
        Ok(there) if there.id == unlocked.vault.id && unlocked.knows(&there.readers) => {}
        Ok(_) => return Err(VaultFault::at(to, VaultWhy::NotEmpty)),
        Err(fault) if fault.is_none() => {
            Half::CopyOf(unlocked.vault.id.clone()).begin(files, to)?;
        }
        Err(fault) => return Err(fault),
    }
    let mut copied = copy(files, &unlocked.vault, Some(unlocked), to, work)?;
    if !copied.stopped {
        let proving = Vault { root: to.to_owned(), ..unlocked.vault.clone() };
        prove(files, unlocked, &proving, &mut copied, work);
    }
    Ok(copied)
}

/// Copies a backup into a new folder. What was copied is as locked as before.
///
/// # Errors
/// [`VaultFault`] if the new folder holds something, or the backup is none. What was stopped is
/// gone on with.
pub fn restore(
    files: &dyn Files,
    from: &Path,
    to: &Path,
    state: &Path,
    work: Work<'_>,
) -> Result<(Vault, Copied), VaultFault> {
    let backup = Vault::at(files, from, state)?;
    apart(files, from, to)?;
    Half::CopyOf(backup.id.clone()).begin(files, to)?;
    let copied = copy(files, &backup, None, to, work)?;
    Ok((Vault { root: to.to_owned(), ..backup }, copied))
}

fn copy(
    files: &dyn Files,
    vault: &Vault,
    keys: Option<&Unlocked>,
    to: &Path,
    work: Work<'_>,
) -> Result<Copied, VaultFault> {
    let mut copied = Copied::default();
    let paths = everything(files, vault, &mut copied.faults);
    let of = paths.len();
    for (at, path) in paths.iter().enumerate() {
        if !work(at, of) {
            copied.stopped = true;
            return Ok(copied);
        }
        let Ok(relative) = path.strip_prefix(&vault.root) else { continue };
        match copy_one(files, vault, keys, path, &to.join(relative)) {
            Ok(true) => copied.copied += 1,
            Ok(false) => copied.same += 1,
            // The next file would find no room either.
            Err(VaultFault { why: VaultWhy::Save(fault), .. }) if fault.why == Why::Full => {
                return Err(VaultFault::at(to, VaultWhy::NoRoom));
            }
            Err(fault) => copied.faults.push(fault),
        }
    }
    // What the place did not take is there after the next try, and not before: it stays half a copy.
    if copied.faults.iter().any(|fault| matches!(fault.why, VaultWhy::Save(_))) {
        return Ok(copied);
    }
    // Last, so that half a copy is no locked folder.
    let manifest = vault.manifest_file();
    if copy_one(files, vault, None, &manifest, &to.join(manifest.file_name().unwrap_or_default()))? {
        copied.copied += 1;
    } else {
        copied.same += 1;
    }
    // What could not be read here may be fetched by doing it again.
    if copied.faults.is_empty() {
        Half::end(files, to);
    }
    work(of, of);
    Ok(copied)
}

/// Every file of the folder but the one that makes it a locked folder; and what could not be looked into.
fn everything(files: &dyn Files, vault: &Vault, faults: &mut Vec<VaultFault>) -> Vec<PathBuf> {
    let mut paths = vec![vault.identity_file(), vault.recovery_file()];
    let is_none = |path: &Path| files.about(path).is_err_and(|error| error.kind() == ErrorKind::NotFound);
    paths.extend(vault.lists().into_iter().filter(|path| !is_none(path)));
    paths.extend(scan_whole(files, vault, faults).into_iter().map(|found| found.path));
    for history in look_into(files, &vault.all_history(), faults) {
        paths.extend(look_into(files, &history, faults));
    }
    paths.extend(look_into(files, &vault.trash(), faults));
    paths.retain(|path| !path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')));
    paths
}

/// Copies a file unless the same bytes stand there already; says whether it did.
fn copy_one(
    files: &dyn Files,
    vault: &Vault,
    keys: Option<&Unlocked>,
    from: &Path,
    to: &Path,
) -> Result<bool, VaultFault> {
    no_link(files, from)?;
    let limit = if vault.lists().iter().any(|list| list == from) { LISTS_LIMIT } else { SEALED_LIMIT };
    let (bytes, stamp) = read(files, from, limit)?;
    let expected = match files.read(to, limit) {
        Ok(there) if Stamp::of(&there) == stamp => return Ok(false),
        Ok(there) => {
            if let Some(unlocked) = keys {
                unlocked.give_way(files, from, &bytes, to)?;
            }
            Expected::This(Stamp::of(&there))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Expected::Nothing,
        // It cannot be read: as a copy it is worth nothing.
        Err(_) => Expected::Anything,
    };
    if let Some(folder) = to.parent() {
        make_folder(files, folder)?;
    }
    save(files, to, &bytes, expected)?;
    Ok(true)
}

impl Unlocked {
    /// What stands in a copy may be written over: if it is another state of a worksheet, it went
    /// into the history there.
    ///
    /// # Errors
    /// [`VaultFault`] if the file here does not open: then the one there may be the only good one.
    fn give_way(&self, files: &dyn Files, from: &Path, bytes: &[u8], to: &Path) -> Result<(), VaultFault> {
        let vault = &self.vault;
        // Keys are no worksheets: those of now open the copy, too.
        if [vault.identity_file(), vault.recovery_file()].iter().any(|keys| keys == from) {
            return Ok(());
        }
        let here = self.unseal_up_to(from, bytes, LISTS_LIMIT)?;
        let depth = from.strip_prefix(&vault.root).map_or(0, |inside| inside.components().count());
        let (Some(root), true) = (to.ancestors().nth(depth), from.starts_with(vault.docs())) else { return Ok(()) };
        let Ok((sealed, stamp)) = read(files, to, SEALED_LIMIT) else { return Ok(()) };
        let Ok(there) = self.unseal(to, &sealed) else { return Ok(()) };
        if (here.head.rev, &here.text) == (there.head.rev, &there.text) {
            return Ok(());
        }
        let history = vault.history(&there.head.doc);
        let state = history.join(state_name(Known { stamp, rev: there.head.rev }, ""));
        let copy = state.strip_prefix(&vault.root).map_or_else(|_| state.clone(), |inside| root.join(inside));
        // What lies in the history here is copied with the rest.
        if [&state, &copy].iter().any(|place| files.about(place).is_ok()) {
            return Ok(());
        }
        if let Some(folder) = copy.parent() {
            make_folder(files, folder)?;
        }
        // With the keys of now: older ones are to open nothing.
        save(files, &copy, &self.seal(to, &there.head, &there.text)?, Expected::Nothing)?;
        Ok(())
    }
}

/// Unseals every worksheet of the copy.
fn prove(files: &dyn Files, unlocked: &Unlocked, copy: &Vault, copied: &mut Copied, work: Work<'_>) {
    let found = scan_whole(files, copy, &mut copied.faults);
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
