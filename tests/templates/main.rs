//! The template reader: what it takes, what it refuses, and where it says so.

mod guide;
mod sheets;
mod bad;
mod dice;
mod referee;
mod shipped;
