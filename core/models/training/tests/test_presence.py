"""A point is asked for where the lifter can be seen near it."""

import numpy as np

from keel_training.data.presence import presence
from keel_training.render.primitives import LIFTER, OBJECT


def scene() -> tuple[np.ndarray, np.ndarray]:
    """A lifter that fills the middle of the picture, and points along its back."""
    classes = np.zeros((224, 160), dtype=np.uint8)
    classes[30:200, 50:120] = LIFTER
    points = np.full((40, 2), np.nan)
    for chain in range(3):
        points[8 * chain : 8 * chain + 8] = np.stack([np.full(8, 70.0 - 8 * chain), np.linspace(45, 185, 8)], axis=1)
    points[24] = [300.0, 50.0]
    points[25] = [100.0, 60.0]
    return classes, points


def test_visible_levels_and_joints_are_present() -> None:
    shown = presence(*scene(), trunk_px=140.0)
    assert shown[:24].all()
    assert shown[25]


def test_points_outside_or_missing_are_absent() -> None:
    shown = presence(*scene(), trunk_px=140.0)
    assert not shown[24]
    assert not shown[35:].any()


def test_a_wide_thing_in_front_hides_all_but_its_neighbours() -> None:
    classes, points = scene()
    classes[70:200] = OBJECT
    shown = presence(classes, points, trunk_px=140.0)
    assert shown[:3].all()
    assert not shown[3:8].any()
