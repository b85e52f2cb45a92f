//! The common clock of a film.

/// Equally spaced times that every series of a film is read at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grid {
    /// First time, s.
    pub start_s: f64,
    /// Distance of neighbours, s; positive.
    pub step_s: f64,
    /// Number of times.
    pub len: usize,
}

impl Grid {
    /// The grid from the first to the last of `times_s` (ascending) at the film's own rate (the reciprocal of the
    /// median distance), at most `max_hz`. `None` for fewer than two distinct times.
    pub fn over(times_s: &[f64], max_hz: f64) -> Option<Self> {
        let (first, last) = (*times_s.first()?, *times_s.last()?);
        let mut steps: Vec<f64> = times_s.windows(2).map(|w| w[1] - w[0]).filter(|d| *d > 0.0).collect();
        let step_s = super::median(&mut steps)?.max(1.0 / max_hz);
        let len = ((last - first) / step_s + 1e-6).floor() as usize + 1;
        (last > first).then_some(Self { start_s: first, step_s, len })
    }

    /// The time of an index, s.
    pub fn time_s(&self, index: usize) -> f64 {
        self.start_s + index as f64 * self.step_s
    }

    /// The index nearest to a time, clamped to the grid.
    pub fn index_at(&self, time_s: f64) -> usize {
        let i = ((time_s - self.start_s) / self.step_s).round().max(0.0) as usize;
        i.min(self.len.saturating_sub(1))
    }

    /// Indices whose times lie in `from_s..=to_s`, clamped to the grid; empty when the span holds none.
    pub fn span(&self, from_s: f64, to_s: f64) -> std::ops::Range<usize> {
        let from = ((from_s - self.start_s) / self.step_s - 1e-6).ceil().max(0.0) as usize;
        let to = ((to_s - self.start_s) / self.step_s + 1e-6).floor();
        if to < from as f64 {
            return from.min(self.len)..from.min(self.len);
        }
        from.min(self.len)..(to as usize + 1).min(self.len)
    }

    /// How many steps last `seconds`, at least one.
    pub fn steps(&self, seconds: f64) -> usize {
        ((seconds / self.step_s).round() as usize).max(1)
    }

    /// Every time, s.
    pub fn times_s(&self) -> impl Iterator<Item = f64> + '_ {
        (0..self.len).map(|i| self.time_s(i))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_120_hz_film_is_read_at_60() {
        let times: Vec<f64> = (0..241).map(|i| f64::from(i) / 120.0).collect();
        let grid = Grid::over(&times, 60.0).unwrap();
        assert!((grid.step_s - 1.0 / 60.0).abs() < 1e-12);
        assert_eq!(grid.len, 121);
    }

    #[test]
    fn spans_take_both_ends_and_stay_inside() {
        let grid = Grid { start_s: 1.0, step_s: 0.1, len: 11 };
        assert_eq!(grid.span(1.2, 1.5), 2..6);
        assert_eq!(grid.span(0.0, 9.0), 0..11);
        assert!(grid.span(3.0, 4.0).is_empty());
        assert!(grid.span(1.51, 1.59).is_empty());
    }

    #[test]
    fn one_instant_is_no_grid() {
        assert_eq!(Grid::over(&[1.0], 60.0), None);
        assert_eq!(Grid::over(&[1.0, 1.0], 60.0), None);
    }
}
