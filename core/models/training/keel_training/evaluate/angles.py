"""Single-frame estimates of the curvature from points: what a reader of the figures compares.

The core has an estimator of its own; these are the candidates of measurement.md in their plainest form.
"""

import numpy as np
from scipy.interpolate import CubicSpline

from keel_training.net.bends import bends

#: Arc fractions of T7, T12 and L4 from C7 to S1 (measurement.md, from an OpenSim thoracolumbar model).
FRACTIONS = {"T7": 0.316, "T12": 0.612, "L4": 0.888}
#: Half width of the window in which a tangent is fitted, as a fraction of the arc (design choice).
WINDOW = 0.13
SAMPLES = 240

#: What `estimates` returns, in order: means over the three lines, then the same from the vertebral line alone.
NAMES = (
    "two_line",
    "near_t7_l4",
    "near_t12_l4",
    "tangent_t7_l4",
    "tangent_t12_l4",
    "fused_t7_l4",
    "fused_t12_l4",
    "vertebral_t7_l4",
    "vertebral_t12_l4",
)


def _tangent(curve: np.ndarray, fraction: np.ndarray, at: float) -> np.ndarray:
    """Unit direction towards C7 of a least-squares line through the curve round an arc fraction."""
    inside = curve[np.abs(fraction - at) <= WINDOW]
    direction = np.linalg.svd(inside - inside.mean(axis=0), full_matrices=False)[2][0]
    return np.asarray(direction if direction @ (inside[0] - inside[-1]) > 0 else -direction)


def tangents(chain: np.ndarray) -> tuple[float, float]:
    """T7-L4 and T12-L4 flexion in degrees from the tangents of a spline through eight points (8, 2)."""
    arc = np.concatenate([[0.0], np.cumsum(np.maximum(np.linalg.norm(np.diff(chain, axis=0), axis=1), 1e-2))])
    curve = CubicSpline(arc, chain)(np.linspace(0.0, arc[-1], SAMPLES))
    length = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(curve, axis=0), axis=1))])
    direction = {level: _tangent(curve, length / length[-1], at) for level, at in FRACTIONS.items()}

    def turn(upper: str, lower: str) -> float:
        a, b = direction[lower], direction[upper]
        return float(np.degrees(np.arctan2(a[0] * b[1] - a[1] * b[0], a @ b)))

    return turn("T7", "L4"), turn("T12", "L4")


def _line(chain: np.ndarray) -> np.ndarray:
    """Two-line, near-T7-L4, near-T12-L4, and the two tangent angles of one line (8, 2)."""
    return np.array([*bends(chain), *tangents(chain)])


def estimates(points: np.ndarray) -> np.ndarray:
    """All of `NAMES` in degrees from forty points (40, 2) of a trunk crop."""
    lines = np.stack([_line(chain) for chain in points[:24].reshape(3, 8, 2)])
    mean, vertebral = lines.mean(axis=0), lines[0]
    fused = [mean[[0, 1, 3]].mean(), mean[[2, 4]].mean()]
    return np.array([*mean, *fused, vertebral[[1, 3]].mean(), vertebral[[2, 4]].mean()])
