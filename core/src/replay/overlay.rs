//! What to draw over the film at a time.

use std::borrow::Cow;

use super::curve_path::Shape;
use super::jumps::{Jump, jumps};
use crate::geometry::Vec2;
use crate::lift::Phase;
use crate::pose::{Chain, Level};
use crate::report::Report;
use crate::spine::{LevelFractions, LineAngles, line_angles, path, seen_line};
use crate::track::{Facing, Observation, Track};
use crate::verdict::RepVerdict;

/// What to draw over one frame. Positions are px of the upright frame.
#[derive(Clone, Debug, PartialEq)]
pub struct Overlay {
    /// Presentation time of the frame it belongs to, s from the film's first frame.
    pub time_s: f64,
    /// The spine line, C7 first; empty where it was not seen.
    pub curve: Vec<Vec2>,
    /// The set-up's line of the rep on, laid over this lower back; empty outside reps and before a set-up.
    pub setup: Vec<Vec2>,
    /// Change against the set-up, deg, where both are known.
    pub change_deg: Option<f64>,
    /// Phase on.
    pub phase: Option<Phase>,
    /// Number of the rep on, from 1.
    pub rep: Option<u32>,
}

/// A judged set, ready to be looked at.
pub struct Replay<'a> {
    track: Cow<'a, Track>,
    report: Cow<'a, Report>,
    facing: Facing,
    /// Set-up shape of every rep.
    setups: Vec<Option<Shape>>,
}

impl Replay<'static> {
    /// A replay that keeps its track and report, for callers that can't lend them.
    pub fn owning(track: Track, report: Report) -> Self {
        Self::over(Cow::Owned(track), Cow::Owned(report))
    }
}

impl<'a> Replay<'a> {
    /// A track with the report that was judged from it.
    pub fn of(track: &'a Track, report: &'a Report) -> Self {
        Self::over(Cow::Borrowed(track), Cow::Borrowed(report))
    }

    fn over(track: Cow<'a, Track>, report: Cow<'a, Report>) -> Self {
        let facing = report.view.facing.unwrap_or(Facing::Right);
        let mut replay = Self { track, report, facing, setups: Vec::new() };
        replay.setups = replay.report.reps.iter().map(|r| replay.setup_shape(r)).collect();
        replay
    }

    /// The track looked at.
    pub fn track(&self) -> &Track {
        &self.track
    }

    /// Its report.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// The overlay of the frame shown at `time_s`: the last whose time is not later. `None` before the first.
    /// A binary search and one frame's points.
    pub fn overlay_at(&self, time_s: f64) -> Option<Overlay> {
        let next = self.track.observations.partition_point(|o| self.time_s(o) <= time_s + 1e-6);
        let observation = self.track.observations.get(next.checked_sub(1)?)?;
        Some(self.overlay(observation))
    }

    /// The overlay of every frame, in order.
    pub fn overlays(&self) -> impl Iterator<Item = Overlay> + '_ {
        self.track.observations.iter().map(|o| self.overlay(o))
    }

    /// Where to jump: set-up, liftoff, knee-pass, lockout and worst moment of every rep, in order of time.
    pub fn jumps(&self) -> Vec<Jump> {
        jumps(&self.report)
    }

    fn time_s(&self, observation: &Observation) -> f64 {
        self.track.observations.first().map_or(0.0, |first| observation.time.seconds_since(first.time))
    }

    fn overlay(&self, observation: &Observation) -> Overlay {
        let time_s = self.time_s(observation);
        let rep = self.report.reps.iter().position(|r| {
            let end = r.end_s.unwrap_or(f64::INFINITY);
            (r.start_s..=end).contains(&time_s)
        });
        let line = self.line(observation);
        let setup = rep
            .and_then(|r| self.setups.get(r)?.as_ref())
            .zip(line.as_ref())
            .map(|(shape, (_, l4, angles))| shape.laid_over(*l4, angles.l4_tangent_rad));
        let series = &self.report.series;
        let index = series.t_s.partition_point(|t| *t < time_s - 1e-6);
        let at = |column: &[Option<f64>]| column.get(index).copied().flatten();
        let baseline = rep.and_then(|r| self.report.reps.get(r)).and_then(|r| r.baseline_deg);
        Overlay {
            time_s,
            curve: line.map(|(path, _, _)| path).unwrap_or_default(),
            setup: setup.unwrap_or_default(),
            change_deg: at(&series.flexion_deg).zip(baseline).map(|(v, b)| v - b),
            phase: series.phase.get(index).copied().flatten(),
            rep: rep.and_then(|r| self.report.reps.get(r)).map(|r| r.index),
        }
    }

    /// The vertebral line of a frame: path, position of L4, angles.
    fn line(&self, observation: &Observation) -> Option<(Vec<Vec2>, Vec2, LineAngles)> {
        let points = seen_line(observation.lifter.as_ref()?, Chain::Vertebral)?;
        let angles = line_angles(&points, &LevelFractions::ADULT, self.facing)?;
        Some((path(&points), points[Level::L4.index()].position, angles))
    }

    /// The line seen nearest to the middle of a rep's set-up (of its start, where it has none).
    fn setup_shape(&self, rep: &RepVerdict) -> Option<Shape> {
        let from = rep.start_s;
        let to = rep.liftoff_s.unwrap_or(rep.start_s);
        let middle = f64::midpoint(from, to);
        self.track
            .observations
            .iter()
            .filter(|o| (from..=to).contains(&self.time_s(o)))
            .filter_map(|o| self.line(o).map(|line| (self.time_s(o), line)))
            .min_by(|(a, _), (b, _)| (a - middle).abs().total_cmp(&(b - middle).abs()))
            .map(|(_, (path, l4, angles))| Shape::new(path, l4, angles.l4_tangent_rad))
    }
}
