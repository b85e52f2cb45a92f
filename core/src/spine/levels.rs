//! Where the levels lie along a line.

use crate::pose::Level;

/// Arc fraction of every [`Level`] along its line, 0 at C7 and 1 at S1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LevelFractions([f64; Level::COUNT]);

impl LevelFractions {
    /// Fractions between C7/T1 and L5/S1 of an adult thoracolumbar model (the `OpenSim` spine of Bruno 2015).
    pub const ADULT: Self = Self([0.0, 0.108, 0.316, 0.481, 0.612, 0.750, 0.888, 1.0]);

    /// From the fraction of every [`Level`], ascending from 0 to 1.
    pub(crate) const fn of_levels(fractions: [f64; Level::COUNT]) -> Self {
        Self(fractions)
    }

    /// Fraction of a level.
    pub fn of(&self, level: Level) -> f64 {
        self.0[level.index()]
    }

    /// The lifter's own fractions: level by level the median over frames, each frame given as cumulative arc length
    /// at the levels (any unit, C7 first, from 0). Frozen for the film, because levels found frame by frame wobble
    /// along the back by 5-9 % of the arc under clothes while the body does not change.
    /// [`Self::ADULT`] when no frame is usable.
    pub fn frozen<'a>(arcs: impl Iterator<Item = &'a [f64; Level::COUNT]>) -> Self {
        let mut columns: [Vec<f64>; Level::COUNT] = Default::default();
        for arc in arcs {
            let total = arc[Level::COUNT - 1];
            if total > 0.0 {
                for (column, s) in columns.iter_mut().zip(arc) {
                    column.push(s / total);
                }
            }
        }
        let mut fractions = Self::ADULT.0;
        for (fraction, column) in fractions.iter_mut().zip(&mut columns) {
            if let Some(m) = crate::signal::median(column) {
                *fraction = m;
            }
        }
        Self(fractions)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frozen_fractions_are_the_median_and_scale_free() {
        let straight = [0.0, 10.0, 30.0, 50.0, 60.0, 75.0, 90.0, 100.0];
        let wobbled = [0.0, 10.0, 38.0, 50.0, 60.0, 75.0, 90.0, 100.0];
        let twice = straight.map(|s| s * 2.0);
        let frozen = LevelFractions::frozen([straight, wobbled, twice].iter());
        assert!((frozen.of(Level::T7) - 0.30).abs() < 1e-12);
        assert!((frozen.of(Level::S1) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn no_frames_give_the_adult_model() {
        assert_eq!(LevelFractions::frozen([].iter()), LevelFractions::ADULT);
    }
}
