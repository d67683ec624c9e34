//! `attune vault keys`: other keys and another recovery sheet; everything is sealed anew.

use serde_json::json;

use super::{Exit, Order, Out, Trouble, hold, progress};
use crate::{
    seal,
    shell::{Disk, unlock},
    store::vault::{VaultFault, closed},
    t,
};

pub fn run(order: &Order, out: &mut Out) -> Result<Exit, Trouble> {
    let vault = unlock::vault(order.vault.as_deref())?;
    let _lock = hold(&vault)?;
    let passphrase = unlock::passphrase(unlock::VARIABLE, t!("vault-ask"), None)?;
    let unlocked = vault.unlock(&Disk, &passphrase)?;
    unlocked.finish_rekeying(&Disk)?;
    let (other, paper) = unlocked.other_keys()?;
    // Shown before anything is changed: whoever stops here has lost nothing.
    if !order.json {
        out.line(t!("vault-paper"))?;
        out.line("")?;
        for line in seal::groups(&paper.text()) {
            out.line(&format!("    {line}"))?;
        }
        out.line("")?;
    }
    let mut faults = closed(&Disk, &other.vault);
    let mut resealed = 0;
    let used = other.use_keys(&Disk, &passphrase);
    let changed = used.is_ok() || other.are_in_use(&Disk, &passphrase);
    if let Err(fault) = used {
        faults.push(fault);
    } else {
        let paths = other.to_reseal(&Disk);
        let mut told = progress(t!("vault-resealing"));
        for (at, path) in paths.iter().enumerate() {
            told(at, paths.len());
            match other.reseal(&Disk, path) {
                Ok(anew) => resealed += usize::from(anew.is_some()),
                Err(fault) => faults.push(fault),
            }
        }
        told(paths.len(), paths.len());
        if faults.is_empty()
            && let Err(fault) = other.note_resealed(&Disk)
        {
            faults.push(fault);
        }
    }
    // The key is told whatever happened: part of the folder may be locked with it.
    if order.json {
        let told: Vec<String> = faults.iter().map(VaultFault::what).collect();
        out.json(
            &json!({ "recovery": paper.text().reveal(), "resealed": resealed, "changed": changed, "faults": told }),
        )?;
    } else if faults.is_empty() {
        out.line(&t!("vault-resealed", count = resealed))?;
    }
    for fault in &faults {
        eprintln!("attune: {}\n  {}", fault.what(), fault.help());
    }
    if faults.is_empty() {
        return Ok(Exit::Done);
    }
    eprintln!("attune: {}", if changed { t!("vault-keys-broke-off") } else { t!("vault-keys-not-changed") });
    Ok(Exit::Unwritten)
}
