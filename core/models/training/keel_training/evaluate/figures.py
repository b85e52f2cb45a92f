"""The figures of the model card."""

from collections.abc import Callable

import numpy as np
from scipy.signal import butter, sosfiltfilt

from keel_training.evaluate.calibration import SERIES, Calibration
from keel_training.evaluate.curve import LINES
from keel_training.evaluate.lifters import Lifter
from keel_training.evaluate.network import people_boxes
from keel_training.evaluate.readings import Reading
from keel_training.landmarks import INDEX

Figures = dict[str, float | int | dict[str, float | int]]

#: chi-square of two degrees of freedom at 95 %.
CHI_SQUARE_95 = 5.991
#: Low-pass of the core's filter, Hz, and the rate of the hinge sequences, frames/s.
LOW_PASS_HZ, HINGE_RATE = 4.0, 20.0
#: Frames of a hinge at its start that stand for the set-up, and those from which on the knee is passed.
SETTLED, DECIDING = 3, 16
#: Unit of the view head's yaw, deg.
YAW_UNIT_DEG = 30.0
#: View limits of measurement.md: refused beyond 25 deg.
VIEW_LIMIT_DEG = 25.0


def rounded(figures: dict[str, float]) -> dict[str, float]:
    """Three decimals."""
    return {name: round(float(value), 3) for name, value in figures.items()}


def point_errors(readings: list[Reading]) -> dict[str, float]:
    """Errors across the spine by chain in mm, over all present points."""
    if not readings:
        return {"count": 0}
    across = np.stack([r.across_px() * r.mm_per_px for r in readings])
    figures: dict[str, float] = {"count": len(readings)}
    for chain, part in (("vertebral", slice(0, 8)), ("skin", slice(8, 16)), ("outline", slice(16, 24))):
        figures[f"{chain}_median_mm"] = float(np.nanmedian(across[:, part]))
        figures[f"{chain}_mean_mm"] = float(np.nanmean(across[:, part]))
    return rounded(figures)


#: How figures are told apart.
BANDS: dict[str, Callable[[Reading], str]] = {
    "clothing": lambda r: str(r.sample.truth["clothing"]),
    "belt": lambda r: "belt" if r.sample.truth["belted"] else "none",
    "yaw": lambda r: _band(abs(float(r.sample.truth["yaw_deg"])), (8.0, 15.0, 25.0), "deg"),
    "light": lambda r: _band(float(r.sample.truth["dim"]), (0.4, 1.0), "relative"),
    "phase": lambda r: _band(float(r.sample.truth["rise"]), (0.05, 0.4, 0.8), "rise"),
    "weight": lambda r: _band(float(r.sample.truth["weight"]), (0.35, 0.65), "phenotype"),
    "lift": lambda r: str(r.sample.truth["kind"]),
    "backdrop": lambda r: str(r.sample.truth["backdrop"]),
}


def _band(value: float, limits: tuple[float, ...], unit: str) -> str:
    for limit in limits:
        if value < limit:
            return f"under {limit:g} {unit}"
    return f"from {limits[-1]:g} {unit}"


def by_band(readings: list[Reading], figure: Callable[[list[Reading]], dict[str, float]]) -> dict[str, dict[str, dict[str, float]]]:
    """A figure within every band."""
    told: dict[str, dict[str, dict[str, float]]] = {}
    for band, name in BANDS.items():
        names = sorted({name(r) for r in readings})
        told[band] = {value: figure([r for r in readings if name(r) == value]) for value in names}
    return told


def stated(readings: list[Reading]) -> dict[str, float]:
    """Share of spine points inside their stated 95 % ellipse, and how well presence is told."""
    distance = np.stack([r.squared_distance() for r in readings])
    present = np.stack([r.example.present for r in readings])
    told = np.stack([r.answer.presence for r in readings]) > 0.5
    spine = distance[:, :24]
    return rounded(
        {
            "spine_inside_95": float((spine[np.isfinite(spine)] < CHI_SQUARE_95).mean()),
            "all_inside_95": float((distance[np.isfinite(distance)] < CHI_SQUARE_95).mean()),
            "presence_right": float((told == present).mean()),
            "spine_presence_right": float((told == present)[:, :24].mean()),
        }
    )


def overlap(readings: list[Reading]) -> dict[str, float]:
    """Intersection over union of the two masks."""
    scores = []
    for r in readings:
        goal, found = r.example.masks > 0.5, r.answer.masks > 0.5
        scores.append((goal & found).sum((1, 2)) / np.maximum((goal | found).sum((1, 2)), 1))
    person, trunk = np.mean(scores, axis=0)
    return rounded({"person_iou": person, "trunk_iou": trunk})


def view(readings: list[Reading]) -> dict[str, float]:
    """Yaw, its sigma, and the view gate on yaw alone."""
    true = np.array([YAW_UNIT_DEG * float(r.example.view[0]) for r in readings])
    found, sigma = np.array([r.answer.yaw_deg for r in readings]), np.array([r.answer.yaw_sigma_deg for r in readings])
    refused = np.abs(found) > VIEW_LIMIT_DEG
    turned, usable = np.abs(true) > 30.0, np.abs(true) < 12.0
    return rounded(
        {
            "yaw_mae_deg": float(np.abs(found - true).mean()),
            "yaw_inside_95": float((np.abs(found - true) < 1.96 * sigma).mean()),
            "refused_beyond_30": float(refused[turned].mean()) if turned.any() else float("nan"),
            "refused_under_12": float(refused[usable].mean()) if usable.any() else float("nan"),
        }
    )


#: Mean horizontal separation of near and far hip and shoulder over the trunk's length, per sine of the yaw: in truth, and
#: as the network finds it (`SEPARATION_PER_SIN_YAW` of the core's rules).
TRUE_SEPARATION, FOUND_SEPARATION = 0.78, 0.55


def separation(readings: list[Reading], found: bool) -> dict[str, float]:
    """What the separation of near and far joints tells of the yaw, as found or in truth: along the horizon, and across the
    trunk."""
    rows, per_sine_used = [], FOUND_SEPARATION if found else TRUE_SEPARATION
    for r in readings:
        points = r.answer.points if found else r.example.points
        ends = {name: points[INDEX[name]] for name in ("hip_near", "hip_far", "shoulder_near", "shoulder_far")}
        hip, shoulder = ends["hip_near"] - ends["hip_far"], ends["shoulder_near"] - ends["shoulder_far"]
        axis = (ends["shoulder_near"] + ends["shoulder_far"] - ends["hip_near"] - ends["hip_far"]) / 2.0
        length = float(np.linalg.norm(axis))
        across = [abs(float(d[0] * axis[1] - d[1] * axis[0])) / length**2 for d in (hip, shoulder)]
        rows.append([YAW_UNIT_DEG * float(r.example.view[0]), abs(float(hip[0] + shoulder[0])) / 2.0 / length, np.mean(across)])
    true, along, over = np.array(rows).T
    sine = np.sin(np.radians(true))

    def error(share: np.ndarray, per_sine: float) -> float:
        told = np.degrees(np.arcsin(np.clip(share / per_sine, 0.0, 1.0)))
        return float(np.abs(told - true).mean())

    return rounded(
        {
            "along_per_sine": float(sine @ along / (sine @ sine)),
            "along_mae_deg": error(along, per_sine_used),
            "across_per_sine": float(sine @ over / (sine @ sine)),
            "across_mae_deg": error(over, float(sine @ over / (sine @ sine))),
        }
    )


def bodies(readings: list[Reading]) -> dict[str, float]:
    """The whole-body pass: joints and plate in px of a body about 180 px tall, facing, and the best person box."""
    error = np.stack([np.linalg.norm(r.answer.points - np.nan_to_num(r.example.points), axis=1) for r in readings])
    present = np.stack([r.example.present for r in readings])
    ends = [INDEX[n] for n in ("hip_near", "hip_far", "shoulder_near", "shoulder_far")]
    facing = [(r.answer.faces_right > 0.5) == (r.example.view[1] > 0.5) for r in readings]
    holding = [(r.answer.at_implement > 0.5) == (r.example.view[2] > 0.5) for r in readings]
    overlaps = []
    for r in readings:
        boxes = people_boxes(r.answer.people)
        overlaps.append(box_overlap(boxes[0][1], r.example.boxes[0]) if boxes else 0.0)
    return rounded(
        {
            "count": len(readings),
            "joints_median_px": float(np.median(error[:, 24:35][present[:, 24:35]])),
            "hip_shoulder_median_px": float(np.median(error[:, ends][present[:, ends]])),
            "plate_centre_median_px": float(np.median(error[:, 35][present[:, 35]])),
            "facing_right_told": float(np.mean(facing)),
            "at_implement_told": float(np.mean(holding)),
            "lifter_found": float((np.array(overlaps) > 0.5).mean()),
        }
    )


def people(readings: list[Reading]) -> dict[str, float]:
    """Finding people in frames: share of people found (overlap over 0.5), by height in px, and false boxes per frame."""
    found: dict[str, list[float]] = {}
    false_boxes = 0
    for reading in readings:
        boxes = [box for _, box in people_boxes(reading.answer.people, most=8)]
        goals = reading.example.boxes[np.isfinite(reading.example.boxes[:, 0])]
        for goal in goals:
            height = _band(float(goal[3] - goal[1]), (50.0, 100.0), "px")
            hit = float(any(box_overlap(box, goal) > 0.5 for box in boxes))
            found.setdefault(f"found {height}", []).append(hit)
        false_boxes += sum(all(box_overlap(box, goal) < 0.3 for goal in goals) for box in boxes)
    figures = {name: float(np.mean(hits)) for name, hits in sorted(found.items())}
    return rounded(figures | {"false_boxes_per_frame": false_boxes / max(len(readings), 1), "count": float(len(readings))})


def box_overlap(a: np.ndarray, b: np.ndarray) -> float:
    """Intersection over union of two boxes (left, top, right, bottom)."""
    size = np.maximum(np.minimum(a[2:], b[2:]) - np.maximum(a[:2], b[:2]), 0.0)
    both = float(size.prod())
    return both / max(float((a[2:] - a[:2]).prod() + (b[2:] - b[:2]).prod()) - both, 1e-6)


def change(lifters: list[Lifter], calibration: Calibration, passes: int) -> dict[str, dict[str, float]]:
    """Slope and error of change in the 0/10/20/30 series: single frames, and the median of all passes.

    Every lifter's readings are `passes` jittered passes over the same samples, as neighbouring frames are.
    """
    told: dict[str, dict[str, float]] = {}
    for series, key in SERIES.items():
        slopes: list[float] = []
        single: list[np.ndarray] = []
        by_fit: dict[bool, list[np.ndarray]] = {True: [], False: []}
        for lifter in lifters:
            wanted = lifter.truth(key).reshape(passes, -1)[0]
            wanted = wanted - wanted[0]
            found = calibration.read(lifter.segments, series).reshape(passes, -1)
            steady = np.median(found, axis=0)
            slopes.append(np.polyfit(wanted, steady, 1)[0])
            single.append((found - found[:, :1] - wanted)[:, 1:].ravel())
            by_fit[lifter.close_fitting].append((steady - steady[0] - wanted)[1:])
        told[series] = rounded(
            {
                "slope": float(np.mean(slopes)),
                "slope_sd": float(np.std(slopes)),
                "single_frame_mae_deg": _mean_abs(single),
                "filtered_mae_deg": _mean_abs(by_fit[True] + by_fit[False]),
                "filtered_mae_close_fitting_deg": _mean_abs(by_fit[True]),
                "filtered_mae_loose_deg": _mean_abs(by_fit[False]),
            }
        )
    return told


def _mean_abs(parts: list[np.ndarray]) -> float:
    return float(np.abs(np.concatenate(parts)).mean()) if parts else float("nan")


def low_passed(series: np.ndarray) -> np.ndarray:
    """Series (N, ...) of a hinge as the core smooths them."""
    return np.asarray(sosfiltfilt(butter(4, LOW_PASS_HZ, fs=HINGE_RATE, output="sos"), series, axis=0))


def drift(lifter: Lifter, calibration: Calibration, series: str) -> np.ndarray:
    """What is read as change of a rigid spine on the way up (N,), deg: low-passed as the core does, against the first frames."""
    steady = low_passed(calibration.read(lifter.segments, series))
    return np.asarray(steady - np.median(steady[:SETTLED]))


def false_change(lifters: list[Lifter], calibration: Calibration) -> dict[str, dict[str, float]]:
    """Rigid spines hinged through a lift: what is read as change, per series."""
    told: dict[str, dict[str, float]] = {}
    for series in SERIES:
        single = [calibration.read(lifter.segments, series) for lifter in lifters]
        drifts = [drift(lifter, calibration, series)[SETTLED:] for lifter in lifters]
        deciding = [d[: DECIDING - SETTLED] for d in drifts]
        told[series] = rounded(
            {
                "single_frame_p95_deg": np.percentile(np.concatenate([np.abs(a - a[0])[1:] for a in single]), 95),
                "filtered_median_deg": np.median(np.abs(np.concatenate(drifts))),
                "filtered_p95_deg": np.percentile(np.abs(np.concatenate(drifts)), 95),
                "to_knee_p95_deg": np.percentile(np.abs(np.concatenate(deciding)), 95),
                "largest_rise_to_knee_p95_deg": np.percentile([d.max() for d in deciding], 95),
                "standard_deviation_to_knee_deg": float(np.sqrt(np.mean(np.concatenate(deciding) ** 2))),
            }
        )
    return told


def absolute(lifters: list[Lifter], calibration: Calibration) -> dict[str, dict[str, float]]:
    """Bias of the angle itself, its spread between bodies, and S: what a standing person at rest reads."""
    told: dict[str, dict[str, float]] = {}
    for series in ("t7_l4", "t12_l4"):
        found = [calibration.read(lifter.segments, series) for lifter in lifters]
        true = [lifter.truth(f"absolute_{series}_deg") for lifter in lifters]
        slope, offset = np.polyfit(np.concatenate(true), np.concatenate(found), 1)
        bias = [float(np.mean(f - t)) for f, t in zip(found, true, strict=True)]
        rest = standing_at_rest(lifters, calibration, series)
        told[series] = rounded(
            {
                "slope": slope,
                "offset_deg": offset,
                "bias_sd_between_groups_deg": float(np.std(bias)),
                "standing_at_rest_mean_deg": float(np.mean(rest)) if len(rest) else float("nan"),
                "standing_at_rest_sd_deg": float(np.std(rest)) if len(rest) else float("nan"),
                "standing_count": len(rest),
            }
        )
    return told


def standing_at_rest(lifters: list[Lifter], calibration: Calibration, series: str) -> np.ndarray:
    """What upright people would read without the flexion that was drawn for them (N,), one mean a lifter, deg."""
    rest = []
    for lifter in lifters:
        upright = (lifter.truth("rise") > 0.95) | np.array([r.sample.truth["kind"] == "standing" for r in lifter.readings])
        if upright.any():
            rest.append(float((calibration.read(lifter.segments, series) - lifter.truth(SERIES[series]))[upright].mean()))
    return np.array(rest)


def lines_alone(lifters: list[Lifter]) -> dict[str, dict[str, float]]:
    """Slope of each line's plain T7-L4 and T12-L4 in the change series, uncalibrated."""
    told: dict[str, dict[str, float]] = {}
    for index, line in enumerate(LINES):
        for name, bands in (("t7_l4", slice(0, 2)), ("t12_l4", slice(1, 2))):
            slopes = []
            for lifter in lifters:
                wanted = lifter.truth(SERIES[name])
                slopes.append(np.polyfit(wanted, lifter.bands[:, index, bands].sum(axis=1), 1)[0])
            told[f"{line} {name}"] = rounded({"slope": float(np.mean(slopes)), "slope_sd": float(np.std(slopes))})
    return told
