//! The whole program headless: the brain with an outside that lives in memory.

#![expect(clippy::expect_used, reason = "what a test expects and does not find ends the test")]

mod bench;
mod bringing;
mod choosing;
mod clock;
mod codes;
mod comparing;
mod copying;
mod desk;
mod finishing;
mod forming;
mod giving;
mod handing_over;
mod keeping;
mod late;
mod listing;
mod locking;
mod names;
mod nothing_lost;
mod papers;
mod renewing;
mod reviewing;
mod speaking;
mod states;
mod who;
