//! The implement among things that look like one: a plate on the wall, a laptop on the floor.

use crate::geometry::Vec2;
use crate::rules::{self, IMPLEMENT_ASTRAY_M};
use crate::signal::median;

/// Fewer looks at an implement in hands tell no place of it.
const LEAST_HELD: usize = 3;

/// Places of an implement that are this close count once, m.
const SAME_PLACE_M: f64 = 0.05;

/// What a look shows of the implement and of the hands, m, against the still background.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Sighting {
    /// Centre of the near plate.
    pub plate: Option<Vec2>,
    /// Middle of the grip.
    pub grip: Option<Vec2>,
}

impl Sighting {
    /// From the grip to the plate, while the hands are near enough to hold it.
    fn in_hands(&self) -> Option<Vec2> {
        let offset = self.plate? - self.grip?;
        (offset.length() < rules::HANDS_AT_IMPLEMENT_M).then_some(offset)
    }
}

/// Which plates are other things. An implement is what hands move, and it hangs in them the same way all the time; what
/// lies elsewhere and is in nobody's hands is none, nor is what leaps out of hands that stay where the implement was.
pub(super) fn other_things(sightings: &[Sighting]) -> Vec<bool> {
    let offsets: Vec<Vec2> = sightings.iter().filter_map(Sighting::in_hands).collect();
    let along = |axis: fn(&Vec2) -> f64| median(&mut offsets.iter().map(axis).collect::<Vec<_>>());
    let (Some(x), Some(y)) = (along(|o| o.x), along(|o| o.y)) else { return vec![false; sightings.len()] };
    let usual = Vec2::new(x, y);
    let is_held =
        |s: &Sighting| s.in_hands().is_some_and(|offset| (offset - usual).length() <= IMPLEMENT_ASTRAY_M);
    let held: Vec<Vec2> = sightings.iter().filter(|s| is_held(s)).filter_map(|s| s.plate).collect();
    if held.len() < LEAST_HELD {
        return vec![false; sightings.len()];
    }
    let places = distinct(&held);
    let is_elsewhere =
        |plate: Vec2| places.iter().all(|p| (*p - plate).length() > IMPLEMENT_ASTRAY_M + SAME_PLACE_M);
    let mut last: Option<Vec2> = None;
    let mut is_other = Vec::with_capacity(sightings.len());
    for s in sightings {
        let Some(plate) = s.plate else {
            is_other.push(false);
            continue;
        };
        if is_held(s) {
            last = Some(plate);
            is_other.push(false);
            continue;
        }
        // Hands that still are where the implement was have not let go of it.
        last = last.zip(s.grip).map(|(last, grip)| (last, grip + usual)).and_then(|(last, in_hands)| {
            let has_leapt = (plate - last).length() > IMPLEMENT_ASTRAY_M
                && (in_hands - last).length() <= IMPLEMENT_ASTRAY_M;
            has_leapt.then_some(in_hands)
        });
        is_other.push(last.is_some() || is_elsewhere(plate));
    }
    is_other
}

/// Places that lie apart.
fn distinct(held: &[Vec2]) -> Vec<Vec2> {
    let mut places: Vec<Vec2> = Vec::new();
    for at in held {
        if places.iter().all(|p| (*p - *at).length() > SAME_PLACE_M) {
            places.push(*at);
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A bar that lies at x = 0, is pulled up by 0.55 m, and is put down; `seen` is where a plate is seen.
    fn pull(seen: impl Fn(usize, Vec2) -> Vec2) -> Vec<Sighting> {
        (0..60)
            .map(|i| {
                let up = match i {
                    20..40 => f64::from(u8::try_from(i - 20).unwrap_or(0)) / 20.0 * 0.55,
                    40.. => 0.55,
                    _ => 0.0,
                };
                let bar = Vec2::new(0.0, -up);
                // He stands before he bends for the bar.
                let grip = if i < 10 { Vec2::new(0.1, -0.7) } else { bar };
                Sighting { plate: Some(seen(i, bar)), grip: Some(grip) }
            })
            .collect()
    }

    #[test]
    fn a_bar_on_the_floor_and_in_hands_is_the_implement() {
        assert!(!other_things(&pull(|_, bar| bar)).contains(&true));
    }

    #[test]
    fn a_laptop_on_the_floor_that_hands_never_come_near_is_another_thing() {
        let laptop = Vec2::new(0.6, 0.0);
        let told = other_things(&pull(|i, bar| if (5..=45).contains(&i) { bar } else { laptop }));
        for (i, is_other) in told.iter().enumerate() {
            assert_eq!(*is_other, !(5..=45).contains(&i), "look {i}");
        }
    }

    #[test]
    fn a_plate_on_the_wall_beside_the_hands_is_another_thing() {
        let wall = Vec2::new(0.3, -0.6);
        let told = other_things(&pull(|i, bar| if i > 45 { wall } else { bar }));
        for (i, is_other) in told.iter().enumerate() {
            assert_eq!(*is_other, i > 45, "look {i}");
        }
    }

    #[test]
    fn a_plate_that_leaps_down_out_of_hands_that_stay_up_is_another_thing() {
        let told = other_things(&pull(|i, bar| if i > 45 { Vec2::default() } else { bar }));
        for (i, is_other) in told.iter().enumerate() {
            assert_eq!(*is_other, i > 45, "look {i}");
        }
    }

    #[test]
    fn nothing_is_said_of_a_plate_that_nobody_takes() {
        let sightings: Vec<Sighting> = (0..20)
            .map(|_| Sighting { plate: Some(Vec2::default()), grip: Some(Vec2::new(1.0, -0.7)) })
            .collect();
        assert!(!other_things(&sightings).contains(&true));
    }
}
