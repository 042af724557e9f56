"""What tests of the real window share: one desktop for all of them, and a fresh copy of a registry for each."""

from __future__ import annotations

import json
import shutil
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.e2e.desktop import Desktop, missing_tools
from tests.e2e.program import ROOT, Program

Start = Callable[..., Program]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all that stands here; skip it, saying why, where a desktop cannot be made."""
    missing = missing_tools()
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.e2e)
            if missing:
                item.add_marker(pytest.mark.skip(reason=f"not installed: {', '.join(missing)}"))


@pytest.fixture(scope="session")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desktop]:
    """Return a desktop that ends with the session."""
    found = Desktop(tmp_path_factory.mktemp("desktop"))
    yield found
    found.close()


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    """Return a copy of the small invented registry, which the test may change."""
    copy = tmp_path / "registry"
    shutil.copytree(Path(__file__).parent / "registry", copy)
    return copy / "events.yaml"


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """Return a copy of the shipped registry with its article texts."""
    copy = tmp_path / "shipped"
    shutil.copytree(ROOT / "resources" / "articles", copy / "resources" / "articles")
    shutil.copyfile(ROOT / "events.yaml", copy / "events.yaml")
    return copy / "events.yaml"


@pytest.fixture
def editor(tmp_path: Path) -> Path:
    """Return a program that notes what it is called with in a file beside it; it takes lines as vim does."""
    program = tmp_path / "gvim"
    program.write_text('#!/bin/sh\nprintf "%s\\n" "$@" > "$0.new" && mv "$0.new" "$0.called"\n', encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program


@pytest.fixture
def start(desktop: Desktop, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Start]:
    """Return a function that starts the program and waits for its window.

    Every start of one test uses the same homes, so that a second start finds what the first one left. Settings go
    in as `settings`, variables of the environment by name. A test in which the program noted a fault of its own
    has failed, whatever else it found.
    """
    started: list[Program] = []
    home = tmp_path / "home"

    def begin(*arguments: object, settings: dict[str, object] | None = None, **environment: str) -> Program:
        if settings is not None:
            folder = home / "config" / "timeline-viewer"
            folder.mkdir(parents=True, exist_ok=True)
            folder.joinpath("settings.json").write_text(json.dumps(settings), encoding="utf-8")
        program = Program(desktop, home, *arguments, **environment)
        started.append(program)
        program.wait_for_window()
        return program

    yield begin
    if started and request.session.testsfailed:
        desktop.save_picture(tmp_path / "screen.png")
    for program in started:
        program.end()
    assert not [program.faults for program in started if program.faults]
