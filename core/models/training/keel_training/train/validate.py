"""A quick look at a network on unseen people, clothes and rooms, for the learning curve."""

from pathlib import Path

import numpy as np
import torch

from keel_training.data.crops import Example, body_example, trunk_example
from keel_training.data.groups import POSTURES
from keel_training.data.shards import Shard
from keel_training.landmarks import INDEX
from keel_training.net.bends import bends
from keel_training.net.decode import decode
from keel_training.net.model import SpineNet
from keel_training.train.batches import network_input, pictures_of

TRUNK_GROUPS, BODIES = 50, 60


class Validation:
    """A fixed set of crops from a folder of validation shards."""

    def __init__(self, folder: Path) -> None:
        groups = [g for path in sorted(folder.glob("?????.npz")) for g in Shard(path).groups() if len(g) == POSTURES]
        groups = groups[:TRUNK_GROUPS]
        rng = np.random.default_rng(1)
        self._truths = [s.truth for g in groups for s in g]
        self._trunks = [trunk_example(rng, s, False) for g in groups for s in g]
        self._bodies = [body_example(rng, g[0], False) for g in groups[:BODIES]]

    def figures(self, net: SpineNet) -> dict[str, float]:
        """Errors in mm across the spine, of the change in deg, of the joints in px, of yaw in deg, and mask overlap."""
        points, masks, _, presence = _run(net, self._trunks)
        truth = np.stack([e.points for e in self._trunks])
        present = np.stack([e.present for e in self._trunks])
        figures: dict[str, float] = {}
        mm = np.array([float(t["mm_per_px"]) * 140.0 / e.trunk_px for t, e in zip(self._truths, self._trunks, strict=True)])
        for name, part in (("vertebral", slice(0, 8)), ("skin", slice(8, 16)), ("outline", slice(16, 24))):
            along = np.gradient(np.nan_to_num(truth[:, part]), axis=1)
            along /= np.maximum(np.linalg.norm(along, axis=-1, keepdims=True), 1e-3)
            error = points[:, part] - np.nan_to_num(truth[:, part])
            across = np.abs(error[..., 0] * along[..., 1] - error[..., 1] * along[..., 0]) * mm[:, None]
            figures[f"{name}_median_mm"] = float(np.median(across[present[:, part]]))
            figures[f"{name}_mean_mm"] = float(np.mean(across[present[:, part]]))
        figures |= self._changes(points, truth, present)
        goal = np.stack([e.masks for e in self._trunks]) > 0.5
        both, either = (masks & goal).sum((2, 3)), (masks | goal).sum((2, 3))
        figures["person_iou"], figures["trunk_iou"] = (float(v) for v in (both / np.maximum(either, 1)).mean(0))
        figures["presence_wrong"] = float(((presence > 0) != present)[:, :24].mean())
        return {k: round(v, 3) for k, v in (figures | self._bodies_figures(net)).items()}

    def _changes(self, points: np.ndarray, truth: np.ndarray, present: np.ndarray) -> dict[str, float]:
        """Error of the near-T7-L4 bend's change within groups, averaged over the chains, usable views only."""
        found, wanted = (bends(np.nan_to_num(x[:, :24]).reshape(-1, 3, 8, 2)).mean(1) for x in (points, truth))
        usable = present[:, :24].all(axis=1) & (np.abs([float(t["yaw_deg"]) for t in self._truths]) < 20.0)
        error = (found - wanted).reshape(-1, POSTURES, 3)[usable.reshape(-1, POSTURES).all(axis=1)]
        if len(error) == 0:
            return {}
        change = np.abs(error[:, 1:] - error[:, :1])
        return {"change_mae_deg": float(change[..., 1].mean()), "lumbar_change_mae_deg": float(change[..., 2].mean())}

    def _bodies_figures(self, net: SpineNet) -> dict[str, float]:
        points, _, view, _ = _run(net, self._bodies)
        truth, present = np.stack([e.points for e in self._bodies]), np.stack([e.present for e in self._bodies])
        error = np.linalg.norm(points - np.nan_to_num(truth), axis=-1)
        ends = [INDEX[n] for n in ("hip_near", "hip_far", "shoulder_near", "shoulder_far")]
        goal = np.stack([e.view for e in self._bodies])
        return {
            "body_joints_px": float(error[:, 24:35][present[:, 24:35]].mean()),
            "body_hip_shoulder_px": float(error[:, ends][present[:, ends]].mean()),
            "body_plate_px": float(error[:, 35:][present[:, 35:]].mean()),
            "yaw_mae_deg": float(np.abs(view[:, 0] - goal[:, 0]).mean() * 30.0),
            "facing_wrong": float(((view[:, 2] > 0) != (goal[:, 1] > 0.5)).mean()),
        }


@torch.no_grad()
def _run(net: SpineNet, examples: list[Example]) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Points (N, 40, 2), masks (N, 2, h, w) as booleans, view (N, 4) and presence logits (N, 40)."""
    net.eval()
    device = next(net.parameters()).device
    points, masks, views, presence = [], [], [], []
    for start in range(0, len(examples), 20):
        outputs = net(network_input(pictures_of(examples[start : start + 20]).to(device)))
        points.append(decode(outputs.heatmaps.cpu().numpy()).xy)
        masks.append(outputs.masks.cpu().numpy() > 0)
        views.append(outputs.view.cpu().numpy())
        presence.append(outputs.presence.cpu().numpy())
    return np.concatenate(points), np.concatenate(masks), np.concatenate(views), np.concatenate(presence)
