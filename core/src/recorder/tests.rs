//! The recorder on the stage: real frames, a network whose answers are known.

use super::*;
use crate::frame::{FrameError, FrameMeta, Pixels, Plane, Rotation};
use crate::geometry::Vec2;
use crate::infer::{ImageTensor, InferError, Output, Replay};
use crate::live::{CameraFacts, EndReason, Event, Stage};
use crate::pose::staged::{Backdrop, Figure, Staged};
use crate::pose::{PoseError, Thinning};
use crate::report::{Report, to_json};
use crate::track::{Facing, decode};

/// Moments of a rep at 30 frames a second: over the bar, up, held, down, let go.
const MOMENTS: u8 = 250;

/// A lifter over the bar, one rep, and upright beside it.
fn rep(moment: u8, facing: Facing, trunk: f64) -> Vec<Figure> {
    let t = f64::from(moment);
    let ease = |from: f64, length: f64| {
        0.5 - 0.5 * (std::f64::consts::PI * ((t - from) / length).clamp(0.0, 1.0)).cos()
    };
    let share = ease(60.0, 40.0) - ease(115.0, 30.0);
    let leaves = ease(160.0, 25.0);
    let start = Figure::lifter(Vec2::new(360.0, 780.0), trunk, facing);
    let rise = Vec2::new(0.0, -0.5 * trunk * share);
    let up = Vec2::new(-0.8 * facing.sign() * trunk * leaves, -0.5 * trunk * leaves);
    vec![Figure {
        hips: start.hips + rise + up,
        lean: 1.0 - 0.9 * share.max(leaves),
        plate: start.plate + rise * 2.0,
        at_implement: leaves < 0.5,
        ..start
    }]
}

fn staged(facing: Facing, trunk: f64) -> Box<dyn Runtime> {
    Box::new(Staged { cast: move |m| rep(m, facing, trunk) })
}

fn model() -> Model {
    Model::shipped().unwrap()
}

fn live(runtime: Box<dyn Runtime>) -> LiveRecorder {
    let mut keel = LiveRecorder::new(&model(), runtime, LiveOptions::default()).unwrap();
    keel.session().place().unwrap();
    keel.session().arm(0.0).unwrap();
    keel
}

/// Plays moments; what happened.
fn play(keel: &mut LiveRecorder, moments: std::ops::Range<u8>) -> Vec<(u8, Event)> {
    let mut backdrop = Backdrop::new();
    let mut events = Vec::new();
    for moment in moments {
        let state = keel.push(&backdrop.at(moment), &CameraFacts::default(), None).unwrap();
        events.extend(state.event.map(|e| (moment, e)));
    }
    events
}

#[test]
fn frames_of_a_camera_make_a_set_that_ends_by_itself_facing_either_way_at_any_size() {
    for facing in [Facing::Left, Facing::Right] {
        for trunk in [120.0, 180.0, 240.0, 300.0] {
            let mut keel = live(staged(facing, trunk));
            let events = play(&mut keel, 0..MOMENTS);
            let began = events.iter().find_map(|(m, e)| match e {
                Event::SetBegan { at_s } => Some((*m, at_s * 30.0)),
                _ => None,
            });
            let (noticed, at) = began.unwrap_or_else(|| panic!("{facing:?} {trunk}: {events:?}"));
            assert!((60.0..75.0).contains(&at) && noticed < 80, "{facing:?} {trunk}: {events:?}");
            assert!(events.iter().any(|(m, e)| *e == Event::SetupTaken && *m < 40), "{events:?}");
            assert_eq!(keel.session().state().reps, 1, "{facing:?} {trunk}: {events:?}");
            keel.session().end_set().unwrap();
            assert_eq!(keel.session().verdict().unwrap().report.set.reps, 1);
        }
    }
}

#[test]
fn live_and_import_judge_the_same_frames_alike() {
    let mut backdrop = Backdrop::new();
    let mut import = Recorder::new(&model(), staged(Facing::Right, 200.0), None).unwrap();
    let mut keel = live(staged(Facing::Right, 200.0));
    for moment in 0..170 {
        import.push(&backdrop.at(moment), None).unwrap();
        keel.push(&backdrop.at(moment), &CameraFacts::default(), None).unwrap();
        if moment == 0 {
            keel.session().begin_set().unwrap();
        }
    }
    keel.session().end_set().unwrap();
    let live = keel.session().verdict().unwrap();
    let (bytes, failure) = import.finish(None);
    assert!(failure.is_none());
    let track = decode(&bytes).unwrap().track;
    assert_eq!(live.track, track);
    assert_eq!(to_json(&live.report).unwrap(), to_json(&Report::of(&track)).unwrap());
    assert_eq!(live.report.set.reps, 1);
}

/// Fails on every run from one on, for so many runs.
struct Failing {
    inner: Box<dyn Runtime>,
    runs: usize,
    fails: std::ops::Range<usize>,
}

impl Runtime for Failing {
    fn name(&self) -> RuntimeName {
        self.inner.name()
    }

    fn run(&mut self, image: &ImageTensor<'_>, outputs: &mut Vec<Output>) -> Result<(), InferError> {
        self.runs += 1;
        if self.fails.contains(&self.runs) {
            return Err(InferError::NothingRecorded);
        }
        self.inner.run(image, outputs)
    }
}

#[test]
fn a_network_that_fails_in_the_middle_costs_its_frames_and_nothing_else() {
    let failing = Failing { inner: staged(Facing::Right, 200.0), runs: 0, fails: 190..196 };
    let mut keel = live(Box::new(failing));
    let mut backdrop = Backdrop::new();
    let mut failed = 0;
    for moment in 0..170 {
        match keel.push(&backdrop.at(moment), &CameraFacts::default(), None) {
            Ok(_) => {}
            Err(RecorderError::Pose(PoseError::Infer(InferError::NothingRecorded))) => failed += 1,
            Err(other) => panic!("{other}"),
        }
    }
    assert!((1..=6).contains(&failed), "{failed}");
    keel.session().end_set().unwrap();
    assert_eq!(keel.session().verdict().unwrap().report.set.reps, 1);
}

#[test]
fn a_phone_turned_in_mid_set_is_refused_and_planes_that_do_not_hold_a_picture_never_reach_the_set() {
    let mut keel = live(staged(Facing::Right, 200.0));
    play(&mut keel, 0..90);
    assert!(keel.session().state().stage.is_set());
    let bytes = vec![90_u8; 4 * 720 * 1280];
    let meta = |width, height| FrameMeta {
        width,
        height,
        rotation: Rotation::Deg0,
        mirrored: false,
        color: crate::frame::Color::default(),
        time: Timestamp::from_nanos(3_100_000_000),
    };
    let turned = Frame::new(&Pixels::Rgba(Plane::new(&bytes, 4 * 1280)), meta(1280, 720)).unwrap();
    let refused = keel.push(&turned, &CameraFacts::default(), None).err();
    assert_eq!(refused, Some(RecorderError::SizeChanged { before: (720, 1280), after: (1280, 720) }));
    let broken =
        |bytes: &[u8], stride| Frame::new(&Pixels::Rgba(Plane::new(bytes, stride)), meta(720, 1280)).err();
    assert!(matches!(broken(&[], 4 * 720), Some(FrameError::PlaneLength { len: 0, .. })));
    assert!(matches!(broken(&bytes, 720), Some(FrameError::RowStride { .. })));
    play(&mut keel, 95..170);
    assert_eq!(keel.session().state().reps, 1);
}

#[test]
fn a_slow_phone_leaves_out_looks_at_the_whole_body_but_never_the_curve() {
    /// What a pass takes on a phone ten times slower than a desktop, ms.
    const PASS_MS: f64 = 26.0;
    let mut keel = live(staged(Facing::Right, 200.0));
    let mut backdrop = Backdrop::new();
    let (mut busy_until_s, mut took_ms, mut curves, mut bodies) = (0.0, None, 0, [0, 0]);
    for moment in 0..170_u8 {
        let t = f64::from(moment) / 30.0;
        if t < busy_until_s {
            continue;
        }
        let facts = CameraFacts { push_took_ms: took_ms, ..CameraFacts::default() };
        let state = keel.push(&backdrop.at(moment), &facts, None).unwrap();
        let in_pull = (60..100).contains(&moment);
        curves += u32::from(in_pull && !state.overlay.curve.is_empty());
        let passes = keel.passes();
        bodies[usize::from(in_pull)] += u32::from(passes.body);
        let ms = PASS_MS * f64::from(passes.trunk + passes.body + passes.search);
        took_ms = Some(ms);
        busy_until_s = t + ms / 1000.0;
    }
    let rate_hz = f64::from(curves) / (40.0 / 30.0);
    assert!(rate_hz >= 18.0, "{rate_hz} curves a second in the pull, looks {bodies:?}");
    keel.session().end_set().unwrap();
    let report = keel.session().verdict().unwrap().report;
    assert!(
        report.source.frames_thinned > 0 && report.source.thinning > Thinning::Contour,
        "{:?}",
        report.source
    );
    assert_eq!(report.set.reps, 1);
}

/// Keeps what a runtime answered.
struct Recording {
    inner: Box<dyn Runtime>,
    runs: std::sync::Arc<std::sync::Mutex<Vec<Vec<Output>>>>,
}

impl Runtime for Recording {
    fn name(&self) -> RuntimeName {
        self.inner.name()
    }

    fn run(&mut self, image: &ImageTensor<'_>, outputs: &mut Vec<Output>) -> Result<(), InferError> {
        self.inner.run(image, outputs)?;
        self.runs.lock().unwrap().push(outputs.clone());
        Ok(())
    }
}

#[test]
fn nothing_is_allocated_per_frame_once_warm() {
    let runs = std::sync::Arc::default();
    let recording = Recording { inner: staged(Facing::Left, 200.0), runs: std::sync::Arc::clone(&runs) };
    play(&mut live(Box::new(recording)), 0..160);
    let recorded = std::mem::take(&mut *runs.lock().unwrap());
    let mut keel = live(Box::new(Replay::new(RuntimeName::Embedded, recorded)));
    let mut backdrop = Backdrop::new();
    let mut wasted = Vec::new();
    for moment in 0..160_u8 {
        let frame = backdrop.at(moment);
        let mut pushed = None;
        let allocations = allocation_counter::measure(|| {
            pushed = keel.push(&frame, &CameraFacts::default(), None).map(|s| s.reps).ok();
        });
        assert!(pushed.is_some(), "at {moment}");
        if moment > 45 && allocations.count_total > 0 {
            wasted.push((moment, allocations.count_total));
        }
    }
    // The header of the set's track is encoded once, as the set begins.
    assert!(wasted.iter().all(|(_, count)| *count == 1) && wasted.len() <= 1, "{wasted:?}");
    assert!(matches!(keel.session().state().stage, Stage::Set { .. }));
    assert_eq!(keel.session().state().reps, 1);
    keel.session().end_set().unwrap();
    assert_eq!(keel.session().verdict().unwrap().reason, EndReason::Tapped);
}
