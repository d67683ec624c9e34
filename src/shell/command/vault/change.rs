//! `attune vault passphrase`: another passphrase; the key on paper opens where the old one is lost.

use super::{Exit, Order, Out, Trouble, hold};
use crate::{
    seal::{Private, Strength, strength},
    shell::{Disk, unlock},
    t,
};

pub fn run(order: &Order, out: &mut Out) -> Result<Exit, Trouble> {
    let vault = unlock::vault(order.vault.as_deref())?;
    let _lock = hold(&vault)?;
    let old = unlock::passphrase(unlock::VARIABLE, t!("vault-ask-old-or-paper"), None)?;
    // Whoever lost the passphrase types the key from paper in its place.
    let unlocked = match Private::parse(old.reveal()) {
        // Also where vault.ron names another: the file for the paper knows its key.
        Ok(paper) => vault.unlock_with_recovery(&Disk, &paper)?,
        _ => vault.unlock(&Disk, &old)?,
    };
    unlocked.finish_rekeying(&Disk)?;
    let new = unlock::passphrase(unlock::NEW_VARIABLE, t!("vault-ask-new"), Some(t!("vault-ask-again")))?;
    if strength(&new) == Strength::Weak {
        eprintln!("{}", t!("vault-weak"));
    }
    unlocked.change_passphrase(&Disk, &new)?;
    out.line(t!("vault-changed"))?;
    Ok(Exit::Done)
}
