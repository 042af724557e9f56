"""The engine with a million events: frames, rows after a jump, a facet or grouping changed, memory.

Events are generated columns (`many`), so that reading a file has no part in it. Every figure is a ratio to the
floor measured in the same run between the frames; runs of the same kind take turns, and the best of three counts.
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.bench.canvas import STEPS, Bench, best
from tests.bench.figures import Figure
from viewer.timeline.style import DENSE_BELOW

MILLION, FEW, REGROUPED = 1_000_000, 10_000, 100_000
RUNS = 3
JUMPS = 12

_MEMORY = """
from tests.bench.engine import memory
print(*memory())
"""


def figures() -> list[Figure]:
    """Return all figures of the engine."""
    many, few = Bench.of_columns(MILLION), Bench.of_columns(FEW)
    return [*_frames(many, few), *_rows(many), *_wide(), *_changes(), *_memory()]


def _frames(many: Bench, few: Bench) -> list[Figure]:
    walks = [(many.walk(), few.walk()) for _run in range(RUNS)]
    large, small = best([pair[0] for pair in walks]), best([pair[1] for pair in walks])
    growth = min(one.median / one.floor / (other.median / other.floor) for one, other in walks)
    how = f"{STEPS} steps, 1920×1080, best of {RUNS}; floor {large.floor * 1000:.2f} ms; {large.single} of single marks"
    return [
        Figure("frame, 1,000,000 events / floor", large.median / large.floor, "ratio", 4.0, how),
        Figure("frame, 1,000,000 events", large.median * 1000, "ms", None, how),
        Figure("its p99/median / that of the floor", min(pair[0].spread for pair in walks), "ratio", 1.5, how),
        Figure("frame, 10,000 events / floor", small.median / small.floor, "ratio", 4.0, how),
        Figure("frame, 1,000,000 / 10,000 events", growth, "ratio", 1.5, how),
    ]


def _wide() -> list[Figure]:
    walk = best([Bench.of_columns(MILLION, 3840, 2160).walk() for _run in range(RUNS)])
    how = f"{STEPS} steps, 3840×2160, best of {RUNS}; the floor is that of 1920×1080"
    return [
        Figure("frame, 1,000,000 events, 3840×2160 / floor", walk.median / walk.floor, "ratio", None, how),
        Figure("frame, 1,000,000 events, 3840×2160", walk.median * 1000, "ms", None, how),
    ]


def _rows(bench: Bench) -> list[Figure]:
    """Return how long rows take after jumps to views that were never shown, and frames while others are packed."""
    runs = [_jumps(bench, random.Random(run)) for run in range(RUNS)]
    ready, behind = min(run[0] for run in runs), min(run[1] for run in runs)
    how = f"median of {JUMPS} jumps from afar to about 200 events in view, first frame and last included"
    beside = "frames between slices of packing ahead, 99th percentile / their median"
    return [
        Figure("rows after a jump, 1,000,000 events / floor", ready, "ratio", 30.0, how),
        Figure("rows after a jump, 1,000,000 events", min(run[2] for run in runs) * 1000, "ms", None, how),
        Figure("slowest frame while packing ahead / median", behind, "ratio", 4.0, beside),
    ]


def _jumps(bench: Bench, chance: random.Random) -> tuple[float, float, float]:
    viewport, day = bench.viewport, 1440.0
    bench.floor.seconds.clear()
    seconds: list[float] = []
    frames: list[float] = []
    for _jump in range(JUMPS):
        viewport.fit()
        bench.frame()
        while not bench.idle():
            pass
        start = _place(bench, chance)
        begin = time.perf_counter()
        viewport.show(start, start + 1.5 * day)
        bench.frame()
        while bench.canvas.drawn.unfinished:
            bench.finish()
            bench.frame()
        seconds.append(time.perf_counter() - begin)
        assert not bench.canvas.drawn.dense
        for _frame in range(4):
            bench.floor.paint()
        for _slice in range(12):
            bench.idle()
            frames.append(bench.frame())
    floor = bench.floor.median
    return statistics.median(seconds) / floor, max(frames) / statistics.median(frames), statistics.median(seconds)


def _place(bench: Bench, chance: random.Random) -> float:
    """Return where a view begins in which single marks are shown: not where a year begins and hundreds meet."""
    reach, columns = bench.viewport.reach, bench.canvas.stage.model.columns
    while True:
        start = chance.uniform(reach.first, reach.last - 5 * 1440)
        if columns.in_view(start - 1440, start + 3 * 1440) < DENSE_BELOW:
            return start


def _changes() -> list[Figure]:
    """Return how long it takes from a facet ticked off, or another grouping, to the end of the next frame."""
    from tests.bench import many
    from viewer.search import facets
    from viewer.session import Session

    session = Session(many.registry(many.columns(REGROUPED), ready=True), today=739_000, grouping="partner")
    bench = Bench(session)
    bench.frame()
    while not bench.idle():
        pass
    for facet in ("kind", "partner"):  # as beside the window
        facets.apply(session.registry, session.filter.toggled(facet, "none"))
    ticks = [("kind", "visit"), ("kind", "call"), ("partner", "RU"), ("kind", "visit"), ("partner", "RU")]
    ticked = _median(bench, [_setting(session, *tick) for tick in ticks])
    groupings = ("kind", "person", "source", "series", "partner")
    grouped = _median(bench, [partial(session.set_grouping, name) for name in groupings])
    how = "100,000 events, from the change to the end of the frame, median; floor painted between"
    return [
        Figure("a facet ticked off, 100,000 events / floor", ticked[0], "ratio", 20.0, how),
        Figure("a facet ticked off, 100,000 events", ticked[1] * 1000, "ms", None, how),
        Figure("another grouping, 100,000 events / floor", grouped[0], "ratio", 20.0, how),
        Figure("another grouping, 100,000 events", grouped[1] * 1000, "ms", None, how),
    ]


def _setting(session: object, facet: str, value: str) -> Callable[[], None]:
    from viewer.session import Session

    assert isinstance(session, Session)
    known = session
    return lambda: known.set_filter(known.filter.toggled(facet, value))


def _median(bench: Bench, changes: list[Callable[[], None]]) -> tuple[float, float]:
    """Return the median of the changes, in floors and in seconds, in the best of three runs."""
    runs = []
    for _run in range(RUNS):
        seconds = []
        bench.floor.seconds.clear()
        for change in changes:
            begin = time.perf_counter()
            change()
            bench.frame()
            seconds.append(time.perf_counter() - begin)
            for _paint in range(3):
                bench.frame()
                bench.floor.paint()
        runs.append((statistics.median(seconds) / bench.floor.median, statistics.median(seconds)))
    return min(runs)


def _memory() -> list[Figure]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", _MEMORY], env=environment, capture_output=True, text=True, check=True)
    traced, resident = map(float, done.stdout.split())
    how = "1,000,000 events in a fresh process: columns, lanes, counts and pages of all lanes, overview"
    return [
        Figure("engine memory, allocated", traced, "B/event", 120.0, how + "; tracemalloc"),
        Figure("engine memory, resident", resident, "B/event", None, how + "; growth of the resident set"),
    ]


def memory() -> tuple[float, float]:
    """Return the bytes an event that the engine keeps: allocated as traced, and resident."""
    import gc
    import tracemalloc
    from array import array

    from tests.bench import many
    from viewer.timeline import arrays
    from viewer.timeline.budget import Budget
    from viewer.timeline.lanes import Model
    from viewer.timeline.overview import overview
    from viewer.timeline.traits import EventColumns, Traits

    arrays.fetch_numpy()
    registry = many.registry(many.columns(MILLION))
    gc.collect()
    before = _resident()
    tracemalloc.start()
    made: EventColumns = registry.heads._known  # type: ignore[attr-defined]  # copied, so that they count, too
    starts, ends, flags, partners = (array(part.typecode, part) for part in made[:4])
    columns = EventColumns(starts, ends, flags, partners, made.order)
    model = Model(Traits(registry, columns), range(MILLION), "partner", "en", lambda text, _role: 6.0 * len(text))
    assert model.extent is not None
    for lane in model.lanes:
        lane.columns.histogram(0.0, 1e6, 10)
        lane.begin(Budget())
    shown = overview(model.traits, range(MILLION), model.columns)
    gc.collect()
    traced = tracemalloc.get_traced_memory()[0] / MILLION
    tracemalloc.stop()
    resident = (_resident() - before) / MILLION
    assert shown.extent is not None
    return traced, resident


def _resident() -> int:
    """Return the bytes of this process that are in memory."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
