//! The exported objects together, as an app uses them: filmed, judged, kept, looked at.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use keel_ffi::{
    CameraFacts, ColorMatrix, ColorRange, ColorTransfer, EndReason, FrameInfo, Grammar, JudgedSet, JumpKind,
    KeelError, LiveOptions, LiveSet, Moment, PixelFormat, SetEvent, SetFacts, SetFilter, SetLibrary, Stage,
    Verdict, recover,
};

const NOW: Moment = Moment { utc_ms: 1_795_626_000_000, offset_min: 60 };

fn track(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/scenarios");
    std::fs::read(folder.join(format!("{name}.keeltrack"))).unwrap()
}

/// A blank upright NV12 picture of 1080x1920.
fn info(frame: i64) -> FrameInfo {
    FrameInfo {
        format: PixelFormat::Nv12,
        width_px: 1080,
        height_px: 1920,
        row_stride: 1080,
        chroma_row_stride: 1080,
        chroma_pixel_stride: 2,
        rotation_deg: 0,
        mirrored: false,
        matrix: ColorMatrix::Bt709,
        range: ColorRange::Limited,
        transfer: ColorTransfer::Sdr,
        time_ns: frame * 33_333_333,
    }
}

fn options(journal: Option<PathBuf>) -> LiveOptions {
    let journal = journal.map(|path| path.display().to_string());
    LiveOptions { lift: None, grammar: Grammar::Read, journal }
}

/// Rehearses a track until its set is over.
fn rehearsed(name: &str, journal: Option<PathBuf>) -> Arc<LiveSet> {
    let live = LiveSet::rehearsing(track(name), options(journal)).unwrap();
    live.place().unwrap();
    live.arm(0.0).unwrap();
    let (luma, chroma) = (vec![0; 1080 * 1920], vec![0; 1080 * 960]);
    for frame in 0.. {
        let state = live.push(&luma, &chroma, &[], info(frame), CameraFacts::default()).unwrap();
        // 11 joints, 8 levels and 5 points of the plate before the lines, 8 bytes each.
        assert!(state.overlay.bytes().len() >= 8 * (24 + state.curve_points as usize));
        if matches!(state.stage, Stage::Ended { .. }) {
            assert_eq!(state.event, Some(SetEvent::SetEnded { reason: EndReason::BarStill }));
            break;
        }
    }
    live
}

fn judged() -> Arc<JudgedSet> {
    rehearsed("three_reps", None).verdict().unwrap()
}

#[test]
fn a_set_is_filmed_judged_kept_and_its_journal_goes_last() {
    let folder = tempfile::tempdir().unwrap();
    let journal = folder.path().join("set.journal");
    let live = rehearsed("three_reps", Some(journal.clone()));
    let set = live.verdict().unwrap();
    let report = set.report().unwrap();
    assert_eq!(
        (report.set.verdict, report.set.reps, set.reason().unwrap()),
        (Verdict::Clear, 3, EndReason::BarStill)
    );
    let library = SetLibrary::open(folder.path().join("library").display().to_string()).unwrap();
    let saved = library.save(NOW, SetFacts::default(), Some(Arc::clone(&set)), None, Vec::new()).unwrap();
    assert!(saved.is_new && journal.exists());
    live.save().unwrap();
    assert!(!journal.exists());
    assert_eq!(library.track(saved.id.clone()).unwrap(), set.track().unwrap());
    // What is kept is rounded as documents are.
    let kept = library.set(saved.id).unwrap().report.unwrap();
    assert!((kept.set.change_deg.unwrap() - report.set.change_deg.unwrap()).abs() < 1e-4);
}

#[test]
fn a_set_whose_app_was_killed_is_finished_from_its_journal_however_it_was_cut_off() {
    let folder = tempfile::tempdir().unwrap();
    let journal = folder.path().join("set.journal");
    drop(rehearsed("three_reps", Some(journal.clone())));
    let whole = std::fs::read(&journal).unwrap();
    let path = journal.display().to_string();
    assert_eq!(recover(path.clone()).unwrap().report().unwrap().set.reps, 3);
    std::fs::write(&journal, &whole[..whole.len() / 2]).unwrap();
    let half = recover(path.clone()).unwrap();
    assert!(half.damage().unwrap().is_some());
    assert!(half.report().unwrap().source.frames > 100);
    // What is kept of it is whole.
    std::fs::write(&journal, half.track().unwrap()).unwrap();
    assert_eq!(recover(path.clone()).unwrap().damage().unwrap(), None);
    std::fs::write(&journal, b"").unwrap();
    assert!(matches!(recover(path), Err(KeelError::Track { .. })));
}

#[test]
fn a_journal_of_a_set_that_was_none_goes_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let journal = folder.path().join("set.journal");
    let live = LiveSet::rehearsing(track("nothing_lifted"), options(Some(journal.clone()))).unwrap();
    live.place().unwrap();
    live.arm(0.0).unwrap();
    let (luma, chroma) = (vec![0; 1080 * 1920], vec![0; 1080 * 960]);
    let pushed =
        (0..).take_while(|i| live.push(&luma, &chroma, &[], info(*i), CameraFacts::default()).is_ok());
    assert!(pushed.count() > 100);
    assert!(!journal.exists());
}

#[test]
fn a_journal_that_cannot_be_written_is_told_and_the_set_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let live = rehearsed("three_reps", Some(folder.path().join("missing/set.journal")));
    assert!(live.diagnostics().unwrap().journal_failure.unwrap().contains("missing"));
    assert_eq!(live.verdict().unwrap().report().unwrap().set.reps, 3);
    live.drop_set().unwrap();
}

#[test]
fn a_replay_draws_every_moment_that_it_jumps_to() {
    let set = judged();
    let replay = set.replay().unwrap();
    let jumps = replay.jumps().unwrap();
    assert_eq!(jumps.iter().filter(|j| j.kind == JumpKind::Worst).count(), 3);
    for jump in jumps {
        let overlay = replay.overlay_at(jump.time_s).unwrap().unwrap();
        assert_eq!(overlay.curve.bytes().len() % 8, 0);
        assert!(!overlay.curve.bytes().is_empty());
    }
    let series = replay.series(100).unwrap();
    assert!(series.len() <= 110 && series.iter().any(|p| p.change_deg.is_some()));
    let jpeg = replay
        .still(&vec![0; 1080 * 1920], &vec![128; 1080 * 960], &[], info(0), 1.0, "caption".to_owned())
        .unwrap();
    assert_eq!(jpeg.get(..2), Some([0xFF, 0xD8].as_slice()));
    let ghost = set.setup_ghost().unwrap().unwrap();
    assert!(ghost.plate_px > 50.0);
}

#[test]
fn pages_go_on_where_the_one_before_ended() {
    let folder = tempfile::tempdir().unwrap();
    let library = SetLibrary::open(folder.path().display().to_string()).unwrap();
    let set = judged();
    for hour in 0..5 {
        let at = Moment { utc_ms: NOW.utc_ms + hour * 3_600_000, ..NOW };
        library.save(at, SetFacts::default(), Some(Arc::clone(&set)), None, Vec::new()).unwrap();
    }
    let (mut seen, mut after) = (Vec::new(), None);
    loop {
        let page = library.sets(SetFilter::default(), after, 2).unwrap();
        seen.extend(page.sets.into_iter().map(|s| s.started.utc_ms));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(seen.len(), 5);
    assert!(seen.is_sorted_by(|a, b| a > b));
    let refused = library.sets(SetFilter::default(), Some("{}".to_owned()), 2);
    assert!(matches!(refused, Err(KeelError::Argument { ref field, .. }) if field == "after"));
}

#[test]
fn every_negative_number_of_a_frame_is_refused() {
    let live = LiveSet::rehearsing(track("three_reps"), options(None)).unwrap();
    live.place().unwrap();
    let (luma, chroma) = (vec![0; 1080 * 1920], vec![0; 1080 * 960]);
    let wrong = [
        FrameInfo { width_px: -1, ..info(0) },
        FrameInfo { height_px: i32::MIN, ..info(0) },
        FrameInfo { row_stride: -1080, ..info(0) },
        FrameInfo { chroma_row_stride: -1, ..info(0) },
        FrameInfo { rotation_deg: 45, ..info(0) },
        FrameInfo { format: PixelFormat::Yuv420, chroma_pixel_stride: -2, ..info(0) },
    ];
    for info in wrong {
        let refused = live.push(&luma, &chroma, &chroma, info, CameraFacts::default());
        assert!(matches!(refused, Err(KeelError::Frame { .. })), "{info:?}: {refused:?}");
    }
}
