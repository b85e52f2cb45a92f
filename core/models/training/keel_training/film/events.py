"""Events of a set by the rules of measurement.md, on trajectories without noise."""

from dataclasses import asdict, dataclass

import numpy as np

STILL_MPS, SLOW_MPS = 0.02, 0.05
OFF_FLOOR_M, OFF_FLOOR_SHARE = 0.02, 0.03
TOP_SHARE = 0.97
RISING_S, SLOW_S, FALLING_S = 0.1, 0.2, 0.1


@dataclass(frozen=True)
class Events:
    """Times of one repetition, s from the first frame."""

    liftoff_s: float
    knee_pass_s: float
    lockout_s: float
    descent_s: float
    floor_s: float

    def as_dict(self) -> dict[str, float]:
        """Rounded to a millisecond."""
        return {name: round(value, 3) for name, value in asdict(self).items()}


def _held(condition: np.ndarray, start: int, frames: int) -> int:
    """First index from `start` at which a condition holds for `frames` frames."""
    for index in range(start, len(condition) - frames):
        if condition[index : index + frames].all():
            return index
    raise ValueError(f"condition never holds for {frames} frames from frame {start}; the film is cut too short")


def events_of(times: np.ndarray, bar: np.ndarray, hands_over_knee: np.ndarray, first: int, last: int) -> Events:
    """Events of the repetition that lies between two frames.

    `bar` is the implement's height (N,), `hands_over_knee` the height of the hands over the knee (N,), m; `times` s.
    """
    rate = 1.0 / float(times[1] - times[0])
    speed = np.gradient(bar, times)
    floor, top = float(bar.min()), float(bar[first:last].max())
    off = floor + max(OFF_FLOOR_M, OFF_FLOOR_SHARE * (top - floor))

    def frames(seconds: float) -> int:
        return max(1, round(seconds * rate))

    risen = _held((bar > off) & (speed > 0.0), first, frames(RISING_S))
    liftoff = risen
    while liftoff > first and speed[liftoff] > STILL_MPS:
        liftoff -= 1
    knee = _held(hands_over_knee > 0.0, liftoff, 1)
    high = bar >= floor + TOP_SHARE * (top - floor)
    lockout = _held(high & (np.abs(speed) < SLOW_MPS), knee, frames(SLOW_S))
    descent = _held(speed < -SLOW_MPS, lockout, frames(FALLING_S))
    landed = _held(bar <= off, descent, 1)
    return Events(*(float(times[i]) for i in (liftoff, knee, lockout, descent, landed)))
