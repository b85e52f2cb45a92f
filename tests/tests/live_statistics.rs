//! Two hundred simulated sets: what the recorder finds, counts, says and stops, against truth and against the verdict.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use keel_core::live::Grammar;
use keel_core::recorder::LiveOptions;
use keel_core::track::{Facing, Observation};
use keel_core::verdict::{RepVerdict, Word};
use keel_tests::body::Flexion;
use keel_tests::film::Camera;
use keel_tests::gym::{Act, Gym};
use keel_tests::live::{Log, contradicts, play};
use keel_tests::network::Network;
use keel_tests::script::{LossAt, RepScript, SetScript};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

const SETS: u64 = 200;

/// Draws what a set is made of.
struct Draw(ChaCha8Rng);

impl Draw {
    fn share(&mut self) -> f64 {
        f64::from(self.0.next_u32()) / f64::from(u32::MAX)
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.share()
    }

    fn rep(&mut self) -> RepScript {
        let degrees = if self.share() < 0.45 { self.between(0.0, 3.0) } else { self.between(3.0, 26.0) };
        let loss_at = if self.share() < 0.5 { LossAt::Liftoff } else { LossAt::KneePass };
        RepScript {
            setup_s: self.between(1.2, 2.5),
            up_s: self.between(0.9, 3.0),
            hold_s: self.between(0.3, 1.5),
            down_s: self.between(0.7, 1.6),
            rest_s: self.between(0.1, 0.8),
            setup: Flexion { thoracic_deg: self.between(2.0, 12.0), lumbar_deg: self.between(8.0, 20.0) },
            travel_share: if self.share() < 0.04 { self.between(0.15, 0.35) } else { 1.0 },
            ..RepScript::losing(loss_at, degrees * 0.3, degrees * 0.7)
        }
    }

    fn gym(&mut self) -> Gym {
        let mut acts = vec![Act::Absent(self.between(0.5, 2.0))];
        acts.push(Act::Walk(-2.0, 0.0, self.between(2.0, 4.0)));
        if self.share() < 0.5 {
            acts.push(Act::Chalk(0.0, self.between(1.5, 4.0)));
        }
        if self.share() < 0.25 {
            acts.push(Act::LoadPlate(self.between(0.0, 0.04), self.between(3.0, 5.0)));
        }
        if self.share() < 0.35 {
            acts.push(Act::FalseStart(self.between(3.5, 6.0)));
        }
        let mut reps: Vec<RepScript> = (0..=(self.share() * 7.0) as usize).map(|_| self.rep()).collect();
        // A set holds a whole rep, and begins with one: a bar that only twitches is no set.
        reps[0].travel_share = 1.0;
        acts.push(Act::Set(SetScript { standing_s: self.between(0.5, 2.0), ..SetScript::new(reps) }));
        acts.push(Act::StandUp(self.between(0.7, 1.2)));
        if self.share() < 0.6 {
            acts.push(Act::Stand(0.0, self.between(0.5, 2.0)));
            acts.push(Act::Walk(0.0, -2.2, self.between(2.0, 3.5)));
            acts.push(Act::Absent(9.0));
        } else {
            acts.push(Act::Stand(0.0, 11.0));
        }
        Gym::new(acts)
    }

    fn camera(&mut self, seed: u64) -> Camera {
        Camera {
            fps: if self.share() < 0.5 { 30.0 } else { 60.0 },
            facing: if self.share() < 0.5 { Facing::Left } else { Facing::Right },
            yaw_deg: self.between(-8.0, 8.0),
            mm_per_px: self.between(2.0, 3.2),
            noise_px: self.between(0.7, 1.3),
            seed,
            ..Camera::default()
        }
    }
}

/// When bar and lifter are at rest after the set: the last act's begin that shows it, s.
fn over_s(gym: &Gym) -> f64 {
    let (begin, script) = gym.sets()[0];
    begin + script.length_s()
}

#[derive(Default, Debug)]
struct Tally {
    sets: u32,
    missed: u32,
    ghosts: u32,
    start_error_s: Vec<f64>,
    notice_s: Vec<f64>,
    stop_s: Vec<f64>,
    early_stops: u32,
    miscounted_live: Vec<u64>,
    miscounted_verdict: Vec<u64>,
    reps: u32,
    words: u32,
    contradictions: Vec<String>,
    late_words: Vec<f64>,
}

impl Tally {
    fn add(&mut self, seed: u64, gym: &Gym, log: &Log) {
        self.sets += 1;
        let liftoff = gym.liftoffs_s()[0];
        let Some(set) = log.sets.iter().find(|s| s.noticed_s > liftoff - 1.0) else {
            self.missed += 1;
            println!("set {seed}: missed, {:?}", log.events);
            return;
        };
        self.ghosts += log.sets.len() as u32 - 1;
        let error_s = (set.began_s - liftoff).abs();
        if error_s > 0.25 {
            println!("set {seed}: began {error_s:.2} s off");
        }
        self.start_error_s.push(error_s);
        self.notice_s.push(set.noticed_s - liftoff);
        self.stop_s.push(set.ended_s - over_s(gym));
        self.early_stops += u32::from(set.ended_s < over_s(gym));
        let (_, script) = gym.sets()[0];
        let truth = script.reps.iter().filter(|r| r.travel_share > 0.6).count() as u32;
        if set.counted.0 != truth {
            self.miscounted_live.push(seed);
        }
        let report = &set.report.report;
        if report.set.reps != truth {
            self.miscounted_verdict.push(seed);
        }
        for (rep, word) in set.spoken() {
            self.reps += 1;
            let Some((late_s, cue)) = word else { continue };
            self.words += 1;
            self.late_words.push(late_s);
            if late_s > 0.5 {
                println!("set {seed} rep {}: said {late_s:.2} s after lockout", rep.index);
            }
            if contradicts(cue, rep) {
                self.contradictions.push(format!(
                    "set {seed} rep {}: {cue:?} against {:?} {:?} {:?} +- {:?} {:?}",
                    rep.index, rep.verdict, rep.lost_at, rep.change_deg, rep.margin_deg, rep.reasons
                ));
            }
        }
    }
}

fn quantile(values: &mut [f64], q: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    values[((values.len() - 1) as f64 * q).round() as usize]
}

fn run(spoil: impl Fn(u64, Vec<Observation>) -> Vec<Observation>) -> Tally {
    let mut tally = Tally::default();
    for seed in 0..SETS {
        let mut draw = Draw(ChaCha8Rng::seed_from_u64(1000 + seed));
        let (gym, camera) = (draw.gym(), draw.camera(seed));
        let seen = spoil(seed, gym.observe(&camera, &Network::MEASURED));
        let log = play(&seen, LiveOptions { grammar: Grammar::Read, ..LiveOptions::default() }).unwrap();
        tally.add(seed, &gym, &log);
    }
    tally
}

#[test]
fn two_hundred_sets_are_found_counted_spoken_of_and_stopped() {
    let mut t = run(|_, seen| seen);
    println!(
        "{} sets: missed {}, ghosts {}, early stops {}, miscounted live {:?}, by the verdict {:?}",
        t.sets, t.missed, t.ghosts, t.early_stops, t.miscounted_live, t.miscounted_verdict
    );
    for (name, values) in [
        ("start error", &mut t.start_error_s),
        ("noticed after liftoff", &mut t.notice_s),
        ("stopped after the bar came to rest", &mut t.stop_s),
        ("word after lockout", &mut t.late_words),
    ] {
        let (p50, p99, most) = (quantile(values, 0.5), quantile(values, 0.99), quantile(values, 1.0));
        println!("{name}: p50 {p50:.2} s, p99 {p99:.2} s, most {most:.2} s");
    }
    println!(
        "{} reps, {} words, {} contradictions {:#?}",
        t.reps,
        t.words,
        t.contradictions.len(),
        t.contradictions
    );
    assert_eq!((t.missed, t.ghosts, t.early_stops), (0, 0, 0));
    assert!(t.start_error_s.iter().all(|s| *s <= 0.3));
    assert!(t.stop_s.iter().all(|s| *s <= 8.0));
    assert!(t.miscounted_live.len() as f64 <= 0.01 * SETS as f64);
    assert!(t.miscounted_verdict.len() as f64 <= 0.01 * SETS as f64);
    assert!(t.contradictions.len() as f64 <= 0.02 * f64::from(t.reps));
    assert!(f64::from(t.words) >= 0.7 * f64::from(t.reps), "silence must stay the exception");
    assert!(quantile(&mut t.late_words, 0.99) <= 0.5);
}

/// The frames of a busy phone: taken up to 50 ms to and fro, and a fifth of them dropped.
fn shaken(seed: u64, gym: &Gym, camera: &Camera) -> Vec<Observation> {
    let mut draw = Draw(ChaCha8Rng::seed_from_u64(77 + seed));
    let mut seen = gym.observe_shaken(camera, &Network::MEASURED, |_| draw.between(-0.05, 0.05));
    seen.retain(|_| draw.share() >= 0.2);
    seen
}

#[test]
#[ignore = "the aim of 2 % of words is not met yet; run it for the figure"]
fn a_fifth_of_the_frames_dropped_and_fifty_milliseconds_of_jitter_change_few_words() {
    let (mut reps, mut changed, mut unsaid, mut miscounted) = (0, Vec::new(), 0, Vec::new());
    for seed in 0..SETS / 2 {
        let mut draw = Draw(ChaCha8Rng::seed_from_u64(1000 + seed));
        let (gym, camera) = (draw.gym(), draw.camera(seed));
        let seen = gym.observe(&camera, &Network::MEASURED);
        let whole = play(&seen, LiveOptions::default()).unwrap();
        let poor = play(&shaken(seed, &gym, &camera), LiveOptions::default()).unwrap();
        assert_eq!(poor.sets.len(), 1, "set {seed}");
        let words = |log: &Log| -> Vec<RepVerdict> {
            log.sets[0].report.report.reps.iter().filter(|r| !r.attempt).cloned().collect()
        };
        let (whole, poor) = (words(&whole), words(&poor));
        if whole.len() != poor.len() {
            miscounted.push(seed);
            continue;
        }
        for (a, b) in whole.iter().zip(&poor) {
            reps += 1;
            if b.verdict == Word::NotJudged && a.verdict != Word::NotJudged {
                unsaid += u32::from(b.reasons.contains(&keel_core::verdict::Reason::DroppedFrames));
                if !b.reasons.contains(&keel_core::verdict::Reason::DroppedFrames) {
                    changed.push(format!(
                        "set {seed} rep {}: {:?} to not judged {:?}",
                        b.index, a.verdict, b.reasons
                    ));
                }
            } else if a.verdict != b.verdict {
                changed.push(format!(
                    "set {seed} rep {}: {:?} {:.1?} to {:?} {:.1?}",
                    b.index, a.verdict, a.change_deg, b.verdict, b.change_deg
                ));
            }
        }
    }
    println!(
        "{reps} reps, {} words changed, {unsaid} not judged for dropped frames, miscounted {miscounted:?}",
        changed.len()
    );
    println!("{changed:#?}");
    let lost = changed.iter().filter(|c| c.contains("Held")).count();
    println!("{lost} of them between held and lost or not judged");
    assert!(miscounted.len() as f64 <= 0.01 * (SETS / 2) as f64);
    assert!(changed.len() as f64 <= 0.02 * f64::from(reps));
}
