//! What renders taught about one network: how its lines combine and how wrong they are.

use serde::{Deserialize, Deserializer, Serialize};

use super::{Bands, LineAngles, SEGMENTS, Series};
use crate::pose::Chain;

/// Gains of one line in the judged bands. A change in one segment leaks into its neighbours' tangents, and what the
/// segments beside T7-L4 read tells how much, so each judged band is a combination of all four.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BandGains {
    /// Factors on this line's C7-T7, T7-T12, T12-L4 and L4-S1 angles in the judged T7-T12 angle.
    #[serde(deserialize_with = "four_segments")]
    pub thoracic: [f64; SEGMENTS],
    /// Factors on the same angles in the judged T12-L4 angle.
    #[serde(deserialize_with = "four_segments")]
    pub lumbar: [f64; SEGMENTS],
}

/// Tracks recorded before version 3 of the rules hold factors on T7-T12 and T12-L4 alone.
fn four_segments<'de, D: Deserializer<'de>>(from: D) -> Result<[f64; SEGMENTS], D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Told {
        All([f64; SEGMENTS]),
        BetweenT7AndL4([f64; 2]),
    }
    Ok(match Told::deserialize(from)? {
        Told::All(gains) => gains,
        Told::BetweenT7AndL4([thoracic, lumbar]) => [0.0, thoracic, lumbar, 0.0],
    })
}

impl BandGains {
    /// A line that takes no part.
    pub const NONE: Self = Self { thoracic: [0.0; SEGMENTS], lumbar: [0.0; SEGMENTS] };

    /// Each band as the line reads it, times `factor`.
    pub const fn plain(factor: f64) -> Self {
        Self { thoracic: [0.0, factor, 0.0, 0.0], lumbar: [0.0, 0.0, factor, 0.0] }
    }

    /// Gains of the whole, T7-L4.
    fn flexion(&self) -> [f64; SEGMENTS] {
        std::array::from_fn(|i| self.thoracic[i] + self.lumbar[i])
    }
}

/// Standard deviation of the false change of a rigid spine lifted through its range, deg.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FalseChange {
    /// Of T7-L4, deg.
    pub flexion_deg: f64,
    /// Of T7-T12, deg.
    pub thoracic_deg: f64,
    /// Of T12-L4, deg.
    pub lumbar_deg: f64,
}

impl FalseChange {
    /// The value for a series, deg.
    pub fn of(&self, series: Series) -> f64 {
        match series {
            Series::Flexion => self.flexion_deg,
            Series::Thoracic => self.thoracic_deg,
            Series::Lumbar => self.lumbar_deg,
        }
    }
}

/// The share of the standard deviation propagated from the network's covariances that its errors really have, by series,
/// without unit. Under 1: neighbouring points of a line err together, and a line that is moved as a whole is not bent.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatedShare {
    /// Of T7-L4.
    pub flexion: f64,
    /// Of T7-T12.
    pub thoracic: f64,
    /// Of T12-L4.
    pub lumbar: f64,
}

impl StatedShare {
    /// Deviations as they are propagated: of a network that was not evaluated, and of tracks recorded before version 3 of
    /// the rules.
    pub const WHOLE: Self = Self { flexion: 1.0, thoracic: 1.0, lumbar: 1.0 };

    fn whole() -> Self {
        Self::WHOLE
    }
}

/// A mean with the standard deviation between bodies, deg.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spread {
    /// Mean, deg.
    pub mean_deg: f64,
    /// Standard deviation between bodies, deg.
    pub sd_deg: f64,
}

/// Part of a model's manifest, fitted by its evaluation on renders of unseen people and published in its card.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calibration {
    /// Gains of the vertebral line.
    pub vertebral: BandGains,
    /// Gains of the skin line.
    pub skin: BandGains,
    /// Gains of the outline.
    pub outline: BandGains,
    /// What the propagated standard deviations are multiplied by.
    #[serde(default = "StatedShare::whole")]
    pub stated_share: StatedShare,
    /// False change at full scale ([`crate::rules::SPINE_FULL_PX`] and more), deg.
    pub false_change: FalseChange,
    /// False change at [`crate::rules::SPINE_MIN_PX`], deg; between both scales it is interpolated in 1/px.
    pub false_change_small: FalseChange,
    /// T7-L4 flexion that this estimator reads on people who stand upright: the population reference of
    /// `rounded_before_liftoff`.
    pub standing: Spread,
}

impl Calibration {
    /// Before any evaluation: the plain mean of the three lines, and the prototype's errors.
    pub const UNCALIBRATED: Self = {
        const THIRD: BandGains = BandGains::plain(1.0 / 3.0);
        Self {
            vertebral: THIRD,
            skin: THIRD,
            outline: THIRD,
            stated_share: StatedShare::WHOLE,
            false_change: FalseChange { flexion_deg: 3.0, thoracic_deg: 3.0, lumbar_deg: 2.5 },
            false_change_small: FalseChange { flexion_deg: 5.0, thoracic_deg: 5.0, lumbar_deg: 4.0 },
            standing: Spread { mean_deg: 0.0, sd_deg: 9.0 },
        }
    };

    /// Gains of a line.
    pub fn gains(&self, chain: Chain) -> BandGains {
        match chain {
            Chain::Vertebral => self.vertebral,
            Chain::Skin => self.skin,
            Chain::Outline => self.outline,
        }
    }

    /// Whether a line takes part in the number.
    pub fn uses(&self, chain: Chain) -> bool {
        self.gains(chain) != BandGains::NONE
    }

    /// The judged bands, deg, and their variances, deg² (with the sum's as third). `None` when a line that takes
    /// part is missing: a changed set of lines would jump by their different offsets and look like a change.
    /// The lines' errors are taken as fully correlated, since one network made them from the same pixels; what that and
    /// the correlation along each line come to is in [`Self::stated_share`].
    pub fn combine(&self, lines: &[Option<LineAngles>; Chain::COUNT]) -> Option<(Bands, Bands, f64)> {
        let mut bands = Bands::default();
        let (mut thoracic_sd, mut lumbar_sd, mut flexion_sd) = (0.0, 0.0, 0.0);
        for chain in Chain::ALL {
            if !self.uses(chain) {
                continue;
            }
            let (gains, line) = (self.gains(chain), lines[chain.index()]?);
            bands.thoracic += line.sum_deg(&gains.thoracic);
            bands.lumbar += line.sum_deg(&gains.lumbar);
            thoracic_sd += line.variance_of(&gains.thoracic).sqrt();
            lumbar_sd += line.variance_of(&gains.lumbar).sqrt();
            flexion_sd += line.variance_of(&gains.flexion()).sqrt();
        }
        let StatedShare { flexion, thoracic, lumbar } = self.stated_share;
        let variance =
            Bands { thoracic: (thoracic * thoracic_sd).powi(2), lumbar: (lumbar * lumbar_sd).powi(2) };
        Some((bands, variance, (flexion * flexion_sd).powi(2)))
    }

    /// Standard deviation of the false change at a T7-L4 chord of `spine_px`, deg.
    pub fn false_change_deg(&self, series: Series, spine_px: f64) -> f64 {
        use crate::rules::{SPINE_FULL_PX, SPINE_MIN_PX};
        let (full, small) = (self.false_change.of(series), self.false_change_small.of(series));
        let share = ((1.0 / spine_px - 1.0 / SPINE_FULL_PX) / (1.0 / SPINE_MIN_PX - 1.0 / SPINE_FULL_PX))
            .clamp(0.0, 1.0);
        full + (small - full).max(0.0) * share
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    #[test]
    fn gains_of_older_tracks_are_those_between_t7_and_l4() {
        let old: BandGains =
            serde_json::from_str(r#"{"thoracic": [0.5, 0.1], "lumbar": [-0.2, 0.6]}"#).unwrap();
        let told = BandGains { thoracic: [0.0, 0.5, 0.1, 0.0], lumbar: [0.0, -0.2, 0.6, 0.0] };
        assert_eq!(old, told);
        let text = serde_json::to_string(&old).unwrap();
        assert_eq!(serde_json::from_str::<BandGains>(&text).unwrap(), old);
        assert!(serde_json::from_str::<BandGains>(r#"{"thoracic": [1.0], "lumbar": [0.0, 1.0]}"#).is_err());
    }
}
