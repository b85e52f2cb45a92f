//! What was lifted.

use serde::{Deserialize, Serialize};

/// A pound, kg (international avoirdupois pound, 1959).
const KG_PER_LB: f64 = 0.453_592_37;
/// Nobody has lifted more, kg: twice the heaviest deadlift on record.
const LOAD_MAX_KG: f64 = 1_000.0;

/// The unit in which a load was entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LoadUnit {
    /// Kilograms.
    Kg,
    /// Pounds.
    Lb,
}

/// A load that nobody lifts.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[error("{value} is no load; enter 0 to {} {}", match unit { LoadUnit::Kg => "1000", LoadUnit::Lb => "2204" }, match unit { LoadUnit::Kg => "kg", LoadUnit::Lb => "lb" })]
pub struct LoadError {
    /// The value entered.
    pub value: f64,
    /// Its unit.
    pub unit: LoadUnit,
}

/// What was lifted, kept as it was entered.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Written")]
pub struct Load {
    value: f64,
    unit: LoadUnit,
}

/// A load before it is checked.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    value: f64,
    unit: LoadUnit,
}

impl TryFrom<Written> for Load {
    type Error = LoadError;
    fn try_from(w: Written) -> Result<Self, LoadError> {
        Self::new(w.value, w.unit)
    }
}

impl Load {
    /// A load as entered.
    ///
    /// # Errors
    /// When it is negative, not a number, or more than anybody lifts.
    pub fn new(value: f64, unit: LoadUnit) -> Result<Self, LoadError> {
        let load = Self { value, unit };
        if value.is_sign_positive() && load.kg() <= LOAD_MAX_KG {
            Ok(load)
        } else {
            Err(LoadError { value, unit })
        }
    }

    /// The number entered, in [`Self::unit`].
    pub const fn value(self) -> f64 {
        self.value
    }

    /// The unit it was entered in.
    pub const fn unit(self) -> LoadUnit {
        self.unit
    }

    /// The load in kg.
    pub fn kg(self) -> f64 {
        match self.unit {
            LoadUnit::Kg => self.value,
            LoadUnit::Lb => self.value * KG_PER_LB,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_load_is_kept_as_entered_and_nonsense_is_refused() {
        let load = Load::new(225.0, LoadUnit::Lb).unwrap();
        assert_eq!((load.value(), load.unit()), (225.0, LoadUnit::Lb));
        assert!((load.kg() - 102.058_283_25).abs() < 1e-9);
        for value in [-1.0, -0.0, f64::NAN, f64::INFINITY, 1e9] {
            assert!(Load::new(value, LoadUnit::Kg).is_err(), "{value}");
        }
        assert!(Load::new(2205.0, LoadUnit::Lb).is_err());
        assert!(serde_json::from_str::<Load>(r#"{"value":-5.0,"unit":"kg"}"#).is_err());
    }
}
