"""The core's estimator of the curvature (`core/src/spine/curve.rs`), line for line, so that figures and calibration are its own.

The mean directions of the seven chords between levels are fitted by a quartic in arc length, which is read at C7, T7, T12,
L4 and S1 where the lifter's frozen arc fractions put them. `tests/curves.json` holds both languages to the same numbers.
"""

import numpy as np

#: Arc fractions of the levels between C7/T1 and L5/S1 in adults (measurement.md, from an OpenSim thoracolumbar model).
ADULT = np.array([0.0, 0.108, 0.316, 0.481, 0.612, 0.750, 0.888, 1.0])
#: Places of C7, T7, T12, L4 and S1 among the eight levels, and the segments between them.
READ_AT = (0, 2, 4, 6, 7)
SEGMENTS = ("c7_t7", "t7_t12", "t12_l4", "l4_s1")
#: The segments between T7 and L4.
BANDS = slice(1, 3)
TERMS = 5
LINES = ("vertebral", "skin", "outline")


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
    """Directions (7,) of a line's chords, rad; what each moves by per px of its ends (7, 2), rad/px; and the segments as
    sums of the directions (4, 7)."""
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
    tangents = np.stack([at[level] ** np.arange(TERMS) for level in READ_AT]) @ solve
    normals = np.stack([-up[:, 1], up[:, 0]], axis=1) / (up**2).sum(axis=1, keepdims=True)
    return direction, normals, tangents[:-1] - tangents[1:]


def line_segments(chain: np.ndarray, fractions: np.ndarray) -> np.ndarray:
    """Flexion (4,) in deg of the segments of one line (8, 2) of a lifter who faces right, y down."""
    direction, _, segments = _chords(chain, fractions)
    return np.asarray(np.degrees(segments @ direction))


def line_bands(chain: np.ndarray, fractions: np.ndarray) -> np.ndarray:
    """T7-T12 and T12-L4 flexion (2,) in deg of one line (8, 2)."""
    return line_segments(chain, fractions)[BANDS]


def line_spread(chain: np.ndarray, covariance: np.ndarray, fractions: np.ndarray) -> np.ndarray:
    """Covariance (4, 4) of the segments of one line, deg squared, from its points' covariances (8, 2, 2), px squared."""
    _, normals, segments = _chords(chain, fractions)
    per_point = np.zeros((len(SEGMENTS), 8, 2))
    per_point[:, :-1] += segments[:, :, None] * normals
    per_point[:, 1:] -= segments[:, :, None] * normals
    return np.asarray(np.einsum("ajk,jkl,bjl->ab", per_point, covariance, per_point) * np.degrees(1.0) ** 2)


def lifter_segments(points: np.ndarray, mass: np.ndarray, covariance: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Segments (N, 3 lines, 4) in deg of one lifter's frames, and their stated covariances (N, 3, 4, 4).

    `points` (N, 40, 2) px with `covariance` (N, 40, 2, 2); `mass` (N,) mean heat-map mass, whose better half gives the
    frozen fractions.
    """
    chains = points[:, :24].reshape(-1, 3, 8, 2)
    spreads = covariance[:, :24].reshape(-1, 3, 8, 2, 2)
    best = chains[mass >= np.median(mass)]
    found, stated = np.empty((len(points), 3, len(SEGMENTS))), np.empty((len(points), 3, len(SEGMENTS), len(SEGMENTS)))
    for line in range(3):
        fractions = frozen_fractions(best[:, line])
        for frame in range(len(points)):
            found[frame, line] = line_segments(chains[frame, line], fractions)
            stated[frame, line] = line_spread(chains[frame, line], spreads[frame, line], fractions)
    return found, stated
