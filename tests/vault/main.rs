//! The locked folder from outside: killed while saving, damaged in every way,
//! opened by the standard `age` program, and bombs.
//!
//! `ATTUNE_LONG=1` makes each test as long as the figures that are published.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod bombs;
mod chance;
mod damage;
mod exchanged;
mod folder;
mod foreign;
mod fuzz;
mod gone;
mod history;
mod interop;
mod kernel;
mod kill;
mod links;
mod older;
mod places;
mod sizes;
mod taking;
mod typing;
mod vectors;
