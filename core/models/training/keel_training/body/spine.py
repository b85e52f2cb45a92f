"""Seventeen virtual vertebrae, L5 to T1.

anny has about three spine joints between L4 and T7, too few to set curvature. They are replaced by a cubic spline
through its joints (spine04, 03, 02, 01, neck01), split by disc and body heights, with smooth skinning hats.
"""

from dataclasses import dataclass

import numpy as np
from scipy.interpolate import CubicSpline

from keel_training.body.rotation import about_x

#: Vertebrae from the lowest, with the height of body plus disc in cm (mean adult values; only ratios matter).
HEIGHTS_CM: dict[str, float] = {
    "L5": 3.5, "L4": 3.6, "L3": 3.6, "L2": 3.5, "L1": 3.3, "T12": 2.9, "T11": 2.7, "T10": 2.55, "T9": 2.4,
    "T8": 2.3, "T7": 2.25, "T6": 2.2, "T5": 2.15, "T4": 2.1, "T3": 2.05, "T2": 2.0, "T1": 1.9,
}  # fmt: skip
NAMES = tuple(HEIGHTS_CM)
COUNT = len(NAMES)
INDEX = {name: i for i, name in enumerate(NAMES)}
L4, T12, T7, T4 = INDEX["L4"], INDEX["T12"], INDEX["T7"], INDEX["T4"]

#: Levels that the network places, from the neck down.
LEVELS = ("C7", "T3", "T7", "T10", "T12", "L2", "L4", "S1")
#: anny joints that carry the vertebral line.
CARRIERS = ("spine04", "spine03", "spine02", "spine01", "neck01")
#: Width of a vertebra's skinning hat, m. Design choice: about one vertebra, so that skin bends without creases.
HAT_M = 0.022
#: C7 lies this far above the T1 joint, and S1 this far below the L5 joint, m.
C7_ABOVE_M, S1_BELOW_M = 0.012, 0.020


@dataclass(frozen=True)
class VertebralLine:
    """The vertebrae of one person at rest: `joints` (18, 3) from L5/S1 to C7/T1, `bodies` (17, 3) between them, m."""

    joints: np.ndarray
    bodies: np.ndarray

    @staticmethod
    def through(carriers: np.ndarray) -> "VertebralLine":
        """The line through the rest positions (5, 3) of `CARRIERS`, put on the midline."""
        points = carriers.copy()
        points[:, 0] = 0.0
        arc = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
        curve = CubicSpline(arc, points)
        heights = np.array(list(HEIGHTS_CM.values()))
        at = np.concatenate([[0.0], np.cumsum(heights)]) / heights.sum() * arc[-1]
        return VertebralLine(curve(at), curve((at[:-1] + at[1:]) / 2.0))

    def rest_tilt(self) -> np.ndarray:
        """Forward tilt from the vertical of each vertebra at rest (17,), rad."""
        step = np.diff(self.joints, axis=0)
        return np.arctan2(-step[:, 1], step[:, 2])

    def hats(self, height: np.ndarray) -> np.ndarray:
        """Skinning weights of the pelvis and the 17 vertebrae for rest heights (V,): (V, 18), rows sum to 1."""
        centres = np.concatenate([[self.joints[0, 2] - 0.03], self.bodies[:, 2]])
        weights = np.exp(-0.5 * ((height[:, None] - centres[None]) / HAT_M) ** 2) + 1e-12
        weights[height < centres[0]] = np.eye(COUNT + 1)[0]
        weights[height > centres[-1]] = np.eye(COUNT + 1)[-1]
        return weights / weights.sum(axis=1, keepdims=True)

    def bend(self, flexion: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Forward kinematics in the pelvis frame.

        `flexion` (17,): forward rotation of each vertebra against the one below, rad, from rest. Returns the summed
        turn of each vertebra (17,) and the joints (18, 3).
        """
        turn = np.cumsum(flexion)
        joints = np.empty_like(self.joints)
        joints[0] = self.joints[0]
        for k in range(COUNT):
            joints[k + 1] = joints[k] + about_x(turn[k]) @ (self.joints[k + 1] - self.joints[k])
        return turn, joints


def band_flexion(flexion: np.ndarray) -> dict[str, float]:
    """Flexion from rest of T7-L4 and of its bands T7-T12 and T12-L4 in degrees, from the 17 increments in rad."""
    lumbar = float(np.degrees(flexion[L4 + 1 : T12 + 1].sum()))
    thoracic = float(np.degrees(flexion[T12 + 1 : T7 + 1].sum()))
    return {"t7_l4_deg": lumbar + thoracic, "t7_t12_deg": thoracic, "t12_l4_deg": lumbar}


def flexion_vector(rng: np.random.Generator, lumbar_deg: float, thoracic_deg: float) -> np.ndarray:
    """Spread a requested T12-L4 and T7-T12 flexion over the vertebrae with a random profile.

    The bands hold exactly what is asked. L4, L5 and the upper thorax follow loosely, with noise of their own.
    """
    share = rng.uniform(0.5, 1.5, COUNT)
    apex = rng.uniform(0.0, 1.0)
    inside = slice(L4 + 1, T7 + 1)
    share[inside] *= 1.0 - 0.6 * np.abs(np.linspace(0.0, 1.0, T7 - L4) - apex)
    flexion = np.zeros(COUNT)
    for first, last, degrees in ((L4 + 1, T12 + 1, lumbar_deg), (T12 + 1, T7 + 1, thoracic_deg)):
        part = share[first:last]
        flexion[first:last] = np.radians(degrees) * part / part.sum()
    flexion[0] = np.radians(rng.normal(0.0, 5.0) + 0.08 * (lumbar_deg + thoracic_deg))
    flexion[1] = np.radians(rng.normal(0.0, 4.0) + 0.15 * lumbar_deg)
    upper = share[T7 + 1 :]
    flexion[T7 + 1 :] = np.radians(rng.normal(3.0, 8.0) + 0.35 * thoracic_deg) * upper / upper.sum()
    return flexion
