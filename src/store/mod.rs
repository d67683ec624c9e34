//! Safe saving: what is on disk is always whole, the old or the new.
//!
//! Everything here goes through [`Files`], a small trait with one method for
//! each call that can fail; its only implementation on a real disk is in
//! `shell`. So a test can fail each call in turn, and cut the power after each.
//!
//! Not here: what a worksheet says (`worksheet`), dialogs, threads.
//! **Invariant:** a save that reports success was read back from the disk
//! (`store::faults`).

#[cfg(test)]
mod faults;
mod files;
pub mod library;
#[cfg(test)]
mod memory;
pub mod rescue;
mod save;
mod settings;
pub mod sweep;
pub mod vault;

pub use files::{About, Files, NewFile};
pub use save::{Expected, ReadFault, SaveFault, Stamp, Why, read, save, why};
pub use settings::{Kept, keep_settings, read_settings};
