"""Long hair and cap brims as loose shapes; they belong to the lifter."""

import numpy as np

from keel_training.body.articulate import PosedBody
from keel_training.render.outfit import Outfit
from keel_training.render.primitives import LIFTER, STRIDE, ball


def hair(outfit: Outfit, posed: PosedBody) -> np.ndarray:
    """A pony-tail that hangs from the back of the head, or nothing."""
    if not outfit.long_hair:
        return np.zeros((0, STRIDE), dtype=np.float32)
    body = posed.person.body
    head = np.where(body.regions.head > 0.8)[0]
    back = posed.vertices[head[np.argmax(body.template[head, 1])]]
    neck = posed.vertebral[0]
    away = back - posed.vertices[head].mean(axis=0)
    away = away / np.linalg.norm(away)
    colour = np.asarray(outfit.uniforms["hair_colour"])
    length = 0.12 + 0.35 * (float(outfit.uniforms["pattern_phase"]) % 1.0)
    pieces = []
    point, step = back + 0.02 * away, 0.035
    direction = away * 0.8 + np.array([0.0, 0.0, 0.3])
    for _ in range(int(length / step)):
        direction = 0.6 * direction + 0.4 * np.array([0.0, 0.0, -1.0])
        point = point + step * direction / np.linalg.norm(direction)
        below_back = neck[1] + 0.06 - point[1]
        if point[2] < neck[2] + 0.02 and 0.0 < below_back < 0.2:
            point[2] = max(point[2], neck[2] + 0.02)
        pieces.append(ball(point.copy(), np.array([0.024, 0.026, 0.032]), colour, 0.1, LIFTER))
    return np.concatenate(pieces)
