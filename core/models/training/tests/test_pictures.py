"""Repainting and degrading keep the truth: sizes, the lifter's pixels, and what is said to stand in front."""

import numpy as np
import pytest

from keel_training.data.degrade import degrade
from keel_training.data.repaint import letterboxed, new_background, occluded, printed_cloth, striped_behind
from keel_training.render.primitives import IMPLEMENT, LIFTER, OBJECT, OTHER_PERSON


@pytest.fixture
def scene() -> tuple[np.ndarray, np.ndarray]:
    """A grey lifter with an implement before a bystander."""
    picture = np.full((328, 240, 3), 90, dtype=np.uint8)
    classes = np.zeros((328, 240), dtype=np.uint8)
    classes[40:300, 20:60] = OTHER_PERSON
    classes[60:300, 80:160] = LIFTER
    classes[200:260, 140:200] = IMPLEMENT
    return picture, classes


@pytest.mark.parametrize("seed", range(5))
def test_what_changes_behind_leaves_the_lifter_alone(scene: tuple[np.ndarray, np.ndarray], seed: int) -> None:
    picture, classes = scene
    inner = np.zeros_like(classes, dtype=bool)
    inner[80:190, 90:150] = True
    moved, left = new_background(np.random.default_rng(seed), picture, classes)
    assert np.abs(moved[inner].astype(int) - 90).max() <= 2
    assert not (left == OTHER_PERSON).any()
    striped = striped_behind(np.random.default_rng(seed), picture, classes)
    assert np.abs(striped[inner].astype(int) - 90).max() <= 2
    assert (np.abs(striped.astype(int) - 90) > 8).any()


@pytest.mark.parametrize("seed", range(5))
def test_prints_stay_on_the_lifter(scene: tuple[np.ndarray, np.ndarray], seed: int) -> None:
    picture, classes = scene
    printed = printed_cloth(np.random.default_rng(seed), picture, classes)
    assert (printed[classes != LIFTER] == 90).all()


def test_solid_things_in_front_are_told(scene: tuple[np.ndarray, np.ndarray]) -> None:
    picture, classes = scene
    told = 0
    for seed in range(30):
        seen, left = occluded(np.random.default_rng(seed), picture, classes)
        changed = left != classes
        told += int(changed.any())
        assert (left[changed] == OBJECT).all()
        assert seen.shape == picture.shape
    assert told > 5


def test_bars_are_told(scene: tuple[np.ndarray, np.ndarray]) -> None:
    _, left = letterboxed(np.random.default_rng(3), *scene)
    assert (left == OBJECT).any()


@pytest.mark.parametrize("seed", range(12))
def test_degraded_pictures_keep_size_and_show_something(seed: int) -> None:
    ramp = np.tile(np.linspace(0, 255, 160, dtype=np.uint8)[None, :, None], (224, 1, 3))
    worse = degrade(np.random.default_rng(seed), ramp)
    assert worse.shape == ramp.shape
    assert worse.dtype == np.uint8
    right, left = worse[:, 120:].mean(), worse[:, :40].mean()
    assert right > left
