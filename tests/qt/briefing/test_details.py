"""The small windows of the Brief workspace: passages, participants, details of the document, sections, since when."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from tests.briefing.invented import TEXT
from viewer.qt.briefing import event_details
from viewer.qt.briefing.desk import Desk
from viewer.qt.briefing.document_details import DocumentDetails
from viewer.qt.briefing.event_details import Ticks
from viewer.qt.briefing.sections_popup import SectionsPopup
from viewer.qt.briefing.since_dialog import SinceDialog
from viewer.qt.shell.window import MainWindow


@pytest.fixture
def desk(window: MainWindow) -> Desk:
    """Return the desk with one event."""
    window.desk.actions.add(["talks-1"])
    return window.desk


def tick(monkeypatch: pytest.MonkeyPatch, *wanted: int, usual: bool = False) -> list[Ticks]:
    """Answer the next list of ticks: just these rows, or the usual choice; return the lists that were shown."""
    shown: list[Ticks] = []

    def answer(dialog: Ticks) -> int:
        shown.append(dialog)
        for row in range(dialog.list.count()):
            state = Qt.CheckState.Checked if row in wanted else Qt.CheckState.Unchecked
            dialog.list.item(row).setCheckState(state)
        if usual:
            dialog.usual.click()
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(Ticks, "exec", answer)
    return shown


def test_participants_can_be_chosen(desk: Desk, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that are ticked are listed, as one step; the usual choice lists all again."""
    people = desk.case.registry.event("talks-1").participants  # type: ignore[union-attr]
    tick(monkeypatch, 0)
    event_details.ask_participants(desk.case, desk.actions, "talks-1", window)
    chosen = desk.case.briefing.entries[0].participants
    assert chosen is not None
    assert len(chosen) == 1 < len(people)
    tick(monkeypatch, usual=True)
    event_details.ask_participants(desk.case, desk.actions, "talks-1", window)
    assert desk.case.briefing.entries[0].participants is None


def test_passages_can_be_chosen(desk: Desk, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """None at all is a choice too, unlike the usual one; each passage is named by its source."""
    shown = tick(monkeypatch)
    event_details.ask_passages(desk.case, desk.actions, "talks-1", window)
    assert desk.case.briefing.entries[0].passages == ()
    assert shown[0].list.count()
    tick(monkeypatch, 0)
    event_details.ask_passages(desk.case, desk.actions, "talks-1", window)
    passages = desk.case.briefing.entries[0].passages
    assert passages is not None
    assert passages[0].source in desk.case.registry.sources


def test_details_are_asked_in_each_language(desk: Desk, window: MainWindow) -> None:
    """A document in both languages has two fields for each text; what was not touched makes no step."""
    desk.actions.speak("both")
    dialog = DocumentDetails(desk.case, desk.actions, window)
    before = desk.case.briefing
    dialog.apply()
    assert desk.case.briefing == before
    subtitle = dialog.fields["subtitle", "en"]
    assert isinstance(subtitle, QLineEdit)
    subtitle.setText("For the visit")
    dialog.people.setText("ada, bob")
    dialog.accept()
    assert desk.case.briefing.subtitle.en == "For the visit"
    assert not desk.case.briefing.subtitle.vi
    assert desk.case.briefing.people == ("ada", "bob")


def test_people_can_be_ticked_by_name(desk: Desk, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those who are ticked stand in the field by their ids; an id that nobody has stays."""
    dialog = DocumentDetails(desk.case, desk.actions, window)
    dialog.people.setText("nobody-known")
    shown = tick(monkeypatch, 0)
    dialog._on_choose_people()
    assert shown[0].list.count() == len(desk.case.registry.people)
    first, other = dialog._people()
    assert (first in desk.case.registry.people, other) == (True, "nobody-known")


def test_sections_are_ordered_in_their_popup(qtbot: QtBot, desk: Desk, window: MainWindow) -> None:
    """Alt and an arrow moves a section; a tick takes it out; what is told are those that are printed, in order."""
    popup = SectionsPopup(("summary", "figure", "sources"), window)
    told: list[list[str]] = []
    popup.arranged.connect(told.append)
    names = [popup.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(popup.list.count())]
    popup.list.setCurrentRow(names.index("figure"))
    qtbot.keyClick(popup.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert told[-1] == ["figure", "summary", "sources"]
    popup.list.item(popup.list.currentRow()).setCheckState(Qt.CheckState.Unchecked)
    assert told[-1] == ["summary", "sources"]
    desk.actions.arrange(told[-1])
    assert desk.actions.sections == ("summary", "sources")
    desk.actions.arrange(None)
    assert desk.case.briefing.sections is None


def test_an_older_registry_has_to_be_there(desk: Desk, window: MainWindow, folder: Path) -> None:
    """The dialog says what is wrong and stays; with a file that is there it closes."""
    dialog = SinceDialog(desk.case, desk.case.registry, window)
    dialog.other.setText("gone.yaml")
    dialog.other.textEdited.emit("gone.yaml")
    dialog.accept()
    assert "gone.yaml" in dialog.verdict.text()
    assert dialog.result() != QDialog.DialogCode.Accepted
    (folder / "old.yaml").write_text(TEXT, encoding="utf-8")
    dialog.other.setText("old.yaml")
    dialog.accept()
    assert (dialog.result(), dialog.words) == (QDialog.DialogCode.Accepted, "old.yaml")


def test_many_participants_are_a_list_to_scroll(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four hundred people are listed, none is lost, and the window stays small."""
    shown = tick(monkeypatch)
    names = [(f"Người {number} =cmd <&\"'", True) for number in range(400)]
    dialog = Ticks("Participants", "Who?", names, "All", window)
    dialog.exec()
    assert shown[0].list.count() == 400
    assert dialog.sizeHint().height() < 700
