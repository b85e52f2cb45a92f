"""From pixels to words: what `keel analyze` says of rendered films, held against their truth.

    python -m keel_training.evaluate.films KEEL FILMS --results ../keel-spine.films.json

KEEL is the built command, FILMS a folder made by `keel_training.film.many`. Every figure is about whole films: finding the
lifter, events, view gate, change, margins, words.
"""

import argparse
import json
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

#: The running median behind every stated change, s (measurement.md).
MEDIAN_S = 0.2
#: LIFTOFF begins this long before liftoff; KNEE-PASS ends at this share of the way from the knee to the top.
LIFTOFF_FROM_S, KNEE_PASS_TO_TOP = 0.3, 1.0 / 3.0
#: Set-up before liftoff, s.
SET_UP_S = (1.0, 0.3)
#: A rep that begins its pull within this of a true one is that one, s.
SAME_REP_S = 0.6
#: Side views whose reps must be judged, oblique ones that must be refused, and usable ones that must not be, deg.
SIDE_DEG, OBLIQUE_DEG, STRAIGHT_DEG = 15.0, 30.0, 12.0
#: From here on a true change must be told, deg (the least threshold of measurement.md).
TOLD_FROM_DEG = 6.0
TRUTH = {"flexion": "t7_l4_deg", "thoracic": "t7_t12_deg", "lumbar": "t12_l4_deg"}


@dataclass(frozen=True)
class Pull:
    """A true repetition beside what was said of it; `said` is None where it was not found."""

    film: str
    story: dict[str, Any]
    true: dict[str, Any]
    said: dict[str, Any] | None

    @property
    def yaw_deg(self) -> float:
        """Size of the true yaw."""
        return abs(float(self.story["yaw_deg"]))

    @property
    def judged(self) -> bool:
        """Whether a word was given."""
        return self.said is not None and self.said["verdict"] != "not_judged"

    def true_change_deg(self, series: str) -> float:
        """Largest 0.2 s running median of the true change over LIFTOFF and KNEE-PASS."""
        frames, events = self.story["frames"], self.true["events"]
        times = np.array([f["time_s"] for f in frames])
        angle = np.array([f[TRUTH[series]] for f in frames])
        bar = np.array([f["bar_up_m"] for f in frames])
        set_up = (times >= events["liftoff_s"] - SET_UP_S[0]) & (times <= events["liftoff_s"] - SET_UP_S[1])
        knee, top = np.interp(events["knee_pass_s"], times, bar), np.interp(events["lockout_s"], times, bar)
        rising = (times >= events["knee_pass_s"]) & (times <= events["lockout_s"])
        above = times[rising & (bar >= knee + KNEE_PASS_TO_TOP * (top - knee))]
        end = float(above[0]) if len(above) else float(events["lockout_s"])
        inside = np.where((times >= events["liftoff_s"] - LIFTOFF_FROM_S) & (times <= end))[0]
        half = max(1, round(MEDIAN_S / 2.0 * float(self.story["frames_per_second"])))
        medians = [np.median(angle[max(i - half, 0) : i + half + 1]) for i in inside]
        return float(max(medians) - np.median(angle[set_up]))


def analyse(keel: Path, film: Path) -> dict[str, Any]:
    """The report of a film. A kettlebell hides between the legs: its lifter names the lift."""
    kind = json.loads(film.with_suffix(".truth.json").read_text())["lift"]
    named = ["--lift", kind] if kind == "kettlebell" else []
    command = [str(keel), "analyze", str(film), "--json", "-", "--quiet", *named]
    told = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    report: dict[str, Any] = json.loads(told)
    return report


def pulls_of(film: Path, report: dict[str, Any]) -> list[Pull]:
    """Every true repetition with the one that was found nearest to it."""
    story = json.loads(film.with_suffix(".truth.json").read_text())
    told = []
    for true in story["reps"]:
        at = float(true["events"]["liftoff_s"])
        near = [r for r in report["reps"] if r["liftoff_s"] is not None and abs(r["liftoff_s"] - at) < SAME_REP_S]
        told.append(Pull(film.stem, story, true, min(near, key=lambda r: abs(r["liftoff_s"] - at)) if near else None))
    return told


def share(hits: list[bool]) -> float | None:
    """Share of hits, None of none."""
    return round(float(np.mean(hits)), 3) if hits else None


def spread(values: list[float]) -> dict[str, float | None]:
    """Median and 95 % of sizes, s or deg as the values are."""
    sizes = np.abs(values)
    if len(sizes) == 0:
        return {"median": None, "p95": None}
    return {"median": round(float(np.median(sizes)), 3), "p95": round(float(np.percentile(sizes, 95)), 3)}


def events(pulls: list[Pull]) -> dict[str, dict[str, float | None]]:
    """Errors of the events of the reps that were found, s, late positive (`bias`)."""
    told = {}
    for name in ("liftoff_s", "knee_pass_s", "lockout_s"):
        late = [p.said[name] - p.true["events"][name] for p in pulls if p.said is not None and p.said[name] is not None]
        told[name] = spread(late) | {"bias": round(float(np.mean(late)), 3) if late else None, "count": len(late)}
    return told


def change(pulls: list[Pull]) -> dict[str, float | int | None]:
    """Stated against true change of the judged reps, in the series that was stated."""
    judged = [p for p in pulls if p.judged and p.said is not None]
    said = np.array([p.said["change_deg"] for p in judged if p.said])
    true = np.array([p.true_change_deg(p.said["change_series"]) for p in judged if p.said])
    margin = np.array([p.said["margin_deg"] for p in judged if p.said])
    if len(judged) < 3:
        return {"count": len(judged)}
    slope, offset = np.polyfit(true, said, 1)
    return {
        "count": len(judged),
        "mae_deg": round(float(np.abs(said - true).mean()), 2),
        "bias_deg": round(float((said - true).mean()), 2),
        "slope": round(float(slope), 3),
        "offset_deg": round(float(offset), 2),
        "inside_margin": round(float((np.abs(said - true) <= margin).mean()), 3),
        "margin_median_deg": round(float(np.median(margin)), 2),
    }


def words(pulls: list[Pull]) -> dict[str, float | None]:
    """How often a kept curve is called lost, and a lost one held; and the right place of those told as lost."""
    kept = [p for p in pulls if p.judged and p.true["lost_at"] == "none"]
    lost = [p for p in pulls if p.judged and p.true["loss_deg"] >= TOLD_FROM_DEG and p.true["lost_at"] != "none"]
    told = [p for p in lost if p.said is not None and p.said["verdict"] != "held"]
    place = {"liftoff": "liftoff", "knee": "knee_pass"}
    return {
        "kept_called_lost": share([p.said is not None and p.said["verdict"] != "held" for p in kept]),
        "lost_called_held": share([p.said is not None and p.said["verdict"] == "held" for p in lost]),
        "lost_over_10_called_held": share(
            [p.said is not None and p.said["verdict"] == "held" for p in lost if p.true["loss_deg"] >= 10.0]
        ),
        "place_right": share([p.said is not None and p.said["lost_at"] == place[p.true["lost_at"]] for p in told]),
    }


def reasons(pulls: list[Pull]) -> dict[str, int]:
    """Why side views were not judged."""
    counted: dict[str, int] = {}
    for pull in pulls:
        for reason in pull.said["reasons"] if pull.said is not None and not pull.judged else ():
            counted[reason] = counted.get(reason, 0) + 1
    return dict(sorted(counted.items(), key=lambda item: -item[1]))


def by(pulls: list[Pull], name: Callable[[Pull], str]) -> dict[str, dict[str, float | int | None]]:
    """Share judged and change within groups."""
    groups = sorted({name(p) for p in pulls})
    return {
        group: {"judged": share([p.judged for p in pulls if name(p) == group])} | change([p for p in pulls if name(p) == group])
        for group in groups
    }


def measure(pulls: list[Pull]) -> dict[str, Any]:
    """All figures."""
    side = [p for p in pulls if p.yaw_deg <= SIDE_DEG]
    oblique = [p for p in pulls if p.yaw_deg > OBLIQUE_DEG]
    straight = [p for p in pulls if p.yaw_deg < STRAIGHT_DEG]
    turned = ["view_turned" in p.said["reasons"] for p in straight if p.said is not None]
    return {
        "films": len({p.film for p in pulls}),
        "reps": len(pulls),
        "reps_found": share([p.said is not None for p in pulls]),
        "side_reps_judged": share([p.judged for p in side]),
        "side_not_judged_for": reasons(side),
        "oblique_refused": share([not p.judged for p in oblique]),
        "straight_refused_as_turned": share(turned),
        "events_s": events(side),
        "change": change(side),
        "words": words(side),
        "by_clothing": by(side, lambda p: str(p.story["clothing"])),
        "by_lift": by(side, lambda p: str(p.story["lift"])),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("keel", type=Path)
    parser.add_argument("films", type=Path)
    parser.add_argument("--results", type=Path, required=True)
    arguments = parser.parse_args()
    pulls: list[Pull] = []
    for film in sorted(arguments.films.glob("*.mp4")):
        if film.with_suffix(".truth.json").exists():
            pulls += pulls_of(film, analyse(arguments.keel.resolve(), film))
    results = measure(pulls)
    arguments.results.write_text(json.dumps(results, indent=2) + "\n")
    print(json.dumps(results, indent=2))


if __name__ == "__main__":
    main()
