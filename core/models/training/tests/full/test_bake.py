"""The baked body against anny itself. Needs anny and torch."""

import numpy as np
import pytest

anny = pytest.importorskip("anny")
torch = pytest.importorskip("torch")

from keel_training.body.baked import BakedBody  # noqa: E402
from keel_training.body.person import Person  # noqa: E402
from keel_training.body.spine import L4, T7, band_flexion  # noqa: E402
from keel_training.body.traits import Traits, draw_traits  # noqa: E402
from keel_training.data.groups import draw_flexion  # noqa: E402

#: Largest error that the bake may make on people it was not fitted to, mm.
RMS_MM, WORST_JOINT_MM = 0.6, 0.1


def from_anny(model: "anny.Anny", traits: Traits) -> tuple[np.ndarray, np.ndarray]:
    with torch.no_grad():
        rest = model(
            pose_parameters=torch.eye(4)[None, None].repeat(1, model.bone_count, 1, 1),
            phenotype_kwargs=traits.phenotypes,
            local_changes_kwargs=traits.local_changes,
        )
    return rest["rest_vertices"][0].numpy(), rest["rest_bone_heads"][0].numpy().reshape(-1, 3)


def test_bake_equals_anny(body: BakedBody) -> None:
    from keel_training.body.bake import anny_model

    model = anny_model()
    errors, joint_errors = [], []
    for seed in range(40):
        traits = draw_traits(np.random.default_rng(900_000 + seed))
        vertices, joints = from_anny(model, traits)
        baked, baked_joints = body.rest_shape(traits)
        errors.append(np.linalg.norm(baked - vertices, axis=1) * 1000.0)
        joint_errors.append(np.linalg.norm(baked_joints - joints, axis=1).max() * 1000.0)
    rms = float(np.sqrt(np.mean(np.square(errors))))
    print(f"bake against anny: RMS {rms:.2f} mm, 99.9 % {np.percentile(errors, 99.9):.2f} mm, joints {max(joint_errors):.3f} mm")
    assert rms < RMS_MM
    assert max(joint_errors) < WORST_JOINT_MM


def test_flexion_is_exact_for_a_thousand_people(body: BakedBody) -> None:
    for seed in range(1000):
        rng = np.random.default_rng(910_000 + seed)
        person = Person(body, draw_traits(rng))
        flexion = draw_flexion(rng)
        _, joints = person.line.bend(flexion)

        def tilt(points: np.ndarray, k: int) -> float:
            step = points[k + 1] - points[k]
            return float(np.degrees(np.arctan2(-step[1], step[2])))

        rest = person.line.joints
        measured = (tilt(joints, T7) - tilt(joints, L4)) - (tilt(rest, T7) - tilt(rest, L4))
        wanted = band_flexion(flexion)["t7_l4_deg"]
        assert (measured - wanted + 180.0) % 360.0 - 180.0 == pytest.approx(0.0, abs=0.1)
