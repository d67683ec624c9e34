//! The locked folder: every worksheet in a sealed file of its own.
//!
//! ```text
//! vault.ron                      format, id, public keys: nothing about anybody
//! unfinished.ron                 only while the folder is made or copied: whose half it is
//! identity.age                   the keys, under the passphrase
//! recovery.age                   the same, for the key on paper
//! recovery.attune                which bytes that file holds: the folder's own keys cannot open it
//! clients.attune                 the client table; never leaves with a worksheet
//! ledger.attune                  what has left, and what was erased: no words
//! people.attune                  the writer's names for herself and others
//! docs/ab/abcd….attune           one file a worksheet, under random names
//! history/abcd…/00000007-1a2b3c4d.attune   states of it, kept by `history`
//! trash/abcd….attune             deleted, until it is deleted for good
//! ```
//!
//! Everything is an `age` file; what is inside begins with a line about it
//! (`seal::Payload`). What belongs to one machine only (rescue copies, lists,
//! revisions seen) lies in its state folder, sealed too.
//!
//! Not here: what a worksheet says, threads, the clock.
//! **Invariants:** no text of a person is written unsealed; a worksheet or list
//! that somebody else changed is never overwritten, here or in a copy, without
//! being read first or kept beside, nor are keys (`tests/vault`). Written
//! whatever stands there, by whoever holds the lock: what follows from the keys
//! (`publish`), and on this machine its own rescue copies, lists and notes.

mod apart;
mod backup;
mod check;
mod checked;
mod clients;
mod create;
mod erase;
mod fault;
#[cfg(test)]
mod faults;
mod half;
mod heal;
mod history;
mod index;
mod keep;
mod layout;
mod ledger;
mod notebook;
mod passwords;
mod people;
mod recovery;
mod rekey;
#[cfg(test)]
mod rekey_faults;
mod rescue;
mod scan;
mod take_in;
mod trash;
mod waiting;

pub use backup::{Copied, backup, restore};
pub use check::check;
pub use checked::{Checked, Damaged, Holds, Misnamed, Missing, Older};
pub use clients::{Client, Clients, Retention};
pub use fault::{Counts, VaultFault, VaultWhy};
pub use heal::heal;
pub use history::{Tidying, Version, versions};
pub use index::{Entry, Index};
pub use keep::Known;
pub use layout::{ENDING, Vault, around, known_here};
pub use ledger::{Erased, Ledger, Left, Line};
pub use people::People;
pub use scan::{Found, Work, closed, scan};
pub use take_in::{Taken, take_in};
pub use waiting::{Both, List};

use crate::{
    seal::Keys,
    store::{Expected, Stamp},
};

/// A locked folder that was unlocked.
#[derive(Clone, Debug)]
pub struct Unlocked {
    /// The folder.
    pub vault: Vault,
    keys: Keys,
    /// The file with the keys, as it was when they were taken out of it; unknown of a folder just made.
    identity: Option<Stamp>,
}

impl Unlocked {
    /// What the file with the keys must still be when it is written: another computer may have
    /// changed the keys, and would be locked out.
    fn expected_keys(&self) -> Expected {
        self.identity.map_or(Expected::Anything, Expected::This)
    }
}
