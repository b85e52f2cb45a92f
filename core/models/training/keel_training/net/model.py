"""The spine network: a small fully convolutional encoder and decoder with a head per question.

Input `image` (B, 3, H, W), RGB, value / 127.5 - 1, H and W multiples of 32. Only operators that ONNX Runtime and rten
both carry; ReLU and 3 x 3 depthwise convolutions, no squeeze-excite (they cost 40 % and more in fp32 and int8).
"""

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from keel_training.landmarks import COUNT, INDEX
from keel_training.net.decode import STRIDE

MASKS, VIEW, PEOPLE = 2, 4, 5
#: Size of the point head's and of the view head's hidden layer.
POINT_HIDDEN, VIEW_HIDDEN = 32, 64
#: Longest side in cells that the view head's coordinates reach.
LONGEST = 1024
#: Pairs (near, far) whose separation shows the yaw, and the ends of the trunk that it is measured by.
PAIRS = ((INDEX["shoulder_near"], INDEX["shoulder_far"]), (INDEX["hip_near"], INDEX["hip_far"]))


class Outputs(NamedTuple):
    """What the network says; see `keel-spine.json` for every number's meaning."""

    heatmaps: Tensor  # (B, 40, H/4, W/4) logits
    spread: Tensor  # (B, 40, 3): ln of the standard deviations along x and y in px, and atanh of their correlation
    presence: Tensor  # (B, 40) logits
    masks: Tensor  # (B, 2, H/4, W/4) logits
    view: Tensor  # (B, 4): |yaw_deg| / 30, ln of its standard deviation / 30, facing-right logit, at-implement logit
    people: Tensor  # (B, 5, H/8, W/8): centre logit; left, top, right, bottom distance in units of 32 px


def _conv(inputs: int, outputs: int, kernel: int = 3, stride: int = 1, groups: int = 1, active: bool = True) -> nn.Sequential:
    layers: list[nn.Module] = [
        nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False),
        nn.BatchNorm2d(outputs),
    ]
    return nn.Sequential(*layers, *([nn.ReLU(inplace=True)] if active else []))


class Inverted(nn.Module):
    """Inverted residual: widen, 3 x 3 depthwise, narrow."""

    def __init__(self, inputs: int, outputs: int, widen: int, stride: int = 1) -> None:
        super().__init__()
        hidden = inputs * widen
        self.residual = stride == 1 and inputs == outputs
        self.layers = nn.Sequential(
            _conv(inputs, hidden, 1), _conv(hidden, hidden, 3, stride, hidden), _conv(hidden, outputs, 1, active=False)
        )

    def forward(self, x: Tensor) -> Tensor:
        """Same size as the input, or half of it with stride 2."""
        y: Tensor = self.layers(x)
        return x + y if self.residual else y


class PointHead(nn.Module):
    """Spread and presence of each point, from the features under its heat map, the map's sharpness and the whole picture."""

    def __init__(self, features: int, context: int) -> None:
        super().__init__()
        self.local = nn.Linear(features + 1, POINT_HIDDEN)
        self.context = nn.Linear(context, POINT_HIDDEN)
        self.own = nn.Parameter(torch.zeros(COUNT, POINT_HIDDEN))
        self.weight = nn.Parameter(torch.randn(COUNT, POINT_HIDDEN, 4) * POINT_HIDDEN**-0.5)
        self.bias = nn.Parameter(torch.tensor([1.0, 1.0, 0.0, 0.0]).repeat(COUNT, 1))

    def forward(self, heatmaps: Tensor, features: Tensor, context: Tensor) -> tuple[Tensor, Tensor]:
        """Spread (B, 40, 3) and presence (B, 40). The maps are not trained through this head."""
        batch = heatmaps.shape[0]
        share = heatmaps.detach().reshape(batch, COUNT, -1).softmax(dim=-1)
        under = share @ features.reshape(batch, features.shape[1], -1).transpose(1, 2)
        sharpness = torch.log((share * share).sum(dim=-1, keepdim=True) + 1e-6)
        hidden = torch.relu(self.local(torch.cat([under, sharpness], dim=-1)) + self.context(context)[:, None] + self.own)
        answer = (hidden[:, :, None] @ self.weight)[:, :, 0] + self.bias
        return answer[..., :3], answer[..., 3]


class ViewHead(nn.Module):
    """Size of the yaw, facing and grip, from the whole picture and from how far near and far joints lie apart.

    A turned body shows in the separation of its shoulders and hips (0.78 sin yaw of the trunk's length), which the maps
    learn point by point. The sign of the yaw is not asked for: the view gate has no use for it, and where a picture does
    not tell it, the best answer to a signed question is 0.
    """

    cells: Tensor

    def __init__(self, context: int) -> None:
        super().__init__()
        self.hidden, self.answer = nn.Linear(context + 2 * len(PAIRS), VIEW_HIDDEN), nn.Linear(VIEW_HIDDEN, VIEW)
        self.register_buffer("cells", torch.arange(LONGEST).float(), persistent=False)

    def forward(self, heatmaps: Tensor, context: Tensor) -> Tensor:
        """The view (B, 4). The maps are not trained through this head."""
        batch, height, width = heatmaps.shape[0], heatmaps.shape[2], heatmaps.shape[3]
        ends = torch.cat([heatmaps.detach()[:, i : i + 1] for pair in PAIRS for i in pair], dim=1)
        share = ends.reshape(batch, 2 * len(PAIRS), -1).softmax(dim=-1).reshape(batch, 2 * len(PAIRS), height, width)
        x = (share.sum(dim=2) * self.cells[:width]).sum(dim=-1)
        y = (share.sum(dim=3) * self.cells[:height]).sum(dim=-1)
        places = torch.cat([x[:, :, None], y[:, :, None]], dim=2)
        shoulder, hip = places[:, 0] + places[:, 1], places[:, 2] + places[:, 3]
        length = torch.sqrt(((shoulder - hip) ** 2).sum(dim=-1, keepdim=True) / 4.0 + 1.0)
        apart = torch.cat([places[:, 0] - places[:, 1], places[:, 2] - places[:, 3]], dim=1) / length
        answer: Tensor = self.answer(torch.relu(self.hidden(torch.cat([context, apart], dim=1))))
        return answer


class SpineNet(nn.Module):
    """The network of `keel-spine.onnx`."""

    def __init__(self) -> None:
        super().__init__()
        self.stem = _conv(3, 16, 3, 2)
        # A dense convolution here: as many multiply-adds as an inverted residual, at a third of the memory traffic.
        self.quarter = nn.Sequential(_conv(16, 24, 3, 2), Inverted(24, 24, 3))
        self.eighth = nn.Sequential(Inverted(24, 40, 4, 2), Inverted(40, 40, 3), Inverted(40, 40, 3))
        self.sixteenth = nn.Sequential(Inverted(40, 80, 4, 2), *(Inverted(80, 80, 3) for _ in range(5)))
        self.thirtysecond = nn.Sequential(Inverted(80, 128, 4, 2), *(Inverted(128, 128, 4) for _ in range(3)))
        self.side4, self.side8 = nn.Conv2d(24, 48, 1), nn.Conv2d(40, 64, 1)
        self.side16, self.side32 = nn.Conv2d(80, 80, 1), nn.Conv2d(128, 80, 1)
        self.merge16, self.up16 = Inverted(80, 80, 2), nn.Conv2d(80, 64, 1)
        self.merge8, self.up8 = nn.Sequential(Inverted(64, 64, 3), Inverted(64, 64, 2)), nn.Conv2d(64, 48, 1)
        self.merge4 = Inverted(48, 48, 2)
        self.maps = nn.Conv2d(48, COUNT + MASKS, 1)
        self.points = PointHead(48, 128)
        self.view = ViewHead(128)
        self.people = nn.Sequential(_conv(64, 64, 3, 1, 64), _conv(64, 48, 1), nn.Conv2d(48, PEOPLE, 1))
        with torch.no_grad():
            last = self.people[-1]
            assert isinstance(last, nn.Conv2d) and last.bias is not None
            last.bias[0] = -4.0
            last.bias[1:] = 1.0

    def forward(self, image: Tensor) -> Outputs:
        """See the module's text."""
        quarter = self.quarter(self.stem(image))
        eighth = self.eighth(quarter)
        sixteenth = self.sixteenth(eighth)
        deep = self.thirtysecond(sixteenth)
        context = F.adaptive_avg_pool2d(deep, 1).reshape(deep.shape[0], -1)
        x = self.merge16(self.side16(sixteenth) + _double(self.side32(deep)))
        x = middle = self.merge8(self.side8(eighth) + _double(self.up16(x)))
        features = torch.relu(self.merge4(self.side4(quarter) + _double(self.up8(x))))
        maps = self.maps(features)
        heatmaps = maps[:, :COUNT]
        spread, presence = self.points(heatmaps, features, context)
        return Outputs(heatmaps, spread, presence, maps[:, COUNT:], self.view(heatmaps, context), self.people(torch.relu(middle)))


def _double(x: Tensor) -> Tensor:
    return F.interpolate(x, scale_factor=2.0, mode="nearest")


def multiply_adds(height: int = 224, width: int = 160) -> float:
    """Multiply-adds of one pass in units of 1e9 (convolutions, linear layers and the point head's pooling)."""
    total = 0.0

    def count(module: nn.Module, _: object, output: Tensor) -> None:
        nonlocal total
        if isinstance(module, nn.Conv2d):
            total += output.numel() * module.in_channels / module.groups * module.kernel_size[0] ** 2
        elif isinstance(module, nn.Linear):
            total += output.numel() * module.in_features

    net = SpineNet().eval()
    for module in net.modules():
        module.register_forward_hook(count)
    with torch.no_grad():
        net(torch.zeros(1, 3, height, width))
    return (total + height * width / STRIDE**2 * COUNT * 48) / 1e9
