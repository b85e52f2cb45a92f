"""The evaluation reads maps, covariances and curves as the manifest says."""

import numpy as np
import pytest

from keel_training.evaluate.figures import box_overlap
from keel_training.evaluate.network import covariances, people_boxes


def test_a_peak_of_the_people_map_becomes_a_box() -> None:
    people = np.full((5, 28, 20), -6.0)
    people[0, 10, 7], people[1:, 10, 7] = 4.0, [0.5, 2.0, 0.75, 1.0]
    ((score, box),) = people_boxes(people)
    assert score > 0.95
    assert box == pytest.approx([60.0 - 16.0, 84.0 - 64.0, 60.0 + 24.0, 84.0 + 32.0])


def test_covariance_of_a_known_spread() -> None:
    spread = np.zeros((40, 3))
    spread[0] = [np.log(2.0), np.log(3.0), np.arctanh(0.5)]
    assert covariances(spread)[0] == pytest.approx(np.array([[4.0, 3.0], [3.0, 9.0]]))


def test_overlap_of_boxes() -> None:
    a = np.array([0.0, 0.0, 10.0, 10.0])
    assert box_overlap(a, a) == pytest.approx(1.0)
    assert box_overlap(a, a + 20.0) == 0.0
    assert box_overlap(a, np.array([5.0, 0.0, 15.0, 10.0])) == pytest.approx(1 / 3)
