"""100,000 events: the first picture, the whole, frames while reading goes on, the longest pauses, memory.

Each run is a process of its own, in turn with its baseline: for the first picture a bare window and a plain read of
the file, for the whole `yaml.load(…, CSafeLoader)` with garbage collection off on the same text. Frames are painted
into an image between the turns of the event loop: as many while the reading processes are held as while they go on, a
few of each in turn, since other programs come and go; of the same picture. A save replaces the whole file by one that
is a line longer, with a backup of what it replaces.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.bench import loading, startup
from tests.bench.figures import Figure
from tests.bench.generate import registry_text

EVENTS = 100_000
ROUNDS = 3
FIRST_ROUNDS = 5
FRAMES = 150
IN_TURN = 25  # frames while reading is held, then as many while it goes on
ROOT = Path(__file__).resolve().parents[2]

_FIRST = """
import sys, time
sys.path.insert(0, sys.argv[1])
from viewer import launch
from pathlib import Path
def shown(program):
    from viewer.qt.shell.first_paint import FirstPaint
    def done():
        assert len(program.session.registry.heads) >= 400
        print(time.monotonic(), flush=True)
        sys.modules["os"]._exit(0)
    FirstPaint(program.window, done)
launch.open_window(Path(sys.argv[2]), shown=shown)
"""
_WHOLE = (
    "import sys; sys.path.insert(0, sys.argv[1]); from tests.bench import progressive; progressive.whole(sys.argv[2])"
)
_FRAMES = (
    "import sys; sys.path.insert(0, sys.argv[1]); from tests.bench import progressive; progressive.frames(sys.argv[2])"
)


def figures() -> list[Figure]:
    """Return what is measured with 100,000 events."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "events.yaml"
        path.write_text(registry_text(EVENTS), encoding="utf-8")
        environment = _environment(folder)
        return [
            *_first(path, environment),
            *_whole(path, folder, environment),
            *_frames(path, environment),
            _save(path, folder),
        ]


def _environment(folder: str) -> dict[str, str]:
    environment = {
        **os.environ,
        **dict.fromkeys(("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"), folder),
        "PYTHONPYCACHEPREFIX": str(Path(folder) / "bytecode"),  # as installed: nothing is compiled while measuring
        "QT_QPA_PLATFORM": "xcb",
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def _run(program: str, path: Path, environment: dict[str, str]) -> str:
    command = [sys.executable, "-c", program, str(ROOT), str(path)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()[-1]


def _first(path: Path, environment: dict[str, str]) -> list[Figure]:
    ours, bare, read = [], [], []
    for number in range(FIRST_ROUNDS + 1):
        begin = time.monotonic()
        shown = float(_run(startup._BARE, path, environment)) - begin
        before = time.perf_counter()
        path.read_bytes()
        plain = time.perf_counter() - before
        begin = time.monotonic()
        found = float(_run(_FIRST, path, environment)) - begin
        if number:  # the first round warms
            bare.append(shown)
            read.append(plain)
            ours.append(found)
    floor = statistics.median(bare) + statistics.median(read)
    how = f"400 of {EVENTS} events with a progress bar, median of {FIRST_ROUNDS} alternating runs under X"
    return [
        Figure("first picture / read + bare window", statistics.median(ours) / floor, "ratio", 2.0, how),
        Figure("first picture", statistics.median(ours), "s", None, how),
        Figure("plain read + bare window", floor, "s", None, how),
    ]


def _whole(path: Path, folder: str, environment: dict[str, str]) -> list[Figure]:
    ours: list[dict[str, Any]] = []
    baseline: list[float] = []
    for _round in range(ROUNDS):
        baseline.append(loading.measure(loading.BASELINE, path, folder)[0])
        begin = time.monotonic()
        found = json.loads(_run(_WHOLE, path, environment))
        found["seconds"] = found.pop("end") - begin
        ours.append(found)
    how = f"{EVENTS} events, median of {ROUNDS} alternating runs, process start to the paint of everything"

    def median(name: str) -> float:
        return float(statistics.median(one[name] for one in ours))

    return [
        Figure(
            "all loaded and shown / CSafeLoader", median("seconds") / statistics.median(baseline), "ratio", 0.45, how
        ),
        Figure("all loaded and shown", median("seconds"), "s", None, how),
        Figure("longest pause of the window, while reading", median("pause") * 1000, "ms", None, how),
        Figure("longest pause of the window, at the end", median("last_pause") * 1000, "ms", None, how),
        Figure("most work of the window between two turns, while reading", median("work") * 1000, "ms", None, how),
        Figure("most work of the window between two turns, at the end", median("last_work") * 1000, "ms", None, how),
        Figure("peak memory of the window", median("memory"), "MB", None, how),
        Figure("peak memory of the largest other process", median("others"), "MB", None, how),
    ]


def _save(path: Path, folder: str) -> Figure:
    from viewer.registry.backups import Backups
    from viewer.registry.files import save

    seconds = []
    for _round in range(ROUNDS):
        data = path.read_bytes()
        begin = time.perf_counter()
        save(path, data + b"# saved\n", data, backups=Backups(Path(folder) / "backups"))
        seconds.append(time.perf_counter() - begin)
    how = f"{path.stat().st_size / 1e6:.0f} MB with a backup, median of {ROUNDS}"
    return Figure("save of 100,000 events", statistics.median(seconds), "s", None, how)


def _frames(path: Path, environment: dict[str, str]) -> list[Figure]:
    ratios, tails, idle = [], [], []
    for _round in range(ROUNDS):
        found = json.loads(_run(_FRAMES, path, environment))
        ratios.append(statistics.median(found["busy"]) / statistics.median(found["idle"]))
        tails.append(statistics.quantiles(found["busy"], n=20)[18] / statistics.quantiles(found["idle"], n=20)[18])
        idle.append(statistics.median(found["idle"]))
    how = f"median of {ROUNDS} runs of {FRAMES} frames each, the same picture, reading held and going on in turn"
    return [
        Figure("frame while reading / idle", statistics.median(ratios), "ratio", 1.5, how),
        Figure("frame while reading / idle, 95th percentile", statistics.median(tails), "ratio", None, how),
        Figure("frame, idle, 400 events", statistics.median(idle) * 1000, "ms", None, how),
    ]


def whole(name: str) -> None:
    """Open the window on a file; print when all of it is painted, the longest pauses and the memory, and end."""
    import resource

    from PySide6.QtCore import QTimer

    from viewer import launch
    from viewer.app import Program

    last, pauses = time.perf_counter(), dict.fromkeys(("pause", "last_pause", "work", "last_work"), 0.0)
    worked = time.thread_time()
    timer: list[QTimer] = []

    def beat() -> None:
        nonlocal last, worked
        now, work = time.perf_counter(), time.thread_time()
        for name, seconds in (("pause", now - last), ("work", work - worked)):
            pauses[phase[0] + name] = max(pauses[phase[0] + name], seconds)
        last, worked = now, work

    phase = [""]

    def ended(end: float) -> None:
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        others = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        sys.stdout.write(json.dumps({"end": end, "memory": memory, "others": others, **pauses}) + "\n")
        sys.stdout.flush()
        os._exit(0)

    def shown(program: Program) -> None:
        window, loader, session = program.window, program.loader, program.session
        assert window is not None
        assert loader is not None
        assert session is not None
        ticking = QTimer(window)
        ticking.timeout.connect(beat)
        timer.append(ticking)

        def completed() -> None:
            assert len(session.registry.heads) == EVENTS
            window.timeline.canvas.repaint()
            end = time.monotonic()
            QTimer.singleShot(1500, window, lambda: ended(end))

        def begin() -> None:
            nonlocal last, worked
            last, worked = time.perf_counter(), time.thread_time()
            ticking.start(2)

        loader.completed.connect(completed)
        loader.reading_began.connect(lambda _reading: QTimer.singleShot(0, window, begin))
        loader.reading_ended.connect(lambda: phase.__setitem__(0, "last_"))

    launch.open_window(Path(name), shown=shown)


def frames(name: str) -> None:
    """Paint frames while the rest of a file is read, and while that is held; print their seconds and end."""
    import signal

    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtWidgets import QApplication

    from viewer.app import Program
    from viewer.base.settings import Settings, config_folder
    from viewer.qt.shell import reading

    reading._GROWN = (10**9, 10**9)  # the same picture all the time
    application = QApplication([])
    program = Program(application, Settings(config_folder(dict(os.environ)) / "settings.json"))
    begun: list[object] = []
    program._after_first_paint = lambda: begun.append(None)  # type: ignore[method-assign]  # reading begins when told
    program.open(Path(name))
    window, loader = program.window, program.loader
    assert window is not None
    assert loader is not None
    canvas = window.timeline.canvas
    image = QImage(canvas.size(), QImage.Format.Format_ARGB32_Premultiplied)

    def painted(count: int) -> list[float]:
        seconds = []
        for number in range(count):
            application.processEvents()
            window.timeline.viewport.pan(7.0 if number % 20 < 10 else -7.0)
            begin = time.perf_counter()
            canvas.redraw()
            painter = QPainter(image)
            try:
                canvas._paint(painter)
            finally:
                painter.end()
            seconds.append(time.perf_counter() - begin)
        return seconds

    def wait(seconds: float) -> None:
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            application.processEvents()

    def tell(what: signal.Signals) -> None:
        assert loader.reading is not None
        for worker in loader.reading._workers:
            os.kill(worker._process.processId(), what)
        wait(0.1)

    while not begun:
        application.processEvents()
    painted(FRAMES)
    loader.start_following()
    wait(2.5)  # the other processes have started and hand back
    idle, busy = [], []
    for _turn in range(FRAMES // IN_TURN):
        tell(signal.SIGSTOP)
        idle += painted(IN_TURN)
        tell(signal.SIGCONT)
        busy += painted(IN_TURN)
    assert loader.reading is not None
    sys.stdout.write(json.dumps({"idle": idle, "busy": busy}) + "\n")
    sys.stdout.flush()
    loader.release()
    os._exit(0)
