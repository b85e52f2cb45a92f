//! From a value to a condition; a threshold that was crossed is left only well on the other side.

use super::Condition;
use crate::rules;

/// Graded by a value that is worse the larger it is.
pub(super) fn above(value: f64, warn: f64, bad: f64, before: Condition) -> Condition {
    let held = |limit: f64, is_held: bool| {
        value >= if is_held { limit * (1.0 - rules::READINESS_HYSTERESIS) } else { limit }
    };
    if held(bad, before == Condition::Bad) {
        Condition::Bad
    } else if held(warn, before == Condition::Warn || before == Condition::Bad) {
        Condition::Warn
    } else {
        Condition::Good
    }
}

/// Graded by a value that is worse the smaller it is.
pub(super) fn below(value: f64, warn: f64, bad: f64, before: Condition) -> Condition {
    let held = |limit: f64, is_held: bool| {
        value < if is_held { limit * (1.0 + rules::READINESS_HYSTERESIS) } else { limit }
    };
    if held(bad, before == Condition::Bad) {
        Condition::Bad
    } else if held(warn, before == Condition::Warn || before == Condition::Bad) {
        Condition::Warn
    } else {
        Condition::Good
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_threshold_is_left_only_well_on_the_other_side() {
        assert_eq!(above(15.0, 15.0, 25.0, Condition::Good), Condition::Warn);
        assert_eq!(above(14.0, 15.0, 25.0, Condition::Warn), Condition::Warn);
        assert_eq!(above(13.0, 15.0, 25.0, Condition::Warn), Condition::Good);
        assert_eq!(above(24.0, 15.0, 25.0, Condition::Bad), Condition::Bad);
        assert_eq!(below(17.0, 27.0, 18.0, Condition::Good), Condition::Bad);
        assert_eq!(below(19.0, 27.0, 18.0, Condition::Bad), Condition::Bad);
    }
}
