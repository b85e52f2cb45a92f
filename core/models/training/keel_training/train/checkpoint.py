"""Checkpoints: the full one to go on from, and the small one (16 bits) that is committed."""

from pathlib import Path
from typing import Any

import torch
from torch import nn

State = dict[str, Any]


def save(path: Path, state: State) -> None:
    """Write so that the file is complete or not there."""
    unfinished = path.with_suffix(".unfinished")
    torch.save(state, unfinished)
    unfinished.rename(path)


def half(weights: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Floating-point weights in 16 bits."""
    return {name: value.half() if value.is_floating_point() else value for name, value in weights.items()}


def save_small(path: Path, net: nn.Module, average: nn.Module, record: State) -> None:
    """Weights and their moving average in 16 bits, with the training record; the optimiser starts afresh from it."""
    save(path, {"net": half(net.state_dict()), "average": half(average.state_dict()), **record})


def load(path: Path) -> State:
    """Read a checkpoint; weights come back in 32 bits."""
    state: State = torch.load(path, map_location="cpu", weights_only=True)
    for name in ("net", "average"):
        state[name] = {k: v.float() if v.is_floating_point() else v for k, v in state[name].items()}
    return state
