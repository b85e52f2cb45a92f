//! What can be said of a rep right after its lockout: the verdict's rules over what is known by then. Where that is too
//! close to call, nothing is said: the verdict will.

use super::curve::Curve;
use super::rep_times::RepTimes;
use super::rep_window::{RepWindow, STEP_S};
use crate::rules;
use crate::signal::{median, swings_to_and_fro};
use crate::spine::Series;
use crate::verdict::{FusedYaw, Limits, LostAt};

/// Most grid times of a set-up.
const SETUP_STEPS: usize = 96;

/// What is said of a rep.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum RepWord {
    /// It held.
    Held,
    /// It was lost, by so many degrees, at this place where that is clear.
    Lost {
        /// Where.
        at: Option<LostAt>,
        /// By how much.
        deg: f64,
    },
    /// It could not be seen.
    CantSee,
    /// Too close to call.
    Silence,
}

/// A baseline with its standard deviation by series, deg.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::struct_field_names, reason = "the unit stands in every name")]
struct Base {
    value_deg: [f64; 3],
    sd_deg: [f64; 3],
    extra_margin_deg: f64,
}

/// Calls reps. Owns its memory.
#[derive(Clone, Debug)]
pub(super) struct RepCaller {
    window: RepWindow,
    scratch: Vec<f64>,
    first: Option<Base>,
}

impl Default for RepCaller {
    fn default() -> Self {
        Self { window: RepWindow::default(), scratch: Vec::with_capacity(1024), first: None }
    }
}

/// How a peak stands to its threshold, deg.
#[derive(Clone, Copy, Debug)]
struct Excess {
    series: Series,
    peak_deg: f64,
    over_deg: f64,
}

impl RepCaller {
    /// Another set begins.
    pub fn reset(&mut self) {
        self.first = None;
    }

    /// The word for a rep.
    pub fn word(&mut self, curve: &Curve, times: &RepTimes, yaw: Option<FusedYaw>) -> RepWord {
        let Some(yaw) = yaw.filter(|y| y.sigma_deg <= rules::YAW_SIGMA_MAX_DEG) else {
            return RepWord::CantSee;
        };
        if yaw.bound_deg() > rules::YAW_MAX_DEG + rules::CUE_YAW_GUARD_DEG {
            return RepWord::CantSee;
        }
        let near_yaw = yaw.bound_deg() > rules::YAW_MAX_DEG - rules::CUE_YAW_GUARD_DEG;
        self.window.fill(curve, times.liftoff_s - rules::SETUP_FROM_S, times.third_s, times.liftoff_s);
        let own = if times.touch_and_go { None } else { self.base(times.liftoff_s) };
        let base = if times.touch_and_go { self.first } else { own };
        self.first = self.first.or(own);
        let Some(base) = base else { return RepWord::CantSee };
        let Some(spine_px) = self.spine_px(curve, times) else { return RepWord::CantSee };
        if spine_px < rules::SPINE_MIN_PX {
            return RepWord::CantSee;
        }
        let limits = Series::ALL.map(|series| {
            let variance = self.window.smoothed_variance_deg2(series, &mut self.scratch).unwrap_or(0.0);
            let sigma = base.sd_deg[series.index()].max(variance.sqrt());
            let false_change = curve.calibration().false_change_deg(series, spine_px);
            Limits::of(sigma, sigma, false_change, base.extra_margin_deg)
        });
        if !limits[Series::Flexion.index()].usable && !limits[Series::Lumbar.index()].usable {
            return RepWord::CantSee;
        }
        let flexion = self
            .window
            .span(times.liftoff_s - rules::SETUP_TO_S, times.third_s)
            .filter_map(|i| Some((self.window.time_s(i), self.window.value_deg(Series::Flexion, i)?)));
        if swings_to_and_fro(flexion, rules::NOISE_MAX_DEG, rules::FLUTTER_S) {
            return RepWord::CantSee;
        }
        if near_yaw {
            return RepWord::Silence;
        }
        let band = if yaw.deg.abs() > rules::YAW_WARN_DEG { rules::YAW_BAND_DEG } else { 0.0 };
        let clear = band + rules::CUE_GUARD_DEG;
        if let Some(lost) = self.excess(times, &base, &limits, 1.0).filter(|e| e.over_deg >= clear) {
            let at = self.place(times, &base, &limits, lost.series);
            return RepWord::Lost { at, deg: lost.peak_deg };
        }
        let missing = Self::missing_share(curve, times);
        if missing > rules::MISSING_SHARE_MAX + rules::CUE_MISSING_GUARD {
            return RepWord::CantSee;
        }
        let near_loss = self.excess(times, &base, &limits, -1.0).is_none_or(|e| e.over_deg > -clear);
        if near_loss || missing > rules::MISSING_SHARE_MAX - rules::CUE_MISSING_GUARD {
            return RepWord::Silence;
        }
        RepWord::Held
    }

    /// The set-up's medians, by the verdict's first two rules.
    fn base(&self, liftoff_s: f64) -> Option<Base> {
        let setup = self.window.span(liftoff_s - rules::SETUP_FROM_S, liftoff_s - rules::SETUP_TO_S);
        if let Some((base, n)) = self.base_over(setup, 0.0)
            && n as f64 * STEP_S >= rules::SETUP_GOOD_S
            && base.sd_deg[Series::Flexion.index()] <= rules::SETUP_SD_MAX_DEG * rules::HOLD_SHORT_FACTOR
        {
            return Some(base);
        }
        let short = self.window.span(liftoff_s - rules::SETUP_TO_S, liftoff_s - rules::SHORT_SETUP_TO_S);
        let (base, n) = self.base_over(short, rules::WEAK_BASELINE_MARGIN_DEG)?;
        (n >= rules::SHORT_SETUP_FRAMES).then_some(base)
    }

    fn base_over(&self, span: std::ops::Range<usize>, extra_margin_deg: f64) -> Option<(Base, usize)> {
        let mut base = Base { value_deg: [0.0; 3], sd_deg: [0.0; 3], extra_margin_deg };
        let mut n = 0;
        for series in Series::ALL {
            let mut values = [0.0; SETUP_STEPS];
            n = 0;
            for value in span.clone().filter_map(|i| self.window.value_deg(series, i)).take(SETUP_STEPS) {
                values[n] = value;
                n += 1;
            }
            let sd = crate::signal::standard_deviation(&values[..n])?;
            base.value_deg[series.index()] = median(&mut values[..n])?;
            base.sd_deg[series.index()] = sd * rules::HOLD_SHORT_FACTOR;
        }
        Some((base, n))
    }

    fn spine_px(&mut self, curve: &Curve, times: &RepTimes) -> Option<f64> {
        self.scratch.clear();
        let seen = curve.between(times.liftoff_s - rules::SETUP_FROM_S, times.third_s).filter_map(|p| p.seen);
        self.scratch.extend(seen.map(|s| s.spine_px).take(self.scratch.capacity()));
        median(&mut self.scratch)
    }

    /// The larger share of frames without a curve of the two deciding phases.
    fn missing_share(curve: &Curve, times: &RepTimes) -> f64 {
        let share = |from_s: f64, to_s: f64| {
            let (mut frames, mut missing) = (0.0, 0.0);
            for point in curve.between(from_s, to_s) {
                frames += 1.0;
                missing += f64::from(u8::from(point.seen.is_none()));
            }
            if frames > 0.0 { missing / frames } else { 1.0 }
        };
        share(times.liftoff_s - rules::SETUP_TO_S, times.half_s).max(share(times.half_s, times.third_s))
    }

    /// The series whose change stands highest over its threshold: the lumbar band by itself, the thoracic band well
    /// beyond what shoulder blades do, the whole only with half a lumbar change (`lumbar_guard_deg` more, or less).
    fn excess(
        &self,
        times: &RepTimes,
        base: &Base,
        limits: &[Limits; 3],
        lumbar_guard_deg: f64,
    ) -> Option<Excess> {
        let change = |series: Series, i: usize| {
            Some(self.window.steady_deg(series, i)? - base.value_deg[series.index()])
        };
        let lumbar_needed = limits[Series::Lumbar.index()].lumbar_from_deg() + lumbar_guard_deg;
        let mut best: Option<Excess> = None;
        for i in self.window.span(times.liftoff_s - rules::SETUP_TO_S, times.third_s) {
            for series in Series::ALL {
                let limit = limits[series.index()];
                let extra = if series == Series::Thoracic { rules::THORACIC_EXTRA_DEG } else { 0.0 };
                let Some(peak_deg) = change(series, i).filter(|_| limit.usable) else { continue };
                let over_deg = peak_deg - limit.threshold_deg - extra;
                let counts = series != Series::Flexion
                    || change(Series::Lumbar, i).is_some_and(|l| l >= lumbar_needed);
                let is_more = best.is_none_or(|b| over_deg > b.over_deg);
                if counts && is_more {
                    best = Some(Excess { series, peak_deg, over_deg });
                } else if best.is_none() {
                    best = Some(Excess { series, peak_deg, over_deg: over_deg.min(-limit.threshold_deg) });
                }
            }
        }
        best
    }

    /// The phase in which the change first stayed above its threshold; `None` too close to the border of both.
    fn place(&self, times: &RepTimes, base: &Base, limits: &[Limits; 3], series: Series) -> Option<LostAt> {
        let threshold = limits[series.index()].threshold_deg + base.value_deg[series.index()];
        let needed = (rules::LOST_FOR_S / STEP_S).round() as usize;
        let mut run = 0;
        for i in self.window.span(times.liftoff_s - rules::SETUP_TO_S, times.third_s) {
            run = if self.window.value_deg(series, i).is_some_and(|v| v > threshold) { run + 1 } else { 0 };
            if run >= needed {
                let lost_s = self.window.time_s(i + 1 - needed);
                let is_clear = (lost_s - times.half_s).abs() > rules::CUE_PLACE_GUARD_S;
                let place = if lost_s <= times.half_s { LostAt::Liftoff } else { LostAt::KneePass };
                return is_clear.then_some(place);
            }
        }
        None
    }
}
