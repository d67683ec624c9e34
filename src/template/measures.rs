//! What sliders, numbers and drawings may hold.

use super::model::Text;
use crate::base::Decimal;

/// A line of whole numbers.
#[derive(Debug)]
pub struct Slider {
    /// The lowest number.
    pub from: i16,
    /// The highest number.
    pub to: i16,
    /// Words at the low end.
    pub low: Text,
    /// Words at the high end.
    pub high: Text,
    /// Whether it counts turned round: from + to − x.
    pub reverse: bool,
}

impl Slider {
    /// The most steps from end to end: a visual analogue scale in half millimetres, −100 to 100.
    pub const MOST_STEPS: i32 = 200;
}

/// A number with a unit.
#[derive(Debug)]
pub struct Number {
    /// What it counts.
    pub unit: Option<Text>,
    /// The least that can be.
    pub least: Option<Decimal>,
    /// The most that can be.
    pub most: Option<Decimal>,
    /// Digits after the point.
    pub places: u8,
    /// Whether it counts turned round: least + most − x.
    pub reverse: bool,
}

impl Number {
    /// Whether this number may be the answer: inside the bounds, with no more digits than there may be.
    #[must_use]
    pub fn takes(&self, amount: Decimal) -> bool {
        amount.places() <= self.places
            && self.least.is_none_or(|least| amount >= least)
            && self.most.is_none_or(|most| amount <= most)
    }
}

/// The area of a drawing, as wide as the page's text.
///
/// # Units
/// Tenths of a millimetre, origin at the top left, y downwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// How high it is.
    pub height: u16,
}

impl Area {
    /// How wide every area is.
    pub const WIDTH: u16 = 1_630;
}
