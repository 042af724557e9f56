"""The participants pane: groups, attestations, chips, wishes."""

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.qt.panes.samples import session
from viewer.qt.panes.fact_rows import gathered
from viewer.qt.panes.participant_delegate import ParticipantDelegate
from viewer.qt.panes.participant_rows import HOME, Kind, Row, Rows, note
from viewer.qt.panes.participants import ParticipantsPane, words
from viewer.qt.shell.look import Look
from viewer.session import PassageRef, Session

LEFT = Qt.MouseButton.LeftButton


def rows(shown: Session, event_id: str) -> tuple[Row, ...]:
    """Return the rows of an event; the hue of Sylvania is 3."""
    event = shown.registry.event(event_id)
    assert event is not None
    texts = {key: shown.texts.readable(source) for key, source in shown.registry.sources.items()}
    passages = gathered(shown.registry, event, texts.__getitem__)
    return Rows(shown.registry, event, "en", {"SYL": 3}.get, passages).build()  # type: ignore[arg-type]  # both are known


def pane_of(qtbot: QtBot, shown: Session, width: int = 440) -> ParticipantsPane:
    """Return a visible pane."""
    pane = ParticipantsPane(shown, Look())
    qtbot.addWidget(pane)
    pane.resize(width, 300)
    pane.show()
    pane.grab()
    return pane


def row_box(pane: ParticipantsPane, name: str) -> tuple[Row, QRectF]:
    """Return the row of somebody, and where it stands."""
    number = next(at for at, row in enumerate(pane.list.rows) if row.name == name)
    return pane.list.rows[number], QRectF(pane.list.visualRect(pane.list.model().index(number, 0)))


def test_people_are_grouped_by_party_with_the_own_side_first(tmp_path: Path) -> None:
    """Headers name the parties; who has none comes last; unnamed ones are said to be unnamed."""
    assert [(row.kind, row.name) for row in rows(session(tmp_path), "third")] == [
        (Kind.GROUP, "Freedonia"),
        (Kind.PERSON, "Ada Quill"),
        (Kind.GROUP, "Sylvania"),
        (Kind.PERSON, "Naval attaché"),
        (Kind.GROUP, "Others"),
        (Kind.PERSON, "Coast Guard (2)"),
        (Kind.GROUP, "Met on the same trip"),
        (Kind.SHORT, "Boris Tern"),
    ]


def test_a_row_says_rank_office_role_and_appearances(tmp_path: Path) -> None:
    """What is printed for the event stands without a date; the hue of the own side is none of the lanes'."""
    ada = rows(session(tmp_path), "third")[1]
    assert (ada.detail, ada.attested, ada.role, ada.hue) == ("General", "", "chair", HOME)
    assert (ada.person, ada.query, ada.total, ada.counts) == ("ada", "person:ada", 2, (2,))
    assert [passage.evidence.exact for chip in ada.chips for passage in chip] == ["General Ada Quill"]


def test_an_office_from_elsewhere_stands_with_its_date_and_source(tmp_path: Path) -> None:
    """The nearest attestation says of when it is and who says so."""
    ada = rows(session(tmp_path), "visit")[1]
    assert (ada.detail, ada.attested) == (
        "Colonel · Commander; Member of the Council of the Northern Fleet",
        "as of 1 Feb 2020, S1",
    )


def test_who_is_not_named_has_nothing_to_find(tmp_path: Path) -> None:
    """An unnamed participant is called by the office, in the hue of the party, and cannot be searched for."""
    attache = rows(session(tmp_path), "third")[3]
    assert (attache.named, attache.detail, attache.query, attache.hue) == (False, "not named by the source", "", 3)
    assert (attache.total, attache.counts) == (0, ())


def test_an_event_without_participants_lists_none(tmp_path: Path) -> None:
    """No rows, no note."""
    shown = session(tmp_path)
    event = shown.registry.event("pact")
    assert event is not None
    assert rows(shown, "pact") == ()
    assert note(event) == ""


def test_rows_are_read_aloud_in_full(tmp_path: Path) -> None:
    """A row's words hold name, office, attestation, role and count."""
    assert words(rows(session(tmp_path), "visit")[1]) == (
        "Ada Quill, Colonel · Commander; Member of the Council of the Northern Fleet, as of 1 Feb 2020, S1, "
        "appears in 2 events"
    )


def test_the_title_notes_the_date_that_is_meant(qtbot: QtBot, tmp_path: Path) -> None:
    """The pane's head says of which day the offices are."""
    shown = session(tmp_path)
    pane = pane_of(qtbot, shown)
    notes: list[str] = []
    pane.title_note.connect(notes.append)
    shown.select("third")
    shown.select(None)
    assert notes == ["offices as of 14 Mar 2021", ""]


def test_a_click_finds_the_events_of_a_person(qtbot: QtBot, tmp_path: Path) -> None:
    """Clicking a row sets the query; clicking an unnamed one does nothing."""
    shown = session(tmp_path)
    pane = pane_of(qtbot, shown)
    shown.select("third")
    pane.grab()
    for name, query in (("Naval attaché", ""), ("Boris Tern", "person:boris")):
        _row, box = row_box(pane, name)
        QTest.mouseClick(pane.list.viewport(), LEFT, pos=QPoint(20, round(box.center().y())))
        assert shown.query == query


def test_enter_finds_the_events_of_the_current_person(qtbot: QtBot, tmp_path: Path) -> None:
    """The keyboard begins at the first participant."""
    shown = session(tmp_path)
    pane = pane_of(qtbot, shown)
    shown.select("third")
    QApplication.sendEvent(pane.list, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    assert shown.query == "person:ada"


def test_a_chip_follows_its_passage_and_lights(qtbot: QtBot, tmp_path: Path) -> None:
    """Clicking a chip follows the passage and sets no query."""
    shown = session(tmp_path)
    pane = pane_of(qtbot, shown)
    shown.select("third")
    unlit = pane.grab().toImage()
    row, box = row_box(pane, "Ada Quill")
    delegate = pane.list.itemDelegate()
    assert isinstance(delegate, ParticipantDelegate)
    chip = delegate.parts(row, box).chips[0]
    QTest.mouseClick(pane.list.viewport(), LEFT, pos=chip.center().toPoint())
    assert shown.passage == PassageRef("post", "General Ada Quill")
    assert shown.query == ""
    assert pane.grab().toImage() != unlit
    assert delegate.passage_at(row, box, QPointF(box.left() + 1, box.top() + 1)) is None


def test_a_narrow_pane_leaves_out_the_chart(qtbot: QtBot, tmp_path: Path) -> None:
    """Below 340 px the columns of years give way to the text."""
    shown = session(tmp_path)
    shown.select("third")
    charts = []
    for width in (300, 440):
        pane = pane_of(qtbot, shown, width)
        delegate = pane.list.itemDelegate()
        assert isinstance(delegate, ParticipantDelegate)
        charts.append(delegate.parts(*row_box(pane, "Ada Quill")).chart is not None)
    assert charts == [False, True]


def test_long_offices_wrap_and_rows_grow(qtbot: QtBot, tmp_path: Path) -> None:
    """What is said of somebody is shown whole: in a narrow pane the rows are higher, and none covers the next."""
    shown = session(tmp_path)
    shown.select("visit")
    heights = []
    for width in (300, 700):
        pane = pane_of(qtbot, shown, width)
        boxes = [row_box(pane, row.name)[1] for row in pane.list.rows]
        heights.append(boxes[1].height())
        assert all(above.bottom() <= below.top() + 1 for above, below in pairwise(boxes))
    assert heights[0] > heights[1]


def test_the_menu_copies_and_finds(qtbot: QtBot, tmp_path: Path) -> None:
    """The name goes to the clipboard; an unnamed participant offers only that."""
    shown = session(tmp_path)
    pane = pane_of(qtbot, shown)
    shown.select("third")
    ada, attache = (row_box(pane, name)[0] for name in ("Ada Quill", "Naval attaché"))
    menu = pane.list.menu_of(ada, pane)
    edited: list[str] = []
    pane.list.edit_requested.connect(edited.append)
    assert [action.text() for action in menu.actions()] == ["Copy name", "Find their events", "Edit the person…"]
    for action in menu.actions():
        action.trigger()
    assert QGuiApplication.clipboard().text() == "Ada Quill"
    assert shown.query == "person:ada"
    assert edited == ["ada"]
    assert [action.text() for action in pane.list.menu_of(attache, pane).actions()] == ["Copy name"]


def test_an_empty_pane_says_why(qtbot: QtBot, tmp_path: Path) -> None:
    """A sentence stands where there are no rows."""
    shown = session(tmp_path)
    pane = pane_of(qtbot, shown)
    nothing_selected = pane.grab().toImage()
    shown.select("pact")
    nobody = pane.grab().toImage()
    assert nobody != nothing_selected
    shown.select("visit")
    assert pane.grab().toImage() != nobody


def test_a_closed_pane_no_longer_listens(qtbot: QtBot, tmp_path: Path) -> None:
    """The session outlives the pane."""
    from shiboken6 import isValid

    shown = session(tmp_path)
    pane = ParticipantsPane(shown, Look())
    pane.show()
    pane.deleteLater()
    qtbot.waitUntil(lambda: not isValid(pane))
    shown.select("third")
    shown.set_titles("vi")
