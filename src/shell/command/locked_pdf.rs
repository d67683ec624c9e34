//! The passphrase of a PDF: its own, and never that of the locked folder unasked.

use super::{Exit, Trouble};
use crate::{
    base::Secret,
    shell::unlock::{self, NoPassphrase},
    t,
};

/// Asks for the passphrase of a PDF, twice if it is a new one.
///
/// # Errors
/// [`Trouble`] if nobody can be asked, or nothing was given.
pub fn passphrase(prompt: &str, again: Option<&str>) -> Result<Secret, Trouble> {
    unlock::passphrase(unlock::PDF_VARIABLE, prompt, again).map_err(|none| {
        let (what, help) = match none {
            NoPassphrase::NobodyToAsk => (t!("pdf-nobody-to-ask").to_owned(), t!("pdf-nobody-to-ask-help")),
            NoPassphrase::File(fault) => (fault.what(), t!("pdf-nobody-to-ask-help")),
            NoPassphrase::TwoDifferent => (t!("vault-two-different").to_owned(), t!("vault-two-different-help")),
            NoPassphrase::Nothing => (t!("vault-no-passphrase").to_owned(), t!("pdf-nobody-to-ask-help")),
        };
        Trouble::new(Exit::Locked, what, help)
    })
}
