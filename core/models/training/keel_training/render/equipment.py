"""Bars, plates, kettlebells, trap bars and dumb-bells, with the truth of the near plate."""

from dataclasses import dataclass

import numpy as np

from keel_training.body.articulate import PosedBody
from keel_training.body.lifts import Implement
from keel_training.body.pull import PLATE_RADIUS_M
from keel_training.render.primitives import IMPLEMENT, ball, box, tube

#: The lifter's right side is the camera's; x of near things is negative.
NEAR = -1.0
PLATE_COLOURS = np.array(
    [
        [0.02, 0.02, 0.02],
        [0.03, 0.03, 0.03],
        [0.5, 0.03, 0.03],
        [0.03, 0.08, 0.4],
        [0.6, 0.45, 0.03],
        [0.05, 0.3, 0.08],
        [0.25, 0.25, 0.26],
        [0.6, 0.6, 0.6],
        [0.55, 0.1, 0.35],
    ]
)


@dataclass(frozen=True)
class Equipment:
    """Triangles, and the near plate's points in space (5, 3): centre, top, bottom, front, rear; None without one."""

    soup: np.ndarray
    plate: np.ndarray | None


def _rim(centre: np.ndarray, radius: float) -> np.ndarray:
    up, front = np.array([0.0, 0.0, radius]), np.array([0.0, -radius, 0.0])
    return np.stack([centre, centre + up, centre - up, centre + front, centre - front])


def build_equipment(rng: np.random.Generator, implement: Implement, posed: PosedBody) -> Equipment:
    """The implement of a group: call with the same seed for every posture of the group."""
    middle = np.array([0.0, -implement.forward, implement.up])
    if implement.kind == "kettlebell":
        return _kettlebell(rng, middle)
    if implement.kind == "dumbbell":
        return _dumbbells(rng, posed)
    if implement.kind == "trap_bar":
        return _barbell(rng, middle, frame=True)
    if implement.kind == "barbell":
        return _barbell(rng, middle, frame=False)
    return Equipment(np.zeros((0, 13), dtype=np.float32), None)


def _steel(rng: np.random.Generator) -> np.ndarray:
    return np.array([0.5, 0.5, 0.52]) * rng.uniform(0.3, 1.0)


def _barbell(rng: np.random.Generator, middle: np.ndarray, frame: bool) -> Equipment:
    steel = _steel(rng)
    x = np.array([1.0, 0.0, 0.0])
    if frame:
        parts = [
            tube(middle + s * 0.31 * x + e, middle + s * 0.31 * x - e, 0.016, steel, 0.4, IMPLEMENT)
            for s in (1, -1)
            for e in [np.array([0.0, 0.35, 0.0])]
        ]
        parts += [
            tube(middle - 0.31 * x + e, middle + 0.31 * x + e, 0.016, steel, 0.4, IMPLEMENT)
            for e in (np.array([0.0, 0.35, 0.0]), np.array([0.0, -0.35, 0.0]))
        ]
    else:
        parts = [tube(middle - 0.655 * x, middle + 0.655 * x, 0.014, steel, 0.5, IMPLEMENT, 12)]
    parts += [
        tube(middle + s * (0.31 if frame else 0.655) * x, middle + s * 1.08 * x, 0.025, steel * 1.1, 0.5, IMPLEMENT)
        for s in (1, -1)
    ]
    same = rng.random() < 0.6
    colour = PLATE_COLOURS[rng.integers(len(PLATE_COLOURS))] * rng.uniform(0.7, 1.2)
    at, outer = 0.67, 0.0
    radius_near = PLATE_RADIUS_M
    if rng.random() < 0.06:
        radius_near = rng.uniform(0.10, 0.2)
    for index in range(int(rng.integers(1, 5))):
        thick = rng.uniform(0.018, 0.085) if index == 0 else rng.uniform(0.015, 0.06)
        radius = radius_near if index == 0 or rng.random() < 0.6 else rng.uniform(0.08, 0.2)
        own = colour if same else PLATE_COLOURS[rng.integers(len(PLATE_COLOURS))] * rng.uniform(0.7, 1.2)
        for sign in (1, -1):
            parts += _plate(np.random.default_rng(rng.integers(1 << 30)), middle + sign * at * x, sign * thick * x, radius, own)
        if radius >= radius_near - 1e-9:
            outer = at + thick
        at += thick + 0.002
        if at > 0.98:
            break
    if rng.random() < 0.5:
        parts += [tube(middle + s * at * x, middle + s * (at + 0.04) * x, 0.04, steel * 0.6, 0.3, IMPLEMENT) for s in (1, -1)]
    return Equipment(np.concatenate(parts), _rim(middle + NEAR * outer * x, radius_near))


def _plate(rng: np.random.Generator, inner: np.ndarray, thick: np.ndarray, radius: float, colour: np.ndarray) -> list[np.ndarray]:
    """A plate with a raised rim, a hub and, often, lettering."""
    outward = thick / np.linalg.norm(thick)
    face = inner + thick
    parts = [tube(inner, face, radius, colour, 0.15, IMPLEMENT, 40)]
    if radius > 0.12:
        parts.append(tube(face, face + 0.001 * outward, radius * 0.86, colour * 1.5 + 0.02, 0.1, IMPLEMENT, 32))
        parts.append(
            tube(
                face,
                face + 0.003 * outward,
                radius * rng.uniform(0.2, 0.42),
                colour * 0.6 + rng.choice([0.0, 0.3]),
                0.3,
                IMPLEMENT,
                28,
            )
        )
        if rng.random() < 0.6:
            ink = np.full(3, rng.choice([0.02, 0.7]))
            for turn in np.linspace(0.0, 2.0 * np.pi, int(rng.integers(3, 10)), endpoint=False):
                place = face + radius * 0.62 * np.array([0.0, np.cos(turn), np.sin(turn)])
                size = np.array([0.004, *rng.uniform(0.008, 0.03, 2)])
                parts.append(box(place - size, place + size, ink, 0.1, IMPLEMENT))
        if rng.random() < 0.25:
            for turn in np.linspace(0.0, 2.0 * np.pi, int(rng.choice([3, 5, 6])), endpoint=False):
                place = face + radius * 0.55 * np.array([0.0, np.cos(turn), np.sin(turn)])
                parts.append(tube(place, place + 0.004 * outward, radius * 0.16, np.full(3, 0.01), 0.0, IMPLEMENT, 16))
    return parts


def _kettlebell(rng: np.random.Generator, handle: np.ndarray) -> Equipment:
    """The hands hold the handle; the ball hangs under it."""
    radius = rng.uniform(0.085, 0.125)
    colour = PLATE_COLOURS[rng.integers(len(PLATE_COLOURS))] * rng.uniform(0.7, 1.2)
    centre = handle - np.array([0.0, 0.0, radius + rng.uniform(0.05, 0.08)])
    wide = rng.uniform(0.06, 0.085)
    x = np.array([wide, 0.0, 0.0])
    foot = centre + np.array([0.0, 0.0, radius * 0.7])
    parts = [
        ball(centre, np.full(3, radius), colour, 0.3, IMPLEMENT),
        tube(handle - x, handle + x, 0.017, colour * 0.8, 0.4, IMPLEMENT),
        tube(foot - 0.8 * x, handle - x, 0.017, colour * 0.8, 0.4, IMPLEMENT),
        tube(foot + 0.8 * x, handle + x, 0.017, colour * 0.8, 0.4, IMPLEMENT),
    ]
    return Equipment(np.concatenate(parts), _rim(centre + np.array([NEAR * radius * 0.3, 0.0, 0.0]), radius))


def _dumbbells(rng: np.random.Generator, posed: PosedBody) -> Equipment:
    """One in each hand, along the lifter's facing direction or across it."""
    radius, half = rng.uniform(0.05, 0.1), rng.uniform(0.07, 0.13)
    colour = PLATE_COLOURS[rng.integers(len(PLATE_COLOURS))] * rng.uniform(0.7, 1.2)
    across = rng.random() < 0.5
    axis = np.array([1.0, 0.0, 0.0]) if across else np.array([0.0, 1.0, 0.0])
    steel = _steel(rng)
    parts = []
    for side in ("L", "R"):
        hand = posed.joints[f"hand.{side}"]
        parts.append(tube(hand - half * axis, hand + half * axis, 0.015, steel, 0.4, IMPLEMENT))
        for sign in (1, -1):
            parts.append(
                tube(hand + sign * (half - 0.04) * axis, hand + sign * (half + 0.04) * axis, radius, colour, 0.2, IMPLEMENT, 24)
            )
    near = posed.joints["hand.R"] + (NEAR * (half + 0.04) * axis if across else np.zeros(3))
    return Equipment(np.concatenate(parts), _rim(near, radius) if across else None)
