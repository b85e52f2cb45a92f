//! What is typed on the command line, as the core takes it.

use clap::ValueEnum;
use keel_core::library::soreness::{Place, Quality, Score, SorePlace};
use keel_core::library::{Load, LoadUnit, PlaceName};
use keel_core::lift::RepEvent;
use keel_core::replay::Anchor;
use keel_core::verdict::Word;
use std::str::FromStr;

/// Checks the name of a place.
pub fn place_name(text: &str) -> Result<PlaceName, String> {
    PlaceName::new(text).map_err(|e| e.to_string())
}

/// A load as typed: a number, then kg or lb (kg unless given).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LoadArg(pub Load);

impl FromStr for LoadArg {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let (number, unit) = match text.strip_suffix("lb") {
            Some(number) => (number, LoadUnit::Lb),
            None => (text.strip_suffix("kg").unwrap_or(text), LoadUnit::Kg),
        };
        // Germans write a comma.
        let value = number.trim().replace(',', ".").parse::<f64>();
        let value = value.map_err(|_| format!("\"{text}\" is no load; write it as 100kg or 225lb"))?;
        Load::new(value, unit).map(Self).map_err(|e| e.to_string())
    }
}

/// A sore place as typed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlaceArg(pub SorePlace);

impl FromStr for PlaceArg {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (place, rest) = text.split_once('=').ok_or("write it as low_back=3 or low_back=3:tight")?;
        let (score, quality) = rest.split_once(':').map_or((rest, None), |(s, q)| (s, Some(q)));
        let word = |word: &str| serde_json::Value::String(word.to_owned());
        let place: Place = serde_json::from_value(word(place)).map_err(|e| e.to_string())?;
        let quality: Option<Quality> =
            quality.map(|q| serde_json::from_value(word(q))).transpose().map_err(|e| e.to_string())?;
        let score: u8 =
            score.parse().map_err(|_| format!("\"{score}\" is not on the scale; answer 0 to 10"))?;
        let score = Score::new(score).map_err(|e| e.to_string())?;
        Ok(Self(SorePlace { place, score, quality }))
    }
}

macro_rules! named {
    ($(#[$doc:meta])* $name:ident => $of:ty { $($one:ident),* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
        #[value(rename_all = "snake_case")]
        #[allow(missing_docs, reason = "each is the one of the same name")]
        pub enum $name {
            $($one),*
        }

        impl From<$name> for $of {
            fn from(name: $name) -> Self {
                match name {
                    $($name::$one => Self::$one),*
                }
            }
        }
    };
}

named!(
    /// Anchors as they are named on the command line.
    AnchorName => Anchor { Liftoff, KneePass, Lockout }
);
named!(
    /// Events as they are named on the command line.
    EventName => RepEvent { Liftoff, KneePass, Lockout, Descent, End }
);
named!(
    /// Verdicts as they are named on the command line.
    VerdictName => Word { Held, Slight, Clear, Large, NotJudged }
);
named!(
    /// Questions as they are named on the command line.
    QuestionName => keel_core::library::soreness::Question { Before, Morning, TwoDays }
);
