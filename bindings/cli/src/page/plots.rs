//! Pages with plots: two reps compared, a trend, the soreness log. Drawn in the page, without the network.

use super::shell::Page;
use keel_words::Language;
use serde_json::{Value, json};

const MAIN: &str = "<main class=\"plots\" id=\"plots\"></main>\n";
const PLOT_STYLE: &str = include_str!("plots.css");
const PLOT_SCRIPT: &str = include_str!("plots.js");

/// Most points of a drawn series: about one for each step that a screen shows of a plot's width.
pub const POINTS_MAX: usize = 1000;

/// Which page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plot {
    /// Two reps over each other.
    Compare,
    /// Technique over time.
    Trend,
    /// The soreness log.
    Soreness,
}

impl Plot {
    const fn script(self) -> &'static str {
        match self {
            Self::Compare => include_str!("compare.js"),
            Self::Trend => include_str!("trend.js"),
            Self::Soreness => include_str!("soreness.js"),
        }
    }
}

/// The page. `data` is what its script draws.
///
/// # Errors
/// Where the data holds what JSON can't say.
pub fn plots(plot: Plot, title: &str, data: &Value, language: Language) -> Result<String, serde_json::Error> {
    let scripts = [PLOT_SCRIPT, plot.script()];
    let data = json!({"data": data});
    Page { title, language, sources: "", main: MAIN, style: PLOT_STYLE, scripts: &scripts, data }.render()
}

#[cfg(test)]
mod tests {
    use super::super::shell::words;
    use super::*;

    #[test]
    fn every_word_that_a_plot_asks_for_exists() {
        let known = words(Language::English);
        for plot in [Plot::Compare, Plot::Trend, Plot::Soreness] {
            let mut count = 0;
            for script in [PLOT_SCRIPT, plot.script()] {
                let asked = script.split("say(\"").skip(1).filter_map(|rest| rest.split_once('"'));
                for (key, _) in asked {
                    assert!(known.contains_key(key), "no words for \"{key}\" in {plot:?}");
                    count += 1;
                }
            }
            assert!(count >= 5, "{plot:?}: {count} keys found");
        }
    }
}
