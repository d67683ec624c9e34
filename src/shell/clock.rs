//! The clock and the dice: the only place where either is asked.

use jiff::Zoned;

use crate::base::{Day, Id, Moment};

/// What the clock on this machine's wall says.
#[must_use]
pub fn now() -> Moment {
    moment(&Zoned::now()).unwrap_or_else(midnight_of_1970)
}

/// Seconds until this machine's next midnight, at least one.
#[must_use]
pub fn secs_to_midnight() -> u64 {
    to_midnight(&Zoned::now())
}

/// A day on which clocks change has an hour more or less, and may begin at one o’clock.
fn to_midnight(now: &Zoned) -> u64 {
    let midnight = now.tomorrow().and_then(|tomorrow| tomorrow.start_of_day());
    let secs = midnight.map_or(3600, |midnight| midnight.timestamp().as_second() - now.timestamp().as_second());
    u64::try_from(secs).unwrap_or(1).max(1)
}

/// A fresh random id: 20 letters and digits, about 100 bits.
///
/// # Panics
/// If the operating system gives no random numbers: nothing that must never
/// be the same twice can be made then.
#[must_use]
#[expect(clippy::expect_used, reason = "without random numbers no document may be begun")]
pub fn fresh_id() -> Id {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnopqrstuvwxyz2345678";
    let mut dice = [0_u8; 20];
    getrandom::fill(&mut dice).expect("random numbers from the operating system");
    let text: String = dice.iter().map(|die| char::from(LETTERS[usize::from(die % 32)])).collect();
    Id::known(&text)
}

/// A fresh random key.
///
/// # Panics
/// As [`fresh_id`].
#[must_use]
#[expect(clippy::expect_used, reason = "without random numbers nothing may be locked")]
pub fn fresh_key() -> [u8; 32] {
    let mut key = [0_u8; 32];
    getrandom::fill(&mut key).expect("random numbers from the operating system");
    key
}

fn moment(zoned: &Zoned) -> Option<Moment> {
    let day = Day::new(zoned.year(), zoned.month(), zoned.day())?;
    let offset = i16::try_from(zoned.offset().seconds() / 60).ok()?;
    Moment::new(day, zoned.hour(), zoned.minute(), zoned.second(), offset)
}

fn midnight_of_1970() -> Moment {
    Moment::parse("1970-01-01T00:00:00+00:00").unwrap_or_else(|| unreachable!("a fixed moment"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fresh_ids_differ_and_the_clock_tells_a_moment_that_reads_back() {
        assert_ne!(fresh_id(), fresh_id());
        assert_eq!(fresh_id().as_str().len(), 20);
        let now = now();
        assert_eq!(Moment::parse(&now.to_string()), Some(now));
        assert!(now.day().year() >= 2026);
        assert!((1..=90_000).contains(&secs_to_midnight()));
    }

    #[test]
    fn midnight_is_as_far_as_the_clocks_say() {
        // Central European rules written out: no list of time zones is needed.
        let zone = jiff::tz::TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
        let at = |month, day| {
            let day = jiff::civil::date(2026, month, day).at(1, 0, 0, 0);
            to_midnight(&day.to_zoned(zone.clone()).unwrap()) / 3600
        };
        assert_eq!([at(3, 28), at(3, 29), at(10, 25), at(10, 26)], [23, 22, 24, 23]);
    }
}
