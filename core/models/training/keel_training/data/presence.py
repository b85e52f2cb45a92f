"""Which points a network can be asked to place, decided from what the class map shows around them."""

import cv2
import numpy as np

from keel_training.landmarks import COUNT, JOINT, OUTLINE, PLATE_POINTS, VERTEBRAL
from keel_training.render.primitives import IMPLEMENT, LIFTER

#: Share of the neighbourhood that must show the lifter. Design choice: a strip of cloth a few pixels wide is enough.
SEEN_SHARE = 0.12


def _share_around(shown: np.ndarray, points: np.ndarray, radius_px: float) -> np.ndarray:
    """Mean of a 0/1 map in a square of the given radius around points (N, 2); 0 outside the picture or for NaN."""
    size = 2 * max(round(radius_px), 1) + 1
    mean = cv2.blur(shown.astype(np.float32), (size, size), borderType=cv2.BORDER_CONSTANT)
    height, width = shown.shape
    finite = np.isfinite(points).all(axis=1)
    column, row = np.nan_to_num(points, nan=-1.0).astype(int).T
    inside = finite & (column >= 0) & (column < width) & (row >= 0) & (row < height)
    return np.asarray(np.where(inside, mean[np.clip(row, 0, height - 1), np.clip(column, 0, width - 1)], 0.0))


def presence(classes: np.ndarray, points: np.ndarray, trunk_px: float) -> np.ndarray:
    """Presence (40,) of points (40, 2) in a picture whose trunk is `trunk_px` long, hip to shoulder.

    A point must lie in the picture. A level of the spine is placeable if the lifter is seen at it or at a level beside
    it, which keeps the guess within about 10 px at 140 px of trunk; a joint if the lifter is seen within about 40 mm;
    a plate point if the implement is seen there.
    """
    height, width = classes.shape
    shown = np.zeros(COUNT, dtype=bool)
    scale = trunk_px / 140.0
    lifter, implement = classes == LIFTER, classes == IMPLEMENT
    between = np.where(np.isfinite(points[OUTLINE]), (points[VERTEBRAL] + points[OUTLINE]) / 2.0, points[VERTEBRAL])
    level = _share_around(lifter, between, 6.0 * scale) > SEEN_SHARE
    beside = level | np.append(level[1:], False) | np.insert(level[:-1], 0, False)
    shown[:24] = np.tile(beside, 3)
    shown[JOINT] = _share_around(lifter, points[JOINT], 12.0 * scale) > SEEN_SHARE
    shown[PLATE_POINTS] = _share_around(implement, points[PLATE_POINTS], 8.0 * scale) > SEEN_SHARE
    with np.errstate(invalid="ignore"):
        inside = (points > 1.0).all(axis=1) & (points[:, 0] < width - 1.0) & (points[:, 1] < height - 1.0)
    return np.asarray(shown & inside)
