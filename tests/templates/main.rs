//! The template reader: what it takes, what it refuses, and where it says so.

mod bad;
mod dice;
mod guide;
mod referee;
mod sheets;
mod shipped;
