//! What the network says of the camera and of the lifter as a whole.

use crate::pose::manifest::View;

/// Yaw, facing and grip as seen in one crop.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ViewSeen {
    /// Size of the camera's yaw, degrees: 0 side-on. Which way it is turned does not matter to the view gate, and a
    /// picture often does not tell.
    pub yaw_deg: f64,
    /// Its standard deviation, degrees.
    pub yaw_sigma_deg: f64,
    /// Logit that the lifter faces the crop's right.
    pub faces_right_logit: f64,
    /// Probability that the hands are at the implement.
    pub at_implement: f64,
}

/// Reads the four numbers; `None` where one is missing or no number.
pub(super) fn decode(values: &[f32], how: &View) -> Option<ViewSeen> {
    let &[yaw, ln_sigma, facing, implement] = values else { return None };
    if !values.iter().all(|value| value.is_finite()) {
        return None;
    }
    let [low, high] = how.clamp.ln_sigma;
    Some(ViewSeen {
        yaw_deg: f64::from(yaw).abs() * how.yaw_unit_deg,
        yaw_sigma_deg: f64::from(ln_sigma).clamp(low, high).exp() * how.yaw_unit_deg,
        faces_right_logit: f64::from(facing),
        at_implement: sigmoid(f64::from(implement)),
    })
}

/// The probability of a logit.
pub(super) fn sigmoid(logit: f64) -> f64 {
    1.0 / (1.0 + (-logit).exp())
}
