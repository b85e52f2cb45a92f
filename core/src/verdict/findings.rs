//! What is told beside the verdict.

use super::phase::Change;
use super::shots::Shot;
use super::standing::Standing;
use super::types::{Finding, FindingCode, SetupFinding};
use crate::lift::{Phase, PhaseSpan, Rep, Start};
use crate::rules;
use crate::signal::median;
use crate::spine::Series;

/// Time after lockout over which its findings are read, s. Design choice: the hold of a competition lift.
const LOCKOUT_READ_S: f64 = 0.3;

/// The findings of one rep, in the order of the lift.
pub(super) fn findings(
    shot: &Shot,
    rep: &Rep,
    change: Option<&Change>,
    setup: &SetupFinding,
    standing: Option<&Standing>,
) -> Vec<Finding> {
    let mut out = Vec::new();
    if setup.rounded == Some(true) {
        out.push(Finding {
            code: FindingCode::RoundedBeforeLiftoff,
            deg: setup.over_reference_deg,
            margin_deg: setup.sd_deg.map(|sd| sd * rules::MARGIN_SIGMAS),
        });
    }
    if rep.start == Start::Floor
        && let Some(change) = change
    {
        out.extend(straightened(rep, change));
        out.extend(still_flexed(shot, rep, change));
    }
    out.extend(lockout_posture(shot, rep, standing));
    if rep.lockout_straight == Some(false) {
        out.push(Finding { code: FindingCode::LockoutNotSeen, deg: None, margin_deg: None });
    }
    if rep.start == Start::Floor
        && let Some(change) = change
    {
        out.extend(lost_in_descent(rep, change));
    }
    out
}

fn span(rep: &Rep, phase: Phase) -> Option<&PhaseSpan> {
    rep.phases.iter().find(|p| p.phase == phase)
}

fn straightened(rep: &Rep, change: &Change) -> Option<Finding> {
    let limits = change.limits(Series::Flexion);
    let trough = [Phase::Liftoff, Phase::KneePass]
        .into_iter()
        .filter_map(|p| change.trough(Series::Flexion, span(rep, p)?))
        .min_by(|a, b| a.deg.total_cmp(&b.deg))?;
    (limits.usable && trough.deg <= -limits.threshold_deg).then_some(Finding {
        code: FindingCode::StraightenedBeforeKnee,
        deg: Some(-trough.deg),
        margin_deg: Some(limits.margin_deg),
    })
}

/// The change at the top of a rep, deg.
pub(super) fn change_at_top_deg(shot: &Shot, rep: &Rep, change: &Change) -> Option<f64> {
    let lockout_s = rep.lockout_s?;
    let mut at_top: Vec<f64> = shot
        .curve
        .grid
        .span(lockout_s, lockout_s + LOCKOUT_READ_S)
        .filter_map(|i| change.steady_deg(Series::Flexion, i))
        .collect();
    median(&mut at_top)
}

/// Flexion that stays to the top.
pub(super) fn still_flexed(shot: &Shot, rep: &Rep, change: &Change) -> Option<Finding> {
    let limits = change.limits(Series::Flexion);
    let deg = change_at_top_deg(shot, rep, change)?;
    (limits.usable && deg > limits.threshold_deg).then_some(Finding {
        code: FindingCode::StillFlexed,
        deg: Some(deg),
        margin_deg: Some(limits.margin_deg),
    })
}

fn lockout_posture(shot: &Shot, rep: &Rep, standing: Option<&Standing>) -> Vec<Finding> {
    let mut out = Vec::new();
    let (Some(lockout_s), Some(standing)) = (rep.lockout_s, standing) else { return out };
    let k = &shot.kinematics;
    let over = |series: &[Option<crate::signal::Smoothed>]| {
        let mut values: Vec<f64> = k
            .grid
            .span(lockout_s, lockout_s + LOCKOUT_READ_S)
            .filter_map(|i| Some(series.get(i).copied()??.value))
            .collect();
        median(&mut values)
    };
    if let Some(lean) = over(&k.trunk_deg)
        && standing.lean_deg - lean > rules::LEAN_BACK_DEG
    {
        out.push(Finding {
            code: FindingCode::LeanBack,
            deg: Some(standing.lean_deg - lean),
            margin_deg: None,
        });
    }
    if let Some((ahead, before)) = over(&k.shoulder_ahead).zip(standing.shoulder_ahead)
        && ahead - before > rules::SHOULDERS_FORWARD_SHARE
    {
        out.push(Finding { code: FindingCode::ShouldersForward, deg: None, margin_deg: None });
    }
    out
}

/// Flexion that comes on the way down.
pub(super) fn lost_in_descent(rep: &Rep, change: &Change) -> Option<Finding> {
    let limits = change.limits(Series::Flexion);
    let peak = change.peak(Series::Flexion, span(rep, Phase::Descent)?, |_| true)?;
    (limits.usable && peak.deg > limits.threshold_deg).then_some(Finding {
        code: FindingCode::LostInDescent,
        deg: Some(peak.deg),
        margin_deg: Some(limits.margin_deg),
    })
}
