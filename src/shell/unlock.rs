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

use super::{Disk, Folders, prompt};
use crate::{
    base::Secret,
    store::{
        ReadFault,
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
    let ask = |prompt: &str| prompt::ask(prompt).map_err(|_| NoPassphrase::NobodyToAsk);
    let first = ask(prompt)?;
    if first.is_empty() {
        return Err(NoPassphrase::Nothing);
    }
    match again {
        Some(again) if ask(again)? != first => Err(NoPassphrase::TwoDifferent),
        _ => Ok(first),
    }
}

/// The first line of a file, which may be a pipe; in whatever form an editor wrote it.
fn from_file(path: &Path) -> Result<Secret, NoPassphrase> {
    let fault = |kind| NoPassphrase::File(ReadFault { path: path.to_owned(), kind });
    let bytes = Disk.read_any(path, LIMIT).map_err(|error| fault(error.kind()))?;
    let bytes = zeroize::Zeroizing::new(bytes);
    let text = text_of(&bytes).ok_or_else(|| fault(std::io::ErrorKind::InvalidData))?;
    match text.lines().next().unwrap_or_default() {
        "" => Err(NoPassphrase::Nothing),
        line => Ok(Secret::new(line.to_owned())),
    }
}

/// UTF-8, or the UTF-16 that some systems write when a command's output goes into a file.
fn text_of(bytes: &[u8]) -> Option<zeroize::Zeroizing<String>> {
    let wide = |unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
        String::from_utf16(&units).ok()
    };
    let text = match bytes {
        [0xff, 0xfe, ..] => wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] => wide(u16::from_be_bytes),
        _ => std::str::from_utf8(bytes).ok().map(str::to_owned),
    };
    text.map(zeroize::Zeroizing::new)
}

/// A worksheet in the file of a locked folder, taken for reading.
///
/// # Errors
/// [`VaultFault`].
pub fn read(unlocked: &Unlocked, path: &Path) -> Result<Worksheet, VaultFault> {
    unlocked.read(&Disk, path).map(|(sheet, _)| sheet)
}
