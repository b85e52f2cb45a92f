//! When something happened, as the caller's clock tells it: the core has none.

use std::str::FromStr;

use jiff::tz::Offset;
use jiff::{Timestamp, civil};
use serde::{Deserialize, Serialize};

use crate::rules;

const MS_PER_MINUTE: i64 = 60_000;
const MS_PER_HOUR: i64 = 60 * MS_PER_MINUTE;
const MS_PER_DAY: i64 = 24 * MS_PER_HOUR;
/// 2000-01-01 and 2100-01-01, ms: no set was filmed outside; a clock that says so is wrong.
const CLOCK_MS: std::ops::Range<i64> = 946_684_800_000..4_102_444_800_000;
/// No zone is further from UTC, minutes.
const OFFSET_MAX_MIN: i16 = 14 * 60;

/// A clock that can't be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MomentError {
    /// Not between the years 2000 and 2100.
    #[error("{utc_ms} ms lies outside the years 2000 to 2100; set the device's clock")]
    Clock {
        /// What the clock said, ms of UTC.
        utc_ms: i64,
    },
    /// Not a zone.
    #[error("an offset of {offset_min} minutes is no time zone; it must lie within 14 hours of UTC")]
    Offset {
        /// What the clock said, minutes.
        offset_min: i16,
    },
}

/// A moment with the zone it was lived in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Written")]
pub struct Moment {
    utc_ms: i64,
    offset_min: i16,
}

/// A moment before it is checked.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    utc_ms: i64,
    offset_min: i16,
}

impl TryFrom<Written> for Moment {
    type Error = MomentError;
    fn try_from(w: Written) -> Result<Self, MomentError> {
        Self::new(w.utc_ms, w.offset_min)
    }
}

impl Moment {
    /// Milliseconds of UTC since 1970 and the zone's offset in minutes east.
    ///
    /// # Errors
    /// When the clock lies outside 2000 to 2100 or the offset outside 14 hours.
    pub fn new(utc_ms: i64, offset_min: i16) -> Result<Self, MomentError> {
        if !CLOCK_MS.contains(&utc_ms) {
            return Err(MomentError::Clock { utc_ms });
        }
        if !(-OFFSET_MAX_MIN..=OFFSET_MAX_MIN).contains(&offset_min) {
            return Err(MomentError::Offset { offset_min });
        }
        Ok(Self { utc_ms, offset_min })
    }

    /// Milliseconds of UTC since 1970.
    pub const fn utc_ms(self) -> i64 {
        self.utc_ms
    }

    /// Minutes that the local clock was ahead of UTC.
    pub const fn offset_min(self) -> i16 {
        self.offset_min
    }

    /// The training day: it begins at [`rules::DAY_BEGINS_HOUR`] local, so that a late session belongs to its evening.
    pub const fn day(self) -> Day {
        let local = self.utc_ms + self.offset_min as i64 * MS_PER_MINUTE;
        Day((local - rules::DAY_BEGINS_HOUR * MS_PER_HOUR).div_euclid(MS_PER_DAY) as i32)
    }

    /// Local date and time, as "2026-11-25 18:04".
    pub fn local(self) -> String {
        self.civil().map_or_else(String::new, |c| c.strftime("%Y-%m-%d %H:%M").to_string())
    }

    /// RFC 3339 with milliseconds and offset.
    pub fn rfc3339(self) -> String {
        let (sign, minutes) = (if self.offset_min < 0 { '-' } else { '+' }, self.offset_min.abs());
        let civil = self.civil().map_or_else(String::new, |c| c.strftime("%Y-%m-%dT%H:%M:%S").to_string());
        let ms = self.utc_ms.rem_euclid(1000);
        format!("{civil}.{ms:03}{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }

    fn civil(self) -> Option<civil::DateTime> {
        let offset = Offset::from_seconds(i32::from(self.offset_min) * 60).ok()?;
        Some(offset.to_datetime(Timestamp::from_millisecond(self.utc_ms).ok()?))
    }
}

/// A text that is no date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{found}\" is no date; write it as 2026-11-25")]
pub struct DateError {
    /// The text, its first characters.
    pub found: String,
}

/// A training day, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Day(pub(super) i32);

impl Day {
    /// Whole days since `earlier`; negative when that is later.
    pub const fn days_since(self, earlier: Self) -> i64 {
        self.0 as i64 - earlier.0 as i64
    }

    /// The calendar date it begins on, as "2026-11-25".
    pub fn date(self) -> String {
        Timestamp::from_second(i64::from(self.0) * MS_PER_DAY / 1000)
            .map_or_else(|_| String::new(), |t| Offset::UTC.to_datetime(t).date().to_string())
    }
}

impl FromStr for Day {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let wrong = |_| DateError { found: text.chars().take(40).collect() };
        let date: civil::Date = text.parse().map_err(wrong)?;
        let days = civil::date(1970, 1, 1).until(date).map_err(wrong)?.get_days();
        Ok(Self(days))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-25 00:00 UTC.
    const MIDNIGHT: i64 = 1_795_564_800_000;

    #[test]
    fn a_day_begins_at_five_where_the_lifter_is() {
        let at = |hour: i64, minute: i64, offset_min| {
            Moment::new(MIDNIGHT + hour * MS_PER_HOUR + minute * MS_PER_MINUTE, offset_min).unwrap().day()
        };
        assert_eq!(at(4, 59, 0).days_since(at(5, 0, 0)), -1);
        assert_eq!(at(3, 59, 60), at(4, 59, 0));
        assert_eq!(at(5, 0, 0).date(), "2026-11-25");
        assert_eq!(at(4, 59, 0).date(), "2026-11-24");
        // 20:00 in New York is the next date in UTC and the same day there.
        assert_eq!(at(25, 0, -300).date(), "2026-11-25");
        assert_eq!("2026-11-25".parse(), Ok(at(5, 0, 0)));
        assert!("25.11.2026".parse::<Day>().is_err());
    }

    #[test]
    fn clocks_that_cannot_be_right_are_refused() {
        assert_eq!(Moment::new(0, 0), Err(MomentError::Clock { utc_ms: 0 }));
        assert_eq!(Moment::new(i64::MAX, 0), Err(MomentError::Clock { utc_ms: i64::MAX }));
        assert_eq!(Moment::new(MIDNIGHT, 900), Err(MomentError::Offset { offset_min: 900 }));
    }

    #[test]
    fn a_moment_is_written_with_its_zone() {
        let moment = Moment::new(MIDNIGHT + 7, -330).unwrap();
        assert_eq!(moment.rfc3339(), "2026-11-24T18:30:00.007-05:30");
        assert_eq!(moment.local(), "2026-11-24 18:30");
    }
}
