//! Pages: where everything stands, and that nothing is lost on the way.
//!
//! `dump` looks at the page model itself, as text.

mod dump;
mod sheets;
