//! Changing the passphrase, and the key on paper.

use super::{Unlocked, Vault, VaultFault, VaultWhy};
use crate::{
    base::Secret,
    seal::Private,
    store::{Files, save},
};

impl Unlocked {
    /// Puts the keys under another passphrase. The files stay as they are: they never were under it.
    ///
    /// # Errors
    /// [`VaultFault`]; then the passphrase before still opens the folder. `ChangedOutside` if
    /// somebody else wrote the keys since they were unlocked.
    pub fn change_passphrase(&self, files: &dyn Files, passphrase: &Secret) -> Result<(), VaultFault> {
        let path = self.vault.identity_file();
        let locked = self.keys.lock(passphrase).map_err(|_| VaultFault::at(&path, VaultWhy::System))?;
        save(files, &path, &locked, self.expected_keys())?;
        Ok(())
    }

    /// Whether this is the key that was printed for the folder.
    #[must_use]
    pub fn is_paper_key(&self, paper: &Private) -> bool {
        self.vault.readers[1] == paper.public()
    }
}

impl Vault {
    /// Whether this is the key that was printed for the folder; asked without unlocking it.
    #[must_use]
    pub fn is_paper_key(&self, paper: &Private) -> bool {
        self.readers[1] == paper.public()
    }
}
