"""Sets on film: the spine does what the repetition says, and events follow the rules."""

from dataclasses import replace

import numpy as np
import pytest

from keel_training.film.choreography import Rep, Tempo, spine_down_deg, spine_up_deg, timeline
from keel_training.film.events import events_of
from keel_training.film.shoot import SAMPLE

RATE = 30.0


@pytest.mark.parametrize("rep", SAMPLE.reps)
def test_a_repetition_loses_what_it_says_before_the_knee(rep: Rep) -> None:
    path = [spine_up_deg(rep, share) for share in np.linspace(0.0, 0.55, 200)]
    assert max(path) - rep.set_up_deg == pytest.approx(rep.loss_deg, abs=0.1)
    assert spine_up_deg(rep, 1.0) == pytest.approx(rep.lockout_deg, abs=0.01)
    assert spine_down_deg(rep, 0.0) == pytest.approx(rep.set_up_deg, abs=0.01)


def test_a_loss_at_the_knee_leaves_liftoff_alone() -> None:
    assert spine_up_deg(Rep(20.0, 15.0, "knee"), 0.25) == pytest.approx(20.0)


def test_the_set_begins_standing_then_rests_at_the_bar() -> None:
    instants = timeline(SAMPLE.reps, SAMPLE.tempo, RATE)
    first = next(i for i, instant in enumerate(instants) if instant.rep == 0)
    assert instants[0].at_bar == 0.0
    assert instants[0].rise == 1.0
    still = instants[first - int(RATE) : first]
    assert all(instant.rise == 0.0 and instant.at_bar == 1.0 for instant in still)
    assert {instant.spine_deg for instant in still} == {SAMPLE.reps[0].set_up_deg}


def test_who_leaves_stands_free_as_before_the_set() -> None:
    leaving = replace(SAMPLE.tempo, leaving_s=1.5, after_s=2.0)
    whole, cut = timeline(SAMPLE.reps, leaving, RATE), timeline(SAMPLE.reps, SAMPLE.tempo, RATE)
    assert whole[: len(cut)] == cut
    assert np.abs(np.diff([instant.spine_deg for instant in whole])).max() < 5.0
    after = whole[-int(2.0 * RATE) :]
    assert all(replace(instant, time_s=0.0) == whole[0] for instant in after)


def test_the_spine_moves_without_jumps() -> None:
    angle = np.array([instant.spine_deg for instant in timeline(SAMPLE.reps, SAMPLE.tempo, RATE)])
    assert np.abs(np.diff(angle)).max() < 5.0


def test_events_of_a_known_bar_path() -> None:
    times = np.arange(0.0, 5.0, 1.0 / 60.0)
    up = np.clip((times - 1.0) / 1.0, 0.0, 1.0)
    down = np.clip((times - 3.0) / 0.8, 0.0, 1.0)

    def ease(x: np.ndarray) -> np.ndarray:
        return np.asarray(x * x * (3.0 - 2.0 * x))

    bar = 0.225 + 0.6 * (ease(up) - ease(down))
    events = events_of(times, bar, bar - 0.5, 30, len(times) - 1)
    assert events.liftoff_s == pytest.approx(1.0, abs=0.05)
    assert events.knee_pass_s == pytest.approx(float(times[np.argmax(bar > 0.5)]), abs=0.02)
    assert 1.8 < events.lockout_s < 2.05
    assert events.descent_s == pytest.approx(3.02, abs=0.06)
    assert 3.6 < events.floor_s < 3.85


def test_a_film_cut_before_lockout_says_so() -> None:
    times = np.arange(0.0, Tempo().pull_s, 1.0 / RATE)
    with pytest.raises(ValueError, match="cut too short"):
        events_of(times, 0.2 + 0.1 * times, times - 0.5, 0, len(times) - 1)
