//! The client table on its way while nothing can be written into the folder.
//!
//! A full disk may take the last words about a client code neither before the
//! folder is locked nor before the program is left. They wait sealed: in a
//! file of this machine, or, where that is full too, as bytes with whoever
//! asked, until the next unlocking.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::{Clients, Unlocked, Vault, VaultFault, create::make_folder, layout};
use crate::{
    base::Id,
    seal::Head,
    store::{Expected, Files, save},
};

/// A change of the table that waits.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Waiting {
    before: Clients,
    now: Clients,
}

impl Vault {
    fn waiting_clients(&self) -> PathBuf {
        self.local.join("clients-waiting").with_extension(layout::ENDING)
    }
}

impl Unlocked {
    /// Keeps the client table, and before it what waits from an earlier time.
    ///
    /// # Errors
    /// [`VaultFault`]; then the table is as it was, and what waits goes on waiting.
    pub fn keep_clients_at_last(
        &self,
        files: &dyn Files,
        bytes: Option<&[u8]>,
        before: &Clients,
        now: &Clients,
    ) -> Result<Clients, VaultFault> {
        // What began from the same table was refused a moment ago, and is what is kept now.
        if let Some(waiting) = self.waiting(files, bytes).filter(|waiting| waiting.before != *before) {
            self.keep_clients(files, &waiting.before, &waiting.now)?;
        }
        let kept = self.keep_clients(files, before, now)?;
        // What stays is kept once more at the next unlocking, and changes nothing.
        let _gone = files.remove(&self.vault.waiting_clients());
        Ok(kept)
    }

    /// Lets a change of the client table wait, with the one that may be waiting already.
    ///
    /// # Errors
    /// The sealed bytes, if this machine takes no file either: the next unlocking wants them.
    pub fn clients_wait(
        &self,
        files: &dyn Files,
        bytes: Option<&[u8]>,
        before: &Clients,
        now: &Clients,
    ) -> Result<(), Vec<u8>> {
        let path = self.vault.waiting_clients();
        let first = self.waiting(files, bytes).map_or_else(|| before.clone(), |waiting| waiting.before);
        let text = ron::to_string(&Waiting { before: first, now: now.clone() }).map_err(|_| Vec::new())?;
        let head = Head { doc: name(), rev: 1, base: None };
        let sealed = self.seal(&path, &head, &text).map_err(|_| Vec::new())?;
        let made = make_folder(files, &self.vault.local);
        match made.and_then(|()| Ok(save(files, &path, &sealed, Expected::Anything)?)) {
            Ok(_) => Ok(()),
            Err(_) => Err(sealed),
        }
    }

    /// The table as it is shown: with what waits, which is kept first if the folder takes it.
    ///
    /// Says also whether nothing waits any more.
    #[must_use]
    pub fn clients_with_waiting(&self, files: &dyn Files, bytes: Option<&[u8]>) -> (Clients, bool) {
        // A damaged table is told by a check; the worksheets open without it.
        let inside = self.clients(files).unwrap_or_default();
        let Some(waiting) = self.waiting(files, bytes) else { return (inside, true) };
        match self.keep_clients_at_last(files, None, &waiting.before, &waiting.now) {
            Ok(kept) => (kept, true),
            Err(_) => (waiting.now.onto(&waiting.before, &inside), false),
        }
    }

    fn waiting(&self, files: &dyn Files, bytes: Option<&[u8]>) -> Option<Waiting> {
        let path = self.vault.waiting_clients();
        let text = match bytes {
            Some(sealed) => self.unseal_up_to(&path, sealed, layout::LISTS_LIMIT).ok()?.text,
            None => self.note(files, &path, &name()).ok().flatten()?.0,
        };
        ron::Options::default().with_recursion_limit(16).from_str(&text).ok()
    }
}

fn name() -> Id {
    Id::known("clients-waiting")
}
