"""What a lifter wears: colours, cuts and prints, drawn at random; everyone is dressed for a gym."""

from dataclasses import dataclass

import numpy as np

#: Linear skin colours from light to dark. Design choice, by eye against the Monk scale's range.
SKINS = np.array(
    [
        [0.75, 0.52, 0.42],
        [0.66, 0.42, 0.31],
        [0.55, 0.33, 0.22],
        [0.42, 0.23, 0.14],
        [0.28, 0.14, 0.08],
        [0.16, 0.08, 0.05],
        [0.09, 0.05, 0.035],
    ]
)
HAIRS = np.array(
    [[0.02, 0.015, 0.01], [0.06, 0.035, 0.02], [0.2, 0.12, 0.05], [0.45, 0.33, 0.18], [0.3, 0.3, 0.3], [0.3, 0.08, 0.03]]
)
#: Values of the shader's `shirt`.
BARE, T_SHIRT, TANK, LONG_SLEEVE = 0, 1, 2, 3


@dataclass(frozen=True)
class Outfit:
    """Shader uniforms, and how far cloth stands off the body in m."""

    uniforms: dict[str, float | np.ndarray]
    shirt: int
    looseness_m: float
    drape_steps: int
    trousers_looseness_m: float
    hood: bool
    long_hair: bool
    hair_m: float
    belted: bool

    @property
    def clothing(self) -> str:
        """The class by which figures are told: bare, tight, medium, loose or hooded."""
        if self.shirt == BARE:
            return "bare"
        if self.hood:
            return "hooded"
        return "tight" if self.looseness_m < 0.004 else "medium" if self.looseness_m < 0.012 else "loose"


def cloth_colour(rng: np.random.Generator) -> np.ndarray:
    """A cloth's linear colour: often black, then white, grey, or anything."""
    kind = rng.random()
    if kind < 0.36:
        return np.full(3, 0.012) + rng.random(3) * 0.035
    if kind < 0.50:
        return np.full(3, 0.8) * rng.uniform(0.6, 1.0)
    if kind < 0.66:
        return np.full(3, rng.uniform(0.06, 0.5)) * (1.0 + rng.normal(0.0, 0.06, 3))
    return rng.random(3) ** 1.6 * 0.8


def draw_outfit(rng: np.random.Generator, female: bool) -> Outfit:
    """Draw an outfit. Only men may be bare above the waist; women's shortest top is a sports top."""
    shirt = int(rng.choice([BARE, T_SHIRT, TANK, LONG_SLEEVE], p=[0.0, 0.5, 0.33, 0.17] if female else [0.13, 0.52, 0.18, 0.17]))
    hood = shirt == LONG_SLEEVE and rng.random() < 0.6
    long_legs = rng.random() < (0.6 if female else 0.3)
    hem = rng.uniform(-0.12, 0.03)
    if shirt == TANK and female and rng.random() < 0.6:
        hem = rng.uniform(0.16, 0.24)
    belted = rng.random() < 0.28
    belt, half = rng.uniform(0.07, 0.14), rng.uniform(0.035, 0.055)
    pattern = float(rng.choice(10, p=[0.34, 0.07, 0.05, 0.09, 0.07, 0.08, 0.12, 0.03, 0.08, 0.07]))
    looseness = (
        0.0
        if shirt == BARE
        else rng.choice([rng.uniform(0.0, 0.003), rng.uniform(0.003, 0.012), rng.uniform(0.012, 0.035)], p=[0.38, 0.34, 0.28])
    )
    if hood:
        looseness = rng.uniform(0.008, 0.035)
    uniforms: dict[str, float | np.ndarray] = {
        "skin_colour": SKINS[rng.integers(len(SKINS))] * rng.uniform(0.85, 1.15) * (1.0 + rng.normal(0.0, 0.04, 3)),
        "hair_colour": HAIRS[rng.choice(len(HAIRS), p=[0.36, 0.28, 0.16, 0.09, 0.08, 0.03])],
        "shirt_colour": cloth_colour(rng),
        "print_colour": cloth_colour(rng),
        "trousers_colour": cloth_colour(rng),
        "trousers_print": cloth_colour(rng),
        "shoe_colour": cloth_colour(rng),
        "sock_colour": cloth_colour(rng),
        "belt_colour": cloth_colour(rng) * 0.6,
        "cap_colour": cloth_colour(rng),
        "sleeve_knee_colour": cloth_colour(rng) * 0.4,
        "shirt": shirt,
        "sleeve_end": {BARE: 0.0, T_SHIRT: rng.uniform(0.3, 0.95), TANK: 0.0, LONG_SLEEVE: rng.uniform(1.5, 1.95)}[shirt],
        "hem": hem,
        "neckline": rng.uniform(-0.02, 0.035),
        "trousers_end": -0.78 if long_legs else rng.choice([rng.uniform(-0.3, -0.12), rng.uniform(-0.45, -0.3)]),
        "trousers_top": rng.uniform(0.02, 0.1) if rng.random() < 0.93 else rng.uniform(0.3, 0.42),
        "sock_top": rng.choice([-0.79, -0.72, rng.uniform(-0.7, -0.45)], p=[0.3, 0.4, 0.3]),
        "belt_low": belt - half if belted else 9.0,
        "belt_high": belt + half if belted else -9.0,
        "hair_line": -0.2 if not female and rng.random() < 0.2 else rng.uniform(-0.02, 0.03),
        "beard": float(not female and rng.random() < 0.3),
        "cap": float(rng.random() < 0.12),
        "knee_sleeve": float(rng.random() < 0.15),
        "folds": rng.uniform(0.2, 1.3),
        "pattern": pattern,
        "pattern_scale": rng.uniform(6.0, 40.0),
        "pattern_phase": rng.uniform(0.0, 6.28),
        "side_stripe": rng.choice([0.0, 1.0, 2.0, -1.0], p=[0.6, 0.2, 0.1, 0.1]),
        "straps": float(shirt == TANK and female and rng.random() < 0.5),
        "gloss_scale": rng.choice([1.0, 3.0]),
    }
    tights = long_legs and rng.random() < 0.6
    return Outfit(
        uniforms=uniforms,
        shirt=shirt,
        looseness_m=float(looseness),
        drape_steps=int(rng.choice([0, 3, 10, 24], p=[0.25, 0.25, 0.3, 0.2])),
        trousers_looseness_m=float(rng.uniform(0.0, 0.002) if tights else rng.choice([0.004, rng.uniform(0.006, 0.03)])),
        hood=hood,
        long_hair=rng.random() < (0.75 if female else 0.1),
        hair_m=float(rng.uniform(0.004, 0.025)),
        belted=belted,
    )
