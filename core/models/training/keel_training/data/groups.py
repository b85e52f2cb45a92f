"""Groups: several postures of one person in one outfit, room and camera, from one seed.

Batches keep groups together, because Keel measures change: the network is trained on the change of the T7-L4 angle
between the postures of a group, and on rigid spines whose true change is 0.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from keel_training.body.articulate import PosedBody, articulate
from keel_training.body.baked import BakedBody
from keel_training.body.lifts import OTHERS, PULLS, Implement, Lift, draw_lift, draw_other, loose_stance
from keel_training.body.person import Person
from keel_training.body.pull import UnreachableError
from keel_training.body.spine import T7, flexion_vector
from keel_training.body.traits import draw_traits
from keel_training.render.dress import Blades, Build
from keel_training.render.outfit import Outfit, draw_outfit
from keel_training.render.room import Room, draw_room

#: Postures of a group.
POSTURES = 4
#: How the postures of a group differ: in everything, in the spine alone, or in everything but the spine.
MODES = {"all": 0.35, "spine_only": 0.30, "rigid": 0.35}
TRIES = 60


@dataclass(frozen=True)
class Moment:
    """One posture of a group."""

    posed: PosedBody
    flexion: np.ndarray
    implement: Implement
    blades: Blades
    rise: float
    fold_seed: int


@dataclass(frozen=True)
class Group:
    """One person, outfit, room and camera, and the postures."""

    identity: str
    kind: str
    mode: str
    build: Build
    outfit: Outfit
    others: tuple[Outfit, ...]
    room: Room
    equipment_seed: int
    moments: tuple[Moment, ...]


def draw_flexion(rng: np.random.Generator) -> np.ndarray:
    """Any curvature, drawn without regard to the hip angle: beyond anatomy in half of the cases, on purpose."""
    if rng.random() < 0.55:
        return flexion_vector(rng, rng.uniform(-20.0, 42.0), rng.uniform(-14.0, 28.0))
    return flexion_vector(rng, rng.normal(6.0, 10.0), rng.normal(3.0, 7.0))


def draw_yaw_deg(rng: np.random.Generator) -> float:
    """Mostly usable side views, sometimes any view up to 60 deg for the view gate."""
    return float(np.clip(rng.normal(0.0, 11.0), -28.0, 28.0) if rng.random() < 0.75 else rng.uniform(-60.0, 60.0))


def draw_person(body: BakedBody, seed: int) -> Person:
    """The person of a seed."""
    return Person(body, draw_traits(np.random.default_rng([seed, 0])))


def draw_group(person: Person, person_seed: int, number: int) -> Group:
    """The group `number` of a person; all of it follows from the two integers."""
    rng = np.random.default_rng([person_seed, 1, number])
    kinds = PULLS | OTHERS
    kind = str(rng.choice(list(kinds), p=np.array(list(kinds.values())) / sum(kinds.values())))
    mode = str(rng.choice(list(MODES), p=list(MODES.values())))
    moments = tuple(draw_moments(rng, person, kind, mode))
    room = draw_room(rng, draw_yaw_deg(rng))
    return Group(
        identity=f"{person_seed}.{number}",
        kind=kind,
        mode=mode,
        build=Build.draw(np.random.default_rng([person_seed, 2])),
        outfit=draw_outfit(rng, person.traits.female),
        others=tuple(draw_outfit(rng, rng.random() < 0.4) for _ in room.bystanders),
        room=room,
        equipment_seed=int(rng.integers(1 << 30)),
        moments=moments,
    )


def draw_moments(rng: np.random.Generator, person: Person, kind: str, mode: str) -> Iterator[Moment]:
    """The postures of a group. Postures that a body cannot take are drawn again."""
    kept_flexion, kept_rise, fold = draw_flexion(rng), draw_rise(rng), int(rng.integers(1 << 30))
    lift = draw_lift(rng, person, kind) if kind not in OTHERS or kind == "squat" else None
    pose_seed = int(rng.integers(1 << 30))
    for index in range(POSTURES):
        for attempt in range(TRIES):
            flexion = nearly_rigid(rng, kept_flexion) if mode == "rigid" else draw_flexion(rng)
            rise = kept_rise if mode == "spine_only" else draw_rise(rng)
            pose_rng = np.random.default_rng(pose_seed) if mode == "spine_only" else rng
            try:
                posed, implement = _take(pose_rng, person, kind, lift, rise, flexion)
            except UnreachableError:
                pose_seed += 1
                if lift is not None and attempt % 5 == 4 and index == 0:
                    lift = draw_lift(rng, person, kind)
                continue
            yield Moment(posed, flexion, implement, Blades.draw(rng), rise, fold + int(rng.integers(3)))
            break
        else:
            raise UnreachableError(f"no posture of {kind} found for this body")


def _take(
    rng: np.random.Generator, person: Person, kind: str, lift: Lift | None, rise: float, flexion: np.ndarray
) -> tuple[PosedBody, Implement]:
    if lift is None:
        posture, implement = draw_other(rng, person, kind, flexion)
    else:
        gaze = float(np.radians(rng.uniform(-15.0, 45.0)) * (1.0 - 0.6 * rise))
        posture, implement = lift.posture(person, rise, flexion, loose_stance(rng, lift.stance), gaze)
    return articulate(person, posture), implement


def draw_rise(rng: np.random.Generator) -> float:
    """Share of the way up: often the bottom, sometimes the top, else anything."""
    kind = rng.random()
    return 0.0 if kind < 0.25 else 1.0 if kind > 0.9 else float(rng.uniform(0.0, 1.0))


def nearly_rigid(rng: np.random.Generator, flexion: np.ndarray) -> np.ndarray:
    """The same T7-L4 curve; the upper thorax and L5 move a little, as they do."""
    moved = flexion.copy()
    moved[T7 + 1 :] += np.radians(rng.normal(0.0, 1.0, len(flexion) - T7 - 1))
    moved[0] += np.radians(rng.normal(0.0, 2.0))
    return moved
