//! Was the back round before the bar moved? Told beside the verdict, never mixed with it.

use super::baseline::BaselineValue;
use super::shots::Shot;
use super::standing::Standing;
use super::types::{SetupFinding, SetupReference};
use crate::rules;
use crate::spine::Series;

/// Set-up over standing: against the lifter's own unloaded standing where the film shows it, else against the mean
/// standing of people as this estimator reads it. Both sides come from the same lines, since absolute angles differ
/// between skin, outline and vertebrae.
pub(super) fn setup_finding(
    shot: &Shot,
    baseline: Option<&BaselineValue>,
    standing: Option<&Standing>,
) -> SetupFinding {
    let Some(baseline) = baseline else { return SetupFinding::default() };
    let sigma = baseline.sigma_deg(Series::Flexion).max(shot.noise.of(Series::Flexion));
    let population = shot.calibration.standing;
    let (reference_deg, reference_sd, against) = standing.map_or(
        (population.mean_deg, population.sd_deg, SetupReference::Population),
        // Standing and set-up are different postures of the same back: the rigid spine's false change applies.
        |s| {
            (
                s.flexion_deg,
                s.sd_deg.hypot(shot.calibration.false_change.flexion_deg),
                SetupReference::Standing,
            )
        },
    );
    let x = baseline.value_deg(Series::Flexion) - reference_deg;
    let sd = reference_sd.hypot(sigma);
    SetupFinding {
        over_reference_deg: Some(x),
        sd_deg: Some(sd),
        against: Some(against),
        rounded: rounded(x, sd),
    }
}

/// True, false, or `None` for "can't tell", with `sd` the standard deviation of `x`, deg.
fn rounded(x: f64, sd: f64) -> Option<bool> {
    if x >= rules::ROUNDED_FROM_DEG && x - sd >= rules::ROUNDED_USUAL_DEG {
        Some(true)
    } else if x <= rules::ROUNDED_USUAL_DEG && x + sd <= rules::ROUNDED_FROM_DEG {
        Some(false)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::rounded;

    #[test]
    fn an_ordinary_setup_is_not_round_and_a_full_one_is() {
        assert_eq!(rounded(20.0, 5.0), Some(false));
        assert_eq!(rounded(45.0, 8.0), Some(true));
    }

    #[test]
    fn between_and_with_wide_margins_nobody_can_tell() {
        assert_eq!(rounded(28.0, 3.0), None);
        assert_eq!(rounded(36.0, 14.0), None);
        assert_eq!(rounded(22.0, 12.0), None);
    }
}
