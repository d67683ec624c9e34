//! `attune vault`: the locked folder from the command line.
//!
//! One file a verb; what all of them share stands here: which folder, its
//! passphrase, and how long work shows where it is.

mod change;
mod copy;
mod init;
mod keys;
mod list;
mod look;
mod take_in;

use std::{
    fs::File,
    io::{IsTerminal, Write},
};

use super::{Exit, Out, Trouble, arguments::Order};
use crate::{
    shell::{
        Disk,
        hold::{self, NotHeld},
        unlock::{self, NoPassphrase},
    },
    store::vault::{Unlocked, Vault},
    t,
};

/// The verbs, with how many words they take after them.
#[rustfmt::skip]
const VERBS: &[(&str, usize, usize)] = &[
    ("init", 0, 0),
    ("list", 0, 0),
    ("search", 1, usize::MAX),
    ("check", 0, 0),
    ("backup", 1, 1),
    ("restore", 1, 1),
    ("take-in", 1, usize::MAX),
    ("passphrase", 0, 0),
    ("keys", 0, 0),
];

/// Does what the first word says.
pub fn run(order: &Order, out: &mut Out) -> Result<Exit, Trouble> {
    let verb = order.inputs.first().and_then(|word| word.to_str()).unwrap_or_default();
    let Some((_, least, most)) = VERBS.iter().find(|(name, _, _)| *name == verb) else {
        let known: Vec<&str> = VERBS.iter().map(|(name, _, _)| *name).collect();
        return Err(Trouble::usage(t!("usage-vault-verbs", verbs = &known.join(", "))));
    };
    let words = order.inputs.get(1..).unwrap_or_default();
    if words.len() < *least || words.len() > *most {
        return Err(Trouble::usage(t!("usage-vault-words", verb = verb)));
    }
    match verb {
        "init" => init::run(order, out),
        "list" => list::run(order, &[], out),
        "search" => list::run(order, words, out),
        "check" => look::run(order, out),
        "backup" => copy::backup(order, &words[0], out),
        "restore" => copy::restore(order, &words[0], out),
        "take-in" => take_in::run(order, words, out),
        "keys" => keys::run(order, out),
        _ => change::run(order, out),
    }
}

/// The locked folder that is named, or the user's own, unlocked.
///
/// # Errors
/// [`Trouble`]: there is none, there is no passphrase, or it is a wrong one.
pub fn unlocked(order: &Order) -> Result<Unlocked, Trouble> {
    let vault = unlock::vault(order.vault.as_deref())?;
    let passphrase = unlock::passphrase(unlock::VARIABLE, t!("vault-ask"), None)?;
    Ok(vault.unlock(&Disk, &passphrase)?)
}

/// The lock of a locked folder: while it is held, nobody else writes into it from this machine.
///
/// # Errors
/// [`Trouble`] if a window has it, or another command.
pub fn hold(vault: &Vault) -> Result<File, Trouble> {
    hold::hold(&vault.lock_file()).map_err(|not| match not {
        NotHeld::Elsewhere => Trouble::new(Exit::Unwritten, t!("vault-held"), t!("vault-held-help")),
        NotHeld::Unmade(_) => {
            let failure = not.failure();
            Trouble::new(Exit::Unwritten, failure.what, failure.help)
        }
    })
}

/// As [`unlocked`], for a command that writes: the lock comes with it.
///
/// # Errors
/// As [`unlocked`] and [`hold`].
pub fn held(order: &Order) -> Result<(Unlocked, Option<File>), Trouble> {
    let lock = hold(&unlock::vault(order.vault.as_deref())?)?;
    let unlocked = unlocked(order)?;
    unlocked.finish_rekeying(&Disk)?;
    Ok((unlocked, Some(lock)))
}

/// Shows on a terminal how far long work is; programs that read along are not disturbed.
fn progress(what: &'static str) -> impl FnMut(usize, usize) -> bool {
    let shown = std::io::stderr().is_terminal();
    move |done, of| {
        if shown && of > 200 && (done.is_multiple_of(50) || done == of) {
            let line = t!("vault-progress", what = what, done = done, of = of);
            let end = if done == of { "\n" } else { "" };
            let _nobody_looks = write!(std::io::stderr(), "\r{line}{end}");
        }
        true
    }
}

impl From<NoPassphrase> for Trouble {
    fn from(none: NoPassphrase) -> Self {
        let (what, help) = match none {
            NoPassphrase::NobodyToAsk => (t!("vault-nobody-to-ask").to_owned(), t!("vault-nobody-to-ask-help")),
            NoPassphrase::File(fault) => (fault.what(), t!("vault-nobody-to-ask-help")),
            NoPassphrase::TwoDifferent => (t!("vault-two-different").to_owned(), t!("vault-two-different-help")),
            NoPassphrase::Nothing => (t!("vault-no-passphrase").to_owned(), t!("vault-nobody-to-ask-help")),
        };
        Self::new(Exit::Locked, what, help)
    }
}
