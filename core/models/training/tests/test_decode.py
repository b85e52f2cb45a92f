"""Heat maps decode to the pixels they were made for, and angles to the degrees."""

import numpy as np
import pytest

from keel_training.net.bends import bends
from keel_training.net.decode import decode


@pytest.mark.parametrize(("x", "y"), [(80.0, 100.0), (81.3, 57.9), (30.0, 200.4)])
def test_a_gaussian_map_decodes_to_its_centre(x: float, y: float) -> None:
    columns, rows = np.arange(40) * 4 + 2.0, np.arange(56) * 4 + 2.0
    logits = -0.5 * (((columns[None] - x) / 3.5) ** 2 + ((rows[:, None] - y) / 3.5) ** 2)
    points = decode(logits[None])
    assert points.xy[0] == pytest.approx([x, y], abs=0.05)
    assert points.mass[0] > 0.99


def test_a_second_far_peak_does_not_pull_but_costs_mass() -> None:
    columns, rows = np.arange(40) * 4 + 2.0, np.arange(56) * 4 + 2.0

    def bump(x: float, y: float) -> np.ndarray:
        return np.exp(-0.5 * (((columns[None] - x) / 4) ** 2 + ((rows[:, None] - y) / 4) ** 2))

    points = decode(np.log(bump(60, 60) + 0.5 * bump(140, 180) + 1e-9)[None])
    assert points.xy[0] == pytest.approx([60.0, 60.0], abs=0.1)
    assert points.mass[0] == pytest.approx(2 / 3, abs=0.02)


def arc(flexion_deg: float, turn_deg: float = 0.0, scale: float = 1.0) -> np.ndarray:
    """Eight points of a circular arc over the levels, C7 first; its direction turns by `flexion_deg`."""
    along = np.array([0.0, 0.20, 0.40, 0.56, 0.66, 0.79, 0.91, 1.0])
    tilt = np.radians(turn_deg) + np.radians(flexion_deg) * (1.0 - np.linspace(0, 1, 200))
    steps = np.stack([np.sin(tilt), -np.cos(tilt)], axis=1)
    path = np.cumsum(steps[::-1], axis=0)[::-1] * scale
    return np.stack([np.interp(along, np.linspace(0, 1, 200), path[:, i]) for i in range(2)], axis=1)


def test_bends_are_free_of_place_turn_and_scale() -> None:
    base = bends(arc(30.0))
    assert bends(arc(30.0, turn_deg=70.0, scale=2.5) + 17.0) == pytest.approx(base, abs=1e-6)


def test_bends_grow_with_forward_flexion() -> None:
    straight, bent = bends(arc(0.0)), bends(arc(40.0))
    assert straight == pytest.approx(np.zeros(3), abs=1e-6)
    assert np.all(bent > 5.0)
