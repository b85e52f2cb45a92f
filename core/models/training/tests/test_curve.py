"""The estimator of the curvature, and the calibration that combines its readings."""

import json
from pathlib import Path

import numpy as np
import pytest

from keel_training.evaluate.calibration import Calibration, best_linear, candidates
from keel_training.evaluate.curve import ADULT, BANDS, frozen_fractions, lifter_segments, line_bands, line_spread

#: Lines with their bands, which a test of the core (`core/src/spine/curve.rs`) holds the Rust estimator to.
CURVES = Path(__file__).parent / "curves.json"


def arc(radius: float, degrees: float, fractions: np.ndarray = ADULT) -> np.ndarray:
    """Points of a circle at arc fractions, the first at the top, bending forwards (to the right) going up."""
    turn = np.radians(degrees) * (1.0 - fractions)
    return np.stack([radius * (1.0 - np.cos(turn)), -radius * np.sin(turn)], axis=1)


def test_a_circle_turns_with_its_arc() -> None:
    thoracic, lumbar = line_bands(arc(200.0, 60.0), ADULT)
    assert thoracic == pytest.approx(60.0 * (0.612 - 0.316), abs=0.2)
    assert lumbar == pytest.approx(60.0 * (0.888 - 0.612), abs=0.2)


def test_a_hinge_is_no_change_and_a_bent_back_is_flexion() -> None:
    c, s = np.cos(0.9), np.sin(0.9)
    hinged = arc(150.0, 35.0) @ np.array([[c, s], [-s, c]])
    assert line_bands(hinged, ADULT) == pytest.approx(line_bands(arc(150.0, 35.0), ADULT), abs=1e-9)
    assert line_bands(arc(150.0, 50.0), ADULT).sum() > line_bands(arc(150.0, 35.0), ADULT).sum() + 7.0


def test_levels_that_slide_along_the_back_do_not_bend_it() -> None:
    slid = ADULT.copy()
    slid[3] += 0.05
    frames = np.zeros((3, 40, 2))
    frames[:, :24] = np.concatenate([arc(180.0, 50.0)] * 3)
    frames[2, 0:8] = arc(180.0, 50.0, slid)
    segments, _ = lifter_segments(frames, np.ones(3), np.tile(np.eye(2), (3, 40, 1, 1)))
    bands = segments[..., BANDS]
    assert bands[2, 0] == pytest.approx(bands[0, 0], abs=0.8)
    assert frozen_fractions(frames[:, :8]) == pytest.approx(ADULT, abs=0.01)


def test_both_languages_read_the_same_lines() -> None:
    for case in json.loads(CURVES.read_text()):
        found = line_bands(np.array(case["points_px"]), np.array(case["fractions"]))
        assert found == pytest.approx(np.array([case["t7_t12_deg"], case["t12_l4_deg"]]), abs=1e-6)
        spread = line_spread(np.array(case["points_px"]), np.tile(np.eye(2), (8, 1, 1)), np.array(case["fractions"]))
        assert np.sqrt(spread[BANDS, BANDS].sum()) == pytest.approx(case["flexion_sd_deg"], abs=1e-6)


def test_the_best_linear_estimator_has_slope_one_and_the_least_noise() -> None:
    rng = np.random.default_rng(3)
    truths = rng.normal(0.0, 12.0, (4000, 2))
    one_line = np.array([[0.2, 0.0], [0.7, 0.1], [0.1, 0.6], [0.0, 0.2]])
    response = np.concatenate([one_line, 1.1 * one_line, 0.9 * one_line])
    changes = truths @ response.T + rng.normal(0.0, np.repeat([2.0, 6.0, 9.0], 4), (4000, 12))
    errors = {
        name: (changes @ one.gains.T - truths).std(axis=0).sum()
        for name, one in candidates(changes, truths, np.zeros((1, 12))).items()
    }
    best = best_linear(changes, truths, np.zeros((1, 12)))
    assert best.gains @ response == pytest.approx(np.eye(2), abs=0.05)
    assert min(errors.values()) == errors["best linear"]


def test_errors_of_rigid_spines_draw_weight_off_the_readings_that_show_them() -> None:
    rng = np.random.default_rng(4)
    truths = rng.normal(0.0, 12.0, (4000, 2))
    response = np.tile(np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.0, 0.0]]), (3, 1))
    changes = truths @ response.T + rng.normal(0.0, 4.0, (4000, 12))
    # The outline, last of the lines, bends with the shoulder blades.
    false = rng.normal(0.0, np.repeat([1.0, 1.0, 15.0], 4), (2000, 12))
    gains = best_linear(changes, truths, false).gains.reshape(2, 3, 4)
    assert gains[0, 2, 1] < 0.3 * gains[0, 0, 1]
    assert gains.reshape(2, 12) @ response == pytest.approx(np.eye(2), abs=0.05)


def test_gains_survive_the_manifest() -> None:
    gains = np.arange(24.0).reshape(2, 12) / 10.0
    told = Calibration(gains).as_gains()
    assert told["skin"] == {"thoracic": [0.4, 0.5, 0.6, 0.7], "lumbar": [1.6, 1.7, 1.8, 1.9]}
    assert Calibration.from_manifest({"calibration": told}).gains == pytest.approx(gains)
