"""Postures of a lift from the floor, a Romanian pull or a squat, solved in closed form in the sagittal plane.

Three angles make a posture: the shin's, the thigh's and the trunk's tilt from the vertical (rad, positive when the
upper end lies in front, the thigh's positive when the hip lies behind the knee). The bottom is solved for a bar height
over the middle of the foot; the top is drawn; in between the angles are interpolated, and the arms, which hang
straight, find the bar on the vertical over the middle of the foot. So the bar's path is exact at every height.
"""

from dataclasses import dataclass

import numpy as np

from keel_training.body.person import Person, Reach
from keel_training.body.posture import Foot, Posture, in_space

#: Radius of a standard plate, m (IWF: 450 mm diameter), hence the height of a loaded bar on the floor.
PLATE_RADIUS_M = 0.225


class UnreachableError(ValueError):
    """These limbs cannot take this posture."""


@dataclass(frozen=True)
class Stance:
    """Where feet and hands are, for one set. Lengths in m, angles in rad."""

    foot_half_width: float
    toe_out: float
    grip_half_width: float
    #: How far in front of the middle of the foot the bar hangs.
    bar_offset: float
    protraction: float
    depression: float


@dataclass(frozen=True)
class Angles:
    """Tilts of shin, thigh and trunk."""

    shin: float
    thigh: float
    trunk: float


@dataclass(frozen=True)
class Path:
    """A pull from `bottom` to `top`; the exponents say which joint opens first."""

    bottom: Angles
    top: Angles
    shin_exponent: float
    thigh_exponent: float
    trunk_exponent: float

    def at(self, rise: float) -> Angles:
        """Angles at a share of the way up, 0 at the bottom and 1 at the top."""
        rise = min(max(rise, 0.0), 1.0)
        left = 1.0 - rise
        return Angles(
            self.top.shin + (self.bottom.shin - self.top.shin) * left**self.shin_exponent,
            self.top.thigh + (self.bottom.thigh - self.top.thigh) * left**self.thigh_exponent,
            self.top.trunk + (self.bottom.trunk - self.top.trunk) * (1.0 - rise**self.trunk_exponent),
        )


class Sagittal:
    """A person's limb lengths as the sagittal plane sees them in a stance."""

    def __init__(self, person: Person, stance: Stance, flexion: np.ndarray) -> None:
        self.person, self.stance, self.flexion = person, stance, flexion
        self.reach: Reach = person.reach(flexion, stance.protraction, stance.depression)
        splay = (stance.foot_half_width - person.hip_half_width_m) / 2.0
        if min(person.thigh_m, person.shank_m) <= abs(splay) + 0.05:
            raise UnreachableError("feet too wide for these legs")
        self.thigh = float(np.sqrt(person.thigh_m**2 - splay**2))
        self.shank = float(np.sqrt(person.shank_m**2 - splay**2))
        aside = stance.grip_half_width - person.shoulder_half_width_m
        self.arm = float(np.sqrt(max(person.arm_m**2 - aside**2, 0.01)))
        self.ankle_up = person.ankle_height_m + 0.015
        self.bar_forward = person.mid_foot_m * np.cos(stance.toe_out) + stance.bar_offset

    def knee(self, shin: float) -> np.ndarray:
        """Knee (forward, up)."""
        return np.array([self.shank * np.sin(shin), self.ankle_up + self.shank * np.cos(shin)])

    def bottom(self, bar_up: float, shin: float, arm: float) -> Angles:
        """The posture that holds a bar at height `bar_up` with straight arms tilted back from it by -`arm`."""
        shoulder = np.array([self.bar_forward, bar_up]) + self.arm * np.array([np.sin(arm), np.cos(arm)])
        knee = self.knee(shin)
        across = shoulder - knee
        distance = float(np.hypot(*across))
        trunk = self.reach.length_m
        if not abs(self.thigh - trunk) < distance < self.thigh + trunk:
            raise UnreachableError("hip cannot join knee and shoulder")
        along = (self.thigh**2 - trunk**2 + distance**2) / (2.0 * distance)
        off = np.sqrt(max(self.thigh**2 - along**2, 0.0))
        unit = across / distance
        hip = knee + along * unit + off * np.array([-unit[1], unit[0]])
        if hip[0] > knee[0] or hip[1] < knee[1] - 0.12:
            raise UnreachableError("hip in front of or under the knee")
        thigh = np.arctan2(knee[0] - hip[0], hip[1] - knee[1])
        return Angles(shin, float(thigh), float(np.arctan2(shoulder[0] - hip[0], shoulder[1] - hip[1])))

    def shoulder(self, angles: Angles) -> tuple[np.ndarray, np.ndarray]:
        """Hip and shoulder midpoints (forward, up)."""
        hip = self.knee(angles.shin) + self.thigh * np.array([-np.sin(angles.thigh), np.cos(angles.thigh)])
        return hip, hip + self.reach.length_m * np.array([np.sin(angles.trunk), np.cos(angles.trunk)])

    def bar_up(self, angles: Angles) -> float:
        """Height of the bar that hangs from the shoulders on the vertical over the middle of the foot."""
        _, shoulder = self.shoulder(angles)
        aside = shoulder[0] - self.bar_forward
        if abs(aside) > 0.6 * self.arm:
            raise UnreachableError("bar too far from the shoulders")
        return float(shoulder[1] - np.sqrt(self.arm**2 - aside**2))

    def posture(
        self, angles: Angles, grips: tuple[np.ndarray, np.ndarray] | None = None, gaze_pitch: float = 0.0, gaze_yaw: float = 0.0
    ) -> Posture:
        """The posture in space; the hands hold the bar unless `grips` says where they are."""
        hip, _ = self.shoulder(angles)
        stance = self.stance
        feet = tuple(Foot(in_space(sign * stance.foot_half_width, 0.0, self.ankle_up), stance.toe_out) for sign in (1.0, -1.0))
        if grips is None:
            up = self.bar_up(angles)
            grips = (
                in_space(stance.grip_half_width, self.bar_forward, up),
                in_space(-stance.grip_half_width, self.bar_forward, up),
            )
        return Posture(
            hip_forward=float(hip[0]),
            hip_up=float(hip[1]),
            pelvis_pitch=angles.trunk - self.reach.lean,
            flexion=self.flexion,
            feet=(feet[0], feet[1]),
            grips=grips,
            protraction_m=stance.protraction,
            depression_m=stance.depression,
            gaze_pitch=gaze_pitch,
            gaze_yaw=gaze_yaw,
        )
