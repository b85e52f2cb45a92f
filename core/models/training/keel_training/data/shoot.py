"""Draw the pictures of a group and gather their truth."""

from dataclasses import dataclass

import numpy as np

from keel_training.body.baked import BakedBody
from keel_training.body.spine import L4, T7, T12, band_flexion
from keel_training.data.groups import Group, Moment
from keel_training.render.camera import Camera, box_crop, canvas_of, trunk_crop
from keel_training.render.dress import Tailor
from keel_training.render.equipment import build_equipment
from keel_training.render.hair import hair
from keel_training.render.renderer import Actor, Picture, Renderer
from keel_training.render.truth import dorsal_outline, space_points, transform

#: Canvases (width, height): the trunk crop with room for jitter, at 1.15 canvas px per network px; and the whole body.
TRUNK_CANVAS, WIDE_CANVAS = (240, 328), (256, 336)
TRUNK_SCALE = 1.15


def draw_wide_yaw_deg(rng: np.random.Generator) -> float:
    """Half of the whole bodies from the side, half from anywhere to 65 deg."""
    return float(np.clip(rng.normal(0.0, 12.0), -30.0, 30.0) if rng.random() < 0.5 else rng.uniform(-65.0, 65.0))


@dataclass(frozen=True)
class Shot:
    """One posture seen twice. Points (40, 2) are canvas pixels with NaN where there is none."""

    trunk: Picture
    trunk_mask: np.ndarray
    trunk_points: np.ndarray
    wide: Picture
    wide_mask: np.ndarray
    wide_points: np.ndarray
    #: Box of the lifter in the wide canvas: left, top, right, bottom.
    wide_box: np.ndarray
    truth: dict[str, float | str | bool]


class Studio:
    """Renders groups. Sets of which only trunk crops are read take a small `wide` canvas, to save half of the time."""

    def __init__(self, body: BakedBody, wide: tuple[int, int] = WIDE_CANVAS) -> None:
        self.tailor = Tailor(body)
        self.wide = wide
        self.renderer = Renderer(body, {"trunk": TRUNK_CANVAS, "wide": wide})

    def shoot(self, group: Group, moment: Moment, framing: np.random.Generator) -> Shot:
        """The two pictures of a posture. `framing` draws the wide crop and the yaw that it is seen from: the trunk keeps
        the group's camera, since its change is measured, but every whole body shows the view gate another view."""
        posed, camera = moment.posed, group.room.camera
        equipment = build_equipment(np.random.default_rng(group.equipment_seed), moment.implement, posed)
        naked = self.tailor.relief(posed.vertices, group.build, moment.blades)
        actor = Actor(self.tailor.dress(naked, group.outfit, moment.fold_seed), group.outfit)
        self.renderer.load(actor, group.room, np.concatenate([equipment.soup, hair(group.outfit, posed)]))
        points = space_points(posed, naked, equipment)
        crop = trunk_crop(camera, posed.mean("hip.L", "hip.R"), posed.mean("shoulder.L", "shoulder.R"))
        trunk_crop_matrix = canvas_of(crop, TRUNK_CANVAS, TRUNK_SCALE)
        trunk = self.renderer.draw("trunk", trunk_crop_matrix, actor, group.room, group.others)
        mask = self.renderer.trunk_mask("trunk", trunk_crop_matrix, group.room)
        trunk_points = camera.project(trunk_crop_matrix, points)
        trunk_points[16:24] = dorsal_outline(mask, trunk_points[0:8], trunk_points[8:16])
        room = group.room.seen_from(draw_wide_yaw_deg(framing))
        wide_crop_matrix, low, high = self._wide_crop(framing, room.camera, actor.vertices)
        wide = self.renderer.draw("wide", wide_crop_matrix, actor, room, group.others)
        wide_mask = self.renderer.trunk_mask("wide", wide_crop_matrix, room)
        wide_points = room.camera.project(wide_crop_matrix, points)
        wide_points[16:24] = dorsal_outline(wide_mask, wide_points[0:8], wide_points[8:16])
        return Shot(
            trunk=trunk,
            trunk_mask=mask,
            trunk_points=trunk_points,
            wide=wide,
            wide_mask=wide_mask,
            wide_points=wide_points,
            wide_box=np.concatenate([transform(wide_crop_matrix, low[None])[0], transform(wide_crop_matrix, high[None])[0]]),
            truth=_truth(group, moment, trunk_points, points) | {"wide_yaw_deg": room.camera.yaw_deg},
        )

    def _wide_crop(
        self, rng: np.random.Generator, camera: Camera, vertices: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """A crop around the whole body, near or far, and the body's box in the image plane."""
        q = camera.project(np.eye(3), vertices[::5])
        low, high = q.min(axis=0), q.max(axis=0)
        padding = rng.uniform(1.12, 1.6) if rng.random() < 0.7 else rng.uniform(1.6, 4.0)
        shift = rng.uniform(-0.5, 0.5, 2) * (1.0 - 1.0 / padding)
        return box_crop(low, high, self.wide, padding, shift), low, high


def _truth(group: Group, moment: Moment, trunk_points: np.ndarray, points: np.ndarray) -> dict[str, float | str | bool]:
    posed, traits = moment.posed, moment.posed.person.traits.phenotypes
    span_m = np.linalg.norm(points[2] - points[7])
    span_px = np.linalg.norm(trunk_points[2] - trunk_points[7]) / TRUNK_SCALE
    tilt = np.degrees(posed.tilt)
    numbers: dict[str, float | str | bool] = {**band_flexion(moment.flexion)}
    return numbers | {
        "group": group.identity,
        "kind": group.kind,
        "mode": group.mode,
        "rise": moment.rise,
        "absolute_t7_l4_deg": float(tilt[T7] - tilt[L4]),
        "absolute_t12_l4_deg": float(tilt[T12] - tilt[L4]),
        "yaw_deg": float(group.room.camera.yaw_deg),
        "clothing": group.outfit.clothing,
        "belted": group.outfit.belted,
        "backdrop": group.room.backdrop,
        "dim": float(group.room.light["dim"])
        * float(np.mean(group.room.light["sky_colour"]) + np.mean(group.room.light["key_colour"])),
        "weight": traits["weight"],
        "female": posed.person.traits.female,
        "mm_per_px": float(1000.0 * span_m / span_px),
        "at_implement": moment.implement.kind != "none" and group.kind not in ("standing", "walking", "bending"),
    }
