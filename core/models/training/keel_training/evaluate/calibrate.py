"""Fit the calibration of a network's readings and write it into the manifest.

    python -m keel_training.evaluate.calibrate ../keel-spine.onnx CALIBRATION SEQUENCES

CALIBRATION holds shards of `keel_training.data.render --set calibration`, SEQUENCES those of
`keel_training.evaluate.sequences --set calibration`: people of their own, neither trained nor evaluated on. The gains
come from all postures of CALIBRATION and from the rigid hinges; the false change from the same hinges, each third of the
lifters read with gains that were fitted without it; the standing reference from upright people.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from keel_training.data.shards import Sample
from keel_training.evaluate import figures
from keel_training.evaluate.calibration import SERIES, Calibration, best_linear, candidates
from keel_training.evaluate.lifters import Lifter, by_lifter
from keel_training.evaluate.network import Network
from keel_training.evaluate.readings import read_filmed
from keel_training.evaluate.run import SMALL, samples_of

#: Films made of each lifter: other light, sharpness, codec, error of the tracker.
FILMS = 3
#: Parts of the people for cross-validation.
FOLDS = 3
#: Usable side views, deg.
VIEW_DEG = 15.0
#: The names of the series in the manifest.
NAMES = {"t7_l4": "flexion_deg", "t7_t12": "thoracic_deg", "t12_l4": "lumbar_deg"}


def filmed(network: Network, samples: list[Sample], films: int, shrink: float = 1.0) -> list[Lifter]:
    """Usable readings of every lifter in every film of them."""
    found: list[Lifter] = []
    for film in range(1, films + 1):
        readings = (read_filmed(network, s, film, i, shrink) for i, s in enumerate(samples))
        found += by_lifter(r for r in readings if r.spine_present and abs(float(r.sample.truth["yaw_deg"])) < VIEW_DEG)
    return found


def deviations(lifters: list[Lifter]) -> tuple[np.ndarray, np.ndarray]:
    """Readings (N, 12) and truths (N, 2) against the mean of the same lifter, deg."""
    changes, truths = [], []
    for lifter in lifters:
        if len(lifter.readings) < 2:
            continue
        readings = lifter.segments.reshape(len(lifter.segments), -1)
        truth = np.stack([lifter.truth("t7_t12_deg"), lifter.truth("t12_l4_deg")], axis=1)
        changes.append(readings - readings.mean(axis=0))
        truths.append(truth - truth.mean(axis=0))
    return np.concatenate(changes), np.concatenate(truths)


def false_changes(lifters: list[Lifter]) -> np.ndarray:
    """What rigid spines read between set-up and knee-pass (N, 12), deg against their set-up."""
    steady = [figures.low_passed(one.segments.reshape(len(one.segments), -1)) for one in lifters]
    return np.concatenate([(s - np.median(s[: figures.SETTLED], axis=0))[figures.SETTLED : figures.DECIDING] for s in steady])


def drifts(lifters: list[Lifter], calibration: Calibration, series: str) -> np.ndarray:
    """False change between set-up and knee-pass (N,), deg."""
    told = [figures.drift(lifter, calibration, series)[figures.SETTLED : figures.DECIDING] for lifter in lifters]
    return np.concatenate(told)


def stated_share(lifters: list[Lifter], calibration: Calibration) -> dict[str, float]:
    """Root mean square of errors (against the lifter's own mean) over the deviations that the network states, by series."""
    told = {}
    for series, key in SERIES.items():
        shares = []
        for lifter in lifters:
            count = len(lifter.readings)
            if count < 2:
                continue
            error = calibration.read(lifter.segments, series) - lifter.truth(key)
            # The mean is made of these same errors; dividing by what is left of them undoes that.
            error = (error - error.mean()) * np.sqrt(count / (count - 1))
            shares.append(error / calibration.stated_sd(lifter.stated, series))
        told[NAMES[series].removesuffix("_deg")] = round(float(np.sqrt(np.mean(np.concatenate(shares) ** 2))), 3)
    return told


def fold_of(lifter: Lifter) -> int:
    """Which third of the people a lifter belongs to."""
    return int(str(lifter.readings[0].sample.truth["group"]).split(".")[0]) % FOLDS


def cross_validated(lifters: list[Lifter], fitted_on: list[Lifter], measured: list[Lifter]) -> dict[str, dict[str, float]]:
    """Root mean square of every candidate's false change, deg, by series: each third of `measured` under gains that come from
    `lifters` and the two other thirds of `fitted_on`."""
    found: dict[str, dict[str, list[np.ndarray]]] = {}
    for fold in range(FOLDS):
        others = false_changes([one for one in fitted_on if fold_of(one) != fold])
        own = [one for one in measured if fold_of(one) == fold]
        for name, calibration in candidates(*deviations(lifters), others).items():
            for series in SERIES:
                found.setdefault(name, {}).setdefault(NAMES[series], []).append(drifts(own, calibration, series))
    return {
        name: {key: round(float(np.sqrt(np.mean(np.concatenate(parts) ** 2))), 2) for key, parts in told.items()}
        for name, told in found.items()
    }


def change_deviations(lifters: list[Lifter], rigid: list[Lifter]) -> dict[str, float]:
    """Standard deviation of every candidate's error of all changes, deg."""
    changes, truths = deviations(lifters)
    fitted = candidates(changes, truths, false_changes(rigid))
    return {n: round(float((changes @ c.series("t7_l4") - truths.sum(axis=1)).std()), 2) for n, c in fitted.items()}


def fitted(network: Network, postures: list[Sample], hinges: list[Sample]) -> tuple[dict[str, Any], dict[str, dict[str, float]]]:
    """The manifest's `calibration`, and the comparison that chose its form."""
    lifters = filmed(network, postures, FILMS)
    rigid, small = (filmed(network, hinges, FILMS, shrink) for shrink in (1.0, SMALL))
    rigid, small = ([one for one in group if len(one.readings) > figures.DECIDING] for group in (rigid, small))
    calibration = best_linear(*deviations(lifters), false_changes(rigid))
    rest = figures.standing_at_rest(lifters, calibration, "t7_l4")
    of_rigid, of_small = cross_validated(lifters, rigid, rigid), cross_validated(lifters, rigid, small)
    told: dict[str, Any] = calibration.as_gains()
    told["stated_share"] = stated_share(lifters, calibration)
    told["false_change"] = of_rigid["best linear"]
    told["false_change_small"] = of_small["best linear"]
    told["standing"] = {"mean_deg": round(float(rest.mean()), 1), "sd_deg": round(float(rest.std()), 1)}
    compared = {
        name: {"change_sd_deg": sd} | {f"false_{key}": value for key, value in of_rigid[name].items()}
        for name, sd in change_deviations(lifters, rigid).items()
    }
    return told, compared


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("network", type=Path)
    parser.add_argument("calibration", type=Path)
    parser.add_argument("sequences", type=Path)
    arguments = parser.parse_args()
    cv2.setNumThreads(1)
    network = Network(arguments.network)
    postures, hinges = samples_of(arguments.calibration, "?????.npz"), samples_of(arguments.sequences, "hinge.npz")
    calibration, told = fitted(network, postures, hinges)
    print(json.dumps({"calibration": calibration, "candidates": told}, indent=2))
    manifest = network.manifest | {"calibration": calibration}
    arguments.network.with_suffix(".json").write_text(json.dumps(manifest, indent=2) + "\n")
    arguments.network.with_suffix(".candidates.json").write_text(json.dumps(told, indent=2) + "\n")


if __name__ == "__main__":
    main()
