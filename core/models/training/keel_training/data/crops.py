"""From canvases to what the network sees: a trunk crop, a whole body, or a frame with people in it.

Crops are jittered as the tracker errs. Everything is at the input's 160 x 224 px (width, height).
"""

from dataclasses import dataclass

import cv2
import numpy as np

from keel_training.data.degrade import degrade
from keel_training.data.presence import presence
from keel_training.data.repaint import any_background, letterboxed, occluded, repaint
from keel_training.data.shards import Sample
from keel_training.data.shoot import TRUNK_CANVAS, TRUNK_SCALE
from keel_training.landmarks import COUNT, INDEX
from keel_training.render.camera import INPUT_WH
from keel_training.render.primitives import IMPLEMENT, LIFTER, OTHER_PERSON
from keel_training.render.truth import transform

WIDTH, HEIGHT = INPUT_WH
#: A homogeneous map (3, 3) between pixels.
Similarity = np.ndarray
MAX_PEOPLE = 4
#: Padding of the whole-body crop round the person's box (the manifest's crop rule).
BODY_PADDING = 1.25


@dataclass(frozen=True)
class Example:
    """One input and its targets. Boxes (4, 4) are left, top, right, bottom in px, NaN where there is no person."""

    image: np.ndarray
    points: np.ndarray
    present: np.ndarray
    masks: np.ndarray
    view: np.ndarray
    boxes: np.ndarray
    #: Where people may stand that are not in `boxes`, at 1/8 of the input.
    unknown_people: np.ndarray
    #: 0 trunk, 1 whole body, 2 frame.
    use: int
    trunk_px: float


@dataclass(frozen=True)
class Jitter:
    """How far training crops stray: standard deviation or range of each."""

    scale_low: float
    scale_high: float
    roll_deg: float
    shift_px: float


#: As the tracker errs in training, and the milder errors of the evaluation. The tracker's own: +-15 deg, x0.82..1.2, +-20 px.
TRAIN_JITTER = Jitter(0.84, 1.18, 6.0, 7.0)
TEST_JITTER = Jitter(0.95, 1.06, 3.0, 4.0)
#: What differs between the crops of neighbouring frames of one film, deg and px: a tracker holds its scale.
SWAY_ROLL_DEG, SWAY_SHIFT_PX = 1.0, 1.5


def _no_boxes() -> np.ndarray:
    return np.full((MAX_PEOPLE, 4), np.nan, dtype=np.float32)


def similarity_about(scale: float, roll: float, source: np.ndarray, target: np.ndarray, mirror: bool = False) -> np.ndarray:
    """Homogeneous map that turns and scales about `source` and puts it on `target`."""
    c, s = np.cos(roll) * scale, np.sin(roll) * scale
    matrix = np.eye(3)
    matrix[:2, :2] = np.array([[c, -s], [s, c]]) @ np.diag([-1.0 if mirror else 1.0, 1.0])
    matrix[:2, 2] = target - matrix[:2, :2] @ source
    return matrix


def warp(picture: np.ndarray, matrix: Similarity, border: int, smooth: bool = True) -> np.ndarray:
    """The network-sized picture that `matrix` maps `picture` to."""
    flags = cv2.INTER_LINEAR if smooth else cv2.INTER_NEAREST
    return np.asarray(cv2.warpAffine(picture, _pixel_centres(matrix)[:2], (WIDTH, HEIGHT), flags=flags, borderMode=border))


def _pixel_centres(matrix: np.ndarray) -> np.ndarray:
    """OpenCV puts pixel 0's centre at 0; our pixels have it at 0.5."""
    half = np.array([[1.0, 0.0, 0.5], [0.0, 1.0, 0.5], [0.0, 0.0, 1.0]])
    return np.asarray(np.linalg.inv(half) @ matrix @ half)


def _masks(classes: np.ndarray, trunk: np.ndarray) -> np.ndarray:
    """Visible person and amodal trunk at a quarter of the input, 0..1 (2, h, w)."""
    lifter = (classes == LIFTER).astype(np.uint8) * 255
    size = (WIDTH // 4, HEIGHT // 4)
    return np.stack([cv2.resize(m, size, interpolation=cv2.INTER_AREA) for m in (lifter, trunk)]).astype(np.float32) / 255.0


def _finish(rng: np.random.Generator, picture: np.ndarray, classes: np.ndarray, train: bool) -> tuple[np.ndarray, np.ndarray]:
    if train and rng.random() < 0.25:
        picture, classes = occluded(rng, picture, classes)
    return degrade(rng, picture), classes


def trunk_example(rng: np.random.Generator, sample: Sample, train: bool, sway: np.random.Generator | None = None) -> Example:
    """The canonical trunk crop. `sway` moves it a little more, for frames of one film that share everything else."""
    picture, classes, trunk = sample.colour("trunk"), sample.classes("trunk"), sample.trunk_mask("trunk")
    if train:
        picture, classes = repaint(rng, picture, classes)
    jitter = TRAIN_JITTER if train else TEST_JITTER
    scale = rng.uniform(jitter.scale_low, jitter.scale_high)
    roll = float(np.radians(np.clip(rng.normal(0.0, jitter.roll_deg), -16.0, 16.0)))
    shift = np.clip(rng.normal(0.0, jitter.shift_px, 2), -20.0, 20.0)
    if sway is not None:
        roll += float(np.radians(sway.normal(0.0, SWAY_ROLL_DEG)))
        shift = shift + sway.normal(0.0, SWAY_SHIFT_PX, 2)
    centre = np.array([WIDTH, HEIGHT]) / 2.0
    matrix = similarity_about(scale / TRUNK_SCALE, roll, np.array(TRUNK_CANVAS) / 2.0, centre + shift)
    border = cv2.BORDER_REFLECT if rng.random() < 0.5 else cv2.BORDER_REPLICATE
    classes = warp(classes, matrix, cv2.BORDER_REPLICATE, smooth=False)
    picture, classes = _finish(rng, warp(picture, matrix, border), classes, train)
    points = transform(matrix, sample.points("trunk"))
    return Example(
        image=picture,
        points=points.astype(np.float32),
        present=presence(classes, points, 140.0 * scale),
        masks=_masks(classes, warp(trunk, matrix, cv2.BORDER_REPLICATE)),
        view=_view(sample, "yaw_deg", 1.0),
        boxes=_no_boxes(),
        unknown_people=np.ones((HEIGHT // 8, WIDTH // 8), dtype=bool),
        use=0,
        trunk_px=140.0 * scale,
    )


def _view(sample: Sample, yaw: str, facing_right: float) -> np.ndarray:
    """Targets of the view head: size of the yaw / 30 under its name in the truth, facing right, at the implement."""
    size = abs(float(sample.truth[yaw])) / 30.0
    return np.array([size, facing_right, float(sample.truth["at_implement"])], dtype=np.float32)


def _trunk_px(points: np.ndarray) -> float:
    hip = (points[INDEX["hip_near"]] + points[INDEX["hip_far"]]) / 2.0
    shoulder = (points[INDEX["shoulder_near"]] + points[INDEX["shoulder_far"]]) / 2.0
    return float(np.linalg.norm(hip - shoulder))


def body_example(rng: np.random.Generator, sample: Sample, train: bool) -> Example:
    """An upright crop around the lifter, facing either way."""
    left, top, right, bottom = sample.wide_box
    size = np.array([right - left, bottom - top])
    jitter = rng.uniform(0.86, 1.14) if train else rng.uniform(0.95, 1.05)
    scale = min(WIDTH / size[0], HEIGHT / size[1]) / BODY_PADDING * jitter
    roll = np.radians(np.clip(rng.normal(0.0, 3.5), -8.0, 8.0))
    shift = rng.uniform(-0.06, 0.06, 2) * np.array([WIDTH, HEIGHT]) * (1.0 if train else 0.5)
    return _wide_example(rng, sample, train, scale, float(roll), np.array([WIDTH, HEIGHT]) / 2.0 + shift, use=1)


def frame_example(rng: np.random.Generator, sample: Sample, guests: list[Sample]) -> Example:
    """A picture in which people 28 to 220 px tall are to be found; `guests` are pasted into it."""
    left, top, right, bottom = sample.wide_box
    tall = float(np.exp(rng.uniform(np.log(28.0), np.log(220.0))))
    scale = tall / max(bottom - top, 0.8 * (right - left))
    size = np.array([right - left, bottom - top]) * scale
    low = np.minimum(size / 2.0, [WIDTH / 2.0, HEIGHT / 2.0])
    target = rng.uniform(low, np.array([WIDTH, HEIGHT]) - low + 1e-3)
    example = _wide_example(rng, sample, True, scale, float(np.radians(rng.normal(0.0, 2.0))), target, use=2, guests=guests)
    return example


def _wide_example(
    rng: np.random.Generator,
    sample: Sample,
    train: bool,
    scale: float,
    roll: float,
    target: np.ndarray,
    use: int,
    guests: list[Sample] | None = None,
) -> Example:
    picture, classes = sample.colour("wide"), sample.classes("wide")
    if train:
        picture, classes = repaint(rng, picture, classes)
    left, top, right, bottom = sample.wide_box
    mirror = bool(rng.random() < 0.5)
    matrix = similarity_about(scale, roll, np.array([(left + right) / 2.0, (top + bottom) / 2.0]), target, mirror)
    if scale < 0.7:
        picture = cv2.GaussianBlur(picture, (0, 0), 0.4 / scale)
    outside = any_background(rng, (WIDTH, HEIGHT)) if use == 2 else None
    warped = warp(picture, matrix, cv2.BORDER_REPLICATE)
    classes = warp(classes, matrix, cv2.BORDER_CONSTANT, smooth=False)
    if outside is not None:
        covered = warp(np.full(picture.shape[:2], 255, np.uint8), matrix, cv2.BORDER_CONSTANT, smooth=False)
        warped = np.where(covered[..., None] > 0, warped, outside)
    boxes = _no_boxes()
    corners = transform(matrix, np.array([[left, top], [right, top], [left, bottom], [right, bottom]]))
    boxes[0] = [*corners.min(axis=0), *corners.max(axis=0)]
    for slot, guest in enumerate(guests or [], start=1):
        warped, classes, boxes[slot] = _paste(rng, warped, classes, guest)
    if train and rng.random() < 0.1:
        warped, classes = letterboxed(rng, warped, classes)
    warped, classes = _finish(rng, np.ascontiguousarray(warped), classes, train)
    points = transform(matrix, sample.points("wide"))
    trunk_px = _trunk_px(points)
    trunk = warp(sample.trunk_mask("wide"), matrix, cv2.BORDER_CONSTANT)
    others = cv2.resize((classes == OTHER_PERSON).astype(np.uint8), (WIDTH // 8, HEIGHT // 8), interpolation=cv2.INTER_AREA)
    return Example(
        image=warped,
        points=points.astype(np.float32),
        present=presence(classes, points, trunk_px) if use == 1 else np.zeros(COUNT, dtype=bool),
        masks=_masks(classes, trunk),
        view=_view(sample, "wide_yaw_deg", 0.0 if mirror else 1.0),
        boxes=boxes,
        unknown_people=others > 0,
        use=use,
        trunk_px=trunk_px,
    )


def _paste(
    rng: np.random.Generator, picture: np.ndarray, classes: np.ndarray, guest: Sample
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Put another person with their implement into the picture, in front of what is there."""
    left, top, right, bottom = guest.wide_box
    tall = float(np.exp(rng.uniform(np.log(28.0), np.log(180.0))))
    scale = tall / max(bottom - top, 0.8 * (right - left))
    target = rng.uniform([0.1 * WIDTH, 0.25 * HEIGHT], [0.9 * WIDTH, 0.85 * HEIGHT])
    matrix = similarity_about(scale, 0.0, np.array([(left + right) / 2.0, (top + bottom) / 2.0]), target, bool(rng.random() < 0.5))
    source = guest.colour("wide")
    if scale < 0.7:
        source = cv2.GaussianBlur(source, (0, 0), 0.4 / scale)
    theirs = warp(guest.classes("wide"), matrix, cv2.BORDER_CONSTANT, smooth=False)
    front = cv2.GaussianBlur((theirs >= IMPLEMENT).astype(np.float32), (0, 0), 0.5)[..., None]
    picture = (picture * (1.0 - front) + warp(source, matrix, cv2.BORDER_REPLICATE) * front).astype(np.uint8)
    classes = np.where(theirs >= IMPLEMENT, theirs, classes).astype(np.uint8)
    corners = transform(matrix, np.array([[left, top], [right, top], [left, bottom], [right, bottom]]))
    return picture, classes, np.concatenate([corners.min(axis=0), corners.max(axis=0)]).astype(np.float32)
