//! The lifter's own standing with free arms: the reference for what the set-up looked like.

use super::shots::Shot;
use crate::rules;
use crate::signal::{median, standard_deviation};
use crate::spine::Series;

/// Bar height, share of the travel, under which an upright lifter cannot be holding it.
const BAR_DOWN_SHARE: f64 = 0.1;

/// Own standing, unloaded.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Standing {
    /// Median T7-L4 flexion, deg.
    pub flexion_deg: f64,
    /// Standard deviation of T7-L4 over it, deg.
    pub sd_deg: f64,
    /// Median inclination of the trunk, deg from vertical, forward positive.
    pub lean_deg: f64,
    /// Median of the shoulders before the hips, share of the trunk's length.
    pub shoulder_ahead: Option<f64>,
}

/// The longest stretch of upright standing without the implement in hand, if it lasts [`rules::STANDING_MIN_S`].
/// Never a lockout: plate, arm and lean-back spoil it.
pub(super) fn own_standing(shot: &Shot) -> Option<Standing> {
    let k = &shot.kinematics;
    let upright = |i: usize| {
        let lean = k
            .trunk_deg
            .get(i)
            .copied()
            .flatten()
            .is_some_and(|s| s.value.abs() <= rules::STANDING_LEAN_MAX_DEG);
        let straight =
            k.knee_deg.get(i).copied().flatten().is_none_or(|s| s.value >= rules::LOCKOUT_JOINT_DEG - 10.0);
        let bar_down = shot.movement.bar_height.get(i).copied().flatten().is_some_and(|b| b < BAR_DOWN_SHARE);
        let away = k.reach.get(i).copied().flatten().is_some_and(|s| s.value > rules::HANDS_AT_IMPLEMENT_M);
        lean && straight
            && k.implement_seen
            && (bar_down || away)
            && shot.curve.value_deg(Series::Flexion, i).is_some()
    };
    let mut longest = 0..0;
    let mut begin = None;
    for i in 0..=k.grid.len {
        match (begin, i < k.grid.len && upright(i)) {
            (None, true) => begin = Some(i),
            (Some(from), false) => {
                if i - from > longest.len() {
                    longest = from..i;
                }
                begin = None;
            }
            _ => {}
        }
    }
    if (longest.len() as f64) * k.grid.step_s < rules::STANDING_MIN_S {
        return None;
    }
    let mut flexion: Vec<f64> =
        longest.clone().filter_map(|i| shot.curve.value_deg(Series::Flexion, i)).collect();
    let sd_deg = standard_deviation(&flexion)?;
    let mut lean: Vec<f64> =
        longest.clone().filter_map(|i| Some(k.trunk_deg.get(i).copied()??.value)).collect();
    let mut ahead: Vec<f64> =
        longest.filter_map(|i| Some(k.shoulder_ahead.get(i).copied()??.value)).collect();
    Some(Standing {
        flexion_deg: median(&mut flexion)?,
        sd_deg,
        lean_deg: median(&mut lean)?,
        shoulder_ahead: median(&mut ahead),
    })
}
