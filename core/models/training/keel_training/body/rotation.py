"""Rotations in the body's frame: x to the lifter's left, y backwards, z up; metres and radians."""

import numpy as np


def about_x(angle: float) -> np.ndarray:
    """Rotation in the sagittal plane; positive tips an upright trunk forwards."""
    c, s = np.cos(angle), np.sin(angle)
    return np.array([[1.0, 0.0, 0.0], [0.0, c, -s], [0.0, s, c]])


def about_z(angle: float) -> np.ndarray:
    """Rotation about the vertical; positive turns towards the left."""
    c, s = np.cos(angle), np.sin(angle)
    return np.array([[c, -s, 0.0], [s, c, 0.0], [0.0, 0.0, 1.0]])


def frame(along: np.ndarray, beside: np.ndarray) -> np.ndarray:
    """Orthonormal frame whose first column is `along` and whose second is the part of `beside` square to it."""
    first = along / np.linalg.norm(along)
    second = beside - first * (beside @ first)
    second = second / np.linalg.norm(second)
    return np.stack([first, second, np.cross(first, second)], axis=1)


def middle_joint(root: np.ndarray, end: np.ndarray, upper: float, lower: float, pole: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Two-bone inverse kinematics: the joint between `root` and `end`, bent towards `pole`.

    Returns the joint and the end that is reached: `end` itself, or the nearest point within reach.
    """
    reach = end - root
    distance = float(np.linalg.norm(reach))
    direction = reach / distance
    distance = float(np.clip(distance, abs(upper - lower) + 1e-4, upper + lower - 1e-4))
    along = (upper**2 - lower**2 + distance**2) / (2.0 * distance)
    bend = np.sqrt(max(upper**2 - along**2, 0.0))
    side = pole - direction * (pole @ direction)
    side = side / max(float(np.linalg.norm(side)), 1e-9)
    return root + along * direction + bend * side, root + distance * direction
