"""What the training device makes is what the processor makes: crops, truth, codec."""

from pathlib import Path

import cv2
import numpy as np
import pytest

torch = pytest.importorskip("torch")

from keel_training.data.crops import similarity_about, warp  # noqa: E402
from keel_training.data.groups import POSTURES  # noqa: E402
from keel_training.data.presence import presence as presence_of_one  # noqa: E402
from keel_training.data.shards import Shard  # noqa: E402
from keel_training.data.shoot import TRUNK_CANVAS  # noqa: E402
from keel_training.net.model import SpineNet  # noqa: E402
from keel_training.render.truth import transform  # noqa: E402
from keel_training.train.batches import Feed, Mix, network_input  # noqa: E402
from keel_training.train.darkroom import Canvases, Darkroom, crop, presence  # noqa: E402
from keel_training.train.film_stock import through_jpeg  # noqa: E402
from keel_training.train.losses import total_loss  # noqa: E402


def test_crops_made_on_the_training_device_are_those_of_the_feed(shards: Path) -> None:
    canvases = Canvases.load(shards, torch.device("cpu"), workers=0)
    samples = [s for path in shards.glob("?????.npz") for g in Shard(path).groups() if len(g) == POSTURES for s in g][:8]
    turned = np.radians([-9.0, 0.0, 4.0, 12.0, 1.0, -3.0, 7.0, 0.5])
    shifts = np.random.default_rng(2).normal(0.0, 9.0, (8, 2))
    middle = np.array(TRUNK_CANVAS) / 2.0
    matrices = [
        similarity_about(0.9, turn, middle, np.array([80.0, 112.0]) + shift) for turn, shift in zip(turned, shifts, strict=True)
    ]
    taken = crop(canvases, torch.arange(8), torch.tensor(np.stack(matrices))[:, :2].float(), torch.zeros(8, dtype=torch.bool))
    seen = presence(taken.classes, taken.points, torch.full((8,), 126.0)).numpy()
    for i, (sample, matrix) in enumerate(zip(samples, matrices, strict=True)):
        classes = warp(sample.classes("trunk"), matrix, cv2.BORDER_REPLICATE, smooth=False)
        colour = warp(sample.colour("trunk"), matrix, cv2.BORDER_REPLICATE).transpose(2, 0, 1)
        assert (taken.classes[i].numpy() == classes).mean() > 0.999
        assert np.abs(taken.colour[i].numpy() - colour).mean() < 0.5
        points = transform(matrix, sample.points("trunk"))
        assert taken.points[i].numpy() == pytest.approx(points, abs=1e-3, nan_ok=True)
        assert (seen[i] == presence_of_one(classes, points, 126.0)).all()


def test_pictures_go_through_the_codec_as_through_opencvs(shards: Path) -> None:
    sample = Shard(next(iter(shards.glob("?????.npz")))).samples()[0]
    picture = np.ascontiguousarray(sample.colour("trunk")[:224, :160])
    for quality in (20, 50, 85):
        ours = through_jpeg(torch.from_numpy(picture).permute(2, 0, 1)[None].float(), torch.tensor([float(quality)]))
        coded = cv2.imencode(".jpg", picture[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
        theirs = cv2.imdecode(coded, cv2.IMREAD_COLOR)[..., ::-1]
        lost = np.abs(theirs.astype(float) - picture).mean()
        assert np.abs(ours[0].permute(1, 2, 0).numpy() - theirs).mean() < 0.6 * lost + 0.3


def test_what_the_device_makes_lowers_the_loss(shards: Path) -> None:
    torch.manual_seed(0)
    net = SpineNet().train()
    darkroom = iter(Darkroom(Canvases.load(shards, torch.device("cpu"), workers=0), groups=2, seed=5, stock=20))
    wide, wide_targets = Feed(shards, seed=1, share=(0, 1), mix=Mix(groups=0, bodies=2, frames=1)).batch()
    trunks, targets = next(darkroom)
    images = torch.cat([trunks / 127.5 - 1.0, network_input(wide)])
    optimiser = torch.optim.AdamW(net.parameters(), lr=2e-3)
    losses = []
    for _ in range(6):
        loss, terms = total_loss(net(images), targets.before(wide_targets))
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(float(loss))
        assert all(np.isfinite(float(value)) for value in terms.values())
    assert losses[-1] < 0.9 * losses[0]
