//! Every code has words in every language, and none of them is a word that Keel never uses.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use keel_core::library::VideoState;
use keel_core::library::soreness::{AskReason, Finding, Place, Quality, Question};
use keel_core::lift::{Lift, LiftSource, Phase};
use keel_core::live::{Advice, Check, Cue, EndReason};
use keel_core::pose::Thinning;
use keel_core::replay::{Anchor, JumpKind, Unlike};
use keel_core::spine::Series;
use keel_core::track::Facing;
use keel_core::verdict::{Baseline, FindingCode, HeadlineCode, LostAt, Reason, Region, SetupReference, Word};
use keel_words::{Language, Words, code_of};
use serde::Serialize;

fn keys(language: Language) -> Vec<String> {
    Words::of(language).all().map(|(key, _)| key.to_owned()).collect()
}

fn blanks(sentence: &str) -> Vec<&str> {
    let mut names: Vec<&str> =
        sentence.split('{').skip(1).map(|rest| rest.split_once('}').unwrap().0).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The keys that a list of codes needs.
fn needed<C: Serialize>(section: &str, codes: &[C]) -> Vec<String> {
    codes.iter().map(|code| format!("{section}.{}", code_of(code))).collect()
}

#[test]
fn numbers_are_written_as_each_language_does() {
    assert_eq!(Words::of(Language::English).number(0.714, 2), "0.71");
    assert_eq!(Words::of(Language::German).number(-3.0, 1), "-3,0");
}

#[test]
fn every_code_has_words() {
    let mut wanted =
        needed("verdict", &[Word::Held, Word::Slight, Word::Clear, Word::Large, Word::NotJudged]);
    wanted.extend(needed("headline", &HeadlineCode::ALL));
    let lost = [LostAt::Liftoff, LostAt::KneePass, LostAt::Descent, LostAt::Bottom, LostAt::Ascent];
    wanted.extend(needed("lost_at", &lost));
    wanted.extend(lost.iter().map(|place| format!("cue.lost_at_{}", code_of(place))));
    let phases = [
        Phase::Setup,
        Phase::Liftoff,
        Phase::KneePass,
        Phase::Lockout,
        Phase::Descent,
        Phase::Bottom,
        Phase::Ascent,
    ];
    wanted.extend(needed("phase", &phases));
    let jumps = [JumpKind::Setup, JumpKind::Liftoff, JumpKind::KneePass, JumpKind::Lockout, JumpKind::Worst];
    wanted.extend(needed("jump", &jumps));
    wanted.extend(needed("region", &[Region::LowerThoracic, Region::UpperLumbar, Region::MidToLowBack]));
    wanted.extend(needed("series", &[Series::Flexion, Series::Thoracic, Series::Lumbar]));
    let baselines =
        [Baseline::Setup, Baseline::ShortSetup, Baseline::FirstSetup, Baseline::HingeOnset, Baseline::None];
    wanted.extend(needed("baseline", &baselines));
    let references = [SetupReference::RangeCheck, SetupReference::Standing, SetupReference::Population];
    wanted.extend(needed("setup_reference", &references));
    let lifts = [
        Lift::Conventional,
        Lift::Sumo,
        Lift::StiffLeg,
        Lift::Romanian,
        Lift::Kettlebell,
        Lift::TrapBar,
        Lift::Squat,
    ];
    wanted.extend(needed("lift", &lifts));
    wanted.extend(needed("lift_source", &[LiftSource::Given, LiftSource::Detected]));
    wanted.extend(needed("facing", &[Facing::Left, Facing::Right]));
    let findings = [
        FindingCode::RoundedBeforeLiftoff,
        FindingCode::StraightenedBeforeKnee,
        FindingCode::StillFlexed,
        FindingCode::LeanBack,
        FindingCode::ShouldersForward,
        FindingCode::LockoutNotSeen,
        FindingCode::LostInDescent,
    ];
    wanted.extend(needed("finding", &findings));
    wanted.extend(needed("cue", &Cue::ALL));
    wanted.extend(needed("readiness", &Advice::ALL));
    wanted.extend(needed("spoken", &Advice::ALL));
    wanted.extend(needed("check", &Check::ALL));
    let ends = [EndReason::BarStill, EndReason::Tapped, EndReason::TooLong, EndReason::Interrupted];
    wanted.extend(needed("end_reason", &ends));
    wanted
        .extend(needed("thinning", &[Thinning::None, Thinning::Contour, Thinning::Body, Thinning::BodyMore]));
    for reason in needed("reason", &Reason::ALL) {
        wanted.extend([format!("{reason}.text"), format!("{reason}.fix")]);
    }
    for language in Language::ALL {
        let keys = keys(language);
        for key in &wanted {
            assert!(keys.contains(key), "{}: no words for {key}", language.code());
        }
    }
}

#[test]
fn every_code_of_the_library_has_words() {
    let mut wanted = needed("unlike", &Unlike::ALL);
    wanted.extend(needed("anchor", &[Anchor::Liftoff, Anchor::KneePass, Anchor::Lockout]));
    wanted.extend(needed("sore_place", &Place::ALL));
    wanted.extend(needed("quality", &Quality::ALL));
    wanted.extend(needed("question", &[Question::Before, Question::Morning, Question::TwoDays]));
    let reasons = [AskReason::High, AskReason::Sharp, AskReason::Spreading, AskReason::Lasting];
    wanted.extend(needed("soreness_ask", &reasons));
    wanted.extend(Finding::CODES.map(|code| format!("soreness.{code}")));
    let videos = [
        VideoState::None,
        VideoState::Present,
        VideoState::Missing,
        VideoState::Swapped,
        VideoState::Removed,
    ];
    wanted.extend(needed("video", &videos));
    for language in Language::ALL {
        let keys = keys(language);
        for key in &wanted {
            assert!(keys.contains(key), "{}: no words for {key}", language.code());
        }
    }
}

#[test]
fn both_languages_say_the_same_things_with_the_same_blanks() {
    assert_eq!(keys(Language::English), keys(Language::German));
    let (english, german) = (Words::of(Language::English), Words::of(Language::German));
    for ((key, english), (_, german)) in english.all().zip(german.all()) {
        assert_eq!(blanks(english), blanks(german), "{key}");
        assert!(!english.trim().is_empty() && !german.trim().is_empty(), "{key}");
    }
}

#[test]
fn no_sentence_uses_a_word_that_keel_never_uses() {
    // Keel measures technique; it neither promises nor warns, and names no muscle or disc.
    let forbidden = [
        "risk",
        "injur",
        "safe",
        "unsafe",
        "prevent",
        "diagnos",
        "posture",
        "danger",
        "pain",
        "disc ",
        "muscle",
        "erector",
        "bulg",
        "hernia",
        "risiko",
        "verletz",
        "sicher",
        "vorbeug",
        "verhinder",
        "gefahr",
        "gefähr",
        "haltung",
        "schmerz",
        "bandscheib",
        "muskel",
        "gesund",
        "health",
    ];
    for language in Language::ALL {
        for (key, sentence) in Words::of(language).all() {
            // German names soreness by a word that holds another.
            let lower = sentence.to_lowercase().replace("muskelkater", "");
            // The one sentence that sends a lifter to somebody else has to name them.
            let allowed = |word: &str| key == "soreness.ask" && word == "health";
            for word in forbidden.into_iter().filter(|word| !allowed(word)) {
                assert!(!lower.contains(word), "{} {key}: \"{word}\" in \"{sentence}\"", language.code());
            }
        }
    }
}

#[test]
fn blanks_are_filled_and_an_unknown_code_shows_itself() {
    let words = Words::of(Language::English);
    let blanks = [("rep", "3".to_owned()), ("deg", "12".to_owned())];
    assert_eq!(words.fill("headline", "lost_at_knee", &blanks), "Rep 3: lost at the knee, by 12°.");
    assert_eq!(words.get("headline", "nothing_of_the_kind"), "nothing_of_the_kind");
    assert_eq!("de".parse::<Language>(), Ok(Language::German));
    assert!("fr".parse::<Language>().is_err());
}
