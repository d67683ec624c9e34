//! Rules of the house, read from the sources themselves.
//!
//! What is checked here cannot be seen by running the program: who may use
//! whom, that every file says what it is for, that every sentence exists and
//! is said, that nothing in the tree can speak to a network.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod floors;
mod keys;
mod network;
mod openings;
mod outsiders;
mod sources;
mod words;
