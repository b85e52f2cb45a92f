"""The forty points of the network, in the order of its heat maps."""

LEVELS = ("C7", "T3", "T7", "T10", "T12", "L2", "L4", "S1")
CHAINS = ("vertebral", "skin", "outline")
JOINTS = (
    "ear_near", "shoulder_near", "shoulder_far", "elbow_near", "wrist_near", "hip_near", "hip_far", "knee_near",
    "ankle_near", "heel_near", "toe_near",
)  # fmt: skip
PLATE = ("centre", "top", "bottom", "front", "rear")

NAMES = tuple(f"{chain}_{level}" for chain in CHAINS for level in LEVELS) + JOINTS + tuple(f"plate_{point}" for point in PLATE)
COUNT = len(NAMES)
INDEX = {name: i for i, name in enumerate(NAMES)}

#: Places of the parts in arrays of forty points.
VERTEBRAL, SKIN, OUTLINE = slice(0, 8), slice(8, 16), slice(16, 24)
SPINE, JOINT, PLATE_POINTS = slice(0, 24), slice(24, 35), slice(35, 40)
