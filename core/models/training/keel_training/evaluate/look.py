"""Look at a network on a film or a still: an overlay sheet, to be judged by eye.

    python -m keel_training.evaluate.look ../keel-spine.onnx FILM SHEET.jpg --frames 16

Finds the best person in each frame on its own, reads the whole body, then the trunk. Sheets of films of identifiable
people are for looking at alone: never commit one.
"""

import argparse
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from keel_training.data.crops import BODY_PADDING, Similarity, similarity_about, warp
from keel_training.evaluate.curve import ADULT, line_bands
from keel_training.evaluate.network import Answer, Network, people_boxes
from keel_training.landmarks import INDEX
from keel_training.render.camera import AXIS_PX, INPUT_WH, TRUNK_PX, similarity
from keel_training.render.truth import transform

#: Longest side of the frame when people are looked for, px; a multiple of 32.
SEARCH_PX = 384
CHAIN_COLOURS = ((0, 0, 255), (0, 220, 0), (0, 255, 255))


@dataclass(frozen=True)
class Found:
    """What was read off a frame; points (40, 2) in frame pixels."""

    body: Answer
    body_points: np.ndarray
    trunk: Answer
    trunk_points: np.ndarray
    crop: np.ndarray
    score: float


def _search(network: Network, frame: np.ndarray) -> tuple[float, np.ndarray] | None:
    """The best person's score and box in frame pixels."""
    height, width = frame.shape[:2]
    scale = SEARCH_PX / max(height, width)
    small = cv2.resize(frame, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    padded = np.zeros((-(-small.shape[0] // 32) * 32, -(-small.shape[1] // 32) * 32, 3), dtype=np.uint8)
    padded[: small.shape[0], : small.shape[1]] = small
    boxes = people_boxes(network(padded).people)
    if not boxes:
        return None
    score, box = max(boxes, key=lambda item: item[0] * np.sqrt(max(item[1][3] - item[1][1], 1.0)))
    return score, box / scale


def _shrunk(frame: np.ndarray, matrix: Similarity) -> np.ndarray:
    """Warp after a blur that fits the reduction."""
    scale = float(np.sqrt(abs(np.linalg.det(matrix[:2, :2]))))
    soft = cv2.GaussianBlur(frame, (0, 0), 0.45 / scale) if scale < 0.7 else frame
    return warp(soft, matrix, cv2.BORDER_REPLICATE)


def read(network: Network, frame: np.ndarray) -> Found | None:
    """Person, body and trunk of a frame (H, W, 3) RGB."""
    found = _search(network, frame)
    if found is None:
        return None
    score, (left, top, right, bottom) = found
    centre, source = np.array(INPUT_WH) / 2.0, np.array([(left + right) / 2.0, (top + bottom) / 2.0])
    scale = min(INPUT_WH[0] / max(right - left, 8.0), INPUT_WH[1] / max(bottom - top, 8.0)) / BODY_PADDING
    to_body = similarity_about(scale, 0.0, source, centre)
    body = network(_shrunk(frame, to_body))
    body_points = transform(np.linalg.inv(to_body), body.points)
    hip = (body_points[INDEX["hip_near"]] + body_points[INDEX["hip_far"]]) / 2.0
    shoulder = (body_points[INDEX["shoulder_near"]] + body_points[INDEX["shoulder_far"]]) / 2.0
    if np.linalg.norm(hip - shoulder) < 4.0:
        return None
    mirror = np.diag([-1.0, 1.0, 1.0]) if body.faces_right < 0.5 else np.eye(3)
    half = np.array([0.0, TRUNK_PX / 2.0])
    middle = np.array(AXIS_PX)
    ends = transform(mirror, np.stack([hip, shoulder]))
    to_trunk = similarity((ends[0], ends[1]), (middle + half, middle - half)) @ mirror
    crop = _shrunk(frame, to_trunk)
    trunk = network(crop)
    return Found(body, body_points, trunk, transform(np.linalg.inv(to_trunk), trunk.points), crop, score)


def drawn(frame: np.ndarray, found: Found | None, height: int) -> np.ndarray:
    """The trunk crop with its chains beside the frame with body points, BGR."""
    picture = cv2.cvtColor(frame, cv2.COLOR_RGB2BGR)
    if found is None:
        cv2.putText(picture, "nobody", (10, 40), cv2.FONT_HERSHEY_SIMPLEX, 1.0, (0, 0, 255), 2)
        crop: cv2.typing.MatLike = np.zeros((INPUT_WH[1], INPUT_WH[0], 3), dtype=np.uint8)
    else:
        size = max(2, picture.shape[0] // 250)
        for index in range(24, 40):
            if found.body.presence[index] > 0.5:
                colour = (255, 128, 0) if index < 35 else (255, 0, 255)
                cv2.circle(picture, tuple(int(v) for v in found.body_points[index]), size, colour, -1)
        for chain, colour in enumerate(CHAIN_COLOURS):
            for x, y in found.trunk_points[8 * chain : 8 * chain + 8]:
                cv2.circle(picture, (int(x), int(y)), size, colour, -1)
        crop = cv2.cvtColor(found.crop, cv2.COLOR_RGB2BGR)
        for index in range(24):
            if found.trunk.presence[index] > 0.5:
                cv2.circle(crop, tuple(int(v) for v in found.trunk.points[index]), 1, CHAIN_COLOURS[index // 8], -1)
        angle = np.mean([line_bands(chain, ADULT).sum() for chain in found.trunk.points[:24].reshape(3, 8, 2)])
        label = f"{angle:.0f} y{found.body.yaw_deg:.0f} m{found.trunk.mass[:24].mean():.2f} s{found.score:.1f}"
        cv2.putText(crop, label, (2, 12), cv2.FONT_HERSHEY_SIMPLEX, 0.38, (0, 255, 255), 1)
    crop = cv2.resize(crop, (height * INPUT_WH[0] // INPUT_WH[1], height), interpolation=cv2.INTER_CUBIC)
    picture = cv2.resize(picture, (height * picture.shape[1] // picture.shape[0], height), interpolation=cv2.INTER_AREA)
    return np.hstack([picture, crop])


def frames_of(path: Path, count: int) -> list[np.ndarray]:
    """Evenly spaced frames of a film, or a still (H, W, 3), RGB."""
    if path.suffix.lower() in (".jpg", ".jpeg", ".png"):
        still = cv2.imread(str(path))
        if still is None:
            raise FileNotFoundError(f"{path}: not a picture that can be read")
        return [cv2.cvtColor(still, cv2.COLOR_BGR2RGB)]
    film = cv2.VideoCapture(str(path))
    total = int(film.get(cv2.CAP_PROP_FRAME_COUNT))
    wanted = set(np.linspace(0, max(total - 2, 0), count).astype(int).tolist())
    kept = []
    for number in range(total):
        alive, picture = film.read()
        if not alive:
            break
        if number in wanted:
            kept.append(cv2.cvtColor(picture, cv2.COLOR_BGR2RGB))
    return kept


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("network", type=Path)
    parser.add_argument("film", type=Path)
    parser.add_argument("sheet", type=Path)
    parser.add_argument("--frames", type=int, default=16)
    parser.add_argument("--columns", type=int, default=4)
    parser.add_argument("--height", type=int, default=336)
    arguments = parser.parse_args()
    network = Network(arguments.network)
    pictures = [drawn(frame, read(network, frame), arguments.height) for frame in frames_of(arguments.film, arguments.frames)]
    while len(pictures) % arguments.columns:
        pictures.append(np.zeros_like(pictures[0]))
    rows = [np.hstack(pictures[i : i + arguments.columns]) for i in range(0, len(pictures), arguments.columns)]
    cv2.imwrite(str(arguments.sheet), np.vstack(rows))


if __name__ == "__main__":
    main()
