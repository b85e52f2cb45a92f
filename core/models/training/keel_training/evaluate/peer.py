"""Finding the lifter in real films, side by side with BlazePose (full) of mediapipe 0.10.14, frame by frame, in one run.

    python -m keel_training.evaluate.peer FOLLOW FILMS SHEETS --frames 500

FOLLOW is the built `follow` command of `tests/`, FILMS a folder of films. Needs an environment of its own
(`requirements-peer.txt`). Both read every frame of a film in order, as they would a camera; BlazePose's box is that of its
33 points. SHEETS receives contact sheets of evenly spaced frames with both boxes, to be accepted or refused by eye, and
`peer.json` with the share found, the overlap of both boxes, and the times. Films and sheets show people: they are never
committed.
"""

import argparse
import json
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import cv2
import mediapipe
import numpy as np

SHEET_COLUMNS, SHEET_ROWS, TILE_PX = 10, 5, 160
#: Visibility from which a BlazePose point counts for the box.
VISIBLE = 0.5
#: Boxes that overlap by more than this mean the same person.
SAME_PERSON = 0.3


@dataclass(frozen=True)
class Look:
    """What one of them saw in a frame: a box (left, top, right, bottom), px, or None; and how long it took."""

    box: np.ndarray | None
    took_ms: float


def keel_looks(follow: Path, film: Path) -> list[Look]:
    """Every frame as Keel's tracker sees it."""
    lines = subprocess.run([str(follow), str(film)], capture_output=True, check=True, text=True).stdout.splitlines()
    told = [json.loads(line) for line in lines]
    return [Look(None if t["box"] is None else np.array(t["box"]), t["ms"]) for t in told]


def peer_looks(frames: list[np.ndarray]) -> list[Look]:
    """Every frame as BlazePose sees it."""
    looks = []
    with mediapipe.solutions.pose.Pose(model_complexity=1) as pose:
        for frame in frames:
            began = time.perf_counter()
            found = pose.process(frame).pose_landmarks
            took_ms = 1000.0 * (time.perf_counter() - began)
            box = None
            if found is not None:
                size = np.array([frame.shape[1], frame.shape[0]])
                points = np.array([[p.x, p.y] for p in found.landmark if p.visibility >= VISIBLE]) * size
                if len(points) >= 2:
                    box = np.concatenate([points.min(axis=0), points.max(axis=0)])
            looks.append(Look(box, took_ms))
    return looks


def overlap(a: np.ndarray | None, b: np.ndarray | None) -> float:
    """Intersection over union; 0 where one is missing."""
    if a is None or b is None:
        return 0.0
    size = np.maximum(np.minimum(a[2:], b[2:]) - np.maximum(a[:2], b[:2]), 0.0)
    both = float(size.prod())
    return both / max(float((a[2:] - a[:2]).prod() + (b[2:] - b[:2]).prod()) - both, 1e-6)


def frames_of(film: Path) -> list[np.ndarray]:
    """All frames, RGB."""
    reader = cv2.VideoCapture(str(film))
    frames: list[np.ndarray] = []
    while True:
        alive, picture = reader.read()
        if not alive:
            return frames
        frames.append(cv2.cvtColor(picture, cv2.COLOR_BGR2RGB))


def tile(frame: np.ndarray, keel: Look, peer: Look, label: str) -> np.ndarray:
    """A frame with Keel's box in teal and BlazePose's in orange (BGR)."""
    scale = TILE_PX / max(frame.shape[:2])
    small = cv2.resize(cv2.cvtColor(frame, cv2.COLOR_RGB2BGR), None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    for look, colour in ((peer, (60, 146, 251)), (keel, (197, 209, 79))):
        if look.box is not None:
            left, top, right, bottom = (int(v * scale) for v in look.box)
            cv2.rectangle(small, (left, top), (right, bottom), colour, 1)
    padded = np.zeros((TILE_PX, TILE_PX, 3), dtype=np.uint8)
    padded[: small.shape[0], : small.shape[1]] = small
    cv2.putText(padded, label, (2, TILE_PX - 4), cv2.FONT_HERSHEY_SIMPLEX, 0.35, (255, 255, 255), 1)
    return padded


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("follow", type=Path)
    parser.add_argument("films", type=Path)
    parser.add_argument("sheets", type=Path)
    parser.add_argument("--frames", type=int, default=500, help="frames on the sheets")
    arguments = parser.parse_args()
    cv2.setNumThreads(1)
    arguments.sheets.mkdir(parents=True, exist_ok=True)
    films = sorted(arguments.films.glob("*.mp4"))
    tiles, told = [], {}
    for film in films:
        frames = frames_of(film)
        keel, peer = keel_looks(arguments.follow.resolve(), film), peer_looks(frames)
        count = min(len(frames), len(keel))
        both = [overlap(keel[i].box, peer[i].box) for i in range(count)]
        told[film.stem] = {
            "frames": count,
            "keel_found": round(float(np.mean([k.box is not None for k in keel[:count]])), 4),
            "peer_found": round(float(np.mean([p.box is not None for p in peer[:count]])), 4),
            "same_person": round(float(np.mean([b > SAME_PERSON for b in both])), 4),
            "keel_ms_median": round(float(np.median([k.took_ms for k in keel])), 2),
            "peer_ms_median": round(float(np.median([p.took_ms for p in peer])), 2),
        }
        print(film.stem, told[film.stem], flush=True)
        for i in np.linspace(0, count - 1, max(1, arguments.frames // len(films))).astype(int):
            tiles.append(tile(frames[i], keel[i], peer[i], f"{film.stem[:14]} {i}"))
    for number in range(0, len(tiles), SHEET_COLUMNS * SHEET_ROWS):
        page = tiles[number : number + SHEET_COLUMNS * SHEET_ROWS]
        page += [np.zeros_like(page[0])] * (-len(page) % SHEET_COLUMNS)
        rows = [np.hstack(page[i : i + SHEET_COLUMNS]) for i in range(0, len(page), SHEET_COLUMNS)]
        cv2.imwrite(str(arguments.sheets / f"{number // (SHEET_COLUMNS * SHEET_ROWS):02d}.png"), np.vstack(rows))
    (arguments.sheets / "peer.json").write_text(json.dumps(told, indent=2) + "\n")


if __name__ == "__main__":
    main()
