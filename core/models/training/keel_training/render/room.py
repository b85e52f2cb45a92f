"""Where a set is filmed: walls, racks, posts, mirrors, bystanders, light."""

from dataclasses import dataclass, replace

import numpy as np

from keel_training.render.camera import Camera
from keel_training.render.environment import painted, panoramas
from keel_training.render.primitives import box, tube

#: The camera stands at negative x: "behind" the lifter, seen from it, is positive x.


Surroundings = tuple[str, np.ndarray | int, float, np.ndarray, float]


@dataclass(frozen=True)
class Room:
    """All that does not move during a set."""

    camera: Camera
    props: np.ndarray
    #: Uniforms of the lighting and of floor and wall.
    light: dict[str, float | np.ndarray]
    floor: dict[str, float | np.ndarray]
    wall: dict[str, float | np.ndarray]
    wall_x: float
    wall_height: float
    key_direction: np.ndarray
    #: None, ("panorama", index, azimuth, gain, widening) or ("painted", picture, ...). Panoramas are coarse: widening
    #: the view shows more of them, and more detail, than this lens would.
    surroundings: Surroundings | None
    mirror_x: float | None
    #: Bystanders: (turn, x, y) each.
    bystanders: tuple[tuple[float, float, float], ...]

    @property
    def backdrop(self) -> str:
        """What stands behind the lifter: a panorama, a painted picture, a mirror or a wall."""
        if self.mirror_x is not None:
            return "mirror"
        return self.surroundings[0] if self.surroundings else "wall"

    def seen_from(self, yaw_deg: float) -> "Room":
        """The same place with the camera at another yaw."""
        camera = self.camera.turned(yaw_deg)
        return replace(self, camera=camera, light=self.light | {"eye": camera.eye})


def _unit(vector: np.ndarray) -> np.ndarray:
    return np.asarray(vector / np.linalg.norm(vector))


def draw_room(rng: np.random.Generator, yaw_deg: float) -> Room:
    """Draw a place, a camera and the light."""
    camera = Camera.beside(
        yaw_deg=yaw_deg,
        distance_m=rng.uniform(2.0, 6.5),
        height_m=rng.uniform(0.25, 1.6),
        target=np.array([0.0, rng.uniform(-0.1, 0.2), rng.uniform(0.6, 1.0)]),
        roll=np.radians(rng.normal(0.0, 1.5)),
    )
    wall_x = rng.uniform(1.1, 5.0)
    elevation, azimuth = np.radians(rng.uniform(8.0, 85.0)), rng.uniform(0.0, 2.0 * np.pi)
    key = np.array([np.cos(elevation) * np.cos(azimuth), np.cos(elevation) * np.sin(azimuth), np.sin(elevation)])
    tint, ambient = 1.0 + rng.normal(0.0, 0.08, 3), rng.uniform(0.12, 0.9)
    sky, ground = ambient * (1.0 + rng.normal(0.0, 0.06, 3)), ambient * rng.uniform(0.2, 0.8) * np.ones(3)
    surroundings: Surroundings | None = None
    kind = rng.random()
    mirror = kind > 0.92
    if kind < 0.40 and len(panoramas()):
        index = int(rng.integers(len(panoramas())))
        gain = rng.uniform(0.3, 1.2) * (1.0 + rng.normal(0.0, 0.08, 3))
        surroundings = ("panorama", index, rng.uniform(0.0, 2.0 * np.pi), gain, rng.uniform(1.0, 7.0))
        sky, ground = _light_of(panoramas()[index], ambient)
    elif kind < 0.52:
        surroundings = ("painted", painted(rng, (256, 320)), 0.0, np.ones(3), 1.0)
    light: dict[str, float | np.ndarray] = {
        "eye": camera.eye,
        "key_direction": key,
        "key_colour": rng.uniform(0.1, 1.6) * tint,
        "sky_colour": sky,
        "ground_colour": ground,
        "fill_direction": _unit(rng.normal(size=3)),
        "fill_colour": rng.uniform(0.0, 0.45) * np.ones(3),
        "wrap": rng.uniform(0.0, 0.4),
        "shadow_softness": rng.uniform(0.6, 3.0),
        "seed": rng.uniform(0.0, 100.0),
        "dim": 1.0 if rng.random() < 0.85 else rng.uniform(0.15, 0.6),
    }
    return Room(
        camera=camera,
        props=_props(rng, wall_x, mirror),
        light=light,
        floor=_surface(rng),
        wall=_surface(rng),
        wall_x=wall_x,
        wall_height=rng.uniform(1.2, 6.0),
        key_direction=key,
        surroundings=surroundings,
        mirror_x=rng.uniform(0.9, 2.2) if mirror else None,
        bystanders=tuple(
            (rng.uniform(0.0, 6.28), rng.uniform(0.9, max(wall_x, 1.2)), rng.uniform(-1.8, 1.8))
            for _ in range(rng.choice(3, p=[0.78, 0.16, 0.06]))
        ),
    )


def _light_of(panorama: np.ndarray, ambient: float) -> tuple[np.ndarray, np.ndarray]:
    linear = (panorama.astype(np.float32) / 255.0) ** 2.2
    half = len(linear) // 2
    gain = ambient * 1.6 / (2.0 * linear.mean() + 1e-3)
    return np.clip(linear[:half].mean((0, 1)) * gain, 0.03, 1.2), np.clip(linear[half:].mean((0, 1)) * gain, 0.03, 1.0)


def _surface(rng: np.random.Generator) -> dict[str, float | np.ndarray]:
    first = np.ones(3) * rng.uniform(0.01, 0.8) * (1.0 + rng.normal(0.0, 0.1, 3))
    if rng.random() < 0.2:
        first = rng.random(3) ** 1.5 * rng.uniform(0.2, 0.9)
    return {
        "first_colour": np.clip(first, 0.0, 1.0),
        "second_colour": np.clip(first * rng.uniform(0.5, 1.6), 0.0, 1.0),
        "tile_scale": rng.uniform(0.5, 7.0),
        "tiling": float(rng.choice([0, 1, 2], p=[0.5, 0.3, 0.2])),
        "speckle": float(rng.random() < 0.35),
        "stripes": float(rng.choice([0.0, 1.0, 2.0], p=[0.8, 0.1, 0.1])),
    }


def _props(rng: np.random.Generator, wall_x: float, mirror: bool) -> np.ndarray:
    """Furniture behind the lifter, racks and posts at its back, now and then a post in front, a platform."""
    parts = [np.zeros((0, 13), dtype=np.float32)]
    for _ in range(int(rng.integers(0, 10))):
        x, y, colour = rng.uniform(0.95, max(wall_x, 1.3)), rng.uniform(-2.4, 2.4), rng.random(3) ** 2 * 0.7
        if rng.random() < 0.35:
            centre = np.array([x, y, rng.uniform(0.2, 1.5)])
            parts.append(tube(centre, centre + np.array([0.05, 0.0, 0.0]), rng.uniform(0.1, 0.25), colour, 0.1, segments=24))
        else:
            base = rng.choice([0.0, rng.uniform(0.0, 1.5)])
            wide = rng.uniform(0.03, 0.6) * rng.choice([1.0, 0.15])
            parts.append(box([x - 0.05, y, base], [x + 0.05, y + wide, base + rng.uniform(0.1, 2.6)], colour))
    if rng.random() < 0.22:
        parts.append(_rack(rng))
    if rng.random() < 0.10:
        y, wide = rng.uniform(-0.9, 0.9), rng.uniform(0.03, 0.08)
        parts.append(box([-1.3, y, 0.0], [-1.25, y + wide, 2.5], rng.random(3) ** 2 * 0.5))
    if rng.random() < 0.3:
        parts.append(box([-1.2, -1.2, 0.0], [1.2, 1.2, 0.004], rng.random(3) ** 2 * 0.5, 0.0))
    if mirror:
        parts.append(box([0.8, -3.0, 2.0], [0.85, 3.0, 2.1], np.full(3, rng.uniform(0.02, 0.6))))
    return np.concatenate(parts)


def _rack(rng: np.random.Generator) -> np.ndarray:
    """A power rack whose uprights stand behind the lifter's back, or beside the far hip."""
    colour, thick = rng.random(3) ** 2 * 0.6, rng.uniform(0.04, 0.08)
    y = rng.uniform(0.35, 0.9) if rng.random() < 0.7 else rng.uniform(-0.9, -0.5)
    parts = []
    for x in (-0.6, 0.55) if rng.random() < 0.35 else (0.55,):
        for place in (y, y + rng.choice([0.7, 1.1])):
            parts.append(box([x, place, 0.0], [x + thick, place + thick, 2.3], colour))
    for height in rng.uniform(0.3, 2.2, int(rng.integers(0, 4))):
        parts.append(box([0.55, y, height], [0.55 + thick, y + 1.1, height + thick], colour))
    return np.concatenate(parts)
