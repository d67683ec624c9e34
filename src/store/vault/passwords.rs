//! Changing the passphrase, and the key on paper.

use super::{Counts, Unlocked, Vault, VaultFault, VaultWhy, layout};
use crate::{
    base::Secret,
    seal::Private,
    store::{Files, save},
};

impl Unlocked {
    /// Puts the keys under another passphrase. The files stay as they are: they never were under it.
    ///
    /// # Errors
    /// [`VaultFault`] that says which passphrase opens the folder now. `ChangedOutside` if
    /// somebody else wrote the keys since they were unlocked.
    pub fn change_passphrase(&self, files: &dyn Files, passphrase: &Secret) -> Result<(), VaultFault> {
        let path = self.vault.identity_file();
        let locked = self.keys.lock(passphrase).map_err(|_| VaultFault::at(&path, VaultWhy::System))?;
        save(files, &path, &locked, self.expected_keys()).map(|_| ()).map_err(|fault| {
            // What is said must be true of the disk, not of what was meant.
            let counts = match files.read(&path, layout::KEYS_LIMIT) {
                Ok(there) if there == locked => Counts::New,
                Ok(_) => Counts::Before,
                Err(_) => Counts::Unknown,
            };
            VaultFault::at(&path, VaultWhy::Passphrase(counts, fault))
        })
    }

    /// Whether this is the key that was printed for the folder.
    #[must_use]
    pub fn is_recovery_key(&self, paper: &Private) -> bool {
        self.vault.readers[1] == paper.public()
    }
}

impl Vault {
    /// Whether this is the key that was printed for the folder; asked without unlocking it.
    #[must_use]
    pub fn is_recovery_key(&self, paper: &Private) -> bool {
        self.readers[1] == paper.public()
    }
}
