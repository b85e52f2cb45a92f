//! The live half on films: sets that begin and end by themselves, and words that agree with the verdict, from pixels on.
//! `KEEL_LIVE_FILMS` names a folder of rendered films in which the lifter stands free before and after the set
//! (`python -m keel_training.film.many LIVE --first 200 --films 208 --after 9`), `KEEL_FOOTAGE` one of real films; without
//! them the tests are skipped.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use keel_core::lift::Lift;
use keel_core::recorder::LiveOptions;
use keel_tests::live::{Log, contradicts, play_track};
use keel_tests::pixels::track_of;
use keel_tests::skip::skip;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// Films in the folder that a variable names, in the order of their names; `None`, with a skip said, without it.
fn films(test: &str, variable: &str) -> Option<Vec<PathBuf>> {
    let Some(folder) = std::env::var_os(variable) else {
        skip(test, &format!("{variable} names no folder of films"));
        return None;
    };
    let mut films: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "mp4"))
        .collect();
    films.sort();
    Some(films)
}

/// The lift that a lifter would have named: kettlebells and bodies show no bar.
fn named(film: &str) -> Option<Lift> {
    match film {
        film if film.starts_with("tby66") || film.contains("kb") => Some(Lift::Kettlebell),
        film if film.contains("squat") => Some(Lift::Squat),
        _ => None,
    }
}

fn name(film: &Path) -> String {
    film.file_stem().unwrap().to_string_lossy().into_owned()
}

/// Words said, reps, and the words that deny their verdict.
fn spoken(film: &str, log: &Log) -> (usize, usize, Vec<String>) {
    let said: Vec<_> = log.sets.iter().flat_map(|set| set.spoken()).collect();
    let denied = said
        .iter()
        .filter_map(|(rep, word)| Some((rep, (*word)?.1)))
        .filter(|(rep, cue)| contradicts(*cue, rep))
        .map(|(rep, cue)| {
            format!("{film} rep {}: {cue:?} against {:?} {:?}", rep.index, rep.verdict, rep.reasons)
        })
        .collect();
    (said.iter().filter(|(_, word)| word.is_some()).count(), said.len(), denied)
}

/// What is true of a film.
struct Truth {
    liftoffs_s: Vec<f64>,
    /// When the lifter stands upright again after the set, s.
    over_s: f64,
}

fn truth(film: &Path) -> Truth {
    let truth: Value =
        serde_json::from_slice(&std::fs::read(film.with_extension("truth.json")).unwrap()).unwrap();
    let number = |value: &Value| value.as_f64().unwrap();
    let frames = truth["frames"].as_array().unwrap();
    let shoulder_px = |frame: &Value| number(&frame["shoulder_y_px"]);
    let upright_px = shoulder_px(frames.last().unwrap());
    let moving = frames.iter().rev().find(|frame| (shoulder_px(frame) - upright_px).abs() > 2.0).unwrap();
    let reps = truth["reps"].as_array().unwrap();
    Truth {
        liftoffs_s: reps.iter().map(|rep| number(&rep["events"]["liftoff_s"])).collect(),
        over_s: number(&moving["time_s"]),
    }
}

#[test]
fn rendered_sets_begin_and_end_by_themselves() {
    let Some(films) = films("rendered_sets_begin_and_end_by_themselves", "KEEL_LIVE_FILMS") else { return };
    let mut misses = Vec::new();
    for film in films {
        let (name, truth) = (name(&film), truth(&film));
        let track = track_of(&film, None).unwrap();
        let log = play_track(&track, LiveOptions::default()).unwrap();
        let first_s = truth.liftoffs_s[0];
        for set in &log.sets {
            println!(
                "{name}: liftoff {first_s:.2} s, began {:.2} s, noticed {:.2} s, over {:.2} s, ended {:.2} s, {} of {} reps",
                set.began_s,
                set.noticed_s,
                truth.over_s,
                set.ended_s,
                set.counted.0,
                truth.liftoffs_s.len()
            );
        }
        let [set] = &log.sets[..] else {
            misses.push(format!("{name}: {} sets, {:?}", log.sets.len(), log.events));
            continue;
        };
        if (set.began_s - first_s).abs() > 0.3 {
            misses.push(format!("{name}: began {:+.2} s off", set.began_s - first_s));
        }
        if !(0.0..=8.0).contains(&(set.ended_s - truth.over_s)) {
            misses.push(format!("{name}: ended {:+.2} s after it was over", set.ended_s - truth.over_s));
        }
        if set.counted.0 as usize != truth.liftoffs_s.len() {
            misses.push(format!("{name}: counted {} reps of {}", set.counted.0, truth.liftoffs_s.len()));
        }
    }
    assert!(misses.is_empty(), "{}", misses.join("\n"));
}

#[test]
fn words_on_films_agree_with_the_verdict() {
    let test = "words_on_films_agree_with_the_verdict";
    let found = [films(test, "KEEL_LIVE_FILMS"), films(test, "KEEL_FOOTAGE")];
    let (mut words, mut reps, mut denied) = (0, 0, Vec::new());
    for film in found.into_iter().flatten().flatten() {
        let name = name(&film);
        let lift = named(&name);
        let track = track_of(&film, lift).unwrap();
        let log = play_track(&track, LiveOptions { lift, ..LiveOptions::default() }).unwrap();
        let (said, of, against) = spoken(&name, &log);
        println!("{name}: {said} words after {of} reps, {} denied", against.len());
        words += said;
        reps += of;
        denied.extend(against);
    }
    println!("{words} words after {reps} reps, {} denied {denied:#?}", denied.len());
    assert!(denied.len() as f64 <= 0.02 * f64::from(u32::try_from(reps).unwrap()), "{denied:#?}");
}
