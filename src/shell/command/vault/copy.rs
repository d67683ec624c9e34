//! `attune vault backup` and `restore`: the folder to another place, and back.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
};

use serde_json::json;

use super::{Exit, Order, Out, Trouble, progress, unlocked};
use crate::{
    shell::{Disk, Folders, clock, unlock},
    store::{
        sweep::SAVED_SECS,
        vault::{self, Copied},
    },
    t,
};

pub fn backup(order: &Order, to: &OsStr, out: &mut Out) -> Result<Exit, Trouble> {
    let mut unlocked = unlocked(order)?;
    unlocked.vault.root = whole(&unlocked.vault.root);
    let to = whole(Path::new(to));
    // What a copy that was stopped left half written there.
    unlocked.sweep_at(&Disk, &to, clock::now().utc_secs(), SAVED_SECS);
    let copied = vault::backup(&Disk, &unlocked, &to, &mut progress(t!("vault-copying")))?;
    tell(order, &copied, &to, out)
}

pub fn restore(order: &Order, from: &OsStr, out: &mut Out) -> Result<Exit, Trouble> {
    let to = unlock::folder(order.vault.as_deref());
    let state = Folders::of_user().state;
    let work = &mut progress(t!("vault-copying"));
    let (_, copied) = vault::restore(&Disk, &whole(Path::new(from)), &whole(&to), &state, work)?;
    tell(order, &copied, &to, out)
}

/// From the root of the disk on, as two places are compared.
fn whole(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

fn tell(order: &Order, copied: &Copied, place: &Path, out: &mut Out) -> Result<Exit, Trouble> {
    if order.json {
        let faults: Vec<String> = copied.faults.iter().map(vault::VaultFault::what).collect();
        out.json(&json!({
            "folder": place, "copied": copied.copied, "same": copied.same,
            "proved": copied.proved, "faults": faults,
        }))?;
    } else {
        let folder = place.display().to_string();
        let (new, same, proved) = (copied.copied, copied.same, copied.proved);
        out.line(&t!("vault-copied", folder = &folder, copied = new, same = same, proved = proved))?;
    }
    for fault in &copied.faults {
        eprintln!("attune: {}\n  {}", fault.what(), fault.help());
    }
    Ok(if copied.faults.is_empty() { Exit::Done } else { Exit::Unwritten })
}
