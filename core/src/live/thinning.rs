//! What is left out when a push takes longer than a frame: the contour first, then looks at the whole body; the curve
//! never.

use crate::pose::Thinning;
use crate::rules;

/// Watches the time that pushes take, as the caller measures it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct LoadWatch {
    now: Thinning,
    since_s: f64,
    average_s: Option<f64>,
    thinned_s: f64,
    latest_s: Option<f64>,
}

impl LoadWatch {
    /// Takes a frame that comes `step_s` after the one before and whose predecessor took `push_took_ms` to push; what is
    /// to be left out of it. Without a measured time nothing is.
    pub fn push(&mut self, time_s: f64, step_s: f64, push_took_ms: Option<f64>) -> Thinning {
        if self.now != Thinning::None {
            self.thinned_s += self.latest_s.map_or(0.0, |latest| (time_s - latest).max(0.0));
        }
        self.latest_s = Some(time_s);
        let Some(took_s) = push_took_ms.map(|ms| ms / 1000.0) else { return self.now };
        let step_s = step_s.min(1.0 / rules::PUSH_WANTED_HZ);
        let average = self.average_s.map_or(took_s, |a| a + (took_s - a) / rules::PUSH_AVERAGED);
        self.average_s = Some(average);
        let lasted_s = time_s - self.since_s;
        let next = if average > rules::PUSH_BUSY_SHARE * step_s && lasted_s >= rules::THINNING_STEP_S {
            self.now.more()
        } else if average < rules::PUSH_IDLE_SHARE * step_s && lasted_s >= rules::THINNING_HOLD_S {
            self.now.less()
        } else {
            self.now
        };
        if next != self.now {
            self.now = next;
            self.since_s = time_s;
        }
        self.now
    }

    /// What is left out now.
    pub fn now(&self) -> Thinning {
        self.now
    }

    /// For how long something has been left out in all, s.
    pub fn thinned_s(&self) -> f64 {
        self.thinned_s
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slow_phone_thins_step_by_step_and_comes_back_slowly() {
        let mut load = LoadWatch::default();
        let step = 1.0 / 30.0;
        let mut seen = Vec::new();
        for i in 0..600 {
            let t = f64::from(i) * step;
            let took_ms = if t < 8.0 { 45.0 } else { 9.0 };
            let now = load.push(t, step, Some(took_ms));
            if seen.last() != Some(&now) {
                seen.push(now);
            }
        }
        let all = [Thinning::None, Thinning::Contour, Thinning::Body, Thinning::BodyMore];
        assert_eq!(seen[..4], all);
        assert_eq!(seen[4..], [all[2], all[1], all[0]]);
    }

    #[test]
    fn nothing_is_thinned_where_nobody_measures() {
        let mut load = LoadWatch::default();
        assert!((0..100).all(|i| load.push(f64::from(i), 0.03, None) == Thinning::None));
    }
}
