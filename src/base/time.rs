//! A time of day.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// A time of day to the minute, without a day or a time zone.
///
/// Written as `18:50` in files.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time {
    hour: u8,
    minute: u8,
}

impl Time {
    /// The time with these numbers; nothing if no clock shows it.
    #[must_use]
    pub const fn new(hour: u8, minute: u8) -> Option<Self> {
        if hour < 24 && minute < 60 { Some(Self { hour, minute }) } else { None }
    }

    /// Reads `18:50`; nothing if it is no such time.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (hour, minute) = text.split_once(':')?;
        let number = |part: &str| {
            let two = part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
            two.then(|| part.parse().ok()).flatten()
        };
        Self::new(number(hour)?, number(minute)?)
    }

    /// Hour, 0 to 23.
    #[must_use]
    pub const fn hour(self) -> u8 {
        self.hour
    }

    /// Minute, 0 to 59.
    #[must_use]
    pub const fn minute(self) -> u8 {
        self.minute
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

impl fmt::Debug for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = String::deserialize(d)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom("a time is written as 18:50"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_reads_back_as_written_and_a_wrong_one_is_refused() {
        for right in ["00:00", "09:05", "23:59"] {
            assert_eq!(Time::parse(right).map(|time| time.to_string()).as_deref(), Some(right));
        }
        for wrong in ["24:00", "12:60", "9:05", "09:5", "0905", "", "09:05:00", "-1:00", "+9:00"] {
            assert_eq!(Time::parse(wrong), None, "{wrong}");
        }
    }
}
