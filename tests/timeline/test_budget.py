"""Packing in small steps: what a frame shows while there is no time for more."""

from __future__ import annotations

import math

from tests.timeline import generated
from tests.timeline.generated import measure
from tests.timeline.scenes import scale_about
from viewer.timeline import density
from viewer.timeline.budget import Budget
from viewer.timeline.draw import DrawList
from viewer.timeline.scene import State
from viewer.timeline.stage import Stage


class Clock:
    """Tells a time that goes on by one second whenever it is asked."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """Return the time."""
        self.now += 1.0
        return self.now


def large() -> Stage:
    """Return a stage with lanes that are packed in pages."""
    registry = generated.registry(3000, 2)
    stage = Stage(measure)
    stage.show(registry, range(3000), "partner", "en")
    return stage


def test_a_budget_lasts_until_its_time_is_over() -> None:
    """One step is always allowed; further ones until the clock reaches the end, which is then noted."""
    budget = Budget(Clock(), 1.5)
    assert [budget.more(), budget.more(), budget.short] == [True, True, False]
    assert [budget.more(), budget.short] == [False, True]
    none = Budget(Clock(), 0.0)
    assert [none.more(), none.more()] == [True, False]


def test_a_budget_without_clock_never_ends() -> None:
    """Pictures and tests have all the time they need."""
    budget = Budget()
    assert all(budget.more() for _ in range(1000))
    assert not budget.short


def test_a_stretch_shows_a_coarser_level_until_its_own_is_packed() -> None:
    """Without time, what is known of a coarser level stays; with one step a frame the level is reached at last."""
    lane = max(large().model.lanes, key=lambda lane: len(lane.dated))
    sheet = next(lane.between(-math.inf, math.inf))
    assert sheet.view(0, Budget(Clock(), 0.0)) is None
    known = sheet.view(-3)
    assert sheet.view(2, Budget(Clock(), 0.0)) is known
    steps = 0
    while (shown := sheet.view(2, Budget(Clock(), 0.0))) is known:
        steps += 1
    assert steps > 2
    assert shown is sheet.view(2)


def test_strips_stay_until_single_marks_are_ready() -> None:
    """When one zooms in from strips, frames without time stay strips; the marks come when all are packed."""
    stage = large()
    day = 733_000
    assert stage.frame(scale_about(day, 0.1), 900.0, State()).dense
    near = scale_about(day, 3.0)
    assert not density.is_dense(stage.model, near, before=True)
    frames: list[DrawList] = []
    while not frames or frames[-1].unfinished:
        frames.append(stage.frame(near, 900.0, State(), Budget(Clock(), 3.0)))
    assert len(frames) > 5
    assert all(frame.dense for frame in frames[:-1])
    assert frames[-1].hits
    assert not frames[-1].dense


def test_frames_without_time_end_like_one_with_time() -> None:
    """Whether packed in slices or at once, the same marks stand in the same places."""
    near = scale_about(733_000, 3.0)
    sliced, whole = large(), large()
    while (frame := sliced.frame(near, 900.0, State(), Budget(Clock(), 2.0))).unfinished:
        pass
    assert frame.hits == whole.frame(near, 900.0, State()).hits
