"""What phones and codecs do to a picture."""

from functools import lru_cache

import cv2
import numpy as np


@lru_cache(maxsize=1)
def _noise_fields() -> np.ndarray:
    """White colour noise, blurred colour noise and grey noise (3, 512, 512, 3), each of unit deviation."""
    rng = np.random.default_rng(0)
    white = rng.normal(0, 1, (512, 512, 3)).astype(np.float32)
    soft = cv2.GaussianBlur(rng.normal(0, 1, (512, 512, 3)).astype(np.float32), (0, 0), 1.2)
    grey = np.repeat(rng.normal(0, 1, (512, 512, 1)), 3, axis=2).astype(np.float32)
    return np.stack([white, soft / soft.std(), grey])


def _tone_curve(rng: np.random.Generator) -> np.ndarray:
    """Gamma, gain per channel, contrast and offset as a table (256, 3)."""
    level = (np.arange(256) / 255.0)[:, None] ** rng.uniform(0.65, 1.55)
    gain = rng.uniform(0.6, 1.3) * (1.0 + rng.normal(0.0, 0.06, 3))
    table = (level * gain - 0.5) * rng.uniform(0.75, 1.3) + 0.5 + rng.normal(0.0, 0.06)
    return np.asarray(np.clip(table * 255.0, 0, 255), dtype=np.uint8)


def _motion_kernel(rng: np.random.Generator) -> np.ndarray:
    length, angle = rng.integers(2, 8), rng.uniform(0, np.pi)
    kernel = np.zeros((9, 9), dtype=np.float32)
    for step in np.linspace(-length / 2, length / 2, 21):
        kernel[round(4 + step * np.sin(angle)), round(4 + step * np.cos(angle))] += 1.0
    return kernel / kernel.sum()


def _through_jpeg(picture: np.ndarray, quality: int) -> np.ndarray:
    """Blocks and ringing, as an intra frame of a low bit rate has them."""
    _, coded = cv2.imencode(".jpg", np.ascontiguousarray(picture[..., ::-1]), [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.asarray(cv2.imdecode(coded, cv2.IMREAD_COLOR))[..., ::-1]


def degrade(rng: np.random.Generator, picture: np.ndarray) -> np.ndarray:
    """Blur, tone, saturation, resolution, noise, block codec, sharpening (H, W, 3) uint8."""
    height, width = picture.shape[:2]
    kind = rng.random()
    if kind < 0.4:
        picture = cv2.GaussianBlur(picture, (0, 0), rng.uniform(0.4, 1.4))
    elif kind < 0.62:
        picture = cv2.filter2D(picture, -1, _motion_kernel(rng))
    table = _tone_curve(rng)
    picture = cv2.LUT(picture, table[None])
    if rng.random() < 0.6:
        grey = cv2.cvtColor(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
        colour = rng.uniform(0.1, 1.5)
        picture = cv2.addWeighted(picture, colour, grey, 1.0 - colour, 0)
    coarse = rng.random() < 0.7
    if coarse:
        scale = rng.uniform(0.36, 0.95)
        picture = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    if rng.random() < 0.6:
        field = _noise_fields()[rng.integers(3)]
        top, left = rng.integers(0, 512 - picture.shape[0]), rng.integers(0, 512 - picture.shape[1])
        noise = field[top : top + picture.shape[0], left : left + picture.shape[1]]
        picture = np.clip(picture + noise * rng.uniform(0, 12), 0, 255).astype(np.uint8)
    if rng.random() < 0.75:
        picture = _through_jpeg(picture, int(rng.integers(18, 92)))
    if coarse:
        method = cv2.INTER_LINEAR if rng.random() < 0.5 else cv2.INTER_CUBIC
        picture = cv2.resize(np.ascontiguousarray(picture), (width, height), interpolation=method)
    if rng.random() < 0.12:
        strength = rng.uniform(0.8, 1.8)
        picture = cv2.addWeighted(picture, 1 + strength, cv2.GaussianBlur(picture, (0, 0), 1.2), -strength, 0)
    return np.ascontiguousarray(picture)
