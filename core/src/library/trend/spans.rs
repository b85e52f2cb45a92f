//! Spans in which technique was lost: change-points of the rolling median over sessions.

use super::super::Moment;
use crate::rules;
use crate::signal::median;

/// Makes the median size of neighbours' differences the standard deviation of normal values: 1 / (0.6745 sqrt 2).
const NORMAL_DIFFERENCES: f64 = 1.0484;

/// A span of sessions with more change than before, and the evidence for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// First session of it.
    pub lost: Moment,
    /// First session after it; `None` while it lasts.
    pub regained: Option<Moment>,
    /// Rolling median before, deg.
    pub before_deg: f64,
    /// Rolling median at its beginning, deg.
    pub during_deg: f64,
    /// Rolling median after it, deg.
    pub after_deg: Option<f64>,
    /// The shift that the sessions' own scatter needs to count, deg.
    pub needed_deg: f64,
    /// Sessions in it.
    pub sessions: usize,
}

/// A change-point: the first session after it, with the rolling medians on both sides, deg.
#[derive(Clone, Copy, Debug)]
struct Shift {
    at: usize,
    before_deg: f64,
    after_deg: f64,
}

/// The spans in sessions (when each began, its median change in deg) in order of time. Technique counts as lost where
/// the rolling median rises by a change-point to where a rep counts as lost, and as regained where it falls by one
/// below that, or to about where it was before.
pub fn spans(sessions: &[(Moment, f64)]) -> Vec<Span> {
    let values: Vec<f64> = sessions.iter().map(|(_, deg)| *deg).collect();
    let Some(needed_deg) = needed(&values) else { return Vec::new() };
    let when = |i: usize| sessions.get(i).map(|(at, _)| *at);
    let mut spans: Vec<(Span, usize)> = Vec::new();
    for shift in shifts(&values, needed_deg) {
        let rises = shift.after_deg > shift.before_deg;
        let lost = shift.after_deg >= rules::CHANGE_MIN_DEG;
        match spans.last_mut().filter(|(span, _)| span.regained.is_none()) {
            // Who always changes by about as much as counts as lost has regained it when back where they were.
            Some((span, from))
                if !rises && (!lost || shift.after_deg <= span.before_deg + needed_deg / 2.0) =>
            {
                span.regained = when(shift.at);
                span.after_deg = Some(shift.after_deg);
                span.sessions = shift.at - *from;
            }
            None if rises && lost => {
                if let Some(at) = when(shift.at) {
                    let span = Span {
                        lost: at,
                        regained: None,
                        before_deg: shift.before_deg,
                        during_deg: shift.after_deg,
                        after_deg: None,
                        needed_deg,
                        sessions: values.len() - shift.at,
                    };
                    spans.push((span, shift.at));
                }
            }
            Some(_) | None => {}
        }
    }
    spans.into_iter().map(|(span, _)| span).collect()
}

/// The shift that counts, deg; `None` for too few sessions.
fn needed(values: &[f64]) -> Option<f64> {
    if values.len() < 2 * rules::ROLLING_SESSIONS {
        return None;
    }
    let mut steps: Vec<f64> = values.windows(2).map(|w| (w[1] - w[0]).abs()).collect();
    Some((rules::SHIFT_SCALES * NORMAL_DIFFERENCES * median(&mut steps)?).max(rules::SHIFT_MIN_DEG))
}

/// Change-points in order of time: the largest first, and none within a window of a larger one.
fn shifts(values: &[f64], needed_deg: f64) -> Vec<Shift> {
    let width = rules::ROLLING_SESSIONS;
    let side = |from: usize| median(&mut values.get(from..from + width).unwrap_or_default().to_vec());
    let medians: Vec<f64> = (0..=values.len() - width).filter_map(side).collect();
    let mut found: Vec<Shift> = (width..=values.len() - width)
        .filter_map(|at| {
            let (before_deg, after_deg) = (*medians.get(at - width)?, *medians.get(at)?);
            ((after_deg - before_deg).abs() >= needed_deg).then_some(Shift { at, before_deg, after_deg })
        })
        .collect();
    // Medians stay level beside a step, so of equal ones the place where the means part most is it.
    let mean =
        |from: usize| values.get(from..from + width).unwrap_or_default().iter().sum::<f64>() / width as f64;
    let size = |s: &Shift| (s.after_deg - s.before_deg).abs();
    let parts = |s: &Shift| (mean(s.at) - mean(s.at - width)).abs();
    found.sort_by(|a, b| {
        parts(b).total_cmp(&parts(a)).then(size(b).total_cmp(&size(a))).then(a.at.cmp(&b.at))
    });
    let mut kept: Vec<Shift> = Vec::new();
    for shift in found {
        if kept.iter().all(|k| k.at.abs_diff(shift.at) >= width) {
            kept.push(shift);
        }
    }
    kept.sort_by_key(|s| s.at);
    kept
}
