"""Run the shipped network with ONNX Runtime: the evaluation needs no torch."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime

from keel_training.net.decode import decode


@dataclass(frozen=True)
class Answer:
    """Decoded outputs for one picture. Pixels are the input's."""

    points: np.ndarray
    mass: np.ndarray
    #: Covariances (40, 2, 2), px squared.
    covariance: np.ndarray
    #: Probability that each point can be placed (40,).
    presence: np.ndarray
    #: Probabilities at a quarter of the input (2, h, w).
    masks: np.ndarray
    yaw_deg: float
    yaw_sigma_deg: float
    faces_right: float
    at_implement: float
    people: np.ndarray


class Network:
    """`keel-spine.onnx` with its manifest, on one thread."""

    def __init__(self, path: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self.manifest = json.loads(path.with_suffix(".json").read_text())

    def __call__(self, picture: np.ndarray) -> Answer:
        """The answer for a picture (H, W, 3), uint8 RGB."""
        tensor = (picture.astype(np.float32) / 127.5 - 1.0).transpose(2, 0, 1)[None]
        heatmaps, spread, presence, masks, view, people = self.session.run(None, {"image": np.ascontiguousarray(tensor)})
        points = decode(heatmaps[0])
        yaw, log_sigma, facing, holding = (float(v) for v in view[0])
        return Answer(
            points=points.xy,
            mass=points.mass,
            covariance=covariances(spread[0]),
            presence=_sigmoid(presence[0]),
            masks=_sigmoid(masks[0]),
            yaw_deg=30.0 * yaw,
            yaw_sigma_deg=30.0 * float(np.exp(np.clip(log_sigma, -4.0, 1.5))),
            faces_right=float(_sigmoid(np.array(facing))),
            at_implement=float(_sigmoid(np.array(holding))),
            people=people[0],
        )


def covariances(spread: np.ndarray) -> np.ndarray:
    """Covariances (40, 2, 2) in px squared from the spread output (40, 3), as the manifest says."""
    sigma = np.exp(np.clip(spread[:, :2], -2.0, 4.0))
    rho = np.clip(np.tanh(spread[:, 2]), -0.98, 0.98)
    cross = rho * sigma[:, 0] * sigma[:, 1]
    return np.stack([np.stack([sigma[:, 0] ** 2, cross], -1), np.stack([cross, sigma[:, 1] ** 2], -1)], -2)


def _sigmoid(x: np.ndarray) -> np.ndarray:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(x, -30.0, 30.0))))


def people_boxes(people: np.ndarray, least: float = 0.3, most: int = 4) -> list[tuple[float, np.ndarray]]:
    """Scores and boxes (left, top, right, bottom; px) from the people map (5, h, w): local maxima, best first."""
    score = _sigmoid(people[0])
    height, width = score.shape
    padded = np.pad(score, 1)
    around = np.max([padded[i : i + height, j : j + width] for i in range(3) for j in range(3)], axis=0)
    found = []
    for row, column in zip(*np.where((score >= around) & (score >= least)), strict=True):
        x, y = column * 8.0 + 4.0, row * 8.0 + 4.0
        left, top, right, bottom = people[1:, row, column] * 32.0
        found.append((float(score[row, column]), np.array([x - left, y - top, x + right, y + bottom])))
    return sorted(found, key=lambda item: -item[0])[:most]
