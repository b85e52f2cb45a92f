//! The tracker on the stage: truth from geometry.

use super::staged::{Backdrop, Figure, HEIGHT, Staged, WIDTH, manifest};
use super::*;
use crate::geometry::Vec2;
use crate::infer::{ImageTensor, InferError, Output, Replay, RuntimeName};
use crate::scene::Scene;

const FACINGS: [Facing; 2] = [Facing::Left, Facing::Right];

/// What a moment showed, copied out of the tracker.
struct Shown {
    lifter: Option<LifterSeen>,
    people: u8,
    passes: Passes,
}

/// Plays moments to a tracker; `each` may act on it before a moment.
fn play(
    moments: u8,
    cast: impl Fn(u8) -> Vec<Figure> + Send,
    mut each: impl FnMut(u8, &mut PoseTracker),
) -> (Vec<Shown>, PoseTracker) {
    let (mut backdrop, mut runtime) = (Backdrop::new(), Staged { cast });
    let mut tracker = PoseTracker::new(&manifest()).unwrap();
    let shown = (0..moments).map(|moment| {
        each(moment, &mut tracker);
        let seen = tracker.push(&backdrop.at(moment), &mut runtime).unwrap();
        Shown { lifter: seen.lifter.cloned(), people: seen.people, passes: seen.passes }
    });
    (shown.collect(), tracker)
}

/// Greatest error of any spine point, px.
fn spine_error(seen: &LifterSeen, figure: &Figure) -> f64 {
    let truth = figure.points();
    let points = seen.spine.iter().flatten().zip(&truth);
    points.map(|(point, truth)| (point.unwrap().position - *truth).length()).fold(0.0, f64::max)
}

fn pull(hips: Vec2, trunk: f64, facing: Facing, moment: u8) -> Figure {
    // Rest for half a second, then a pull of a second, by a raised cosine.
    let phase = ((f64::from(moment) - 15.0) / 30.0).clamp(0.0, 1.0);
    let share = 0.5 - 0.5 * (std::f64::consts::PI * phase).cos();
    let start = Figure::lifter(hips, trunk, facing);
    let rise = Vec2::new(0.0, -0.5 * trunk * share);
    Figure { hips: hips + rise, lean: 1.0 - 0.9 * share, plate: start.plate + rise * 2.0, ..start }
}

#[test]
fn a_lifter_is_followed_through_a_pull_at_any_size_facing_either_way() {
    for facing in FACINGS {
        for trunk in [100.0, 220.0, 380.0] {
            let cast = |m| vec![pull(Vec2::new(360.0, 780.0), trunk, facing, m)];
            let (shown, _) = play(50, cast, |_, _| {});
            for (moment, shown) in shown.iter().enumerate() {
                let lifter =
                    shown.lifter.as_ref().unwrap_or_else(|| panic!("lost at {moment}, trunk {trunk}"));
                assert_eq!(lifter.facing, facing);
                let error = spine_error(lifter, &cast(moment as u8)[0]);
                assert!(error < 0.01 * trunk, "{error} px at {moment}, trunk {trunk} {facing:?}");
            }
        }
    }
}

#[test]
fn mirroring_the_film_mirrors_the_answer() {
    let run = |facing, x| play(40, move |m| vec![pull(Vec2::new(x, 780.0), 200.0, facing, m)], |_, _| {}).0;
    let (right, left) = (run(Facing::Right, 300.0), run(Facing::Left, WIDTH as f64 - 300.0));
    for (a, b) in right.iter().zip(&left) {
        let (a, b) = (a.lifter.as_ref().unwrap(), b.lifter.as_ref().unwrap());
        for (p, q) in a.spine.iter().flatten().zip(b.spine.iter().flatten()) {
            let (p, q) = (p.unwrap().position, q.unwrap().position);
            assert!((p - Vec2::new(WIDTH as f64 - q.x, q.y)).length() < 1.5, "{p:?} {q:?}");
        }
    }
}

#[test]
fn the_plate_and_the_joints_are_seen_often_enough_for_the_events() {
    let cast = |m| vec![pull(Vec2::new(360.0, 780.0), 200.0, Facing::Right, m)];
    let (shown, _) = play(50, cast, |m, tracker| {
        if m == 5 {
            tracker.lock();
        }
    });
    let plates = |range: std::ops::Range<usize>| {
        shown[range].iter().filter(|s| s.lifter.as_ref().unwrap().plate[0].is_some()).count()
    };
    assert!(plates(18..45) >= 26, "in motion: {}", plates(18..45));
    assert!((2..=8).contains(&plates(6..15)), "at rest: {}", plates(6..15));
    for (moment, shown) in shown.iter().enumerate().skip(20) {
        let lifter = shown.lifter.as_ref().unwrap();
        if let Some(centre) = lifter.plate[0] {
            let error = (centre.position - cast(moment as u8)[0].plate).length();
            assert!(error < 3.0, "plate {error} px off at {moment}");
        }
        assert!(shown.passes.trunk == 1 && shown.passes.body <= 1);
    }
}

#[test]
fn a_small_lifter_in_a_tall_frame_is_found_on_the_first_frame() {
    let (shown, _) =
        play(1, |_| vec![Figure::lifter(Vec2::new(200.0, 1000.0), 100.0, Facing::Left)], |_, _| {});
    assert!(shown[0].lifter.is_some());
    assert_eq!(shown[0].people, 1);
}

#[test]
fn of_several_people_the_one_at_the_implement_is_taken_not_the_mirror_image_nor_the_poster() {
    let bystander = |m: u8| Figure {
        lean: 0.05,
        at_implement: false,
        ..Figure::lifter(Vec2::new(560.0 + 2.0 * f64::from(m % 10), 700.0), 260.0, Facing::Left)
    };
    let poster =
        |_: u8| Figure { lean: 0.9, ..Figure::lifter(Vec2::new(120.0, 300.0), 120.0, Facing::Right) };
    let lifter = |m: u8| pull(Vec2::new(330.0, 800.0), 200.0, Facing::Right, m);
    let mirror = |m: u8| pull(Vec2::new(560.0, 400.0), 150.0, Facing::Left, m);
    for crowd in [0b01_u8, 0b10, 0b11] {
        let cast = move |m| {
            let mut cast = vec![poster(m), lifter(m)];
            if crowd & 1 != 0 {
                cast.push(mirror(m));
            }
            if crowd & 2 != 0 {
                cast.push(bystander(m));
            }
            cast
        };
        let (shown, tracker) = play(45, cast, |_, _| {});
        for (moment, shown) in shown.iter().enumerate().skip(1) {
            let seen = shown.lifter.as_ref().unwrap();
            let error = spine_error(seen, &lifter(moment as u8));
            assert!(error < 4.0, "crowd {crowd} moment {moment}: {error}");
        }
        assert_eq!(usize::from(shown[0].people), 2 + crowd.count_ones() as usize);
        let followed: Vec<_> = tracker.candidates().filter(|c| c.is_followed).collect();
        assert!(followed.len() == 1 && followed[0].at_implement > 0.8);
    }
}

#[test]
fn a_locked_lifter_is_not_exchanged_for_someone_more_striking() {
    let lifter = |m| pull(Vec2::new(250.0, 800.0), 180.0, Facing::Right, m);
    let cast = move |m: u8| {
        let mut cast = vec![lifter(m)];
        if m > 10 {
            cast.push(Figure::lifter(Vec2::new(520.0, 700.0), 300.0, Facing::Right));
        }
        cast
    };
    let (shown, _) = play(45, cast, |m, tracker| {
        if m == 8 {
            tracker.lock();
        }
    });
    for (moment, shown) in shown.iter().enumerate().skip(9) {
        assert!(spine_error(shown.lifter.as_ref().unwrap(), &lifter(moment as u8)) < 4.0, "at {moment}");
    }
}

#[test]
fn a_loss_is_noticed_within_three_frames_and_the_lifter_found_again() {
    let lifter = |m: u8| {
        let figure = Figure::lifter(Vec2::new(300.0, 800.0), 180.0, Facing::Left);
        Figure { is_hidden: (20..30).contains(&m), ..figure }
    };
    let (shown, _) = play(
        40,
        move |m| vec![lifter(m)],
        |m, tracker| {
            if m == 8 {
                tracker.lock();
            }
        },
    );
    assert!(shown[..20].iter().all(|s| s.lifter.is_some()));
    assert!(shown[22..30].iter().all(|s| s.lifter.is_none()));
    assert!(shown[32..].iter().all(|s| s.lifter.is_some()));
}

#[test]
fn a_locked_lifter_who_comes_back_elsewhere_is_found_after_a_while() {
    let lifter = |m: u8| Figure {
        is_hidden: (20..40).contains(&m),
        ..Figure::lifter(Vec2::new(if m < 30 { 130.0 } else { 560.0 }, 800.0), 110.0, Facing::Right)
    };
    let (shown, _) = play(
        120,
        move |m| vec![lifter(m)],
        |m, tracker| {
            if m == 8 {
                tracker.lock();
            }
        },
    );
    assert!(shown[45].lifter.is_none());
    assert!(spine_error(shown[110].lifter.as_ref().unwrap(), &lifter(110)) < 4.0);
}

#[test]
fn a_jump_of_the_camera_is_followed() {
    let lifter = |m: u8| {
        let x = if m < 20 { 220.0 } else { 430.0 };
        Figure::lifter(Vec2::new(x, 800.0), 180.0, Facing::Right)
    };
    let (shown, _) = play(
        30,
        move |m| vec![lifter(m)],
        |m, tracker| {
            if m == 8 {
                tracker.lock();
            }
        },
    );
    let last = shown[25].lifter.as_ref().unwrap();
    assert!(spine_error(last, &lifter(25)) < 4.0);
}

#[test]
fn an_empty_room_is_no_error_and_costs_one_picture_in_two_frames() {
    let (shown, tracker) = play(10, |_| Vec::new(), |_, _| {});
    assert!(shown.iter().all(|s| s.lifter.is_none() && s.people == 0));
    assert_eq!(tracker.candidates().count(), 0);
    assert_eq!(shown.iter().map(|s| u32::from(s.passes.search)).sum::<u32>(), 10);
}

#[test]
fn a_cut_forgets_everyone() {
    let before = Figure::lifter(Vec2::new(200.0, 800.0), 180.0, Facing::Right);
    let after = Figure::lifter(Vec2::new(480.0, 600.0), 300.0, Facing::Left);
    let cast = move |m: u8| vec![if m < 10 { before } else { after }];
    let (shown, _) = play(12, cast, |m, tracker| match m {
        5 => tracker.lock(),
        10 => tracker.reset_on_cut(),
        _ => {}
    });
    let lifter = shown[10].lifter.as_ref().unwrap();
    assert!(lifter.facing == Facing::Left && spine_error(lifter, &after) < 4.0);
}

#[test]
fn the_contour_lies_on_the_mask_edge_from_neck_to_sacrum() {
    let figure = Figure::lifter(Vec2::new(300.0, 800.0), 220.0, Facing::Left);
    let (shown, _) = play(3, move |_| vec![figure], |_, _| {});
    let contour = &shown[2].lifter.as_ref().unwrap().contour;
    assert_eq!(contour.len(), contour::STEPS);
    let line = &figure.points()[..8];
    for place in &contour[1..contour::STEPS - 1] {
        let distance = line
            .windows(2)
            .map(|w| {
                let along = w[1] - w[0];
                let t = ((*place - w[0]).dot(along) / along.dot(along)).clamp(0.0, 1.0);
                (*place - (w[0] + along * t)).length()
            })
            .fold(f64::MAX, f64::min);
        assert!((distance - 0.11 * 220.0).abs() < 1.0, "{distance} px behind the line at {place:?}");
        assert!(place.x > 0.0 && place.y < HEIGHT as f64);
    }
}

#[test]
fn a_model_that_cannot_follow_is_refused() {
    let mut without_trunk = manifest();
    without_trunk.uses.trunk = None;
    assert!(matches!(PoseTracker::new(&without_trunk), Err(PoseError::Lacks { what: "trunk crop" })));
    let mut without_people = manifest();
    without_people.uses.people = None;
    assert!(matches!(PoseTracker::new(&without_people), Err(PoseError::Lacks { what: "people output" })));
}

/// Keeps what a runtime answered.
struct Recording<R> {
    runtime: R,
    runs: Vec<Vec<Output>>,
}

impl<R: Runtime> Runtime for Recording<R> {
    fn name(&self) -> RuntimeName {
        self.runtime.name()
    }

    fn run(&mut self, image: &ImageTensor<'_>, outputs: &mut Vec<Output>) -> Result<(), InferError> {
        self.runtime.run(image, outputs)?;
        self.runs.push(outputs.clone());
        Ok(())
    }
}

#[test]
fn nothing_is_allocated_per_frame_once_warm() {
    let mut backdrop = Backdrop::new();
    let cast = |m| vec![pull(Vec2::new(360.0, 780.0), 200.0, Facing::Left, m)];
    let mut recording = Recording { runtime: Staged { cast }, runs: Vec::new() };
    let mut tracker = PoseTracker::new(&manifest()).unwrap();
    for moment in 0..60 {
        tracker.push(&backdrop.at(moment), &mut recording).unwrap();
    }
    let mut replay = Replay::new(RuntimeName::Embedded, recording.runs);
    let (mut tracker, mut scene) = (PoseTracker::new(&manifest()).unwrap(), Scene::new());
    for moment in 0..60 {
        let frame = backdrop.at(moment);
        let mut is_seen = false;
        let allocations = allocation_counter::measure(|| {
            scene.push(&frame, tracker.candidates().map(|candidate| candidate.bounds));
            is_seen = tracker.push(&frame, &mut replay).unwrap().lifter.is_some();
        });
        assert!(is_seen, "at {moment}");
        // Two searches, two hundred looks: every size of crop has come up by then.
        assert!(moment < 30 || allocations.count_total == 0, "{} at {moment}", allocations.count_total);
    }
}
