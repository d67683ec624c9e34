//! The template reader: what it takes, what it refuses, and where it says so.

mod bad;
mod codes;
mod dice;
mod guide;
mod limits;
mod referee;
mod sheets;
mod shipped;
