"""Shards: rendered groups on disk. A cache that can be made again from its seeds; never committed.

A shard holds the groups of `PEOPLE` people and is two files: `NAME.blob.npy` (all encoded pictures, memory-mapped when
read) and `NAME.npz` (where each picture lies, points, boxes and the truth as JSON).
"""

import json
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from keel_training.data.shoot import Shot

#: People in a shard, and groups drawn of each.
PEOPLE, GROUPS_EACH = 20, 3
JPEG_QUALITY = 95
#: Encoded pictures of one shot, in this order.
PARTS = ("trunk_colour", "trunk_classes", "trunk_mask", "wide_colour", "wide_classes", "wide_mask")


@dataclass(frozen=True)
class Sample:
    """One shot as stored. `views` is "trunk" or "wide"."""

    shard: "Shard"
    index: int

    @property
    def truth(self) -> dict[str, float | str | bool]:
        """The numbers that belong to the posture."""
        return self.shard.truths[self.index]

    def points(self, view: str) -> np.ndarray:
        """Canvas pixels (40, 2) of a view; NaN where there is no point."""
        return np.asarray(self.shard.points[self.index, 0 if view == "trunk" else 1])

    @property
    def wide_box(self) -> np.ndarray:
        """Box of the lifter in the wide canvas: left, top, right, bottom."""
        return np.asarray(self.shard.boxes[self.index])

    def colour(self, view: str) -> np.ndarray:
        """The picture (H, W, 3), RGB."""
        return cv2.cvtColor(self._decoded(f"{view}_colour", cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB)

    def classes(self, view: str) -> np.ndarray:
        """The class map (H, W)."""
        return self._decoded(f"{view}_classes", cv2.IMREAD_GRAYSCALE)

    def trunk_mask(self, view: str) -> np.ndarray:
        """The amodal trunk (H, W)."""
        return self._decoded(f"{view}_mask", cv2.IMREAD_GRAYSCALE)

    def _decoded(self, part: str, flag: int) -> np.ndarray:
        start, end = self.shard.offsets[self.index, PARTS.index(part)]
        picture = cv2.imdecode(np.asarray(self.shard.blob[start:end]), flag)
        if picture is None:
            raise ValueError(f"{part} of sample {self.index} cannot be decoded; delete the shard and render it again")
        return np.asarray(picture)


class Shard:
    """A shard opened for reading."""

    def __init__(self, path: Path) -> None:
        self.blob = np.load(path.with_suffix(".blob.npy"), mmap_mode="r")
        with np.load(path) as file:
            self.offsets, self.points, self.boxes = file["offsets"], file["points"], file["boxes"]
            self.truths: list[dict[str, float | str | bool]] = json.loads(file["truths"].tobytes())

    def samples(self) -> list[Sample]:
        """All samples."""
        return [Sample(self, i) for i in range(len(self.truths))]

    def groups(self) -> list[list[Sample]]:
        """The samples by group."""
        found: dict[str, list[Sample]] = {}
        for sample in self.samples():
            found.setdefault(str(sample.truth["group"]), []).append(sample)
        return list(found.values())


def write_shard(path: Path, shots: list[Shot]) -> None:
    """Write a shard so that it appears complete or not at all."""
    pieces: list[np.ndarray] = []
    offsets = np.zeros((len(shots), len(PARTS), 2), dtype=np.int64)
    end = 0
    for i, shot in enumerate(shots):
        for j, piece in enumerate(_encode(shot)):
            offsets[i, j] = end, end + len(piece)
            end += len(piece)
            pieces.append(piece)
    np.save(path.with_suffix(".blob.npy"), np.concatenate(pieces))
    truths = np.frombuffer(json.dumps([shot.truth for shot in shots]).encode(), dtype=np.uint8)
    unfinished = path.with_suffix(".unfinished.npz")
    np.savez(
        unfinished,
        offsets=offsets,
        points=np.stack([np.stack([shot.trunk_points, shot.wide_points]) for shot in shots]).astype(np.float32),
        boxes=np.stack([shot.wide_box for shot in shots]).astype(np.float32),
        truths=truths,
    )
    unfinished.rename(path)


def _encode(shot: Shot) -> list[np.ndarray]:
    def png(picture: np.ndarray) -> np.ndarray:
        return np.asarray(cv2.imencode(".png", picture, [cv2.IMWRITE_PNG_COMPRESSION, 4])[1])

    def jpeg(picture: np.ndarray) -> np.ndarray:
        bgr = cv2.cvtColor(picture, cv2.COLOR_RGB2BGR)
        return np.asarray(cv2.imencode(".jpg", bgr, [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])[1])

    return [
        jpeg(shot.trunk.colour), png(shot.trunk.classes), png(shot.trunk_mask),
        jpeg(shot.wide.colour), png(shot.wide.classes), png(shot.wide_mask),
    ]  # fmt: skip
