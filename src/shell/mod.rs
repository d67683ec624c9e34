//! The outside of the program: window, clock, disk, dialogs, threads, command line.
//!
//! The brain (`app`) says what must happen as effects; here it happens, and
//! the answers go back as commands. Nobody below this floor opens a file,
//! reads a clock or starts a thread.

mod asking;
mod clock;
pub mod command;
mod dialogs;
mod disk;
mod folders;
mod foreign;
mod icon;
mod outside;
mod papers;
mod sheets;
mod start;
mod unlock;
mod vaults;
mod window;
mod worker;

pub use disk::Disk;
pub use folders::Folders;

/// Runs the program with the arguments it was started with.
#[must_use]
pub fn main() -> std::process::ExitCode {
    command::main()
}
