"""What phones and codecs do to a picture, on the training device: `data.degrade` for a batch at once."""

import torch
from torch import Tensor
from torch.nn import functional as F

#: Half of a blur kernel, px.
REACH = 4
#: ITU-T T.81, tables K.1 and K.2: what a JPEG coder divides the coefficients of brightness and colour by at quality 50.
LUMA = [
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62,
    18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101,
    72, 92, 95, 98, 112, 100, 103, 99,
]  # fmt: skip
CHROMA = [
    17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99, 47, 66, 99, 99, 99, 99, 99, 99,
    *[99] * 32,
]  # fmt: skip
#: ITU-T T.871 (JFIF): brightness and colour of RGB.
YCC = [[0.299, 0.587, 0.114], [-0.168736, -0.331264, 0.5], [0.5, -0.418688, -0.081312]]


def developed(pictures: Tensor, random: torch.Generator) -> Tensor:
    """Blur, tone, saturation, resolution, noise, block codec, sharpening of (B, 3, H, W) in 0..255.

    The pictures share the resolution that they are reduced to; everything else is each one's own.
    """
    draw = _Draw(len(pictures), random)
    pictures = _convolved(pictures, _blur_kernels(draw))
    pictures = _saturated(_toned(pictures, draw), draw)
    height, width = pictures.shape[-2:]
    coarse = draw.once() < 0.7
    if coarse:
        scale = 0.36 + 0.59 * draw.once()
        size = (round(height * scale), round(width * scale))
        pictures = F.interpolate(pictures, size=size, mode="bilinear", antialias=True, align_corners=False)
    pictures = (pictures + _noise(pictures, draw)).clamp(0.0, 255.0)
    through = draw.chance(0.75)[:, None, None, None]
    pictures = torch.where(through, through_jpeg(pictures, 18.0 + 74.0 * draw.uniform()), pictures)
    if coarse:
        method = "bilinear" if draw.once() < 0.5 else "bicubic"
        pictures = F.interpolate(pictures, size=(height, width), mode=method, align_corners=False).clamp(0.0, 255.0)
    soft = _convolved(pictures, _gaussian(torch.full_like(draw.uniform(), 1.2)))
    strength = (0.8 + draw.uniform()) * draw.chance(0.12)
    return (pictures + (pictures - soft) * strength[:, None, None, None]).round().clamp(0.0, 255.0)


class _Draw:
    """Random numbers for a batch."""

    def __init__(self, count: int, random: torch.Generator) -> None:
        self.count, self.random = count, random

    def uniform(self, *shape: int) -> Tensor:
        return torch.rand((self.count, *shape), generator=self.random, device=self.random.device)

    def normal(self, *shape: int) -> Tensor:
        return torch.randn((self.count, *shape), generator=self.random, device=self.random.device)

    def chance(self, share: float) -> Tensor:
        return self.uniform() < share

    def once(self) -> float:
        """One number for all, from the host: it decides on sizes."""
        return float(torch.rand(1))


def _gaussian(sigma: Tensor) -> Tensor:
    """Kernels (B, 9, 9) of standard deviations (B,)."""
    line = torch.exp(-0.5 * (torch.arange(-REACH, REACH + 1, device=sigma.device) / sigma[:, None]) ** 2)
    square = line[:, :, None] * line[:, None, :]
    return square / square.sum((1, 2), keepdim=True)


def _blur_kernels(draw: _Draw) -> Tensor:
    """Out of focus, in motion, or sharp."""
    round_ = _gaussian(0.4 + draw.uniform())
    length, angle = torch.floor(2.0 + 6.0 * draw.uniform()), torch.pi * draw.uniform()
    steps = torch.linspace(-0.5, 0.5, 21, device=length.device) * length[:, None]
    row = torch.round(REACH + steps * torch.sin(angle)[:, None]).long()
    column = torch.round(REACH + steps * torch.cos(angle)[:, None]).long()
    size = 2 * REACH + 1
    moved = torch.zeros(draw.count, size * size, device=length.device)
    moved.scatter_add_(1, row * size + column, torch.full_like(steps, 1.0 / 21.0))
    sharp = torch.zeros_like(moved)
    sharp[:, (size * size) // 2] = 1.0
    kind = draw.uniform()[:, None, None]
    still = torch.where(kind < 0.62, moved.reshape(-1, size, size), sharp.reshape(-1, size, size))
    return torch.where(kind < 0.4, round_, still)


def _convolved(pictures: Tensor, kernels: Tensor) -> Tensor:
    """Each picture with its own kernel."""
    count, channels, height, width = pictures.shape
    padded = F.pad(pictures, (REACH, REACH, REACH, REACH), mode="reflect")
    flat = padded.reshape(1, count * channels, height + 2 * REACH, width + 2 * REACH)
    weight = kernels[:, None].expand(-1, channels, -1, -1).reshape(count * channels, 1, *kernels.shape[1:])
    return F.conv2d(flat, weight, groups=count * channels).reshape(pictures.shape)


def _toned(pictures: Tensor, draw: _Draw) -> Tensor:
    """Gamma, gain per channel, contrast and offset."""
    level = (pictures / 255.0).clamp(1e-4, 1.0) ** (0.65 + 0.9 * draw.uniform(1, 1, 1))
    gain = (0.6 + 0.7 * draw.uniform(1, 1, 1)) * (1.0 + 0.06 * draw.normal(3, 1, 1))
    toned = (level * gain - 0.5) * (0.75 + 0.55 * draw.uniform(1, 1, 1)) + 0.5 + 0.06 * draw.normal(1, 1, 1)
    return (toned * 255.0).clamp(0.0, 255.0)


def _saturated(pictures: Tensor, draw: _Draw) -> Tensor:
    grey = (pictures * pictures.new_tensor(YCC[0])[:, None, None]).sum(1, keepdim=True)
    colour = torch.where(draw.chance(0.6), 0.1 + 1.4 * draw.uniform(), 1.0)[:, None, None, None]
    return (grey + (pictures - grey) * colour).clamp(0.0, 255.0)


def _noise(pictures: Tensor, draw: _Draw) -> Tensor:
    """White, softened, or grey noise, or none."""
    _, channels, height, width = pictures.shape
    white = draw.normal(channels, height, width)
    soft = _convolved(white, _gaussian(torch.full_like(draw.uniform(), 1.2)))
    soft = soft / soft.std()
    kind = draw.uniform(1, 1, 1)
    field = torch.where(kind < 1 / 3, white, torch.where(kind < 2 / 3, soft, white[:, :1]))
    return field * (12.0 * draw.uniform() * draw.chance(0.6))[:, None, None, None]


def _cosines(device: torch.device) -> Tensor:
    """The orthonormal discrete cosine transform of 8 numbers."""
    k, n = torch.arange(8, device=device)[:, None], torch.arange(8, device=device)[None]
    basis = torch.cos(torch.pi * (n + 0.5) * k / 8.0) * 0.5
    basis[0] *= 0.5**0.5
    return basis


def through_jpeg(pictures: Tensor, quality: Tensor) -> Tensor:
    """What remains of (B, 3, H, W) in 0..255 after a JPEG coder of some quality (B,), colour at half the resolution."""
    height, width = pictures.shape[-2:]
    padded = F.pad(pictures, (0, -width % 16, 0, -height % 16), mode="replicate")
    ycc = torch.einsum("ij,bjhw->bihw", pictures.new_tensor(YCC), padded)
    strength = torch.where(quality < 50.0, 5000.0 / quality, 200.0 - 2.0 * quality) / 100.0
    luma = _coded(ycc[:, :1] - 128.0, _steps(LUMA, strength)) + 128.0
    chroma = _coded(F.avg_pool2d(ycc[:, 1:], 2), _steps(CHROMA, strength))
    chroma = F.interpolate(chroma, scale_factor=2.0, mode="bilinear", align_corners=False)
    back = torch.linalg.inv(pictures.new_tensor(YCC))
    rgb = torch.einsum("ij,bjhw->bihw", back, torch.cat([luma, chroma], dim=1))
    return rgb[:, :, :height, :width].clamp(0.0, 255.0)


def _steps(table: list[int], strength: Tensor) -> Tensor:
    """Quantisation steps (B, 8, 8), as libjpeg scales them."""
    base = torch.tensor(table, device=strength.device).reshape(8, 8)
    return (base * strength[:, None, None]).round().clamp(1.0, 255.0)


def _coded(planes: Tensor, steps: Tensor) -> Tensor:
    """Planes (B, C, H, W) after quantisation of their 8 x 8 blocks."""
    batch, channels, height, width = planes.shape
    basis = _cosines(planes.device)
    blocks = planes.reshape(batch, channels, height // 8, 8, width // 8, 8).transpose(3, 4)
    coefficients = basis @ blocks @ basis.T
    step = steps[:, None, None, None]
    kept = (coefficients / step).round() * step
    return (basis.T @ kept @ basis).transpose(3, 4).reshape(planes.shape)
