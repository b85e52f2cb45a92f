"""Cameras, and the two crops that every picture is drawn in.

The image plane of a camera has coordinates q = (right / ahead, down / ahead). A crop is a similarity from q to pixels,
given as a homogeneous (3, 3) matrix; the lens does not matter, only where the camera stands.
"""

from dataclasses import dataclass

import numpy as np

NEAR_M, FAR_M = 0.2, 60.0
#: The canonical trunk crop of the network (spine-model.md): hip and shoulder midpoints 140 px apart on a vertical whose
#: middle lies at (92, 120) in 160 x 224 px.
TRUNK_PX, AXIS_PX, INPUT_WH = 140.0, (92.0, 120.0), (160, 224)


@dataclass(frozen=True)
class Camera:
    """A camera in space. `axes` (3, 3) has rows right, down, ahead; `eye` (3,) in m."""

    eye: np.ndarray
    axes: np.ndarray
    #: Angle of the view from the pure side view, deg; positive: the chest is turned towards the camera.
    yaw_deg: float

    @staticmethod
    def beside(yaw_deg: float, distance_m: float, height_m: float, target: np.ndarray, roll: float) -> "Camera":
        """A camera at the lifter's right, who then faces right in the picture."""
        yaw = np.radians(yaw_deg)
        eye = np.array([-distance_m * np.cos(yaw), -distance_m * np.sin(yaw), height_m])
        ahead = target - eye
        ahead = ahead / np.linalg.norm(ahead)
        right = np.cross(ahead, [0.0, 0.0, 1.0])
        right = right / np.linalg.norm(right)
        down = np.cross(ahead, right)
        c, s = np.cos(roll), np.sin(roll)
        return Camera(eye, np.stack([c * right + s * down, c * down - s * right, ahead]), yaw_deg)

    def turned(self, yaw_deg: float) -> "Camera":
        """The camera carried round the lifter on its circle to another yaw."""
        turn = np.radians(yaw_deg - self.yaw_deg)
        c, s = np.cos(turn), np.sin(turn)
        about_up = np.array([[c, -s, 0.0], [s, c, 0.0], [0.0, 0.0, 1.0]])
        return Camera(about_up @ self.eye, self.axes @ about_up.T, yaw_deg)

    def see(self, points: np.ndarray) -> np.ndarray:
        """Points (N, 3) in the camera's frame (right, down, ahead), m."""
        return (points - self.eye) @ self.axes.T

    def project(self, crop: np.ndarray, points: np.ndarray) -> np.ndarray:
        """Pixels (N, 2) of points (N, 3) in a crop."""
        seen = self.see(points) @ crop.T
        return np.asarray(seen[:, :2] / seen[:, 2:])

    def clip_matrix(self, crop: np.ndarray, width: int, height: int) -> np.ndarray:
        """OpenGL matrix (4, 4) from space to clip coordinates for a crop on a canvas."""
        to_ndc = np.array([[2.0 / width, 0.0, -1.0], [0.0, -2.0 / height, 1.0], [0.0, 0.0, 1.0]])
        plane = to_ndc @ crop @ self.axes
        shift = -plane @ self.eye
        depth = np.append(self.axes[2], -self.axes[2] @ self.eye)
        clip = np.zeros((4, 4))
        clip[[0, 1, 3], :3], clip[[0, 1, 3], 3] = plane, shift
        clip[2] = (FAR_M + NEAR_M) / (FAR_M - NEAR_M) * depth
        clip[2, 3] -= 2.0 * FAR_M * NEAR_M / (FAR_M - NEAR_M)
        return clip


def similarity(first: tuple[np.ndarray, np.ndarray], second: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    """The similarity (3, 3) that takes the two points `first` to the two points `second`."""
    a, b = complex(*(first[1] - first[0])), complex(*(second[1] - second[0]))
    turn = b / a
    linear = np.array([[turn.real, -turn.imag], [turn.imag, turn.real]])
    matrix = np.eye(3)
    matrix[:2, :2] = linear
    matrix[:2, 2] = second[0] - linear @ first[0]
    return matrix


def trunk_crop(camera: Camera, hip: np.ndarray, shoulder: np.ndarray) -> np.ndarray:
    """The canonical trunk crop (image plane to network pixels) for hip and shoulder midpoints in space."""
    q = camera.project(np.eye(3), np.stack([hip, shoulder]))
    middle = np.array(AXIS_PX)
    half = np.array([0.0, TRUNK_PX / 2.0])
    return similarity((q[0], q[1]), (middle + half, middle - half))


def canvas_of(crop: np.ndarray, canvas_wh: tuple[int, int], scale: float) -> np.ndarray:
    """A crop enlarged by `scale` about the input's centre, which lands on the canvas's centre."""
    widen = np.array(
        [
            [scale, 0.0, canvas_wh[0] / 2.0 - scale * INPUT_WH[0] / 2.0],
            [0.0, scale, canvas_wh[1] / 2.0 - scale * INPUT_WH[1] / 2.0],
            [0.0, 0.0, 1.0],
        ]
    )
    return np.asarray(widen @ crop)


def box_crop(low: np.ndarray, high: np.ndarray, canvas_wh: tuple[int, int], padding: float, shift: np.ndarray) -> np.ndarray:
    """An upright crop around a box of the image plane: the box times `padding` fits the canvas, moved by `shift` of it."""
    size = (high - low) * padding
    scale = min(canvas_wh[0] / size[0], canvas_wh[1] / size[1])
    middle = (low + high) / 2.0
    matrix = np.eye(3) * np.array([scale, scale, 1.0])[:, None]
    matrix[:2, 2] = np.array(canvas_wh) * (0.5 + shift) - scale * middle
    return matrix
