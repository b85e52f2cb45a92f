//! Hysteresis in time: what is shown changes only after something else has lasted.

/// A value that is shown and one that may follow it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Steady<T> {
    shown: T,
    next: Option<(T, f64)>,
}

impl<T: Copy + PartialEq> Steady<T> {
    /// Shows `first` until told otherwise.
    pub const fn new(first: T) -> Self {
        Self { shown: first, next: None }
    }

    /// What is shown.
    pub const fn shown(&self) -> T {
        self.shown
    }

    /// Takes the value of now; it is shown once it has lasted for `hold_s` without a break.
    pub fn push(&mut self, time_s: f64, value: T, hold_s: f64) {
        if value == self.shown {
            self.next = None;
            return;
        }
        match self.next {
            Some((next, since_s)) if next == value => {
                if time_s - since_s >= hold_s {
                    self.shown = value;
                    self.next = None;
                }
            }
            _ => self.next = Some((value, time_s)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_flickers_is_never_shown_and_what_lasts_is() {
        let mut steady = Steady::new(0);
        for i in 0..300 {
            steady.push(f64::from(i) / 30.0, i / 20 % 2, 1.0);
            assert_eq!(steady.shown(), 0);
        }
        for i in 300..340 {
            steady.push(f64::from(i) / 30.0, 1, 1.0);
        }
        assert_eq!(steady.shown(), 1);
    }
}
