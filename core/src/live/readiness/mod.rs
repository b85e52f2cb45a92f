//! Is everything ready for a set? One item a question, each with a state, and one thing to do where it is not good.

mod framing;
mod grade;
mod steady;

use super::facts::{CameraFacts, Heat};
use super::recent::Recent;
use crate::rules;
use crate::track::Observation;
use framing::Framing;
use grade::{above, below};
use serde::{Deserialize, Serialize};
use steady::Steady;

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// The whole body is in the picture, with head-room; an empty hinge proves it.
    WholeBody,
    /// Neither too near nor too far.
    Distance,
    /// Side-on.
    ViewAngle,
    /// Enough light.
    Light,
    /// Sharp.
    Sharpness,
    /// Enough frames a second.
    FrameRate,
    /// One person.
    People,
    /// Not the wide lens.
    Lens,
    /// Upright.
    Tilt,
    /// Room for the film.
    Storage,
    /// Cool enough.
    Heat,
}

impl Check {
    /// How many there are.
    pub const COUNT: usize = 11;
    /// Every question, in the order in which their advice is said.
    pub const ALL: [Self; Self::COUNT] = [
        Self::WholeBody,
        Self::Distance,
        Self::ViewAngle,
        Self::Light,
        Self::People,
        Self::Tilt,
        Self::Lens,
        Self::FrameRate,
        Self::Sharpness,
        Self::Storage,
        Self::Heat,
    ];
}

/// How it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// Not known yet.
    #[default]
    Unknown,
    /// As it should be.
    Good,
    /// Goes, but could be better.
    Warn,
    /// Nothing could be judged like this.
    Bad,
}

/// The one thing to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Advice {
    /// Nobody is in the picture.
    StepIn,
    /// Not all of the body is.
    StepBack,
    /// Bend over once, empty-handed.
    HingeOnce,
    /// Too far away.
    ComeCloser,
    /// Not from the side.
    TurnPhone,
    /// Too dark.
    TooDark,
    /// Blurred.
    Blurred,
    /// Too few frames a second.
    LowFps,
    /// Somebody else is in the picture.
    TwoPeople,
    /// The lens is too wide.
    LensTooWide,
    /// The phone leans.
    PhoneTilted,
    /// Little storage left.
    StorageLow,
    /// The phone is hot.
    TooHot,
}

impl Advice {
    /// Every piece of advice, for tables of words and for tests.
    pub const ALL: [Self; 13] = [
        Self::StepIn,
        Self::StepBack,
        Self::HingeOnce,
        Self::ComeCloser,
        Self::TurnPhone,
        Self::TooDark,
        Self::Blurred,
        Self::LowFps,
        Self::TwoPeople,
        Self::LensTooWide,
        Self::PhoneTilted,
        Self::StorageLow,
        Self::TooHot,
    ];
}

/// One item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadinessItem {
    /// What is asked.
    pub check: Check,
    /// How it stands.
    pub condition: Condition,
    /// What to do, where it is not good.
    pub advice: Option<Advice>,
}

/// All items, in the order of [`Check::ALL`].
pub type ReadinessItems = [ReadinessItem; Check::COUNT];

/// A state with its advice.
type Answer = (Condition, Option<Advice>);

const UNKNOWN: Answer = (Condition::Unknown, None);

/// Follows every item; each changes only after the new state has lasted.
#[derive(Clone, Debug)]
pub(crate) struct Readiness {
    framing: Framing,
    intervals_s: Recent,
    latest_s: Option<f64>,
    shown: [Steady<Answer>; Check::COUNT],
}

impl Readiness {
    pub fn new() -> Self {
        Self {
            framing: Framing::default(),
            intervals_s: Recent::new(90, 0.0),
            latest_s: None,
            shown: [Steady::new(UNKNOWN); Check::COUNT],
        }
    }

    /// Takes a frame of `size_px`; `yaw_deg` is what the watch makes of the view.
    pub fn push(
        &mut self,
        time_s: f64,
        seen: &Observation,
        size_px: (u32, u32),
        yaw_deg: Option<f64>,
        facts: &CameraFacts,
    ) {
        if let Some(latest) = self.latest_s {
            self.intervals_s.push(time_s, time_s - latest);
        }
        self.latest_s = Some(time_s);
        self.framing.push(seen, size_px);
        for (slot, check) in self.shown.iter_mut().zip(Check::ALL) {
            let before = slot.shown().0;
            let answer = match check {
                Check::WholeBody => self.framing.whole_body(),
                Check::Distance => self.framing.distance(before),
                Check::ViewAngle => yaw_deg.map_or(UNKNOWN, |deg| {
                    above(deg, rules::YAW_WARN_DEG, rules::YAW_MAX_DEG, before).with(Advice::TurnPhone)
                }),
                Check::Light => {
                    let luma = seen.light.luma;
                    below(luma, 2.0 * rules::LUMA_MIN, rules::LUMA_MIN, before).with(Advice::TooDark)
                }
                Check::Sharpness => {
                    let sharpness = seen.light.sharpness;
                    below(sharpness, 1.5 * rules::SHARPNESS_MIN, rules::SHARPNESS_MIN, before)
                        .with(Advice::Blurred)
                }
                Check::FrameRate => match self.intervals_s.quantile(0.5) {
                    Some(step_s) if self.intervals_s.len() >= 15 => {
                        let fps = 1.0 / step_s.max(1e-6);
                        below(fps, rules::READY_FPS_WARN_HZ, rules::FRAME_RATE_MIN_HZ, before)
                            .with(Advice::LowFps)
                    }
                    _ => UNKNOWN,
                },
                Check::People if seen.people > 1 => Condition::Warn.with(Advice::TwoPeople),
                Check::People => (Condition::Good, None),
                Check::Lens => facts.view_angle_deg.map_or(UNKNOWN, |deg| {
                    above(deg, rules::LENS_WIDE_DEG, rules::LENS_WIDE_DEG, before).with(Advice::LensTooWide)
                }),
                Check::Tilt => facts.tilt_deg.map_or(UNKNOWN, |deg| {
                    above(deg.abs(), rules::TILT_MAX_DEG, rules::TILT_MAX_DEG, before)
                        .with(Advice::PhoneTilted)
                }),
                Check::Storage => facts.free_storage_mb.map_or(UNKNOWN, |mb| {
                    below(mb, rules::STORAGE_WARN_MB, rules::STORAGE_FAIL_MB, before).with(Advice::StorageLow)
                }),
                Check::Heat => facts.heat.map_or(UNKNOWN, |heat| {
                    match heat {
                        Heat::Nominal | Heat::Fair => Condition::Good,
                        Heat::Serious => Condition::Warn,
                        Heat::Critical => Condition::Bad,
                    }
                    .with(Advice::TooHot)
                }),
            };
            slot.push(time_s, answer, rules::READINESS_HOLD_S);
        }
    }

    /// Every item as it is shown.
    pub fn items(&self) -> ReadinessItems {
        std::array::from_fn(|i| {
            let (condition, advice) = self.shown[i].shown();
            ReadinessItem { check: Check::ALL[i], condition, advice }
        })
    }

    /// Whether a set can begin: somebody is in the picture and nothing is bad.
    pub fn is_ready(&self) -> bool {
        let conditions = || self.shown.iter().map(|s| s.shown().0);
        conditions().all(|c| c != Condition::Bad) && self.shown[0].shown().0 != Condition::Unknown
    }

    /// The advice to say first: what is bad before what could be better.
    pub fn advice(&self) -> Option<Advice> {
        let of = |condition| {
            let found = self.shown.iter().map(Steady::shown).find(|(c, _)| *c == condition);
            found.and_then(|(_, advice)| advice)
        };
        of(Condition::Bad).or_else(|| of(Condition::Warn))
    }

    /// Another place or camera: everything is asked again.
    pub fn reset(&mut self) {
        *self = Self::new();
    }
}

impl Condition {
    /// With advice, unless it is good.
    fn with(self, advice: Advice) -> Answer {
        (self, matches!(self, Self::Warn | Self::Bad).then_some(advice))
    }
}
