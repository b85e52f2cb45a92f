"""Variety painted into finished renders: backgrounds, prints on cloth, stripes behind the back, occluders, captions.

The cheapest variety there is: the same renders in other clothes and places. Pictures are (H, W, 3) uint8, RGB.
"""

from collections.abc import Sequence
from functools import lru_cache

import cv2
import numpy as np

from keel_training.render.environment import painted, panoramas
from keel_training.render.primitives import IMPLEMENT, OBJECT

WORDS = ("GYM", "LIFT", "SET 3", "140 KG", "REC", "PULL", "5x5", "STRONG", "NO REP", "00:14")
#: Painted pictures in stock, and their (width, height).
PAINTINGS, PAINTING_WH = 200, (320, 400)
FONTS = (cv2.FONT_HERSHEY_SIMPLEX, cv2.FONT_HERSHEY_DUPLEX, cv2.FONT_HERSHEY_TRIPLEX, cv2.FONT_HERSHEY_COMPLEX)


def _colour(rng: np.random.Generator) -> tuple[float, float, float]:
    r, g, b = rng.random(3) * 255
    return float(r), float(g), float(b)


def _place(rng: np.random.Generator, size: tuple[int, int]) -> tuple[int, int]:
    return int(rng.integers(0, size[0])), int(rng.integers(0, size[1]))


@lru_cache(maxsize=1)
def _paintings() -> np.ndarray:
    """A stock of painted pictures: painting one takes longer than the rest of an example."""
    rng = np.random.default_rng(11)
    return np.stack([painted(rng, PAINTING_WH) for _ in range(PAINTINGS)])


def _piece_of_painting(rng: np.random.Generator, size: tuple[int, int]) -> np.ndarray:
    """A part of a painting in other colours, turned over or not."""
    picture = _paintings()[rng.integers(PAINTINGS)][:: rng.choice([-1, 1]), :: rng.choice([-1, 1]), rng.permutation(3)]
    high = int(PAINTING_WH[1] * rng.uniform(0.4, 1.0))
    wide = min(int(high * size[0] / size[1]), PAINTING_WH[0])
    top, left = rng.integers(0, PAINTING_WH[1] - high + 1), rng.integers(0, PAINTING_WH[0] - wide + 1)
    return np.asarray(cv2.resize(np.ascontiguousarray(picture[top : top + high, left : left + wide]), size))


def any_background(rng: np.random.Generator, size: tuple[int, int]) -> np.ndarray:
    """A piece of a panorama, or of a painted picture, of the given (width, height)."""
    if len(panoramas()) == 0 or rng.random() < 0.4:
        return _piece_of_painting(rng, size)
    panorama = panoramas()[rng.integers(len(panoramas()))]
    high = int(panorama.shape[0] * rng.uniform(0.2, 0.9))
    wide = int(high * size[0] / size[1])
    top, left = rng.integers(0, panorama.shape[0] - high + 1), rng.integers(0, panorama.shape[1] - wide + 1)
    piece = cv2.resize(panorama[top : top + high, left : left + wide], size, interpolation=cv2.INTER_LINEAR)
    gain = rng.uniform(0.3, 1.2) * (1.0 + rng.normal(0.0, 0.12, 3))
    return np.asarray(np.clip(piece * gain, 0, 255), dtype=np.uint8)


def _blend(picture: np.ndarray, layer: np.ndarray, share: np.ndarray) -> np.ndarray:
    share = share.astype(np.float32)
    return np.asarray(cv2.blendLinear(np.ascontiguousarray(picture), layer.astype(np.uint8), 1.0 - share, share))


def _behind(classes: np.ndarray) -> np.ndarray:
    """Share of each pixel that lies behind the lifter and the implement, with a soft edge."""
    front = (classes >= IMPLEMENT).astype(np.float32)
    return 1.0 - cv2.GaussianBlur(front, (0, 0), 0.6)


def new_background(rng: np.random.Generator, picture: np.ndarray, classes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The lifter and the implement in another place; other things vanish from the class map."""
    height, width = classes.shape
    layer = any_background(rng, (width, height))
    return _blend(picture, layer, _behind(classes)), np.where(classes >= IMPLEMENT, classes, 0).astype(np.uint8)


def striped_behind(rng: np.random.Generator, picture: np.ndarray, classes: np.ndarray) -> np.ndarray:
    """Stripes, boards or posts right behind the back."""
    height, width = classes.shape
    layer = np.full((height, width, 3), _colour(rng), dtype=np.uint8) if rng.random() < 0.5 else picture.copy()
    angle, colour, step = rng.uniform(0, np.pi), _colour(rng), rng.uniform(10, 60)
    along = np.array([np.cos(angle), np.sin(angle)])
    across = np.array([-along[1], along[0]])
    thick = max(2, int(step * rng.uniform(0.2, 0.7)))
    count = int(rng.integers(1, 14))
    for k in range(-count, count + 1):
        middle = np.array([width / 2, height / 2]) + across * (k * step + rng.normal(0, 3))
        ends = [tuple(int(v) for v in middle + sign * 500 * along) for sign in (-1, 1)]
        cv2.line(layer, ends[0], ends[1], colour, thick)
    return _blend(picture, layer, _behind(classes))


def printed_cloth(rng: np.random.Generator, picture: np.ndarray, classes: np.ndarray) -> np.ndarray:
    """Panels, bands, patches and letters on the lifter, under the same light and shade."""
    height, width = classes.shape
    layer = np.zeros((height, width, 3), dtype=np.uint8)
    chosen = np.zeros((height, width), dtype=np.uint8)
    for _ in range(int(rng.integers(1, 4))):
        colour, at, kind = _colour(rng), _place(rng, (width, height)), rng.integers(5)
        for target, ink in ((layer, colour), (chosen, 255.0)):
            state = np.random.default_rng(rng.bit_generator.state["state"]["state"] % (1 << 32))
            stamp(state, target, at, ink, int(kind))
    shade = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32)[..., None] / 255.0
    shade = np.clip(shade * rng.uniform(0.8, 1.6) + rng.uniform(0.0, 0.3), 0.15, 1.2)
    on_lifter = (classes > IMPLEMENT) & (chosen > 0)
    return _blend(picture, np.clip(layer * shade, 0, 255), on_lifter * rng.uniform(0.6, 1.0))


def stamp(rng: np.random.Generator, target: np.ndarray, at: tuple[int, int], ink: Sequence[float] | float, kind: int) -> None:
    """Draw one patch; the same generator state draws the same patch on colour and mask."""
    far = tuple(int(v) for v in np.array(at) + rng.normal(0, 90, 2))
    size = int(rng.integers(6, 45))
    if kind == 0:
        corners = (np.array(at) + rng.normal(0, 45, (int(rng.integers(3, 6)), 2))).astype(np.int32)
        cv2.fillPoly(target, [corners], ink)
    elif kind == 1:
        cv2.line(target, at, (far[0], far[1]), ink, max(4, size // 2))
    elif kind == 2:
        cv2.circle(target, at, size, ink, -1)
    elif kind == 3:
        cv2.rectangle(target, (0, at[1]), (target.shape[1], target.shape[0]), ink, -1)
    else:
        word, font = WORDS[rng.integers(len(WORDS))], FONTS[rng.integers(len(FONTS))]
        cv2.putText(target, word, at, font, rng.uniform(0.5, 2.0), ink, int(rng.integers(1, 5)))


def occluded(rng: np.random.Generator, picture: np.ndarray, classes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Something stands in front: solid things change the class map, painted glows and arrows do not."""
    height, width = classes.shape
    picture, classes = picture.copy(), classes.copy()
    for _ in range(int(rng.integers(1, 3))):
        colour, at, far = _colour(rng), _place(rng, (width, height)), _place(rng, (width, height))
        kind, size = rng.integers(6), int(rng.integers(6, 42))
        if kind == 0:
            for target, ink in ((picture, colour), (classes, float(OBJECT))):
                cv2.circle(target, at, size, ink, -1)
        elif kind == 1:
            corner = (at[0] + int(rng.integers(4, 60)), at[1] + int(rng.integers(4, 90)))
            for target, ink in ((picture, colour), (classes, float(OBJECT))):
                cv2.rectangle(target, at, corner, ink, -1)
        elif kind == 2:
            wide = int(rng.integers(1, 12))
            for target, ink in ((picture, colour), (classes, float(OBJECT))):
                cv2.line(target, at, far, ink, wide)
        else:
            layer = picture.copy()
            if kind == 3:
                cv2.arrowedLine(layer, at, far, colour, int(rng.integers(1, 4)))
            elif kind == 4:
                cv2.ellipse(layer, at, (size, int(rng.integers(8, 50))), 0, 0, 360, colour, -1)
                layer = cv2.GaussianBlur(layer, (0, 0), 8)
            else:
                word = WORDS[rng.integers(len(WORDS))]
                cv2.putText(
                    layer, word, at, FONTS[rng.integers(len(FONTS))], rng.uniform(0.4, 1.3), colour, int(rng.integers(1, 4))
                )
            share = rng.uniform(0.3, 1.0)
            picture = cv2.addWeighted(layer, share, picture, 1.0 - share, 0)
    return picture, classes


def letterboxed(rng: np.random.Generator, picture: np.ndarray, classes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Bars at the sides or above and below, plain or a blurred copy."""
    height, width = classes.shape
    picture, classes = picture.copy(), classes.copy()
    fill = np.zeros_like(picture) if rng.random() < 0.7 else cv2.GaussianBlur(picture, (0, 0), 9)
    for end in range(2):
        depth = rng.uniform(0.02, 0.14)
        if rng.random() < 0.5:
            rows = slice(0, int(height * depth)) if end == 0 else slice(int(height * (1 - depth)), height)
            picture[rows], classes[rows] = fill[rows], OBJECT
        else:
            columns = slice(0, int(width * depth)) if end == 0 else slice(int(width * (1 - depth)), width)
            picture[:, columns], classes[:, columns] = fill[:, columns], OBJECT
    return picture, classes


def repaint(rng: np.random.Generator, picture: np.ndarray, classes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """What lies on the canvas: another place, other prints, other stripes, each now and then."""
    if rng.random() < 0.22:
        picture, classes = new_background(rng, picture, classes)
    if rng.random() < 0.45:
        picture = printed_cloth(rng, picture, classes)
    if rng.random() < 0.2:
        picture = striped_behind(rng, picture, classes)
    return picture, classes
