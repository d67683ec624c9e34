//! Exact numbers: decimals as people write them, fractions as scores need them.

use std::{cmp::Ordering, fmt};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// An exact decimal, as written: `35.9` is 359 tenths.
///
/// Trailing zeros after the point are dropped, so equal numbers are equal.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Decimal {
    digits: i64,
    scale: u8,
}

/// An exact fraction in lowest terms, its denominator above 0.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fraction {
    num: i128,
    den: i128,
}

impl Decimal {
    /// The most digits after the point.
    pub const MAX_SCALE: u8 = 9;

    /// A whole number.
    #[must_use]
    pub const fn whole(number: i64) -> Self {
        Self { digits: number, scale: 0 }
    }

    /// Reads `-35.90`, `+3`, `.5`; nothing for anything else or beyond 18 digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, rest) = match text.as_bytes().first()? {
            b'-' => (true, text.get(1..)?),
            b'+' => (false, text.get(1..)?),
            _ => (false, text),
        };
        let (whole, part) = rest.split_once('.').unwrap_or((rest, ""));
        let part = part.trim_end_matches('0');
        if (whole.is_empty() && rest.len() < 2) || part.len() > usize::from(Self::MAX_SCALE) {
            return None;
        }
        if !whole.bytes().chain(part.bytes()).all(|b| b.is_ascii_digit()) {
            return None;
        }
        let joined = format!("{whole}{part}");
        if joined.trim_start_matches('0').len() > 18 {
            return None;
        }
        let digits: i64 = if joined.is_empty() { 0 } else { joined.parse().ok()? };
        Some(Self { digits: if negative { -digits } else { digits }, scale: u8::try_from(part.len()).ok()? })
    }

    /// How many digits stand after the point.
    #[must_use]
    pub const fn places(self) -> u8 {
        self.scale
    }

    /// The number as a fraction.
    #[must_use]
    pub fn fraction(self) -> Fraction {
        Fraction::new(i128::from(self.digits), 10_i128.pow(u32::from(self.scale)))
    }

    /// The nearest floating-point number, for drawing only.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "for drawing only")]
    pub fn approx(self) -> f64 {
        self.digits as f64 / 10_f64.powi(i32::from(self.scale))
    }
}

impl Fraction {
    /// Zero.
    pub const ZERO: Self = Self { num: 0, den: 1 };

    /// `num / den` in lowest terms.
    ///
    /// # Panics
    /// If the denominator is 0.
    #[must_use]
    pub fn new(num: i128, den: i128) -> Self {
        assert!(den != 0, "a fraction needs a denominator");
        let divisor = gcd(num.unsigned_abs(), den.unsigned_abs()).max(1);
        let divisor = i128::try_from(divisor).unwrap_or(1);
        let sign = if den < 0 { -1 } else { 1 };
        Self { num: sign * num / divisor, den: sign * den / divisor }
    }

    /// A whole number.
    #[must_use]
    pub const fn whole(number: i64) -> Self {
        Self { num: number as i128, den: 1 }
    }

    /// Sum.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        if self.den == 1 && other.den == 1 {
            return Self { num: self.num + other.num, den: 1 };
        }
        Self::new(self.num * other.den + other.num * self.den, self.den * other.den)
    }

    /// Difference.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        self.plus(Self { num: -other.num, den: other.den })
    }

    /// Product.
    #[must_use]
    pub fn times(self, other: Self) -> Self {
        Self::new(self.num * other.num, self.den * other.den)
    }

    /// Quotient; nothing if the other is 0.
    #[must_use]
    pub fn over(self, other: Self) -> Option<Self> {
        (other.num != 0).then(|| Self::new(self.num * other.den, self.den * other.num))
    }

    /// Sum; nothing beyond what can be counted with exactly.
    #[must_use]
    pub fn checked_plus(self, other: Self) -> Option<Self> {
        self.plus(other).in_room()
    }

    /// Difference; nothing beyond what can be counted with exactly.
    #[must_use]
    pub fn checked_minus(self, other: Self) -> Option<Self> {
        self.minus(other).in_room()
    }

    /// Product; nothing beyond what can be counted with exactly.
    #[must_use]
    pub fn checked_times(self, other: Self) -> Option<Self> {
        let (num, den) = (self.num.checked_mul(other.num)?, self.den.checked_mul(other.den)?);
        Self::new(num, den).in_room()
    }

    /// Itself, if it is small enough: two such numbers can be added and compared exactly.
    ///
    /// **Invariant:** what comes out of a rule went through here, so that no
    /// sum, difference or comparison of results overflows.
    fn in_room(self) -> Option<Self> {
        (self.num.abs() < 10_i128.pow(24) && self.den < 10_i128.pow(12)).then_some(self)
    }

    /// Whether it is a whole number.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        self.den == 1
    }

    /// The greatest whole number that is not above it.
    #[must_use]
    pub const fn floor(self) -> i128 {
        self.num.div_euclid(self.den)
    }

    /// Whole parts of `1 / scale`, what is left over, and the denominator of that.
    pub(super) fn split(self, scale: i128) -> (i128, i128, i128) {
        let scaled = self.num * scale;
        (scaled.div_euclid(self.den), scaled.rem_euclid(self.den), self.den)
    }

    /// The nearest floating-point number, for drawing only.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "for drawing only")]
    pub fn approx(self) -> f64 {
        self.num as f64 / self.den as f64
    }

    /// The number as short as it can be said with at most two places after the point.
    #[must_use]
    pub fn short(self) -> String {
        let long = self.shown(2);
        long.trim_end_matches('0').trim_end_matches('.').to_owned()
    }

    /// The number with exactly so many places after the point, halves up: towards the greater number,
    /// as [`Round::HalfUp`](super::Round::HalfUp) has it.
    #[must_use]
    pub fn shown(self, places: u8) -> String {
        let scale = 10_i128.pow(u32::from(places));
        let nearest = (2 * self.num * scale + self.den).div_euclid(2 * self.den);
        let (rounded, sign) = (nearest.abs(), if nearest < 0 { "-" } else { "" });
        if places == 0 {
            return format!("{sign}{rounded}");
        }
        format!("{sign}{}.{:0width$}", rounded / scale, rounded % scale, width = usize::from(places))
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.num * other.den).cmp(&(other.num * self.den))
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        self.fraction().cmp(&other.fraction())
    }
}

fn gcd(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.digits < 0 { "-" } else { "" };
        let scale = 10_u64.pow(u32::from(self.scale));
        let digits = self.digits.unsigned_abs();
        write!(f, "{sign}{}", digits / scale)?;
        if self.scale > 0 {
            write!(f, ".{:0width$}", digits % scale, width = usize::from(self.scale))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Debug for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.num, self.den)
    }
}

impl Fraction {
    /// Both of its numbers in lowest terms: `13/3`.
    #[must_use]
    pub fn exact(self) -> String {
        format!("{}/{}", self.num, self.den)
    }
}

/// Written as text, so that no digit is lost to a floating-point number.
impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

/// Written as `13/3`.
impl Serialize for Fraction {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(&self.exact())
    }
}

/// Read from `13/3`, in any terms.
impl<'de> Deserialize<'de> for Fraction {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = String::deserialize(d)?;
        let parts = text.split_once('/').and_then(|(num, den)| Some((num.parse().ok()?, den.parse().ok()?)));
        let known = parts.filter(|(num, den): &(i128, i128)| num.checked_neg().is_some() && *den > 0);
        known
            .and_then(|(num, den)| Self::new(num, den).in_room())
            .ok_or_else(|| D::Error::custom("a fraction, such as 13/3"))
    }
}

/// Read from a whole number, a floating-point number (its shortest text counts) or a text.
impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Number;
        impl serde::de::Visitor<'_> for Number {
            type Value = Decimal;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number")
            }
            fn visit_i64<E: Error>(self, v: i64) -> Result<Decimal, E> {
                Decimal::parse(&v.to_string()).ok_or_else(|| E::custom("a number with at most 18 digits"))
            }
            fn visit_u64<E: Error>(self, v: u64) -> Result<Decimal, E> {
                Decimal::parse(&v.to_string()).ok_or_else(|| E::custom("a number with at most 18 digits"))
            }
            fn visit_f64<E: Error>(self, v: f64) -> Result<Decimal, E> {
                self.visit_str(&v.to_string())
            }
            fn visit_str<E: Error>(self, v: &str) -> Result<Decimal, E> {
                Decimal::parse(v).ok_or_else(|| E::custom("a decimal number, such as 35.9"))
            }
        }
        d.deserialize_any(Number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Round;

    #[test]
    fn nine_and_nine_and_nine_and_eight_point_nine_is_exactly_thirty_five_point_nine() {
        let sum = ["9.0", "9.0", "9.0", "8.9"]
            .iter()
            .filter_map(|t| Decimal::parse(t))
            .fold(Fraction::ZERO, |sum, d| sum.plus(d.fraction()));
        assert_eq!(Some(sum), Decimal::parse("35.9").map(Decimal::fraction));
        assert!(sum < Fraction::whole(36));
    }

    #[test]
    fn a_number_is_shown_with_halves_up_below_zero_too() {
        assert_eq!(Fraction::new(5, 2).shown(0), "3");
        for (num, den, places, shown) in [
            (-5, 2, 0, "-2"),
            (-7, 2, 0, "-3"),
            (-1, 2, 0, "0"),
            (-51, 100, 0, "-1"),
            (-5, 4, 1, "-1.2"),
            (5, 4, 1, "1.3"),
            (-126, 100, 1, "-1.3"),
        ] {
            let number = Fraction::new(num, den);
            assert_eq!(number.shown(places), shown, "{num}/{den}");
            assert_eq!(Round::HalfUp(places).of(number).shown(places), shown, "as a rule rounds it");
        }
        assert_eq!(Fraction::new(8, 3).shown(2), "2.67");
        assert_eq!(Fraction::new(-1, 100).shown(1), "0.0");
    }

    #[test]
    fn what_is_no_decimal_is_refused() {
        for wrong in ["", "-", ".", "1e3", "1,5", "1.2.3", "0.1234567891", "12345678901234567890"] {
            assert_eq!(Decimal::parse(wrong), None, "{wrong}");
        }
        assert_eq!(Decimal::parse("-0.50").map(|d| d.to_string()).as_deref(), Some("-0.5"));
    }
}
