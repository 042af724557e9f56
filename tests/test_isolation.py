"""Tests touch nothing of the user's, and Qt's warnings fail them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QStandardPaths

from viewer.base import i18n

ROOT = Path(__file__).resolve().parent.parent

NOISY = """
from PySide6.QtCore import qWarning

def test_noisy(qapp):
    qWarning("something is amiss")
"""


def test_each_test_has_its_own_homes(homes: Path) -> None:
    """Home, settings, data and state lie in the test's own folder; the cache in the session's."""
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        assert Path(os.environ[name]).is_relative_to(homes)
    assert "timeline-viewer-tests" in os.environ["XDG_CACHE_HOME"]


@pytest.mark.usefixtures("qapp")
def test_qt_looks_there_too(homes: Path) -> None:
    """QSettings and Qt's standard folders are in the test's own folder."""
    settings = Path(QSettings("Timeline Viewer contributors", "Timeline Viewer").fileName())
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    assert settings.is_relative_to(homes)
    assert Path(documents).is_relative_to(homes)


@pytest.mark.parametrize("_time", [1, 2])
def test_each_test_begins_in_english(_time: int) -> None:
    """A test that changes the program's language does not change the next one's."""
    assert i18n.language() == "en"
    i18n.set_language("vi")


def test_a_warning_from_qt_fails_the_test_that_caused_it(tmp_path: Path) -> None:
    """Under the project's settings a test that makes Qt warn is a failed test."""
    (tmp_path / "test_noisy.py").write_text(NOISY, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-c",
        ROOT / "pyproject.toml",
        "--rootdir",
        tmp_path,
        "--no-xvfb",
        tmp_path,
    ]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "something is amiss" in done.stdout
