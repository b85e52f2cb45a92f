//! Writes `tests/scenarios`: tracks of scripted sets with what must come of them, from what the script sets.

use keel_core::live::{Advice, CameraFacts, Check, Condition, Cue, EndReason, Grammar, Heat};
use keel_core::track::{Track, encode};
use keel_core::verdict::Word;
use keel_tests::film::{Camera, header};
use keel_tests::gym::{Act, Gym};
use keel_tests::network::Network;
use keel_tests::scenario::{
    Call, CallAt, Expected, FORMAT, FactsFrom, ReadinessAt, Scenario, SetExpected, Within,
};
use keel_tests::script::{LossAt, RepScript, SetScript};
use std::path::Path;

const CAMERA: Camera = Camera {
    fps: 25.0,
    mm_per_px: 2.5,
    facing: keel_core::track::Facing::Right,
    yaw_deg: 3.0,
    noise_px: 0.6,
    seed: 11,
    nod_deg: 0.0,
};

fn at(at_s: f64, call: Call) -> CallAt {
    CallAt { at_s, call, refused: false }
}

fn within<T>(what: T, from_s: f64, to_s: f64) -> Within<T> {
    Within { what, from_s, to_s }
}

fn event(code: &str, from_s: f64, to_s: f64) -> Within<String> {
    within(code.to_owned(), from_s, to_s)
}

fn rep() -> RepScript {
    RepScript::default()
}

/// A set after a moment of standing, then up and away from the bar.
fn gym(reps: Vec<RepScript>) -> Gym {
    let script = SetScript { standing_s: 0.5, ..SetScript::new(reps) };
    Gym::new(vec![Act::Stand(0.0, 1.0), Act::Set(script), Act::StandUp(1.0), Act::Stand(0.0, 8.0)])
}

/// When the set's last rep is down, s.
fn down_s(gym: &Gym) -> f64 {
    gym.sets().iter().map(|(begin, set)| begin + set.length_s()).fold(0.0, f64::max)
}

/// When each rep locks out, s: its liftoff and the time that it takes up.
fn lockouts_s(gym: &Gym) -> Vec<f64> {
    let ups = gym.sets().iter().flat_map(|(_, set)| set.reps.iter().map(|r| r.up_s)).collect::<Vec<_>>();
    gym.liftoffs_s().iter().zip(ups).map(|(at, up)| at + up).collect()
}

fn armed() -> Vec<CallAt> {
    vec![at(0.0, Call::Place), at(0.0, Call::Arm(0.0))]
}

/// The events of a set that goes its way.
fn events(gym: &Gym) -> Vec<Within<String>> {
    let (liftoff, down) = (gym.liftoffs_s()[0], down_s(gym));
    vec![
        event("countdown_over", 0.0, 0.1),
        event("set_began", liftoff, liftoff + 0.6),
        event("set_ended", down + 5.0, down + 8.0),
    ]
}

/// A word after each rep, then the end.
fn words(gym: &Gym, words: &[Cue]) -> Vec<Within<Cue>> {
    let said = lockouts_s(gym).into_iter().zip(words).map(|(t, cue)| within(*cue, t - 0.5, t + 0.5));
    said.chain([within(Cue::SetOver, down_s(gym) + 5.0, down_s(gym) + 8.0)]).collect()
}

fn set(reps: &[Word], verdict: Word) -> SetExpected {
    SetExpected { reason: EndReason::BarStill, reps: reps.to_vec(), attempts: 0, verdict }
}

fn base(about: &str, gym: &Gym, camera: &Camera) -> (Scenario, Track) {
    let track = Track { header: header(), observations: gym.observe(camera, &Network::MEASURED) };
    let scenario = Scenario {
        format: FORMAT,
        about: about.to_owned(),
        track: String::new(),
        lift: None,
        grammar: Grammar::Read,
        calls: armed(),
        facts: Vec::new(),
        expect: Expected::default(),
    };
    (scenario, track)
}

#[allow(clippy::too_many_lines, reason = "a list of scenarios")]
fn all() -> Vec<(&'static str, Scenario, Track)> {
    let mut out = Vec::new();

    let g = gym(vec![
        rep(),
        RepScript::losing(LossAt::Liftoff, 5.0, 12.0),
        RepScript::losing(LossAt::KneePass, 6.0, 13.0),
    ]);
    let (mut s, t) = base("Three reps: one held, one lost at liftoff, one at the knee.", &g, &CAMERA);
    s.expect.events = events(&g);
    s.expect.cues = words(&g, &[Cue::Held, Cue::LostAtLiftoff, Cue::LostAtKneePass]);
    s.expect.set = Some(set(&[Word::Held, Word::Clear, Word::Clear], Word::Clear));
    out.push(("three_reps", s, t));

    let g = Gym::new(vec![
        Act::Stand(0.0, 1.0),
        Act::Chalk(0.0, 2.0),
        Act::TieShoes(0.0, 3.5),
        Act::LoadPlate(0.03, 4.0),
        Act::Bottle(0.0, 2.5),
        Act::FalseStart(4.0),
        Act::Stand(0.0, 2.0),
    ]);
    let (mut s, t) =
        base("Chalk, shoes, a plate, a bottle, a set-up that is left again: no set.", &g, &CAMERA);
    s.expect.events = vec![event("countdown_over", 0.0, 0.1)];
    out.push(("nothing_lifted", s, t));

    let g = gym(vec![rep(), RepScript { travel_share: 0.3, hold_s: 0.1, ..rep() }, rep()]);
    let (mut s, t) =
        base("A failed pull between two reps is an attempt, and nothing is said of it.", &g, &CAMERA);
    s.expect.events = events(&g);
    let tops = lockouts_s(&g);
    s.expect.cues = vec![
        within(Cue::Held, tops[0] - 0.5, tops[0] + 0.5),
        within(Cue::Held, tops[2] - 0.5, tops[2] + 0.5),
        within(Cue::SetOver, down_s(&g) + 5.0, down_s(&g) + 8.0),
    ];
    s.expect.set = Some(SetExpected { attempts: 1, ..set(&[Word::Held; 2], Word::Held) });
    out.push(("failed_pull", s, t));

    let g = gym(vec![rep(), RepScript::losing(LossAt::Liftoff, 5.0, 12.0)]);
    let stop = lockouts_s(&g)[0] + 1.0;
    let (mut s, t) = base("A tap after the first rep, taken back two seconds later.", &g, &CAMERA);
    s.calls.extend([at(stop, Call::EndSet), at(stop + 2.0, Call::UndoEnd)]);
    let e = events(&g);
    s.expect.events = vec![
        e[0].clone(),
        e[1].clone(),
        event("set_ended", stop, stop + 0.1),
        event("set_goes_on", stop + 2.0, stop + 2.1),
        e[2].clone(),
    ];
    let w = words(&g, &[Cue::Held, Cue::LostAtLiftoff]);
    s.expect.cues = vec![
        w[0].clone(),
        within(Cue::SetOver, stop, stop + 0.5),
        within(Cue::GoesOn, stop + 2.0, stop + 2.5),
        w[1].clone(),
        w[2].clone(),
    ];
    s.expect.set = Some(set(&[Word::Held, Word::Clear], Word::Clear));
    out.push(("wrong_stop", s, t));

    let g = gym(vec![rep(), RepScript { setup_s: 4.5, ..rep() }]);
    let gone = lockouts_s(&g)[0] + 2.4;
    let (mut s, mut t) = base("A call comes in between two reps: two seconds are missing.", &g, &CAMERA);
    let first = t.observations[0].time;
    t.observations.retain(|o| !(gone..gone + 2.0).contains(&o.time.seconds_since(first)));
    s.calls.push(at(gone, Call::Interrupt));
    let e = events(&g);
    s.expect.events = vec![e[0].clone(), e[1].clone(), event("set_goes_on", gone, gone + 2.2), e[2].clone()];
    let w = words(&g, &[Cue::Held, Cue::Held]);
    s.expect.cues = vec![w[0].clone(), within(Cue::GoesOn, gone, gone + 2.5), w[1].clone(), w[2].clone()];
    s.expect.set = Some(set(&[Word::Held, Word::Held], Word::Held));
    out.push(("call_in_mid_set", s, t));

    let g = gym(vec![RepScript::losing(LossAt::Liftoff, 5.0, 12.0)]);
    let (mut s, t) = base(
        "From an oblique camera nothing is judged, and it is said before.",
        &g,
        &Camera { yaw_deg: 44.0, ..CAMERA },
    );
    s.expect.events = events(&g);
    s.expect.cues = words(&g, &[Cue::NotJudged]);
    s.expect.readiness = vec![ReadinessAt {
        at_s: 2.5,
        check: Check::ViewAngle,
        condition: Condition::Bad,
        advice: Some(Advice::TurnPhone),
    }];
    s.expect.set = Some(set(&[Word::NotJudged], Word::NotJudged));
    out.push(("oblique_view", s, t));

    let g = gym(vec![RepScript::losing(LossAt::Liftoff, 4.0, 11.0)]);
    let (mut s, t) = base("A tone while the change exceeds 9 degrees.", &g, &CAMERA);
    s.grammar = Grammar::Target { deg: 9.0 };
    s.expect.events = events(&g);
    let (liftoff, top) = (g.liftoffs_s()[0], lockouts_s(&g)[0]);
    s.expect.cues = vec![
        within(Cue::ToneOn, liftoff + 0.25, liftoff + 0.8),
        within(Cue::ToneOff, liftoff + 0.8, top + 0.3),
        within(Cue::SetOver, down_s(&g) + 5.0, down_s(&g) + 8.0),
    ];
    s.expect.set = Some(set(&[Word::Clear], Word::Clear));
    out.push(("tone", s, t));

    let g = gym(vec![rep(), rep()]);
    let hot = g.liftoffs_s()[1] - 1.0;
    let (mut s, t) = base("The phone gets hot between two reps: it says so once and goes on.", &g, &CAMERA);
    s.facts = vec![FactsFrom {
        from_s: hot,
        facts: CameraFacts { heat: Some(Heat::Serious), ..CameraFacts::default() },
    }];
    s.expect.events = events(&g);
    let w = words(&g, &[Cue::Held, Cue::Held]);
    s.expect.cues = vec![w[0].clone(), within(Cue::PhoneHot, hot, hot + 1.5), w[1].clone(), w[2].clone()];
    s.expect.set = Some(set(&[Word::Held, Word::Held], Word::Held));
    out.push(("hot_phone", s, t));

    let script = |reps| SetScript { standing_s: 0.5, ..SetScript::new(reps) };
    let g = Gym::new(vec![
        Act::Stand(0.0, 1.0),
        Act::Set(script(vec![rep()])),
        Act::StandUp(1.0),
        Act::Walk(0.0, -1.5, 1.5),
        Act::Walk(-1.5, 0.0, 1.5),
        Act::Set(script(vec![rep()])),
        Act::StandUp(1.0),
        Act::Stand(0.0, 8.0),
    ]);
    let (mut s, t) = base("Out for a moment between two reps, and in again: one set.", &g, &CAMERA);
    s.expect.events = events(&g);
    s.expect.cues = words(&g, &[Cue::Held, Cue::Held]);
    s.expect.set = Some(set(&[Word::Held, Word::Held], Word::Held));
    out.push(("out_and_in_again", s, t));

    let g =
        Gym::new(vec![Act::Absent(3.0), Act::Stand(-0.6, 3.0), Act::Hinge(-0.6, 5.0), Act::Stand(-0.6, 2.0)]);
    let (mut s, t) = base("Placing the phone: step in, bend over once, ready.", &g, &CAMERA);
    s.calls = vec![at(0.0, Call::Place), CallAt { at_s: 1.0, call: Call::BeginSet, refused: true }];
    s.expect.events = vec![event("placed", 0.0, 0.0)];
    let item = |at_s, condition, advice| ReadinessAt { at_s, check: Check::WholeBody, condition, advice };
    s.expect.readiness = vec![
        item(2.5, Condition::Bad, Some(Advice::StepIn)),
        item(5.5, Condition::Warn, Some(Advice::HingeOnce)),
        item(12.0, Condition::Good, None),
    ];
    out.push(("placing", s, t));
    out
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    for (name, mut scenario, track) in all() {
        scenario.track = format!("{name}.keeltrack");
        std::fs::write(folder.join(&scenario.track), encode(&track, 25))?;
        let json = serde_json::to_string_pretty(&scenario)?;
        std::fs::write(folder.join(format!("{name}.json")), json + "\n")?;
    }
    Ok(())
}
