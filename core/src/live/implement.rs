//! The implement among things that look like one, as far as it is known by now.

use super::body::BodySeen;
use crate::geometry::Vec2;
use crate::rules;

/// Share by which the place of the plate in the hands follows new looks.
const OFFSET_SHARE: f64 = 0.2;

/// Follows where the implement is while hands are at it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Implement {
    /// Where it was last, px.
    last: Option<Vec2>,
    /// From the grip to it, px.
    in_hands: Option<Vec2>,
}

impl Implement {
    /// The frame without a plate that leaps out of hands which stay where the implement was: that is another thing.
    pub fn told(&mut self, body: BodySeen) -> BodySeen {
        let Some(plate) = body.plate else { return body };
        let metres = |d: Vec2| d.length() * body.metre_per_px;
        if body.at_implement() == Some(true)
            && let Some(grip) = body.grip
        {
            let seen = plate - grip;
            let before = self.in_hands.unwrap_or(seen);
            self.in_hands = Some(before + (seen - before) * OFFSET_SHARE);
            self.last = Some(plate);
            return body;
        }
        let held = self.last.zip(body.grip).zip(self.in_hands).map(|((last, grip), d)| (last, grip + d));
        self.last = held
            .filter(|(last, held)| {
                metres(plate - *last) > rules::IMPLEMENT_ASTRAY_M
                    && metres(*held - *last) <= rules::IMPLEMENT_ASTRAY_M
            })
            .map(|(_, held)| held);
        if self.last.is_some() { BodySeen { plate: None, ..body } } else { body }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 10 mm a px; hands at x = 0.
    fn look(grip_up: f64, plate: Vec2) -> BodySeen {
        BodySeen {
            time_s: 0.0,
            metre_per_px: 0.01,
            hip: None,
            shoulder: None,
            grip: Some(Vec2::new(0.0, -grip_up)),
            knee: None,
            plate: Some(plate),
            lean_deg: None,
        }
    }

    #[test]
    fn a_plate_that_leaps_out_of_hands_that_stay_is_another_thing_until_it_is_back() {
        let mut implement = Implement::default();
        for up in [20.0, 30.0, 40.0, 50.0] {
            assert!(implement.told(look(up, Vec2::new(2.0, 5.0 - up))).plate.is_some());
        }
        let elsewhere = Vec2::new(-80.0, 60.0);
        assert!(implement.told(look(55.0, elsewhere)).plate.is_none());
        assert!(implement.told(look(60.0, elsewhere)).plate.is_none(), "hands go on with it");
        assert!(implement.told(look(55.0, Vec2::new(2.0, -50.0))).plate.is_some());
    }

    #[test]
    fn a_plate_that_is_let_go_of_stays_the_implement() {
        let mut implement = Implement::default();
        let floor = Vec2::new(0.0, -20.0);
        for up in [22.0, 40.0, 60.0, 80.0] {
            assert!(implement.told(look(up, floor)).plate.is_some());
        }
    }
}
