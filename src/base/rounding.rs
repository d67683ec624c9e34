//! Rounding as part of a rule: to which place, and where halves go.
//!
//! A number that is only shown keeps its value ([`Fraction::shown`]); a number
//! that is rounded here has another value from then on, and bands see that.

use serde::Deserialize;

use super::Fraction;

/// To how many places after the point a number is rounded, and which way.
///
/// *Up* is towards the greater number and *down* towards the smaller one, also
/// below zero: `HalfUp(0)` makes 14.5 to 15 and −14.5 to −14.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Round {
    /// To the nearest; halves go up.
    HalfUp(u8),
    /// To the nearest; halves go down.
    HalfDown(u8),
    /// To the nearest; halves go to the even digit.
    HalfEven(u8),
    /// Always up.
    Up(u8),
    /// Always down.
    Down(u8),
}

impl Round {
    /// The most places after the point.
    pub const MAX_PLACES: u8 = 6;

    /// How many places after the point are left.
    #[must_use]
    pub const fn places(self) -> u8 {
        match self {
            Self::HalfUp(places)
            | Self::HalfDown(places)
            | Self::HalfEven(places)
            | Self::Up(places)
            | Self::Down(places) => places,
        }
    }

    /// The rounded number, exactly.
    #[must_use]
    pub fn of(self, value: Fraction) -> Fraction {
        let scale = 10_i128.pow(u32::from(self.places().min(Self::MAX_PLACES)));
        let (below, rest, den) = value.split(scale);
        let half = (2 * rest).cmp(&den);
        let up = match self {
            Self::Up(_) => rest > 0,
            Self::Down(_) => false,
            Self::HalfUp(_) => half.is_ge(),
            Self::HalfDown(_) => half.is_gt(),
            Self::HalfEven(_) => half.is_gt() || half.is_eq() && below % 2 != 0,
        };
        Fraction::new(below + i128::from(up), scale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(how: fn(u8) -> Round, places: u8, num: i128, den: i128) -> String {
        how(places).of(Fraction::new(num, den)).shown(2)
    }

    #[test]
    fn halves_go_where_the_rule_says_above_and_below_zero() {
        // 14.5, −14.5, 15.5, 14.625, −14.25
        let all = [(29, 2), (-29, 2), (31, 2), (117, 8), (-57, 4)];
        for (how, expected) in [
            (Round::HalfUp as fn(u8) -> Round, ["15.00", "-14.00", "16.00", "15.00", "-14.00"]),
            (Round::HalfDown, ["14.00", "-15.00", "15.00", "15.00", "-14.00"]),
            (Round::HalfEven, ["14.00", "-14.00", "16.00", "15.00", "-14.00"]),
            (Round::Up, ["15.00", "-14.00", "16.00", "15.00", "-14.00"]),
            (Round::Down, ["14.00", "-15.00", "15.00", "14.00", "-15.00"]),
        ] {
            let got = all.map(|(num, den)| made(how, 0, num, den));
            assert_eq!(got, expected);
        }
    }

    #[test]
    fn places_after_the_point_stay() {
        assert_eq!(made(Round::HalfUp, 1, 14_625, 1_000), "14.60");
        assert_eq!(made(Round::HalfUp, 2, 14_625, 1_000), "14.63");
        assert_eq!(made(Round::Down, 1, 8, 3), "2.60");
        assert_eq!(made(Round::HalfUp, 0, 15, 1), "15.00");
    }
}
