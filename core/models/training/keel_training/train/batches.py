"""Batches: groups of four trunk crops for the change loss, with whole bodies and frames beside them."""

from pathlib import Path

import numpy as np
import torch

from keel_training.data.crops import Example, body_example, frame_example, trunk_example
from keel_training.data.groups import POSTURES
from keel_training.data.shards import Sample, Shard
from keel_training.train.losses import Targets

#: One batch of one process: groups of four trunk crops, whole bodies, frames with people.
GROUPS, BODIES, FRAMES = 3, 3, 2


class Feed:
    """Endless batches from a folder of shards; shards that appear later are taken up at every new pass."""

    def __init__(self, folder: Path, seed: int, share: tuple[int, int]) -> None:
        self._folder, self._share = folder, share
        self._rng = np.random.default_rng(seed)
        self._opened: set[str] = set()
        self._groups: list[list[Sample]] = []
        self._order: list[int] = []

    @property
    def size(self) -> int:
        """Postures at hand."""
        return POSTURES * len(self._groups)

    def _refresh(self) -> None:
        process, processes = self._share
        for path in sorted(self._folder.glob("?????.npz")):
            if path.name not in self._opened and int(path.stem) // 2 % processes == process:
                self._opened.add(path.name)
                self._groups += [group for group in Shard(path).groups() if len(group) == POSTURES]
        if not self._groups:
            raise FileNotFoundError(f"no shards in {self._folder}; render some first")

    def _next_group(self) -> list[Sample]:
        if not self._order:
            self._refresh()
            self._order = list(self._rng.permutation(len(self._groups)))
        return self._groups[self._order.pop()]

    def _any(self) -> Sample:
        return self._groups[self._rng.integers(len(self._groups))][self._rng.integers(POSTURES)]

    def batch(self) -> tuple[torch.Tensor, Targets]:
        """Inputs (B, 3, 224, 160) and their targets."""
        examples = [trunk_example(self._rng, s, True) for _ in range(GROUPS) for s in self._next_group()]
        examples += [body_example(self._rng, self._any(), True) for _ in range(BODIES)]
        for _ in range(FRAMES):
            guests = [self._any() for _ in range(int(self._rng.choice(4, p=[0.4, 0.3, 0.2, 0.1])))]
            examples.append(frame_example(self._rng, self._any(), guests))
        return collate(examples, GROUPS * POSTURES)


def images_of(examples: list[Example]) -> torch.Tensor:
    """Network inputs (B, 3, H, W)."""
    stacked = np.stack([example.image for example in examples]).transpose(0, 3, 1, 2)
    scaled = torch.from_numpy(np.ascontiguousarray(stacked)).float().div_(127.5).sub_(1.0)
    return scaled.contiguous(memory_format=torch.channels_last)


def collate(examples: list[Example], grouped: int) -> tuple[torch.Tensor, Targets]:
    """Stack examples; the first `grouped` are groups of four."""

    def stack(name: str, kind: type = np.float32) -> torch.Tensor:
        return torch.from_numpy(np.stack([getattr(example, name) for example in examples]).astype(kind))

    return images_of(examples), Targets(
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
