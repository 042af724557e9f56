from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from pathlib import Path

import pytest

from viewer import launch
from viewer.launch import CannotOpenWindow

ROOT = Path(__file__).resolve().parent.parent
X11 = {"QT_QPA_PLATFORM": "", "WAYLAND_DISPLAY": ""}


def open_in(**environ: str) -> subprocess.CompletedProcess[str]:
    """Start the program without arguments, as if in this environment; it has ten seconds to refuse."""
    command = [sys.executable, "-m", "viewer"]
    return subprocess.run(
        command, cwd=ROOT, env={**os.environ, **X11, **environ}, capture_output=True, text=True, check=False, timeout=60
    )


@pytest.fixture
def _all_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    """Act as if the system had every library, so that only the one that is named is missing."""
    monkeypatch.setattr(launch, "_loads", lambda _library: True)


@pytest.mark.usefixtures("_all_libraries")
@pytest.mark.parametrize(
    ("said", "library", "package"),
    [
        ("libGL.so.1: cannot open shared object file: No such file or directory", "libGL.so.1", "libgl1"),
        ("libEGL.so.1: cannot open shared object file: No such file or directory", "libEGL.so.1", "libegl1"),
        ("libxcb-cursor.so.0: cannot open shared object file", "libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libxkbcommon-x11.so.0: cannot open shared object file", "libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libdbus-1.so.3: cannot open shared object file", "libdbus-1.so.3", "libdbus-1-3"),
        ("/usr/lib/libfontconfig.so.1: file too short", "libfontconfig.so.1", "libfontconfig1"),
    ],
)
def test_a_missing_library_is_named_with_its_package(said: str, library: str, package: str) -> None:
    """The loader's complaint becomes a sentence with what to type on Debian."""
    sentence = launch._missing(said)
    assert library in sentence
    assert sentence.endswith(f"sudo apt install {package}")


def test_all_missing_packages_are_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has to install them one by one; a package that brings two libraries is named once."""
    lacking = {"libGL.so.1", "libglib-2.0.so.0", "libgthread-2.0.so.0", "libxcb-shape.so.0"}
    monkeypatch.setattr(launch, "_loads", lambda library: library not in lacking)
    sentence = launch._missing("libGL.so.1: cannot open shared object file")
    assert sentence.endswith("sudo apt install libgl1 libglib2.0-0 libxcb-shape0")


def test_missing_pyside_is_told_with_the_command() -> None:
    """Where Qt for Python itself is missing, pip is the way."""
    assert launch._missing("No module named 'PySide6'") == (
        "PySide6 is not installed for this Python; type: pip install timeline-viewer"
    )


@pytest.mark.usefixtures("_all_libraries")
@pytest.mark.parametrize("said", ["libstrange.so.9: cannot open shared object file", "No module named 'yaml'"])
def test_other_complaints_are_passed_on(said: str) -> None:
    """What nobody has foreseen is told as it was said."""
    assert launch._missing(said) == f"The window cannot open: {said}"


@pytest.mark.parametrize(
    ("environ", "platform"),
    [
        ({}, "xcb"),
        ({"DISPLAY": ":0"}, "xcb"),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "wayland"),
        ({"QT_QPA_PLATFORM": "offscreen"}, "offscreen"),
        ({"QT_QPA_PLATFORM": "xcb:tabletdebug", "WAYLAND_DISPLAY": "wayland-0"}, "xcb"),
        ({"QT_QPA_PLATFORM": "wayland;xcb"}, "wayland"),
    ],
)
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have one platform")
def test_the_platform_is_the_one_that_qt_will_choose(environ: dict[str, str], platform: str) -> None:
    """What is asked for comes first, then Wayland, then X11."""
    assert launch._platform(environ) == platform


def test_without_a_display_the_terminal_is_pointed_to() -> None:
    """The refusal names the commands that work without a display."""
    with pytest.raises(CannotOpenWindow, match=r"DISPLAY is not set.*timeline-viewer list events\.yaml.*check"):
        launch._check_display(dict(X11))


def test_a_dead_display_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A display that is named and does not answer is another refusal, with the same advice."""
    monkeypatch.setattr(launch, "_answers", lambda _display: False)
    with pytest.raises(CannotOpenWindow, match=r"The display :99 does not answer.*timeline-viewer list"):
        launch._check_display({**X11, "DISPLAY": ":99"})
    monkeypatch.setattr(launch, "_answers", lambda _display: True)
    launch._check_display({**X11, "DISPLAY": ":99"})


def test_where_qt_draws_elsewhere_no_display_is_needed() -> None:
    """Offscreen and Wayland ask for no X server."""
    launch._check_display({"QT_QPA_PLATFORM": "offscreen"})
    launch._check_display({"QT_QPA_PLATFORM": "", "WAYLAND_DISPLAY": "wayland-0"})


def test_a_plugin_that_lacks_a_library_is_a_refusal(tmp_path: Path) -> None:
    """Qt's plugin is loaded as Qt will; one that is not there is Qt's own business."""
    launch._check_plugin(tmp_path / "none.so")
    (tmp_path / "libqxcb.so").write_bytes(b"not a library")
    with pytest.raises(CannotOpenWindow):
        launch._check_plugin(tmp_path / "libqxcb.so")


def test_libraries_are_asked_for_by_name() -> None:
    """The C library is there, an invented one is not."""
    assert launch._loads("libc.so.6")
    assert not launch._loads("libno-such-thing.so.0")


def test_the_program_refuses_without_a_display() -> None:
    """No DISPLAY ends with 2 and one line that names what to use instead; nothing is written to stdout."""
    done = open_in(DISPLAY="")
    assert done.returncode == 2
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert "no window can open" in line or "apt install" in line
    assert "timeline-viewer list events.yaml" in line or "apt install" in line


def test_the_program_refuses_a_dead_display() -> None:
    """A display that nobody serves ends with 2 and one line, not with Qt's abort."""
    try:
        ctypes.CDLL("libxcb.so.1")
    except OSError:
        pytest.skip("libxcb is not installed, so no display can be asked")
    done = open_in(DISPLAY=":4711")
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert ":4711 does not answer" in line or "apt install" in line


def test_diagnose_tells_what_is_missing() -> None:
    """Without a display --diagnose still says what there is, why no window opens, and ends with 2."""
    command = [sys.executable, "-m", "viewer", "--diagnose"]
    environ = {**os.environ, **X11, "DISPLAY": ""}
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stdout.startswith("Python 3.")
    assert "no window can open" in done.stdout or "apt install" in done.stdout
    assert done.stderr == ""


def test_diagnose_says_when_all_is_well(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a window can open, --diagnose says so and ends with 0."""
    monkeypatch.setattr(launch, "_refusal", lambda _environ: "")
    assert launch.open_window(None, diagnose=True) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "A window can open here."
