"""The baked body: rest shapes of people, the mesh, and the template coordinates that clothes are cut by."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import scipy.sparse as sp

from keel_training.body.traits import LOCAL_CHANGES, Traits, shape_weights

#: The committed file.
BODY_FILE = Path(__file__).resolve().parents[2] / "body.npz"

ARM_PREFIXES = ("upperarm", "lowerarm", "wrist", "finger", "metacarpal")
HAND_PREFIXES = ("wrist", "finger", "metacarpal")
LEG_PREFIXES = ("upperleg", "lowerleg", "foot", "toe")
FOOT_PREFIXES = ("foot", "toe")
HEAD_JOINTS = ("head", "eye.L", "eye.R", "neck03")
GIRDLE_JOINTS = ("clavicle.L", "clavicle.R", "shoulder01.L", "shoulder01.R")


@dataclass(frozen=True)
class Regions:
    """Which part of the body each vertex belongs to: summed skinning weights (V,), and limb coordinates.

    `arm_coordinate` runs 0 at the shoulder, 1 at the elbow, 2 at the wrist; -1 away from the arms.
    """

    arm: np.ndarray
    leg: np.ndarray
    foot: np.ndarray
    hand: np.ndarray
    head: np.ndarray
    arm_coordinate: np.ndarray


class BakedBody:
    """Everything about the body that does not depend on a person."""

    def __init__(self, path: Path = BODY_FILE) -> None:
        with np.load(path) as file:
            self._arrays = {name: file[name] for name in file.files}
        self.joint_names: list[str] = [str(name) for name in self._arrays["joint_names"]]
        self.joint_index = {name: i for i, name in enumerate(self.joint_names)}
        self.joint_parents = self._arrays["joint_parents"].astype(int)
        self.faces = self._arrays["faces"].astype(np.int32)
        fine = self._arrays["fine"] * self._arrays["fine_scale"][:, None]
        coarse = self._arrays["coarse"] * self._arrays["coarse_scale"][:, None]
        self._components = np.concatenate([fine, coarse]).astype(np.float32)
        self.vertex_count = len(self._arrays["mean_vertices"]) // 3
        neutral = {"gender": 0.5, "age": 0.5, "muscle": 0.5, "weight": 0.5, "height": 0.5, "proportions": 0.5}
        rest = {"cupsize": 0.5, "firmness": 0.5, "african": 0.5, "asian": 0.5, "caucasian": 0.5}
        changes = dict.fromkeys(LOCAL_CHANGES, 0.0)
        #: Vertices and joints of the neutral body, m: the frame in which clothes are cut.
        self.template, self.template_joints = self.rest_shape(Traits(neutral | rest, changes))

    def rest_shape(self, traits: Traits) -> tuple[np.ndarray, np.ndarray]:
        """Rest vertices (V, 3) and joints (J, 3) of a person, m."""
        arrays = self._arrays
        weights = shape_weights(traits, arrays["mask"])
        components = (weights - arrays["mean_weights"]) @ arrays["weights_to_components"]
        vertices = arrays["mean_vertices"] + components.astype(np.float32) @ self._components
        joints = arrays["template_joints"] + (weights @ arrays["joint_shapes"]).reshape(-1, 3)
        return vertices.reshape(-1, 3).astype(np.float64), joints.astype(np.float64)

    @cached_property
    def skinning(self) -> sp.csr_matrix:
        """Skinning weights (V, J)."""
        joints = self._arrays["skin_joints"].astype(int)
        weights = self._arrays["skin_weights"].astype(np.float64)
        rows = np.repeat(np.arange(self.vertex_count), joints.shape[1])
        matrix = sp.csr_matrix((weights.ravel(), (rows, joints.ravel())), shape=(self.vertex_count, self.joint_count))
        return sp.csr_matrix(sp.diags(1.0 / np.asarray(matrix.sum(axis=1)).ravel()) @ matrix)

    @property
    def joint_count(self) -> int:
        """Number of joints of the rig."""
        return len(self.joint_names)

    def weight_of(self, names: list[str]) -> np.ndarray:
        """Summed skinning weight of the named joints (V,)."""
        columns = [self.joint_index[name] for name in names]
        return np.asarray(self.skinning[:, columns].sum(axis=1)).ravel()

    def weight_of_prefixes(self, prefixes: tuple[str, ...]) -> np.ndarray:
        """Summed skinning weight of the joints whose names begin with one of `prefixes` (V,)."""
        return self.weight_of([name for name in self.joint_names if name.startswith(prefixes)])

    @cached_property
    def regions(self) -> Regions:
        """Body parts of all vertices."""
        arm = self.weight_of_prefixes(ARM_PREFIXES)
        girdle = self.weight_of(list(GIRDLE_JOINTS))
        return Regions(
            arm=arm,
            leg=self.weight_of_prefixes(LEG_PREFIXES),
            foot=self.weight_of_prefixes(FOOT_PREFIXES),
            hand=self.weight_of_prefixes(HAND_PREFIXES),
            head=self.weight_of([name for name in HEAD_JOINTS if name in self.joint_index]),
            arm_coordinate=np.where(arm + girdle > 0.15, self._along_arm(), -1.0),
        )

    def _along_arm(self) -> np.ndarray:
        coordinate = np.zeros(self.vertex_count)
        for side, sign in (("L", 1.0), ("R", -1.0)):
            shoulder, elbow, wrist = (
                self.template_joints[self.joint_index[f"{name}.{side}"]] for name in ("upperarm01", "lowerarm01", "wrist")
            )
            upper = (self.template - shoulder) @ (elbow - shoulder) / ((elbow - shoulder) @ (elbow - shoulder))
            lower = (self.template - elbow) @ (wrist - elbow) / ((wrist - elbow) @ (wrist - elbow))
            own = np.sign(self.template[:, 0]) == sign
            coordinate[own] = np.where(lower > 0, 1.0 + lower, np.minimum(upper, 1.0))[own]
        return coordinate

    @cached_property
    def face_to_vertex(self) -> sp.csr_matrix:
        """Sums face values over each vertex's faces (V, F)."""
        count = len(self.faces)
        columns = np.repeat(np.arange(count), 3)
        return sp.csr_matrix((np.ones(3 * count), (self.faces.ravel(), columns)), shape=(self.vertex_count, count))

    @cached_property
    def neighbour_mean(self) -> sp.csr_matrix:
        """Mean over each vertex's neighbours (V, V)."""
        edges = np.concatenate([self.faces[:, [0, 1]], self.faces[:, [1, 2]], self.faces[:, [2, 0]]])
        ends = np.concatenate([edges, edges[:, ::-1]])
        matrix = sp.csr_matrix((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(self.vertex_count,) * 2)
        matrix.data[:] = 1.0
        return sp.csr_matrix(sp.diags(1.0 / np.maximum(np.asarray(matrix.sum(axis=1)).ravel(), 1.0)) @ matrix)

    def normals(self, vertices: np.ndarray) -> np.ndarray:
        """Unit vertex normals (V, 3), pointing outwards."""
        corners = vertices[self.faces]
        faces = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
        summed = self.face_to_vertex @ faces
        return summed / np.maximum(np.linalg.norm(summed, axis=1, keepdims=True), 1e-12)

    @cached_property
    def dorsal_midline(self) -> np.ndarray:
        """Vertices on the midline of the back, by rising template height (one about every 4 mm)."""
        x, y, z = self.template.T
        candidates = np.where((np.abs(x) < 0.004) & (y > 0.02) & (z > -0.06) & (z < 0.62))[0]
        chosen: list[int] = []
        for vertex in candidates[np.argsort(z[candidates])]:
            if not chosen or z[vertex] - z[chosen[-1]] > 0.004:
                chosen.append(int(vertex))
            elif y[vertex] > y[chosen[-1]]:
                chosen[-1] = int(vertex)
        return np.array(chosen)
