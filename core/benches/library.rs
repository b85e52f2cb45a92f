//! A library of 1,000, 10,000 and 50,000 sets: first page, filter and search, opening a set, trend, backup, restore, and an
//! overlay. Lists, sets and trends are told of the quickest of some runs; backup and restore run once. Each figure is the time on the
//! clock and, where it is long, the processor's in parentheses, which alone grows with the library on a machine that does other things.
//! `cargo bench -p keel-core --bench library -- 10000` measures one size.
//!
//! Sets are made of one synthetic report whose reps' changes are varied, so that the sizes are those of real ones (ten
//! seconds of film at 60 times a second); the first 200 have a track.
#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

use keel_core::frame::Timestamp;
use keel_core::geometry::{Similarity, Vec2};
use keel_core::library::{
    BackupFile, Facts, Filter, Library, Load, LoadUnit, Mode, Moment, NewSet, Note, SetId,
};
use keel_core::lift::{Lift, Phase};
use keel_core::model::Model;
use keel_core::pose::{Covariance, Point};
use keel_core::replay::Replay;
use keel_core::report::Report;
use keel_core::track::{
    CameraMotion, Facing, LifterSeen, Light, ModelInfo, Observation, Track, TrackHeader, encode,
};
use keel_core::verdict::{Baseline, RepVerdict, SetupFinding, Word};
use std::path::Path;
use std::time::{Duration, Instant};

const FRAMES: usize = 600;
const RUNS: usize = 9;
/// Linux counts a processor's time in steps of some milliseconds: of less it says nothing.
const TELLING: Duration = Duration::from_millis(40);

fn track() -> Track {
    let calibration = Model::shipped().unwrap().calibration();
    let point = |x: f64, y: f64| {
        Some(Point { position: Vec2::new(x, y), covariance: Covariance::isotropic(0.5), presence: 0.95 })
    };
    let observations = (0..FRAMES)
        .map(|i| {
            let sway = (i as f64 / 40.0).sin() * 60.0 + (i as f64 * 0.7).sin() * 0.4;
            Observation {
                time: Timestamp::from_nanos(i as i64 * 16_666_667),
                shot: 0,
                repeated: false,
                camera: Some(CameraMotion { to_first: Similarity::IDENTITY }),
                light: Light { luma: 0.4, sharpness: 0.3 },
                thinning: keel_core::pose::Thinning::None,
                people: 1,
                lifter: Some(LifterSeen {
                    spine: std::array::from_fn(|c| {
                        std::array::from_fn(|l| {
                            point(500.0 + sway - c as f64 * 12.0, 600.0 + 40.0 * l as f64)
                        })
                    }),
                    joints: std::array::from_fn(|j| point(540.0 + sway, 500.0 + 100.0 * j as f64)),
                    plate: std::array::from_fn(|p| point(560.0 + 20.0 * p as f64, 1600.0 - sway)),
                    contour: (0..32).map(|k| Vec2::new(470.0 + sway, 600.0 + 9.0 * f64::from(k))).collect(),
                    yaw: None,
                    facing: Facing::Right,
                    heat_mass: 0.9,
                }),
            }
        })
        .collect();
    let model = ModelInfo {
        name: "bench".into(),
        version: "1".into(),
        sha256: "0".into(),
        runtime: "embedded".into(),
    };
    Track {
        header: TrackHeader { model, calibration, width_px: 1080, height_px: 1920, lift: None },
        observations,
    }
}

/// A report of five reps with full series.
fn report(track: &Track) -> Report {
    let mut report = Report::of(track);
    let noisy =
        |i: usize, scale: f64| Some(10.0 + scale * ((i as f64 * 0.05).sin() + 0.01 * (i as f64 * 1.3).sin()));
    let s = &mut report.series;
    s.t_s = (0..FRAMES).map(|i| i as f64 / 60.0).collect();
    for (k, column) in [
        &mut s.flexion_deg,
        &mut s.sigma_deg,
        &mut s.thoracic_deg,
        &mut s.lumbar_deg,
        &mut s.skin_deg,
        &mut s.contour_deg,
        &mut s.bar_height,
        &mut s.confidence,
    ]
    .into_iter()
    .enumerate()
    {
        *column = (0..FRAMES).map(|i| noisy(i, 4.0 + k as f64)).collect();
    }
    s.phase =
        (0..FRAMES).map(|i| Some(if i % 120 < 60 { Phase::Liftoff } else { Phase::KneePass })).collect();
    report.lift = Some(Lift::Conventional);
    report.reps = (0..5).map(rep).collect();
    (report.set.reps, report.set.reps_judged, report.set.reps_held) = (5, 5, 4);
    report
}

fn rep(i: u32) -> RepVerdict {
    let start_s = 2.0 * f64::from(i);
    RepVerdict {
        index: i + 1,
        attempt: false,
        start_s,
        liftoff_s: Some(start_s + 0.4),
        knee_pass_s: Some(start_s + 0.9),
        knee_pass_margin_s: Some(0.05),
        sticking_s: None,
        lockout_s: Some(start_s + 1.4),
        descent_s: None,
        end_s: Some(start_s + 1.9),
        verdict: Word::Held,
        change_deg: Some(3.0),
        margin_deg: Some(3.5),
        change_series: None,
        lost_at: None,
        lost_at_s: None,
        region: None,
        baseline: Baseline::Setup,
        baseline_deg: Some(10.0),
        setup: SetupFinding::default(),
        range_deg: Some(20.0),
        worst_frame_s: Some(start_s + 0.8),
        phases: Vec::new(),
        findings: Vec::new(),
        reasons: Vec::new(),
    }
}

/// Fills a library with so many sets, four a session, three sessions a week; returns the middle one's id.
fn fill(library: &mut Library, count: usize) -> SetId {
    let track = track();
    let base = report(&track);
    let notes = ["", "Rücken müde", "grip slipped", "gut geschlafen", ""];
    let mut middle = None;
    for n in 0..count {
        let wave = (n as f64 * 0.37).sin() * 2.0;
        let mut report = base.clone();
        for (i, rep) in report.reps.iter_mut().enumerate() {
            rep.change_deg = Some(4.0 + wave + 0.4 * i as f64);
        }
        report.set.median_change_deg = Some(4.8 + wave);
        report.set.verdict = if n % 7 == 0 { Word::Slight } else { Word::Held };
        let note = notes[n % notes.len()];
        let facts = Facts {
            load: Some(Load::new(60.0 + (n % 30) as f64 * 2.5, LoadUnit::Kg).unwrap()),
            note: (!note.is_empty()).then(|| Note::new(note).unwrap()),
            ..Facts::default()
        };
        // Only a moment apart in every other way, so each is a set of its own.
        let ms = 1_000_000_000_000 + (n / 4) as i64 * 2 * 86_400_000 / 3 + (n % 4) as i64 * 600_000;
        let mut own = track.clone();
        own.header.model.version = "1".into();
        let bytes = (n < 200).then(|| {
            own.observations[0].light.luma = 0.1 + n as f64 / 255.0 / 4.0;
            encode(&own, 30)
        });
        let saved = library
            .save(&NewSet {
                started: Moment::new(ms, 60).unwrap(),
                facts: &facts,
                track: bytes.as_deref(),
                report: Some(&report),
                video: None,
                pictures: &[],
            })
            .unwrap();
        if n == count / 2 {
            middle = Some(saved.id);
        }
    }
    middle.unwrap()
}

/// Time of a run: on the clock, and the processor's where the system tells it.
struct Took {
    clock: Duration,
    processor: Option<Duration>,
}

impl Took {
    fn of(run: impl FnOnce()) -> Self {
        let (start, before) = (Instant::now(), processor());
        run();
        let clock = start.elapsed();
        Self { clock, processor: processor().zip(before).map(|(after, before)| after.saturating_sub(before)) }
    }

    /// The quickest of some runs.
    fn least(mut run: impl FnMut()) -> Self {
        (0..RUNS).map(|_| Self::of(&mut run)).min_by_key(|took| took.clock).unwrap()
    }

    fn ms(&self) -> String {
        self.told(1e3, "ms")
    }

    fn s(&self) -> String {
        self.told(1.0, "s")
    }

    fn told(&self, scale: f64, unit: &str) -> String {
        let number = |time: Duration| format!("{:.1}", time.as_secs_f64() * scale);
        let processor = self.processor.filter(|_| self.clock > TELLING);
        let processor = processor.map_or_else(String::new, |time| format!(" ({})", number(time)));
        format!("{}{processor} {unit}", number(self.clock))
    }
}

/// What this thread had of the processors so far, as Linux tells it.
fn processor() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}

fn measure(count: usize, folder: &Path) {
    let dir = folder.join(format!("library-{count}"));
    let mut library = Library::open(&dir).unwrap();
    let mut id = None;
    let filled = Took::of(|| id = Some(fill(&mut library, count)));
    let id = id.unwrap();
    let library = Library::open(&dir).unwrap();
    let page = Took::least(|| {
        assert_eq!(Library::open(&dir).unwrap().sets(&Filter::default(), None, 50).unwrap().sets.len(), 50);
    });
    let found = Filter {
        words: Some("rücken".into()),
        load_from: Some(Load::new(100.0, LoadUnit::Kg).unwrap()),
        verdict: Some(Word::Held),
        ..Filter::default()
    };
    let search = Took::least(|| assert!(!library.sets(&found, None, 50).unwrap().sets.is_empty()));
    let open = Took::least(|| assert_eq!(library.set(id).unwrap().report.unwrap().series.t_s.len(), FRAMES));
    let sessions = Took::least(|| assert_eq!(library.sessions(None, 10).unwrap().len(), 10));
    let trend = Took::least(|| assert!(!library.trend(&Filter::default()).unwrap().series.is_empty()));
    let file = folder.join(format!("{count}.backup"));
    let backup = Took::of(|| {
        let mut backup = library.backup(&file, false).unwrap();
        while !backup.step().unwrap().is_complete() {}
    });
    let other = Library::open(&folder.join(format!("other-{count}"))).unwrap();
    let restore = Took::of(|| {
        let mut restore = other.restore(BackupFile::open(&file).unwrap(), Mode::Merge).unwrap();
        while !restore.step().unwrap().is_complete() {}
    });
    let megabytes = |path: &Path| path.metadata().unwrap().len() as f64 / 1e6;
    let quick = [page, search, open, sessions, trend].map(|took| took.ms());
    println!(
        "| {count} | {} | {} | {} | {:.0} MB | {:.0} MB | {:.1} ms |",
        quick.join(" | "),
        backup.s(),
        restore.s(),
        megabytes(&dir.join("keel.db")),
        megabytes(&file),
        filled.clock.as_secs_f64() * 1e3 / count as f64
    );
}

fn overlay() {
    let track = track();
    let report = report(&track);
    let replay = Replay::of(&track, &report);
    let mut k = 0;
    let took = Took::least(|| {
        for _ in 0..1000 {
            k += 7;
            assert!(replay.overlay_at((k % 590) as f64 / 60.0).is_some());
        }
    });
    println!("a thousand overlays: {}", took.ms());
}

fn main() {
    overlay();
    let folder = std::env::temp_dir().join(format!("keel-library-bench-{}", std::process::id()));
    println!(
        "| sets | first page, opening included | filter + search | a set | ten sessions | trend over all | backup | restore | database | backup file | save |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|");
    let asked: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    for count in if asked.is_empty() { vec![1_000, 10_000, 50_000] } else { asked } {
        measure(count, &folder);
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
