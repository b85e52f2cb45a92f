"""Shape that skinning does not give: muscles, moving shoulder blades, fat, hair, and cloth that stands off the body."""

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp

from keel_training.body.baked import BakedBody
from keel_training.render.outfit import BARE, LONG_SLEEVE, T_SHIRT, TANK, Outfit


@dataclass(frozen=True)
class Build:
    """A person's back muscles and fat, heights in m."""

    erector_m: float
    lat_m: float
    trapezius_m: float
    fat_m: float
    fat_wave: np.ndarray

    @staticmethod
    def draw(rng: np.random.Generator) -> "Build":
        """Draw a build."""
        return Build(
            erector_m=rng.uniform(0.0, 0.012),
            lat_m=rng.uniform(-0.004, 0.012),
            trapezius_m=rng.uniform(0.0, 0.010),
            fat_m=rng.uniform(0.0, 0.006),
            fat_wave=rng.uniform([0.0, 10.0, 0.0], [25.0, 45.0, 6.3]),
        )


@dataclass(frozen=True)
class Blades:
    """Where the shoulder blades stand out in one posture, m. They move while the spine need not."""

    height_m: float
    apart_m: float
    raised_m: float

    @staticmethod
    def draw(rng: np.random.Generator) -> "Blades":
        """Draw a place of the blades."""
        return Blades(rng.uniform(-0.004, 0.022), rng.uniform(-0.01, 0.03), rng.uniform(-0.03, 0.02))


class Tailor:
    """Dresses posed bodies; keeps what depends on the mesh alone."""

    def __init__(self, body: BakedBody) -> None:
        self.body = body
        x, y, z = body.template.T
        self._x, self._y, self._z = x, y, z
        regions = body.regions
        dorsal = 1.0 / (1.0 + np.exp(-(y - 0.02) / 0.015))
        self._back = dorsal * (regions.arm_coordinate < 0.15) * (regions.head < 0.3)

    def relief(self, vertices: np.ndarray, build: Build, blades: Blades) -> np.ndarray:
        """The naked body with its muscles, fat and shoulder blades."""
        x, z = np.abs(self._x), self._z

        def hill(at_x: float, at_z: float, wide: float, tall: float) -> np.ndarray:
            return np.asarray(np.exp(-0.5 * (((x - at_x) / wide) ** 2 + ((z - at_z) / tall) ** 2)))

        height = (
            blades.height_m * hill(0.075 + blades.apart_m, 0.405 + blades.raised_m, 0.032, 0.055)
            + build.erector_m * hill(0.032, 0.17, 0.02, 0.09)
            + build.lat_m * hill(0.12, 0.30, 0.035, 0.07)
            + build.trapezius_m * hill(0.05, 0.45, 0.05, 0.04)
        )
        along_x, along_z, phase = build.fat_wave
        height = height + build.fat_m * np.sin(along_x * self._x + along_z * z + phase) * (np.abs(z - 0.25) < 0.3)
        return vertices + self.body.normals(vertices) * (height * self._back)[:, None]

    def dress(self, vertices: np.ndarray, outfit: Outfit, fold_seed: int) -> np.ndarray:
        """The clothed surface. `fold_seed` sets the large folds of loose cloth."""
        rng = np.random.default_rng(fold_seed)
        normals = self.body.normals(vertices)
        dressed = vertices.copy()
        regions, z = self.body.regions, self._z
        trunk_or_leg = (regions.arm_coordinate < 0.0) & (regions.hand < 0.1)
        trousers = trunk_or_leg & (z > outfit.uniforms["trousers_end"]) & (z < 0.055) & (z > -0.79)
        flare = outfit.trousers_looseness_m * np.clip((0.06 - z) / 0.12, 0.0, 1.0) * trousers
        dressed += normals * flare[:, None]
        if outfit.shirt != BARE:
            dressed = self._shirt(dressed, normals, outfit, rng)
        if outfit.hood:
            bulge = np.exp(-0.5 * ((self._x / 0.09) ** 2 + ((z - 0.50) / 0.045) ** 2)) * (self._y > 0.0)
            dressed += (normals + np.array([0.0, 0.4, 0.0])) * (0.045 * bulge)[:, None]
        if outfit.belted:
            low, high = outfit.uniforms["belt_low"], outfit.uniforms["belt_high"]
            belt = trunk_or_leg & (z > low - 0.005) & (z < high + 0.005)
            smooth = self._smoothed(dressed, np.where(belt)[0], 6)
            dressed = np.where(belt[:, None], smooth + normals * 0.011, dressed)
        dressed += normals * (0.006 * (z < -0.79))[:, None]
        hair = (regions.head > 0.4) & (z > 0.66 - 0.9 * (self._y + 0.05) - outfit.uniforms["hair_line"])
        return np.asarray(dressed + normals * (outfit.hair_m * hair)[:, None])

    def covered(self, outfit: Outfit) -> np.ndarray:
        """Which vertices the shirt covers (V,), as the body shader decides it."""
        regions, x, z = self.body.regions, self._x, self._z
        trunk = (z < 0.50 + 0.4 * self._y - outfit.uniforms["neckline"]) & (z > outfit.uniforms["hem"]) & (regions.head < 0.5)
        on_arm = regions.arm_coordinate > 0.0
        if outfit.shirt in (T_SHIRT, LONG_SLEEVE):
            chosen = np.where(on_arm, regions.arm_coordinate < outfit.uniforms["sleeve_end"], trunk)
        elif outfit.shirt == TANK:
            chosen = trunk & ~on_arm & ~((z > 0.36) & (np.abs(x) > 0.105 - 0.2 * (z - 0.36)))
        else:
            chosen = np.zeros(len(z), dtype=bool)
        return np.asarray(chosen & (regions.hand < 0.2))

    def _shirt(self, vertices: np.ndarray, normals: np.ndarray, outfit: Outfit, rng: np.random.Generator) -> np.ndarray:
        """Loose cloth spans hollows (outward part of a smoothed surface), hangs below, and folds."""
        chosen = np.where(self.covered(outfit))[0]
        if outfit.looseness_m <= 0.0 or len(chosen) == 0:
            return vertices
        span = ((self._smoothed(vertices, chosen, outfit.drape_steps)[chosen] - vertices[chosen]) * normals[chosen]).sum(axis=1)
        phase = rng.uniform(0.0, 6.28, 3)
        y, z = vertices[chosen, 1], vertices[chosen, 2]
        wave = 0.5 + 0.5 * np.sin(y * rng.uniform(20, 50) + phase[0] + 3.0 * np.sin(17.0 * z + phase[1])) * np.sin(
            z * rng.uniform(15, 40) + phase[2]
        )
        hang = np.clip(-normals[chosen, 2], 0.0, 1.0)
        stand_off = np.zeros(len(vertices))
        stand_off[chosen] = 0.9 * np.maximum(span, 0.0) + outfit.looseness_m * (
            0.25 + 0.45 * wave * rng.uniform(0.2, 1.0) + 1.3 * hang
        )
        for _ in range(2):
            stand_off[chosen] = 0.5 * stand_off[chosen] + 0.5 * (self.body.neighbour_mean[chosen] @ stand_off)
        return vertices + normals * stand_off[:, None]

    def _smoothed(self, vertices: np.ndarray, chosen: np.ndarray, steps: int) -> np.ndarray:
        """Laplacian smoothing of the chosen vertices, the others held."""
        smooth = vertices.copy()
        rows: sp.csr_matrix = self.body.neighbour_mean[chosen]
        for _ in range(steps):
            smooth[chosen] = 0.5 * smooth[chosen] + 0.5 * (rows @ smooth)
        return smooth
