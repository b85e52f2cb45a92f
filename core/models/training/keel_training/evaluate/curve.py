"""The core's estimator of the curvature (`core/src/spine/curve.rs`), line for line, so that figures and calibration are its own.

The mean directions of the seven chords between levels are fitted by a cubic in arc length, which is read at T7, T12 and
L4 where the lifter's frozen arc fractions put them. `tests/curves.json` holds both languages to the same numbers.
"""

import numpy as np

#: Arc fractions of the levels between C7/T1 and L5/S1 in adults (measurement.md, from an OpenSim thoracolumbar model).
ADULT = np.array([0.0, 0.108, 0.316, 0.481, 0.612, 0.750, 0.888, 1.0])
#: Places of T7, T12 and L4 among the eight levels.
T7, T12, L4 = 2, 4, 6
TERMS = 4
LINES, BANDS = ("vertebral", "skin", "outline"), ("t7_t12", "t12_l4")


def _arc(chain: np.ndarray) -> np.ndarray:
    """Length along the points (8, 2) up to each, px."""
    return np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(chain, axis=0), axis=1))])


def frozen_fractions(chains: np.ndarray) -> np.ndarray:
    """A lifter's arc fractions (8,): the median over the chains (N, 8, 2) of his good frames."""
    arcs = np.stack([_arc(chain) for chain in chains])
    return np.asarray(np.median(arcs / arcs[:, -1:], axis=0))


def _mean_power(a: np.ndarray, b: np.ndarray, k: int) -> np.ndarray:
    """Mean of s^k over a..b."""
    return np.asarray((b ** (k + 1) - a ** (k + 1)) / ((k + 1) * (b - a)))


def _chords(chain: np.ndarray, fractions: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Directions (7,) of a line's chords, rad; what each moves by per px of its ends (7, 2), rad/px; and the two bands as
    sums of the directions (2, 7)."""
    arc = _arc(chain)
    up = chain[:-1] - chain[1:]
    turns = np.arctan2(up[:-1, 0] * up[1:, 1] - up[:-1, 1] * up[1:, 0], (up[:-1] * up[1:]).sum(axis=1))
    direction = np.arctan2(up[0, 1], up[0, 0]) + np.concatenate([[0.0], np.cumsum(turns)])
    centred = 2.0 * arc / arc[-1] - 1.0
    design = np.stack([_mean_power(centred[:-1], centred[1:], k) for k in range(TERMS)], axis=1)
    weight = np.diff(arc) ** 2
    solve = np.linalg.solve((design.T * weight) @ design, design.T * weight)
    slope, offset = np.polyfit(fractions, arc, 1)
    at = 2.0 * (offset + slope * fractions) / arc[-1] - 1.0
    tangents = np.stack([at[level] ** np.arange(TERMS) for level in (T7, T12, L4)]) @ solve
    normals = np.stack([-up[:, 1], up[:, 0]], axis=1) / (up**2).sum(axis=1, keepdims=True)
    return direction, normals, np.stack([tangents[0] - tangents[1], tangents[1] - tangents[2]])


def line_bands(chain: np.ndarray, fractions: np.ndarray) -> np.ndarray:
    """T7-T12 and T12-L4 flexion (2,) in deg of one line (8, 2) of a lifter who faces right, y down."""
    direction, _, bands = _chords(chain, fractions)
    return np.asarray(np.degrees(bands @ direction))


def line_spread(chain: np.ndarray, covariance: np.ndarray, fractions: np.ndarray) -> np.ndarray:
    """Covariance (2, 2) of the bands of one line, deg squared, from its points' covariances (8, 2, 2), px squared."""
    _, normals, bands = _chords(chain, fractions)
    per_point = np.zeros((2, 8, 2))
    per_point[:, :-1] += bands[:, :, None] * normals
    per_point[:, 1:] -= bands[:, :, None] * normals
    return np.asarray(np.einsum("ajk,jkl,bjl->ab", per_point, covariance, per_point) * np.degrees(1.0) ** 2)


def lifter_bands(points: np.ndarray, mass: np.ndarray, covariance: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Bands (N, 3 lines, 2 bands) in deg of one lifter's frames, and their stated covariances (N, 3, 2, 2).

    `points` (N, 40, 2) px with `covariance` (N, 40, 2, 2); `mass` (N,) mean heat-map mass, whose better half gives the
    frozen fractions.
    """
    chains = points[:, :24].reshape(-1, 3, 8, 2)
    spreads = covariance[:, :24].reshape(-1, 3, 8, 2, 2)
    best = chains[mass >= np.median(mass)]
    bands, stated = np.empty((len(points), 3, 2)), np.empty((len(points), 3, 2, 2))
    for line in range(3):
        fractions = frozen_fractions(best[:, line])
        for frame in range(len(points)):
            bands[frame, line] = line_bands(chains[frame, line], fractions)
            stated[frame, line] = line_spread(chains[frame, line], spreads[frame, line], fractions)
    return bands, stated
