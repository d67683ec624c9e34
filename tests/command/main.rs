//! The command line as a contract: the real program, its exit codes, its JSON.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod asking;
mod check;
mod export;
mod fhir;
mod healing;
mod hostile;
mod keys;
mod linux;
mod pipes;
mod refilled;
mod renew;
mod room;
mod usage;
mod vault;
#[cfg(unix)]
mod watching;
mod worksheets;
