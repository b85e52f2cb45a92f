//! Tangent angles of one line through the eight levels.
//!
//! Worked in the domain of angles: the seven chords between neighbouring levels give the mean tangent direction over
//! their stretch of arc, a quartic `theta(s)` is fitted to them by least squares, and the tangents at C7, T7, T12, L4 and
//! S1 are read off where the *frozen* arc fractions put these levels. Rotation, translation, scale and mirroring thus
//! drop out exactly, and because the weights depend only on the spacing of the points, a rigid curve keeps its angle
//! to the last bit however uncertain its points become on the way.

use nalgebra::{SMatrix, SVector};

use super::{Bands, LevelFractions};
use crate::geometry::Vec2;
use crate::pose::{Level, Point};
use crate::track::Facing;

const POINTS: usize = Level::COUNT;
const CHORDS: usize = POINTS - 1;
/// Coefficients of `theta(s)`: a quartic. On renders of unseen people the best linear estimator over its segments errs by
/// 3.8 deg, over a cubic's by 4.0.
const TERMS: usize = 5;

/// Levels between which a line is read, from the head down.
const READ_AT: [Level; SEGMENTS + 1] = [Level::C7, Level::T7, Level::T12, Level::L4, Level::S1];
/// Stretches of a line between the levels that are read: C7-T7, T7-T12, T12-L4, L4-S1.
pub const SEGMENTS: usize = 4;

/// Flexion of one line in one frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LineAngles {
    /// Flexion of each segment, deg.
    pub segments_deg: [f64; SEGMENTS],
    /// Covariance of the segments, deg²: neighbours share a tangent.
    pub covariance_deg2: [[f64; SEGMENTS]; SEGMENTS],
    /// Cumulative chord length at each level from C7, px.
    pub arc_px: [f64; POINTS],
    /// Direction of the tangent at L4, towards the head, rad from +x, clockwise on the screen.
    pub l4_tangent_rad: f64,
}

impl LineAngles {
    /// The two bands between T7 and L4 as this line reads them.
    pub fn bands_deg(&self) -> Bands {
        Bands { thoracic: self.segments_deg[1], lumbar: self.segments_deg[2] }
    }

    /// A sum of the segments, each times its gain, deg.
    pub fn sum_deg(&self, gains: &[f64; SEGMENTS]) -> f64 {
        gains.iter().zip(self.segments_deg).map(|(gain, deg)| gain * deg).sum()
    }

    /// Variance of such a sum, deg².
    pub fn variance_of(&self, gains: &[f64; SEGMENTS]) -> f64 {
        let rows = self.covariance_deg2.iter().zip(gains);
        rows.map(|(row, g)| g * row.iter().zip(gains).map(|(c, h)| c * h).sum::<f64>()).sum::<f64>().max(0.0)
    }

    /// Variance of T7-L4 as this line reads it, deg².
    pub fn flexion_variance_deg2(&self) -> f64 {
        self.variance_of(&[0.0, 1.0, 1.0, 0.0])
    }
}

/// The segments of one line. `fractions` says where along the line the levels lie in truth; the points say where the
/// line runs. `None` when the points do not make a line (two fall together, or a number is not finite).
pub fn line_angles(
    points: &[Point; POINTS],
    fractions: &LevelFractions,
    facing: Facing,
) -> Option<LineAngles> {
    let mut arc_px = [0.0; POINTS];
    let mut chord_angle = SVector::<f64, CHORDS>::zeros();
    // d(chord angle i)/d(displacement of point j across the chord), rad/px.
    let mut normals = [Vec2::default(); CHORDS];
    let mut previous = None;
    for i in 0..CHORDS {
        // From S1 towards C7 is "up the spine": the tangent points to the lower index.
        let up = points[i].position - points[i + 1].position;
        let length = up.length();
        if !length.is_finite() || length < 1e-3 {
            return None;
        }
        arc_px[i + 1] = arc_px[i] + length;
        let angle = match previous {
            None => up.y.atan2(up.x),
            Some((direction, angle)) => {
                let before: Vec2 = direction;
                angle + before.cross(up).atan2(before.dot(up))
            }
        };
        chord_angle[i] = angle;
        previous = Some((up, angle));
        normals[i] = Vec2::new(-up.y, up.x) * (1.0 / (length * length));
    }
    let total = arc_px[CHORDS];

    let at_levels = level_positions(&arc_px, fractions)?;
    let design = SMatrix::<f64, CHORDS, TERMS>::from_fn(|i, k| {
        mean_power(centred(arc_px[i], total), centred(arc_px[i + 1], total), k as i32)
    });
    // Longer chords are steadier in angle (same noise in px over a longer base): weight by squared length.
    let weight = SVector::<f64, CHORDS>::from_fn(|i, _| (arc_px[i + 1] - arc_px[i]).powi(2));
    let weighted = SMatrix::<f64, TERMS, CHORDS>::from_fn(|k, i| design[(i, k)] * weight[i]);
    let solve = (weighted * design).cholesky()?.solve(&weighted);

    let tangents = READ_AT.map(|level| {
        let s = centred(at_levels[level.index()], total);
        SMatrix::<f64, 1, TERMS>::from_fn(|_, k| s.powi(k as i32)) * solve
    });
    let sign = facing.sign();
    let segments: [Functional; SEGMENTS] = std::array::from_fn(|i| tangents[i] - tangents[i + 1]);
    let out = LineAngles {
        segments_deg: segments.map(|segment| (segment * chord_angle)[0].to_degrees() * sign),
        covariance_deg2: segments.map(|a| segments.map(|b| propagate(&a, &b, &normals, points))),
        arc_px,
        l4_tangent_rad: (tangents[3] * chord_angle)[0],
    };
    let finite = out.segments_deg.iter().chain(out.covariance_deg2.iter().flatten()).all(|v| v.is_finite());
    finite.then_some(out)
}

/// A linear function of the chord angles.
type Functional = SMatrix<f64, 1, CHORDS>;

/// Arc position mapped to about -1..1, which keeps the powers of the fit well conditioned.
fn centred(arc_px: f64, total_px: f64) -> f64 {
    2.0 * arc_px / total_px - 1.0
}

/// Mean of `s^k` over `a..b`.
fn mean_power(a: f64, b: f64, k: i32) -> f64 {
    (b.powi(k + 1) - a.powi(k + 1)) / (f64::from(k + 1) * (b - a))
}

/// Arc positions of the levels, px: the frozen fractions laid over the measured arc by the straight line that fits
/// all eight levels best, so that one level wandering along the back moves the others by an eighth.
fn level_positions(arc_px: &[f64; POINTS], fractions: &LevelFractions) -> Option<[f64; POINTS]> {
    let n = POINTS as f64;
    let mean_u = Level::ALL.iter().map(|l| fractions.of(*l)).sum::<f64>() / n;
    let mean_s = arc_px.iter().sum::<f64>() / n;
    let (mut uu, mut us) = (0.0, 0.0);
    for level in Level::ALL {
        let u = fractions.of(level) - mean_u;
        uu += u * u;
        us += u * (arc_px[level.index()] - mean_s);
    }
    let slope = us / uu;
    slope.is_finite().then(|| Level::ALL.map(|l| mean_s + slope * (fractions.of(l) - mean_u)))
}

/// Covariance of two functions of the chord angles, deg²: neighbouring chords share a point, so their errors are
/// anti-correlated; propagating from the points keeps that.
fn propagate(a: &Functional, b: &Functional, normals: &[Vec2; CHORDS], points: &[Point; POINTS]) -> f64 {
    let moved_by = |functional: &Functional, j: usize| {
        let upper = j.checked_sub(1).map_or(Vec2::default(), |i| normals[i] * -functional[i]);
        let lower = if j < CHORDS { normals[j] * functional[j] } else { Vec2::default() };
        upper + lower
    };
    let of_point = |(j, point): (usize, &Point)| point.covariance.between(moved_by(a, j), moved_by(b, j));
    points.iter().enumerate().map(of_point).sum::<f64>() * 1f64.to_degrees().powi(2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::Similarity;
    use crate::pose::Covariance;
    use proptest::prelude::*;
    use rand_chacha::{ChaCha8Rng, rand_core::SeedableRng};
    use rand_distr::{Distribution, StandardNormal};

    /// Points of a line whose tangent turns by `turn_deg` at each of 200 equal steps, weighted by arc fraction.
    fn line(tilt_deg: f64, facing: Facing, curvature: impl Fn(f64) -> f64) -> [Point; POINTS] {
        const STEPS: usize = 2000;
        let mut position = Vec2::default();
        let mut path = vec![position];
        let mut angle = tilt_deg;
        for i in (0..STEPS).rev() {
            let u = (i as f64 + 0.5) / STEPS as f64;
            angle += curvature(u) / STEPS as f64 / 2.0;
            let a = angle.to_radians();
            position = position + Vec2::new(a.sin() * facing.sign(), -a.cos()) * (200.0 / STEPS as f64);
            angle += curvature(u) / STEPS as f64 / 2.0;
            path.push(position);
        }
        path.reverse();
        Level::ALL.map(|l| Point {
            position: path[(LevelFractions::ADULT.of(l) * STEPS as f64).round() as usize],
            covariance: Covariance::isotropic(1.0),
            presence: 1.0,
        })
    }

    fn bands(points: &[Point; POINTS], facing: Facing) -> Bands {
        line_angles(points, &LevelFractions::ADULT, facing).unwrap().bands_deg()
    }

    /// Curvature, deg per unit of arc, of a lordosis below T12 and a kyphosis above.
    fn s_curve(u: f64) -> f64 {
        if u > 0.612 { -60.0 } else { 45.0 }
    }

    #[test]
    fn flexion_is_read_to_the_degree_on_a_circular_arc() {
        for flexion in [-20.0, 0.0, 10.0, 30.0, 50.0] {
            let points = line(20.0, Facing::Right, |_| flexion / (0.888 - 0.316));
            let got = bands(&points, Facing::Right).of(super::super::Series::Flexion);
            assert!((got - flexion).abs() < 0.3, "{got} for {flexion}");
        }
    }

    /// One line of the training's `tests/curves.json`, which its own port of this estimator reads too.
    #[derive(serde::Deserialize)]
    struct Case {
        points_px: [[f64; 2]; POINTS],
        fractions: [f64; POINTS],
        t7_t12_deg: f64,
        t12_l4_deg: f64,
        /// Standard deviation of T7-L4 where every point errs by 1 px in x and in y.
        flexion_sd_deg: f64,
    }

    #[test]
    fn the_training_reads_the_same_angles() {
        let text = include_str!("../../models/training/tests/curves.json");
        for case in serde_json::from_str::<Vec<Case>>(text).unwrap() {
            let points = case.points_px.map(|[x, y]| Point {
                position: Vec2::new(x, y),
                covariance: Covariance::isotropic(1.0),
                presence: 1.0,
            });
            let fractions = LevelFractions::frozen([case.fractions].iter());
            let got = line_angles(&points, &fractions, Facing::Right).unwrap();
            let sd = got.flexion_variance_deg2().sqrt();
            let got = got.bands_deg();
            assert!((got.thoracic - case.t7_t12_deg).abs() < 1e-6, "{got:?}");
            assert!((got.lumbar - case.t12_l4_deg).abs() < 1e-6, "{got:?}");
            assert!((sd - case.flexion_sd_deg).abs() < 1e-6, "{sd}");
        }
    }

    #[test]
    fn a_line_with_two_points_together_is_refused() {
        let mut points = line(0.0, Facing::Right, s_curve);
        points[3].position = points[4].position;
        assert_eq!(line_angles(&points, &LevelFractions::ADULT, Facing::Right), None);
        points[3].position = Vec2::new(f64::NAN, 0.0);
        assert_eq!(line_angles(&points, &LevelFractions::ADULT, Facing::Right), None);
    }

    #[test]
    fn stated_variance_is_the_variance_of_noisy_points() {
        let clean = line(40.0, Facing::Right, s_curve);
        let stated = line_angles(&clean, &LevelFractions::ADULT, Facing::Right).unwrap();
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let (mut whole, mut lumbar) = (Vec::new(), Vec::new());
        for _ in 0..4000 {
            let mut noisy = clean;
            for p in &mut noisy {
                p.position =
                    p.position + Vec2::new(StandardNormal.sample(&mut rng), StandardNormal.sample(&mut rng));
            }
            let b = bands(&noisy, Facing::Right);
            whole.push(b.thoracic + b.lumbar);
            lumbar.push(b.lumbar);
        }
        let sd = |v: &[f64]| crate::signal::standard_deviation(v).unwrap();
        let close = |got: f64, want: f64| (got / want - 1.0).abs() < 0.15;
        assert!(
            close(sd(&whole), stated.flexion_variance_deg2().sqrt()),
            "{} {}",
            sd(&whole),
            stated.flexion_variance_deg2().sqrt()
        );
        assert!(close(sd(&lumbar), stated.covariance_deg2[2][2].sqrt()));
    }

    proptest! {
        #[test]
        fn rotation_translation_scale_leave_the_angle(
            turn in -180.0..180.0f64, scale in 0.2..5.0f64, x in -900.0..900.0f64, y in -900.0..900.0f64,
        ) {
            let points = line(30.0, Facing::Right, s_curve);
            let (a, b) = (turn.to_radians().cos() * scale, turn.to_radians().sin() * scale);
            let map = Similarity { a, b, offset: Vec2::new(x, y), mirrored: false };
            let moved = points.map(|p| Point { position: map.apply(p.position), covariance: p.covariance.mapped(&map), ..p });
            let (before, after) = (line_angles(&points, &LevelFractions::ADULT, Facing::Right).unwrap(),
                                   line_angles(&moved, &LevelFractions::ADULT, Facing::Right).unwrap());
            for (a, b) in before.segments_deg.iter().zip(after.segments_deg) {
                prop_assert!((a - b).abs() < 1e-6);
            }
            prop_assert!((before.flexion_variance_deg2() / after.flexion_variance_deg2() - 1.0).abs() < 1e-6);
        }

        #[test]
        fn a_mirrored_lifter_reads_equal(tilt in -10.0..95.0f64) {
            let right = bands(&line(tilt, Facing::Right, s_curve), Facing::Right);
            let left = bands(&line(tilt, Facing::Left, s_curve), Facing::Left);
            prop_assert!((right.lumbar - left.lumbar).abs() < 1e-6 && (right.thoracic - left.thoracic).abs() < 1e-6);
        }

        #[test]
        fn a_rigid_trunk_hinged_anywhere_does_not_change(tilt in -20.0..100.0f64, depth in -90.0..90.0f64) {
            let shape = |u: f64| s_curve(u) + depth * u;
            let upright = bands(&line(0.0, Facing::Right, shape), Facing::Right);
            let hinged = bands(&line(tilt, Facing::Right, shape), Facing::Right);
            prop_assert!((upright.thoracic - hinged.thoracic).abs() < 0.1 && (upright.lumbar - hinged.lumbar).abs() < 0.1);
        }

        #[test]
        fn more_flexion_in_one_band_shows_mostly_there(extra in 5.0..40.0f64) {
            let lumbar = |u: f64| s_curve(u) + if (0.612..0.888).contains(&u) { extra / 0.276 } else { 0.0 };
            let before = bands(&line(45.0, Facing::Right, s_curve), Facing::Right);
            let after = bands(&line(45.0, Facing::Right, lumbar), Facing::Right);
            prop_assert!(after.lumbar - before.lumbar > 0.6 * extra);
            prop_assert!((after.lumbar + after.thoracic - before.lumbar - before.thoracic - extra).abs() < 0.25 * extra);
        }
    }
}
