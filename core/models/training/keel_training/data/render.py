"""Render shards from seeds.

    LP_NUM_THREADS=1 OMP_NUM_THREADS=1 nice -n 15 python -m keel_training.data.render FOLDER --first 0 --shards 100

Each shard follows from its number alone; those that exist are skipped, so a run can be stopped and continued, and two
processes can share a folder with `--first`/`--step`. A contact sheet beside each shard is there to be looked at.
"""

import argparse
import time
from pathlib import Path

import cv2
import numpy as np

from keel_training.body.baked import BakedBody
from keel_training.body.pull import UnreachableError
from keel_training.data.groups import draw_group, draw_person
from keel_training.data.shards import GROUPS_EACH, PEOPLE, write_shard
from keel_training.data.shoot import Shot, Studio

#: First person of every set; no training run gets to the other sets' people.
FIRST_PERSON = {"training": 0, "validation": 9_000_000, "calibration": 9_200_000}


def shoot_people(studio: Studio, body: BakedBody, first_person: int, people: int) -> list[Shot]:
    """All groups of some people. A group whose postures no body can take is left out."""
    shots: list[Shot] = []
    for seed in range(first_person, first_person + people):
        person = draw_person(body, seed)
        for number in range(GROUPS_EACH):
            try:
                group = draw_group(person, seed, number)
            except UnreachableError:
                continue
            framing = np.random.default_rng([seed, 3, number])
            shots.extend(studio.shoot(group, moment, framing) for moment in group.moments)
    return shots


def contact_sheet(shots: list[Shot]) -> np.ndarray:
    """Trunk and wide pictures of every sixth shot with their points (BGR)."""
    rows = []
    for shot in shots[::6]:
        pair = []
        for picture, points in ((shot.trunk, shot.trunk_points), (shot.wide, shot.wide_points)):
            drawn = cv2.cvtColor(picture.colour, cv2.COLOR_RGB2BGR)
            for index, (x, y) in enumerate(points):
                if np.isfinite(x) and abs(x) < 2000 and abs(y) < 2000:
                    colour = ((0, 0, 255), (0, 255, 0), (0, 255, 255), (255, 128, 0), (255, 0, 255))[min(index // 8, 4)]
                    cv2.circle(drawn, (int(x), int(y)), 2, colour, -1)
            pair.append(cv2.resize(drawn, (240, 328)))
        label = f"{shot.truth['kind']} {shot.truth['mode']} {shot.truth['yaw_deg']:.0f} {shot.truth['clothing']}"
        cv2.putText(pair[0], label, (3, 12), cv2.FONT_HERSHEY_SIMPLEX, 0.4, (0, 255, 255), 1)
        rows.append(np.hstack(pair))
    while len(rows) % 4:
        rows.append(np.zeros_like(rows[0]))
    return np.vstack([np.hstack(rows[i : i + 4]) for i in range(0, len(rows), 4)])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--step", type=int, default=1)
    parser.add_argument("--shards", type=int, required=True)
    parser.add_argument("--people", type=int, default=PEOPLE, help="people in a shard")
    parser.add_argument("--set", choices=list(FIRST_PERSON), default="training", help="whose people are drawn")
    arguments = parser.parse_args()
    cv2.setNumThreads(1)
    arguments.folder.mkdir(parents=True, exist_ok=True)
    body = BakedBody()
    studio = Studio(body)
    start = FIRST_PERSON[arguments.set]
    for number in range(arguments.first, arguments.shards, arguments.step):
        path = arguments.folder / f"{number:05d}.npz"
        if path.exists():
            continue
        began = time.monotonic()
        shots = shoot_people(studio, body, start + number * arguments.people, arguments.people)
        write_shard(path, shots)
        cv2.imwrite(str(path.with_suffix(".jpg")), contact_sheet(shots))
        print(f"{path.name}: {len(shots)} postures, {len(shots) / (time.monotonic() - began):.1f}/s", flush=True)


if __name__ == "__main__":
    main()
