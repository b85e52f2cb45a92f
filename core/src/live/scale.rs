//! Metres in the picture, as far as they are known by now.

use super::recent::Recent;
use crate::lift::{choose, plate_height_px, trunk_px};
use crate::track::LifterSeen;

/// Looks that are remembered, and their distance, s: six seconds hold a hinge and a standing moment.
const LOOKS: usize = 64;
const STEP_S: f64 = 0.1;

/// The running scale: the same rule as the verdict's, over what was seen lately.
#[derive(Clone, Debug)]
pub(super) struct RunningScale {
    trunks: Recent,
    plates: Recent,
    mm_per_px: Option<f64>,
}

impl Default for RunningScale {
    fn default() -> Self {
        Self { trunks: Recent::new(LOOKS, STEP_S), plates: Recent::new(LOOKS, STEP_S), mm_per_px: None }
    }
}

impl RunningScale {
    /// Forgets what was seen.
    pub fn reset(&mut self) {
        self.trunks.clear();
        self.plates.clear();
        self.mm_per_px = None;
    }

    /// Takes a look; the scale by now, m per px.
    pub fn push(&mut self, time_s: f64, lifter: &LifterSeen) -> Option<f64> {
        let trunk = trunk_px(lifter).is_some_and(|px| self.trunks.push(time_s, px));
        let plate = plate_height_px(lifter).is_some_and(|px| self.plates.push(time_s, px));
        if trunk || plate {
            self.mm_per_px =
                choose(self.plates.quantile(0.5), self.trunks.quantile(0.75)).map(|s| s.mm_per_px);
        }
        self.mm_per_px.map(|mm| mm / 1000.0)
    }
}
