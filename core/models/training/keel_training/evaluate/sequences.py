"""Controlled sequences of unseen lifters, whose truth answers one question each.

    python -m keel_training.evaluate.sequences FOLDER [--set calibration]

- `series`: 40 lifters, each in one posture with 0, 10, 20 and 30 deg added between T7 and L4. Slope and error of change.
- `hinge`: 100 lifters (300 to calibrate on) with a rigid spine from the floor to lockout in 24 frames over 1.2 s, while the
  shoulder blades and the gaze move as they do. The true change is 0.
"""

import argparse
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np

from keel_training.body.articulate import articulate
from keel_training.body.baked import BakedBody
from keel_training.body.lifts import PULLS, Lift, draw_lift
from keel_training.body.person import Person
from keel_training.body.pull import Stance, UnreachableError
from keel_training.body.spine import L4, T7, flexion_vector
from keel_training.data.groups import Group, Moment, draw_person
from keel_training.data.render import contact_sheet
from keel_training.data.shards import write_shard
from keel_training.data.shoot import Shot, Studio
from keel_training.render.dress import Blades, Build
from keel_training.render.outfit import draw_outfit
from keel_training.render.room import draw_room

#: First persons of series and hinges; no training or validation run gets there, and the calibration has its own.
FIRST_PERSON = {"evaluation": (9_500_000, 9_600_000), "calibration": (9_300_000, 9_400_000)}
SERIES_LIFTERS, HINGE_FRAMES = 40, 24
HINGE_LIFTERS = {"evaluation": 100, "calibration": 300}
ADDED_DEG = (0.0, 10.0, 20.0, 30.0)
#: Usable side views only, deg.
YAW_SD_DEG, YAW_LIMIT_DEG = 8.0, 15.0
TRIES = 40
#: Whole bodies are not read here.
SMALL_WIDE = (64, 84)

Maker = Callable[[np.random.Generator, Person, Lift], tuple[Moment, ...]]


def series_moments(rng: np.random.Generator, person: Person, lift: Lift) -> tuple[Moment, ...]:
    """One posture, four curvatures."""
    base = flexion_vector(rng, rng.normal(4.0, 6.0), rng.normal(2.0, 4.0))
    share = rng.uniform(0.5, 1.5, T7 - L4)
    rise = float(rng.choice([0.0, rng.uniform(0.1, 0.9)]))
    gaze, fold, blades = float(np.radians(rng.uniform(-10, 35))), int(rng.integers(1 << 30)), Blades.draw(rng)
    moments = []
    for added in ADDED_DEG:
        flexion = base.copy()
        flexion[L4 + 1 : T7 + 1] += np.radians(added) * share / share.sum()
        posture, implement = lift.posture(person, rise, flexion, lift.stance, gaze)
        moments.append(Moment(articulate(person, posture), flexion, implement, blades, rise, fold))
    return tuple(moments)


def hinge_moments(rng: np.random.Generator, person: Person, lift: Lift) -> tuple[Moment, ...]:
    """A rigid T7-L4 from the floor to lockout; blades, girdle and gaze move smoothly."""
    flexion = flexion_vector(rng, rng.normal(12.0, 10.0), rng.normal(4.0, 5.0))
    low, high = Blades.draw(rng), Blades.draw(rng)
    girdle = rng.uniform([-0.015, -0.01], [0.05, 0.04], (2, 2))
    gaze, fold = np.radians(rng.uniform([-10.0, -10.0], [35.0, 10.0])), int(rng.integers(1 << 30))
    moments = []
    for frame in range(HINGE_FRAMES):
        share = frame / (HINGE_FRAMES - 1)
        rise = 0.5 - 0.5 * np.cos(np.pi * share)

        def between(a: float, b: float, at: float = rise) -> float:
            return float(a + (b - a) * at)

        blades = Blades(
            between(low.height_m, high.height_m), between(low.apart_m, high.apart_m), between(low.raised_m, high.raised_m)
        )
        stance = Stance(
            lift.stance.foot_half_width,
            lift.stance.toe_out,
            lift.stance.grip_half_width,
            lift.stance.bar_offset,
            between(girdle[0, 0], girdle[1, 0]),
            between(girdle[0, 1], girdle[1, 1]),
        )
        posture, implement = lift.posture(person, float(rise), flexion, stance, between(gaze[0], gaze[1]))
        moments.append(Moment(articulate(person, posture), flexion, implement, blades, float(rise), fold))
    return tuple(moments)


def draw_sequence(body: BakedBody, seed: int, mode: str, make: Maker) -> Group:
    """The sequence of a seed; lifts that this body cannot take are drawn again."""
    person = draw_person(body, seed)
    rng = np.random.default_rng([seed, 7])
    kinds = {kind: share for kind, share in PULLS.items() if kind != "dumbbell"}
    for _ in range(TRIES):
        kind = str(rng.choice(list(kinds), p=np.array(list(kinds.values())) / sum(kinds.values())))
        try:
            moments = make(rng, person, draw_lift(rng, person, kind))
        except UnreachableError:
            continue
        room = draw_room(rng, float(np.clip(rng.normal(0.0, YAW_SD_DEG), -YAW_LIMIT_DEG, YAW_LIMIT_DEG)))
        return Group(
            identity=f"{seed}.0",
            kind=kind,
            mode=mode,
            build=Build.draw(rng),
            outfit=draw_outfit(rng, person.traits.female),
            others=tuple(draw_outfit(rng, False) for _ in room.bystanders),
            room=room,
            equipment_seed=int(rng.integers(1 << 30)),
            moments=moments,
        )
    raise UnreachableError(f"no lift found for the person of seed {seed}")


def shoot_sequences(studio: Studio, body: BakedBody, first: int, count: int, mode: str, make: Maker) -> list[Shot]:
    """All shots of some sequences."""
    shots: list[Shot] = []
    for seed in range(first, first + count):
        group = draw_sequence(body, seed, mode, make)
        for moment in group.moments:
            shots.append(studio.shoot(group, moment, np.random.default_rng([seed, 8])))
    return shots


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--set", choices=list(FIRST_PERSON), default="evaluation", help="whose people are drawn")
    arguments = parser.parse_args()
    cv2.setNumThreads(1)
    arguments.folder.mkdir(parents=True, exist_ok=True)
    body = BakedBody()
    studio = Studio(body, wide=SMALL_WIDE)
    first_series, first_hinge = FIRST_PERSON[arguments.set]
    plan = (
        ("series", first_series, SERIES_LIFTERS, series_moments),
        ("hinge", first_hinge, HINGE_LIFTERS[arguments.set], hinge_moments),
    )
    for mode, first, count, make in plan:
        path = arguments.folder / f"{mode}.npz"
        if path.exists():
            continue
        shots = shoot_sequences(studio, body, first, count, mode, make)
        write_shard(path, shots)
        cv2.imwrite(str(path.with_suffix(".jpg")), contact_sheet(shots))
        print(f"{path.name}: {len(shots)} postures", flush=True)


if __name__ == "__main__":
    main()
