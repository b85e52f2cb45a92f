//! The curve in one frame.

use super::{Bands, Calibration, LevelFractions, LineAngles, line_angles};
use crate::pose::{Chain, Level, Point};
use crate::rules;
use crate::signal::median;
use crate::track::{Facing, LifterSeen};

/// Angles of one frame, each line by itself and combined.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CurveSample {
    /// Each line by itself, by [`Chain`]; `None` where one of its levels was not seen.
    pub lines: [Option<LineAngles>; Chain::COUNT],
    /// The judged bands, deg.
    pub bands_deg: Bands,
    /// Their variances, deg².
    pub variance_deg2: Bands,
    /// Variance of the sum, deg².
    pub flexion_variance_deg2: f64,
    /// Mean presence of the T7-L4 levels of the lines in use, 0..=1.
    pub presence: f64,
    /// T7-L4 chord of the vertebral line (of the first line seen, where that is missing), px.
    pub spine_px: f64,
}

/// The curve of a frame; `None` when a line that the calibration uses has a level that was not seen. A lost point
/// never becomes a good frame. `facing` is the film's, since one frame's slip would turn flexion into extension.
pub fn curve_sample(
    lifter: &LifterSeen,
    facing: Facing,
    fractions: &[LevelFractions; Chain::COUNT],
    calibration: &Calibration,
) -> Option<CurveSample> {
    let mut lines = [None; Chain::COUNT];
    let mut spine_px = None;
    let (mut presence, mut counted) = (0.0, 0.0);
    for chain in Chain::ALL {
        let Some(points) = seen_line(lifter, chain) else { continue };
        let (t7, l4) = (points[Level::T7.index()].position, points[Level::L4.index()].position);
        spine_px = spine_px.or(Some((t7 - l4).length()));
        if calibration.uses(chain) {
            presence += points[Level::T7.index()..=Level::L4.index()].iter().map(|p| p.presence).sum::<f64>();
            counted += (Level::L4.index() - Level::T7.index() + 1) as f64;
        }
        lines[chain.index()] = line_angles(&points, &fractions[chain.index()], facing);
    }
    let (bands_deg, variance_deg2, flexion_variance_deg2) = calibration.combine(&lines)?;
    Some(CurveSample {
        lines,
        bands_deg,
        variance_deg2,
        flexion_variance_deg2,
        presence: presence / counted,
        spine_px: spine_px?,
    })
}

/// The eight points of a line, if every level was seen.
pub(crate) fn seen_line(lifter: &LifterSeen, chain: Chain) -> Option<[Point; Level::COUNT]> {
    let line = lifter.spine.get(chain.index())?;
    let seen = |level: Level| {
        let point = line.get(level.index()).copied().flatten()?;
        is_seen(lifter, level, &point).then_some(point)
    };
    let [c7, t3, t7, t10, t12, l2, l4, s1] = Level::ALL.map(seen);
    Some([c7?, t3?, t7?, t10?, t12?, l2?, l4?, s1?])
}

/// Whether a level is seen at a point of one of its lines. A level can be placed or not, on all lines alike: the network
/// is taught so, and its three presences are three looks at one fact, of which the middle one counts. A line that denies
/// the level outright is not believed.
fn is_seen(lifter: &LifterSeen, level: Level, point: &Point) -> bool {
    let (mut told, mut count) = ([0.0; Chain::COUNT], 0);
    for look in Chain::ALL.iter().filter_map(|chain| lifter.spine_point(*chain, level)) {
        told[count] = look.presence;
        count += 1;
    }
    point.position.is_finite()
        && point.presence >= rules::PRESENCE_DENIED
        && median(&mut told[..count]).is_some_and(|presence| presence >= rules::PRESENCE_SEEN)
}
