//! The lists of people on their way while nothing can be written into the folder.
//!
//! A full disk may take the last words about a client code, or a name, neither
//! before the folder is locked nor before the program is left. They wait
//! sealed: in a file of this machine, or, where that is full too, as bytes
//! with whoever asked, until the next unlocking.

use std::path::PathBuf;

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{Clients, People, Unlocked, Vault, VaultFault, create::make_folder, layout};
use crate::{
    base::Id,
    seal::Head,
    store::{Expected, Files, save},
};

/// A list of the folder that is changed by what two machines write of it.
pub trait List: Clone + Default + PartialEq + Serialize + DeserializeOwned {
    /// What the list is called.
    const NAME: &'static str;

    /// Where it lies in a folder.
    fn file(vault: &Vault) -> PathBuf;

    /// What stands there, with what was changed since `before`.
    #[must_use]
    fn onto(&self, before: &Self, there: &Self) -> Self;
}

impl List for Clients {
    const NAME: &'static str = "clients";

    fn file(vault: &Vault) -> PathBuf {
        vault.clients_file()
    }

    fn onto(&self, before: &Self, there: &Self) -> Self {
        self.onto(before, there)
    }
}

impl List for People {
    const NAME: &'static str = "people";

    fn file(vault: &Vault) -> PathBuf {
        vault.people_file()
    }

    fn onto(&self, before: &Self, there: &Self) -> Self {
        self.onto(before, there)
    }
}

/// A change of a list that waits.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Waiting<T> {
    before: T,
    now: T,
}

/// A list as the folder has it, and as it is shown: with what waits.
#[derive(Clone, Debug, Default)]
pub struct Both<T> {
    /// What the folder holds.
    pub inside: T,
    /// What the writer sees; the same where nothing waits.
    pub shown: T,
}

impl Unlocked {
    /// Keeps what was changed of a list since `before`, and says what stands there now.
    ///
    /// # Errors
    /// [`VaultFault`]; then the list is as it was.
    pub fn keep_list<T: List>(&self, files: &dyn Files, before: &T, now: &T) -> Result<T, VaultFault> {
        self.change_list(files, &T::file(&self.vault), &Id::known(T::NAME), |there: &T| now.onto(before, there))
    }

    /// Keeps a list, and before it what waits from an earlier time.
    ///
    /// # Errors
    /// [`VaultFault`]; then the list is as it was, and what waits goes on waiting.
    pub fn keep_at_last<T: List>(
        &self,
        files: &dyn Files,
        bytes: Option<&[u8]>,
        before: &T,
        now: &T,
    ) -> Result<T, VaultFault> {
        // What began from the same list was refused a moment ago, and is what is kept now.
        if let Some(waiting) = self.waiting::<T>(files, bytes).filter(|waiting| waiting.before != *before) {
            self.keep_list(files, &waiting.before, &waiting.now)?;
        }
        let kept = self.keep_list(files, before, now)?;
        // What stays is kept once more at the next unlocking, and changes nothing.
        let _gone = files.remove(&self.waiting_file::<T>());
        Ok(kept)
    }

    /// Lets a change of a list wait, with the one that may be waiting already.
    ///
    /// # Errors
    /// The sealed bytes, if this machine takes no file either: the next unlocking wants them.
    pub fn wait<T: List>(&self, files: &dyn Files, bytes: Option<&[u8]>, before: &T, now: &T) -> Result<(), Vec<u8>> {
        let path = self.waiting_file::<T>();
        let first = self.waiting(files, bytes).map_or_else(|| before.clone(), |waiting: Waiting<T>| waiting.before);
        let text = ron::to_string(&Waiting { before: first, now: now.clone() }).map_err(|_| Vec::new())?;
        let head = Head { doc: name::<T>(), rev: 1, base: None };
        let sealed = self.seal(&path, &head, &text).map_err(|_| Vec::new())?;
        let made = make_folder(files, &self.vault.local);
        match made.and_then(|()| Ok(save(files, &path, &sealed, Expected::Anything)?)) {
            Ok(_) => Ok(()),
            Err(_) => Err(sealed),
        }
    }

    /// The list, with what waits, which is kept first if the folder takes it.
    #[must_use]
    pub fn with_waiting<T: List>(&self, files: &dyn Files, bytes: Option<&[u8]>) -> Both<T> {
        let there: Both<T> = self.as_it_is(files);
        let Some(waiting) = self.waiting::<T>(files, bytes) else { return there };
        match self.keep_at_last(files, None, &waiting.before, &waiting.now) {
            Ok(kept) => Both { shown: kept.clone(), inside: kept },
            Err(_) => Both { shown: waiting.now.onto(&waiting.before, &there.inside), inside: there.inside },
        }
    }

    /// The list as the folder has it. A damaged one is told by a check; the worksheets open without it.
    #[must_use]
    pub fn as_it_is<T: List>(&self, files: &dyn Files) -> Both<T> {
        let list = self.list(files, &T::file(&self.vault), &Id::known(T::NAME));
        let inside: T = list.map(|(list, _)| list).unwrap_or_default();
        Both { shown: inside.clone(), inside }
    }

    fn waiting<T: List>(&self, files: &dyn Files, bytes: Option<&[u8]>) -> Option<Waiting<T>> {
        let path = self.waiting_file::<T>();
        let text = match bytes {
            Some(sealed) => self.unseal_up_to(&path, sealed, layout::LISTS_LIMIT).ok()?.text,
            None => self.note(files, &path, &name::<T>()).ok().flatten()?.0,
        };
        ron::Options::default().with_recursion_limit(16).from_str(&text).ok()
    }

    fn waiting_file<T: List>(&self) -> PathBuf {
        self.vault.local.join(format!("{}-waiting", T::NAME)).with_extension(layout::ENDING)
    }
}

fn name<T: List>() -> Id {
    Id::known(&format!("{}-waiting", T::NAME))
}
