"""From heat maps to pixels, with numpy alone: what the Rust core does, for the evaluation and the tests."""

from typing import NamedTuple

import numpy as np

#: Half width in cells of the window round a map's maximum: 7 x 7.
WINDOW = 3
#: Pixels per heat-map cell, and per cell of the people map.
STRIDE, PEOPLE_STRIDE = 4, 8


class Points(NamedTuple):
    """Pixels (..., 40, 2) and the share of the map's mass inside the window (..., 40)."""

    xy: np.ndarray
    mass: np.ndarray


def decode(heatmaps: np.ndarray) -> Points:
    """Windowed soft-argmax of logits (..., 40, h, w); the centre of cell i lies at 4 i + 2 px."""
    *lead, height, width = heatmaps.shape
    flat = heatmaps.reshape(-1, height * width).astype(np.float64)
    flat = np.exp(flat - flat.max(axis=1, keepdims=True))
    share = (flat / flat.sum(axis=1, keepdims=True)).reshape(-1, height, width)
    top = share.reshape(len(share), -1).argmax(axis=1)
    rows, columns = np.arange(height), np.arange(width)
    near_row = np.abs(rows[None] - (top // width)[:, None]) <= WINDOW
    near_column = np.abs(columns[None] - (top % width)[:, None]) <= WINDOW
    inside = share * near_row[:, :, None] * near_column[:, None, :]
    mass = inside.sum(axis=(1, 2))
    x = (inside.sum(axis=1) * (columns * STRIDE + STRIDE / 2)).sum(axis=1) / mass
    y = (inside.sum(axis=2) * (rows * STRIDE + STRIDE / 2)).sum(axis=1) / mass
    return Points(np.stack([x, y], axis=-1).reshape(*lead, 2), mass.reshape(lead))
