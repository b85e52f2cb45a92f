"""Training steps lower the loss, checkpoints go on where they stopped, and the exported file says what torch says."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
onnxruntime = pytest.importorskip("onnxruntime")

from keel_training.export import export  # noqa: E402
from keel_training.net.model import SpineNet, multiply_adds  # noqa: E402
from keel_training.train import checkpoint  # noqa: E402
from keel_training.train.batches import Feed, network_input  # noqa: E402
from keel_training.train.losses import total_loss  # noqa: E402


def test_a_few_steps_lower_the_loss(shards: Path) -> None:
    torch.manual_seed(0)
    net = SpineNet().train()
    pictures, targets = Feed(shards, seed=1, share=(0, 1)).batch()
    images = network_input(pictures)
    optimiser = torch.optim.AdamW(net.parameters(), lr=2e-3)
    losses = []
    for _ in range(14):
        loss, terms = total_loss(net(images), targets)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(float(loss))
        assert all(np.isfinite(float(value)) for value in terms.values())
    assert losses[-1] < 0.9 * losses[0]


def test_compute_is_within_the_budget() -> None:
    assert multiply_adds() <= 0.17


def test_export_equals_torch_at_any_size(tmp_path: Path) -> None:
    torch.manual_seed(1)
    net = SpineNet().eval()
    path = tmp_path / "small.pt"
    checkpoint.save_small(path, net, net, {"steps": 1, "samples": 40})
    export(path, tmp_path / "net.onnx")
    assert (tmp_path / "net.onnx").stat().st_size <= 4_000_000
    halved = checkpoint.load(path)
    net.load_state_dict(halved["average"])
    session = onnxruntime.InferenceSession(str(tmp_path / "net.onnx"), providers=["CPUExecutionProvider"])
    for height, width in ((224, 160), (96, 256)):
        image = torch.randn(1, 3, height, width)
        with torch.no_grad():
            wanted = net(image)
        for got, expected in zip(session.run(None, {"image": image.numpy()}), wanted, strict=True):
            assert got == pytest.approx(expected.numpy(), abs=0.05)
