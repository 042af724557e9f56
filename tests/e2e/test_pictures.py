"""Pictures as a user makes them: from the menu, on paper, and with the commands of the README."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.e2e.conftest import Start
from tests.e2e.desktop import Desktop, wait_until
from tests.e2e.program import ROOT

STILL: dict[str, object] = {"language": "en", "titles": "en", "reduced_motion": True}
BEGINNINGS = {"svg": b"<?xml", "pdf": b"%PDF", "png": b"\x89PNG"}


def whole(path: Path) -> bool:
    """Return whether a file is there and complete."""
    if not path.exists():
        return False
    data = path.read_bytes()
    ends = {".svg": b"</svg>", ".pdf": b"%%EOF", ".png": b"IEND\xaeB`\x82"}
    return data.startswith(BEGINNINGS[path.suffix[1:]]) and data.rstrip(b"\n").endswith(ends[path.suffix])


@pytest.mark.parametrize("kind", ["svg", "pdf", "png"])
def test_a_picture_is_exported_from_the_menu(
    start: Start, desktop: Desktop, registry: Path, tmp_path: Path, kind: str
) -> None:
    """The dialog takes a name; its ending chooses the form, and the whole file is there."""
    program = start(registry, settings=STILL)
    before = desktop.wait_for_rest(program.box)
    desktop.press("alt+f", "c")
    desktop.wait_for_change(before, "the dialog opens")
    desktop.wait_for_rest(program.box)
    target = tmp_path / f"out.{kind}"
    desktop.press("ctrl+a")
    desktop.type(str(target))
    desktop.press("Return")
    wait_until(lambda: whole(target), "the picture is written")
    assert program.quit() == 0
    if kind == "svg":
        assert ElementTree.parse(target).getroot().tag.endswith("svg")


def test_the_timeline_is_printed_into_a_pdf(start: Start, desktop: Desktop, registry: Path, tmp_path: Path) -> None:
    """Ctrl+P asks for a printer, or the file that stands for one, and prints."""
    program = start(registry, settings=STILL, CUPS_SERVER="127.0.0.1:9")  # no printer of this machine is asked
    before = desktop.wait_for_rest(program.box)
    desktop.press("ctrl+p")
    desktop.wait_for_change(before, "the dialog opens")
    desktop.wait_for_rest(program.box)
    target = tmp_path / "timeline.pdf"
    desktop.press("alt+f", "ctrl+a")
    desktop.type(str(target))
    desktop.press("Return")
    wait_until(lambda: whole(target), "the file is written")
    assert program.quit() == 0


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return an empty folder with a copy of the shipped registry alone."""
    folder = tmp_path / "copy"
    shutil.copytree(ROOT / "resources" / "articles", folder / "resources" / "articles")
    shutil.copyfile(ROOT / "events.yaml", folder / "events.yaml")
    return folder


def commands() -> list[str]:
    """Return the lines of the README that are typed in a terminal and need no window."""
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.startswith("timeline-viewer ")]


def run(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a line as it is written, without a display."""
    words = shlex.split(line, comments=True)[1:]
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    command = [sys.executable, "-m", "viewer", *words]
    environment["PYTHONPATH"] = str(ROOT)
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("line", commands())
def test_the_commands_of_the_readme_work_as_written(copy: Path, line: str) -> None:
    """In a folder that holds the registry alone, each ends well and says something or writes something."""
    before = set(copy.rglob("*"))
    done = run(line, copy)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout or done.stderr or set(copy.rglob("*")) - before


@pytest.mark.parametrize("kind", ["svg", "pdf", "png"])
def test_render_writes_each_form(copy: Path, kind: str) -> None:
    """The README's line for pictures, with each of the endings that it names."""
    line = next(line for line in commands() if " render " in line)
    done = run(re.sub(r"-o (\w+)\.\w+", rf"-o \1.{kind}", line), copy)
    assert done.returncode == 0, done.stderr
    assert whole(copy / f"eu.{kind}")
