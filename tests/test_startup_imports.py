"""Up to its first paint the program loads nothing that the first picture does not show.

A window is opened offscreen in a process of its own, as the command line opens it, and ends right after its
first paint. What it has loaded by then is compared with what may wait.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
_OPEN = """
import enum, sys
from pathlib import Path
from viewer import launch

def shown(program):
    from viewer.qt.shell.first_paint import FirstPaint
    FirstPaint(program.window, stop)

def stop():
    print("loaded:", *sys.modules, flush=True)
    print("enumerations:", *(one.__qualname__ for one in enum.Enum.__subclasses__()), flush=True)
    sys.modules["os"]._exit(0)

launch.open_window(Path(sys.argv[1]), shown=shown)
"""
_MOST = 240  # of our own modules; more want a reason
_HEAVY = ("numpy", "docx", "lxml", "trafilatura", "sqlite3", "typst", "jsonschema_rs", "rapidfuzz")
# argparse, logging and shutil are not among these: PySide itself loads them.
_LIBRARY = (
    "difflib",
    "email",
    "http",
    "html",
    "xml",
    "subprocess",
    "shlex",
    "multiprocessing",
    "dataclasses",
    "hashlib",
)
_OWN = (
    "viewer.briefcase",
    "viewer.briefing",
    "viewer.explain",
    "viewer.fixing",
    "viewer.listing",
    "viewer.starter",
    "viewer.commands.editor",
    "viewer.qt.briefing",
    "viewer.qt.forms",
    "viewer.qt.editor",
    "viewer.qt.panes.filter_bar",
    "viewer.qt.pictures",
    "viewer.qt.presenting",
    "viewer.qt.shell.about",
    "viewer.qt.shell.asking",
    "viewer.qt.shell.backup_browser",
    "viewer.qt.shell.compare",
    "viewer.qt.shell.disk_news",
    "viewer.qt.shell.event_menu",
    "viewer.qt.shell.fix_column",
    "viewer.qt.shell.fixing",
    *(f"viewer.qt.shell.handlers.{menu}" for menu in ("edit", "editor", "event", "file", "fixing", "forms", "help")),
    *(f"viewer.qt.shell.handlers.{menu}" for menu in ("history", "lanes", "many", "timeline", "view")),
    "viewer.qt.shell.loading",
    "viewer.qt.shell.palette",
    "viewer.qt.shell.problems_table",
    "viewer.qt.shell.renaming",
    "viewer.qt.shell.saver",
    "viewer.qt.shell.search_chips",
    "viewer.qt.shell.reading",
    "viewer.qt.shell.search_outcome",
    "viewer.qt.shell.search_popup",
    "viewer.qt.timeline.editing",
    "viewer.registry.assembly",
    "viewer.registry.assist",
    "viewer.registry.backups",
    "viewer.registry.checks",
    "viewer.registry.edits",
    "viewer.registry.fixes",
    "viewer.registry.forms",
    "viewer.registry.edtf_hints",
    "viewer.registry.journal",
    "viewer.registry.large",
    "viewer.registry.merge",
    "viewer.registry.patch",
    "viewer.registry.patching",
    "viewer.registry.reread",
    "viewer.registry.reread_near",
    "viewer.registry.schema",
    "viewer.registry.schema_words",
    "viewer.registry.settle",
    "viewer.registry.taking",
    "viewer.search.match",
    "viewer.search.query",
    "viewer.search.suggest",
    "viewer.sources.checks",
)


def _start(folder: str) -> dict[str, frozenset[str]]:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        **dict.fromkeys(("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"), folder),
    }
    command = [sys.executable, "-c", _OPEN, str(ROOT / "events.yaml")]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False)
    found = {line.partition(":")[0]: frozenset(line.split()[1:]) for line in done.stdout.splitlines()}
    assert "loaded" in found, done.stderr
    return found


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> dict[str, frozenset[str]]:
    """Return what there is when the window has been painted."""
    return _start(str(tmp_path_factory.mktemp("startup")))


@pytest.fixture(scope="module")
def loaded(started: dict[str, frozenset[str]]) -> frozenset[str]:
    """Return the names of the modules that are loaded when the window has been painted."""
    return started["loaded"]


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


def test_few_of_our_own_modules_are_loaded(loaded: frozenset[str]) -> None:
    """What a start does not need comes with the command, the menu or the pane that needs it."""
    assert len([name for name in loaded if name.partition(".")[0] == "viewer"]) <= _MOST


def test_no_class_of_styles_is_loaded(started: dict[str, frozenset[str]]) -> None:
    """PySide makes all of a class's enumerations when somebody first names it; QStyle has 570 names in them."""
    assert "QFont.Style" in started["enumerations"]
    assert [name for name in started["enumerations"] if name.startswith("QStyle.")] == []
