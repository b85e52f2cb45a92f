"""What a posture is, before any bone is turned. Lengths in m, angles in rad.

The sagittal plane has `forward` (the way the lifter faces) and `up`; the frame in space is x left, y backwards, z up,
with the ankles of a standing lifter at y = 0.
"""

from dataclasses import dataclass, field

import numpy as np


@dataclass(frozen=True)
class Foot:
    """An ankle in space (3,), and how far the foot turns out."""

    ankle: np.ndarray
    toe_out: float


@dataclass(frozen=True)
class Posture:
    """Everything that the body's articulation needs. Pairs are (left, right)."""

    hip_forward: float
    hip_up: float
    pelvis_pitch: float
    flexion: np.ndarray
    feet: tuple[Foot, Foot]
    grips: tuple[np.ndarray, np.ndarray]
    gaze_pitch: float = 0.0
    gaze_yaw: float = 0.0
    protraction_m: float = 0.0
    depression_m: float = 0.0
    #: Direction in which the elbows point, for the left arm; mirrored for the right.
    elbow_pole: np.ndarray = field(default_factory=lambda: np.array([0.35, 1.0, -0.2]))


def in_space(x: float, forward: float, up: float) -> np.ndarray:
    """A point in space from its lateral place and its place in the sagittal plane."""
    return np.array([x, -forward, up])
