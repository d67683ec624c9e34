//! Locked folders for the command line: which one, and its passphrase.
//!
//! A passphrase comes from a prompt or from the file that
//! `ATTUNE_PASSPHRASE_FILE` names, never from an argument: arguments are seen
//! by everybody on the machine.

use std::{
    env,
    io::IsTerminal,
    path::{Path, PathBuf},
};

use super::{Disk, Folders};
use crate::{
    base::Secret,
    store::{
        self, ReadFault,
        vault::{Unlocked, Vault, VaultFault},
    },
    worksheet::Worksheet,
};

/// The variable that names the file with the passphrase.
pub const VARIABLE: &str = "ATTUNE_PASSPHRASE_FILE";
/// The variable that names the file with the new passphrase, when it is changed.
pub const NEW_VARIABLE: &str = "ATTUNE_NEW_PASSPHRASE_FILE";
/// The variable that names the file with the passphrase of a PDF.
pub const PDF_VARIABLE: &str = "ATTUNE_PDF_PASSPHRASE_FILE";
/// A passphrase is shorter, in bytes.
const LIMIT: u64 = 16 << 10;

/// Why there is no passphrase.
#[derive(Debug)]
pub enum NoPassphrase {
    /// Nobody is there who could be asked.
    NobodyToAsk,
    /// The file that was named cannot be read, or is no text.
    File(ReadFault),
    /// Asked twice, two different ones were typed.
    TwoDifferent,
    /// Nothing was typed.
    Nothing,
}

/// The locked folder at a path, or the user's own.
///
/// # Errors
/// [`VaultFault`] if there is none.
pub fn vault(named: Option<&Path>) -> Result<Vault, VaultFault> {
    let folders = Folders::of_user();
    Vault::at(&Disk, &folder(named), &folders.state)
}

/// Where the locked folder is, or would be.
#[must_use]
pub fn folder(named: Option<&Path>) -> PathBuf {
    named.map_or_else(|| Folders::of_user().vault, Path::to_owned)
}

/// The passphrase: from the file that the variable names, or typed.
///
/// # Errors
/// [`NoPassphrase`].
pub fn passphrase(variable: &str, prompt: &str, again: Option<&str>) -> Result<Secret, NoPassphrase> {
    if let Some(path) = env::var_os(variable) {
        return from_file(Path::new(&path));
    }
    if !std::io::stdin().is_terminal() {
        return Err(NoPassphrase::NobodyToAsk);
    }
    let ask = |prompt: &str| {
        rpassword::prompt_password(format!("{prompt} ")).map(Secret::new).map_err(|_| NoPassphrase::NobodyToAsk)
    };
    let first = ask(prompt)?;
    if first.is_empty() {
        return Err(NoPassphrase::Nothing);
    }
    match again {
        Some(again) if ask(again)? != first => Err(NoPassphrase::TwoDifferent),
        _ => Ok(first),
    }
}

/// The first line of a file.
fn from_file(path: &Path) -> Result<Secret, NoPassphrase> {
    let (bytes, _) = store::read(&Disk, path, LIMIT).map_err(NoPassphrase::File)?;
    let bytes = zeroize::Zeroizing::new(bytes);
    let bad = || NoPassphrase::File(ReadFault { path: path.to_owned(), kind: std::io::ErrorKind::InvalidData });
    let text = std::str::from_utf8(&bytes).map_err(|_| bad())?;
    match text.lines().next().unwrap_or_default() {
        "" => Err(NoPassphrase::Nothing),
        line => Ok(Secret::new(line.to_owned())),
    }
}

/// A worksheet in the file of a locked folder, taken for reading.
///
/// # Errors
/// [`VaultFault`].
pub fn read(unlocked: &Unlocked, path: &Path) -> Result<Worksheet, VaultFault> {
    unlocked.read(&Disk, path).map(|(sheet, _)| sheet)
}
