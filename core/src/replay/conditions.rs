//! Whether two films were made under like conditions.

use serde::{Deserialize, Serialize};

use super::compare::Side;
use crate::pose::{Chain, Level};
use crate::report::Report;
use crate::rules;
use crate::signal::median;
use crate::spine::seen_line;
use crate::track::Track;
use crate::verdict::{Baseline, RepVerdict};

/// In what two films differ too much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unlike {
    /// The camera looked from another side.
    View,
    /// One back is so small in the picture that its margin grew.
    Scale,
    /// Cloth stands off the back differently.
    Clothes,
    /// A belt in one of them.
    Belt,
    /// Different lifts.
    Lift,
    /// Different networks looked.
    Network,
    /// One change is measured against a still set-up, the other against something weaker.
    Baseline,
}

impl Unlike {
    /// Every difference, for tables of words and for tests.
    pub const ALL: [Self; 7] =
        [Self::View, Self::Scale, Self::Clothes, Self::Belt, Self::Lift, Self::Network, Self::Baseline];
}

/// In what two reps' films differ too much; what is unknown of either is not held against them.
pub(super) fn unlike(a: &Side<'_>, b: &Side<'_>, rep_a: &RepVerdict, rep_b: &RepVerdict) -> Vec<Unlike> {
    let (x, y) = (a.report, b.report);
    let apart = |one: Option<f64>, other: Option<f64>, most: f64| {
        one.zip(other).is_some_and(|(one, other)| (one - other).abs() > most)
    };
    let yaw = |r: &Report| r.view.yaw_deg.map(f64::abs);
    let small = |r: &Report| r.view.spine_px.map(|px| px < rules::SPINE_FULL_PX);
    let cloth = |s: &Side<'_>, rep: &RepVerdict| cloth_share(s.track?, rep);
    let differ =
        |one: Option<bool>, other: Option<bool>| one.zip(other).is_some_and(|(one, other)| one != other);
    let weak = |rep: &RepVerdict| !matches!(rep.baseline, Baseline::Setup | Baseline::FirstSetup);
    let found = [
        (Unlike::View, apart(yaw(x), yaw(y), rules::UNLIKE_YAW_DEG)),
        (Unlike::Scale, differ(small(x), small(y))),
        (Unlike::Clothes, apart(cloth(a, rep_a), cloth(b, rep_b), rules::UNLIKE_CLOTH_SHARE)),
        (Unlike::Belt, differ(a.belt, b.belt)),
        (Unlike::Lift, x.lift.zip(y.lift).is_some_and(|(one, other)| one != other)),
        (Unlike::Network, x.model.sha256 != y.model.sha256),
        (Unlike::Baseline, weak(rep_a) != weak(rep_b)),
    ];
    found.into_iter().filter(|(_, is)| *is).map(|(what, _)| what).collect()
}

/// How far the clothed outline stands off the skin between T7 and L4, share of that chord: the median over the rep's
/// frames and levels. `None` where either line was not seen.
fn cloth_share(track: &Track, rep: &RepVerdict) -> Option<f64> {
    const LEVELS: [Level; 5] = [Level::T7, Level::T10, Level::T12, Level::L2, Level::L4];
    let first = track.observations.first()?.time;
    let end_s = rep.end_s.or(rep.lockout_s)?;
    let mut shares = Vec::new();
    for o in &track.observations {
        if !(rep.start_s..=end_s).contains(&o.time.seconds_since(first)) {
            continue;
        }
        let Some(lifter) = &o.lifter else { continue };
        let (Some(skin), Some(outline)) = (seen_line(lifter, Chain::Skin), seen_line(lifter, Chain::Outline))
        else {
            continue;
        };
        let at = |line: &[crate::pose::Point; Level::COUNT], level: Level| line[level.index()].position;
        let chord = (at(&skin, Level::T7) - at(&skin, Level::L4)).length();
        if chord > 0.0 {
            shares.extend(LEVELS.iter().map(|l| (at(&outline, *l) - at(&skin, *l)).length() / chord));
        }
    }
    median(&mut shares)
}
