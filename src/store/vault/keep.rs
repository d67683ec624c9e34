//! A worksheet into its sealed file, and back.

use std::path::Path;

use zeroize::Zeroizing;

use super::{Unlocked, VaultFault, VaultWhy, create::make_folder, history, layout};
use crate::{
    base::Id,
    seal::{self, Head, Keys, Payload},
    store::{Expected, Files, SaveFault, Stamp, Why, read, save},
    worksheet::{Worksheet, file},
};

/// What is known about a file: which bytes stood there, and which revision they were.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// The stamp of the sealed bytes.
    pub stamp: Stamp,
    /// The revision that they hold.
    pub rev: u64,
}

/// A worksheet that was read, with what a list or a check wants to know of its file.
pub(super) struct Opened {
    pub sheet: Worksheet,
    pub known: Known,
    /// The stamp of what was unsealed: it stays when the same words are sealed anew.
    pub words: Stamp,
    /// Keys from before they were changed sealed it.
    pub by_older_keys: bool,
}

impl Unlocked {
    /// Reads a worksheet.
    ///
    /// # Errors
    /// [`VaultFault`]: damaged, forged, or no worksheet of this program.
    pub fn read(&self, files: &dyn Files, path: &Path) -> Result<(Worksheet, Known), VaultFault> {
        self.open_sheet(files, path).map(|opened| (opened.sheet, opened.known))
    }

    pub(super) fn open_sheet(&self, files: &dyn Files, path: &Path) -> Result<Opened, VaultFault> {
        no_link(files, path)?;
        let (sealed, stamp) = read(files, path, layout::SEALED_LIMIT)?;
        let (payload, keys) = self.unseal_by(path, &sealed, layout::PLAIN_LIMIT)?;
        let sheet = sheet_of(path, &payload)?;
        let known = Known { stamp, rev: payload.head.rev };
        let (words, by_older_keys) = (Stamp::of(payload.text.as_bytes()), keys.mark() != self.keys.mark());
        Ok(Opened { sheet, known, words, by_older_keys })
    }

    /// Unseals bytes that stood in a file.
    pub(super) fn unseal(&self, path: &Path, sealed: &[u8]) -> Result<Payload, VaultFault> {
        self.unseal_up_to(path, sealed, layout::PLAIN_LIMIT)
    }

    pub(super) fn unseal_up_to(&self, path: &Path, sealed: &[u8], limit: u64) -> Result<Payload, VaultFault> {
        self.unseal_by(path, sealed, limit).map(|(payload, _)| payload)
    }

    /// Unseals bytes and says with which keys.
    fn unseal_by(&self, path: &Path, sealed: &[u8], limit: u64) -> Result<(Payload, Keys), VaultFault> {
        let fault = |why| VaultFault::at(path, why);
        let (plain, keys) = self.open(sealed, limit).map_err(|e| fault(VaultWhy::Seal(e)))?;
        let payload = Payload::read(&plain, &keys).map_err(|e| fault(VaultWhy::Payload(e)))?;
        Ok((payload, keys))
    }

    /// What a file holds that was sealed for this folder by another program.
    pub(super) fn unseal_foreign(&self, path: &Path, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, VaultFault> {
        let fault = |why| VaultFault::at(path, VaultWhy::Seal(why));
        self.open(sealed, layout::PLAIN_LIMIT).map(|(plain, _)| plain).map_err(fault)
    }

    /// Seals a text for the daily key and the key on paper.
    pub(super) fn seal(&self, path: &Path, head: &Head, text: &str) -> Result<Vec<u8>, VaultFault> {
        let plain = Zeroizing::new(Payload::write(head, text, &self.keys));
        let [daily, paper] = &self.vault.readers;
        seal::seal(&plain, &[daily, paper]).map_err(|_| VaultFault::at(path, VaultWhy::System))
    }

    /// Writes a worksheet, durable and read back; what stood there goes into its history before.
    ///
    /// `known` is what was read or written there last; nothing for a new worksheet.
    ///
    /// # Errors
    /// [`VaultFault`]. `ChangedOutside` or `Exists` if somebody else wrote there, `TooLarge` if it
    /// could not be read back: then nothing was written.
    pub fn keep(
        &self,
        files: &dyn Files,
        path: &Path,
        sheet: &Worksheet,
        known: Option<Known>,
    ) -> Result<Known, VaultFault> {
        self.keep_beside(files, path, sheet, known, "")
    }

    /// As [`Unlocked::keep`], whatever stands there; nobody here has seen that, so no schedule takes it away.
    ///
    /// # Errors
    /// [`VaultFault`]. `Exists` if what stands there cannot be opened, `ChangedOutside` if somebody
    /// writes there meanwhile: then nothing was written.
    pub fn keep_over(&self, files: &dyn Files, path: &Path, sheet: &Worksheet) -> Result<Known, VaultFault> {
        let known = self.read(files, path).ok().map(|(_, known)| known);
        self.keep_beside(files, path, sheet, known, history::OTHER)
    }

    /// Keeps a worksheet; the name of the state before ends in `aside`.
    fn keep_beside(
        &self,
        files: &dyn Files,
        path: &Path,
        sheet: &Worksheet,
        known: Option<Known>,
        aside: &str,
    ) -> Result<Known, VaultFault> {
        let head = Head {
            doc: sheet.doc.clone(),
            // One whose file is gone or was set aside goes on counting where its history ends.
            rev: known.map_or_else(|| history::last_rev(files, &self.vault, &sheet.doc), |known| known.rev) + 1,
            base: known.map(|known| known.stamp.bytes()),
        };
        let sealed = self.seal(path, &head, &text_that_fits(path, sheet)?)?;
        if let Some(folder) = path.parent() {
            make_folder(files, folder)?;
        }
        let expected = match known {
            Some(known) => {
                self.keep_state(files, path, &sheet.doc, known, aside)?;
                Expected::This(known.stamp)
            }
            None => Expected::Nothing,
        };
        let stamp = save(files, path, &sealed, expected)?;
        Ok(Known { stamp, rev: head.rev })
    }

    /// Copies what stands in a file into the history of its document.
    fn keep_state(
        &self,
        files: &dyn Files,
        path: &Path,
        doc: &Id,
        known: Known,
        aside: &str,
    ) -> Result<(), VaultFault> {
        let sealed = match read(files, path, layout::SEALED_LIMIT) {
            Ok((sealed, stamp)) if stamp == known.stamp => sealed,
            Ok(_) => {
                let fault = SaveFault { path: path.to_owned(), why: Why::ChangedOutside, now: None };
                return Err(fault.into());
            }
            // Taken away by somebody: there is nothing to be kept.
            Err(fault) if fault.kind == std::io::ErrorKind::NotFound => return Ok(()),
            Err(fault) => return Err(fault.into()),
        };
        let folder = self.vault.history(doc);
        make_folder(files, &folder)?;
        let place = folder.join(history::state_name(known, aside));
        match save(files, &place, &sealed, Expected::Nothing) {
            Ok(_) => Ok(()),
            Err(fault) if fault.why == Why::Exists => Ok(()),
            Err(fault) => Err(fault.into()),
        }
    }
}

/// The text of a worksheet, unless it is so large that nobody could read it back.
fn text_that_fits(path: &Path, sheet: &Worksheet) -> Result<Zeroizing<String>, VaultFault> {
    let text = Zeroizing::new(file::write(sheet));
    if file::fits(&text) {
        return Ok(text);
    }
    Err(SaveFault { path: path.to_owned(), why: Why::TooLarge, now: None }.into())
}

/// A file of the folder is no link: deleted or changed, what that leads to would be another file.
///
/// # Errors
/// [`VaultFault`] if it is one.
pub(super) fn no_link(files: &dyn Files, path: &Path) -> Result<(), VaultFault> {
    let is_link = files.about(path).is_ok_and(|about| about.is_link);
    if is_link { Err(VaultFault::at(path, VaultWhy::Link)) } else { Ok(()) }
}

/// The worksheet in a payload; its own id must be the one that its head names.
pub(super) fn sheet_of(path: &Path, payload: &Payload) -> Result<Worksheet, VaultFault> {
    let sheet = file::read(&payload.text).map_err(|error| VaultFault::at(path, VaultWhy::Sheet(error)))?;
    if sheet.doc == payload.head.doc { Ok(sheet) } else { Err(VaultFault::at(path, VaultWhy::Swapped)) }
}
