//! The curve over time: frame by frame, cleaned, smoothed, on the common grid.

use crate::lift::Kinematics;
use crate::pose::Chain;
use crate::rules;
use crate::signal::{Grid, Sample, Smoothed, hampel, smooth};
use crate::spine::{Calibration, CurveSample, LevelFractions, Series, curve_sample};
use crate::track::{LifterSeen, Observation};

/// The curve of one shot.
pub(super) struct CurveSeries {
    /// The common clock.
    pub grid: Grid,
    /// Frame by frame: time, s, and the curve where it was seen.
    pub frames: Vec<(f64, Option<CurveSample>)>,
    /// Smoothed series by [`Series`], deg.
    smoothed: [Vec<Option<Smoothed>>; 3],
    /// T7-L4 of each line alone by [`Chain`], smoothed, deg.
    pub lines_deg: [Vec<Option<f64>>; Chain::COUNT],
    /// Samples that survived the outlier filter, by band.
    kept: [Vec<Sample>; 3],
}

impl CurveSeries {
    /// Measures every frame with the lifter's frozen level fractions.
    pub fn measure(
        frames: &[&Observation],
        times_s: &[f64],
        kinematics: &Kinematics,
        calibration: &Calibration,
    ) -> Self {
        let facing = kinematics.facing;
        let lifters = || frames.iter().filter_map(|o| o.lifter.as_ref());
        let fractions = frozen_fractions(lifters(), kinematics, calibration);
        let frames: Vec<(f64, Option<CurveSample>)> = frames
            .iter()
            .zip(times_s)
            .map(|(o, t)| {
                (*t, o.lifter.as_ref().and_then(|l| curve_sample(l, facing, &fractions, calibration)))
            })
            .collect();
        let grid = kinematics.grid;
        let kept = kept_samples(&frames);
        let read =
            |samples: &[Sample]| smooth(samples, rules::CURVE_CUTOFF_HZ, rules::GAP_FILLED_MAX_S, &grid);
        let smoothed = [read(&kept[0]), read(&kept[1]), read(&kept[2])];
        let lines_deg = Chain::ALL.map(|chain| {
            let samples: Vec<Sample> = frames
                .iter()
                .filter_map(|(t, s)| {
                    let line = (*s)?.lines[chain.index()]?;
                    Some(Sample {
                        time_s: *t,
                        value: line.bands_deg().of(Series::Flexion),
                        variance: line.flexion_variance_deg2().max(1e-6),
                    })
                })
                .collect();
            read(&samples).iter().map(|s| s.map(|s| s.value)).collect()
        });
        Self { grid, frames, smoothed, lines_deg, kept }
    }

    /// Smoothed value of a series on the grid, deg; the whole is the sum of its bands.
    pub fn value_deg(&self, series: Series, index: usize) -> Option<f64> {
        let band = |s: Series| self.smoothed[s.index()].get(index).copied().flatten().map(|s| s.value);
        match series {
            Series::Flexion => Some(band(Series::Thoracic)? + band(Series::Lumbar)?),
            one => band(one),
        }
    }

    /// Posterior standard deviation of a series on the grid, deg.
    pub fn sigma_deg(&self, series: Series, index: usize) -> Option<f64> {
        self.smoothed[series.index()].get(index).copied().flatten().map(|s| s.variance.sqrt())
    }

    /// A series on the grid smoothed from samples up to `until_s` only: zero lag must not carry what happens after
    /// liftoff back into the baseline.
    pub fn smoothed_until(&self, series: Series, until_s: f64) -> Vec<Option<Smoothed>> {
        let samples = &self.kept[series.index()];
        let end = samples.partition_point(|s| s.time_s <= until_s + 1e-9);
        smooth(&samples[..end], rules::CURVE_CUTOFF_HZ, rules::GAP_FILLED_MAX_S, &self.grid)
    }

    /// Frames of a span, s.
    pub fn frames_in(&self, from_s: f64, to_s: f64) -> &[(f64, Option<CurveSample>)] {
        let from = self.frames.partition_point(|(t, _)| *t < from_s - 1e-9);
        let to = self.frames.partition_point(|(t, _)| *t <= to_s + 1e-9);
        self.frames.get(from..to.max(from)).unwrap_or(&[])
    }

    /// Median T7-L4 chord over the frames that show it, px.
    pub fn spine_px(&self, from_s: f64, to_s: f64) -> Option<f64> {
        let mut chords: Vec<f64> =
            self.frames_in(from_s, to_s).iter().filter_map(|(_, s)| Some((*s)?.spine_px)).collect();
        crate::signal::median(&mut chords)
    }
}

/// The arc fractions of the levels on each line, from the better half of the frames by heat-map mass.
fn frozen_fractions<'a>(
    lifters: impl Iterator<Item = &'a LifterSeen> + Clone,
    kinematics: &Kinematics,
    calibration: &Calibration,
) -> [LevelFractions; Chain::COUNT] {
    let adult = [LevelFractions::ADULT; Chain::COUNT];
    let mut masses: Vec<f64> = lifters.clone().map(|l| l.heat_mass).collect();
    let middle = crate::signal::median(&mut masses).unwrap_or(0.0);
    let best: Vec<CurveSample> = lifters
        .filter(|l| l.heat_mass >= middle)
        .filter_map(|l| curve_sample(l, kinematics.facing, &adult, calibration))
        .collect();
    Chain::ALL.map(|chain| {
        let arcs: Vec<_> = best.iter().filter_map(|s| s.lines[chain.index()].map(|l| l.arc_px)).collect();
        LevelFractions::frozen(arcs.iter())
    })
}

/// Samples of flexion, thoracic and lumbar bands without the frames in which either band is an outlier.
fn kept_samples(frames: &[(f64, Option<CurveSample>)]) -> [Vec<Sample>; 3] {
    let seen: Vec<(f64, CurveSample)> = frames.iter().filter_map(|(t, s)| s.map(|s| (*t, s))).collect();
    let times: Vec<f64> = seen.iter().map(|(t, _)| *t).collect();
    let outliers = |series: Series| {
        let values: Vec<f64> = seen.iter().map(|(_, s)| s.bands_deg.of(series)).collect();
        hampel(&times, &values, rules::HAMPEL_WINDOW_S, rules::HAMPEL_SIGMAS, rules::CURVE_OUTLIER_FLOOR_DEG)
    };
    let (thoracic, lumbar) = (outliers(Series::Thoracic), outliers(Series::Lumbar));
    let mut kept: [Vec<Sample>; 3] = Default::default();
    for (i, (time_s, s)) in seen.iter().enumerate() {
        if thoracic[i] || lumbar[i] {
            continue;
        }
        let sample =
            |value: f64, variance: f64| Sample { time_s: *time_s, value, variance: variance.max(1e-6) };
        kept[0].push(sample(s.bands_deg.of(Series::Flexion), s.flexion_variance_deg2));
        kept[1].push(sample(s.bands_deg.thoracic, s.variance_deg2.thoracic));
        kept[2].push(sample(s.bands_deg.lumbar, s.variance_deg2.lumbar));
    }
    kept
}
