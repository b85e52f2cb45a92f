//! When a pull began, as far as it is known by now.

use super::bar::Bar;
use super::body::BodySeen;
use crate::rules;

/// When the bar began to rise from `floor_px`, s; `travel_px` is how far it usually goes. Under a constant acceleration the root of
/// the height is a straight line in time, which is fitted between half and two and a half times the clearing height (as the
/// verdict does) and followed back to the still speed.
pub(super) fn rise_began_s(bar: &Bar, body: &BodySeen, floor_px: f64, travel_px: Option<f64>) -> f64 {
    let clear_px = rules::LIFTOFF_RISE_M / body.metre_per_px;
    let fitted = || {
        bar.since(body.time_s - 1.0)
            .map(|r| (r.time_s, r.up_px - floor_px))
            .filter(|(_, up)| (0.5 * clear_px..=3.0 * clear_px).contains(up))
            .map(|(t, up)| (t, up.sqrt()))
    };
    let n = fitted().count() as f64;
    let fallback = body.time_s - 2.0 * rules::LIFTOFF_RISING_S;
    if n < 3.0 {
        return fallback;
    }
    let (mean_t, mean_r) = fitted().fold((0.0, 0.0), |(t, r), (a, b)| (t + a / n, r + b / n));
    let (tt, tr) = fitted()
        .fold((0.0, 0.0), |(tt, tr), (t, r)| (tt + (t - mean_t).powi(2), tr + (t - mean_t) * (r - mean_r)));
    let slope = tr / tt.max(1e-9);
    if slope <= 0.0 {
        return fallback;
    }
    let usual_m = travel_px.map_or(0.5, |px| px * body.metre_per_px);
    let still_px_per_s = rules::STILL_SPEED_PER_S * usual_m / body.metre_per_px;
    let zero_s = mean_t - mean_r / slope + still_px_per_s / (2.0 * slope * slope);
    zero_s.clamp(body.time_s - 1.0, body.time_s)
}
