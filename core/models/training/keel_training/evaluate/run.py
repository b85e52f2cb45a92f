"""Measure the shipped network on unseen people, clothes and rooms; needs no torch.

    python -m keel_training.evaluate.run ../keel-spine.onnx VALIDATION SEQUENCES --results ../keel-spine.results.json

VALIDATION holds shards of `keel_training.data.render --validation`, SEQUENCES those of `keel_training.evaluate.sequences`.
"""

import argparse
import json
import time
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from keel_training.data.shards import Sample, Shard
from keel_training.evaluate import figures
from keel_training.evaluate.calibration import Calibration
from keel_training.evaluate.lifters import by_lifter
from keel_training.evaluate.network import Network
from keel_training.evaluate.readings import Reading, read_body, read_filmed, read_frame, read_trunk

#: Jittered readings of each frame of the change series, standing in for neighbouring frames.
PASSES = 9
TIMED_PASSES = 200
#: Detail left where T7-L4 is 45 px long (the smallest that is judged) instead of the crop's own 82 px.
SMALL = 0.55


def samples_of(folder: Path, pattern: str) -> list[Sample]:
    """All samples of the shards of a folder."""
    found = [s for path in sorted(folder.glob(pattern)) for s in Shard(path).samples()]
    if not found:
        raise FileNotFoundError(f"no shard {pattern} in {folder}; render it first (see README.md)")
    return found


def usable(readings: list[Reading]) -> list[Reading]:
    """Readings of placeable spines seen from the side."""
    return [r for r in readings if r.spine_present and abs(float(r.sample.truth["yaw_deg"])) < figures.VIEW_LIMIT_DEG]


def milliseconds_per_pass(network: Network) -> dict[str, float]:
    """Wall time of a 224 x 160 pass on one core, ONNX Runtime. Not comparable between machines."""
    picture = np.random.default_rng(0).integers(0, 255, (1, 3, 224, 160)).astype(np.float32) / 127.5 - 1.0
    times = []
    for _ in range(TIMED_PASSES):
        began = time.perf_counter()
        network.session.run(None, {"image": picture})
        times.append(1000.0 * (time.perf_counter() - began))
    return figures.rounded({"median_ms": float(np.median(times)), "fastest_ms": min(times)})


def measure(network: Network, validation: list[Sample], series: list[Sample], hinge: list[Sample]) -> dict[str, Any]:
    """All figures."""
    trunks = [read_trunk(network, sample, index) for index, sample in enumerate(validation)]
    seen = usable(trunks)
    calibration = Calibration.from_manifest(network.manifest)
    changing = by_lifter(read_filmed(network, s, 0, PASSES * i + k) for k in range(PASSES) for i, s in enumerate(series))
    rigid = by_lifter(read_filmed(network, s, 0, i) for i, s in enumerate(hinge))
    small = by_lifter(read_filmed(network, s, 0, i, SMALL) for i, s in enumerate(hinge))
    whole = [read_body(network, s, 30_000_000 + i) for i, s in enumerate(validation[::4])]
    frames = [
        read_frame(network, sample, [validation[(7 * i + k) % len(validation)] for k in range(i % 3)], 40_000_000 + i)
        for i, sample in enumerate(validation[1::4])
    ]
    return {
        "network": {k: network.manifest[k] for k in ("name", "version", "sha256", "training_samples")},
        "trunk": figures.point_errors(seen),
        "trunk_by": figures.by_band(seen, figures.point_errors),
        "stated": figures.stated(trunks),
        "masks": figures.overlap(trunks),
        "view_trunk_pass": figures.view(trunks),
        "view_body_pass": figures.view(whole),
        "view_from_separation": {"true": figures.separation(whole, False), "found": figures.separation(whole, True)},
        "body_pass": figures.bodies(whole),
        "people": figures.people(frames),
        "change": figures.change(changing, calibration, PASSES),
        "lines_alone": figures.lines_alone(changing),
        "rigid_hinge": figures.false_change(rigid, calibration),
        "rigid_hinge_small": figures.false_change(small, calibration),
        "absolute": figures.absolute(by_lifter(seen), calibration),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("network", type=Path)
    parser.add_argument("validation", type=Path)
    parser.add_argument("sequences", type=Path)
    parser.add_argument("--results", type=Path, required=True)
    arguments = parser.parse_args()
    cv2.setNumThreads(1)
    network = Network(arguments.network)
    results = measure(
        network,
        samples_of(arguments.validation, "?????.npz"),
        samples_of(arguments.sequences, "series.npz"),
        samples_of(arguments.sequences, "hinge.npz"),
    )
    results["speed"] = milliseconds_per_pass(network)
    arguments.results.write_text(json.dumps(results, indent=2) + "\n")
    told = ("trunk", "stated", "change", "rigid_hinge", "masks", "view_body_pass", "body_pass", "people", "speed")
    print(json.dumps({name: results[name] for name in told}, indent=2))


if __name__ == "__main__":
    main()
