//! A moment: what the clock on the wall said, and how far it was from UTC.

use std::fmt;

use jiff::civil;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use super::{Day, Time};

/// What the writer's clock said, to the second, with its distance from UTC.
///
/// Written as `2026-11-22T18:54:03+01:00`. Read from a clock in `shell` only.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Moment {
    local: civil::DateTime,
    offset_minutes: i16,
}

impl Moment {
    /// A moment from what the clock says and its distance from UTC in minutes.
    ///
    /// Nothing if the numbers name no moment.
    #[must_use]
    pub fn new(day: Day, hour: i8, minute: i8, second: i8, offset_minutes: i16) -> Option<Self> {
        let date = civil::Date::new(day.year(), day.month(), day.day()).ok()?;
        let time = civil::Time::new(hour, minute, second, 0).ok()?;
        Some(Self { local: date.to_datetime(time), offset_minutes })
    }

    /// Reads `2026-11-22T18:54:03+01:00`; nothing if it is no such moment.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let day = Day::parse(text.get(..10)?)?;
        let two = |at: usize| -> Option<i8> {
            let part = text.get(at..at + 2)?;
            part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok()).flatten()
        };
        if text.len() != 25 || text.get(10..11)? != "T" || text.get(13..14)? != ":" || text.get(16..17)? != ":" {
            return None;
        }
        let sign = match text.get(19..20)? {
            "+" => 1,
            "-" => -1,
            _ => return None,
        };
        if text.get(22..23)? != ":" {
            return None;
        }
        let offset = sign * (i16::from(two(20)?) * 60 + i16::from(two(23)?));
        Self::new(day, two(11)?, two(14)?, two(17)?, offset)
    }

    /// The writer's calendar day.
    #[must_use]
    pub fn day(self) -> Day {
        let date = self.local.date();
        Day::new(date.year(), date.month(), date.day()).unwrap_or_else(|| unreachable!("a date of jiff is a day"))
    }

    /// The writer's clock as `18:54`.
    #[must_use]
    pub fn clock(self) -> String {
        format!("{:02}:{:02}", self.local.hour(), self.local.minute())
    }

    /// The writer's clock as `18:54:07`.
    #[must_use]
    pub fn clock_with_seconds(self) -> String {
        format!("{}:{:02}", self.clock(), self.local.second())
    }

    /// The writer's time of day.
    #[must_use]
    pub fn time(self) -> Time {
        let number = |part: i8| u8::try_from(part).unwrap_or(0);
        Time::new(number(self.local.hour()), number(self.local.minute()))
            .unwrap_or_else(|| unreachable!("a time of jiff is a time of day"))
    }

    /// Seconds since 1970 in UTC: for order and distance only.
    #[must_use]
    pub fn utc_secs(self) -> i64 {
        let epoch = civil::date(1970, 1, 1).to_datetime(civil::Time::midnight());
        let secs = self.local.duration_since(epoch).as_secs();
        secs - i64::from(self.offset_minutes) * 60
    }

    /// Whole seconds from `earlier` to this moment; negative if it is later.
    #[must_use]
    pub fn secs_since(self, earlier: Self) -> i64 {
        self.utc_secs() - earlier.utc_secs()
    }

    /// Whether so many seconds have passed since then.
    ///
    /// Also if the clock was put back meanwhile: nothing that is due waits for years.
    #[must_use]
    pub fn is_past(self, then: Self, secs: i64) -> bool {
        let passed = self.secs_since(then);
        passed >= secs || passed < 0
    }
}

impl PartialOrd for Moment {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// By the time that has passed, whatever the clocks on the wall said.
impl Ord for Moment {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.utc_secs(), self.offset_minutes).cmp(&(other.utc_secs(), other.offset_minutes))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.offset_minutes < 0 { '-' } else { '+' };
        let offset = self.offset_minutes.unsigned_abs();
        write!(
            f,
            "{}T{:02}:{:02}:{:02}{sign}{:02}:{:02}",
            self.day(),
            self.local.hour(),
            self.local.minute(),
            self.local.second(),
            offset / 60,
            offset % 60
        )
    }
}

impl fmt::Debug for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = String::deserialize(d)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom("a moment is written as 2026-11-22T18:54:03+01:00"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_reads_back_as_written_and_orders_by_time_passed() {
        let berlin = Moment::parse("2026-11-22T18:54:03+01:00");
        let london = Moment::parse("2026-11-22T18:00:00+00:00");
        assert_eq!(berlin.map(|m| m.to_string()).as_deref(), Some("2026-11-22T18:54:03+01:00"));
        assert!(berlin < london);
        assert_eq!(Moment::parse("2026-11-22 18:54"), None);
        assert_eq!(Moment::parse("2026-11-22T24:00:00+01:00"), None);
    }
}
