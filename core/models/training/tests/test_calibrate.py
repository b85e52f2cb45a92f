"""The false change that the manifest states is that of lifters whom the gains have not seen."""

from types import SimpleNamespace
from typing import Any, cast

import numpy as np

from keel_training.evaluate import figures
from keel_training.evaluate.calibrate import FOLDS, cross_validated, deviations, drifts, false_changes, fold_of
from keel_training.evaluate.calibration import Calibration, best_linear
from keel_training.evaluate.lifters import Lifter

FRAMES = figures.DECIDING + 4


def lifter(person: int, segments: np.ndarray, truths: np.ndarray) -> Lifter:
    """A lifter whose readings (N, 12) and band truths (N, 2) are given, deg."""
    told = [
        {"group": f"{person}.0", "t7_t12_deg": thoracic, "t12_l4_deg": lumbar, "t7_l4_deg": thoracic + lumbar}
        for thoracic, lumbar in truths
    ]
    readings = [SimpleNamespace(sample=SimpleNamespace(truth=truth)) for truth in told]
    return Lifter(cast(Any, readings), segments.reshape(len(segments), 3, 4), np.zeros((len(segments), 3, 4, 4)))


def bending(rng: np.random.Generator) -> list[Lifter]:
    """People in many postures, read by every line with the same small noise."""
    response = np.tile([[0.6, 0.0], [0.4, 0.3], [0.3, 0.4], [0.0, 0.6]], (3, 1))
    truths = [rng.normal(0.0, 12.0, (20, 2)) for _ in range(30)]
    return [lifter(i, t @ response.T + rng.normal(0.0, 1.0, (20, 12)), t) for i, t in enumerate(truths)]


def hinging(rng: np.random.Generator, erring_line: Any) -> list[Lifter]:
    """Rigid spines on their way up, in each of which one line drifts by some 8 deg."""
    people = []
    for person in range(60):
        rise = np.linspace(0.0, 1.0, FRAMES)[:, None]
        error = np.zeros(12)
        line = erring_line(person)
        error[4 * line : 4 * line + 4] = rng.normal(0.0, 8.0, 4)
        people.append(lifter(person, rise * error, np.zeros((FRAMES, 2))))
    return people


def in_sample(lifters: list[Lifter], rigid: list[Lifter]) -> float:
    """Root mean square of the false change under gains that were fitted on these same lifters, deg."""
    calibration: Calibration = best_linear(*deviations(lifters), false_changes(rigid))
    return float(np.sqrt(np.mean(drifts(rigid, calibration, "t7_l4") ** 2)))


def test_errors_that_only_the_left_out_people_make_show_in_full() -> None:
    rng = np.random.default_rng(3)
    lifters, rigid = bending(rng), hinging(rng, lambda person: person % FOLDS)
    told = cross_validated(lifters, rigid, rigid)["best linear"]["flexion_deg"]
    assert told > 1.5 * in_sample(lifters, rigid)


def test_errors_that_all_people_make_show_as_they_are() -> None:
    rng = np.random.default_rng(4)
    lifters, rigid = bending(rng), hinging(rng, lambda person: (person // FOLDS) % 3)
    told, seen = cross_validated(lifters, rigid, rigid)["best linear"]["flexion_deg"], in_sample(lifters, rigid)
    assert seen <= told < 1.3 * seen


def test_a_person_belongs_to_one_third() -> None:
    one = lifter(7, np.zeros((3, 12)), np.zeros((3, 2)))
    assert fold_of(one) == 7 % FOLDS
