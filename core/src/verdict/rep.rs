//! One rep: change, word, place, region.

use super::Reason;
use super::baseline::{BaselineValue, baseline};
use super::checks::{rep_reasons, span_reasons};
use super::findings::{change_at_top_deg, findings, lost_in_descent, still_flexed};
use super::phase::{Change, Peak};
use super::reason::note;
use super::setup_finding::setup_finding;
use super::shots::Shot;
use super::standing::Standing;
use super::types::{Baseline, Finding, LostAt, PhaseVerdict, Region, RepVerdict, SetupFinding, Word};
use super::view::{FusedYaw, yaw_over};
use crate::lift::{Phase, PhaseSpan, Rep, Start};
use crate::rules;
use crate::spine::Series;

/// The largest change by the rules of one series.
#[derive(Clone, Copy, Debug)]
struct Loss {
    series: Series,
    peak: Peak,
}

/// Judges one rep. `first` is the baseline of the set's first rep; returned is this rep's own, for the next.
pub(super) fn judge_rep(
    shot: &Shot,
    index: u32,
    rep: &Rep,
    first: Option<&BaselineValue>,
    standing: Option<&Standing>,
) -> (RepVerdict, Option<BaselineValue>) {
    let end_s = rep.end_s.or(rep.phases.last().map(|p| p.to_s)).unwrap_or(rep.start_s);
    let base = baseline(shot, rep, first);
    let change = base.as_ref().map(|b| Change::over(shot, b, rep.start_s, end_s));
    let spans = deciding_spans(rep);
    let pull_end_s = spans.last().map_or(end_s, |s| s.to_s);
    let yaw = yaw_over(shot, rep.start_s, pull_end_s);
    let whole = rep_reasons(shot, spans.first().map_or(rep.start_s, |s| s.from_s), pull_end_s);
    let phases: Vec<PhaseVerdict> =
        rep.phases.iter().map(|span| judge_phase(shot, rep, span, change.as_ref(), yaw, &whole)).collect();
    let judged: Vec<&PhaseSpan> = spans.iter().copied().filter(|s| is_judged(&phases, s.phase)).collect();
    let setup = match rep.start {
        Start::Floor if yaw_usable(yaw) => setup_finding(shot, base.as_ref(), standing),
        _ => SetupFinding::default(),
    };
    let mut verdict = RepVerdict {
        index,
        attempt: rep.attempt,
        start_s: rep.start_s,
        liftoff_s: rep.liftoff_s,
        knee_pass_s: rep.knee_pass_s,
        knee_pass_margin_s: rep.knee_pass_margin_s,
        sticking_s: rep.sticking_s,
        lockout_s: rep.lockout_s,
        descent_s: rep.descent_s,
        end_s: rep.end_s,
        verdict: Word::NotJudged,
        change_deg: None,
        margin_deg: None,
        change_series: None,
        lost_at: None,
        lost_at_s: None,
        region: None,
        baseline: base.map_or(Baseline::None, |b| b.kind),
        baseline_deg: base.map(|b| b.value_deg(Series::Flexion)),
        setup,
        range_deg: range_deg(shot, rep),
        worst_frame_s: None,
        phases,
        // Posture seen from an oblique camera is no posture: nothing is told beside a refused view.
        findings: if yaw_usable(yaw) {
            findings(shot, rep, change.as_ref(), &setup, standing)
        } else {
            Vec::new()
        },
        reasons: Vec::new(),
    };
    // A shot that ends in mid-pull shows no knee-pass: a loss before it stands, "held" cannot be told.
    let ends_in_pull = rep.start == Start::Floor && rep.knee_pass_s.is_none() && rep.end_s.is_none();
    if let Some(change) = &change {
        decide(shot, &mut verdict, change, &judged, spans.len() + usize::from(ends_in_pull), yaw);
    }
    if verdict.verdict == Word::NotJudged {
        if ends_in_pull {
            note(&mut verdict.reasons, Reason::Gap);
        }
        let reasons: Vec<Reason> = verdict
            .phases
            .iter()
            .filter(|p| spans.iter().any(|s| s.phase == p.phase))
            .flat_map(|p| p.reasons.iter().copied())
            .collect();
        for reason in reasons {
            note(&mut verdict.reasons, reason);
        }
        if base.is_none() {
            note(&mut verdict.reasons, Reason::NoStillSetup);
        }
    }
    (verdict, base)
}

/// The phases that decide: LIFTOFF and KNEE-PASS, or all of a top start.
fn deciding_spans(rep: &Rep) -> Vec<&PhaseSpan> {
    rep.phases
        .iter()
        .filter(|p| LostAt::of(p.phase).is_some() && (rep.start == Start::Top || p.phase != Phase::Descent))
        .collect()
}

fn is_judged(phases: &[PhaseVerdict], phase: Phase) -> bool {
    phases.iter().any(|p| p.phase == phase && p.judged)
}

fn yaw_usable(yaw: Option<FusedYaw>) -> bool {
    yaw.is_some_and(FusedYaw::is_usable)
}

fn judge_phase(
    shot: &Shot,
    rep: &Rep,
    span: &PhaseSpan,
    change: Option<&Change>,
    yaw: Option<FusedYaw>,
    whole: &[Reason],
) -> PhaseVerdict {
    let mut reasons = span_reasons(shot, rep, yaw, span.from_s, span.to_s);
    for reason in whole {
        note(&mut reasons, *reason);
    }
    let Some(change) = change else {
        note(&mut reasons, Reason::NoStillSetup);
        return PhaseVerdict {
            phase: span.phase,
            judged: false,
            word: (span.phase != Phase::Setup).then_some(Word::NotJudged),
            change_deg: None,
            margin_deg: None,
            reasons,
        };
    };
    let limits = change.limits(Series::Flexion);
    if !limits.usable && !change.limits(Series::Lumbar).usable {
        note(&mut reasons, Reason::Noisy);
    }
    let change_deg = match span.phase {
        Phase::Lockout => change_at_top_deg(shot, rep, change),
        _ => change.peak(Series::Flexion, span, |_| true).map(|p| p.deg),
    };
    if change_deg.is_none() {
        note(&mut reasons, Reason::Gap);
    }
    let judged = reasons.is_empty();
    let word = if judged { phase_word(shot, rep, span, change, is_turned(yaw)) } else { Word::NotJudged };
    PhaseVerdict {
        phase: span.phase,
        judged,
        word: (span.phase != Phase::Setup).then_some(word),
        change_deg,
        margin_deg: change_deg.map(|_| limits.margin_deg),
        reasons,
    }
}

/// The word of one judged phase by itself.
fn phase_word(shot: &Shot, rep: &Rep, span: &PhaseSpan, change: &Change, turned: bool) -> Word {
    let of_finding =
        |finding: Option<Finding>| finding.and_then(|f| f.deg).map_or(Word::Held, Word::for_loss);
    match (span.phase, rep.start) {
        (Phase::Lockout, _) => of_finding(still_flexed(shot, rep, change)),
        (Phase::Descent, Start::Floor) => of_finding(lost_in_descent(rep, change)),
        _ => match largest_loss(change, &[span], if turned { rules::YAW_BAND_DEG } else { 0.0 }) {
            Some(loss) => Word::for_loss(loss.peak.deg),
            None if turned && is_near(change, &[span]) => Word::NotJudged,
            None => Word::Held,
        },
    }
}

/// Whether the camera stands so far aside that what lies around the threshold cannot be told either way.
fn is_turned(yaw: Option<FusedYaw>) -> bool {
    yaw.is_some_and(|y| y.deg > rules::YAW_WARN_DEG)
}

/// Whether a change lies within the band around the threshold that a turned camera costs.
fn is_near(change: &Change, spans: &[&PhaseSpan]) -> bool {
    largest_loss(change, spans, -rules::YAW_BAND_DEG).is_some()
}

/// Fills in word, change, place and region from the judged phases.
fn decide(
    shot: &Shot,
    rep: &mut RepVerdict,
    change: &Change,
    judged: &[&PhaseSpan],
    needed: usize,
    yaw: Option<FusedYaw>,
) {
    let turned = is_turned(yaw);
    let band = if turned { rules::YAW_BAND_DEG } else { 0.0 };
    let time = |p: Peak| shot.curve.grid.time_s(p.index);
    if let Some(loss) = largest_loss(change, judged, band) {
        let limits = change.limits(loss.series);
        rep.verdict = Word::for_loss(loss.peak.deg);
        rep.change_deg = Some(loss.peak.deg);
        rep.margin_deg = Some(limits.margin_deg);
        rep.change_series = Some(loss.series);
        rep.worst_frame_s = Some(time(loss.peak));
        let lost_s =
            change.lost_from(loss.series, judged).map_or(time(loss.peak), |i| shot.curve.grid.time_s(i));
        rep.lost_at_s = Some(lost_s);
        rep.lost_at =
            judged.iter().find(|s| (s.from_s..=s.to_s).contains(&lost_s)).and_then(|s| LostAt::of(s.phase));
        rep.region = Some(region(change, judged));
        return;
    }
    let series = if change.limits(Series::Flexion).usable { Series::Flexion } else { Series::Lumbar };
    let Some(peak) = peak_over(change, series, judged, |_| true) else { return };
    rep.change_deg = Some(peak.deg);
    rep.margin_deg = Some(change.limits(series).margin_deg);
    rep.change_series = Some(series);
    rep.worst_frame_s = Some(time(peak));
    if judged.len() < needed || judged.is_empty() {
        return;
    }
    if turned && is_near(change, judged) {
        note(&mut rep.reasons, Reason::ViewTurned);
    } else {
        rep.verdict = Word::Held;
    }
}

/// The largest change among the series that meet their rule: the lumbar band by itself, the thoracic band only well
/// beyond what shoulder blades do to the skin, the whole only together with what the lumbar band can say.
fn largest_loss(change: &Change, spans: &[&PhaseSpan], band_deg: f64) -> Option<Loss> {
    let (flexion, thoracic, lumbar) =
        (change.limits(Series::Flexion), change.limits(Series::Thoracic), change.limits(Series::Lumbar));
    let lumbar_at = |i: usize| change.steady_deg(Series::Lumbar, i);
    let lumbar_from = lumbar.lumbar_from_deg();
    let candidates = [
        (Series::Lumbar, lumbar.usable, lumbar.threshold_deg),
        (Series::Thoracic, thoracic.usable, thoracic.threshold_deg + rules::THORACIC_EXTRA_DEG),
        (Series::Flexion, flexion.usable, flexion.threshold_deg),
    ];
    candidates
        .into_iter()
        .filter(|(_, usable, _)| *usable)
        .filter_map(|(series, _, threshold)| {
            let peak = peak_over(change, series, spans, |i| {
                series != Series::Flexion || lumbar_at(i).is_some_and(|l| l >= lumbar_from)
            })?;
            (peak.deg >= threshold + band_deg).then_some(Loss { series, peak })
        })
        .max_by(|a, b| a.peak.deg.total_cmp(&b.peak.deg))
}

fn peak_over(
    change: &Change,
    series: Series,
    spans: &[&PhaseSpan],
    counts: impl Fn(usize) -> bool,
) -> Option<Peak> {
    spans.iter().filter_map(|s| change.peak(series, s, &counts)).max_by(|a, b| a.deg.total_cmp(&b.deg))
}

fn region(change: &Change, spans: &[&PhaseSpan]) -> Region {
    let peak = |series| peak_over(change, series, spans, |_| true).map_or(0.0, |p| p.deg);
    let difference = peak(Series::Thoracic) - peak(Series::Lumbar);
    if difference > rules::REGION_DIFFERENCE_DEG {
        Region::LowerThoracic
    } else if difference < -rules::REGION_DIFFERENCE_DEG {
        Region::UpperLumbar
    } else {
        Region::MidToLowBack
    }
}

/// Largest minus smallest flexion from liftoff to lockout (top starts: over the whole rep).
fn range_deg(shot: &Shot, rep: &Rep) -> Option<f64> {
    let from = rep.liftoff_s.or(if rep.start == Start::Top { rep.descent_s } else { None })?;
    let to = rep.lockout_s?;
    let values = || shot.curve.grid.span(from, to).filter_map(|i| shot.curve.value_deg(Series::Flexion, i));
    let (low, high) = values().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
    (high >= low).then_some(high - low)
}
