//! Sealed bytes: what lies on the disk can be read by nobody without a key.
//!
//! Everything is an `age` file (<https://age-encryption.org/v1>), so that the
//! standard `age` program opens it: worksheets under X25519 keys, the keys
//! themselves under a passphrase. A payload begins with a line that says which
//! document it is and carries a tag, because `age` does not say who wrote.
//!
//! Not here: disk and folders (`store::vault`), what is asked of a person.
//! **Invariants:** nothing here is ever printed; hostile bytes are refused
//! before the library reads them (`limits`).

mod envelope;
mod fault;
mod keys;
mod limits;
mod pair;
mod passphrase;
mod payload;

pub use envelope::{open, open_with_passphrase, seal, seal_for_words, seal_with_passphrase};
pub use fault::OpenFault;
pub use keys::{Keys, WORK};
pub use limits::is_sealed;
pub use pair::{LETTERS_ON_PAPER, NotAKey, Private, Public, groups, letters_typed};
pub use passphrase::{Strength, fresh_passphrase, strength, word_from};
pub use payload::{Head, Payload, PayloadFault};
