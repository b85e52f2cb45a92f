//! What the caller knows of a frame and the core cannot see.

use serde::{Deserialize, Serialize};

/// How hot the phone is, as both platforms grade it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Heat {
    /// As usual.
    #[default]
    Nominal,
    /// Warm; nothing has to give.
    Fair,
    /// Hot: the system slows down.
    Serious,
    /// Too hot to go on for long.
    Critical,
}

/// What comes with a frame; `None` is "not known". No value may be NaN or infinite.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CameraFacts {
    /// How hot the phone is.
    pub heat: Option<Heat>,
    /// Free storage, MB.
    pub free_storage_mb: Option<f64>,
    /// Tilt of the phone against upright about the axis of view, deg.
    pub tilt_deg: Option<f64>,
    /// Angle of view along the longer side of the picture, deg.
    pub view_angle_deg: Option<f64>,
    /// How long the caller's push of the frame before took, ms.
    pub push_took_ms: Option<f64>,
}

/// A fact that is no number.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[error("{field} is {value}; give a number, or leave it out where it is not known")]
pub struct FactError {
    /// Which.
    pub field: &'static str,
    /// Its value.
    pub value: f64,
}

impl CameraFacts {
    /// Refuses what is no number.
    ///
    /// # Errors
    /// With the first field that is NaN, infinite, or negative where that can't be.
    pub fn check(&self) -> Result<(), FactError> {
        let fields = [
            ("free_storage_mb", self.free_storage_mb, true),
            ("tilt_deg", self.tilt_deg, false),
            ("view_angle_deg", self.view_angle_deg, true),
            ("push_took_ms", self.push_took_ms, true),
        ];
        for (field, value, is_amount) in fields {
            if let Some(value) = value.filter(|v| !v.is_finite() || (is_amount && *v < 0.0)) {
                return Err(FactError { field, value });
            }
        }
        Ok(())
    }
}
