"""Exact truth of a picture: forty points, and the clothed dorsal outline found on the drawn trunk."""

import cv2
import numpy as np
from scipy.interpolate import CubicSpline

from keel_training.body.articulate import PosedBody
from keel_training.render.equipment import Equipment

#: Rig joints behind the network's joints; the lifter's right side is the camera's.
JOINT_SOURCES = (
    "ear.R", "shoulder.R", "shoulder.L", "elbow.R", "wrist.R", "hip.R", "hip.L", "knee.R", "ankle.R", "heel.R", "toe.R",
)  # fmt: skip
#: How far from the vertebral line the outline is looked for, canvas px.
SEARCH_PX, STEP_PX = 100.0, 0.5


def space_points(posed: PosedBody, naked: np.ndarray, equipment: Equipment) -> np.ndarray:
    """The points that lie in space (40, 3); the outline's rows and a missing plate are NaN. `naked`: vertices (V, 3)."""
    points = np.full((40, 3), np.nan)
    points[0:8] = posed.vertebral
    points[8:16] = posed.person.skin_points(naked)
    points[24:35] = [posed.joints[name] for name in JOINT_SOURCES]
    if equipment.plate is not None:
        points[35:40] = equipment.plate
    return points


def dorsal_outline(trunk_mask: np.ndarray, vertebral: np.ndarray, skin: np.ndarray) -> np.ndarray:
    """Where the normals of the vertebral curve leave the trunk's mask dorsally (8, 2); NaN where they never do.

    `trunk_mask` (H, W) uint8; `vertebral` and `skin` (8, 2) in its pixels. The edge is found at half the blurred
    mask's height, so that it is finer than a pixel.
    """
    arc = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(vertebral, axis=0), axis=1))])
    tangent = CubicSpline(arc, vertebral)(arc, 1)
    tangent = tangent / np.linalg.norm(tangent, axis=1, keepdims=True)
    normal = np.stack([tangent[:, 1], -tangent[:, 0]], axis=1)
    if ((skin - vertebral) * normal).sum() < 0:
        normal = -normal
    soft = cv2.GaussianBlur(trunk_mask.astype(np.float32) / 255.0, (0, 0), 0.8)
    reach = np.arange(0.0, SEARCH_PX, STEP_PX)
    probe = vertebral[:, None] + reach[None, :, None] * normal[:, None]
    inside = cv2.remap(soft, probe[..., 0].astype(np.float32) - 0.5, probe[..., 1].astype(np.float32) - 0.5, cv2.INTER_LINEAR)
    outline = np.full((8, 2), np.nan)
    for level in range(8):
        leaving = np.where((inside[level, :-1] >= 0.5) & (inside[level, 1:] < 0.5))[0]
        if len(leaving):
            i = leaving[0]
            share = (inside[level, i] - 0.5) / (inside[level, i] - inside[level, i + 1] + 1e-9)
            outline[level] = vertebral[level] + normal[level] * (reach[i] + STEP_PX * share)
    return outline


def transform(matrix: np.ndarray, points: np.ndarray) -> np.ndarray:
    """Apply a homogeneous similarity (3, 3) to pixels (N, 2)."""
    return np.asarray(points @ matrix[:2, :2].T + matrix[:2, 2])
