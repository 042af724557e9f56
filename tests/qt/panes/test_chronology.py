"""The chronology: rows and years, the shared selection, sorting, copying, saving."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from tests.qt.panes.samples import TEXT, session
from viewer.base.problems import UserError
from viewer.qt.panes import chronology_export as export
from viewer.qt.panes.chronology import ChronologyPane, count_words
from viewer.qt.panes.chronology_model import ChronologyModel, collation
from viewer.qt.panes.chronology_table import ChronologyTable
from viewer.qt.shell import file_dialogs
from viewer.qt.shell.look import Look
from viewer.registry.chronology import Chronology, Column
from viewer.registry.reader import read
from viewer.search.facets import Filter
from viewer.session import Session

ORDER = ["2019", "first", "2021", "visit", "third", "reply", "Undated", "pact"]
DESCENDING = Qt.SortOrder.DescendingOrder


def pane_of(qtbot: QtBot, shown: Session, look: Look | None = None) -> ChronologyPane:
    """Return a visible pane."""
    pane = ChronologyPane(shown, look or Look())
    qtbot.addWidget(pane)
    pane.resize(1000, 240)
    pane.show()
    qtbot.waitUntil(lambda: pane.table.width() == pane.width())
    pane.grab()
    return pane


def lines(model: ChronologyModel) -> list[str]:
    """Return the ids of events and the names of years, in the order of the rows."""
    found = []
    for row in range(model.rowCount()):
        head, group = model.head_at(row), model.group_at(row)
        found.append(head.id if head is not None else group[0] if group is not None else "")
    return found


def click(table: ChronologyTable, event_id: str, *, more: bool = False) -> None:
    """Click on the row of an event, with Ctrl to select one `more`."""
    keys = Qt.KeyboardModifier.ControlModifier if more else Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, keys, place_of(table, event_id))


def place_of(table: ChronologyTable, event_id: str) -> QPoint:
    """Return the middle of the title in the row of an event."""
    row = table.lines.row_of(event_id)
    assert row is not None
    return table.visualRect(table.lines.index(row, Column.TITLE)).center()


def clipboard() -> str:
    """Return the text of the clipboard."""
    return QGuiApplication.clipboard().text()


def test_nothing_is_made_until_it_is_shown(qtbot: QtBot, tmp_path: Path) -> None:
    """A hidden pane has no child and no layout, whatever changes meanwhile."""
    shown = session(tmp_path)
    pane = ChronologyPane(shown, Look())
    qtbot.addWidget(pane)
    shown.select("third")
    shown.set_titles("vi")
    assert (pane.children(), pane.layout()) == ([], None)


def test_events_stand_beneath_their_years(qtbot: QtBot, tmp_path: Path) -> None:
    """Rows are in time order, each year above its events, undated ones at the end."""
    assert lines(pane_of(qtbot, session(tmp_path)).table.lines) == ORDER


def test_the_note_counts(qtbot: QtBot, tmp_path: Path) -> None:
    """The dock's title says how many events are listed, and of how many where some are left out."""
    shown = session(tmp_path)
    pane = ChronologyPane(shown, Look())
    qtbot.addWidget(pane)
    notes: list[str] = []
    pane.title_note.connect(notes.append)
    pane.show()
    shown.set_filter(Filter(kind=frozenset({"visit"})))
    assert notes == ["5 events", "4 of 5 events"]
    assert count_words(1, 1) == "1 event"


def test_cells_say_what_the_registry_says(qtbot: QtBot, tmp_path: Path) -> None:
    """Words follow the columns; the mark's column has none to see, and some to hear."""
    model = pane_of(qtbot, session(tmp_path)).table.lines
    row = model.row_of("third")
    assert row is not None
    cells = [model.data(model.index(row, column)) for column in Column]
    assert cells == [
        None, "14 Mar 2021", "Third talks", "Sylvania", "Ada Quill", "Amber, Belgium (Customs House)", "Held", "S1",
    ]  # fmt: skip
    assert model.data(model.index(row, Column.KIND), Qt.ItemDataRole.AccessibleTextRole) == "Dialogue"
    assert model.data(model.index(0, Column.DATE)) == "2019"


def test_a_click_selects_for_everybody(qtbot: QtBot, tmp_path: Path) -> None:
    """The session's selection is the row that was clicked."""
    shown = session(tmp_path)
    click(pane_of(qtbot, shown).table, "reply")
    assert shown.selected == "reply"


def test_the_selected_row_follows(qtbot: QtBot, tmp_path: Path) -> None:
    """What is selected elsewhere is the current row, and brought back when the pane is shown later."""
    shown = session(tmp_path)
    pane = pane_of(qtbot, shown)
    shown.select("visit")
    assert pane.table.currentIndex().row() == ORDER.index("visit")
    pane.hide()
    shown.select("pact")
    pane.show()
    assert pane.table.currentIndex().row() == ORDER.index("pact")
    shown.select(None)
    assert not pane.table.selectionModel().hasSelection()


def test_following_does_not_select(qtbot: QtBot, tmp_path: Path) -> None:
    """An event that is filtered out stays selected elsewhere, though no row shows it."""
    shown = session(tmp_path)
    pane = pane_of(qtbot, shown)
    shown.select("third")
    shown.set_query("handshake-no-more")
    shown.set_show_only(True)
    assert shown.selected == "third"
    assert pane.table.lines.rowCount() == 0


def test_a_filter_that_leaves_nothing_is_named(qtbot: QtBot, tmp_path: Path) -> None:
    """A sentence stands where the table was; with events to show the table is back."""
    shown = session(tmp_path)
    pane = pane_of(qtbot, shown)
    shown.set_query("nothing-of-the-kind")
    shown.set_show_only(True)
    assert not pane.table.isVisible()
    assert pane._empty.text() == "No event passes the filter."
    shown.set_show_only(False)
    assert pane.table.isVisible()


def test_arrows_step_over_years(qtbot: QtBot, tmp_path: Path) -> None:
    """Up and down go from event to event."""
    shown = session(tmp_path)
    table = pane_of(qtbot, shown).table
    shown.select("first")
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert shown.selected == "visit"
    QTest.keyClick(table, Qt.Key.Key_Up)
    assert shown.selected == "first"


def test_a_double_click_and_enter_zoom(qtbot: QtBot, tmp_path: Path) -> None:
    """Both ask the timeline to show the event closer."""
    shown = session(tmp_path)
    pane = pane_of(qtbot, shown)
    with qtbot.waitSignal(pane.zoom_requested) as asked:
        click(pane.table, "visit")
        QTest.mouseDClick(pane.table.viewport(), Qt.MouseButton.LeftButton, pos=place_of(pane.table, "visit"))
    assert asked.args == ["visit"]
    shown.select("third")
    with qtbot.waitSignal(pane.zoom_requested) as asked:
        QTest.keyClick(pane.table, Qt.Key.Key_Return)
    assert asked.args == ["third"]


def test_the_header_sorts_and_a_second_click_reverses(qtbot: QtBot, tmp_path: Path) -> None:
    """Sorted by another column there are no years; by date they are back; the selection stays."""
    shown = session(tmp_path)
    table = pane_of(qtbot, shown).table
    shown.select("visit")
    header = table.horizontalHeader()

    def click_header(column: Column) -> None:
        place = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)

    click_header(Column.TITLE)
    assert lines(table.lines) == ["first", "pact", "reply", "third", "visit"]
    click_header(Column.TITLE)
    assert lines(table.lines) == ["visit", "third", "reply", "pact", "first"]
    assert (shown.selected, table.currentIndex().row()) == ("visit", 0)
    click_header(Column.DATE)
    assert lines(table.lines) == ORDER
    click_header(Column.DATE)
    assert lines(table.lines) == ["2021", "reply", "third", "visit", "2019", "first", "Undated", "pact"]


def test_vietnamese_sorts_as_its_dictionary_does() -> None:
    """Đ comes after D, tones after the letters, and numbers count as numbers."""
    words = ["Đối thoại 10", "Dự án", "Đối thoại 2", "ăn", "Ấn", "an"]
    assert sorted(words, key=collation("vi")) == ["an", "ăn", "Ấn", "Dự án", "Đối thoại 2", "Đối thoại 10"]


def test_copying_takes_the_selected_rows(qtbot: QtBot, tmp_path: Path) -> None:
    """Ctrl+C copies the rows in the order shown, as text and as HTML, and says how many."""
    table = pane_of(qtbot, session(tmp_path)).table
    told: list[str] = []
    table.told.connect(told.append)
    click(table, "third")
    click(table, "visit", more=True)
    QTest.keySequence(table, QKeySequence(QKeySequence.StandardKey.Copy))
    assert clipboard().splitlines() == [
        "2021",
        "- 13–16 Mar 2021: Visit [Visit] — Sylvania; Ada Quill, Boris Tern",
        "- 14 Mar 2021: Third talks [Dialogue] — Sylvania; Amber, Belgium (Customs House); Ada Quill; S1",
    ]
    assert "<td>Third talks</td>" in QGuiApplication.clipboard().mimeData().html()
    assert told == ["Copied: 2 events"]


def test_the_table_takes_the_key_before_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    """Ctrl+C in the table is the table's; other shortcuts stay the window's."""
    table = pane_of(qtbot, session(tmp_path)).table
    control = Qt.KeyboardModifier.ControlModifier
    for key, taken in ((Qt.Key.Key_C, True), (Qt.Key.Key_K, False)):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, control)
        event.ignore()
        table.event(event)
        assert event.isAccepted() is taken


@pytest.mark.parametrize(
    ("form", "first"),
    [("text", "2019\n"), ("html", "<table"), ("csv", "Date,Kind,Event,")],
)
def test_all_is_copied_in_three_forms(qtbot: QtBot, tmp_path: Path, form: str, first: str) -> None:
    """Everything that is shown is copied, in the order shown; HTML can be pasted as its source too."""
    table = pane_of(qtbot, session(tmp_path)).table
    table.copy_all(form)
    assert clipboard().startswith(first)
    assert "Pact" in clipboard()
    assert QGuiApplication.clipboard().mimeData().hasHtml() is (form == "html")


def test_copies_are_in_the_language_of_the_content(tmp_path: Path) -> None:
    """Whatever the window speaks, dates and kinds go with the titles."""
    shown = session(tmp_path)
    events = Chronology(shown.registry, shown.passing, "vi", "en")
    assert "Đàm phán lần 3 [Đối thoại]" in export.rows_data(events, (0,), by_year=False).text()


def test_the_menu_offers_what_can_be_done(qtbot: QtBot, tmp_path: Path) -> None:
    """Copying rows needs a selection; the rest does not."""
    shown = session(tmp_path)
    table = pane_of(qtbot, shown).table
    menu = table.menu()
    words = [action.text().replace("&", "") for action in menu.actions() if action.text()]
    assert words == ["Copy", "Copy all as text", "Copy all as HTML", "Copy all as CSV", "Save as CSV…", "Print…"]
    assert not menu.actions()[0].isEnabled()
    shown.select("third")
    assert table.menu().actions()[0].isEnabled()


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier])
def test_home_and_end_go_to_the_first_and_the_last_event(
    qtbot: QtBot, tmp_path: Path, held: Qt.KeyboardModifier
) -> None:
    """The lines of years, which stand before and between, are nothing to go to."""
    shown = session(tmp_path)
    table = pane_of(qtbot, shown).table
    order = [shown.registry.heads[at].id for at in table.lines.indexes()]
    qtbot.keyClick(table, Qt.Key.Key_End, held)
    assert shown.selected == order[-1]
    qtbot.keyClick(table, Qt.Key.Key_Home, held)
    assert shown.selected == order[0]
    assert table.verticalScrollBar().value() == 0


def test_saving_writes_a_file_for_spreadsheets(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file begins with the mark of UTF-8 and has the suffix; the user is told its name."""
    pane = pane_of(qtbot, session(tmp_path))
    monkeypatch.setattr(file_dialogs, "save_file", lambda *_arguments: (tmp_path / "mine", ""))
    with qtbot.waitSignal(pane.told) as told:
        pane.table.save()
    assert told.args == ["Saved: mine.csv"]
    written = (tmp_path / "mine.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbfDate,Kind,Event,")
    assert written.count(b"\r\n") == 6
    assert b"\r\r" not in written


def test_a_file_that_cannot_be_written_is_told(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reason is said, and nothing breaks; a dialog that is left changes nothing."""
    pane = pane_of(qtbot, session(tmp_path))
    missing = tmp_path / "missing" / "x.csv"
    monkeypatch.setattr(file_dialogs, "save_file", lambda *_arguments: (missing, ""))
    with qtbot.waitSignal(pane.failed) as failed:
        pane.table.save()
    assert failed.args is not None
    assert failed.args[0].startswith("Not saved: ")
    monkeypatch.setattr(file_dialogs, "save_file", lambda *_arguments: (None, ""))
    pane.table.save()
    with pytest.raises(UserError):
        export.write_csv(missing, Chronology(session(tmp_path).registry, (), "en"), ())


def test_another_registry_is_shown_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    """A saved file shows its new events, in the sorting that was chosen."""
    shown = session(tmp_path)
    table = pane_of(qtbot, shown).table
    table.horizontalHeader().setSortIndicator(Column.TITLE, DESCENDING)
    path = tmp_path / "events.yaml"
    path.write_text(TEXT + '  - {id: zoo, title: "Zoo", date: 2022}\n', encoding="utf-8")
    shown.set_registry(read(path))
    assert lines(table.lines)[0] == "zoo"


def test_titles_follow_the_switch(qtbot: QtBot, tmp_path: Path) -> None:
    """Content changes its language, the program's words do not."""
    shown = session(tmp_path)
    model = pane_of(qtbot, shown).table.lines
    shown.set_titles("vi")
    row = model.row_of("third")
    assert row is not None
    found = model.row_at(row)
    assert found is not None
    assert (found.title, found.partner, found.status) == ("Đàm phán lần 3", "Xin-va-nia", "Held")


def test_the_row_under_the_pointer_is_marked(qtbot: QtBot, tmp_path: Path) -> None:
    """The pointer marks a row, whatever column it is over, and leaves none marked behind."""
    table = pane_of(qtbot, session(tmp_path)).table
    before = table.grab().toImage()
    place = place_of(table, "third")
    QTest.mouseMove(table.viewport(), place)
    qtbot.waitUntil(lambda: table.grab().toImage() != before)
    table.leaveEvent(QEvent(QEvent.Type.Leave))
    assert table.grab().toImage() == before


def test_the_user_keeps_own_widths(qtbot: QtBot, tmp_path: Path) -> None:
    """Columns share the width until one of them was dragged; then they stay."""
    table = pane_of(qtbot, session(tmp_path)).table
    shared = table.columnWidth(Column.TITLE)
    table.window().resize(1300, 240)
    QTest.qWait(1)
    assert table.columnWidth(Column.TITLE) > shared
    table.horizontalHeader().resizeSection(Column.TITLE, 200)
    table.window().resize(1000, 240)
    QTest.qWait(1)
    assert table.columnWidth(Column.TITLE) == 200


def test_a_dark_look_is_painted_dark(qtbot: QtBot, tmp_path: Path) -> None:
    """A year's band has the colour of the theme, before and after it changes."""
    look = Look()
    table = pane_of(qtbot, session(tmp_path), look).table
    band = table.visualRect(table.lines.index(0, Column.PLACE)).center()
    assert table.viewport().grab().toImage().pixelColor(band) == look.color("chrome")
    look.set_dark(True)
    assert table.viewport().grab().toImage().pixelColor(band) == look.color("chrome")


def test_a_pane_that_is_gone_hears_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    """After its end the session's changes reach no dead widget."""
    shown = session(tmp_path)
    pane = ChronologyPane(shown, Look())
    pane.show()
    gone: list[bool] = []
    pane.destroyed.connect(lambda: gone.append(True))
    pane.deleteLater()
    qtbot.waitUntil(lambda: gone == [True])
    shown.select("third")
    shown.set_titles("vi")


def test_ten_thousand_events_are_made_into_words_only_where_they_show(qtbot: QtBot, tmp_path: Path) -> None:
    """Of many rows only those in sight are worked out."""
    events = "".join(f'  - {{id: e{n}, title: "Talks {n}", date: {1900 + n % 100}}}\n' for n in range(10_000))
    path = tmp_path / "many.yaml"
    path.write_text(f"format: 1\nlanguage: en\nevents:\n{events}", encoding="utf-8")
    shown = Session(read(path), today=0, titles="en")
    table = pane_of(qtbot, shown).table
    assert table.lines.rowCount() == 10_100
    assert table.lines.events is not None
    assert 0 < len(table.lines.events._rows) < 60


def test_a_row_has_one_ground(qtbot: QtBot, tmp_path: Path) -> None:
    """Cells of a row have the pane's colour, as what is below them; those of the selected row have its own."""
    shown, look = session(tmp_path), Look()
    table = pane_of(qtbot, shown, look).table
    shown.select("third")
    picture = table.viewport().grab().toImage()
    for event_id, role in (("visit", "pane"), ("third", "selected")):
        row = table.lines.row_of(event_id)
        for column in (Column.DATE, Column.TITLE, Column.PLACE, Column.SOURCES):
            box = table.visualRect(table.lines.index(row, column))
            assert picture.pixelColor(box.right() - 2, box.top() + 3) == look.color(role)


def test_only_what_is_cut_is_told_beside_the_pointer(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mark tells its kind, a cell its words where they have no room, others nothing."""
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, words, _view: told.append(words))
    table = pane_of(qtbot, session(tmp_path)).table
    row = table.lines.row_of("third")
    assert row is not None
    for column in (Column.KIND, Column.STATUS, Column.PLACE):
        place = table.visualRect(table.lines.index(row, column)).center()
        help_event = QHelpEvent(QEvent.Type.ToolTip, place, table.viewport().mapToGlobal(place))
        QApplication.sendEvent(table.viewport(), help_event)
    assert told == ["Dialogue", "", "Amber, Belgium (Customs House)"]
