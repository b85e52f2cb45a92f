"""Sixteen committed pictures that tie body, renderer, network and readers together.

    python -m keel_training.golden pictures      # draw golden/*.png and golden/truth.json anew
    python -m keel_training.golden answers ../keel-spine.onnx   # what the shipped network says, golden/answers.json

The pictures are network inputs of eight unseen people, trunk crop and whole body each, without panoramas (CI has none)
and without degradation. The Rust core reads the same PNGs and must decode the same points.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from keel_training.body.baked import BakedBody
from keel_training.data.crops import BODY_PADDING, Similarity, similarity_about, warp
from keel_training.data.groups import draw_group, draw_person
from keel_training.data.shoot import TRUNK_CANVAS, TRUNK_SCALE, Shot, Studio
from keel_training.evaluate.curve import ADULT, LINES, line_bands
from keel_training.evaluate.network import Network
from keel_training.render.camera import INPUT_WH
from keel_training.render.environment import panoramas
from keel_training.render.truth import transform

FOLDER = Path(__file__).resolve().parents[1] / "golden"
#: First of the eight people; nobody trains on them.
FIRST_PERSON, PEOPLE = 9_800_000, 8
#: Decimals of committed pixels.
DECIMALS = 4


def _views(shot: Shot) -> list[tuple[str, np.ndarray, Similarity, np.ndarray]]:
    """Name, canvas, map from canvas to input, and canvas points of the trunk crop and the whole body."""
    centre = np.array(INPUT_WH) / 2.0
    left, top, right, bottom = shot.wide_box
    scale = min(INPUT_WH[0] / (right - left), INPUT_WH[1] / (bottom - top)) / BODY_PADDING
    to_trunk = similarity_about(1.0 / TRUNK_SCALE, 0.0, np.array(TRUNK_CANVAS) / 2.0, centre)
    to_body = similarity_about(scale, 0.0, np.array([(left + right) / 2.0, (top + bottom) / 2.0]), centre)
    return [
        ("trunk", shot.trunk.colour, to_trunk, shot.trunk_points),
        ("body", shot.wide.colour, to_body, shot.wide_points),
    ]


def draw_pictures() -> list[tuple[str, np.ndarray, np.ndarray]]:
    """Name, picture (224, 160, 3) RGB and true points (40, 2) of each of the sixteen."""
    panoramas.cache_clear()
    body = BakedBody()
    studio = Studio(body)
    drawn = []
    for number in range(PEOPLE):
        seed = FIRST_PERSON + number
        group = draw_group(draw_person(body, seed), seed, 0)
        shot = studio.shoot(group, group.moments[0], np.random.default_rng([seed, 3, 0]))
        for view, canvas, matrix, points in _views(shot):
            picture = warp(canvas, matrix, cv2.BORDER_REPLICATE)
            drawn.append((f"{number}_{view}", picture, transform(matrix, points)))
    return drawn


def write_pictures(folder: Path) -> None:
    """Draw and store the pictures with their truth."""
    folder.mkdir(exist_ok=True)
    truth = {}
    for name, picture, points in draw_pictures():
        cv2.imwrite(str(folder / f"{name}.png"), cv2.cvtColor(picture, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_PNG_COMPRESSION, 9])
        truth[name] = _listed(points)
    (folder / "truth.json").write_text(json.dumps(truth) + "\n")


def _listed(points: np.ndarray) -> list[list[float] | None]:
    """Points for JSON; None where there is none."""
    return [[round(float(x), DECIMALS), round(float(y), DECIMALS)] if np.isfinite(x) else None for x, y in points]


def read_picture(path: Path) -> np.ndarray:
    """A stored picture (224, 160, 3), RGB."""
    picture = cv2.imread(str(path))
    if picture is None:
        raise FileNotFoundError(f"{path}: cannot be read; run `python -m keel_training.golden pictures`")
    return cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)


def answers(network: Network, folder: Path) -> dict[str, Any]:
    """Decoded points and view of every picture, and small figures against the truth."""
    truth = json.loads((folder / "truth.json").read_text())
    told: dict[str, Any] = {"sha256": network.manifest["sha256"], "pictures": {}}
    errors, angles = [], []
    for name in sorted(truth):
        answer = network(read_picture(folder / f"{name}.png"))
        told["pictures"][name] = {
            "points_px": _listed(answer.points),
            "yaw_deg": round(answer.yaw_deg, DECIMALS),
            "presence": [round(float(p), DECIMALS) for p in answer.presence],
        }
        true = np.array([p or [np.nan, np.nan] for p in truth[name]], dtype=float)
        if name.endswith("trunk"):
            errors.append(np.linalg.norm(answer.points[:24] - true[:24], axis=1))
            angles.append(np.abs(_flexion(answer.points) - _flexion(np.nan_to_num(true))))
    told["figures"] = {"spine_median_px": round(float(np.nanmedian(errors)), 3)}
    told["figures"] |= {f"{line}_mae_deg": round(float(v), 3) for line, v in zip(LINES, np.mean(angles, axis=0), strict=True)}
    return told


def _flexion(points: np.ndarray) -> np.ndarray:
    """T7-L4 flexion of the three lines (3,), deg."""
    return np.array([line_bands(chain, ADULT).sum() for chain in points[:24].reshape(3, 8, 2).astype(float)])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    actions = parser.add_subparsers(dest="action", required=True)
    actions.add_parser("pictures")
    actions.add_parser("answers").add_argument("network", type=Path)
    arguments = parser.parse_args()
    if arguments.action == "pictures":
        write_pictures(FOLDER)
    else:
        told = answers(Network(arguments.network), FOLDER)
        (FOLDER / "answers.json").write_text(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
