"""The manifest says the truth about the file beside it."""

import hashlib
import json

import onnx
import onnxruntime

from keel_training import golden
from keel_training.landmarks import NAMES
from keel_training.manifest import ALLOWED_OPERATORS

MODEL = golden.FOLDER.parents[1] / "keel-spine.onnx"
MANIFEST = json.loads(MODEL.with_suffix(".json").read_text())


def test_digest_size_and_operators() -> None:
    assert hashlib.sha256(MODEL.read_bytes()).hexdigest() == MANIFEST["sha256"]
    assert MODEL.stat().st_size <= 4_000_000
    model = onnx.load(str(MODEL))
    assert {node.op_type for node in model.graph.node} <= ALLOWED_OPERATORS
    assert [opset.version for opset in model.opset_import if opset.domain == ""] == [17]


def test_inputs_outputs_and_points() -> None:
    session = onnxruntime.InferenceSession(str(MODEL), providers=["CPUExecutionProvider"])
    assert [i.name for i in session.get_inputs()] == [MANIFEST["input"]["name"]]
    assert {o.name for o in session.get_outputs()} == {o["name"] for o in MANIFEST["outputs"].values()}
    assert tuple(point["name"] for point in MANIFEST["keypoints"]) == NAMES
    assert len(NAMES) == MANIFEST["outputs"]["heatmaps"]["shape"][1]
