"""10,000 events: from the open call in a running process to the end of the paint that shows them.

The baseline is what `yaml.load(…, CSafeLoader)` with garbage collection off needs for the text of the same file in
a fresh process. Both are measured in turn, each in a process of its own, and the medians are compared.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.figures import Figure
from tests.bench.generate import registry_text

EVENTS = 10_000
ROUNDS = 5

BASELINE = """
import gc, sys, time, yaml
gc.disable()
text = open(sys.argv[1], encoding="utf-8").read()
begin = time.perf_counter()
yaml.load(text, Loader=yaml.CSafeLoader)
print(time.perf_counter() - begin)
"""

_OURS = """
import sys
from tests.bench.loading import open_and_paint
print(open_and_paint(sys.argv[1]))
"""


def figures() -> list[Figure]:
    """Return the time to open and paint 10,000 events, as a ratio to the baseline."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "events.yaml"
        path.write_text(registry_text(EVENTS), encoding="utf-8")
        size = path.stat().st_size / EVENTS
        ours, baseline = [], []
        for program in (BASELINE, _OURS):  # warm: byte code and file cache
            measure(program, path, folder)
        for _round in range(ROUNDS):
            baseline.append(measure(BASELINE, path, folder)[0])
            ours.append(measure(_OURS, path, folder)[0])
    ratio = statistics.median(ours) / statistics.median(baseline)
    how = f"{EVENTS} events of {size:.0f} bytes, median of {ROUNDS} alternating runs"
    return [
        Figure("open 10,000 events / CSafeLoader", ratio, "ratio", 0.5, how),
        Figure("open 10,000 events", statistics.median(ours), "s", None, how),
    ]


def measure(program: str, path: Path, folder: str) -> tuple[float, ...]:
    """Return the numbers that a program prints in its last line, run in a process of its own with byte code at hand."""
    environment = {
        **os.environ,
        "XDG_CONFIG_HOME": folder,
        "XDG_STATE_HOME": folder,
        "PYTHONPYCACHEPREFIX": str(Path(folder) / "bytecode"),  # as installed: nothing is compiled while measuring
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], env=environment, capture_output=True, text=True, check=True
    )
    return tuple(map(float, done.stdout.splitlines()[-1].split()))


def open_and_paint(name: str) -> float:
    """Return the seconds from the open call, in a window that shows an empty registry, to the end of the paint."""
    import time

    from PySide6.QtCore import QEventLoop

    from tests.bench.window import opened

    program = opened(None)
    window = program.window
    assert window is not None
    assert program.loader is not None
    assert program.session is not None
    waiting = QEventLoop()
    program.loader.completed.connect(waiting.quit)
    begin = time.perf_counter()
    program.loader.open(Path(name))
    waiting.exec()
    program.loader.checker.check_now()
    window.timeline.canvas.repaint()
    seconds = time.perf_counter() - begin
    assert len(program.session.registry.heads) == EVENTS
    return seconds
