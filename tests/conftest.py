"""What every test relies on: nothing of the user's is read or written, and Qt has somewhere to draw.

The homes of settings, data, state and cache point into a temporary folder before the program is imported, and
each test gets its own. Where pytest-xvfb has started a display, Qt uses it; else Qt draws offscreen and the
tests marked `e2e`, which need a window manager, are skipped.
"""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from viewer.base import i18n

_HOMES = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "HOME")
_SESSION = tempfile.TemporaryDirectory(prefix="timeline-viewer-tests-")

# Per session: fontconfig would build its cache anew in each test, and a socket's path must be short.
for _name in ("XDG_CACHE_HOME", "XDG_RUNTIME_DIR"):
    _folder = Path(_SESSION.name, _name.lower())
    _folder.mkdir(mode=0o700)
    os.environ[_name] = str(_folder)
for _name in _HOMES:
    os.environ[_name] = _SESSION.name
for _name in ("QT_STYLE_OVERRIDE", "QT_SCALE_FACTOR", "QT_QPA_PLATFORMTHEME", "LC_ALL", "LC_MESSAGES"):
    os.environ.pop(_name, None)
os.environ["LANG"] = "C.UTF-8"


def _has_display() -> bool:
    return bool(os.environ.get("DISPLAY")) and os.environ.get("QT_QPA_PLATFORM", "xcb") == "xcb"


def pytest_sessionstart() -> None:
    """Draw offscreen where there is no display; pytest-xvfb has started one by now, if it can."""
    if not _has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs a real window where there is none."""
    if _has_display():
        return
    for item in items:
        if item.get_closest_marker("e2e"):
            item.add_marker(pytest.mark.skip(reason="no display: install xvfb to run this"))


@pytest.fixture(autouse=True)
def homes(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test its own homes for settings, data and state; return the folder that holds them."""
    folder = tmp_path_factory.mktemp("home")
    for name in _HOMES:
        home = folder if name == "HOME" else folder / name.removesuffix("_HOME").removeprefix("XDG_").lower()
        home.mkdir(exist_ok=True)
        monkeypatch.setenv(name, str(home))
    return folder


@pytest.fixture(autouse=True)
def _own_settings(request: pytest.FixtureRequest, homes: Path) -> None:
    """Send QSettings, which looks at the environment only once, to the test's own folder."""
    if {"qapp", "qtbot"} & set(request.fixturenames):
        from PySide6.QtCore import QSettings

        for layout in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
            QSettings.setPath(layout, QSettings.Scope.UserScope, str(homes / "config"))


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    """Begin and end every test with English as the program's language."""
    i18n.set_language("en")
    yield
    i18n.set_language("en")
