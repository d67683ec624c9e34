//! `attune vault init`: makes a locked folder, and shows the key for paper once.

use serde_json::json;

use super::{Exit, Order, Out, Trouble};
use crate::{
    seal::{self, Strength},
    shell::{Disk, Folders, clock, unlock},
    store::vault::Vault,
    t,
};

pub fn run(order: &Order, out: &mut Out) -> Result<Exit, Trouble> {
    let folder = unlock::folder(order.vault.as_deref());
    // The only one that there is: whichever of the two variables names it.
    let named = std::env::var_os(unlock::VARIABLE).is_some() || std::env::var_os(unlock::NEW_VARIABLE).is_none();
    let variable = if named { unlock::VARIABLE } else { unlock::NEW_VARIABLE };
    let passphrase = unlock::passphrase(variable, t!("vault-ask-new"), Some(t!("vault-ask-again")))?;
    if seal::strength(&passphrase) == Strength::Weak {
        eprintln!("{}", t!("vault-weak"));
    }
    let state = Folders::of_user().state;
    let (unlocked, paper) = Vault::create(&Disk, &folder, &state, clock::fresh_id(), &passphrase)?;
    let text = paper.text();
    if order.json {
        let vault = unlocked.vault.id.to_string();
        out.json(&json!({ "vault": vault, "folder": folder, "recovery": text.reveal() }))?;
        return Ok(Exit::Done);
    }
    let shown = folder.display().to_string();
    out.line(&t!("vault-made", folder = &shown))?;
    out.line("")?;
    out.line(t!("vault-paper"))?;
    out.line("")?;
    for line in seal::groups(&text) {
        out.line(&format!("    {line}"))?;
    }
    out.line("")?;
    out.line(t!("vault-paper-steps"))?;
    Ok(Exit::Done)
}
