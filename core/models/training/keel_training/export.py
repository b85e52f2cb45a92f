"""Write `keel-spine.onnx` and its manifest from a checkpoint.

    python -m keel_training.export RUN/small.pt ../keel-spine.onnx

Batch norms are folded into the convolutions, weights are stored in 16 bits and cast to 32 bits inside the file, height
and width are free multiples of 32.
"""

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn

from keel_training.manifest import ALLOWED_OPERATORS, manifest
from keel_training.net.model import Outputs, SpineNet
from keel_training.train import checkpoint

OPSET = 17
#: Tensors smaller than this stay in 32 bits.
SMALLEST_HALVED = 256


class _Exported(nn.Module):
    def __init__(self, net: SpineNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, image: Tensor) -> tuple[Tensor, ...]:
        return tuple(self.net(image))


def halve_weights(model: onnx.ModelProto) -> onnx.ModelProto:
    """Store large weights in 16 bits, with a cast before each use (measured: free in speed, casts are folded at load)."""
    casts = []
    for tensor in model.graph.initializer:
        values = numpy_helper.to_array(tensor)
        if values.dtype != np.float32 or values.size < SMALLEST_HALVED:
            continue
        name = tensor.name
        tensor.CopyFrom(numpy_helper.from_array(values.astype(np.float16), f"{name}_half"))
        casts.append(onnx.helper.make_node("Cast", [f"{name}_half"], [name], to=onnx.TensorProto.FLOAT))
    nodes = list(model.graph.node)
    del model.graph.node[:]
    model.graph.node.extend(casts + nodes)
    onnx.checker.check_model(model)
    return model


def export(checkpoint_path: Path, path: Path) -> None:
    """Write the network and, beside it, the manifest."""
    state = checkpoint.load(checkpoint_path)
    net = SpineNet()
    net.load_state_dict(state["average"])
    free = {2: "height", 3: "width"}
    torch.onnx.export(
        _Exported(net.eval()),
        (torch.zeros(1, 3, 224, 160),),
        str(path),
        opset_version=OPSET,
        input_names=["image"],
        output_names=list(Outputs._fields),
        dynamic_axes={"image": free} | dict.fromkeys(("heatmaps", "masks", "people"), free),
        dynamo=False,
    )
    model = halve_weights(onnx.load(str(path)))
    strange = {node.op_type for node in model.graph.node} - ALLOWED_OPERATORS
    if strange:
        raise ValueError(f"operators outside what both runtimes carry: {sorted(strange)}")
    onnx.save(model, str(path))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    text = json.dumps(manifest(digest, int(state["samples"])), indent=2)
    path.with_suffix(".json").write_text(text + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("onnx", type=Path)
    arguments = parser.parse_args()
    export(arguments.checkpoint, arguments.onnx)
    print(f"{arguments.onnx}: {arguments.onnx.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
