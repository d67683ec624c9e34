//! The brain of the program, without a window and without a disk.
//!
//! Four small words: an [`Action`] is what a person can ask for by name, a
//! [`Command`] is what code sends with its payload, an `Edit` changes a
//! worksheet, an [`Effect`] is what the outside must do. [`run`] takes a
//! command and gives back effects; the outside answers with commands. So the
//! whole program is tested headless.
//!
//! **Invariant:** nothing here draws, opens a file or reads a clock.

mod action;
mod command;
mod keep;
mod state;

pub use action::Action;
pub use command::{Command, Effect, Failure, Wrote};
pub use keep::{Keep, Leaving};
pub use state::{
    Dialog, DocKey, Filter, Help, Inbox, LibraryRow, Me, Open, OpenAs, Paper, PaperPages, Reviewing, Saved, Screen,
    Settings, Shelf, ShelfEntry, State, Theme, Toast, WritingSize,
};

use crate::base::Moment;

/// Carries out a command.
pub fn run(state: &mut State, command: Command, now: Moment) -> Vec<Effect> {
    let _ = (state, command, now);
    Vec::new()
}
