"""Surroundings as pictures: the eight CC0 studio HDRIs of Debian's `blender-data`, and painted nonsense.

`apt-get download blender-data; dpkg -x blender-data_*.deb DIR` and set KEEL_HDRI_DIR to the folder with the .exr files
(…/studiolights/world). Without them, rooms are procedural only.
"""

import os
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np

#: Size of a tone-mapped panorama.
PANORAMA_HEIGHT, PANORAMA_WIDTH = 512, 1024
#: The brightness percentile that becomes white.
WHITE_PERCENTILE = 88


@lru_cache(maxsize=1)
def panoramas() -> np.ndarray:
    """All panoramas (N, 512, 1024, 3), uint8 sRGB; empty if KEEL_HDRI_DIR is not set."""
    folder = os.environ.get("KEEL_HDRI_DIR")
    if not folder:
        return np.zeros((0, PANORAMA_HEIGHT, PANORAMA_WIDTH, 3), dtype=np.uint8)
    import OpenEXR

    pictures = []
    for path in sorted(Path(folder).glob("*.exr")):
        channels = OpenEXR.File(str(path)).parts[0].channels
        name = next(iter(channels))
        pixels = channels[name].pixels
        radiance = pixels if pixels.ndim == 3 else np.stack([channels[c].pixels for c in "RGB"], axis=-1)
        radiance = np.clip(radiance[..., :3].astype(np.float32), 0.0, None)
        radiance = np.clip(radiance / (np.percentile(radiance, WHITE_PERCENTILE) + 1e-6), 0.0, 1.0)
        pictures.append(cv2.resize((radiance ** (1 / 2.2) * 255).astype(np.uint8), (PANORAMA_WIDTH, PANORAMA_HEIGHT)))
    return np.stack(pictures)


def look_around(panorama: np.ndarray, to_ray: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """A perspective view (H, W, 3) of a panorama.

    `to_ray` (3, 3) takes homogeneous pixels to directions (right, up, ahead); `size` is (width, height).
    """
    width, height = size
    v, u = np.mgrid[0:height, 0:width].astype(np.float32)
    ray = np.stack([u + 0.5, v + 0.5, np.ones_like(u)], axis=-1) @ to_ray.T.astype(np.float32)
    azimuth = np.arctan2(ray[..., 0], ray[..., 2])
    elevation = np.arctan2(ray[..., 1], np.hypot(ray[..., 0], ray[..., 2]))
    tall, wide = panorama.shape[:2]
    map_x = (azimuth / (2 * np.pi) + 0.5) * wide
    map_y = (0.5 - elevation / np.pi) * tall
    return cv2.remap(panorama, map_x.astype(np.float32), map_y.astype(np.float32), cv2.INTER_LINEAR, borderMode=cv2.BORDER_WRAP)


def painted(rng: np.random.Generator, size: tuple[int, int]) -> np.ndarray:
    """A busy meaningless picture (H, W, 3): blobs, bars, lines, circles, noise."""
    width, height = size
    coarse = (rng.random((int(rng.integers(2, 8)), int(rng.integers(2, 8)), 3)) * 255).astype(np.float32)
    picture = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)
    longest = max(width, height)
    for _ in range(int(rng.integers(3, 40))):
        colour = tuple(float(c) for c in rng.random(3) * 255)
        a = tuple(int(c) for c in rng.integers(0, longest, 2))
        b = tuple(int(c + d) for c, d in zip(a, rng.integers(-longest // 3, longest // 3, 2), strict=True))
        shape = rng.integers(4)
        if shape == 0:
            cv2.rectangle(picture, a, b, colour, -1)
        elif shape == 1:
            cv2.line(picture, a, b, colour, int(rng.integers(1, 8)))
        elif shape == 2:
            cv2.circle(picture, a, int(rng.integers(3, longest // 6)), colour, int(rng.choice([-1, 2, 5])))
        else:
            axes = tuple(int(c) for c in rng.integers(3, longest // 5, 2))
            cv2.ellipse(picture, a, axes, float(rng.uniform(0, 180)), 0, 360, colour, -1)
    blur = int(rng.choice([1, 1, 3, 5, 9]))
    picture = cv2.GaussianBlur(picture, (blur, blur), 0) + rng.normal(0, rng.uniform(0, 15), picture.shape)
    return np.asarray(np.clip(picture, 0, 255), dtype=np.uint8)
