//! The two bands of the judged window and their sum.

use serde::{Deserialize, Serialize};

/// Which series of angles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Series {
    /// T7 to L4: the sum of both bands.
    Flexion,
    /// T7 to T12.
    Thoracic,
    /// T12 to L4.
    Lumbar,
}

impl Series {
    /// All three, whole first.
    pub const ALL: [Self; 3] = [Self::Flexion, Self::Thoracic, Self::Lumbar];

    /// Position in arrays ordered as [`Self::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// One value for each band; the whole is their sum by construction, so that opposite changes cannot cancel unseen.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bands {
    /// T7 to T12.
    pub thoracic: f64,
    /// T12 to L4.
    pub lumbar: f64,
}

impl Bands {
    /// The value of a series; the whole is the sum.
    pub fn of(&self, series: Series) -> f64 {
        match series {
            Series::Flexion => self.thoracic + self.lumbar,
            Series::Thoracic => self.thoracic,
            Series::Lumbar => self.lumbar,
        }
    }
}

impl std::ops::Add for Bands {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { thoracic: self.thoracic + other.thoracic, lumbar: self.lumbar + other.lumbar }
    }
}
