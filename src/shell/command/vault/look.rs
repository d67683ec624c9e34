//! `attune vault check`: unseals everything, says what is damaged, heals on request.

use std::fs::File;

use serde_json::json;

use super::{Exit, Order, Out, Trouble, hold, progress, unlocked};
use crate::{
    base::Id,
    shell::{Disk, Folders, unlock},
    store::{
        Expected,
        vault::{self, Checked, Holds, Missing, Older, Unlocked, Vault, VaultWhy},
    },
    t,
};

/// How many files with old keys are named one by one.
const NAMED: usize = 10;

pub fn run(order: &Order, out: &mut Out) -> Result<Exit, Trouble> {
    let (unlocked, _lock) = if order.heal { held_and_mended(order)? } else { (unlocked(order)?, None) };
    let mut checked = vault::check(&Disk, &unlocked, &mut progress(t!("vault-checking")));
    if order.heal {
        heal(&unlocked, &mut checked)?;
    }
    if order.json {
        out.json(&as_json(&checked))?;
    } else {
        for line in lines(&checked) {
            out.line(&line)?;
        }
    }
    Ok(if checked.is_whole() { Exit::Done } else { Exit::Input })
}

/// The folder for healing, with its lock. What makes it a locked folder is written anew if that
/// is what keeps it shut.
fn held_and_mended(order: &Order) -> Result<(Unlocked, Option<File>), Trouble> {
    let vault = match unlock::vault(order.vault.as_deref()) {
        Err(fault) if matches!(fault.why, VaultWhy::BadManifest) => None,
        found => Some(found?),
    };
    let lock = vault.as_ref().map(hold).transpose()?;
    let passphrase = unlock::passphrase(unlock::VARIABLE, t!("vault-ask"), None)?;
    let unlocked = match vault.map(|vault| vault.unlock(&Disk, &passphrase)) {
        Some(Ok(unlocked)) => unlocked,
        Some(Err(fault)) if !matches!(fault.why, VaultWhy::KeysOfAnotherTime) => return Err(fault.into()),
        _ => {
            let (root, state) = (unlock::folder(order.vault.as_deref()), Folders::of_user().state);
            let vault = Vault::mend_manifest(&Disk, &root, &state, &passphrase)?;
            eprintln!("{}", t!("vault-manifest-written", file = &root.join("vault.ron").display().to_string()));
            vault.unlock(&Disk, &passphrase)?
        }
    };
    let lock = lock.map_or_else(|| hold(&unlocked.vault), Ok)?;
    unlocked.finish_rekeying(&Disk)?;
    Ok((unlocked, Some(lock)))
}

/// Heals what can be healed; what cannot stays in the list.
fn heal(unlocked: &Unlocked, checked: &mut Checked) -> Result<(), Trouble> {
    for one in std::mem::take(&mut checked.damaged) {
        match &one.heals {
            Some(version) => {
                vault::heal(&Disk, &one.fault.path, version)?;
                let file = one.fault.path.display().to_string();
                eprintln!("{}", t!("vault-healed", file = &file));
            }
            None => checked.damaged.push(one),
        }
    }
    let mut as_they_are = take_older(unlocked, checked)?;
    let misnamed = std::mem::take(&mut checked.misnamed);
    unlocked.rename_misnamed(&Disk, &misnamed)?;
    for one in &misnamed {
        eprintln!("{}", t!("vault-renamed", doc = one.doc.as_str()));
    }
    as_they_are.extend(take_missing(unlocked, checked)?);
    unlocked.take_as_they_are(&Disk, &as_they_are)?;
    let sealed_before = std::mem::take(&mut checked.by_older_keys);
    for path in &sealed_before {
        unlocked.reseal(&Disk, path)?;
    }
    if !sealed_before.is_empty() {
        eprintln!("{}", t!("vault-resealed-old", count = sealed_before.len()));
    }
    if let Some(fault) = checked.recovery.take() {
        unlocked.write_recovery(&Disk, Expected::Anything)?;
        eprintln!("{}", t!("vault-paper-written", file = &fault.path.display().to_string()));
    }
    Ok(())
}

/// A document, and the revision as which it is taken; none if it is not missed any more.
type AsItIs = (Id, Option<u64>);

/// Puts the newest states that are left in place of older ones, and takes the rest as it is.
fn take_older(unlocked: &Unlocked, checked: &mut Checked) -> Result<Vec<AsItIs>, Trouble> {
    let take = |one: Older| {
        let newest = unlocked.put_newest(&Disk, &one)?;
        let file = one.path.display().to_string();
        eprintln!(
            "{}",
            if newest { t!("vault-newest-put", file = &file) } else { t!("vault-taken-as-it-is", file = &file) }
        );
        Ok((one.doc, Some(unlocked.read(&Disk, &one.path)?.1.rev)))
    };
    std::mem::take(&mut checked.older).into_iter().map(take).collect()
}

/// Puts back what is left of worksheets that are gone, and misses the others no more.
fn take_missing(unlocked: &Unlocked, checked: &mut Checked) -> Result<Vec<AsItIs>, Trouble> {
    let take = |one: Missing| {
        if !unlocked.put_missing(&Disk, &one)? {
            eprintln!("{}", t!("vault-not-missed", doc = one.doc.as_str()));
            return Ok((one.doc, None));
        }
        let place = unlocked.vault.file_of(&one.doc);
        eprintln!("{}", t!("vault-newest-put", file = &place.display().to_string()));
        Ok((one.doc, Some(unlocked.read(&Disk, &place)?.1.rev)))
    };
    std::mem::take(&mut checked.missing).into_iter().map(take).collect()
}

fn lines(checked: &Checked) -> Vec<String> {
    let mut lines = vec![t!("vault-checked", sheets = checked.sheets, versions = checked.versions)];
    let mut tell = |what: String, help: &str| lines.extend([what, format!("  {help}")]);
    for one in &checked.damaged {
        tell(one.fault.what(), one.help());
    }
    for one in &checked.older {
        tell(one.what(), one.help());
    }
    for one in &checked.missing {
        tell(one.what(), one.help());
    }
    for one in &checked.misnamed {
        tell(one.what(), t!("vault-misnamed-help"));
    }
    if let Some((fault, help)) = checked.recovery.as_ref().zip(checked.recovery_help()) {
        tell(fault.what(), help);
    }
    if !checked.by_older_keys.is_empty() {
        lines.push(t!("vault-old-keys", count = checked.by_older_keys.len()));
        lines.extend(checked.by_older_keys.iter().take(NAMED).map(|path| format!("  {}", path.display())));
        lines.push(format!("  {}", t!("vault-old-keys-help")));
    }
    for files in &checked.twice {
        let names: Vec<String> = files.iter().map(|path| path.display().to_string()).collect();
        lines.push(t!("vault-twice", files = &names.join(", ")));
    }
    if checked.is_whole() {
        lines.push(t!("vault-whole").to_owned());
    }
    lines
}

fn as_json(checked: &Checked) -> serde_json::Value {
    let damaged = checked.damaged.iter().map(|one| {
        json!({
            "file": one.fault.path, "message": one.fault.what(), "help": one.help(), "heals": one.heals,
            "holds": one.holds.name(), "version": one.holds == Holds::State,
        })
    });
    let paper = checked.recovery.iter().map(|fault| {
        json!({
            "file": fault.path, "message": fault.what(), "help": checked.recovery_help(), "heals": fault.path,
            "holds": "recovery", "version": false,
        })
    });
    let damaged: Vec<_> = damaged.chain(paper).collect();
    let older = checked.older.iter().map(|one| {
        json!({
            "id": one.doc.as_str(), "file": one.path, "revision": one.rev, "known": one.known,
            "message": one.what(), "help": one.help(), "heals": one.heals,
        })
    });
    let missing = checked
        .missing
        .iter()
        .map(|one| json!({ "id": one.doc.as_str(), "message": one.what(), "help": one.help(), "heals": one.heals }));
    let misnamed = checked.misnamed.iter().map(|one| {
        json!({ "id": one.doc.as_str(), "file": one.path, "message": one.what(), "help": t!("vault-misnamed-help") })
    });
    let (older, missing, misnamed): (Vec<_>, Vec<_>, Vec<_>) =
        (older.collect(), missing.collect(), misnamed.collect());
    json!({
        "sheets": checked.sheets, "versions": checked.versions, "damaged": damaged, "older": older,
        "missing": missing, "misnamed": misnamed, "old_keys": checked.by_older_keys, "twice": checked.twice,
    })
}
