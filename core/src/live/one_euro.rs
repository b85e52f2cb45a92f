//! The One Euro filter: a low-pass whose cut-off grows with speed, so that rest is calm and movement has little lag.
//! Casiez, Roussel, Vogel, "1 Euro filter" (CHI 2012).

use crate::rules;

/// Filters one live series, deg.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct OneEuro {
    state: Option<State>,
}

#[derive(Clone, Copy, Debug)]
struct State {
    time_s: f64,
    value: f64,
    speed: f64,
}

impl OneEuro {
    /// Forgets what was seen.
    pub fn reset(&mut self) {
        self.state = None;
    }

    /// The filtered value after a sample, deg. A gap longer than may be filled begins anew.
    pub fn push(&mut self, time_s: f64, value: f64) -> f64 {
        let next = match self.state {
            Some(s) if (0.0..=rules::GAP_FILLED_MAX_S).contains(&(time_s - s.time_s)) => {
                let dt = (time_s - s.time_s).max(1e-6);
                let share = |cutoff_hz: f64| {
                    let tau = 1.0 / (2.0 * std::f64::consts::PI * cutoff_hz);
                    1.0 / (1.0 + tau / dt)
                };
                let speed = s.speed + share(rules::LIVE_SPEED_CUTOFF_HZ) * ((value - s.value) / dt - s.speed);
                let cutoff = rules::LIVE_CUTOFF_HZ + rules::LIVE_BETA * speed.abs();
                State { time_s, value: s.value + share(cutoff) * (value - s.value), speed }
            }
            _ => State { time_s, value, speed: 0.0 },
        };
        self.state = Some(next);
        next.value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ramp_is_followed_with_little_lag_and_rest_is_calm() {
        let mut filter = OneEuro::default();
        let (mut lag_s, mut spread) = (0.0_f64, 0.0_f64);
        for i in 0..240 {
            let t = f64::from(i) / 60.0;
            let truth = 40.0 * (t - 2.0).clamp(0.0, 1.0);
            let noise = if i % 2 == 0 { 1.0 } else { -1.0 };
            let out = filter.push(t, truth + noise);
            if (1.0..2.0).contains(&t) {
                spread = spread.max(out.abs());
            }
            if (2.6..2.9).contains(&t) {
                lag_s = lag_s.max((truth - out) / 40.0);
            }
        }
        assert!(spread < 0.45, "{spread}");
        assert!(lag_s < 0.06, "{lag_s}");
    }
}
