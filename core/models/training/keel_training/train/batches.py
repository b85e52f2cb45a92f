"""Batches: groups of four trunk crops for the change loss, with whole bodies and frames beside them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from keel_training.data.crops import Example, body_example, frame_example, trunk_example
from keel_training.data.groups import POSTURES
from keel_training.data.shards import Sample, Shard
from keel_training.train.losses import Targets


@dataclass(frozen=True)
class Mix:
    """What a batch holds: groups of four trunk crops, whole bodies, frames with people."""

    groups: int
    bodies: int
    frames: int


#: What one process on a CPU takes at a time.
ALL = Mix(groups=3, bodies=3, frames=2)
#: What the feeders make beside a GPU that makes the trunk crops itself.
WIDE = Mix(groups=0, bodies=40, frames=24)
#: Groups of four trunk crops of a batch on a GPU.
DEVICE_GROUPS = 64
#: Pictures (B, 224, 160, 3) as bytes, RGB, and their targets.
Batch = tuple[torch.Tensor, Targets]


class Feed(IterableDataset[Batch]):
    """Endless batches from a folder of shards; shards that appear later are taken up at every new pass.

    `share` is (number, count) of those that read the folder side by side: each reads its own shards.
    """

    def __init__(self, folder: Path, seed: int, share: tuple[int, int], mix: Mix = ALL) -> None:
        self._folder, self._seed, self._share, self._mix = folder, seed, share, mix
        self._rng = np.random.default_rng(seed)
        self._opened: set[str] = set()
        self._groups: list[list[Sample]] = []
        self._order: list[int] = []

    def __iter__(self) -> Iterator[Batch]:
        """Batches without end; each worker of a loader reads shards of its own."""
        worker, feed = get_worker_info(), self
        if worker is not None:
            cv2.setNumThreads(1)
            number, count = self._share
            share = (number * worker.num_workers + worker.id, count * worker.num_workers)
            feed = Feed(self._folder, self._seed + 100 * worker.id, share, self._mix)
        while True:
            yield feed.batch()

    def _refresh(self) -> None:
        number, count = self._share
        for path in sorted(self._folder.glob("?????.npz")):
            if path.name not in self._opened and int(path.stem) // 2 % count == number:
                self._opened.add(path.name)
                self._groups += [group for group in Shard(path).groups() if len(group) == POSTURES]
        if not self._groups:
            raise FileNotFoundError(f"no shards for reader {number} of {count} in {self._folder}; render more")

    def _next_group(self) -> list[Sample]:
        if not self._order:
            self._refresh()
            self._order = list(self._rng.permutation(len(self._groups)))
        return self._groups[self._order.pop()]

    def _any(self) -> Sample:
        if not self._groups:
            self._refresh()
        return self._groups[self._rng.integers(len(self._groups))][self._rng.integers(POSTURES)]

    def batch(self) -> Batch:
        """The next batch."""
        examples = [trunk_example(self._rng, s, True) for _ in range(self._mix.groups) for s in self._next_group()]
        grouped = len(examples)
        examples += [body_example(self._rng, self._any(), True) for _ in range(self._mix.bodies)]
        for _ in range(self._mix.frames):
            guests = [self._any() for _ in range(int(self._rng.choice(4, p=[0.4, 0.3, 0.2, 0.1])))]
            examples.append(frame_example(self._rng, self._any(), guests))
        return collate(examples, grouped)


def loader(feed: Feed, feeders: int, device: torch.device) -> DataLoader[Batch]:
    """The feed's batches, made by `feeders` processes beside this one, or by this one where there are none."""
    if feeders == 0:
        return DataLoader(feed, batch_size=None)
    return DataLoader(
        feed,
        batch_size=None,
        num_workers=feeders,
        pin_memory=device.type == "cuda",
        prefetch_factor=3,
        multiprocessing_context="forkserver",
    )


def postures_in(folder: Path) -> int:
    """How many postures the shards of a folder hold."""
    return sum(len(np.load(path)["boxes"]) for path in folder.glob("?????.npz"))


def pictures_of(examples: list[Example]) -> torch.Tensor:
    """Pictures (B, H, W, 3) as bytes, RGB."""
    return torch.from_numpy(np.stack([example.image for example in examples]))


def network_input(pictures: torch.Tensor) -> torch.Tensor:
    """Network inputs (B, 3, H, W) of pictures, on their device."""
    return pictures.permute(0, 3, 1, 2).float().div_(127.5).sub_(1.0)


def collate(examples: list[Example], grouped: int) -> Batch:
    """Stack examples; the first `grouped` are groups of four."""

    def stack(name: str, kind: type = np.float32) -> torch.Tensor:
        return torch.from_numpy(np.stack([getattr(example, name) for example in examples]).astype(kind))

    return pictures_of(examples), Targets(
        points=torch.nan_to_num(stack("points"), nan=-99.0),
        present=stack("present"),
        masks=stack("masks"),
        view=stack("view"),
        boxes=stack("boxes"),
        unknown_people=stack("unknown_people", np.bool_),
        use=torch.tensor([example.use for example in examples]),
        trunk_px=torch.tensor([example.trunk_px for example in examples], dtype=torch.float32),
        grouped=grouped,
    )
