"""Films of unseen lifters for judging the whole way from pixels to words.

    python -m keel_training.film.many FOLDER --films 40
    python -m keel_training.film.many LIVE --first 200 --films 208 --after 9

Each film follows from its number alone: lift, losses, view, clothes, room, tempo; with `--after` the lifter stands up from the
bar in the end and stays there for so many seconds, as a set that ends by itself needs it. Existing films are kept, so that a run
can be stopped and continued. `keel_training.evaluate.films` compares what `keel analyze` says of them with their truth.
"""

import argparse
from pathlib import Path

import cv2
import numpy as np

from keel_training.body.baked import BakedBody
from keel_training.body.pull import UnreachableError
from keel_training.film.choreography import Rep, Tempo
from keel_training.film.shoot import Film, Script, Set, write_film
from keel_training.render.dress import Blades

#: Seeds of these films among the films' people; the sample clip's lies below.
FIRST_SEED = 1000
RATE, FILM_WH, QUALITY = 24.0, (540, 960), 27
KINDS = {"conventional": 0.6, "sumo": 0.12, "stiff_leg": 0.1, "kettlebell": 0.1, "trap_bar": 0.08}
REPS = 2


def draw_rep(rng: np.random.Generator, set_up_deg: float) -> Rep:
    """Half of them keep the curve."""
    if rng.random() < 0.5:
        return Rep(set_up_deg, 0.0, "none")
    return Rep(set_up_deg, float(rng.uniform(8.0, 28.0)), str(rng.choice(["liftoff", "knee"])))


def draw_yaw_deg(rng: np.random.Generator) -> float:
    """Three in four from the side, the others oblique: the view gate's."""
    size = abs(rng.normal(0.0, 8.0)) if rng.random() < 0.75 else rng.uniform(30.0, 55.0)
    return float(min(size, 55.0) * rng.choice([-1.0, 1.0]))


def draw_script(rng: np.random.Generator, after_s: float) -> Script:
    """What happens in a film; after it the lifter stands free for `after_s`."""
    kind = str(rng.choice(list(KINDS), p=list(KINDS.values())))
    set_up_deg = float(rng.uniform(38.0, 46.0) if rng.random() < 0.15 else rng.uniform(8.0, 26.0))
    tempo = Tempo(
        standing_s=1.0,
        reaching_s=1.1,
        set_up_s=float(rng.uniform(0.8, 1.6)),
        pull_s=float(rng.uniform(1.2, 2.4)),
        lockout_s=0.6,
        lower_s=float(rng.uniform(0.9, 1.4)),
        rest_s=float(rng.uniform(0.9, 1.4)),
        ending_s=0.4,
        leaving_s=1.1 if after_s > 0.0 else 0.0,
        after_s=after_s,
    )
    return Script(
        reps=tuple(draw_rep(rng, set_up_deg) for _ in range(REPS)),
        tempo=tempo,
        kind=kind,
        yaw_deg=draw_yaw_deg(rng),
        rate=RATE,
        film_wh=FILM_WH,
        blades=(Blades.draw(rng), Blades.draw(rng)),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--films", type=int, required=True)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--step", type=int, default=1)
    parser.add_argument("--after", type=float, default=0.0, help="s")
    arguments = parser.parse_args()
    cv2.setNumThreads(1)
    body = BakedBody()
    for number in range(arguments.first, arguments.films, arguments.step):
        path = arguments.folder / f"{number:03d}.mp4"
        if path.with_suffix(".truth.json").exists():
            continue
        try:
            staged = Set(body, FIRST_SEED + number, draw_script(np.random.default_rng([FIRST_SEED + number, 5]), arguments.after))
        except UnreachableError:
            continue
        write_film(Film(body, staged), path, QUALITY)
        print(path, flush=True)


if __name__ == "__main__":
    main()
