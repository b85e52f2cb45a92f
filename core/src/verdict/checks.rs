//! Whether a phase could be seen well enough to be judged.

use super::Reason;
use super::reason::note;
use super::shots::Shot;
use super::view::{FusedYaw, camera_moved};
use crate::lift::Rep;
use crate::pose::Chain;
use crate::rules;
use crate::signal::swings_to_and_fro;
use crate::spine::Series;

/// What stands against judging a span of a rep; empty when nothing does.
pub(super) fn span_reasons(
    shot: &Shot,
    rep: &Rep,
    yaw: Option<FusedYaw>,
    from_s: f64,
    to_s: f64,
) -> Vec<Reason> {
    let mut reasons = Vec::new();
    match yaw {
        Some(y) if y.is_usable() => {}
        _ => note(&mut reasons, Reason::ViewTurned),
    }
    if shot.curve.spine_px(from_s, to_s).is_some_and(|px| px < rules::SPINE_MIN_PX) {
        note(&mut reasons, Reason::TooSmall);
    }
    missing(shot, from_s, to_s, &mut reasons);
    if gap_near(shot, rep.liftoff_s, rules::GAP_GUARD_LIFTOFF_S, from_s, to_s)
        || gap_near(shot, rep.knee_pass_s, rules::GAP_GUARD_KNEE_PASS_S, from_s, to_s)
    {
        note(&mut reasons, Reason::Gap);
    }
    if lines_disagree(shot, from_s, to_s) {
        note(&mut reasons, Reason::SourcesDisagree);
    }
    reasons
}

/// What stands against judging a whole rep.
pub(super) fn rep_reasons(shot: &Shot, from_s: f64, to_s: f64) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if camera_moved(shot, from_s, to_s) {
        note(&mut reasons, Reason::CameraMoved);
    }
    let frames = shot.curve.frames_in(from_s, to_s);
    let sampled = frames.iter().filter(|(_, s)| s.is_some()).count() as f64;
    if to_s > from_s && (frames.len() as f64) < rules::CURVE_RATE_MIN_HZ * (to_s - from_s) {
        let usual_step_s = shot.kinematics.grid.step_s;
        note(
            &mut reasons,
            if usual_step_s > 1.0 / rules::FRAME_RATE_MIN_HZ {
                Reason::LowFps
            } else {
                Reason::DroppedFrames
            },
        );
    } else if to_s > from_s && sampled + 1.0 < rules::CURVE_RATE_MIN_HZ * (to_s - from_s) {
        note(&mut reasons, absence(shot, from_s, to_s));
    }
    if flutters(shot, from_s, to_s) {
        note(&mut reasons, Reason::Noisy);
    }
    reasons
}

/// Whether the curve swings faster than a spine can: something painted or hanging over the back takes its place.
fn flutters(shot: &Shot, from_s: f64, to_s: f64) -> bool {
    let curve = &shot.curve;
    let samples = curve
        .grid
        .span(from_s, to_s)
        .filter_map(|i| Some((curve.grid.time_s(i), curve.value_deg(Series::Flexion, i)?)));
    swings_to_and_fro(samples, rules::NOISE_MAX_DEG, rules::FLUTTER_S)
}

/// Frames without a curve: too many of them is why, and light and sharpness may explain it.
fn missing(shot: &Shot, from_s: f64, to_s: f64, reasons: &mut Vec<Reason>) {
    let frames = shot.curve.frames_in(from_s, to_s);
    let seen: Vec<f64> = frames.iter().filter_map(|(_, s)| s.map(|s| s.presence)).collect();
    if frames.is_empty() {
        note(reasons, Reason::Gap);
        return;
    }
    if (frames.len() - seen.len()) as f64 > rules::MISSING_SHARE_MAX * frames.len() as f64 {
        note(reasons, absence(shot, from_s, to_s));
    } else if seen.iter().sum::<f64>() < rules::PRESENCE_CONFIDENT * seen.len() as f64 {
        note(reasons, Reason::LowConfidence);
    }
}

/// Why the curve was not seen over a span.
fn absence(shot: &Shot, from_s: f64, to_s: f64) -> Reason {
    let span = || {
        shot.frames.iter().zip(&shot.times_s).filter(|(_, t)| (from_s..=to_s).contains(*t)).map(|(o, _)| o)
    };
    let count = span().count().max(1) as f64;
    let mean =
        |pick: &dyn Fn(&crate::track::Observation) -> f64| span().map(|o| pick(o)).sum::<f64>() / count;
    if mean(&|o| o.light.luma) < rules::LUMA_MIN {
        return Reason::TooDark;
    }
    if mean(&|o| o.light.sharpness) < rules::SHARPNESS_MIN {
        return Reason::Blurred;
    }
    if mean(&|o| f64::from(u8::from(o.lifter.is_none()))) > 0.5 {
        return Reason::NoLifter;
    }
    if mean(&|o| f64::from(u8::from(o.people > 1))) > 0.5 { Reason::SecondPerson } else { Reason::Occluded }
}

/// Whether the curve is missing for longer than may be filled close to a decisive moment inside the span.
fn gap_near(shot: &Shot, moment_s: Option<f64>, guard_s: f64, from_s: f64, to_s: f64) -> bool {
    let Some(moment) = moment_s else { return false };
    let (from, to) = ((moment - guard_s).max(from_s), (moment + guard_s).min(to_s));
    if from >= to {
        return false;
    }
    let mut last = from;
    let mut longest = 0.0_f64;
    for (t, _) in shot.curve.frames_in(from, to).iter().filter(|(_, s)| s.is_some()) {
        longest = longest.max(t - last);
        last = *t;
    }
    longest.max(to - last) > rules::GAP_FILLED_MAX_S
}

/// Whether the change of one line runs away from that of another over the span: cloth that moves, not a spine.
fn lines_disagree(shot: &Shot, from_s: f64, to_s: f64) -> bool {
    let indices = shot.curve.grid.span(from_s, to_s);
    let differs = |a: Chain, b: Chain| {
        let mut differences: Vec<f64> = indices
            .clone()
            .filter_map(|i| {
                Some(
                    shot.curve.lines_deg[a.index()].get(i).copied()??
                        - shot.curve.lines_deg[b.index()].get(i).copied()??,
                )
            })
            .collect();
        let (low, high) = (
            crate::signal::quantile(&mut differences, 0.05),
            crate::signal::quantile(&mut differences, 0.95),
        );
        low.zip(high).is_some_and(|(l, h)| h - l > 2.0 * rules::LINES_DISAGREE_DEG)
    };
    differs(Chain::Vertebral, Chain::Outline) || differs(Chain::Vertebral, Chain::Skin)
}
