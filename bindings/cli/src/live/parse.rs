//! Values of the command line with their units.

use keel_core::live::Grammar;
use keel_core::rules;

/// A share, like `10%`.
///
/// # Errors
/// For anything but 0% to 100%.
pub fn share(text: &str) -> Result<f64, String> {
    text.strip_suffix('%')
        .and_then(|number| number.parse::<f64>().ok())
        .filter(|percent| (0.0..=100.0).contains(percent))
        .map(|percent| percent / 100.0)
        .ok_or_else(|| format!("\"{text}\" is no share; write 0% to 100%"))
}

/// A time, like `50ms` or `1.5s`, in s.
///
/// # Errors
/// Without a unit, or under 0.
pub fn seconds(text: &str) -> Result<f64, String> {
    let (number, unit_s) = match (text.strip_suffix("ms"), text.strip_suffix('s')) {
        (Some(number), _) => (number, 1e-3),
        (None, Some(number)) => (number, 1.0),
        (None, None) => ("", 1.0),
    };
    number
        .parse::<f64>()
        .ok()
        .map(|value| value * unit_s)
        .filter(|s| (0.0..=60.0).contains(s))
        .ok_or_else(|| format!("\"{text}\" is no time; write it like 50ms or 1.5s, at most 60s"))
}

/// A frame rate, Hz.
///
/// # Errors
/// For anything but 1 to 1000.
pub fn rate(text: &str) -> Result<f64, String> {
    text.parse::<f64>()
        .ok()
        .filter(|hz| (1.0..=1000.0).contains(hz))
        .ok_or_else(|| format!("\"{text}\" is no frame rate; write 1 to 1000"))
}

/// What is said of the back: `read`, `quiet`, or degrees.
///
/// # Errors
/// For any other word, and for degrees under which noise would sound.
pub fn grammar(text: &str) -> Result<Grammar, String> {
    match text {
        "read" => Ok(Grammar::Read),
        "quiet" => Ok(Grammar::Quiet),
        number => number
            .parse::<f64>()
            .ok()
            .filter(|deg| (rules::TONE_MIN_DEG..=90.0).contains(deg))
            .map(|deg| Grammar::Target { deg })
            .ok_or_else(|| {
                format!(
                    "\"{text}\" is not known; write read, quiet, or {} to 90 degrees",
                    rules::TONE_MIN_DEG
                )
            }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_carry_their_units() {
        assert_eq!(share("10%"), Ok(0.1));
        assert!(share("10").is_err() && share("101%").is_err() && share("-1%").is_err());
        assert_eq!(seconds("500ms"), Ok(0.5));
        assert_eq!(seconds("1.5s"), Ok(1.5));
        assert!(seconds("500").is_err() && seconds("-1s").is_err() && seconds("nans").is_err());
        assert_eq!(rate("15"), Ok(15.0));
        assert!(rate("0").is_err() && rate("nan").is_err());
        assert_eq!(grammar("12"), Ok(Grammar::Target { deg: 12.0 }));
        assert!(grammar("loud").is_err() && grammar("1").is_err());
    }
}
