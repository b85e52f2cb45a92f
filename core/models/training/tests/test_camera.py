"""Crops put points where the manifest says."""

import numpy as np
import pytest

from keel_training.render.camera import AXIS_PX, TRUNK_PX, Camera, canvas_of, similarity, trunk_crop

CAMERA = Camera.beside(yaw_deg=12.0, distance_m=3.0, height_m=1.1, target=np.array([0.0, 0.1, 0.8]), roll=0.03)


def test_the_lifter_faces_right_and_stands_upright_in_the_picture() -> None:
    origin, forward, up = CAMERA.project(np.eye(3), np.array([[0.0, 0.0, 0.8], [0.0, -0.1, 0.8], [0.0, 0.0, 0.9]]))
    assert forward[0] > origin[0]
    assert up[1] < origin[1]


def test_a_camera_in_front_sees_the_chest_at_positive_yaw() -> None:
    assert CAMERA.eye[1] < 0.0


def test_trunk_crop_is_canonical() -> None:
    hip, shoulder = np.array([0.02, 0.2, 0.7]), np.array([-0.01, -0.25, 0.95])
    crop = trunk_crop(CAMERA, hip, shoulder)
    low, high = CAMERA.project(crop, np.stack([hip, shoulder]))
    assert low == pytest.approx([AXIS_PX[0], AXIS_PX[1] + TRUNK_PX / 2])
    assert high == pytest.approx([AXIS_PX[0], AXIS_PX[1] - TRUNK_PX / 2])


def test_canvas_keeps_the_input_in_its_middle() -> None:
    assert (canvas_of(np.eye(3), (240, 328), 1.15) @ np.array([80.0, 112.0, 1.0]))[:2] == pytest.approx([120.0, 164.0])


def test_clip_matrix_agrees_with_projection() -> None:
    points = np.array([[0.1, -0.2, 0.9], [-0.3, 0.4, 0.2]])
    crop = canvas_of(trunk_crop(CAMERA, points[0], points[1]), (240, 328), 1.15)
    clip = np.c_[points, np.ones(2)] @ CAMERA.clip_matrix(crop, 240, 328).T
    ndc = clip[:, :2] / clip[:, 3:]
    pixels = np.stack([(ndc[:, 0] + 1) * 120, (1 - ndc[:, 1]) * 164], axis=1)
    assert pixels == pytest.approx(CAMERA.project(crop, points))


def test_similarity_takes_points_to_points() -> None:
    a, b = np.array([1.0, 2.0]), np.array([4.0, -1.0])
    matrix = similarity((a, b), (b, a))
    assert (matrix @ [*a, 1.0])[:2] == pytest.approx(b)
    assert (matrix @ [*b, 1.0])[:2] == pytest.approx(a)
