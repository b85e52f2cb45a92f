"""What the network reads off every sample: the rows that all figures are made of."""

from dataclasses import dataclass

import cv2
import numpy as np

from keel_training.data.crops import Example, body_example, frame_example, trunk_example
from keel_training.data.shards import Sample
from keel_training.evaluate.network import Answer, Network


@dataclass(frozen=True)
class Reading:
    """A crop and its answer."""

    sample: Sample
    example: Example
    answer: Answer

    @property
    def mm_per_px(self) -> float:
        """Scale of the crop in the lifter's plane."""
        return float(self.sample.truth["mm_per_px"]) * 140.0 / self.example.trunk_px

    @property
    def spine_present(self) -> bool:
        """Whether every level of the spine can be placed."""
        return bool(self.example.present[:24].all())

    def across_px(self) -> np.ndarray:
        """Errors across the spine of the 24 spine points, px; NaN where absent."""
        truth = np.nan_to_num(self.example.points[:24]).reshape(3, 8, 2)
        along = np.gradient(truth, axis=1)
        along = along / np.maximum(np.linalg.norm(along, axis=-1, keepdims=True), 1e-3)
        error = self.answer.points[:24].reshape(3, 8, 2) - truth
        across = np.abs(error[..., 0] * along[..., 1] - error[..., 1] * along[..., 0]).ravel()
        return np.where(self.example.present[:24], across, np.nan)

    def squared_distance(self) -> np.ndarray:
        """Mahalanobis distance squared of every present point under the stated covariance (40,); NaN where absent."""
        error = self.answer.points - np.nan_to_num(self.example.points)
        inverse = np.linalg.inv(self.answer.covariance)
        return np.where(self.example.present, np.einsum("ki,kij,kj->k", error, inverse, error), np.nan)


def read_trunk(network: Network, sample: Sample, seed: int, shrink: float = 1.0) -> Reading:
    """Read a trunk crop with a tracker's mild errors and a phone's picture quality, both from the seed.

    `shrink` under 1 takes detail away, as if the lifter were that much smaller in the film.
    """
    example = trunk_example(np.random.default_rng(seed), sample, train=False)
    return Reading(sample, example, network(shrunk(example.image, shrink)))


def read_filmed(network: Network, sample: Sample, film: int, frame: int, shrink: float = 1.0) -> Reading:
    """Read a trunk crop as one frame of a film: light, sharpness, codec and the tracker's error follow from `film` and the
    lifter, only a small sway of the crop from `frame`. Change is read between frames of one film, so drawing the camera
    anew for every frame would measure two cameras."""
    person, number = (int(part) for part in str(sample.truth["group"]).split("."))
    camera = np.random.default_rng([film, person, number])
    example = trunk_example(camera, sample, train=False, sway=np.random.default_rng([film, person, number, frame]))
    return Reading(sample, example, network(shrunk(example.image, shrink)))


def shrunk(picture: np.ndarray, shrink: float) -> np.ndarray:
    """The picture at its size, with the detail of one `shrink` times as large."""
    if shrink >= 1.0:
        return picture
    small = cv2.resize(picture, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.resize(small, (picture.shape[1], picture.shape[0]), interpolation=cv2.INTER_LINEAR))


def read_body(network: Network, sample: Sample, seed: int) -> Reading:
    """Read a whole-body crop."""
    example = body_example(np.random.default_rng(seed), sample, train=False)
    return Reading(sample, example, network(example.image))


def read_frame(network: Network, sample: Sample, guests: list[Sample], seed: int) -> Reading:
    """Read a frame with people 28 to 220 px tall in it, as hard as those of the training."""
    example = frame_example(np.random.default_rng(seed), sample, guests)
    return Reading(sample, example, network(example.image))
