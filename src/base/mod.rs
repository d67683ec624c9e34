//! Small words that every floor uses: ids, decimals, days and moments, units.
//!
//! Nothing here knows a worksheet, a window or a disk. [`Moment`] is a type
//! only: the clock is read in `shell`, and everybody else is told the time.

mod day;
mod decimal;
mod hex;
mod id;
mod keyed;
mod moment;
mod rounding;
mod secret;
mod signs;
mod text;
mod time;
mod units;

pub use day::Day;
pub use decimal::{Decimal, Fraction};
pub use hex::hex;
pub use id::{BadId, Id};
pub use keyed::Keyed;
pub use moment::Moment;
pub use rounding::Round;
pub use secret::Secret;
pub use signs::{shown, visible};
pub use text::{LineIndex, Position, Span};
pub use time::Time;
pub use units::{Mm, Pt};
