"""The truth that the network learns from is what was asked for."""

import numpy as np
import pytest

from keel_training.body.articulate import articulate
from keel_training.body.baked import BakedBody
from keel_training.body.lifts import draw_lift
from keel_training.body.pull import Sagittal, UnreachableError
from keel_training.body.spine import L4, T7, T12, band_flexion
from keel_training.data.groups import draw_flexion, draw_group, draw_person


def turned_deg(joints: np.ndarray, upper: int, lower: int) -> float:
    """Forward turn from one vertebra to another, from the joints' places alone (18, 3)."""

    def tilt(k: int) -> float:
        step = joints[k + 1] - joints[k]
        return float(np.arctan2(-step[1], step[2]))

    return float((np.degrees(tilt(upper) - tilt(lower)) + 180.0) % 360.0 - 180.0)


@pytest.mark.parametrize("seed", range(40))
def test_posed_flexion_is_the_request(body: BakedBody, seed: int) -> None:
    person = draw_person(body, 5_000_000 + seed)
    rng = np.random.default_rng(seed)
    flexion, lift = draw_flexion(rng), draw_lift(rng, person, "conventional")
    plane = Sagittal(person, lift.stance, flexion)
    try:
        angles = plane.bottom(lift.bar_bottom, lift.bottom_shin, lift.bottom_arm)
    except UnreachableError:
        angles = lift.top
    posed = articulate(person, plane.posture(angles))
    wanted = band_flexion(flexion)
    for name, upper, lower in (("t7_l4_deg", T7, L4), ("t12_l4_deg", T12, L4), ("t7_t12_deg", T7, T12)):
        measured = turned_deg(posed.spine, upper, lower) - turned_deg(person.line.joints, upper, lower)
        assert measured == pytest.approx(wanted[name], abs=0.1)


def test_curvature_does_not_follow_the_hip(body: BakedBody) -> None:
    hinge, flexion = [], []
    for seed in range(60):
        person = draw_person(body, 5_100_000 + seed)
        for number in range(3):
            try:
                group = draw_group(person, 5_100_000 + seed, number)
            except UnreachableError:
                continue
            for moment in group.moments:
                trunk = moment.posed.mean("shoulder.L", "shoulder.R") - moment.posed.mean("hip.L", "hip.R")
                hinge.append(np.degrees(np.arctan2(-trunk[1], trunk[2])))
                flexion.append(band_flexion(moment.flexion)["t7_l4_deg"])
    assert len(hinge) > 400
    assert abs(np.corrcoef(hinge, flexion)[0, 1]) < 0.12


@pytest.mark.parametrize("kind", ["conventional", "sumo", "romanian", "stiff_leg"])
def test_bar_stays_over_the_middle_of_the_foot_and_in_the_hands(body: BakedBody, kind: str) -> None:
    solved = 0
    for seed in range(12):
        person = draw_person(body, 5_200_000 + seed)
        rng = np.random.default_rng(seed)
        lift = draw_lift(rng, person, kind)
        heights = []
        try:
            for rise in np.linspace(0.0, 1.0, 5):
                posture, implement = lift.posture(person, float(rise), draw_flexion(np.random.default_rng(7)), lift.stance, 0.0)
                posed = articulate(person, posture)
                ankle, toe, heel = (posed.joints[f"{n}.R"] for n in ("ankle", "toe", "heel"))
                middle = -(toe[1] + heel[1]) / 2.0
                assert implement.forward == pytest.approx(middle, abs=0.05)
                assert ankle[1] == pytest.approx(0.0, abs=0.02)
                for side in ("L", "R"):
                    assert posed.joints[f"hand.{side}"][1:] == pytest.approx([-implement.forward, implement.up], abs=0.003)
                heights.append(implement.up)
        except UnreachableError:
            continue
        solved += 1
        assert heights[0] == pytest.approx(lift.bar_bottom, abs=0.003)
        assert heights == sorted(heights)
    assert solved >= 6
