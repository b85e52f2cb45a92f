"""What the network is held to. Every term is a design choice; their weights are in `WEIGHTS`.

There is no smoothness prior: it would pull curves straight. Angle terms are gated at 45 deg of error, or two heat maps
can get stuck in a flipped chain.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F

from keel_training.landmarks import COUNT
from keel_training.net.bends import bends
from keel_training.net.decode import PEOPLE_STRIDE, STRIDE
from keel_training.net.model import Outputs

#: Width of the target maps at 140 px of trunk, px: along and across the spine, and round for joints and plate.
ALONG_PX, ACROSS_PX, ROUND_PX = 6.5, 4.0, 5.5
#: Errors beyond this many stated deviations count linearly in the likelihood, so that strays widen it within reason.
FAR = 4.0
#: Angle errors beyond this carry no angle loss, deg.
GATE_DEG = 45.0
#: What a vertebral, a skin, an outline and any other point weighs.
POINT_WEIGHTS = [1.5] * 8 + [1.0] * 8 + [1.5] * 8 + [0.8] * 16
WEIGHTS = {
    "maps": 1.0, "coordinates": 0.7, "tangents": 0.5, "second": 0.5, "angle": 0.15, "change": 1.5, "masks": 1.5,
    "presence": 0.6, "spread": 0.05, "view": 1.0, "people": 1.0,
}  # fmt: skip


@dataclass(frozen=True)
class Targets:
    """Targets of a batch of B = groups * 4 + others inputs; the groups come first, each group's four in a row."""

    points: Tensor  # (B, 40, 2) px, NaN-free
    present: Tensor  # (B, 40) 0/1
    masks: Tensor  # (B, 2, h, w)
    view: Tensor  # (B, 3)
    boxes: Tensor  # (B, N, 4) px, NaN where none
    unknown_people: Tensor  # (B, H/8, W/8) bool
    use: Tensor  # (B,) 0 trunk, 1 body, 2 frame
    trunk_px: Tensor  # (B,)
    grouped: int

    def to(self, device: torch.device) -> "Targets":
        """The same on a device; copies from pinned memory do not wait."""
        return self._each(lambda tensor: tensor.to(device, non_blocking=True))

    def pin_memory(self) -> "Targets":
        """The same in pinned memory, as a loader asks for it."""
        return self._each(Tensor.pin_memory)

    def before(self, others: "Targets") -> "Targets":
        """These and then `others`, which hold no groups."""
        if others.grouped:
            raise ValueError(f"{others.grouped} grouped inputs after these; put the groups first")
        joined: dict[str, Any] = {k: torch.cat([v, getattr(others, k)]) for k, v in vars(self).items() if isinstance(v, Tensor)}
        return replace(self, **joined)

    def _each(self, change: Callable[[Tensor], Tensor]) -> "Targets":
        changed: dict[str, Any] = {k: change(v) for k, v in vars(self).items() if isinstance(v, Tensor)}
        return replace(self, **changed)


def _mean(values: Tensor, weight: Tensor) -> Tensor:
    return (values * weight).sum() / weight.sum().clamp(min=1.0)


def _axes(points: Tensor) -> tuple[Tensor, Tensor]:
    """Unit vectors along and across (B, 40, 2): the chain's tangent for spine points, x and y for the others."""
    chains = points[:, :24].reshape(-1, 3, 8, 2)
    along = torch.zeros_like(chains)
    along[:, :, 1:-1] = chains[:, :, 2:] - chains[:, :, :-2]
    along[:, :, 0] = chains[:, :, 1] - chains[:, :, 0]
    along[:, :, -1] = chains[:, :, -1] - chains[:, :, -2]
    along = (along / along.norm(dim=-1, keepdim=True).clamp(min=1e-3)).reshape(-1, 24, 2)
    rest = torch.zeros_like(points[:, 24:])
    rest[..., 0] = 1.0
    along = torch.cat([along, rest], dim=1)
    return along, torch.stack([-along[..., 1], along[..., 0]], dim=-1)


def _grid(size: int, device: torch.device) -> Tensor:
    return (torch.arange(size, device=device) + 0.5) * STRIDE


def _target_logits(points: Tensor, along: Tensor, across: Tensor, trunk_px: Tensor, height: int, width: int) -> Tensor:
    """Log of the unnormalised target maps (B, 40, h, w): an elongated Gaussian per point."""
    scale = (trunk_px / 140.0).clamp(0.55, 1.2)[:, None]
    spine = torch.arange(COUNT, device=points.device) < 24
    sigma_along = torch.where(spine, ALONG_PX, ROUND_PX)[None] * scale
    sigma_across = torch.where(spine, ACROSS_PX, ROUND_PX)[None] * scale
    dx = _grid(width, points.device) - points[..., 0, None]
    dy = _grid(height, points.device) - points[..., 1, None]

    def distance(axis: Tensor) -> Tensor:
        return (dx * axis[..., 0, None])[:, :, None, :] + (dy * axis[..., 1, None])[:, :, :, None]

    a, c = distance(along) / sigma_along[..., None, None], distance(across) / sigma_across[..., None, None]
    return -0.5 * (a * a + c * c)


def point_losses(outputs: Outputs, targets: Targets) -> dict[str, Tensor]:
    """Maps, coordinates, and the shape of the chains."""
    height, width = outputs.heatmaps.shape[-2:]
    columns, rows = _grid(width, outputs.heatmaps.device), _grid(height, outputs.heatmaps.device)
    along, across = _axes(targets.points)
    goal = _target_logits(targets.points, along, across, targets.trunk_px, height, width).flatten(2).softmax(dim=-1)
    log_share = outputs.heatmaps.flatten(2).log_softmax(dim=-1)
    divergence = (goal * ((goal + 1e-9).log() - log_share)).sum(dim=-1)
    share = log_share.exp().reshape(-1, COUNT, height, width)
    found = torch.stack([(share.sum(2) * columns).sum(-1), (share.sum(3) * rows).sum(-1)], dim=-1)
    error = found - targets.points
    scale = (140.0 / targets.trunk_px).clamp(0.8, 2.5)[:, None]
    off_along = ((error * along).sum(-1).abs() * scale).clamp(max=40.0)
    off_across = ((error * across).sum(-1).abs() * scale).clamp(max=40.0)
    weight = targets.present * targets.present.new_tensor(POINT_WEIGHTS)
    losses = {
        "maps": _mean(divergence, weight),
        "coordinates": _mean(off_across * 0.25 + off_along * 0.08, weight),
    }
    trunk = targets.use == 0
    chains = error[trunk][:, :24].reshape(-1, 3, 8, 2)
    normal = across[trunk][:, :24].reshape(-1, 3, 8, 2)
    seen = targets.present[trunk][:, :24].reshape(-1, 3, 8)
    step = ((chains[:, :, 1:] - chains[:, :, :-1]) * (normal[:, :, 1:] + normal[:, :, :-1]) * 0.5).sum(-1)
    losses["tangents"] = _mean(step.abs().clamp(max=20.0) * 0.2, seen[:, :, 1:] * seen[:, :, :-1])
    second = ((chains[:, :, 2:] - 2.0 * chains[:, :, 1:-1] + chains[:, :, :-2]) * normal[:, :, 1:-1]).sum(-1)
    losses["second"] = _mean(second.abs().clamp(max=20.0) * 0.1, seen[:, :, 2:] * seen[:, :, 1:-1] * seen[:, :, :-2])
    losses |= _angle_losses(found, targets)
    losses["spread"] = _spread_loss(outputs.spread, error.detach(), targets.present)
    return losses


def _angle_losses(found: Tensor, targets: Targets) -> dict[str, Tensor]:
    """Weak: the angles themselves. Strong: their changes between the postures of a group."""
    size = targets.grouped
    chains, truth = (x[:size, :24].reshape(-1, 3, 8, 2) for x in (found, targets.points))
    seen = targets.present[:size, :24].reshape(-1, 3, 8).amin(dim=-1)[..., None]
    error = (bends(chains, torch) - bends(truth, torch).detach() + 180.0) % 360.0 - 180.0
    counted = seen * (error.detach().abs() < GATE_DEG)
    by_group, counts = error.reshape(-1, 4, 9), counted.reshape(-1, 4, 9)
    mean = (by_group * counts).sum(1, keepdim=True) / counts.sum(1, keepdim=True).clamp(min=1.0)
    change = by_group - mean
    zero = torch.zeros_like
    return {
        "angle": _mean(F.smooth_l1_loss(error / 8.0, zero(error), reduction="none"), counted),
        "change": _mean(F.smooth_l1_loss(change / 6.0, zero(change), reduction="none"), counts),
    }


def _spread_loss(spread: Tensor, error: Tensor, present: Tensor) -> Tensor:
    """Negative log-likelihood of the errors (px) under the stated 2 x 2 covariance; the points are held."""
    log_sigma = spread[..., :2].clamp(-2.0, 4.0)
    rho = torch.tanh(spread[..., 2]).clamp(-0.98, 0.98)
    z = error.clamp(-30.0, 30.0) * torch.exp(-log_sigma)
    free = 1.0 - rho * rho
    square = (z[..., 0] ** 2 - 2.0 * rho * z[..., 0] * z[..., 1] + z[..., 1] ** 2) / free
    square = torch.where(square > FAR**2, 2.0 * FAR * square.clamp(min=1e-6).sqrt() - FAR**2, square)
    return _mean(log_sigma.sum(-1) + 0.5 * free.log() + 0.5 * square, present)


def view_loss(view: Tensor, targets: Targets) -> Tensor:
    """Size of the yaw with its sigma, facing (whole bodies only), hands at the implement."""
    known = (targets.use < 2).float()
    body = (targets.use == 1).float()
    log_sigma = view[:, 1].clamp(-4.0, 1.5)
    z = (view[:, 0] - targets.view[:, 0]) * torch.exp(-log_sigma)
    likelihood = log_sigma + 0.5 * (z * z).clamp(max=50.0)
    straight = F.smooth_l1_loss(view[:, 0], targets.view[:, 0], reduction="none", beta=0.2)
    facing = F.binary_cross_entropy_with_logits(view[:, 2], targets.view[:, 1], reduction="none")
    holding = F.binary_cross_entropy_with_logits(view[:, 3], targets.view[:, 2], reduction="none")
    return _mean(0.3 * likelihood + 2.0 * straight + 0.5 * holding, known) + _mean(facing, body)


def people_loss(people: Tensor, targets: Targets) -> Tensor:
    """CenterNet's focal loss on the centres, L1 on the four distances (Zhou et al. 2019)."""
    chosen = targets.use > 0
    people, boxes, unknown = people[chosen], targets.boxes[chosen], targets.unknown_people[chosen]
    batch, _, height, width = people.shape
    rows = (torch.arange(height, device=people.device) + 0.5) * PEOPLE_STRIDE
    columns = (torch.arange(width, device=people.device) + 0.5) * PEOPLE_STRIDE
    there = torch.isfinite(boxes[..., 0])
    clean = torch.nan_to_num(boxes)
    cx, cy = (clean[..., 0] + clean[..., 2]) / 2.0, (clean[..., 1] + clean[..., 3]) / 2.0
    spread = ((clean[..., 2] - clean[..., 0]) + (clean[..., 3] - clean[..., 1])).clamp(min=20.0) / 18.0
    dx, dy = columns - cx[..., None], rows - cy[..., None]
    bumps = torch.exp(-0.5 * ((dy[..., :, None] ** 2 + dx[..., None, :] ** 2) / spread[..., None, None] ** 2))
    goal, owner = (bumps * there[..., None, None]).max(dim=1)
    nearest = (dy[..., :, None].abs() <= PEOPLE_STRIDE / 2) & (dx[..., None, :].abs() <= PEOPLE_STRIDE / 2)
    centre = (nearest & there[..., None, None]).any(dim=1)
    share = people[:, 0].sigmoid().clamp(1e-4, 1.0 - 1e-4)
    counted = (centre | ~unknown).float()
    hit = -((1.0 - share) ** 2) * share.log() * centre
    miss = -(share**2) * (1.0 - share).log() * (1.0 - goal) ** 4 * ~centre
    number = centre.sum().clamp(min=1.0)
    own = torch.gather(clean, 1, owner.reshape(batch, -1, 1).expand(-1, -1, 4)).reshape(batch, height, width, 4)
    x, y = columns[None, None, :], rows[None, :, None]
    sides = torch.stack([x - own[..., 0], y - own[..., 1], own[..., 2] - x, own[..., 3] - y], dim=1) / 32.0
    near = (goal > 0.6).float()[:, None] * there.any(dim=1).float()[:, None, None, None]
    boxes_loss = (F.smooth_l1_loss(people[:, 1:], sides, reduction="none", beta=0.2) * near).sum() / (
        4.0 * near.sum().clamp(min=1.0)
    )
    return ((hit + miss) * counted).sum() / number + 2.0 * boxes_loss


def total_loss(outputs: Outputs, targets: Targets) -> tuple[Tensor, dict[str, Tensor]]:
    """The weighted sum, and each term for the record."""
    losses = point_losses(outputs, targets)
    known = (targets.use < 2).float()
    masks = F.binary_cross_entropy_with_logits(outputs.masks, targets.masks, reduction="none").mean((1, 2, 3))
    losses["masks"] = _mean(masks, known)
    presence = F.binary_cross_entropy_with_logits(outputs.presence, targets.present, reduction="none").mean(1)
    losses["presence"] = _mean(presence, known)
    losses["view"] = view_loss(outputs.view, targets)
    losses["people"] = people_loss(outputs.people, targets)
    total = torch.stack([WEIGHTS[name] * value for name, value in losses.items()]).sum()
    return total, {name: value.detach() for name, value in losses.items()}
