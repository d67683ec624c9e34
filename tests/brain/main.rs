//! The whole program headless: the brain with an outside that lives in memory.

mod choosing;
mod desk;
mod finishing;
mod keeping;
mod nothing_lost;
mod papers;
mod reviewing;
