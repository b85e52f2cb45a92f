"""Cylinders, boxes and balls as triangle soups.

A soup is an array (N, 13) of float32: position, normal, `cut` (x carries the class), colour and gloss; m.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

#: Floats per vertex.
STRIDE = 13

#: What a pixel shows, as stored in the class map (and, divided by 255, in the renderer's alpha).
BACKGROUND, OTHER_PERSON, OBJECT, IMPLEMENT, LIFTER = 0, 64, 128, 200, 255

Vector = np.ndarray | Sequence[float]
Colour = Vector


def _soup(position: np.ndarray, normal: np.ndarray, colour: Colour, gloss: float, kind: int) -> np.ndarray:
    soup = np.zeros((len(position), STRIDE), dtype=np.float32)
    soup[:, 0:3], soup[:, 3:6] = position, normal
    soup[:, 6] = kind / 255.0
    soup[:, 9:12], soup[:, 12] = colour, gloss
    return soup


@lru_cache(maxsize=32)
def _unit_tube(segments: int) -> tuple[np.ndarray, np.ndarray]:
    """A capped tube of radius 1 from x = 0 to 1."""
    angle = np.linspace(0.0, 2.0 * np.pi, segments + 1)
    rim = np.stack([np.zeros_like(angle), np.cos(angle), np.sin(angle)], axis=1)
    p, q, far = rim[:-1], rim[1:], np.array([1.0, 0.0, 0.0])
    points = [np.stack([p, p + far, q + far, p, q + far, q], axis=1).reshape(-1, 3)]
    normals = [np.stack([p, p, q, p, q, q], axis=1).reshape(-1, 3)]
    for x in (0.0, 1.0):
        points.append((np.stack([p, q, np.zeros_like(p)], axis=1) + far * x).reshape(-1, 3))
        normals.append(np.tile(far * (2.0 * x - 1.0), (segments * 3, 1)))
    return np.concatenate(points), np.concatenate(normals)


def tube(
    start: np.ndarray, end: np.ndarray, radius: float, colour: Colour, gloss: float, kind: int = OBJECT, segments: int = 16
) -> np.ndarray:
    """A capped tube between two points."""
    points, normals = _unit_tube(segments)
    axis = np.asarray(end, dtype=float) - start
    length = float(np.linalg.norm(axis))
    direction = axis / length
    helper = np.array([0.0, 0.0, 1.0]) if abs(direction[2]) < 0.9 else np.array([0.0, 1.0, 0.0])
    second = np.cross(helper, direction)
    second /= np.linalg.norm(second)
    basis = np.stack([direction, second, np.cross(direction, second)])
    placed = (points * np.array([length, radius, radius])) @ basis + start
    return _soup(placed, normals @ basis, colour, gloss, kind)


@lru_cache(maxsize=1)
def _unit_box() -> tuple[np.ndarray, np.ndarray]:
    points, normals = [], []
    for axis in range(3):
        first, second = (axis + 1) % 3, (axis + 2) % 3
        for value in (0.0, 1.0):
            for a, b in ((0, 0), (1, 0), (1, 1), (0, 0), (1, 1), (0, 1)):
                point = np.zeros(3)
                point[axis], point[first], point[second] = value, a, b
                points.append(point)
                normals.append(np.eye(3)[axis] * (2.0 * value - 1.0))
    return np.array(points), np.array(normals)


def box(low: Vector, high: Vector, colour: Colour, gloss: float = 0.05, kind: int = OBJECT) -> np.ndarray:
    """An axis-aligned box."""
    points, normals = _unit_box()
    low, high = np.asarray(low, dtype=float), np.asarray(high, dtype=float)
    return _soup(low + points * (high - low), normals, colour, gloss, kind)


@lru_cache(maxsize=4)
def _unit_ball(rings: int) -> np.ndarray:
    polar = np.linspace(0.0, np.pi, rings + 1)
    turn = np.linspace(0.0, 2.0 * np.pi, 2 * rings + 1)
    grid = np.stack(
        [np.outer(np.sin(polar), np.cos(turn)), np.outer(np.sin(polar), np.sin(turn)), np.outer(np.cos(polar), np.ones_like(turn))],
        axis=2,
    )
    a, b, c, d = grid[:-1, :-1], grid[1:, :-1], grid[1:, 1:], grid[:-1, 1:]
    return np.stack([a, b, c, a, c, d], axis=2).reshape(-1, 3)


def ball(centre: np.ndarray, radii: np.ndarray, colour: Colour, gloss: float, kind: int = OBJECT) -> np.ndarray:
    """An axis-aligned ellipsoid."""
    points = _unit_ball(8)
    radii = np.asarray(radii, dtype=float)
    normals = points / radii
    normals = normals / np.linalg.norm(normals, axis=1, keepdims=True)
    return _soup(points * radii + centre, normals, colour, gloss, kind)
