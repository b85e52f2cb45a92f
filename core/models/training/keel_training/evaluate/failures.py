"""A sheet of the renders on which the network errs most, for the model card.

python -m keel_training.evaluate.failures ../keel-spine.onnx VALIDATION ../failures.jpg
"""

import argparse
from pathlib import Path

import cv2
import numpy as np

from keel_training.evaluate.network import Network
from keel_training.evaluate.readings import Reading, read_trunk
from keel_training.evaluate.run import samples_of, usable

COLUMNS, ROWS = 8, 2
ZOOM = 1.5


def worst(readings: list[Reading], count: int) -> list[Reading]:
    """The readings with the largest median error across the spine, one per group."""
    ordered = sorted(readings, key=lambda r: -float(np.nanmedian(r.across_px() * r.mm_per_px)))
    chosen: dict[str, Reading] = {}
    for reading in ordered:
        chosen.setdefault(str(reading.sample.truth["group"]), reading)
    return list(chosen.values())[:count]


def drawn(reading: Reading) -> np.ndarray:
    """The crop with the true outline and vertebrae in green and the found ones in red (BGR)."""
    picture = cv2.resize(cv2.cvtColor(reading.example.image, cv2.COLOR_RGB2BGR), None, fx=ZOOM, fy=ZOOM)
    for points, colour in ((reading.example.points, (0, 220, 0)), (reading.answer.points, (0, 0, 255))):
        for index in (*range(8), *range(16, 24)):
            cv2.circle(picture, (int(points[index, 0] * ZOOM), int(points[index, 1] * ZOOM)), 2, colour, -1)
    error = float(np.nanmedian(reading.across_px() * reading.mm_per_px))
    label = f"{error:.0f} mm {reading.sample.truth['clothing']} {reading.sample.truth['yaw_deg']:.0f}"
    cv2.putText(picture, label, (3, 12), cv2.FONT_HERSHEY_SIMPLEX, 0.4, (0, 255, 255), 1)
    return np.asarray(picture)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("network", type=Path)
    parser.add_argument("validation", type=Path)
    parser.add_argument("sheet", type=Path)
    arguments = parser.parse_args()
    network = Network(arguments.network)
    readings = [read_trunk(network, sample, i) for i, sample in enumerate(samples_of(arguments.validation, "?????.npz"))]
    pictures = [drawn(reading) for reading in worst(usable(readings), COLUMNS * ROWS)]
    rows = [np.hstack(pictures[i : i + COLUMNS]) for i in range(0, len(pictures), COLUMNS)]
    cv2.imwrite(str(arguments.sheet), np.vstack(rows), [cv2.IMWRITE_JPEG_QUALITY, 80])


if __name__ == "__main__":
    main()
