"""The time course of a set: standing with free arms, reaching down, a still set-up, repetitions, standing again.

Every quantity is a smooth function of time, without noise, so that events and changes have an exact truth.
"""

from dataclasses import dataclass

import numpy as np

from keel_training.body.articulate import PosedBody, articulate
from keel_training.body.lifts import Implement, Lift
from keel_training.body.person import Person
from keel_training.body.posture import Posture, in_space
from keel_training.body.pull import Path, Sagittal

#: Shares of the way up between which the spine unrolls; the knee is passed before.
UNROLL_RISE = (0.5, 1.0)
#: Shares of the pull's time in which a loss comes: round liftoff, from pulling the slack, or on the way to the knee.
LOSS_TIME = {"liftoff": (0.02, 0.34), "knee": (0.26, 0.5)}
#: Share of the T7-L4 flexion that lies between T12 and L4 (design choice near Shoji 2025's share).
LUMBAR_SHARE = 0.6


@dataclass(frozen=True)
class Rep:
    """What the spine does in a repetition, deg over standing between T7 and L4."""

    set_up_deg: float
    loss_deg: float
    #: "liftoff", "knee" or "none".
    lost_at: str
    lockout_deg: float = 3.0


@dataclass(frozen=True)
class Tempo:
    """How long each part of a set takes, s."""

    standing_s: float = 1.8
    reaching_s: float = 1.4
    set_up_s: float = 1.4
    pull_s: float = 2.0
    lockout_s: float = 0.8
    lower_s: float = 1.4
    rest_s: float = 1.2
    #: In the set-up's posture after the last repetition.
    ending_s: float = 0.6
    #: Standing up without the bar.
    leaving_s: float = 0.0
    #: Standing there afterwards.
    after_s: float = 0.0

    @property
    def first_rep_s(self) -> float:
        """When the first repetition begins."""
        return self.standing_s + self.reaching_s + self.set_up_s

    @property
    def rep_s(self) -> float:
        """How long a repetition takes, with the rest after it."""
        return self.pull_s + self.lockout_s + self.lower_s + self.rest_s


def smooth(x: float) -> float:
    """Smooth step from 0 to 1 with zero slope and curvature at both ends (Perlin's quintic)."""
    x = float(np.clip(x, 0.0, 1.0))
    return x**3 * (x * (6.0 * x - 15.0) + 10.0)


def _ramp(x: float, ends: tuple[float, float]) -> float:
    return smooth((x - ends[0]) / (ends[1] - ends[0]))


def spine_up_deg(rep: Rep, share: float) -> float:
    """T7-L4 flexion over standing at a share of the pull's time, the loss included."""
    lost = rep.loss_deg * _ramp(share, LOSS_TIME[rep.lost_at]) if rep.lost_at in LOSS_TIME else 0.0
    unrolled = _ramp(smooth(share), UNROLL_RISE)
    return (rep.set_up_deg + lost) * (1.0 - unrolled) + rep.lockout_deg * unrolled


def spine_down_deg(rep: Rep, rise: float) -> float:
    """T7-L4 flexion over standing on the way down, back to the set-up's."""
    unrolled = _ramp(rise, UNROLL_RISE)
    return rep.set_up_deg * (1.0 - unrolled) + rep.lockout_deg * unrolled


@dataclass(frozen=True)
class Instant:
    """Where the set stands: share of the way up, T7-L4 flexion over standing, and how far the hands are at the bar."""

    time_s: float
    rise: float
    spine_deg: float
    at_bar: float
    #: The repetition under way, or None.
    rep: int | None


def timeline(reps: tuple[Rep, ...], tempo: Tempo, rate: float) -> list[Instant]:
    """All instants of a set."""
    total = _left_at_s(reps, tempo) + tempo.leaving_s + tempo.after_s
    return [_instant(reps, tempo, k / rate) for k in range(int(total * rate))]


def _left_at_s(reps: tuple[Rep, ...], tempo: Tempo) -> float:
    return tempo.first_rep_s + tempo.rep_s * len(reps) + tempo.ending_s


def _free(time_s: float, down: float, set_up_deg: float) -> Instant:
    """On the way between standing with free arms (0) and the hands at the bar (1)."""
    return Instant(time_s, 1.0 - down, set_up_deg * smooth((down - 0.1) / 0.8), down, None)


def _instant(reps: tuple[Rep, ...], tempo: Tempo, time_s: float) -> Instant:
    if time_s < tempo.first_rep_s:
        return _free(time_s, smooth((time_s - tempo.standing_s) / tempo.reaching_s), reps[0].set_up_deg)
    number = int((time_s - tempo.first_rep_s) // tempo.rep_s)
    since_left_s = time_s - _left_at_s(reps, tempo)
    if since_left_s > 0.0 and tempo.leaving_s > 0.0:
        return _free(time_s, 1.0 - smooth(since_left_s / tempo.leaving_s), reps[-1].set_up_deg)
    if number >= len(reps):
        return Instant(time_s, 0.0, reps[-1].set_up_deg, 1.0, None)
    rep, into = reps[number], (time_s - tempo.first_rep_s) % tempo.rep_s
    lowering = into - tempo.pull_s - tempo.lockout_s
    if lowering < 0.0:
        share = min(into / tempo.pull_s, 1.0)
        return Instant(time_s, smooth(share), spine_up_deg(rep, share), 1.0, number)
    rise = 1.0 - smooth(lowering / tempo.lower_s)
    rest = lowering - tempo.lower_s
    if rest > 0.0 and number + 1 < len(reps):
        settled = smooth(rest / (0.35 * tempo.rest_s))
        spine = rep.set_up_deg + (reps[number + 1].set_up_deg - rep.set_up_deg) * settled
        return Instant(time_s, 0.0, spine, 1.0, None)
    return Instant(time_s, rise, spine_down_deg(rep, rise), 1.0, number)


def flexion_at(standing: np.ndarray, share: np.ndarray, added_deg: float) -> np.ndarray:
    """Standing flexion (17,) plus a change of the T7-L4 angle, spread by `share` (17,), which sums to 1."""
    return np.asarray(standing + np.radians(added_deg) * share)


def pose(person: Person, lift: Lift, instant: Instant, flexion: np.ndarray) -> tuple[PosedBody, Implement]:
    """The body and the implement at an instant."""
    plane = Sagittal(person, lift.stance, flexion)
    bottom = plane.bottom(lift.bar_bottom, lift.bottom_shin, lift.bottom_arm)
    angles = Path(bottom, lift.top, *lift.exponents).at(instant.rise)
    posture = plane.posture(angles, gaze_pitch=float(np.radians(24.0 * (1.0 - instant.rise))))
    up = plane.bar_up(angles)
    if instant.at_bar < 1.0:
        posture = _hands_free(plane, posture, plane.shoulder(angles)[1], instant.at_bar)
        up = lift.bar_bottom
    return articulate(person, posture), Implement(lift.implement, plane.bar_forward, up)


def _hands_free(plane: Sagittal, posture: Posture, shoulder: np.ndarray, at_bar: float) -> Posture:
    """Arms that hang beside the body while standing, and come to the bar while bending down."""
    grips = []
    for sign, grip in zip((1.0, -1.0), posture.grips, strict=True):
        length = 0.96 * plane.person.arm_m
        hang = in_space(sign * (plane.person.shoulder_half_width_m + 0.07), shoulder[0] + 0.04, shoulder[1] - length)
        grips.append(hang + (grip - hang) * smooth(at_bar))
    return Posture(**(vars(posture) | {"grips": (grips[0], grips[1])}))
