//! Puts right what a check found. Nothing is thrown away by it: what gives way stays beside, or in the history.

use std::path::{Path, PathBuf};

use super::{
    Index, Known, Misnamed, Missing, Older, Unlocked, VaultFault, VaultWhy,
    create::make_folder,
    history::state_name,
    layout::{ENDING, LISTS_LIMIT, SEALED_LIMIT},
    trash::move_file,
};
use crate::{
    base::Id,
    store::{Expected, Files, Why, read, save},
};

/// The ending of a damaged file that was set aside begins so.
pub(super) const ASIDE: &str = "damaged-";

/// Puts the newest state that opens in place of a damaged file, which is kept beside under another name.
///
/// # Errors
/// [`VaultFault`]; then the damaged file is still in its place.
pub fn heal(files: &dyn Files, damaged: &Path, version: &Path) -> Result<(), VaultFault> {
    let (good, _) = read(files, version, SEALED_LIMIT)?;
    let (bad, there) = read(files, damaged, LISTS_LIMIT)?;
    // Not an ending that is scanned: the damaged bytes wait for whoever can make something of them.
    let aside = damaged.with_extension(format!("{ASIDE}{}", there.short()));
    save(files, &aside, &bad, Expected::Anything)?;
    save(files, damaged, &good, Expected::This(there))?;
    Ok(())
}

impl Unlocked {
    /// Sets a file aside that does not open, so that another can take its place; nothing if it does open.
    ///
    /// It stays beside under another name, with every byte, until its document is deleted for good.
    ///
    /// # Errors
    /// [`VaultFault`]; then it is where it was.
    pub fn set_aside(&self, files: &dyn Files, path: &Path) -> Result<Option<PathBuf>, VaultFault> {
        match self.read(files, path) {
            Ok(_) => return Ok(None),
            Err(fault) if !fault.is_damage() => return Err(fault),
            Err(_) => {}
        }
        let token = files.token().map_err(|_| VaultFault::at(path, VaultWhy::System))?;
        let aside = path.with_extension(format!("{ASIDE}{token:016x}"));
        move_file(files, path, &aside)?;
        Ok(Some(aside))
    }

    /// Puts the newest state of the history in place of an older one, which goes into the history.
    ///
    /// Says whether there was a newer one; without it nothing is written.
    ///
    /// # Errors
    /// [`VaultFault`]; then the older one is still there.
    pub fn put_newest(&self, files: &dyn Files, older: &Older) -> Result<bool, VaultFault> {
        let Some(newer) = &older.heals else { return Ok(false) };
        let (sealed, stamp) = read(files, &older.path, SEALED_LIMIT)?;
        let known = Known { stamp, rev: self.read(files, &older.path)?.1.rev };
        let history = self.vault.history(&older.doc);
        make_folder(files, &history)?;
        match save(files, &history.join(state_name(known, "")), &sealed, Expected::Nothing) {
            Err(fault) if fault.why != Why::Exists => return Err(fault.into()),
            _ => {}
        }
        let (good, _) = read(files, newer, SEALED_LIMIT)?;
        save(files, &older.path, &good, Expected::This(stamp))?;
        Ok(true)
    }

    /// Puts the newest state of the history where the worksheet was; says whether there was one.
    ///
    /// # Errors
    /// [`VaultFault`]; then there is still nothing.
    pub fn put_missing(&self, files: &dyn Files, missing: &Missing) -> Result<bool, VaultFault> {
        let Some(newest) = &missing.heals else { return Ok(false) };
        let place = self.vault.file_of(&missing.doc);
        if let Some(folder) = place.parent() {
            make_folder(files, folder)?;
        }
        let (good, _) = read(files, newest, SEALED_LIMIT)?;
        save(files, &place, &good, Expected::Nothing)?;
        Ok(true)
    }

    /// Gives files that are named for other worksheets their own names.
    ///
    /// # Errors
    /// [`VaultFault`]; each file has its old name, its own, or one that begins with its own.
    pub fn rename_misnamed(&self, files: &dyn Files, misnamed: &[Misnamed]) -> Result<(), VaultFault> {
        let mut between = Vec::new();
        for Misnamed { doc, path } in misnamed {
            let place = self.vault.file_of(doc);
            if let Some(folder) = place.parent() {
                make_folder(files, folder)?;
            }
            if files.about(&place).is_err() {
                move_file(files, path, &place)?;
                continue;
            }
            // Another one that has to move stands there, or a second file of the same worksheet.
            let token = files.token().map_err(|_| VaultFault::at(path, VaultWhy::System))?;
            let beside = place.with_file_name(format!("{doc}.named-{token:016x}.{ENDING}"));
            move_file(files, path, &beside)?;
            between.push((beside, place));
        }
        for (beside, place) in between {
            if files.about(&place).is_err() {
                move_file(files, &beside, &place)?;
            }
        }
        Ok(())
    }

    /// Takes documents as they are: a revision that is lower than one that was seen here, or none at all.
    ///
    /// # Errors
    /// [`VaultFault`]; then the next check tells them again.
    pub fn take_as_they_are(&self, files: &dyn Files, docs: &[(Id, Option<u64>)]) -> Result<(), VaultFault> {
        if docs.is_empty() {
            return Ok(());
        }
        let mut index = Index::<serde_json::Value>::load(files, self);
        for (doc, rev) in docs {
            match rev {
                Some(rev) => index.accept(doc, *rev),
                None => index.forget(doc),
            }
        }
        index.store(files, self)
    }
}
