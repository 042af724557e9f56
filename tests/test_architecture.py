"""What may load what: the walls that imports must not cross, tried in processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import viewer

PACKAGE = Path(viewer.__file__).parent
ROOT = PACKAGE.parent
WITH_QT = ("viewer.app", "viewer.qt")

# Not one of these is needed to show a window; each costs the first frame time.
LATE = {
    "numpy",
    "docx",
    "lxml",
    "sqlite3",
    "typst",
    "argparse",
    "dataclasses",
    "difflib",
    "rapidfuzz",
    "jsonschema_rs",
    "trafilatura",
    "subprocess",
}


def modules() -> list[str]:
    """Return the name of every module of the program."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return found


PURE = [name for name in modules() if not name.startswith(WITH_QT)]


def loaded(code: str, **environ: str) -> set[str]:
    """Return the modules that are loaded when `code` has run in a process of its own."""
    script = f"import sys\n{code}\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**os.environ, **environ},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_every_pure_module_loads_without_qt() -> None:
    """All modules but the window's can be imported one after the other, and Qt is never loaded."""
    assert len(PURE) > 60
    code = "import importlib\n" + "\n".join(
        f"importlib.import_module({name!r}); assert 'PySide6' not in sys.modules, {name!r}" for name in PURE
    )
    assert not [name for name in loaded(code) if name.startswith(("PySide6", "shiboken6"))]


def test_numpy_is_loaded_by_the_timeline_alone() -> None:
    """No other pure module loads numpy."""
    code = "import importlib\n" + "\n".join(
        f"importlib.import_module({name!r})" for name in PURE if not name.startswith("viewer.timeline")
    )
    assert "numpy" not in loaded(code)


@pytest.mark.parametrize(
    "code",
    [
        "from viewer.registry.reader import read",
        "from viewer.session import Session",
        "from viewer.cli import main",
        "from viewer.search.facets import apply",
        "from viewer.sources.library import Library",
    ],
)
def test_what_the_window_needs_first_loads_little(code: str) -> None:
    """Reading, the session and the command line load nothing that only a mistake or a search needs."""
    assert not loaded(code) & {*LATE, "inspect", "email", "xml", "http", "tempfile"}


def test_reading_a_registry_without_mistakes_loads_little() -> None:
    """The shipped registry is read, and its events are built, without the schema, difflib or numpy."""
    code = (
        "from pathlib import Path\nfrom viewer.base import resources\nfrom viewer.registry.reader import read\n"
        "registry = read(resources.sample())\n"
        "[registry.event_at(index) for index in range(len(registry.heads))]"
    )
    assert not loaded(code) & {*LATE, "viewer.registry.schema", "viewer.registry.checks.all"}


def test_the_window_appears_without_what_it_does_not_need() -> None:
    """Up to its first paint the program has loaded neither numpy nor any writer, index, matcher or validator."""
    code = (
        "from viewer import app\nfrom viewer.base import resources\n"
        "def stop(_program):\n"
        "    print(*sys.modules, flush=True)\n"
        "    sys.modules['os']._exit(0)\n"
        "app.run(resources.sample(), stop)\n"
    )
    found = loaded(code, QT_QPA_PLATFORM="offscreen")
    assert "viewer.qt.shell.window" in found
    assert not found & LATE - loaded("from PySide6 import QtWidgets")
