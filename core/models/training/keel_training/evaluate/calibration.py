"""How the three lines combine into the judged bands, and how wrong they are: fitted on renders of people of its own."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from keel_training.evaluate.curve import BANDS, LINES, SEGMENTS

#: The judged series, with the truth that each is held against.
SERIES = {"t7_l4": "t7_l4_deg", "t7_t12": "t7_t12_deg", "t12_l4": "t12_l4_deg"}
#: Added to the errors' variances, deg squared: the ends of a line read much alike.
RIDGE_DEG2 = 1.0
#: Decimals of the manifest.
DECIMALS = 4


@dataclass(frozen=True)
class Calibration:
    """`gains` (2 judged bands, 12 readings): readings are lines x segments, `LINES` outer, `SEGMENTS` inner."""

    gains: np.ndarray

    @staticmethod
    def from_manifest(manifest: dict[str, Any]) -> "Calibration":
        """The gains that the core uses; the plain mean of the lines where a manifest has none."""
        told = manifest.get("calibration")
        if told is None:
            return Calibration(plain(LINES))
        return Calibration(np.array([[v for line in LINES for v in told[line][band]] for band in ("thoracic", "lumbar")]))

    def series(self, name: str) -> np.ndarray:
        """Weights (12,) of a judged series; the whole is the sum of its bands."""
        return np.asarray({"t7_l4": self.gains.sum(axis=0), "t7_t12": self.gains[0], "t12_l4": self.gains[1]}[name])

    def read(self, segments: np.ndarray, name: str) -> np.ndarray:
        """A judged series (N,) in deg from segments (N, 3, 4)."""
        return np.asarray(segments.reshape(len(segments), -1) @ self.series(name))

    def stated_sd(self, stated: np.ndarray, name: str) -> np.ndarray:
        """Standard deviation (N,) in deg of a judged series from the lines' covariances (N, 3, 4, 4).

        The lines' errors are taken as fully correlated, as the core takes them: one network made them from the same pixels.
        """
        weights = self.series(name).reshape(len(LINES), len(SEGMENTS))
        return np.asarray(np.sqrt(np.einsum("la,nlab,lb->nl", weights, stated, weights)).sum(axis=1))

    def as_gains(self) -> dict[str, dict[str, list[float]]]:
        """The lines' entries of the manifest."""
        per_line = self.gains.reshape(2, len(LINES), len(SEGMENTS)).round(DECIMALS)
        return {
            line: {"thoracic": per_line[0, index].tolist(), "lumbar": per_line[1, index].tolist()}
            for index, line in enumerate(LINES)
        }


def plain(lines: tuple[str, ...]) -> np.ndarray:
    """Gains (2, 12) of the plain mean of some lines."""
    gains = np.zeros((2, len(LINES), len(SEGMENTS)))
    for line in lines:
        gains[:, LINES.index(line), BANDS] = np.eye(2) / len(lines)
    return gains.reshape(2, -1)


def best_linear(changes: np.ndarray, truths: np.ndarray, false_changes: np.ndarray) -> Calibration:
    """The best linear unbiased estimator of a change from the twelve readings.

    `changes` (N, 12) and `truths` (N, 2: T7-T12, T12-L4) are deviations from the mean of the same lifter, deg. Readings
    are modelled as `G truth + error`; with the errors' covariance S the estimator is (G' S^-1 G)^-1 G' S^-1 (Gauss and
    Markov). Its slope is 1 by construction: a regression of truth on readings would shrink every change instead. `false_changes`
    (M, 12) are what rigid spines read on their way from set-up to knee-pass, whose truth is 0: their errors weigh as much
    as those of all postures, since a verdict hangs on them.
    """
    response = np.linalg.lstsq(truths, changes, rcond=None)[0].T
    error = changes - truths @ response.T
    spread = error.T @ error / len(error) + false_changes.T @ false_changes / len(false_changes)
    precision = np.linalg.inv(spread + RIDGE_DEG2 * np.eye(error.shape[1]))
    return Calibration(np.linalg.solve(response.T @ precision @ response, response.T @ precision))


def candidates(changes: np.ndarray, truths: np.ndarray, false_changes: np.ndarray) -> dict[str, Calibration]:
    """What the best linear estimator is compared with: each line alone and their plain mean, scaled to slope 1."""
    compared = {line: plain((line,)) for line in LINES} | {"mean of the lines": plain(LINES)}
    told = {}
    for name, gains in compared.items():
        found = changes @ gains.T
        response = np.linalg.lstsq(truths, found, rcond=None)[0].T
        told[name] = Calibration(np.linalg.solve(response, gains))
    postures_alone = best_linear(changes, truths, np.zeros((1, changes.shape[1])))
    return told | {"best linear, postures alone": postures_alone, "best linear": best_linear(changes, truths, false_changes)}
