//! Who of the people in view lifts.

use super::candidate::Candidate;

/// How the score is made up. Design choice, in this order of weight: a person whose hands are at the implement, or whose
/// implement moves, is the lifter whatever their place; size and place decide between people who stand about.
const AT_IMPLEMENT: f64 = 2.0;
/// See [`AT_IMPLEMENT`].
const MOVES_IMPLEMENT: f64 = 1.0;
/// See [`AT_IMPLEMENT`].
const SIZE: f64 = 1.0;
/// See [`AT_IMPLEMENT`].
const CENTRAL: f64 = 0.5;
/// See [`AT_IMPLEMENT`].
const CERTAIN: f64 = 0.5;

/// An implement that moves this far is lifted, trunk lengths: 10 cm.
const LIFTED: f64 = 0.2;

/// What a mirror image loses: more than its grip can gain.
const MIRROR_IMAGE: f64 = 1.5;

/// A mirror image looks smaller than the lifter: its light goes the longer way. Largest ratio of heights.
const MIRROR_SIZE: f64 = 0.97;

/// Grips this much alike may belong to one lifter: in the mirror image, or in a part of the body.
const ALIKE_GRIP: f64 = 0.35;

/// A picture on a wall moves less than this, trunk lengths: the network's jitter alone.
const STILL: f64 = 0.01;

/// Somebody who moves this far while another does not stir at all shows the other to be a picture.
const STIRS: f64 = 0.15;

/// What a picture on a wall loses.
const PICTURE: f64 = 1.0;

/// Share of a box that lies in a larger one from which it is taken for a part of that body: a pair of legs, a head with
/// shoulders.
const PART_INSIDE: f64 = 0.5;

/// What a part of a body loses.
const PART: f64 = 1.0;

/// How much a challenger must lead before the choice changes.
pub(super) const LEAD: f64 = 0.4;

/// The score of candidate `index` among all, in a frame of a width and height in px.
pub(super) fn score(candidates: &[Candidate], index: usize, (width, height): (usize, usize)) -> f64 {
    let Some(one) = candidates.get(index) else { return f64::NEG_INFINITY };
    let (width, height) = (width as f64, height as f64);
    let central = 1.0 - ((one.bounds.middle().x - width / 2.0) / (width / 2.0)).abs().min(1.0);
    let mut score = AT_IMPLEMENT * one.at_implement()
        + MOVES_IMPLEMENT * (one.implement_stir() / LIFTED).min(1.0)
        + SIZE * (one.height() / height).min(1.0)
        + CENTRAL * central
        + CERTAIN * one.bounds.score;
    let others = || candidates.iter().enumerate().filter(|(i, _)| *i != index).map(|(_, other)| other);
    if others().any(|other| is_mirror_image(one, other)) {
        score -= MIRROR_IMAGE;
    }
    if one.stir() < STILL && others().any(|other| other.stir() > STIRS) {
        score -= PICTURE;
    }
    if others().any(|other| is_part(one, other)) {
        score -= PART;
    }
    score
}

/// Whether `one` lies for the most part in the larger box of `other`, who is no less at the implement: a bystander before
/// the lifter is larger, but holds nothing.
fn is_part(one: &Candidate, other: &Candidate) -> bool {
    let (own, its) = (one.bounds.area(), other.bounds.area());
    let holds_it_too = other.at_implement() > one.at_implement() - ALIKE_GRIP;
    other.body.is_some() && holds_it_too && own < its && one.bounds.shared(&other.bounds) > PART_INSIDE * own
}

/// Whether `one` looks like the mirror image of `other`: faces the other way, does the same, is smaller.
fn is_mirror_image(one: &Candidate, other: &Candidate) -> bool {
    let (Some(a), Some(b)) = (&one.body, &other.body) else { return false };
    let alike = (one.at_implement() - other.at_implement()).abs() < ALIKE_GRIP
        && (a.axis.tilt + b.axis.tilt).abs() < 0.35;
    one.facing() != other.facing() && alike && a.axis.length < MIRROR_SIZE * b.axis.length
}
