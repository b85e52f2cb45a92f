"""Which lifts and other postures people are drawn in, and how each moves from its bottom to its top."""

from dataclasses import dataclass

import numpy as np

from keel_training.body.person import Person
from keel_training.body.posture import Foot, Posture, in_space
from keel_training.body.pull import PLATE_RADIUS_M, Angles, Path, Sagittal, Stance, UnreachableError

#: Lifts whose weight is in the hands from the bottom on, with their share among drawn groups.
PULLS = {
    "conventional": 0.40, "sumo": 0.10, "stiff_leg": 0.07, "romanian": 0.08,
    "kettlebell": 0.10, "trap_bar": 0.05, "dumbbell": 0.05,
}  # fmt: skip
#: Everything else a lifter does in front of a camera.
OTHERS = {"squat": 0.05, "standing": 0.04, "bending": 0.04, "walking": 0.02}


@dataclass(frozen=True)
class Implement:
    """What is lifted: its kind and where its middle is in the sagittal plane, m."""

    kind: str
    forward: float
    up: float


@dataclass(frozen=True)
class Lift:
    """One person's way of doing one lift, from which postures at any rise and with any spine follow."""

    kind: str
    stance: Stance
    bar_bottom: float
    bottom_shin: float
    bottom_arm: float
    top: Angles
    exponents: tuple[float, float, float]

    def posture(self, person: Person, rise: float, flexion: np.ndarray, stance: Stance, gaze: float) -> tuple[Posture, Implement]:
        """The posture at a share `rise` of the way up; `UnreachableError` if the limbs cannot take it."""
        plane = Sagittal(person, stance, flexion)
        if self.kind == "squat":
            return self._squat(plane, rise, gaze)
        bottom = plane.bottom(self.bar_bottom, self.bottom_shin, self.bottom_arm)
        angles = Path(bottom, self.top, *self.exponents).at(rise)
        up = plane.bar_up(angles)
        return plane.posture(angles, gaze_pitch=gaze), Implement(self.implement, plane.bar_forward, up)

    @property
    def implement(self) -> str:
        """The kind of what is lifted."""
        return self.kind if self.kind in ("kettlebell", "trap_bar", "dumbbell") else "barbell"

    def _squat(self, plane: Sagittal, rise: float, gaze: float) -> tuple[Posture, Implement]:
        """Bar on the back, kept over the middle of the foot by the trunk's tilt."""
        depth = (1.0 - rise) ** 0.8
        shin, thigh = self.top.shin + self.bottom_shin * depth, self.top.thigh + np.radians(95.0) * depth
        hip, _ = plane.shoulder(Angles(shin, thigh, 0.0))
        lean = (plane.bar_forward - hip[0]) / plane.reach.length_m
        if abs(lean) > 0.98:
            raise UnreachableError("bar cannot be over the foot")
        angles = Angles(shin, thigh, float(np.arcsin(lean)))
        _, shoulder = plane.shoulder(angles)
        behind, above = shoulder[0] - 0.06, shoulder[1] + 0.05
        grips = tuple(in_space(sign * (plane.person.shoulder_half_width_m + 0.2), behind, above) for sign in (1.0, -1.0))
        posture = plane.posture(angles, (grips[0], grips[1]), gaze_pitch=gaze)
        return posture, Implement("barbell", behind, above)


def draw_lift(rng: np.random.Generator, person: Person, kind: str) -> Lift:
    """Draw a person's stance and style for a lift."""
    foot, grip, toe_out = rng.uniform(0.09, 0.17), rng.uniform(0.24, 0.34), np.radians(rng.uniform(0.0, 25.0))
    bar_bottom, offset, shin_limit = PLATE_RADIUS_M, rng.normal(0.0, 0.012), np.radians(28.0)
    if kind == "sumo":
        foot, grip = rng.uniform(0.30, 0.42), rng.uniform(0.10, 0.2)
        toe_out = np.radians(rng.uniform(25.0, 50.0))
    elif kind in ("stiff_leg", "romanian"):
        bar_bottom = PLATE_RADIUS_M if kind == "stiff_leg" else rng.uniform(0.28, 0.55)
        shin_limit = np.radians(9.0)
    elif kind == "kettlebell":
        foot, grip, bar_bottom = rng.uniform(0.15, 0.28), rng.uniform(0.04, 0.08), rng.uniform(0.26, 0.34)
        offset = rng.normal(-0.03, 0.04)
    elif kind == "trap_bar":
        grip, bar_bottom, offset = rng.uniform(0.29, 0.33), rng.choice([0.225, 0.3]), rng.normal(-0.03, 0.02)
    elif kind == "dumbbell":
        grip, bar_bottom, offset = rng.uniform(0.22, 0.33), rng.uniform(0.12, 0.5), rng.normal(0.02, 0.05)
    elif kind == "squat":
        foot, shin_limit = rng.uniform(0.14, 0.26), np.radians(38.0)
    if kind not in ("kettlebell", "sumo", "trap_bar", "squat"):
        grip = max(grip, foot + 0.09)
        room = person.mid_foot_m + offset - 0.04
        shin_limit = min(shin_limit, float(np.arctan2(room, bar_bottom - person.ankle_height_m)) + np.radians(4.0))
    stance = Stance(
        foot_half_width=foot,
        toe_out=toe_out,
        grip_half_width=grip,
        bar_offset=offset,
        protraction=rng.uniform(-0.01, 0.05),
        depression=rng.uniform(-0.01, 0.04),
    )
    return Lift(
        kind=kind,
        stance=stance,
        bar_bottom=float(bar_bottom),
        bottom_shin=float(max(shin_limit - abs(rng.normal(0.0, np.radians(5.0))), np.radians(-3.0))),
        bottom_arm=np.radians(rng.uniform(-1.0, 14.0)),
        top=Angles(*np.radians([rng.uniform(-2.0, 4.0), rng.uniform(-2.0, 6.0), rng.uniform(-9.0, 6.0)])),
        exponents=(rng.uniform(1.3, 2.8), rng.uniform(0.8, 1.3), rng.uniform(1.0, 2.0)),
    )


def loose_stance(rng: np.random.Generator, stance: Stance) -> Stance:
    """The same stance with the shoulder girdle elsewhere: the blades move while the spine need not."""
    return Stance(
        stance.foot_half_width,
        stance.toe_out,
        stance.grip_half_width,
        stance.bar_offset,
        protraction=rng.uniform(-0.02, 0.06),
        depression=rng.uniform(-0.015, 0.045),
    )


def draw_other(rng: np.random.Generator, person: Person, kind: str, flexion: np.ndarray) -> tuple[Posture, Implement]:
    """Standing, walking or bending with free arms; any implement rests on the floor."""
    stance = Stance(rng.uniform(0.07, 0.2), np.radians(rng.uniform(0, 25)), 0.3, 0.0, *rng.uniform(-0.015, 0.03, 2))
    plane = Sagittal(person, stance, flexion)
    if kind == "bending":
        tilts = rng.uniform([-5.0, -6.0, 10.0], [20.0, 62.0, 95.0])
    else:
        tilts = rng.uniform([-2.0, -4.0, -10.0], [5.0, 6.0, 12.0])
    angles = Angles(*np.radians(tilts))
    hip, shoulder = plane.shoulder(angles)
    if hip[1] < 0.35 or shoulder[1] < 0.4:
        raise UnreachableError("too low to stay standing")
    grips = _free_hands(rng, plane, hip, shoulder, hang_only=kind == "walking")
    posture = plane.posture(
        angles,
        grips,
        gaze_pitch=float(np.radians(rng.uniform(-15.0, 50.0 if kind == "bending" else 30.0))),
        gaze_yaw=float(np.radians(rng.normal(0.0, 20.0))),
    )
    if kind == "walking":
        posture = _stride(rng, plane, posture)
    resting = Implement("barbell", plane.bar_forward + rng.uniform(-0.1, 0.6), PLATE_RADIUS_M)
    return posture, resting if rng.random() < 0.5 else Implement("none", 0.0, 0.0)


def _free_hands(
    rng: np.random.Generator, plane: Sagittal, hip: np.ndarray, shoulder: np.ndarray, hang_only: bool
) -> tuple[np.ndarray, np.ndarray]:
    """Targets of the two hands: hanging, on the hips, in front of the chest, at the head or on the thighs."""
    person = plane.person
    both = rng.choice(["hang", "hips", "chest", "head", "thighs"], p=[0.55, 0.15, 0.12, 0.08, 0.10])
    hands = []
    for sign in (1.0, -1.0):
        wide = person.shoulder_half_width_m
        where = "hang" if hang_only else both if rng.random() < 0.8 else "hang"
        if where == "hang":
            swing = np.radians(rng.normal(4.0, 14.0))
            length = person.arm_m * rng.uniform(0.9, 0.99)
            target = (wide + rng.uniform(0.02, 0.14), shoulder[0] + length * np.sin(swing), shoulder[1] - length * np.cos(swing))
        elif where == "hips":
            target = (person.hip_half_width_m + 0.09, hip[0] + 0.04, hip[1] + 0.08)
        elif where == "chest":
            target = (0.12, shoulder[0] + rng.uniform(0.15, 0.35), shoulder[1] - rng.uniform(0.1, 0.35))
        elif where == "head":
            target = (0.12, shoulder[0] + rng.uniform(-0.05, 0.2), shoulder[1] + rng.uniform(0.1, 0.35))
        else:
            target = (0.17, hip[0] + rng.uniform(0.1, 0.3), hip[1] - rng.uniform(0.05, 0.3))
        hands.append(in_space(sign * target[0], target[1], target[2]))
    return hands[0], hands[1]


def _stride(rng: np.random.Generator, plane: Sagittal, posture: Posture) -> Posture:
    """Set one foot ahead and the other behind, the rear one lifted."""
    step = rng.uniform(0.08, 0.32)
    lead = rng.choice([1.0, -1.0])
    feet = tuple(
        Foot(
            in_space(sign * plane.stance.foot_half_width, sign * lead * step, plane.ankle_up + (0.08 if sign != lead else 0.0)),
            plane.stance.toe_out,
        )
        for sign in (1.0, -1.0)
    )
    return Posture(**(vars(posture) | {"feet": (feet[0], feet[1]), "hip_up": posture.hip_up - 0.25 * step**2 - 0.02}))
