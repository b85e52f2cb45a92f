//! What a lifter answers.

use serde::{Deserialize, Serialize};

/// Where it is sore.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// Middle of the low back.
    LowBack,
    /// Left, between ribs and hip.
    LeftSide,
    /// Right, between ribs and hip.
    RightSide,
    /// Between the shoulder blades.
    ShoulderBlades,
    /// Glutes.
    Glutes,
    /// Hamstrings.
    Hamstrings,
}

impl Place {
    /// Every place, in the order they are asked.
    pub const ALL: [Self; 6] = [
        Self::LowBack,
        Self::LeftSide,
        Self::RightSide,
        Self::ShoulderBlades,
        Self::Glutes,
        Self::Hamstrings,
    ];
}

/// How it feels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quality {
    /// Dull.
    Dull,
    /// Tight.
    Tight,
    /// Sharp.
    Sharp,
}

impl Quality {
    /// Every quality.
    pub const ALL: [Self; 3] = [Self::Dull, Self::Tight, Self::Sharp];
}

/// Why an answer can't be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnswerError {
    /// Beyond the scale.
    #[error("{found} is not on the scale; answer 0 (none) to 10")]
    Score {
        /// The number.
        found: u8,
    },
    /// One place twice.
    #[error("{place:?} is named twice; name every place once")]
    Twice {
        /// The place.
        place: Place,
    },
    /// Nothing is sore, and it spreads.
    #[error("nothing is sore, so nothing can spread; name the place")]
    SpreadingNowhere,
}

/// How sore, 0 (not) to 10.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Score(u8);

impl Score {
    /// A score.
    ///
    /// # Errors
    /// Above 10.
    pub const fn new(score: u8) -> Result<Self, AnswerError> {
        if score <= 10 { Ok(Self(score)) } else { Err(AnswerError::Score { found: score }) }
    }

    /// The number, 0 to 10.
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Score {
    type Error = AnswerError;
    fn try_from(score: u8) -> Result<Self, AnswerError> {
        Self::new(score)
    }
}

impl From<Score> for u8 {
    fn from(score: Score) -> Self {
        score.0
    }
}

/// One sore place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SorePlace {
    /// Where.
    pub place: Place,
    /// How much.
    pub score: Score,
    /// How it feels, where it was said.
    pub quality: Option<Quality>,
}

/// An answer: nothing, or the places that are sore.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Written")]
pub struct Answer {
    places: Vec<SorePlace>,
    spreading: bool,
}

/// An answer before it is checked.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    places: Vec<SorePlace>,
    spreading: bool,
}

impl TryFrom<Written> for Answer {
    type Error = AnswerError;
    fn try_from(w: Written) -> Result<Self, AnswerError> {
        Self::new(w.places, w.spreading)
    }
}

impl Answer {
    /// Nothing is sore: one tap.
    pub const NONE: Self = Self { places: Vec::new(), spreading: false };

    /// An answer.
    ///
    /// # Errors
    /// When a place is named twice, or nothing is sore and it spreads.
    pub fn new(places: Vec<SorePlace>, spreading: bool) -> Result<Self, AnswerError> {
        for (i, one) in places.iter().enumerate() {
            if places.iter().skip(i + 1).any(|other| other.place == one.place) {
                return Err(AnswerError::Twice { place: one.place });
            }
        }
        if spreading && places.is_empty() {
            return Err(AnswerError::SpreadingNowhere);
        }
        Ok(Self { places, spreading })
    }

    /// The sore places.
    pub fn places(&self) -> &[SorePlace] {
        &self.places
    }

    /// Whether it spreads.
    pub const fn spreading(&self) -> bool {
        self.spreading
    }

    /// How sore a place is, or with `None` the worst of all.
    pub fn score(&self, place: Option<Place>) -> Score {
        self.places
            .iter()
            .filter(|p| place.is_none_or(|place| p.place == place))
            .map(|p| p.score)
            .max()
            .unwrap_or_default()
    }
}
