"""Process start to first paint: our window on the shipped registry against a bare QMainWindow.

Both are whole processes under X (Xvfb), run in turn. Each prints the monotonic clock right after the paint that
the first expose event brings; the clock is the same for all processes, so the start is read before the process
is made. Ours has an event selected, so that every pane has content.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.figures import Figure

ROUNDS = 10
ROOT = Path(__file__).resolve().parents[2]

_BARE = """
import sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Probe(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Expose and watched.isExposed():
            watched.removeEventFilter(self)
            QTimer.singleShot(0, done)
        return False
def done():
    print(time.monotonic(), flush=True)
    application.quit()
application = QApplication(sys.argv[:1])
window = QMainWindow()
window.resize(1440, 900)
probe = Probe()
window.show()
window.windowHandle().installEventFilter(probe)
application.exec()
"""

_OURS = """
import sys, time
sys.path.insert(0, sys.argv[1])
from viewer import launch
from pathlib import Path
def shown(program):
    from PySide6.QtCore import QEvent, QObject, QTimer
    class Probe(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Expose and watched.isExposed():
                watched.removeEventFilter(self)
                QTimer.singleShot(0, done)
            return False
    def done():
        print(time.monotonic(), flush=True)
        program.window.close()
    probe = Probe(program.window)
    program.window.windowHandle().installEventFilter(probe)
raise SystemExit(launch.open_window(Path(sys.argv[1]) / "events.yaml", shown=shown))
"""


def figures() -> list[Figure]:
    """Return the time to the first paint as a ratio to that of a bare window."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "XDG_CONFIG_HOME": folder,
            "XDG_STATE_HOME": folder,
            "PYTHONPYCACHEPREFIX": str(Path(folder) / "bytecode"),  # as installed: nothing is compiled at start
            "QT_QPA_PLATFORM": "xcb",
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for program in (_OURS, _BARE):  # warm: byte code, file cache, and ours writes its settings
            _measure(program, environment)
        ours, bare = [], []
        for _round in range(ROUNDS):
            bare.append(_measure(_BARE, environment))
            ours.append(_measure(_OURS, environment))
    ratio = statistics.median(ours) / statistics.median(bare)
    how = f"median of {ROUNDS} alternating runs under X, window 1440×900"
    return [
        Figure("start to first paint / bare window", ratio, "ratio", 2.2, how),
        Figure("start to first paint", statistics.median(ours), "s", None, how),
        Figure("bare window to first paint", statistics.median(bare), "s", None, how),
    ]


def _measure(program: str, environment: dict[str, str]) -> float:
    begin = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", program, str(ROOT)], env=environment, capture_output=True, text=True, check=True
    )
    return float(done.stdout.split()[-1]) - begin
