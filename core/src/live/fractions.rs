//! Where the levels lie along this lifter's back: medians of the first looks, then frozen for as long as the lifter is
//! followed, so that a change is never one of the measure.

use super::recent::Recent;
use crate::pose::{Chain, Level};
use crate::rules;
use crate::spine::{CurveSample, LevelFractions};

/// Gathers looks until the fractions are frozen.
#[derive(Clone, Debug)]
pub(super) struct Fractions {
    shares: [[Recent; Level::COUNT]; Chain::COUNT],
    frozen: Option<[LevelFractions; Chain::COUNT]>,
}

impl Default for Fractions {
    fn default() -> Self {
        let column = || Recent::new(rules::LIVE_FRACTION_LOOKS, rules::LIVE_FRACTION_STEP_S);
        Self { shares: std::array::from_fn(|_| std::array::from_fn(|_| column())), frozen: None }
    }
}

impl Fractions {
    /// Forgets this lifter.
    pub fn reset(&mut self) {
        self.frozen = None;
        self.shares.iter_mut().flatten().for_each(Recent::clear);
    }

    /// The lifter's own fractions, once there were enough looks.
    pub fn frozen(&self) -> Option<&[LevelFractions; Chain::COUNT]> {
        self.frozen.as_ref()
    }

    /// Takes a look that was read with [`LevelFractions::ADULT`].
    pub fn gather(&mut self, time_s: f64, look: &CurveSample) {
        for chain in Chain::ALL {
            let Some(line) = &look.lines[chain.index()] else { continue };
            let total = line.arc_px[Level::COUNT - 1];
            for (column, arc) in self.shares[chain.index()].iter_mut().zip(line.arc_px) {
                column.push(time_s, arc / total);
            }
        }
        let looks = self.shares.iter().map(|line| line[0].len()).max().unwrap_or(0);
        if looks >= rules::LIVE_FRACTION_LOOKS {
            self.frozen = Some(std::array::from_fn(|chain| {
                LevelFractions::of_levels(std::array::from_fn(|level| {
                    let adult = LevelFractions::ADULT.of(Level::ALL[level]);
                    self.shares[chain][level].quantile(0.5).unwrap_or(adult)
                }))
            }));
        }
    }
}
