//! When a bar came to rest at the top, as far as it is known by now.

use super::bar::Bar;
use super::pull::Rise;
use crate::rules;

/// When the bar was at the top and slow for the first time, s, by the verdict's rule: 97 % of the rise, and slow over the next
/// 0.2 s. `None` while that time is not over.
pub(super) fn locked_out_s(bar: &Bar, rise: &Rise) -> Option<f64> {
    let travel_px = rise.top_px - rise.floor_px;
    let near_top_px = rise.floor_px + rules::LOCKOUT_SHARE * travel_px;
    let slow_px_per_s = rules::SLOW_SPEED_PER_S * travel_px;
    let is_slow_from = |t_s: f64, up_px: f64| {
        let after = bar.since(t_s + rules::LOCKOUT_SLOW_S).next();
        after.is_some_and(|r| (r.up_px - up_px).abs() <= slow_px_per_s * (r.time_s - t_s))
    };
    bar.since(rise.liftoff_s)
        .filter(|r| r.up_px >= near_top_px)
        .find(|r| is_slow_from(r.time_s, r.up_px))
        .map(|r| r.time_s)
}
