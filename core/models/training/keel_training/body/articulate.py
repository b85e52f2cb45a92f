"""Turn a posture into posed vertices and landmarks, by forward and two-bone inverse kinematics and linear skinning."""

from dataclasses import dataclass

import numpy as np

from keel_training.body.person import HAND_M, Person
from keel_training.body.posture import Posture
from keel_training.body.rotation import about_x, about_z, frame, middle_joint
from keel_training.body.spine import C7_ABOVE_M, COUNT, INDEX, LEVELS, S1_BELOW_M, T4

#: Largest nod of the head against the upper thorax, rad. Design choice from neck range of motion.
NECK_FLEXION, NECK_EXTENSION = np.radians(35.0), np.radians(65.0)
FINGER_CURL = np.radians(65.0)
THUMB_CURL = np.radians(25.0)
LEFT = np.array([1.0, 0.0, 0.0])


@dataclass(frozen=True)
class PosedBody:
    """A body in a posture. `joints` names points in space (3,); `vertebral` is (8, 3), C7 first; m."""

    person: Person
    posture: Posture
    vertices: np.ndarray
    joints: dict[str, np.ndarray]
    vertebral: np.ndarray
    #: The vertebrae's joints from L5/S1 to C7/T1 (18, 3), m.
    spine: np.ndarray
    #: Forward tilt of each vertebra from the vertical (17,), rad, rest shape included.
    tilt: np.ndarray

    def mean(self, first: str, second: str) -> np.ndarray:
        """Middle between two joints."""
        return (self.joints[first] + self.joints[second]) / 2.0


class _Rig:
    """Rotation and position of every joint while a posture is being built."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.rotation = np.tile(np.eye(3), (person.body.joint_count, 1, 1))
        self.position = np.zeros((person.body.joint_count, 3))
        self.placed = np.zeros(person.body.joint_count, dtype=bool)

    def place(self, name: str, rotation: np.ndarray, position: np.ndarray) -> None:
        index = self.person.body.joint_index[name]
        self.rotation[index], self.position[index], self.placed[index] = rotation, position, True

    def place_rigid(self, names: tuple[str, ...], rotation: np.ndarray, at: np.ndarray, rest_at: np.ndarray) -> None:
        """Place joints that turn together about a point."""
        for name in names:
            self.place(name, rotation, at + rotation @ (self.person.joint(name) - rest_at))

    def place_rest(self) -> None:
        """Let all joints not yet placed follow their parents; fingers close."""
        body = self.person.body
        for index, name in enumerate(body.joint_names):
            if self.placed[index]:
                continue
            parent = body.joint_parents[index]
            curl = THUMB_CURL if name.startswith("finger1") else FINGER_CURL if name.startswith("finger") else 0.0
            self.rotation[index] = about_x(curl) @ self.rotation[parent]
            offset = self.person.joints[index] - self.person.joints[parent]
            self.position[index] = self.position[parent] + self.rotation[parent] @ offset


def articulate(person: Person, posture: Posture) -> PosedBody:
    """Pose a person."""
    rig = _Rig(person)
    pelvis = about_x(posture.pelvis_pitch)
    hip_rest = person.joint("upperleg01.L") * np.array([0.0, 1.0, 1.0])
    hip = np.array([0.0, -posture.hip_forward, posture.hip_up])

    def with_pelvis(rest: np.ndarray) -> np.ndarray:
        return np.asarray(hip + pelvis @ (rest - hip_rest))

    for name in ("root", "pelvis.L", "pelvis.R", "spine05"):
        rig.place(name, pelvis, with_pelvis(person.joint(name)))
    turn, bent = person.line.bend(posture.flexion)
    turns = np.stack([pelvis @ about_x(angle) for angle in turn])
    spine = np.stack([with_pelvis(point) for point in bent])
    for name in ("spine01", "spine02", "spine03", "spine04"):
        rig.place(name, turns[T4], spine[T4])
    _place_head(rig, posture, posture.pelvis_pitch + turn[-1], turns[-1], spine[-1])
    joints: dict[str, np.ndarray] = {}
    for side, index in (("L", 0), ("R", 1)):
        _place_leg(rig, posture, side, index, with_pelvis(person.joint(f"upperleg01.{side}")), joints)
        _place_arm(rig, posture, side, index, turns[T4], spine[T4], joints)
    rig.place_rest()
    vertices = _skin(rig, turns, spine)
    _add_surface_joints(person, vertices, joints)
    bodies = spine[:COUNT] + np.einsum("kij,kj->ki", turns, person.line.bodies - person.line.joints[:COUNT])
    ends = {
        "C7": spine[COUNT] + turns[-1] @ np.array([0.0, 0.0, C7_ABOVE_M]),
        "S1": with_pelvis(person.line.joints[0] - np.array([0.0, 0.0, S1_BELOW_M])),
    }
    vertebral = np.stack([ends[level] if level in ends else bodies[INDEX[level]] for level in LEVELS])
    tilt = posture.pelvis_pitch + turn + person.line.rest_tilt()
    return PosedBody(person, posture, vertices, joints, vertebral, spine, tilt)


def _place_head(rig: _Rig, posture: Posture, base: float, thorax: np.ndarray, neck: np.ndarray) -> None:
    person = rig.person
    gaze = float(np.clip(posture.gaze_pitch, base - NECK_EXTENSION, base + NECK_FLEXION))
    rotation, position, rest = thorax, neck, person.line.joints[COUNT]
    for step, name in enumerate(("neck01", "neck02", "neck03", "head"), start=1):
        position = position + rotation @ (person.joint(name) - rest)
        rest = person.joint(name)
        share = step / 4.0
        rotation = about_z(posture.gaze_yaw * share) @ about_x(base + (gaze - base) * share)
        rig.place(name, rotation, position)


def _place_leg(rig: _Rig, posture: Posture, side: str, index: int, hip: np.ndarray, joints: dict[str, np.ndarray]) -> None:
    person, foot = rig.person, posture.feet[index]
    sign = 1.0 if side == "L" else -1.0
    turned = about_z(foot.toe_out * sign)
    lateral = turned @ LEFT
    pole = about_z(foot.toe_out * sign * 0.8) @ np.array([0.0, -1.0, 0.0])
    knee, ankle = middle_joint(hip, foot.ankle, person.thigh_m, person.shank_m, pole)
    rest_hip, rest_knee, rest_ankle = (person.joint(f"{n}.{side}") for n in ("upperleg01", "lowerleg01", "foot"))
    thigh = frame(knee - hip, lateral) @ frame(rest_knee - rest_hip, LEFT).T
    shank = frame(ankle - knee, lateral) @ frame(rest_ankle - rest_knee, LEFT).T
    rig.place_rigid((f"upperleg01.{side}", f"upperleg02.{side}"), thigh, hip, rest_hip)
    rig.place_rigid((f"lowerleg01.{side}", f"lowerleg02.{side}"), shank, knee, rest_knee)
    rig.place(f"foot.{side}", turned, ankle)
    joints |= {f"hip.{side}": hip, f"knee.{side}": knee, f"ankle.{side}": ankle}


def _place_arm(
    rig: _Rig,
    posture: Posture,
    side: str,
    index: int,
    thorax: np.ndarray,
    thorax_at: np.ndarray,
    joints: dict[str, np.ndarray],
) -> None:
    person = rig.person
    sign = 1.0 if side == "L" else -1.0
    girdle = thorax @ np.array([0.0, -posture.protraction_m, -posture.depression_m])

    def with_thorax(name: str) -> np.ndarray:
        return np.asarray(thorax_at + thorax @ (person.joint(f"{name}.{side}") - person.line.joints[T4]))

    rig.place(f"clavicle.{side}", thorax, with_thorax("clavicle"))
    rig.place(f"shoulder01.{side}", thorax, with_thorax("shoulder01") + 0.6 * girdle)
    shoulder = with_thorax("upperarm01") + girdle
    pole = posture.elbow_pole * np.array([sign, 1.0, 1.0])
    rest_shoulder, rest_elbow, rest_wrist = (person.joint(f"{n}.{side}") for n in ("upperarm01", "lowerarm01", "wrist"))
    elbow, hand = middle_joint(shoulder, posture.grips[index], person.upper_arm_m, person.forearm_m + HAND_M, pole)
    forearm = (hand - elbow) / np.linalg.norm(hand - elbow)
    wrist = elbow + forearm * person.forearm_m
    rest_hinge = np.cross(rest_elbow - rest_shoulder, rest_wrist - rest_elbow)
    rest_hinge = rest_hinge if rest_hinge[0] > 0 else -rest_hinge
    hinge = np.cross(elbow - shoulder, pole)
    hinge = hinge if hinge[0] > 0 else -hinge
    upper = frame(elbow - shoulder, hinge) @ frame(rest_elbow - rest_shoulder, rest_hinge).T
    lower = frame(forearm, hinge) @ frame(rest_wrist - rest_elbow, rest_hinge).T
    rig.place_rigid((f"upperarm01.{side}", f"upperarm02.{side}"), upper, shoulder, rest_shoulder)
    rig.place_rigid((f"lowerarm01.{side}", f"lowerarm02.{side}"), lower, elbow, rest_elbow)
    fingers = person.joint(f"finger3-1.{side}") - rest_wrist
    knuckles = person.joint(f"finger2-1.{side}") - person.joint(f"finger5-1.{side}")
    palm = frame(forearm, -sign * LEFT) @ frame(fingers, knuckles).T
    rig.place(f"wrist.{side}", palm, wrist)
    joints |= {f"shoulder.{side}": shoulder, f"elbow.{side}": elbow, f"wrist.{side}": wrist, f"hand.{side}": hand}


def _skin(rig: _Rig, turns: np.ndarray, spine: np.ndarray) -> np.ndarray:
    person = rig.person
    rotation = np.concatenate([rig.rotation, turns])
    position = np.concatenate([rig.position, spine[:COUNT]])
    rest = np.concatenate([person.joints, person.line.joints[:COUNT]])
    shift = position - np.einsum("kij,kj->ki", rotation, rest)
    blended = person.skinning @ np.concatenate([rotation.reshape(-1, 9), shift], axis=1)
    return np.einsum("vij,vj->vi", blended[:, :9].reshape(-1, 3, 3), person.vertices) + blended[:, 9:]


def _add_surface_joints(person: Person, vertices: np.ndarray, joints: dict[str, np.ndarray]) -> None:
    """Ears, heels and toes are points of the skin."""
    body = person.body
    for side, sign in (("L", 1.0), ("R", -1.0)):
        own = np.sign(body.template[:, 0]) == sign
        foot = np.where((body.regions.foot > 0.6) & own)[0]
        joints[f"heel.{side}"] = vertices[foot[np.argmax(body.template[foot, 1])]]
        joints[f"toe.{side}"] = vertices[foot[np.argmin(body.template[foot, 1])]]
        head = np.where((body.regions.head > 0.8) & own)[0]
        joints[f"ear.{side}"] = vertices[head[np.argmax(np.abs(body.template[head, 0]))]]
