//! The bar as far as it is known by now: height, speed, rest.

use super::body::BodySeen;
use crate::geometry::Vec2;
use crate::lift::Lift;
use crate::rules;
use std::collections::VecDeque;

/// Readings kept: half a minute at 60 Hz holds the slowest rep with its set-up.
const CAPACITY: usize = 1800;
/// Share by which the difference of plate and grip follows new looks.
const OFFSET_SHARE: f64 = 0.2;
/// Readings further back than this say nothing of now, s: three looks of the thinnest schedule.
const SPARSE_S: f64 = 0.8;

/// The bar in one frame, px against the still background, upwards positive.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct BarReading {
    pub time_s: f64,
    pub up_px: f64,
    pub across_px: f64,
    /// Grip above the near knee, px; `None` where one of them is hidden.
    pub grip_over_knee_px: Option<f64>,
}

/// Follows the bar.
#[derive(Clone, Debug)]
pub(super) struct Bar {
    readings: VecDeque<BarReading>,
    /// Plate above grip, px, while the hands are at it.
    over_grip: Option<Vec2>,
    is_held: bool,
    on_shoulders: bool,
}

impl Bar {
    /// The bar of a lift: on a back it is hidden as often as not, and the shoulders carry it.
    pub fn of(lift: Option<Lift>) -> Self {
        Self {
            readings: VecDeque::with_capacity(CAPACITY),
            over_grip: None,
            is_held: false,
            on_shoulders: lift == Some(Lift::Squat),
        }
    }

    /// Forgets what was seen.
    pub fn reset(&mut self) {
        self.readings.clear();
        self.over_grip = None;
        self.is_held = false;
    }

    /// Whether the hands were at the implement when both were last seen.
    pub fn is_held(&self) -> bool {
        self.is_held || self.on_shoulders
    }

    /// Takes a frame; the new reading, where it shows the bar.
    pub fn push(&mut self, body: &BodySeen) -> Option<BarReading> {
        if let Some(held) = body.at_implement() {
            self.is_held = held;
            if held && let Some((plate, grip)) = body.plate.zip(body.grip) {
                let seen = plate - grip;
                let before = self.over_grip.unwrap_or(seen);
                self.over_grip = Some(before + (seen - before) * OFFSET_SHARE);
            }
        }
        let bridged = || body.grip.zip(self.over_grip).filter(|_| self.is_held).map(|(g, d)| g + d);
        let place = if self.on_shoulders { body.shoulder? } else { body.plate.or_else(bridged)? };
        let is_fresh = self.readings.back().is_none_or(|r| body.time_s - r.time_s > 0.5 / rules::GRID_MAX_HZ);
        if !is_fresh {
            return None;
        }
        let reading = BarReading {
            time_s: body.time_s,
            up_px: -place.y,
            across_px: place.x,
            grip_over_knee_px: body.grip.zip(body.knee).map(|(g, k)| k.y - g.y),
        };
        if self.readings.len() == CAPACITY {
            self.readings.pop_front();
        }
        self.readings.push_back(reading);
        Some(reading)
    }

    /// Readings from `from_s` on, oldest first.
    pub fn since(&self, from_s: f64) -> impl Iterator<Item = &BarReading> + Clone + '_ {
        let begin = self.readings.partition_point(|r| r.time_s < from_s);
        self.readings.iter().skip(begin)
    }

    /// The latest height without single outliers: the middle of the last three, px.
    pub fn up_px(&self) -> Option<f64> {
        let mut latest = self.readings.iter().rev().map(|r| r.up_px);
        match (latest.next(), latest.next(), latest.next()) {
            (Some(a), Some(b), Some(c)) => Some(a.max(b).min(a.min(b).max(c))),
            (one, _, _) => one,
        }
    }

    /// The latest readings: those of `span_s`, and at least three where they are not older than `most_s`; oldest first.
    fn latest(&self, span_s: f64, most_s: f64) -> impl Iterator<Item = &BarReading> + Clone + '_ {
        let latest_s = self.readings.back().map_or(0.0, |r| r.time_s);
        let third_s = self.readings.iter().rev().nth(2).map_or(latest_s, |r| r.time_s);
        self.since((latest_s - span_s).min(third_s.max(latest_s - most_s)))
    }

    /// For how long the readings have stayed above a level, s; 0 where the latest does not.
    pub fn above_for_s(&self, level_px: f64) -> f64 {
        let above = || self.readings.iter().rev().take_while(|r| r.up_px > level_px).map(|r| r.time_s);
        above().next().zip(above().last()).map_or(0.0, |(latest, first)| latest - first)
    }

    /// Upward speed over the last [`rules::BAR_SPEED_S`], px/s; `None` with fewer than three readings.
    pub fn speed_px_per_s(&self) -> Option<f64> {
        let window = || self.latest(rules::BAR_SPEED_S, SPARSE_S);
        let n = window().count() as f64;
        if n < 3.0 {
            return None;
        }
        let mean_t = window().map(|r| r.time_s).sum::<f64>() / n;
        let mean_up = window().map(|r| r.up_px).sum::<f64>() / n;
        let (mut tt, mut tu) = (0.0, 0.0);
        for r in window() {
            tt += (r.time_s - mean_t).powi(2);
            tu += (r.time_s - mean_t) * (r.up_px - mean_up);
        }
        (tt > 0.0).then(|| tu / tt)
    }

    /// The level at which the bar has rested for [`rules::BAR_REST_S`], px; `None` while it moves or is not seen for so
    /// long. One reading at either end may stray.
    pub fn rest_px(&self, metre_per_px: f64) -> Option<f64> {
        let latest = self.readings.back()?.time_s;
        let window = || self.latest(rules::BAR_REST_S, SPARSE_S);
        let first = window().next()?.time_s;
        let n = window().count();
        if n < 3 || latest - first < 0.7 * rules::BAR_REST_S {
            return None;
        }
        let (mut low, mut high) = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
        let mut sum = 0.0;
        for up in window().map(|r| r.up_px) {
            sum += up;
            let at_low = if up < low[0] { [up, low[0]] } else { [low[0], low[1].min(up)] };
            let at_high = if up > high[0] { [up, high[0]] } else { [high[0], high[1].max(up)] };
            (low, high) = (at_low, at_high);
        }
        let stray = usize::from(n >= 6);
        let spread_m = (high[stray] - low[stray]) * metre_per_px;
        (spread_m <= rules::BAR_REST_M).then(|| sum / n as f64)
    }
}
