//! The command line: a contract with exit codes.

use std::{path::PathBuf, process::ExitCode};

/// Reads the arguments and does what they ask.
#[must_use]
pub fn main() -> ExitCode {
    let file = std::env::args_os().nth(1).map(PathBuf::from);
    super::start::open_window(file)
}
