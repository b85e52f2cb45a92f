"""Trunk crops made on the training device: canvases lie in its memory, and thousands a second are cropped, painted and
degraded there.

The same steps as `data.crops.trunk_example`, `data.repaint` and `data.degrade`, in batches: cameras of phones and codecs
differ from picture to picture, so every draw is one of a tensor. What OpenCV alone can draw (letters, polygons, panoramas)
is drawn once into a stock and taken from there, mirrored and in other colours.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F
from torch.utils.data import DataLoader, Dataset

from keel_training.data.crops import HEIGHT, MAX_PEOPLE, TRAIN_JITTER, WIDTH
from keel_training.data.groups import POSTURES
from keel_training.data.presence import SEEN_SHARE
from keel_training.data.repaint import any_background, occluded, stamp
from keel_training.data.shards import Shard
from keel_training.data.shoot import TRUNK_CANVAS, TRUNK_SCALE
from keel_training.landmarks import JOINT, OUTLINE, PLATE_POINTS, VERTEBRAL
from keel_training.render.primitives import IMPLEMENT, LIFTER, OBJECT
from keel_training.train.film_stock import developed
from keel_training.train.losses import Targets

#: Pictures in each stock.
STOCK = 1600
#: Crops that are made at once: those of one piece share the resolution that they are reduced to.
PIECE = 64


@dataclass(frozen=True)
class Canvases:
    """All trunk canvases of a folder, four of a group in a row, on a device."""

    colour: Tensor  # (N, 3, H, W) bytes, RGB
    classes: Tensor  # (N, H, W) bytes
    trunk: Tensor  # (N, H, W) bytes
    points: Tensor  # (N, 40, 2) canvas px, NaN where there is none
    view: Tensor  # (N, 2): size of the yaw / 30, at the implement

    @staticmethod
    def load(folder: Path, device: torch.device, workers: int) -> "Canvases":
        """Every complete group of every shard; `workers` processes decode."""
        parts: list[tuple[Tensor, ...]] = []
        context = "forkserver" if workers else None
        for part in DataLoader(_Decoded(folder), batch_size=None, num_workers=workers, multiprocessing_context=context):
            parts.append(tuple(tensor.to(device) for tensor in part))
        if not parts:
            raise FileNotFoundError(f"no shards in {folder}; render some")
        return Canvases(*(torch.cat(column) for column in zip(*parts, strict=True)))

    @property
    def groups(self) -> int:
        """How many groups there are."""
        return len(self.colour) // POSTURES


class _Decoded(Dataset[tuple[Tensor, ...]]):
    """The decoded trunk canvases of each shard."""

    def __init__(self, folder: Path) -> None:
        self._paths = sorted(folder.glob("?????.npz"))

    def __len__(self) -> int:
        return len(self._paths)

    def __getitem__(self, index: int) -> tuple[Tensor, ...]:
        if index >= len(self._paths):
            raise IndexError(index)
        samples = [s for group in Shard(self._paths[index]).groups() if len(group) == POSTURES for s in group]
        colour = np.stack([s.colour("trunk").transpose(2, 0, 1) for s in samples])
        classes = np.stack([s.classes("trunk") for s in samples])
        trunk = np.stack([s.trunk_mask("trunk") for s in samples])
        points = np.stack([s.points("trunk") for s in samples]).astype(np.float32)
        view = [[abs(float(s.truth["yaw_deg"])) / 30.0, float(s.truth["at_implement"])] for s in samples]
        return (*(torch.from_numpy(a) for a in (colour, classes, trunk, points)), torch.tensor(view))


class Darkroom:
    """Endless batches of whole groups of trunk crops."""

    def __init__(self, canvases: Canvases, groups: int, seed: int, stock: int = STOCK) -> None:
        self._canvases, self._groups = canvases, groups
        self._device = canvases.colour.device
        self._random = torch.Generator(self._device).manual_seed(seed)
        self._stock = Stock.draw(seed, stock, self._device)

    def __iter__(self) -> Iterator[tuple[Tensor, Targets]]:
        """Pictures (B, 3, H, W) in 0..255 and their targets, from passes over all groups in random orders."""
        while True:
            order = torch.randperm(self._canvases.groups, generator=self._random, device=self._device)
            for chosen in order.split(self._groups):
                if len(chosen) == self._groups:
                    yield self.batch(chosen)

    def batch(self, groups: Tensor) -> tuple[Tensor, Targets]:
        """The crops of some groups."""
        index = (groups[:, None] * POSTURES + torch.arange(POSTURES, device=self._device)).flatten()
        matrix, scale = self._jittered(len(index))
        mirrored_border = self._chance(0.5, len(index))
        taken = crop(self._canvases, index, matrix, mirrored_border)
        colour, classes = self._painted(taken.colour, taken.classes)
        pictures = torch.cat([developed(piece, self._random) for piece in colour.split(PIECE)])
        present = presence(classes, taken.points, 140.0 * scale)
        lifter = F.avg_pool2d((classes == LIFTER).float()[:, None], 4)[:, 0]
        view = self._canvases.view[index]
        count = len(index)
        return pictures, Targets(
            points=torch.nan_to_num(taken.points, nan=-99.0),
            present=present.float(),
            masks=torch.stack([lifter, F.avg_pool2d(taken.trunk[:, None], 4)[:, 0]], dim=1),
            view=torch.stack([view[:, 0], torch.ones_like(view[:, 0]), view[:, 1]], dim=1),
            boxes=torch.full((count, MAX_PEOPLE, 4), torch.nan, device=self._device),
            unknown_people=torch.ones((count, HEIGHT // 8, WIDTH // 8), dtype=torch.bool, device=self._device),
            use=torch.zeros(count, dtype=torch.int64, device=self._device),
            trunk_px=140.0 * scale,
            grouped=count,
        )

    def _jittered(self, count: int) -> tuple[Tensor, Tensor]:
        """Canvas to crop (B, 2, 3) as the tracker errs, and the scales (B,)."""
        scale = TRAIN_JITTER.scale_low + (TRAIN_JITTER.scale_high - TRAIN_JITTER.scale_low) * self._uniform(count)
        roll = torch.deg2rad((self._normal(count) * TRAIN_JITTER.roll_deg).clamp(-16.0, 16.0))
        shift = (self._normal(count, 2) * TRAIN_JITTER.shift_px).clamp(-20.0, 20.0)
        zoom = scale / TRUNK_SCALE
        c, s = torch.cos(roll) * zoom, torch.sin(roll) * zoom
        linear = torch.stack([torch.stack([c, -s], dim=1), torch.stack([s, c], dim=1)], dim=1)
        middle = torch.tensor(TRUNK_CANVAS, device=self._device) / 2.0
        target = torch.tensor([WIDTH / 2.0, HEIGHT / 2.0], device=self._device) + shift
        return torch.cat([linear, (target - linear @ middle)[:, :, None]], dim=2), scale

    def _painted(self, colour: Tensor, classes: Tensor) -> tuple[Tensor, Tensor]:
        """Other places, prints and stripes, and things in front, each now and then."""
        count = len(colour)
        away = self._chance(0.22, count)[:, None, None]
        behind = _behind(classes)
        place = self._recoloured(self._stock.places[self._any(len(self._stock.places), count)])
        colour = torch.where(away[:, None], _mixed(colour, place, behind), colour)
        classes = torch.where(away & (classes < IMPLEMENT), 0, classes)
        colour = self._printed(colour, classes, self._chance(0.45, count))
        colour = torch.where(self._chance(0.2, count)[:, None, None, None], self._striped(colour, behind), colour)
        return self._occluded(colour, classes, self._chance(0.25, count))

    def _printed(self, colour: Tensor, classes: Tensor, chosen: Tensor) -> Tensor:
        """Panels, bands, patches and letters on the lifter, under the same light and shade."""
        count = len(colour)
        prints = self._turned(self._stock.prints[self._any(len(self._stock.prints), count)].float())
        grey = (colour * colour.new_tensor([0.299, 0.587, 0.114])[:, None, None]).sum(1, keepdim=True) / 255.0
        gain, lift = 0.8 + 0.8 * self._uniform(count, 1, 1, 1), 0.3 * self._uniform(count, 1, 1, 1)
        layer = (self._other_inks(prints[:, :3]) * (grey * gain + lift).clamp(0.15, 1.2)).clamp(0.0, 255.0)
        share = (classes > IMPLEMENT)[:, None] * (prints[:, 3:] > 127) * (0.6 + 0.4 * self._uniform(count, 1, 1, 1))
        return _mixed(colour, layer, share * chosen[:, None, None, None])

    def _striped(self, colour: Tensor, behind: Tensor) -> Tensor:
        """Stripes, boards or posts right behind the back."""
        count = len(colour)
        angle, step = np.pi * self._uniform(count), 9.0 + 43.0 * self._uniform(count)
        thick = (step * (0.2 + 0.5 * self._uniform(count))).clamp(min=2.0)
        reach = torch.randint(1, 14, (count,), generator=self._random, device=self._device)
        rows = torch.arange(HEIGHT, device=self._device)[:, None] - HEIGHT / 2.0
        columns = torch.arange(WIDTH, device=self._device)[None] - WIDTH / 2.0
        off = rows * torch.cos(angle)[:, None, None] - columns * torch.sin(angle)[:, None, None]
        number = torch.round(off / step[:, None, None])
        wobble = self._normal(count, 27) * 2.6
        nearest = torch.gather(wobble, 1, (number.long().clamp(-13, 13) + 13).flatten(1)).reshape(off.shape)
        line = ((off - number * step[:, None, None] - nearest).abs() < thick[:, None, None] / 2.0) & (
            number.abs() <= reach[:, None, None]
        )
        wall = torch.where(self._chance(0.5, count)[:, None, None, None], self._ink(count), colour)
        return _mixed(colour, torch.where(line[:, None], self._ink(count), wall), behind)

    def _occluded(self, colour: Tensor, classes: Tensor, chosen: Tensor) -> tuple[Tensor, Tensor]:
        """Something stands in front: solid things change the class map, painted glows and arrows do not."""
        count = len(colour)
        front = self._turned(self._stock.fronts[self._any(len(self._stock.fronts), count)].float())
        share = front[:, 3:4] / 255.0 * chosen[:, None, None, None]
        solid = (front[:, 4] > 127) & chosen[:, None, None]
        return _mixed(colour, self._other_inks(front[:, :3]), share), torch.where(solid, OBJECT, classes)

    def _turned(self, pictures: Tensor) -> Tensor:
        """Each mirrored or not, left to right and upside down."""
        for axis in (-1, -2):
            pictures = torch.where(self._chance(0.5, len(pictures))[:, None, None, None], pictures.flip(axis), pictures)
        return pictures

    def _other_inks(self, pictures: Tensor) -> Tensor:
        """Each with its channels in another order, inverted or not."""
        order = torch.rand(len(pictures), 3, generator=self._random, device=self._device).argsort(1)
        shuffled = torch.gather(pictures, 1, order[:, :, None, None].expand_as(pictures))
        return torch.where(self._chance(0.5, len(pictures))[:, None, None, None], 255.0 - shuffled, shuffled)

    def _recoloured(self, places: Tensor) -> Tensor:
        count = len(places)
        gain = (0.5 + 0.7 * self._uniform(count, 1, 1, 1)) * (1.0 + 0.12 * self._normal(count, 3, 1, 1))
        mirrored = torch.where(self._chance(0.5, count)[:, None, None, None], places.flip(-1), places)
        return (mirrored.float() * gain).clamp(0.0, 255.0)

    def _ink(self, count: int) -> Tensor:
        return 255.0 * self._uniform(count, 3, 1, 1)

    def _any(self, size: int, count: int) -> Tensor:
        return torch.randint(size, (count,), generator=self._random, device=self._device)

    def _chance(self, share: float, count: int) -> Tensor:
        return self._uniform(count) < share

    def _uniform(self, *shape: int) -> Tensor:
        return torch.rand(shape, generator=self._random, device=self._device)

    def _normal(self, *shape: int) -> Tensor:
        return torch.randn(shape, generator=self._random, device=self._device)


@dataclass(frozen=True)
class Stock:
    """What only OpenCV draws, at the size of a crop, bytes on the device."""

    places: Tensor  # (N, 3, H, W)
    prints: Tensor  # (N, 4, H, W): colour, and where there is ink
    fronts: Tensor  # (N, 5, H, W): colour, how far it covers, and whether it is solid

    @staticmethod
    def draw(seed: int, size: int, device: torch.device) -> "Stock":
        """`size` pictures of each kind, from a seed."""
        rng = np.random.default_rng([seed, 77])
        drawn = ([draw(rng) for _ in range(size)] for draw in (_place, _print, _front))
        return Stock(*(torch.from_numpy(np.stack(pictures)).permute(0, 3, 1, 2).contiguous().to(device) for pictures in drawn))


def _place(rng: np.random.Generator) -> np.ndarray:
    return any_background(rng, (WIDTH, HEIGHT))


def _print(rng: np.random.Generator) -> np.ndarray:
    layer, chosen = np.zeros((HEIGHT, WIDTH, 3), np.uint8), np.zeros((HEIGHT, WIDTH), np.uint8)
    for _ in range(int(rng.integers(1, 4))):
        colour, at = tuple(rng.random(3) * 255), (int(rng.integers(WIDTH)), int(rng.integers(HEIGHT)))
        kind, seed = int(rng.integers(5)), int(rng.integers(1 << 32))
        stamp(np.random.default_rng(seed), layer, at, colour, kind)
        stamp(np.random.default_rng(seed), chosen, at, 255.0, kind)
    return np.dstack([layer, chosen])


def _front(rng: np.random.Generator) -> np.ndarray:
    """Drawn on black and on white: where both agree it covers, and the black one holds colour times cover."""
    seed = int(rng.integers(1 << 32))
    none = np.zeros((HEIGHT, WIDTH), np.uint8)
    black, solid = occluded(np.random.default_rng(seed), np.zeros((HEIGHT, WIDTH, 3), np.uint8), none)
    white, _ = occluded(np.random.default_rng(seed), np.full((HEIGHT, WIDTH, 3), 255, np.uint8), none)
    cover = 1.0 - (white.astype(np.float32) - black).mean(axis=2) / 255.0
    colour = np.clip(black / np.maximum(cover, 0.02)[..., None], 0, 255)
    return np.dstack([colour, cover * 255.0, (solid == OBJECT) * 255]).astype(np.uint8)


@dataclass(frozen=True)
class Crop:
    """Crops as they are before paint and degradation."""

    colour: Tensor  # (B, 3, H, W) 0..255
    classes: Tensor  # (B, H, W)
    trunk: Tensor  # (B, H, W) 0..1
    points: Tensor  # (B, 40, 2) px


def crop(canvases: Canvases, index: Tensor, matrix: Tensor, mirrored_border: Tensor) -> Crop:
    """Cut crops with `matrix` (B, 2, 3), canvas to crop px. Beyond the canvas its picture is mirrored or its edge goes on."""
    linear, shift = matrix[:, :, :2], matrix[:, :, 2]
    back = torch.linalg.inv(linear)
    rows = torch.arange(HEIGHT, device=matrix.device) + 0.5
    columns = torch.arange(WIDTH, device=matrix.device) + 0.5
    there = torch.stack(torch.meshgrid(columns, rows, indexing="xy"), dim=-1)
    place = torch.einsum("bij,hwbj->bhwi", back, there[:, :, None] - shift)
    size = torch.tensor(TRUNK_CANVAS, device=matrix.device)
    mirrored = place.abs()
    mirrored = torch.where(mirrored > size, 2.0 * size - mirrored, mirrored)
    colour_place = torch.where(mirrored_border[:, None, None, None], mirrored, place)

    def sample(pictures: Tensor, at: Tensor, mode: str) -> Tensor:
        grid = at * 2.0 / size - 1.0
        return F.grid_sample(pictures.float(), grid, mode=mode, padding_mode="border", align_corners=False)

    points = torch.einsum("bij,bpj->bpi", linear, canvases.points[index]) + shift[:, None]
    return Crop(
        colour=sample(canvases.colour[index], colour_place, "bilinear"),
        classes=sample(canvases.classes[index][:, None], place, "nearest")[:, 0],
        trunk=sample(canvases.trunk[index][:, None], place, "bilinear")[:, 0] / 255.0,
        points=points,
    )


def _mixed(below: Tensor, above: Tensor, share: Tensor) -> Tensor:
    return below + (above - below) * share


def _behind(classes: Tensor) -> Tensor:
    """Share (B, 1, H, W) of each pixel that lies behind lifter and implement, with a soft edge."""
    line = torch.exp(-0.5 * (torch.arange(-2, 3, device=classes.device) / 0.6) ** 2)
    kernel = (line[:, None] * line)[None, None] / line.sum() ** 2
    front = F.pad((classes >= IMPLEMENT).float()[:, None], (2, 2, 2, 2), mode="replicate")
    return 1.0 - F.conv2d(front, kernel)


def presence(classes: Tensor, points: Tensor, trunk_px: Tensor) -> Tensor:
    """As `data.presence.presence`, for a batch: (B, 40) booleans."""
    scale = trunk_px / 140.0
    shown = torch.zeros(points.shape[:2], dtype=torch.bool, device=points.device)
    lifter, implement = (_integral(classes == kind) for kind in (LIFTER, IMPLEMENT))
    outline, spine = points[:, OUTLINE], points[:, VERTEBRAL]
    between = torch.where(outline.isfinite(), (spine + outline) / 2.0, spine)
    level = _share_around(lifter, between, 6.0 * scale) > SEEN_SHARE
    beside = level.clone()
    beside[:, :-1] |= level[:, 1:]
    beside[:, 1:] |= level[:, :-1]
    shown[:, :24] = beside.repeat(1, 3)
    shown[:, JOINT] = _share_around(lifter, points[:, JOINT], 12.0 * scale) > SEEN_SHARE
    shown[:, PLATE_POINTS] = _share_around(implement, points[:, PLATE_POINTS], 8.0 * scale) > SEEN_SHARE
    end = torch.tensor([WIDTH - 1.0, HEIGHT - 1.0], device=points.device)
    return shown & ((points > 1.0) & (points < end)).all(dim=-1)


def _integral(shown: Tensor) -> Tensor:
    """Sums (B, H + 1, W + 1) of a 0/1 map over all rectangles from the corner."""
    return F.pad(shown.float().cumsum(1).cumsum(2), (1, 0, 1, 0))


def _share_around(integral: Tensor, points: Tensor, radius_px: Tensor) -> Tensor:
    """Mean in a square of the given radius (B,) around points (B, N, 2); 0 outside the picture."""
    radius = torch.round(radius_px).clamp(min=1.0).long()[:, None]
    finite = points.isfinite().all(dim=-1)
    column, row = torch.nan_to_num(points, nan=-1.0).trunc().long().unbind(-1)
    height, width = integral.shape[1] - 1, integral.shape[2] - 1
    inside = finite & (column >= 0) & (column < width) & (row >= 0) & (row < height)

    def at(y: Tensor, x: Tensor) -> Tensor:
        place = y.clamp(0, height) * (width + 1) + x.clamp(0, width)
        return torch.gather(integral.flatten(1), 1, place)

    low_y, high_y, low_x, high_x = row - radius, row + radius + 1, column - radius, column + radius + 1
    total = at(high_y, high_x) - at(low_y, high_x) - at(high_y, low_x) + at(low_y, low_x)
    return torch.where(inside, total / (2 * radius + 1) ** 2, 0.0)
