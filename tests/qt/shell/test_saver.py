"""Saving, undoing, the file on disk and what is left behind, as the window shows them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from viewer.app import Program
from viewer.base import i18n
from viewer.base.settings import Settings
from viewer.qt.shell.backup_browser import BackupBrowser
from viewer.qt.shell.compare import CompareDialog, DiskComparison
from viewer.qt.shell.saver import Saver
from viewer.registry.comparing import Side
from viewer.registry.history import Change, Step

TEXT = """\
format: 1
language: en
events:
  - id: first
    title: "First talks"
    date: 2020-01-10
  - id: second
    title: "Second talks"
    date: 2021-03
  - id: third
    title: "Third talks"
    date: 2022-03
"""


class Desk:
    """A window on a small registry, with what a test does to it."""

    def __init__(self, program: Program, path: Path, qtbot: QtBot) -> None:
        self.program, self.path, self.qtbot = program, path, qtbot

    @property
    def window(self):  # type: ignore[no-untyped-def]  # short for what every test reads
        """Return the window that is shown now."""
        return self.program.window

    @property
    def banner(self):  # type: ignore[no-untyped-def]  # as above
        """Return the window's banner."""
        return self.program.window.banner

    def type(self, old: str, new: str) -> None:
        """Put `new` where `old` stands, as the editor does."""
        manuscript = self.program.loader.manuscript
        manuscript.rewrite(Step("Type", (Change(manuscript.text.index(old), old, new),), "typing"))
        manuscript.read()

    def other_writes(self, old: str, new: str) -> None:
        """Let another program change the file, and wait until the window has noticed."""
        with self.qtbot.waitSignal(self.program.loader.disk_changed, timeout=4000):
            self.path.write_text(self.path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    def run(self, command: str) -> None:
        """Run a command as its menu does."""
        self.program.window.menus.actions[command].trigger()

    @property
    def on_disk(self) -> str:
        """Return what the file holds."""
        return self.path.read_text(encoding="utf-8")

    @property
    def titles(self) -> list[str]:
        """Return what the events are called on the screen."""
        return [head.title.pick("en") for head in self.program.session.registry.heads]


Open = Callable[[Path], Desk]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a small registry in a folder of its own."""
    found = tmp_path / "registry" / "events.yaml"
    found.parent.mkdir()
    found.write_text(TEXT, encoding="utf-8")
    return found


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    """Return a function that opens a window on a file."""
    programs: list[Program] = []

    def open_on(file: Path) -> Desk:
        application = QGuiApplication.instance()
        program = Program(application, Settings(tmp_path / "settings.json"))  # type: ignore[arg-type]  # a QApplication
        program.open(file)
        programs.append(program)
        with qtbot.waitExposed(program.window):
            pass
        qtbot.waitUntil(lambda: program.window.saving._saver is not None, timeout=3000)
        return Desk(program, file, qtbot)

    yield open_on
    for program in programs:
        if program.window is not None:
            program.window.close()
            program.window.deleteLater()
        program.close()


@pytest.fixture
def desk(opened: Open, path: Path) -> Desk:
    """Return a window on the small registry."""
    return opened(path)


def test_an_untouched_window_offers_nothing_to_save_or_undo(desk: Desk) -> None:
    """Save, Undo and Redo are disabled, in menus and toolbar, and the title bears no star."""
    for command in ("save", "undo", "redo"):
        assert not desk.window.menus.actions[command].isEnabled()
    assert not desk.window.isWindowModified()
    assert desk.window.status.file_words[0] == ""
    assert not desk.window.saving._note.isActive()


def test_typing_marks_the_window_and_counts_the_lines(desk: Desk) -> None:
    """Unsaved text shows in title and status bar, with the number of lines that differ from the disk."""
    desk.type("First talks", "Opening talks")
    assert desk.window.isWindowModified()
    assert desk.window.menus.actions["save"].isEnabled()
    desk.qtbot.waitUntil(lambda: desk.window.status.file_words[0] == "Unsaved: 1 line", timeout=2000)
    desk.type("Third", "3rd")
    desk.qtbot.waitUntil(lambda: desk.window.status.file_words[0] == "Unsaved: 2 lines", timeout=2000)
    assert desk.on_disk == TEXT


def test_save_writes_and_says_when(desk: Desk) -> None:
    """After a save the file holds the text, nothing is modified, and the status bar tells the time."""
    desk.type("First talks", "Opening talks")
    desk.run("save")
    assert "Opening talks" in desk.on_disk
    assert not desk.window.isWindowModified()
    assert desk.window.status.file_words[0] == ""
    assert desk.window.status.file_words[2].startswith("Saved ")


def test_undo_names_the_step_and_shows_its_event(desk: Desk) -> None:
    """The menu names what Undo takes back; the event concerned is selected; Redo does it again."""
    desk.program.session.select("first")
    desk.type("Third", "3rd")
    assert desk.window.menus.actions["undo"].text() == "&Undo “Type”"
    assert "Ctrl+Z" in desk.window.menus.actions["undo"].toolTip()
    desk.run("undo")
    assert desk.titles[2] == "Third talks"
    assert desk.program.session.selected == "third"
    assert not desk.window.isWindowModified()
    assert desk.window.menus.actions["redo"].text() == "R&edo “Type”"
    desk.run("redo")
    assert desk.titles[2] == "3rd talks"


def test_undoing_a_deletion_selects_the_event_that_came_back(desk: Desk) -> None:
    """An event that undo brings back is selected; one that redo takes away leaves no neighbour selected instead."""
    gone = TEXT[TEXT.index("  - id: second") : TEXT.index("  - id: third")]
    desk.type(gone, "")
    desk.program.session.select(None)
    desk.run("undo")
    assert desk.program.session.selected == "second"
    desk.run("redo")
    assert desk.program.session.selected is None


def test_a_step_name_with_an_ampersand_keeps_it(desk: Desk) -> None:
    """An ampersand in a step's name is no mnemonic."""
    desk.program.loader.manuscript.replace("Edit “A & B”", TEXT.replace("First", "1st"))
    assert desk.window.menus.actions["undo"].text() == "&Undo “Edit “A && B””"


def test_undo_key_in_the_search_box_undoes_its_own_typing_first(desk: Desk, qtbot: QtBot) -> None:
    """While the search box has typing to take back, Ctrl+Z takes that back; afterwards it reaches the history."""
    desk.type("First", "1st")
    desk.window.activateWindow()
    desk.window.search.focus_field()
    field = desk.window.focusWidget()
    assert isinstance(field, QLineEdit)
    qtbot.waitUntil(field.hasFocus, timeout=2000)
    qtbot.keyClicks(field, "abc")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
    assert desk.titles[0] == "1st talks"
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.titles[0] == "First talks"


@pytest.mark.parametrize(
    ("answer", "closes", "text"),
    [
        (QMessageBox.StandardButton.Save, True, TEXT.replace("First", "1st")),
        (QMessageBox.StandardButton.Discard, True, TEXT),
        (QMessageBox.StandardButton.Cancel, False, TEXT),
    ],
)
def test_closing_with_unsaved_text_asks(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, answer: QMessageBox.StandardButton, closes: bool, text: str
) -> None:
    """The window closes after Save and Discard and stays after Cancel; what is discarded is a backup."""
    desk.type("First", "1st")
    with monkeypatch.context() as patch:
        patch.setattr(Saver, "ask", lambda _saver: answer)
        assert desk.window.close() is closes
    assert desk.on_disk == text
    if answer is QMessageBox.StandardButton.Discard:
        backups = desk.program.loader.keeper.backups
        (kept,) = backups.list(desk.path)
        assert kept.why == "journal"
        assert b"1st talks" in backups.read(kept)


def test_opening_another_file_asks_first(desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """With Cancel the file stays open, with its unsaved text."""
    other = tmp_path / "other.yaml"
    other.write_text(TEXT.replace("First", "Other"), encoding="utf-8")
    desk.type("First", "1st")
    with monkeypatch.context() as patch:
        patch.setattr(Saver, "ask", lambda _saver: QMessageBox.StandardButton.Cancel)
        assert not desk.program.loader.open(other)
    assert desk.titles[0] == "1st talks"
    assert desk.program.loader.open(other)
    assert desk.titles[0] == "Other talks"
    assert not desk.window.isWindowModified()


def test_the_language_change_keeps_history_and_unsaved_text(desk: Desk) -> None:
    """The window that is built anew has the same unsaved text, and can undo it."""
    desk.type("First", "1st")
    desk.run("language_vi")
    assert desk.titles[0] == "1st talks"
    assert desk.window.isWindowModified()
    desk.run("undo")
    assert desk.titles[0] == "First talks"
    i18n.set_language("en")


def test_a_change_of_another_event_is_told_and_can_be_undone(desk: Desk) -> None:
    """The banner says how many events were taken over; its Undo takes them back and leaves mine."""
    desk.type("First", "1st")
    desk.other_writes("Second", "2nd")
    assert desk.titles[:2] == ["1st talks", "2nd talks"]
    assert "1 other event taken over. Yours is untouched." in desk.banner.words
    assert desk.window.status.file_words[1].startswith("Changed on disk ")
    desk.banner.buttons["Undo"].click()
    assert desk.titles[:2] == ["1st talks", "Second talks"]
    assert desk.window.isWindowModified()


def test_the_banner_stays_while_problems_are_found_anew(desk: Desk) -> None:
    """The check that follows a change on disk does not take its news away."""
    desk.type("First", "1st")
    desk.other_writes("Second", "2nd")
    desk.program.loader.checker.check_now()
    assert desk.banner.isVisible()


def test_both_changed_the_same_event_asks_beside_each_other(desk: Desk) -> None:
    """The banner names the event; Compare shows both texts; the choice is one step; saving then writes it."""
    desk.type("First talks", "1st talks")
    desk.other_writes("First talks", "Opening talks")
    assert "“first”" in desk.banner.words
    desk.run("save")
    (dialog,) = desk.window.findChildren(DiskComparison)
    assert not dialog.isModal()
    assert [row.side for row in dialog.table.shown].count(Side.DIFFERENT) == 1
    dialog.choices.choose(0, "both")
    dialog._decide.click()
    assert "1st talks" in desk.titles
    assert "Opening talks" in desk.titles
    assert not desk.banner.isVisible()
    desk.run("save")
    assert "1st talks" in desk.on_disk
    assert "Opening talks" in desk.on_disk


def test_keep_mine_decides_for_the_text_that_is_shown(desk: Desk) -> None:
    """Keep mine leaves the text as it is; theirs is a backup after the save."""
    desk.type("First talks", "1st talks")
    desk.other_writes("First talks", "Opening talks")
    desk.banner.buttons["Keep mine"].click()
    assert not desk.banner.isVisible()
    desk.run("save")
    assert "1st talks" in desk.on_disk
    backups = desk.program.loader.keeper.backups
    assert any(b"Opening talks" in backups.read(one) for one in backups.list(desk.path))


def test_a_broken_file_is_told_with_its_line_and_not_taken_over(desk: Desk) -> None:
    """Unsaved text stays as it is while the file is broken; when it is whole again it is merged."""
    desk.type("First", "1st")
    desk.other_writes('"Second talks"', '"Second talks')
    assert "line 8 cannot be read" in desk.banner.words
    assert desk.titles[:2] == ["1st talks", "Second talks"]
    desk.other_writes('"Second talks', '"2nd talks"')
    assert desk.titles[:2] == ["1st talks", "2nd talks"]
    assert "taken over" in desk.banner.words


def test_a_deleted_file_is_told_and_save_writes_it_again(desk: Desk) -> None:
    """The banner says that the file is gone; Save, which is enabled though nothing was typed, brings it back."""
    with desk.qtbot.waitSignal(desk.program.loader.lost, timeout=4000):
        desk.path.unlink()
    assert "no longer on the disk" in desk.banner.words
    assert desk.window.menus.actions["save"].isEnabled()
    desk.banner.buttons["Save"].click()
    assert desk.on_disk == TEXT
    assert not desk.banner.isVisible()
    assert not desk.window.menus.actions["save"].isEnabled()


def test_a_deleted_file_that_comes_back_is_forgiven(desk: Desk) -> None:
    """When another program puts the file back, the banner goes, and nothing is unsaved."""
    with desk.qtbot.waitSignal(desk.program.loader.lost, timeout=4000):
        away = desk.path.rename(desk.path.with_name("away.txt"))
    away.rename(desk.path)
    desk.qtbot.waitUntil(lambda: not desk.window.isWindowModified(), timeout=4000)
    desk.qtbot.waitUntil(lambda: not desk.banner.isVisible(), timeout=4000)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_said_beforehand_and_a_copy_offered(opened: Open, path: Path) -> None:
    """The status bar says that the file is read-only; a save says why it failed and leaves the text."""
    path.parent.chmod(0o555)
    try:
        _refuses(opened(path))
    finally:
        path.parent.chmod(0o755)


def test_a_read_only_file_is_said_beforehand_and_a_copy_offered(opened: Open, path: Path, tmp_path: Path) -> None:
    """A file without any right to write is told of, can be edited, and goes on as a copy."""
    path.chmod(0o444)
    desk = opened(path)
    _refuses(desk)
    assert desk.window.saving.saver.save_to(tmp_path / "copy.yaml")
    assert "1st talks" in (tmp_path / "copy.yaml").read_text(encoding="utf-8")
    assert desk.on_disk == TEXT
    assert not desk.window.isWindowModified()
    assert desk.window.windowTitle().startswith("copy.yaml[*]")
    desk.run("undo")
    assert desk.titles[0] == "First talks"


def _refuses(desk: Desk) -> None:
    assert desk.window.status.file_words[2] == "Read-only"
    desk.type("First", "1st")
    desk.run("save")
    assert desk.banner.words.startswith("Not saved: ")
    assert "Save a copy…" in desk.banner.buttons
    assert desk.window.isWindowModified()
    assert desk.on_disk == TEXT


def _left_by_a_killed_program(path: Path, opened: Open, monkeypatch: pytest.MonkeyPatch, homes: Path) -> None:
    """Leave unsaved text in a journal whose process runs no longer."""
    desk = opened(path)
    desk.type("First", "1st")
    desk.qtbot.waitUntil(lambda: bool(list(homes.rglob("*.journal"))), timeout=3000)
    (journal,) = homes.rglob("*.journal")
    left = journal.read_bytes()
    desk.window.close()
    monkeypatch.setattr("viewer.registry.journal.runs", lambda _process: False)
    journal.with_name(journal.name.replace(".journal", "x.journal")).write_bytes(left)


def test_text_of_a_killed_program_is_offered_and_recovered(
    opened: Open, path: Path, monkeypatch: pytest.MonkeyPatch, homes: Path
) -> None:
    """The next start tells of the text in the banner; Recover brings it back, unsaved, as a step."""
    _left_by_a_killed_program(path, opened, monkeypatch, homes)
    desk = opened(path)
    assert desk.titles[0] == "First talks"
    assert set(desk.banner.buttons) == {"Recover", "Compare", "Leave it"}
    desk.banner.buttons["Compare"].click()
    (dialog,) = desk.window.findChildren(CompareDialog)
    assert [row.right for row in dialog.table.shown if row.side is Side.DIFFERENT] == ['    title: "1st talks"']
    desk.banner.buttons["Recover"].click()
    assert desk.titles[0] == "1st talks"
    assert desk.window.isWindowModified()
    assert desk.on_disk == TEXT


def test_text_that_is_left_becomes_a_backup(
    opened: Open, path: Path, monkeypatch: pytest.MonkeyPatch, homes: Path
) -> None:
    """Leave it shows the file as it is, keeps the text as a backup, and is not asked again."""
    _left_by_a_killed_program(path, opened, monkeypatch, homes)
    desk = opened(path)
    desk.banner.buttons["Leave it"].click()
    assert not desk.banner.isVisible()
    backups = desk.program.loader.keeper.backups
    assert any(b"1st talks" in backups.read(one) for one in backups.list(path))
    assert not list(homes.rglob("*x.journal"))


def test_an_idle_window_runs_no_timer_for_saving(desk: Desk) -> None:
    """The journal is noted once after typing; then its timer rests."""
    desk.type("First", "1st")
    assert desk.window.saving._note.isActive()
    desk.qtbot.waitUntil(lambda: not desk.window.saving._note.isActive(), timeout=3000)
    desk.qtbot.wait(50)
    assert not desk.window.saving._note.isActive()
    assert not desk.window.saving._count.isActive()


def test_backups_are_listed_compared_and_restored(desk: Desk) -> None:
    """The browser tells why each was kept and how many events differ; Restore is a step that writes nothing."""
    desk.type("First", "1st")
    desk.run("save")
    desk.type("Second", "2nd")
    desk.run("backups")
    (browser,) = desk.window.findChildren(BackupBrowser)
    assert browser.list.topLevelItemCount() == 1
    item = browser.list.topLevelItem(0)
    assert item.text(1) == "Replaced by a save"
    desk.qtbot.waitUntil(lambda: item.text(3) == "2", timeout=2000)
    assert [row.left for row in browser.preview.shown if row.side is Side.DIFFERENT] == [
        '    title: "First talks"',
        '    title: "Second talks"',
    ]
    browser.restore()
    assert desk.titles == ["First talks", "Second talks", "Third talks"]
    assert "1st talks" in desk.on_disk
    desk.run("undo")
    assert desk.titles[:2] == ["1st talks", "2nd talks"]


def test_backups_of_a_file_that_is_gone_can_be_saved_as_a_copy(opened: Open, path: Path, tmp_path: Path) -> None:
    """A registry that does not open has its backups listed, and each can be written elsewhere."""
    desk = opened(path)
    desk.type("First", "1st")
    desk.run("save")
    desk.window.close()
    path.unlink()
    empty = opened(path)
    empty.run("backups")
    (browser,) = empty.window.findChildren(BackupBrowser)
    assert browser.files.count() == 1
    assert not browser.restore_button.isEnabled()
    browser.save_copy(tmp_path / "back.yaml")
    assert (tmp_path / "back.yaml").read_text(encoding="utf-8") == TEXT


def test_the_last_said_is_shown_and_the_one_before_comes_back(desk: Desk) -> None:
    """Closing the banner shows what was said before; saying something about the same replaces it."""
    banner = desk.banner
    banner.tell("one", [], about="a")
    banner.tell("two", [("Do", lambda: None)], about="b")
    banner.tell("two again", [], about="b")
    assert (banner.words, list(banner.buttons)) == ("two again", [])
    banner._close.click()
    assert banner.words == "one"
    banner._close.click()
    assert not banner.isVisible()


def _by_rename(desk: Desk, text: str) -> None:
    beside = desk.path.with_name(".events.yaml.swp")
    beside.write_text(text, encoding="utf-8")
    beside.replace(desk.path)


def _by_truncating(desk: Desk, text: str) -> None:
    with desk.path.open("w", encoding="utf-8") as file:
        file.flush()
        desk.qtbot.wait(100)
        file.write(text)


def _in_slow_pieces(desk: Desk, text: str) -> None:
    with desk.path.open("w", encoding="utf-8") as file:
        for start in range(0, len(text), 60):
            file.write(text[start : start + 60])
            file.flush()
            desk.qtbot.wait(90)


@pytest.mark.parametrize("write", [_by_rename, _by_truncating, _in_slow_pieces])
def test_however_another_program_saves_unsaved_text_stays(desk: Desk, write: Callable[[Desk, str], None]) -> None:
    """A file that is replaced, emptied and written, or written in pieces is merged once, when it is whole."""
    desk.type("First", "1st")
    heard: list[object] = []
    desk.program.loader.disk_changed.connect(heard.append)
    write(desk, TEXT.replace("Second", "2nd"))
    desk.qtbot.waitUntil(lambda: bool(heard), timeout=5000)
    desk.qtbot.wait(300)
    assert len(heard) == 1
    assert desk.titles == ["1st talks", "2nd talks", "Third talks"]
    assert "1 other event taken over" in desk.banner.words
    assert len(desk.program.loader.manuscript.history.done) == 2


@pytest.fixture
def everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do beside the window what is done there for large registries only."""
    monkeypatch.setattr("viewer.qt.shell.saver.LARGE", 1)
    monkeypatch.setattr("viewer.qt.shell.taking_over.LARGE", 1)


@pytest.mark.usefixtures("everything_is_large")
def test_a_large_registry_is_saved_beside_the_window(desk: Desk) -> None:
    """The status bar says that it is being saved; what is typed meanwhile stays unsaved, and can be saved next."""
    desk.type("First", "1st")
    desk.run("save")
    assert desk.window.status.file_words[1] == "Saving…"
    desk.type("Second", "2nd")
    desk.qtbot.waitUntil(lambda: "1st" in desk.on_disk and not desk.program.loader.keeper.saving, timeout=3000)
    assert "2nd" not in desk.on_disk
    assert desk.window.isWindowModified()
    desk.run("save")
    desk.qtbot.waitUntil(lambda: not desk.window.isWindowModified(), timeout=3000)
    assert "2nd" in desk.on_disk


@pytest.mark.usefixtures("everything_is_large")
def test_a_large_save_merges_first(desk: Desk) -> None:
    """A save that meets a changed file takes the changes over beside the window, and then writes both."""
    desk.program.loader.release()  # nobody notices the change before the save does
    desk.type("First", "1st")
    desk.path.write_text(TEXT.replace("Second", "2nd"), encoding="utf-8")
    desk.run("save")
    desk.qtbot.waitUntil(lambda: not desk.window.isWindowModified(), timeout=4000)
    assert desk.on_disk == TEXT.replace("First", "1st").replace("Second", "2nd")


@pytest.mark.usefixtures("everything_is_large")
def test_closing_waits_for_a_save_that_is_under_way(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A window that is closed while it saves ends when the text is on the disk, without a question."""
    monkeypatch.setattr(Saver, "ask", lambda _saver: pytest.fail("nothing is unsaved"))
    desk.type("First", "1st")
    desk.run("save")
    assert desk.window.close()
    assert "1st talks" in desk.on_disk


@pytest.mark.usefixtures("everything_is_large")
def test_a_large_text_is_journalled_beside_the_window(desk: Desk, homes: Path) -> None:
    """The unsaved text is in the journal soon after typing, and gone from it after undoing."""
    desk.type("First", "1st")
    desk.qtbot.waitUntil(lambda: bool(list(homes.rglob("*.journal"))), timeout=4000)
    desk.run("undo")
    desk.qtbot.waitUntil(lambda: not list(homes.rglob("*.journal")), timeout=4000)


def test_another_program_at_the_same_file_is_told_of_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the user comes back to the window, programs that show the file meanwhile are named; then taken back."""
    from viewer.registry.instances import Instance, Instances
    from viewer.registry.process import this_process

    others = [Instance(this_process(), 0.0)]
    monkeypatch.setattr(Instances, "others", lambda _instances, _path: others)
    news = desk.window.saving.saver.news
    news._on_application_state_changed(Qt.ApplicationState.ApplicationActive)
    assert "Also open in another window" in desk.banner.words
    desk.banner.hide()
    news._on_application_state_changed(Qt.ApplicationState.ApplicationActive)
    assert not desk.banner.isVisible()
    others.clear()
    news._on_application_state_changed(Qt.ApplicationState.ApplicationActive)
    assert not desk.banner.isVisible()


def test_closing_leaves_no_note_of_the_program(opened: Open, path: Path, homes: Path) -> None:
    """While a file is open a note tells other programs so; it goes with the program."""
    desk = opened(path)
    assert list(homes.rglob("instances/*.json"))
    desk.program.close()
    assert not list(homes.rglob("instances/*.json"))


def test_a_field_that_goes_with_its_dialog_is_forgotten(desk: Desk, qtbot: QtBot) -> None:
    """The focus passes on from a field that no longer exists."""
    field = QLineEdit(desk.window)
    field.show()
    desk.window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus, timeout=2000)
    field.deleteLater()
    desk.window.search.focus_field()
    qtbot.wait(20)
    desk.window.timeline.canvas.setFocus()
    qtbot.wait(20)
    assert desk.window.timeline.canvas.hasFocus()
