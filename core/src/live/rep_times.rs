//! Where the deciding phases of a rep lie, from the bar as it was seen.

use super::bar::Bar;
use super::pull::Rise;
use crate::lift::KNEE_AT_TRAVEL_SHARE;
use crate::rules;

/// Times of one rep, s.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct RepTimes {
    /// Back-dated liftoff.
    pub liftoff_s: f64,
    /// LIFTOFF ends, KNEE-PASS begins.
    pub half_s: f64,
    /// KNEE-PASS ends.
    pub third_s: f64,
    /// Whether the bar rested too briefly for a set-up of its own.
    pub touch_and_go: bool,
}

impl RepTimes {
    /// The times of a rep that has reached its top; `None` where the bar was not seen on its way. `landed_s` is when the
    /// rep before came down.
    pub fn of(bar: &Bar, rise: &Rise, landed_s: Option<f64>) -> Option<Self> {
        let up = || bar.since(rise.liftoff_s).take_while(|r| r.time_s <= rise.top_s);
        let reaches = |level_px: f64| up().find(|r| r.up_px >= level_px).map(|r| r.time_s);
        let travel_px = rise.top_px - rise.floor_px;
        let knee_px = match up().find(|r| r.grip_over_knee_px.is_some_and(|over| over >= 0.0)) {
            Some(reading) => reading.up_px,
            None => rise.floor_px + KNEE_AT_TRAVEL_SHARE * travel_px,
        };
        let knee_px = knee_px.clamp(rise.floor_px, rise.top_px);
        let half_s = reaches(rise.floor_px + rules::LIFTOFF_TO_KNEE_SHARE * (knee_px - rise.floor_px))?;
        let third_s = reaches(knee_px + rules::KNEE_PASS_TO_TOP_SHARE * (rise.top_px - knee_px))?;
        let rested_s = landed_s.map(|landed| rise.liftoff_s - landed);
        Some(Self {
            liftoff_s: rise.liftoff_s,
            half_s,
            third_s,
            touch_and_go: rested_s.is_some_and(|s| s < rules::TOUCH_AND_GO_S),
        })
    }
}
