//! A track judged.

use super::reason::note;
use super::rep::judge_rep;
use super::set::judge_set;
use super::shots::{Shot, lifting_shot};
use super::standing::own_standing;
use super::types::{RepVerdict, SeriesTable, SetVerdict};
use super::view::{FusedYaw, ViewVerdict, camera_moved, yaw_over};
use super::{Reason, Word};
use crate::lift::{Correction, CorrectionError, Lift, LiftSource, Phase, Rep, corrected_lift};
use crate::pose::Chain;
use crate::rules;
use crate::spine::Series;
use crate::track::Track;

/// Everything the rules say about a track.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// Which lift.
    pub lift: Option<Lift>,
    /// Who said so.
    pub lift_source: Option<LiftSource>,
    /// From where the camera looked.
    pub view: ViewVerdict,
    /// The set.
    pub set: SetVerdict,
    /// Its reps and attempts in order of time.
    pub reps: Vec<RepVerdict>,
    /// The series behind them.
    pub series: SeriesTable,
    /// Frames that gave a curve.
    pub frames_judged: u32,
}

/// Judges a track: pure, and the same bytes in give the same judgement out.
pub fn judge(track: &Track) -> Judgement {
    shot_of(track, track.header.lift)
        .map_or_else(|| nothing(&[Reason::NoLifter]), |shot| judge_shot(track, &shot))
}

/// Judges a track with what the lifter put right, in its order.
///
/// # Errors
/// When one of the corrections does not fit.
pub fn judge_corrected(track: &Track, corrections: &[Correction]) -> Result<Judgement, CorrectionError> {
    let Some(mut shot) = shot_of(track, corrected_lift(corrections).or(track.header.lift)) else {
        return Err(CorrectionError::NoLift);
    };
    shot.correct(corrections)?;
    Ok(judge_shot(track, &shot))
}

fn shot_of(track: &Track, given: Option<Lift>) -> Option<Shot<'_>> {
    let origin = track.observations.first()?.time;
    lifting_shot(&track.observations, origin, given, &track.header.calibration)
}

fn judge_shot(track: &Track, shot: &Shot) -> Judgement {
    let standing = own_standing(shot);
    let mut first = None;
    let mut reps = Vec::with_capacity(shot.movement.reps.len());
    for (i, rep) in shot.movement.reps.iter().enumerate() {
        let (verdict, baseline) = judge_rep(shot, i as u32 + 1, rep, first.as_ref(), standing.as_ref());
        first = first.or(baseline);
        reps.push(verdict);
    }
    let reasons = film_reasons(track, shot);
    let view = view(shot, &reps);
    Judgement {
        lift: shot.movement.lift,
        lift_source: shot.movement.lift_source,
        set: judge_set(&reps, &reasons),
        view,
        series: series(shot),
        frames_judged: shot.curve.frames.iter().filter(|(_, s)| s.is_some()).count() as u32,
        reps,
    }
}

/// What stands against the film as a whole: only where nothing was lifted in it.
fn film_reasons(track: &Track, shot: &Shot) -> Vec<Reason> {
    if shot.movement.reps.iter().any(|r| !r.attempt) {
        return Vec::new();
    }
    let mut reasons = Vec::new();
    let light = |pick: &dyn Fn(&crate::track::Observation) -> f64| {
        let mut values: Vec<f64> = track.observations.iter().map(pick).collect();
        crate::signal::median(&mut values).unwrap_or(0.0)
    };
    if light(&|o| o.light.luma) < rules::LUMA_MIN {
        note(&mut reasons, Reason::TooDark);
    }
    if track.observations.last().is_some_and(|o| o.shot > 0) {
        note(&mut reasons, Reason::Cut);
    }
    note(&mut reasons, Reason::NoLift);
    reasons
}

fn nothing(reasons: &[Reason]) -> Judgement {
    Judgement {
        lift: None,
        lift_source: None,
        view: ViewVerdict {
            usable: false,
            yaw_deg: None,
            yaw_sigma_deg: None,
            facing: None,
            spine_px: None,
            mm_per_px: None,
            camera_moved: false,
            reasons: reasons.to_vec(),
        },
        set: judge_set(&[], reasons),
        reps: Vec::new(),
        series: SeriesTable::default(),
        frames_judged: 0,
    }
}

/// The view over the reps (over the whole shot where there are none).
fn view(shot: &Shot, reps: &[RepVerdict]) -> ViewVerdict {
    let (first, last) =
        (shot.times_s.first().copied().unwrap_or(0.0), shot.times_s.last().copied().unwrap_or(0.0));
    let from_s = reps.first().map_or(first, |r| r.start_s);
    let to_s = reps.last().and_then(|r| r.lockout_s).unwrap_or(last);
    let yaw = yaw_over(shot, from_s, to_s);
    let moved = !reps.is_empty() && camera_moved(shot, from_s, to_s);
    let spine_px = shot.curve.spine_px(from_s, to_s);
    let mut reasons = Vec::new();
    if !yaw.is_some_and(FusedYaw::is_usable) {
        note(&mut reasons, Reason::ViewTurned);
    }
    if spine_px.is_some_and(|px| px < rules::SPINE_MIN_PX) {
        note(&mut reasons, Reason::TooSmall);
    }
    if moved && reps.iter().all(|r| r.verdict == Word::NotJudged) {
        note(&mut reasons, Reason::CameraMoved);
    }
    ViewVerdict {
        usable: reasons.is_empty(),
        yaw_deg: yaw.map(|y| y.deg),
        yaw_sigma_deg: yaw.map(|y| y.sigma_deg),
        facing: Some(shot.kinematics.facing),
        spine_px,
        mm_per_px: Some(shot.kinematics.scale.mm_per_px),
        camera_moved: moved,
        reasons,
    }
}

fn series(shot: &Shot) -> SeriesTable {
    let grid = shot.curve.grid;
    let column = |series: Series| (0..grid.len).map(|i| shot.curve.value_deg(series, i)).collect();
    let line = |chain: Chain| shot.curve.lines_deg.get(chain.index()).cloned().unwrap_or_default();
    SeriesTable {
        t_s: grid.times_s().collect(),
        flexion_deg: column(Series::Flexion),
        sigma_deg: (0..grid.len).map(|i| shot.curve.sigma_deg(Series::Flexion, i)).collect(),
        thoracic_deg: column(Series::Thoracic),
        lumbar_deg: column(Series::Lumbar),
        skin_deg: line(Chain::Skin),
        contour_deg: line(Chain::Outline),
        bar_height: shot.movement.bar_height.clone(),
        confidence: confidence(shot),
        phase: grid.times_s().map(|t| phase_at(&shot.movement.reps, t)).collect(),
    }
}

/// Presence of the nearest frame within one grid step.
fn confidence(shot: &Shot) -> Vec<Option<f64>> {
    let grid = shot.curve.grid;
    grid.times_s()
        .map(|t| {
            let near = shot.curve.frames_in(t - grid.step_s / 2.0, t + grid.step_s / 2.0);
            near.iter().find_map(|(_, s)| s.map(|s| s.presence))
        })
        .collect()
}

fn phase_at(reps: &[Rep], t_s: f64) -> Option<Phase> {
    reps.iter().flat_map(|r| &r.phases).find(|p| (p.from_s..p.to_s).contains(&t_s)).map(|p| p.phase)
}
