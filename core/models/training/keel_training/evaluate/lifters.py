"""Readings gathered by lifter, since a lifter's arc fractions are frozen over all of his frames."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from keel_training.evaluate.curve import BANDS, lifter_segments
from keel_training.evaluate.readings import Reading


@dataclass(frozen=True)
class Lifter:
    """All readings of one person in one outfit, room and camera.

    `segments` (N, 3 lines, 4 segments) in deg, `stated` (N, 3, 4, 4) their covariances in deg squared as the network states
    them.
    """

    readings: list[Reading]
    segments: np.ndarray
    stated: np.ndarray

    @property
    def bands(self) -> np.ndarray:
        """The two segments between T7 and L4 (N, 3 lines, 2) in deg."""
        return self.segments[..., BANDS]

    def truth(self, key: str) -> np.ndarray:
        """A number of the truth for every reading (N,)."""
        return np.array([float(r.sample.truth[key]) for r in self.readings])

    @property
    def close_fitting(self) -> bool:
        """Whether the clothes lie on the body."""
        return self.readings[0].sample.truth["clothing"] in ("bare", "tight", "medium")


def by_lifter(readings: Iterable[Reading]) -> list[Lifter]:
    """Lifters in the order of their first reading."""
    found: dict[str, list[Reading]] = {}
    for reading in readings:
        found.setdefault(str(reading.sample.truth["group"]), []).append(reading)
    return [Lifter(own, *_segments(own)) for own in found.values()]


def _segments(readings: list[Reading]) -> tuple[np.ndarray, np.ndarray]:
    points = np.stack([r.answer.points for r in readings])
    mass = np.array([float(r.answer.mass[:24].mean()) for r in readings])
    return lifter_segments(points, mass, np.stack([r.answer.covariance for r in readings]))
