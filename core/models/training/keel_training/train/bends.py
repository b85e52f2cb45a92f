"""Angles of the spine from its eight points, differentiable: what the change loss holds the network to."""

import torch
from torch import Tensor

#: Place of each level along the chain, 0 at C7 and 1 at S1 (design choice near the arc fractions of measurement.md).
ALONG = (0.0, 0.20, 0.40, 0.56, 0.66, 0.79, 0.91, 1.0)
#: Pairs of level groups whose least-squares directions are compared: C7-T10 with T12-S1 (the two-line rule),
#: T3-T10 with L2-S1 (near T7-L4), and T10-L2 with L2-S1 (near T12-L4).
PAIRS = (((0, 1, 2, 3), (4, 5, 6, 7)), ((1, 2, 3), (5, 6, 7)), ((3, 4, 5), (5, 6, 7)))


def _direction(points: Tensor, levels: tuple[int, ...]) -> Tensor:
    """Least-squares direction (..., 2) towards C7 over some levels of points (..., 8, 2)."""
    mean = sum(ALONG[i] for i in levels) / len(levels)
    return torch.stack([(mean - ALONG[i]) * points[..., i, :] for i in levels]).sum(dim=0)


def bends(points: Tensor) -> Tensor:
    """Flexion (..., 3) in degrees of the three pairs; positive forwards for a lifter who faces right, y down."""
    angles = []
    for upper, lower in PAIRS:
        a, b = _direction(points, lower), _direction(points, upper)
        angles.append(torch.atan2(a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0], (a * b).sum(dim=-1)))
    return torch.rad2deg(torch.stack(angles, dim=-1))
