"""A large registry is read beside the window, in portions by other processes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.bench.generate import registry_text
from viewer.app import Program
from viewer.base.settings import Settings
from viewer.qt.shell.discard import Discard
from viewer.qt.shell.loading import Loading
from viewer.registry import portions, reader
from viewer.registry.assembly import Assembly
from viewer.registry.partners import PARTNERS
from viewer.registry.reader import read
from viewer.registry.time_order import ORDER

EVENTS = 1200
TIMEOUT = 60_000  # ms


@pytest.fixture(autouse=True)
def _any_size_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let files that a test can write be large, and their portions small."""
    monkeypatch.setattr(reader, "LARGE", 50_000)
    monkeypatch.setattr(portions.portions, "__defaults__", (60_000,))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a large registry."""
    found = tmp_path / "events.yaml"
    found.write_text(registry_text(EVENTS), encoding="utf-8")
    return found


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    """Return the program, not open yet."""
    made = Program(qapp, Settings(tmp_path / "settings.json"))
    yield made
    if made.loader is not None:
        made.loader.release()
    if made.window is not None:
        made.window.close()
        made.window.deleteLater()
    made.close()


def heads(program: Program) -> int:
    """Return how many events are shown."""
    assert program.session is not None
    return len(program.session.registry.heads)


def loading(program: Program) -> Loading:
    """Return what shows the reading."""
    assert program.window is not None
    found = program.window.findChild(Loading)
    assert found is not None
    return found


def all_there(qtbot: QtBot, program: Program) -> None:
    """Wait until everything is shown."""
    assert program.session is not None
    session, loader = program.session, program.loader
    assert loader is not None
    qtbot.waitUntil(lambda: loader.reading is None and not session.is_partial, timeout=TIMEOUT)


def test_the_first_events_are_shown_at_once(qtbot: QtBot, program: Program, path: Path) -> None:
    """The window opens on the first events and knows that it has not all; then the rest comes."""
    program.open(path)
    assert program.session is not None
    assert (heads(program), program.session.is_partial) == (portions.FIRST, True)
    all_there(qtbot, program)
    assert program.session.registry.heads == read(path).heads
    assert not loading(program).bar.isVisible()


def test_what_nobody_asks_for_is_worked_out_behind_the_last_picture(qtbot: QtBot, program: Program, path: Path) -> None:
    """When everything is shown, what panes show is known; what they may show later becomes known while idle."""
    program.open(path)
    assert program.session is not None
    assert program.loader is not None
    known: list[tuple[bool, bool]] = []
    session = program.session
    program.loader.completed.connect(
        lambda: known.append((PARTNERS.has(session.registry), ORDER.has(session.registry)))
    )
    all_there(qtbot, program)
    assert known == [(True, False)]
    qtbot.waitUntil(lambda: ORDER.has(session.registry), timeout=TIMEOUT)


def test_progress_is_shown_and_cancelled(qtbot: QtBot, program: Program, path: Path) -> None:
    """Cancel keeps what has been read, says how much is missing, and offers the rest."""
    program.open(path)
    loader, window = program.loader, program.window
    assert loader is not None
    assert window is not None
    with qtbot.waitSignal(loader.reading_began, timeout=TIMEOUT) as began:
        pass
    reading = began.args[0]
    with qtbot.waitSignal(reading.progressed, timeout=TIMEOUT, check_params_cb=lambda events, _all: events > 0):
        pass
    bar = loading(program).bar
    assert bar.isVisible()
    assert "of about 1,200 events" in bar.words
    bar.cancel_requested.emit()
    assert program.session is not None
    assert loader.reading is None
    assert program.session.is_partial
    assert 0 < heads(program) < EVENTS
    assert not bar.isVisible()
    assert window.banner.isVisible()
    loader.read_rest()
    all_there(qtbot, program)
    assert not window.banner.isVisible()
    assert heads(program) == EVENTS


def test_opening_a_large_file_does_not_wait_for_it(qtbot: QtBot, program: Program, path: Path, tmp_path: Path) -> None:
    """What was shown stays until the first events of the other file are there; its selection goes with it."""
    small = tmp_path / "small.yaml"
    small.write_text('format: 1\nevents: [{id: a, title: "Here", date: 2000}]\n', encoding="utf-8")
    program.open(small)
    assert program.loader is not None
    assert program.session is not None
    program.session.select("a")
    with qtbot.waitSignal(program.loader.opened, timeout=TIMEOUT):
        assert program.loader.open(path)
        assert heads(program) == 1
    assert heads(program) >= portions.FIRST
    all_there(qtbot, program)
    assert program.session.registry.path == path


def test_another_file_ends_the_reading(qtbot: QtBot, program: Program, path: Path, tmp_path: Path) -> None:
    """A file that is opened meanwhile is what stays."""
    program.open(path)
    assert program.loader is not None
    with qtbot.waitSignal(program.loader.reading_began, timeout=TIMEOUT):
        pass
    small = tmp_path / "small.yaml"
    small.write_text('format: 1\nevents: [{title: "Here", date: 2000}]\n', encoding="utf-8")
    assert program.loader.open(small)
    assert program.loader.reading is None
    assert heads(program) == 1


def test_a_broken_large_file_is_shown_as_far_as_it_is_whole(qtbot: QtBot, program: Program, path: Path) -> None:
    """One broken event costs itself, as in a small file; its line is in the list."""
    text = (
        path.read_text(encoding="utf-8").replace("topics: [", "topics: [[", 900).replace("topics: [[", "topics: [", 899)
    )
    path.write_text(text, encoding="utf-8")
    program.open(path)
    all_there(qtbot, program)
    assert program.session is not None
    expected = read(path)
    assert expected.document.broken
    assert program.session.registry.heads == expected.heads
    assert program.session.registry.problems == expected.problems


def test_a_change_is_read_beside_the_window(
    qtbot: QtBot, program: Program, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A changed large file is read again from what is known of it, and nothing is shown before it is there."""
    program.open(path)
    all_there(qtbot, program)
    assert program.loader is not None
    assert program.session is not None
    known: list[bool] = []
    plain = Assembly.__init__

    def noted(self: Assembly, name: Path, size: int, before: object = None) -> None:
        known.append(before is not None)
        plain(self, name, size, before)  # type: ignore[arg-type]  # passed on

    monkeypatch.setattr(Assembly, "__init__", noted)
    path.write_text(path.read_text(encoding="utf-8").replace("Meeting number 700 ", "Another 700 "), encoding="utf-8")
    with qtbot.waitSignal(program.loader.disk_changed, timeout=TIMEOUT):
        program.loader.reload()
    assert known == [True]
    assert program.session.registry.heads == read(path).heads
    assert program.session.registry.heads[700].title.en.startswith("Another 700")


def test_a_file_without_events_to_cut_is_read_whole(qtbot: QtBot, program: Program, path: Path) -> None:
    """Nothing is shown until all of it is there."""
    path.write_text("format: 1\nevents: [" + "{title: Talks, date: 2001},\n " * 3000 + "]\n", encoding="utf-8")
    program.open(path)
    assert heads(program) == 0
    all_there(qtbot, program)
    assert heads(program) == 3000


def test_where_no_process_can_be_started_the_window_reads(
    qtbot: QtBot, program: Program, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without other processes the file is read after all."""
    monkeypatch.setattr("viewer.registry.portion_worker.command", lambda _path: ["/nothing/here"])
    program.open(path)
    all_there(qtbot, program)
    assert heads(program) == EVENTS


def test_a_language_change_goes_on_reading(qtbot: QtBot, program: Program, path: Path) -> None:
    """The window in the other language reads what is missing."""
    program.open(path)
    assert program.window is not None
    program.window.language_requested.emit("vi")
    all_there(qtbot, program)
    assert heads(program) == EVENTS


def test_a_large_registry_is_let_go_of_in_slices(
    qtbot: QtBot, program: Program, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another file replaces is held until the event loop has dropped it event by event."""
    monkeypatch.setattr("viewer.qt.shell.loader._MANY", 1000)
    program.open(path)
    all_there(qtbot, program)
    small = tmp_path / "small.yaml"
    small.write_text('format: 1\nevents: [{title: "Here", date: 2000}]\n', encoding="utf-8")
    assert program.loader is not None
    assert program.loader.open(small)
    (held,) = program.loader.findChildren(Discard)
    assert [len(pile) for pile in held.piles] == [EVENTS, EVENTS]
    qtbot.waitUntil(lambda: not any(held.piles), timeout=TIMEOUT)
