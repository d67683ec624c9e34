//! Takes worksheets that lie unsealed somewhere into the locked folder.

use std::path::{Path, PathBuf};

use super::{Unlocked, VaultFault, layout};
use crate::{
    seal,
    store::{Files, ReadFault, read},
    worksheet::file::{self, FileError},
};

/// What became of a file.
#[derive(Debug)]
pub enum Taken {
    /// It lies in the locked folder now, and was read back from there.
    Kept(PathBuf),
    /// It lay there already, the same.
    Same(PathBuf),
    /// Another state of the same worksheet lies there; the file was left alone.
    Other(PathBuf),
    /// It is no worksheet.
    NoSheet(FileError),
    /// It could not be read.
    Unread(ReadFault),
}

/// Takes a file in; `dry` only says what would become of it. The file itself stays.
///
/// # Errors
/// [`VaultFault`] if the locked folder cannot be written, or does not give back what was written.
pub fn take_in(files: &dyn Files, unlocked: &Unlocked, path: &Path, dry: bool) -> Result<Taken, VaultFault> {
    let bytes = match read(files, path, layout::SEALED_LIMIT) {
        Ok((bytes, _)) => bytes,
        Err(fault) => return Ok(Taken::Unread(fault)),
    };
    // A file that the standard `age` program sealed for this folder carries no line of ours.
    let bytes = if seal::is_sealed(&bytes) { unlocked.unseal_foreign(path, &bytes)?.to_vec() } else { bytes };
    let sheet = match file::read_bytes(&bytes) {
        Ok(sheet) => sheet,
        Err(error) => return Ok(Taken::NoSheet(error)),
    };
    let text = file::write(&sheet);
    let place = unlocked.vault.file_of(&sheet.doc);
    if files.about(&place).is_ok() {
        let (there, _) = unlocked.read(files, &place)?;
        return Ok(if file::write(&there) == text { Taken::Same(place) } else { Taken::Other(place) });
    }
    if dry {
        return Ok(Taken::Kept(place));
    }
    unlocked.keep(files, &place, &sheet, None)?;
    let (back, _) = unlocked.read(files, &place)?;
    if file::write(&back) == text {
        Ok(Taken::Kept(place))
    } else {
        Err(VaultFault::at(&place, super::VaultWhy::Swapped))
    }
}
