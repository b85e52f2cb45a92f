"""Draw a set frame by frame, encode it with ffmpeg, and write its truth.

    python -m keel_training.film.shoot ../../../bindings/cli/sample/sample.mp4 --seed 92

makes the sample clip: five repetitions by an unseen lifter in an unseen room. `--still N` draws one frame only, to look at.
"""

import argparse
import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from keel_training.body.articulate import PosedBody
from keel_training.body.baked import BakedBody
from keel_training.body.lifts import Implement, Lift, draw_lift
from keel_training.body.person import Person
from keel_training.body.pull import UnreachableError
from keel_training.body.spine import COUNT, L4, T7, T12, band_flexion
from keel_training.data.groups import draw_person
from keel_training.film.choreography import LUMBAR_SHARE, Instant, Rep, Tempo, flexion_at, pose, timeline
from keel_training.film.events import events_of
from keel_training.render.camera import box_crop
from keel_training.render.dress import Blades, Build, Tailor
from keel_training.render.equipment import build_equipment
from keel_training.render.hair import hair
from keel_training.render.outfit import Outfit, draw_outfit
from keel_training.render.renderer import Actor, Renderer
from keel_training.render.room import Room, draw_room

#: First person of the films.
FILM_PERSON = 9_700_000
#: Drawn size; a film that is larger is enlarged, which stands in for a phone's soft lens.
DRAWN_WH = (540, 960)
#: Sensor noise, 8-bit levels.
NOISE = 2.0
TRIES = 60


@dataclass(frozen=True)
class Script:
    """What happens in a film, and how it is filmed."""

    reps: tuple[Rep, ...]
    tempo: Tempo
    kind: str
    #: Drawn round 0 where there is none.
    yaw_deg: float | None
    rate: float
    film_wh: tuple[int, int]
    #: The shoulder blades at the floor and at lockout.
    blades: tuple[Blades, Blades]


#: The sample clip: one that keeps the curve, losses of 8, 15 and 25 deg, and one round before liftoff that stays so: by 42 deg,
#: since round begins at 32 over standing and 37 was read as 29 (a rigid spine's false change over a whole lift: MODEL_CARD.md).
SAMPLE = Script(
    reps=(
        Rep(20.0, 0.0, "none"),
        Rep(20.0, 8.0, "liftoff"),
        Rep(21.0, 15.0, "knee"),
        Rep(21.0, 25.0, "liftoff"),
        Rep(42.0, 0.0, "none"),
    ),
    # The roundest rep is not lowered faster than the others.
    tempo=Tempo(lower_s=1.7),
    kind="conventional",
    yaw_deg=None,
    rate=30.0,
    film_wh=(720, 1280),
    blades=(Blades(0.006, 0.01, 0.0), Blades(0.0, 0.01, 0.0)),
)


class Set:
    """One lifter, one room, one set of repetitions."""

    def __init__(self, body: BakedBody, seed: int, script: Script) -> None:
        self.person: Person = draw_person(body, FILM_PERSON + seed)
        self.script = script
        rng = np.random.default_rng([FILM_PERSON + seed, 4])
        self.standing = np.zeros(COUNT)
        self.share = _share(rng)
        self.instants = timeline(script.reps, script.tempo, script.rate)
        self.lift = self._lift(rng)
        self.outfit = draw_outfit(rng, self.person.traits.female)
        drawn_deg = float(np.clip(rng.normal(0.0, 5.0), -9.0, 9.0))
        self.room: Room = draw_room(rng, drawn_deg if script.yaw_deg is None else script.yaw_deg)
        self.others: tuple[Outfit, ...] = tuple(draw_outfit(rng, False) for _ in self.room.bystanders)
        self.build = Build.draw(rng)
        self.equipment_seed, self.fold_seed = (int(v) for v in rng.integers(1 << 30, size=2))

    def _lift(self, rng: np.random.Generator) -> Lift:
        """A lift that this body can do with every curvature of the set."""
        for _ in range(TRIES):
            lift = draw_lift(rng, self.person, self.script.kind)
            try:
                for instant in self.instants[::6]:
                    pose(self.person, lift, instant, self.flexion(instant))
            except UnreachableError:
                continue
            return lift
        raise UnreachableError("no lift found for this body; take another seed")

    def flexion(self, instant: Instant) -> np.ndarray:
        """The spine (17,) at an instant, rad from rest."""
        return flexion_at(self.standing, self.share, instant.spine_deg)

    def at(self, number: int) -> tuple[PosedBody, Implement, np.ndarray, Blades]:
        """Body, implement, flexion and shoulder blades of a frame."""
        instant = self.instants[number]
        flexion = self.flexion(instant)
        posed, implement = pose(self.person, self.lift, instant, flexion)
        low, high = (np.array(list(vars(b).values())) for b in self.script.blades)
        return posed, implement, flexion, Blades(*(low + (high - low) * instant.rise))


def _share(rng: np.random.Generator) -> np.ndarray:
    """How a change of T7-L4 spreads over the vertebrae (17,)."""
    share = np.zeros(COUNT)
    for first, last, part in ((L4 + 1, T12 + 1, LUMBAR_SHARE), (T12 + 1, T7 + 1, 1.0 - LUMBAR_SHARE)):
        weights = rng.uniform(0.7, 1.3, last - first)
        share[first:last] = part * weights / weights.sum()
    return share


class Film:
    """Draws the frames of a set."""

    def __init__(self, body: BakedBody, staged: Set) -> None:
        self.staged = staged
        self.tailor = Tailor(body)
        self.renderer = Renderer(body, {"film": DRAWN_WH})
        self.crop = self._crop()

    def _crop(self) -> np.ndarray:
        """One fixed crop that holds the lifter and the implement throughout."""
        staged, points = self.staged, []
        for number in range(0, len(staged.instants), 15):
            posed, bar, _, _ = staged.at(number)
            points.append(posed.vertices[::20])
            points.append(np.array([[0.0, -bar.forward, bar.up - 0.23], [0.0, -bar.forward - 0.25, bar.up]]))
        q = staged.room.camera.project(np.eye(3), np.concatenate(points))
        return box_crop(q.min(axis=0), q.max(axis=0), DRAWN_WH, 1.45, np.array([0.02, 0.06]))

    def frame(self, number: int) -> tuple[np.ndarray, dict[str, float]]:
        """A frame (H, W, 3) RGB, and its truth."""
        staged = self.staged
        posed, implement, _, blades = staged.at(number)
        equipment = build_equipment(np.random.default_rng(staged.equipment_seed), implement, posed)
        naked = self.tailor.relief(posed.vertices, staged.build, blades)
        actor = Actor(self.tailor.dress(naked, staged.outfit, staged.fold_seed), staged.outfit)
        self.renderer.load(actor, staged.room, np.concatenate([equipment.soup, hair(staged.outfit, posed)]))
        drawn = self.renderer.draw("film", self.crop, actor, staged.room, staged.others).colour
        picture = cv2.resize(drawn, staged.script.film_wh, interpolation=cv2.INTER_CUBIC).astype(np.float32)
        picture += np.random.default_rng(number).normal(0.0, NOISE, picture.shape[:2])[..., None]
        return np.clip(picture, 0, 255).astype(np.uint8), self.truth(number)

    def truth(self, number: int) -> dict[str, float]:
        """Flexion over standing in deg, heights in m and pixels of the film at a frame."""
        staged, instant = self.staged, self.staged.instants[number]
        posed, implement, flexion, _ = staged.at(number)
        enlarge = staged.script.film_wh[0] / DRAWN_WH[0]
        spots = np.stack(
            [posed.mean("hip.L", "hip.R"), posed.mean("shoulder.L", "shoulder.R"), posed.vertebral[2], posed.vertebral[7]]
        )
        pixels = staged.room.camera.project(self.crop, spots) * enlarge
        span_m, span_px = np.linalg.norm(spots[2] - spots[3]), np.linalg.norm(pixels[2] - pixels[3])
        over = band_flexion(flexion - staged.standing)
        return {name: round(value, 4) for name, value in over.items()} | {
            "time_s": round(instant.time_s, 4),
            "bar_up_m": round(implement.up, 5),
            "hand_over_knee_m": round(float(posed.joints["hand.R"][2] - posed.joints["knee.R"][2]), 5),
            "mm_per_px": round(float(1000.0 * span_m / span_px), 4),
            "hip_x_px": round(float(pixels[0, 0]), 2),
            "hip_y_px": round(float(pixels[0, 1]), 2),
            "shoulder_x_px": round(float(pixels[1, 0]), 2),
            "shoulder_y_px": round(float(pixels[1, 1]), 2),
        }


def story(staged: Set, frames: list[dict[str, float]]) -> dict[str, Any]:
    """The truth file: the set, its repetitions with events, and every frame."""
    times, bar, hands = (np.array([f[k] for f in frames]) for k in ("time_s", "bar_up_m", "hand_over_knee_m"))
    script, reps = staged.script, []
    for number, rep in enumerate(script.reps):
        own = [i for i, instant in enumerate(staged.instants) if instant.rep == number]
        events = events_of(times, bar, hands, own[0], min(own[-1] + int(script.rate), len(times) - 1))
        reps.append({"set_up_deg": rep.set_up_deg, "loss_deg": rep.loss_deg, "lost_at": rep.lost_at, "events": events.as_dict()})
    return {
        "frames_per_second": script.rate,
        "width": script.film_wh[0],
        "height": script.film_wh[1],
        "lift": staged.lift.kind,
        "facing": "right",
        "yaw_deg": round(staged.room.camera.yaw_deg, 2),
        "plate_diameter_mm": 450,
        "clothing": staged.outfit.clothing,
        "reps": reps,
        "frames": frames,
    }


def write_film(film: Film, path: Path, quality: int) -> None:
    """Encode the film and write its truth beside it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    script = film.staged.script
    width, height = script.film_wh
    raw = f"-f rawvideo -pix_fmt rgb24 -s {width}x{height} -r {script.rate} -i -"
    coded = f"-an -c:v libx264 -threads 1 -preset medium -crf {quality} -pix_fmt yuv420p"
    colour = "-colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv"
    repeatable = "-movflags +faststart -fflags +bitexact -flags:v +bitexact"
    command = f"ffmpeg -y -loglevel error {raw} {coded} {colour} {repeatable}".split()
    truths = []
    with subprocess.Popen([*command, str(path)], stdin=subprocess.PIPE) as encoder:
        assert encoder.stdin is not None
        for number in range(len(film.staged.instants)):
            picture, truth = film.frame(number)
            encoder.stdin.write(picture.tobytes())
            truths.append(truth)
            if number % 60 == 0:
                print(f"frame {number} of {len(film.staged.instants)}", flush=True)
    path.with_suffix(".truth.json").write_text(json.dumps(story(film.staged, truths)) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("film", type=Path)
    parser.add_argument("--seed", type=int, default=92)
    parser.add_argument("--quality", type=int, default=25, help="x264's constant rate factor")
    parser.add_argument("--still", type=int, help="draw this frame alone, as a picture")
    arguments = parser.parse_args()
    cv2.setNumThreads(1)
    body = BakedBody()
    film = Film(body, Set(body, arguments.seed, SAMPLE))
    if arguments.still is not None:
        cv2.imwrite(str(arguments.film), cv2.cvtColor(film.frame(arguments.still)[0], cv2.COLOR_RGB2BGR))
        return
    write_film(film, arguments.film, arguments.quality)


if __name__ == "__main__":
    main()
