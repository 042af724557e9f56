"""Up to its first paint the program loads nothing that the first picture does not show.

A window is opened offscreen in a process of its own, as the command line opens it, and ends right after its
first paint. What it has loaded by then is compared with what may wait.
"""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
_OPEN = """
import sys
from pathlib import Path
from viewer import launch

def shown(program):
    from viewer.qt.shell.first_paint import FirstPaint
    FirstPaint(program.window, stop)

def stop():
    print("loaded:", *sys.modules, flush=True)
    sys.modules["os"]._exit(0)

launch.open_window(Path(sys.argv[1]), shown=shown)
"""
_HEAVY = ("numpy", "docx", "lxml", "trafilatura", "sqlite3", "typst", "jsonschema_rs", "rapidfuzz")
# argparse, logging and shutil are not among these: PySide itself loads them.
_LIBRARY = ("difflib", "email", "http", "html", "xml", "subprocess", "shlex", "multiprocessing", "dataclasses")
_OWN = (
    "viewer.explain",
    "viewer.fixing",
    "viewer.listing",
    "viewer.starter",
    "viewer.commands.editor",
    "viewer.qt.forms",
    "viewer.qt.editor",
    "viewer.qt.panes.filter_bar",
    "viewer.qt.shell.about",
    "viewer.qt.shell.asking",
    "viewer.qt.shell.fix_column",
    "viewer.qt.shell.fixing",
    "viewer.qt.shell.loading",
    "viewer.qt.shell.palette",
    "viewer.qt.shell.problems_table",
    "viewer.qt.shell.search_chips",
    "viewer.qt.shell.reading",
    "viewer.qt.shell.search_outcome",
    "viewer.qt.shell.search_popup",
    "viewer.registry.assembly",
    "viewer.registry.checks",
    "viewer.registry.forms",
    "viewer.registry.edtf_hints",
    "viewer.registry.large",
    "viewer.registry.schema",
    "viewer.registry.schema_words",
    "viewer.search.match",
    "viewer.search.query",
    "viewer.search.suggest",
    "viewer.sources.checks",
)


@cache
def _loaded(folder: str) -> frozenset[str]:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        **dict.fromkeys(("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"), folder),
    }
    command = [sys.executable, "-c", _OPEN, str(ROOT / "events.yaml")]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False)
    line = next((line for line in done.stdout.splitlines() if line.startswith("loaded:")), None)
    assert line is not None, done.stderr
    return frozenset(line.split()[1:])


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """Return the names of the modules that are loaded when the window has been painted."""
    return _loaded(str(tmp_path_factory.mktemp("startup")))


def test_the_first_picture_is_painted(loaded: frozenset[str]) -> None:
    """The window, its panes and the timeline are there."""
    wanted = {
        "viewer.qt.shell.window",
        "viewer.qt.timeline.canvas",
        "viewer.qt.panes.article",
        "viewer.sources.mentions",
    }
    assert wanted <= loaded


@pytest.mark.parametrize("name", [*_HEAVY, *_LIBRARY, *_OWN])
def test_what_may_wait_is_not_loaded(loaded: frozenset[str], name: str) -> None:
    """Neither the module nor anything in it is loaded before the first paint."""
    assert [one for one in loaded if one == name or one.startswith(f"{name}.")] == []
