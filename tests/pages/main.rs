//! Pages: where everything stands, and that nothing is lost on the way.
//!
//! `dump` holds pages against golden files, `nothing_lost` writes at random,
//! `what_leaves` looks at what must stay home.

mod checks;
mod dump;
mod nothing_lost;
mod sheets;
mod what_leaves;
