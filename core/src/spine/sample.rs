//! The curve in one frame.

use super::{Bands, Calibration, LevelFractions, LineAngles, line_angles};
use crate::pose::{Chain, Level, Point};
use crate::rules;
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

/// The eight points of a line, if every one was seen.
pub(crate) fn seen_line(lifter: &LifterSeen, chain: Chain) -> Option<[Point; Level::COUNT]> {
    let line = lifter.spine.get(chain.index())?;
    let mut points = [None; Level::COUNT];
    for (slot, point) in points.iter_mut().zip(line) {
        *slot = point.filter(|p| p.presence >= rules::PRESENCE_SEEN && p.position.is_finite());
    }
    let [Some(c7), Some(t3), Some(t7), Some(t10), Some(t12), Some(l2), Some(l4), Some(s1)] = points else {
        return None;
    };
    Some([c7, t3, t7, t10, t12, l2, l4, s1])
}
