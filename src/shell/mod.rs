//! The outside of the program: window, clock, disk, dialogs, threads, command line.
//!
//! The brain (`app`) says what must happen as effects; here it happens, and
//! the answers go back as commands. Nobody below this floor opens a file,
//! reads a clock or starts a thread.

#[macro_use]
mod stderr;

mod asking;
mod batch;
mod blanks;
mod clipboard;
mod clock;
pub mod command;
mod demo;
mod dialogs;
mod disk;
mod draughtsman;
mod folders;
pub mod fonts;
mod foreign;
mod hold;
mod icon;
mod lists;
mod opening;
mod outside;
mod papers;
#[cfg(target_os = "linux")]
mod portal;
mod printing;
mod prompt;
mod rekey;
mod sheets;
mod software;
mod start;
mod taking;
mod unlock;
mod vaults;
mod waker;
mod watch;
mod window;
mod worker;

pub use disk::Disk;
pub use folders::Folders;

/// Runs the program with the arguments it was started with.
#[must_use]
pub fn main() -> std::process::ExitCode {
    no_core_dumps();
    command::main()
}

/// A crash leaves no picture of the memory on the disk.
#[cfg(target_os = "linux")]
fn no_core_dumps() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    // Where the system refuses, it refuses; the program is no less usable.
    let _refused = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
}

/// A crash leaves no picture of the memory on the disk: never compiled here.
#[cfg(not(target_os = "linux"))]
const fn no_core_dumps() {}
