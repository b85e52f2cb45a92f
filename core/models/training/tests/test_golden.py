"""The committed pictures, drawn again and read again."""

import json

import numpy as np
import pytest

from keel_training import golden
from keel_training.evaluate.network import Network

MODEL = golden.FOLDER.parents[1] / "keel-spine.onnx"
#: Another processor's llvmpipe differs in bits, never visibly.
LEAST_PSNR_DB = 40.0


@pytest.fixture(scope="module")
def drawn() -> list[tuple[str, np.ndarray, np.ndarray]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("KEEL_HDRI_DIR", raising=False)
        return golden.draw_pictures()


def test_pictures_are_drawn_again(drawn: list[tuple[str, np.ndarray, np.ndarray]]) -> None:
    for name, picture, _ in drawn:
        stored = golden.read_picture(golden.FOLDER / f"{name}.png").astype(float)
        error = float(np.mean((stored - picture) ** 2))
        assert error == 0.0 or 10.0 * np.log10(255.0**2 / error) >= LEAST_PSNR_DB, name


def test_truth_is_exact(drawn: list[tuple[str, np.ndarray, np.ndarray]]) -> None:
    truth = json.loads((golden.FOLDER / "truth.json").read_text())
    assert len(truth) == len(drawn) == 2 * golden.PEOPLE
    for name, _, points in drawn:
        stored = np.array([p or [np.nan, np.nan] for p in truth[name]], dtype=float)
        in_space = np.r_[0:16, 24:40]
        assert stored[in_space] == pytest.approx(points[in_space], abs=1e-3, nan_ok=True), name
        assert stored[16:24] == pytest.approx(points[16:24], abs=0.25, nan_ok=True), name


def test_the_shipped_network_says_what_is_committed() -> None:
    stored = json.loads((golden.FOLDER / "answers.json").read_text())
    told = golden.answers(Network(MODEL), golden.FOLDER)
    assert told["sha256"] == stored["sha256"], "export and golden answers belong to different networks"
    for name, picture in told["pictures"].items():
        assert np.array(picture["points_px"]) == pytest.approx(np.array(stored["pictures"][name]["points_px"]), abs=1e-3), name
    assert told["figures"] == pytest.approx(stored["figures"], abs=5e-3)
