"""Draws a dressed body, its implement and its room with OpenGL (EGL; Mesa's llvmpipe where there is no GPU)."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import cv2
import moderngl
import numpy as np
from scipy.ndimage import zoom

from keel_training.body.baked import BakedBody
from keel_training.body.rotation import about_z
from keel_training.render.environment import look_around, panoramas
from keel_training.render.outfit import Outfit
from keel_training.render.primitives import LIFTER, OTHER_PERSON, STRIDE, box
from keel_training.render.room import Room

SHADERS = Path(__file__).parent / "shaders"
LAYOUT = "3f 3f 3f 4f"
ATTRIBUTES = ("in_position", "in_normal", "in_cut", "in_part")
SHADOW_SIZE = 512
Uniforms = Mapping[str, Any]
#: EGL needs no display.
CONTEXT: dict[str, Any] = {"standalone": True, "backend": "egl"}


@dataclass(frozen=True)
class Actor:
    """A dressed body: vertices (V, 3), its outfit, and hair or a hood as loose triangles of the same class."""

    vertices: np.ndarray
    outfit: Outfit


@dataclass(frozen=True)
class Picture:
    """`colour` (H, W, 3) RGB and `classes` (H, W), both uint8; classes as in `primitives`."""

    colour: np.ndarray
    classes: np.ndarray


class Renderer:
    """One OpenGL context with canvases of the given (width, height) sizes."""

    def __init__(self, body: BakedBody, canvases: dict[str, tuple[int, int]]) -> None:
        self.body = body
        self.canvases = canvases
        context = self.context = moderngl.create_context(**CONTEXT)
        lighting = (SHADERS / "lighting.glsl").read_text()
        vertex = (SHADERS / "scene.vert").read_text()
        self.programs = {
            name: context.program(vertex, lighting + (SHADERS / f"{name}.frag").read_text())
            for name in ("body", "object", "surface")
        }
        self.programs["trunk"] = context.program(vertex, (SHADERS / "trunk.frag").read_text())
        self.programs["depth"] = context.program((SHADERS / "depth.vert").read_text(), (SHADERS / "depth.frag").read_text())
        self._targets = {
            name: context.framebuffer([context.texture(size, 4)], context.depth_renderbuffer(size))
            for name, size in canvases.items()
        }
        self._shadow = context.depth_texture((SHADOW_SIZE, SHADOW_SIZE))
        self._shadow.compare_func = ""
        self._shadow_target = context.framebuffer(depth_attachment=self._shadow)
        self._noises = {"fine_noise": self._fine_noise(), "cloud_noise": self._cloud_noise()}
        self._pictures = {name: context.texture(size, 3) for name, size in canvases.items()}
        indices = context.buffer(body.faces.astype("i4").tobytes())
        self._body_buffer = context.buffer(reserve=body.vertex_count * STRIDE * 4)
        self._object_buffer = context.buffer(reserve=8 << 20)
        self._surface_buffer = context.buffer(reserve=72 * STRIDE * 4)
        self._arrays = {}
        for program in ("body", "trunk", "depth"):
            self._arrays[program, "body"] = self._array(program, self._body_buffer, indices)
        for program in ("object", "depth"):
            self._arrays[program, "object"] = self._array(program, self._object_buffer, None)
        self._arrays["surface", "surface"] = self._array("surface", self._surface_buffer, None)
        regions = body.regions
        self._parts = np.stack([regions.arm_coordinate, regions.foot, regions.head, regions.hand], axis=1)
        context.enable(moderngl.DEPTH_TEST)

    def _array(self, program: str, buffer: moderngl.Buffer, indices: moderngl.Buffer | None) -> moderngl.VertexArray:
        used = [name for name in ATTRIBUTES if name in self.programs[program]]
        layout = " ".join(
            size if name in used else f"{int(size[0]) * 4}x" for name, size in zip(ATTRIBUTES, LAYOUT.split(), strict=True)
        )
        return self.context.vertex_array(self.programs[program], [(buffer, layout, *used)], indices)

    def _fine_noise(self) -> moderngl.Texture3D:
        values = np.random.default_rng(5).random((32, 32, 32)).astype("f4")
        return self._noise(values)

    def _cloud_noise(self) -> moderngl.Texture3D:
        """Three octaves of periodic value noise."""
        rng = np.random.default_rng(6)
        total = np.zeros((64, 64, 64), dtype="f4")
        for cells, weight in ((16, 0.5), (32, 0.27), (64, 0.13)):
            step = 64 // cells
            wrapped = np.pad(rng.random((cells,) * 3).astype("f4"), 2, mode="wrap")
            fine = zoom(wrapped, step, order=1, grid_mode=True, mode="nearest")
            inner = slice(2 * step, 2 * step + 64)
            total += weight * fine[inner, inner, inner]
        return self._noise(total)

    def _noise(self, values: np.ndarray) -> moderngl.Texture3D:
        texture = self.context.texture3d(values.shape, 1, values.tobytes(), dtype="f4")
        texture.filter = (moderngl.LINEAR, moderngl.LINEAR)
        return texture

    def _set(self, program: str, uniforms: Uniforms) -> None:
        target = self.programs[program]
        for name, value in uniforms.items():
            if name not in target:
                continue
            uniform = cast(moderngl.Uniform, target[name])
            if np.ndim(value) == 2:
                uniform.write(np.ascontiguousarray(np.asarray(value).T, "f4").tobytes())
            else:
                uniform.value = tuple(map(float, value)) if np.ndim(value) else float(value)

    def load(self, actor: Actor, room: Room, objects: np.ndarray) -> None:
        """Send a posture's geometry to the card and draw its shadow map."""
        vertices = actor.vertices
        soup = np.hstack([vertices, self.body.normals(vertices), self.body.template, self._parts]).astype("f4")
        self._body_buffer.write(soup.tobytes())
        everything = np.concatenate([objects, room.props]).astype("f4")
        self._object_count = len(everything)
        if self._object_count:
            self._object_buffer.write(everything.tobytes())
        floor = box([-30, -30, -0.02], [30, 30, 0], np.zeros(3))
        wall = box([room.wall_x, -30, 0], [room.wall_x + 0.05, 30, room.wall_height], np.zeros(3))
        self._surface_buffer.write(np.concatenate([floor, wall]).astype("f4").tobytes())
        self._to_light = _light_matrix(room.key_direction)
        self._shadow_target.use()
        self._shadow_target.clear(depth=1.0)
        self._set("depth", {"to_light": self._to_light, "model": np.eye(4)})
        self._arrays["depth", "body"].render()
        if self._object_count:
            self._arrays["depth", "object"].render(vertices=self._object_count)

    def draw(self, canvas: str, crop: np.ndarray, actor: Actor, room: Room, others: tuple[Outfit, ...]) -> Picture:
        """The picture of what was loaded, in a crop (image plane to canvas pixels)."""
        width, height = self.canvases[canvas]
        to_clip = room.camera.clip_matrix(crop, width, height)
        target = self._targets[canvas]
        target.use()
        clear = np.asarray(room.wall["second_colour"]) ** (1 / 2.2)
        target.clear(clear[0], clear[1], clear[2], 0.0)
        self._shadow.use(0)
        self._noises["fine_noise"].use(1)
        self._noises["cloud_noise"].use(2)
        samplers = {"shadow_map": 0, "fine_noise": 1, "cloud_noise": 2, "picture": 3}
        for program in ("body", "object", "surface"):
            for name, unit in samplers.items():
                if name in self.programs[program]:
                    cast(moderngl.Uniform, self.programs[program][name]).value = unit
            common = {"to_clip": to_clip, "to_light": self._to_light, "model": np.eye(4), "class_id": LIFTER / 255.0}
            self._set(program, room.light | common)
        # Front to back: what the depth test hides is not shaded.
        self._set("body", actor.outfit.uniforms)
        self._arrays["body", "body"].render()
        if self._object_count:
            self._arrays["object", "object"].render(vertices=self._object_count)
        self._draw_others(room, others)
        self._draw_surfaces(canvas, crop, room, (width, height))
        raw = np.frombuffer(target.read(components=4), np.uint8).reshape(height, width, 4)[::-1]
        return Picture(np.ascontiguousarray(raw[..., :3]), np.ascontiguousarray(raw[..., 3]))

    def _draw_surfaces(self, canvas: str, crop: np.ndarray, room: Room, size: tuple[int, int]) -> None:
        picture = _surroundings(room, crop, size)
        if picture is not None:
            self._pictures[canvas].write(np.ascontiguousarray(picture[::-1]).tobytes())
        self._pictures[canvas].use(3)
        use = {"canvas": np.array(size, dtype=float), "use_picture": float(picture is not None)}
        array = self._arrays["surface", "surface"]
        self._set("surface", room.floor | use)
        array.render(vertices=36)
        if room.mirror_x is None:
            self._set("surface", room.wall | use)
            array.render(vertices=36, first=36)

    def _draw_others(self, room: Room, others: tuple[Outfit, ...]) -> None:
        """Bystanders, and the lifter's own reflection."""
        array = self._arrays["body", "body"]
        if room.mirror_x is not None:
            reflect = np.diag([-1.0, 1.0, 1.0, 1.0])
            reflect[0, 3] = 2.0 * room.mirror_x
            self._set("body", {"model": reflect, "class_id": OTHER_PERSON / 255.0, "dim": 0.7 * float(room.light["dim"])})
            array.render()
            self._set("object", {"model": reflect})
            if self._object_count:
                self._arrays["object", "object"].render(vertices=self._object_count)
        for (turn, x, y), outfit in zip(room.bystanders, others, strict=False):
            model = np.eye(4)
            model[:3, :3] = about_z(turn)
            model[:3, 3] = [x, y, 0.0]
            self._set("body", dict(outfit.uniforms) | {"model": model, "class_id": OTHER_PERSON / 255.0, "dim": room.light["dim"]})
            array.render()

    def trunk_mask(self, canvas: str, crop: np.ndarray, room: Room) -> np.ndarray:
        """The amodal trunk to mid-thigh, without arms and head (H, W), uint8 0 or 255."""
        width, height = self.canvases[canvas]
        target = self._targets[canvas]
        target.use()
        target.clear(0.0, 0.0, 0.0, 0.0)
        self._set(
            "trunk", {"to_clip": room.camera.clip_matrix(crop, width, height), "to_light": self._to_light, "model": np.eye(4)}
        )
        self._arrays["trunk", "body"].render()
        raw = np.frombuffer(target.read(components=1), np.uint8).reshape(height, width)[::-1]
        return np.ascontiguousarray(raw)


def _light_matrix(direction: np.ndarray) -> np.ndarray:
    """Orthographic light over 3.2 m around (0, 0, 0.8)."""
    up = np.array([0.0, 1.0, 0.0]) if abs(direction[2]) > 0.9 else np.array([0.0, 0.0, 1.0])
    right = np.cross(up, direction)
    right = right / np.linalg.norm(right)
    view = np.eye(4)
    view[:3, :3] = np.stack([right, np.cross(direction, right), direction])
    view[:3, 3] = -view[:3, :3] @ np.array([0.0, 0.0, 0.8])
    return np.asarray(np.diag([1 / 1.6, 1 / 1.6, -1 / 4.0, 1.0]) @ view)


def _surroundings(room: Room, crop: np.ndarray, size: tuple[int, int]) -> np.ndarray | None:
    """The room's picture as this crop sees it."""
    if room.surroundings is None:
        return None
    kind, source, azimuth, gain, widen = room.surroundings
    to_plane = np.linalg.inv(crop)
    if kind == "panorama":
        c, s = np.cos(azimuth), np.sin(azimuth)
        flip = np.diag([widen, -widen, 1.0])
        to_ray = np.array([[c, 0.0, s], [0.0, 1.0, 0.0], [-s, 0.0, c]]) @ flip @ to_plane
        seen = look_around(panoramas()[int(np.asarray(source))], to_ray, size)
        return np.asarray(np.clip(seen * gain, 0, 255), dtype=np.uint8)
    picture = np.asarray(source)
    height, width = picture.shape[:2]
    place = crop @ np.diag([0.9, 0.9, 1.0]) @ np.array([[1 / width, 0, -0.5], [0, 1 / width, -0.5 * height / width], [0, 0, 1.0]])
    return cv2.warpPerspective(picture, place, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
