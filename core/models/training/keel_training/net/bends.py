"""Angles of the spine from its eight points, for the change loss (torch) and for the evaluation (numpy) alike."""

from types import ModuleType
from typing import Any

import numpy as np

#: Place of each level along the chain, 0 at C7 and 1 at S1 (design choice near the arc fractions of measurement.md).
ALONG = (0.0, 0.20, 0.40, 0.56, 0.66, 0.79, 0.91, 1.0)
#: Pairs of level groups whose least-squares directions are compared: C7-T10 with T12-S1 (the two-line rule),
#: T3-T10 with L2-S1 (near T7-L4), and T10-L2 with L2-S1 (near T12-L4).
PAIRS = (((0, 1, 2, 3), (4, 5, 6, 7)), ((1, 2, 3), (5, 6, 7)), ((3, 4, 5), (5, 6, 7)))


def _direction(points: Any, levels: tuple[int, ...]) -> Any:
    """Least-squares direction (..., 2) towards C7 over some levels of points (..., 8, 2)."""
    mean = sum(ALONG[i] for i in levels) / len(levels)
    return sum((mean - ALONG[i]) * points[..., i, :] for i in levels)


def bends(points: Any, library: ModuleType = np) -> Any:
    """Flexion (..., 3) in degrees of the three pairs, for arrays of numpy or torch (..., 8, 2).

    Positive is forwards for a lifter who faces right, y down.
    """
    angles = []
    for upper, lower in PAIRS:
        a, b = _direction(points, lower), _direction(points, upper)
        turn = a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]
        angles.append(library.rad2deg(library.arctan2(turn, (a * b).sum(-1))))
    return library.stack(angles, -1)
