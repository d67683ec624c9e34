//! `attune vault keys`: other keys and another recovery sheet; everything is sealed anew.

use serde_json::json;

use super::{Exit, Order, Out, Trouble, hold, progress};
use crate::{
    seal,
    shell::{Disk, unlock},
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
    other.use_keys(&Disk, &passphrase)?;
    let paths = other.to_reseal(&Disk);
    let mut told = progress(t!("vault-resealing"));
    let mut resealed = 0;
    for (at, path) in paths.iter().enumerate() {
        told(at, paths.len());
        resealed += usize::from(other.reseal(&Disk, path)?.is_some());
    }
    told(paths.len(), paths.len());
    other.note_resealed(&Disk)?;
    if order.json {
        out.json(&json!({ "recovery": paper.text().reveal(), "resealed": resealed }))?;
    } else {
        out.line(&t!("vault-resealed", count = resealed))?;
    }
    Ok(Exit::Done)
}
