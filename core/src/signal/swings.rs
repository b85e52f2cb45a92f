//! Series that swing to and fro faster than what they measure can.

/// Whether a series swings to and fro: three swings in turn, each by at least `swing`, the last two within `within_s`. Samples
/// are (time in s, value), ascending in time; `swing` has the unit of the values. One swing out and one back is movement.
pub fn swings_to_and_fro(samples: impl Iterator<Item = (f64, f64)>, swing: f64, within_s: f64) -> bool {
    let mut samples = samples.peekable();
    let Some(&first) = samples.peek() else { return false };
    let (mut low, mut high) = (first, first);
    let mut rising: Option<bool> = None;
    // Times of the latest two turning points that a swing leads to.
    let mut turns: [Option<f64>; 2] = [None; 2];
    for (t, value) in samples {
        if value <= low.1 {
            low = (t, value);
        }
        if value >= high.1 {
            high = (t, value);
        }
        let turns_down = rising != Some(false) && high.1 - value >= swing;
        let turns_up = rising != Some(true) && value - low.1 >= swing;
        if !(turns_down || turns_up) {
            continue;
        }
        // The first move has no swing before it, so the point that it leaves is no turn.
        if rising.is_some() {
            turns = [turns[1], Some(if turns_down { high.0 } else { low.0 })];
        }
        if turns[0].is_some_and(|before_last| t - before_last <= within_s) {
            return true;
        }
        rising = Some(turns_up);
        (low, high) = ((t, value), (t, value));
    }
    false
}

#[cfg(test)]
mod tests {
    use super::swings_to_and_fro;

    /// Values ten times a second; three swings of 10 within 0.7 s are asked for.
    fn told(values: &[f64]) -> bool {
        let timed = values.iter().enumerate().map(|(i, v)| (i as f64 * 0.1, *v));
        swings_to_and_fro(timed, 10.0, 0.7)
    }

    #[test]
    fn a_line_that_jumps_to_and_fro_swings() {
        assert!(told(&[0.0, 0.0, -16.0, -10.0, 8.0, 2.0, -14.0, 0.0]));
        assert!(told(&[0.0, 12.0, 0.0, 12.0]));
    }

    #[test]
    fn a_loss_that_is_won_back_is_movement() {
        assert!(!told(&[0.0, 0.0, 10.0, 25.0, 24.0, 10.0, -15.0, -15.0]));
        assert!(!told(&[0.0, -12.0, 14.0, 14.0, 14.0]));
    }

    #[test]
    fn slow_swings_and_small_ones_are_movement() {
        let slow: Vec<f64> = (0..60).map(|i| 12.0 * (f64::from(i) * 0.3).sin()).collect();
        assert!(!told(&slow));
        let small: Vec<f64> = (0..60).map(|i| if i % 2 == 0 { 4.0 } else { -4.0 }).collect();
        assert!(!told(&small));
        assert!(!told(&[]));
    }
}
