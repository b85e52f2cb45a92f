//! The latest values of something, with their quantiles; nothing is allocated once it is made.

use std::collections::VecDeque;

/// Up to `capacity` values, none closer in time than `step_s`.
#[derive(Clone, Debug)]
pub(super) struct Recent {
    values: VecDeque<f64>,
    scratch: Vec<f64>,
    capacity: usize,
    step_s: f64,
    latest_s: Option<f64>,
}

impl Recent {
    /// Room for `capacity` values at least `step_s` apart.
    pub fn new(capacity: usize, step_s: f64) -> Self {
        Self {
            values: VecDeque::with_capacity(capacity),
            scratch: Vec::with_capacity(capacity),
            capacity,
            step_s,
            latest_s: None,
        }
    }

    /// Takes a value, unless one was taken just before; whether it was.
    pub fn push(&mut self, time_s: f64, value: f64) -> bool {
        if self.latest_s.is_some_and(|latest| time_s - latest < self.step_s) || !value.is_finite() {
            return false;
        }
        self.latest_s = Some(time_s);
        if self.values.len() == self.capacity {
            self.values.pop_front();
        }
        self.values.push_back(value);
        true
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.values.clear();
        self.latest_s = None;
    }

    /// How many values there are.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// The `q` quantile; `None` while empty.
    pub fn quantile(&mut self, q: f64) -> Option<f64> {
        self.scratch.clear();
        self.scratch.extend(&self.values);
        crate::signal::quantile(&mut self.scratch, q)
    }
}
