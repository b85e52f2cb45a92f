"""Train, in one process or several that share their gradients.

    for r in 0 1; do nice -n 15 python -m keel_training.train.run SHARDS RUN --process $r --processes 2 \
        --validation VALIDATION --minutes 60 --cooldown 15 & done
    python -m keel_training.train.run SHARDS RUN --device cuda --feeders 15 --rate 3e-3 \
        --validation VALIDATION --minutes 9 --cooldown 7

On a CPU, two one-thread processes train faster than one two-thread process, and far better on a busy machine; beside a
GPU, which makes its trunk crops itself, as many feeders as cores make whole bodies and frames. RUN receives
`state.pt` (everything, every few minutes; a run that finds it goes on), `small.pt` (to commit) and `record.jsonl` (the
learning curve). The rate is constant, then falls linearly over the last `--cooldown` minutes; the moving average of the
weights is what is exported.
"""

import argparse
import copy
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cv2
import torch
from torch import distributed

from keel_training.net.model import SpineNet
from keel_training.train import checkpoint
from keel_training.train.batches import ALL, DEVICE_GROUPS, WIDE, Batch, Feed, loader, network_input, postures_in
from keel_training.train.darkroom import Canvases, Darkroom
from keel_training.train.losses import Targets, total_loss
from keel_training.train.validate import Validation

RATE, WEIGHT_DECAY, BETAS = 2.2e-3, 0.02, (0.9, 0.99)
WARM_UP_STEPS, GRADIENT_LIMIT, AVERAGE_DECAY = 150, 4.0, 0.998
SAVE_EVERY_S = 300.0
#: Points of the learning curve of a run.
VALIDATIONS = 8
PORT = 29612


class Trainer:
    """One process of a run."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self.run, self.shards = Path(arguments.run), Path(arguments.shards)
        self.process, self.processes = arguments.process, arguments.processes
        self.device = torch.device(arguments.device)
        torch.manual_seed(0)
        # On a GPU, depthwise convolutions in 32 bits are written for the contiguous layout.
        self.layout = torch.channels_last if self.device.type == "cpu" else torch.contiguous_format
        self.net = SpineNet().to(self.device).to(memory_format=self.layout)
        self.average = copy.deepcopy(self.net).eval()
        self.optimiser = torch.optim.AdamW(self.net.parameters(), lr=RATE, weight_decay=WEIGHT_DECAY, betas=BETAS)
        self.steps = self.samples = 0
        self.smoothed: dict[str, torch.Tensor] = {}
        self._resume(arguments.start)
        seed = 1000 * self.steps + self.process
        on_gpu = self.device.type == "cuda"
        feed = Feed(arguments.shards, seed, (self.process, self.processes), WIDE if on_gpu else ALL)
        self.batches: Iterator[Batch] = iter(loader(feed, arguments.feeders, self.device))
        self.trunks: Iterator[tuple[torch.Tensor, Targets]] | None = None
        if on_gpu:
            canvases = Canvases.load(self.shards, self.device, arguments.feeders)
            self.trunks = iter(Darkroom(canvases, DEVICE_GROUPS, seed))

    def _resume(self, start: Path | None) -> None:
        own = self.run / "state.pt"
        path = own if own.exists() else start
        if path is None:
            return
        state = checkpoint.load(path)
        self.net.load_state_dict(state["net"])
        self.average.load_state_dict(state["average"])
        self.steps, self.samples = int(state["steps"]), int(state["samples"])
        if "optimiser" in state:
            self.optimiser.load_state_dict(state["optimiser"])

    def step(self, rate: float) -> None:
        """One update from one batch of every process."""
        for group in self.optimiser.param_groups:
            group["lr"] = rate * min(1.0, (self.steps + 5) / WARM_UP_STEPS)
        images, targets = self._batch()
        self.net.train()
        loss, terms = total_loss(self.net(images.contiguous(memory_format=self.layout)), targets)
        self.optimiser.zero_grad()
        loss.backward()
        self._share_gradients()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), GRADIENT_LIMIT)
        self.optimiser.step()
        self.steps += 1
        self.samples += len(images) * self.processes
        self._follow()
        for name, value in terms.items():
            self.smoothed[name] = value if name not in self.smoothed else 0.98 * self.smoothed[name] + 0.02 * value

    def _batch(self) -> tuple[torch.Tensor, Targets]:
        pictures, targets = next(self.batches)
        images = network_input(pictures.to(self.device, non_blocking=True))
        targets = targets.to(self.device)
        if self.trunks is None:
            return images, targets
        trunks, trunk_targets = next(self.trunks)
        return torch.cat([trunks / 127.5 - 1.0, images]), trunk_targets.before(targets)

    def _share_gradients(self) -> None:
        if self.processes == 1:
            return
        gradients = [p.grad for p in self.net.parameters() if p.grad is not None]
        flat = torch.cat([g.reshape(-1) for g in gradients])
        distributed.all_reduce(flat)
        flat /= self.processes
        for gradient, part in zip(gradients, flat.split([g.numel() for g in gradients]), strict=True):
            gradient.copy_(part.view_as(gradient))

    @torch.no_grad()
    def _follow(self) -> None:
        keep = min(AVERAGE_DECAY, self.steps / (self.steps + 20.0))
        pairs = list(zip(self.average.state_dict().values(), self.net.state_dict().values(), strict=True))
        floating = [pair for pair in pairs if pair[0].is_floating_point()]
        torch._foreach_lerp_([mean for mean, _ in floating], [value for _, value in floating], 1.0 - keep)
        for mean, value in pairs:
            if not mean.is_floating_point():
                mean.copy_(value)

    def save(self) -> None:
        """Both checkpoints."""
        record = {"steps": self.steps, "samples": self.samples}
        state = {"net": self.net.state_dict(), "average": self.average.state_dict(), "optimiser": self.optimiser.state_dict()}
        checkpoint.save(self.run / "state.pt", state | record)
        checkpoint.save_small(self.run / "small.pt", self.net, self.average, record)


def _cooled(elapsed_s: float, total_s: float, cooldown_s: float) -> float:
    """Share of the full rate."""
    return max(0.02, min(1.0, (total_s - elapsed_s) / max(cooldown_s, 1.0)))


def _agreed(elapsed_s: float, processes: int) -> float:
    """The first process's clock, so that all stop at the same step."""
    if processes == 1:
        return elapsed_s
    clock = torch.tensor([elapsed_s])
    distributed.broadcast(clock, 0)
    return float(clock)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shards", type=Path)
    parser.add_argument("run", type=Path)
    parser.add_argument("--validation", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="checkpoint to begin with where RUN has none")
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--cooldown", type=float, default=15.0)
    parser.add_argument("--device", default="cpu", help="where the network is trained")
    parser.add_argument("--feeders", type=int, default=0, help="processes that make batches beside the training one")
    parser.add_argument("--rate", type=float, default=RATE, help="learning rate; larger batches stand a larger one")
    parser.add_argument("--process", type=int, default=0)
    parser.add_argument("--processes", type=int, default=1)
    arguments = parser.parse_args()
    cv2.setNumThreads(1)
    torch.set_num_threads(1)
    torch.backends.cudnn.benchmark = True
    arguments.run.mkdir(parents=True, exist_ok=True)
    if arguments.processes > 1:
        distributed.init_process_group(
            "gloo", init_method=f"tcp://127.0.0.1:{PORT}", rank=arguments.process, world_size=arguments.processes
        )
    trainer = Trainer(arguments)
    validation = Validation(arguments.validation) if arguments.process == 0 else None
    validated = 0.0
    began = saved = time.monotonic()
    total_s, cooldown_s = 60.0 * arguments.minutes, 60.0 * arguments.cooldown
    while (elapsed := _agreed(time.monotonic() - began, arguments.processes)) < total_s:
        trainer.step(arguments.rate * _cooled(elapsed, total_s, cooldown_s))
        if validation is None:
            continue
        if trainer.steps % 50 == 0:
            terms = " ".join(f"{name} {float(value):.3f}" for name, value in trainer.smoothed.items())
            print(f"{elapsed:6.0f} s  step {trainer.steps}  samples {trainer.samples}  {terms}", flush=True)
        if time.monotonic() - saved > SAVE_EVERY_S:
            saved = time.monotonic()
            trainer.save()
        if elapsed - validated > total_s / VALIDATIONS:
            validated = elapsed
            _note(trainer, validation, elapsed)
    if validation is not None:
        trainer.save()
        _note(trainer, validation, total_s)


def _note(trainer: Trainer, validation: Validation, elapsed_s: float) -> None:
    figures = validation.figures(trainer.average)
    line: dict[str, Any] = {"elapsed_s": round(elapsed_s), "samples": trainer.samples, "renders": postures_in(trainer.shards)}
    line |= {"losses": {k: round(float(v), 4) for k, v in trainer.smoothed.items()}, "validation": figures}
    print(json.dumps(line), flush=True)
    with (trainer.run / "record.jsonl").open("a") as file:
        file.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main()
