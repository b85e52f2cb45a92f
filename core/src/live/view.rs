//! From where the camera looks, by now: the verdict's own fusion over the latest looks.

use super::recent::Recent;
use crate::track::LifterSeen;
use crate::verdict::{FusedYaw, fuse, plate_aspect, separation_deg};

/// Looks that are remembered and their distance, s: four seconds.
const LOOKS: usize = 40;
const STEP_S: f64 = 0.1;

/// The running view.
#[derive(Clone, Debug)]
pub(super) struct RunningView {
    network_deg: Recent,
    network_sigma_deg: Recent,
    separation_deg: Recent,
    plate_aspect: Recent,
    yaw: Option<FusedYaw>,
}

impl Default for RunningView {
    fn default() -> Self {
        let looks = || Recent::new(LOOKS, STEP_S);
        Self {
            network_deg: looks(),
            network_sigma_deg: looks(),
            separation_deg: looks(),
            plate_aspect: looks(),
            yaw: None,
        }
    }
}

impl RunningView {
    /// Forgets what was seen.
    pub fn reset(&mut self) {
        let all = [
            &mut self.network_deg,
            &mut self.network_sigma_deg,
            &mut self.separation_deg,
            &mut self.plate_aspect,
        ];
        all.into_iter().for_each(Recent::clear);
        self.yaw = None;
    }

    /// The yaw by now; `None` where nothing tells it.
    pub fn yaw(&self) -> Option<FusedYaw> {
        self.yaw
    }

    /// Takes a look.
    pub fn push(&mut self, time_s: f64, lifter: &LifterSeen) {
        let mut is_new = false;
        if let Some(yaw) = lifter.yaw {
            is_new |= self.network_deg.push(time_s, yaw.deg);
            self.network_sigma_deg.push(time_s, yaw.sigma_deg);
        }
        is_new |= separation_deg(lifter).is_some_and(|deg| self.separation_deg.push(time_s, deg));
        is_new |= plate_aspect(lifter).is_some_and(|aspect| self.plate_aspect.push(time_s, aspect));
        if is_new {
            let network = self
                .network_deg
                .quantile(0.5)
                .zip(self.network_sigma_deg.quantile(0.5))
                .map(|(deg, sigma)| FusedYaw { deg, sigma_deg: sigma.max(1.0) });
            self.yaw = fuse(network, self.separation_deg.quantile(0.5), self.plate_aspect.quantile(0.5));
        }
    }
}
