"""The filter pane: rows, ticks, keys, folding, and what it says."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.search.build import head, registry, sample
from viewer.base import i18n
from viewer.qt.panes.filter_histogram import FilterHistogram, years
from viewer.qt.panes.filter_list import FilterList
from viewer.qt.panes.filter_model import FilterModel
from viewer.qt.panes.filter_rows import LIMIT, Folding, Row, RowKind, rows
from viewer.qt.panes.filters import FilterPane
from viewer.qt.shell.look import Look
from viewer.registry.calendar import day_number
from viewer.registry.dates import parse
from viewer.registry.records import Person
from viewer.registry.registry import Registry
from viewer.search.facet_rows import facet_counts
from viewer.search.facets import NO_FILTER, Filter
from viewer.session import Session
from viewer.timeline.scale import MINUTES_PER_DAY, Scale

SPACE = Qt.Key.Key_Space


def pane_of(qtbot: QtBot, known: Registry) -> tuple[FilterPane, FilterList, Session]:
    """Return a pane over a session of `known`, with its list."""
    session = Session(known, today=737_000, titles="en")
    pane = FilterPane(session, Look())
    qtbot.addWidget(pane)
    pane.resize(224, 900)
    pane.grab()
    shown = pane.findChild(FilterList)
    assert isinstance(shown, FilterList)
    return pane, shown, session


def row_of(shown: FilterList, label: str) -> Row:
    """Return the row that says `label`."""
    return next(row for row in shown.rows if row.label == label)


def click(shown: FilterList, label: str, x: int = 60) -> None:
    """Click on the row that says `label`, `x` px from the left."""
    place = QPoint(x, shown.row_box(row_of(shown, label)).center().y())
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)


def crowd() -> Registry:
    """Return a registry with three more people than a facet shows at once."""
    people = {f"p{n}": Person(f"p{n}", f"Người {n:02}") for n in range(LIMIT + 3)}
    return registry(*(head(n, "x", people=(key,)) for n, key in enumerate(people)), people=people)


def test_a_click_on_a_value_leaves_it_out(qtbot: QtBot) -> None:
    """Clicking a row changes the session's filter, and again changes it back."""
    _pane, shown, session = pane_of(qtbot, sample())
    click(shown, "Borduria")
    assert session.filter == Filter(partner=frozenset({"BB"}))
    assert not row_of(shown, "Borduria").on
    click(shown, "Borduria")
    assert session.filter == NO_FILTER


def test_only_leaves_out_the_others_and_again_none(qtbot: QtBot) -> None:
    """The word *only* shows a value alone; where it is alone already, it shows all."""
    _pane, shown, session = pane_of(qtbot, sample())
    delegate = shown.itemDelegate()
    row = row_of(shown, "Dialogue")
    x = delegate.only_box(row, shown.row_box(row)).center().x()
    click(shown, "Dialogue", x)
    assert session.passing == (0,)
    click(shown, "Dialogue", x)
    assert session.filter == NO_FILTER


def test_keys_move_tick_and_fold(qtbot: QtBot) -> None:
    """Down and Space tick the first value; Left on a header folds it, Right opens it."""
    _pane, shown, session = pane_of(qtbot, sample())
    shown.setCurrentIndex(shown.model().index(0, 0))
    QTest.keyClick(shown, Qt.Key.Key_Down)
    QTest.keyClick(shown, SPACE)
    assert session.filter.partner == {"BB"}
    QTest.keyClick(shown, SPACE, Qt.KeyboardModifier.ShiftModifier)
    assert session.filter.partner == {"CC", "*"}
    QTest.keyClick(shown, Qt.Key.Key_Up)
    QTest.keyClick(shown, Qt.Key.Key_Left)
    assert [row.label for row in shown.rows[:2]] == ["Partner", "Series"]
    QTest.keyClick(shown, Qt.Key.Key_Right)
    assert shown.rows[1].label == "Borduria"


def test_the_current_row_survives_other_rows(qtbot: QtBot) -> None:
    """The keyboard stays on its value when rows above it go."""
    pane, shown, _session = pane_of(qtbot, crowd())
    shown.setCurrentIndex(shown.model().index(shown.rows.index(row_of(shown, "Người 03")), 0))
    pane._on_find_requested("03")
    current = shown.current_row()
    assert current is not None
    assert current.label == "Người 03"


def test_the_title_note_tells_how_many_pass(qtbot: QtBot) -> None:
    """The note behind the title follows the filter."""
    pane, shown, _session = pane_of(qtbot, sample())
    notes: list[str] = []
    pane.title_note.connect(notes.append)
    assert pane.note == "5 of 5"
    click(shown, "Borduria")
    assert notes == ["3 of 5"]


def test_clearing_lets_everything_in(qtbot: QtBot) -> None:
    """The action clears the filter, and can be used only where there is one."""
    pane, shown, session = pane_of(qtbot, sample())
    assert not pane.reset_action.isEnabled()
    click(shown, "Borduria")
    click(shown, "Visit")
    pane.reset_action.trigger()
    assert session.filter == NO_FILTER
    assert not pane.reset_action.isEnabled()


def test_show_only_narrows_the_counts(qtbot: QtBot) -> None:
    """With *Show only*, counts are of what the query finds."""
    _pane, shown, session = pane_of(qtbot, sample())
    session.set_query("party:BB")
    session.set_show_only(True)
    assert row_of(shown, "Borduria").note == "2"
    assert row_of(shown, "Cathay").note == "0"


def test_a_filter_set_elsewhere_shows(qtbot: QtBot) -> None:
    """The pane follows the session, whoever changed it."""
    _pane, shown, session = pane_of(qtbot, sample())
    session.set_filter(Filter(kind=frozenset({"visit"})))
    assert not row_of(shown, "Visit").on


def test_another_registry_shows(qtbot: QtBot) -> None:
    """A reload brings the rows of the new registry."""
    _pane, shown, session = pane_of(qtbot, sample())
    session.set_registry(registry(head(0, "x", kind="exercise")))
    assert [row.label for row in shown.rows if row.facet == "kind"] == ["Kind", "Exercise"]


def test_a_dropped_pane_no_longer_listens(qtbot: QtBot) -> None:
    """A session outlives its panes without calling them."""
    session = Session(sample(), today=737_000)
    pane = FilterPane(session, Look())
    pane.deleteLater()
    del pane
    qtbot.wait(1)
    session.set_filter(Filter(kind=frozenset({"visit"})))


def test_people_are_found_by_name(qtbot: QtBot) -> None:
    """Typing among many people keeps those whose names fit, accents or not."""
    pane, shown, _session = pane_of(qtbot, crowd())
    pane._on_find_requested("nguoi 03")
    assert [row.label for row in shown.rows if row.facet == "people" and row.kind is RowKind.VALUE] == ["Người 03"]


def test_many_values_unfold() -> None:
    """A long facet shows its first values, and all of them when asked."""
    facets = facet_counts(crowd(), NO_FILTER, "en")
    folding = Folding()
    first = [row for row in rows(facets, NO_FILTER, folding) if row.facet == "people"]
    assert [row.kind for row in first].count(RowKind.VALUE) == LIMIT
    assert (first[1].kind, first[-1].label) == (RowKind.FIND, f"Show all {LIMIT + 3}")
    full = [row for row in rows(facets, NO_FILTER, folding.unfold_toggled("people")) if row.facet == "people"]
    assert [row.kind for row in full].count(RowKind.VALUE) == LIMIT + 3


def test_a_header_tells_what_it_leaves_out() -> None:
    """A facet with values left out says how many are shown."""
    chosen = Filter(kind=frozenset({"visit"}))
    header = next(row for row in rows(facet_counts(sample(), chosen, "en"), chosen, Folding()) if row.facet == "kind")
    assert (header.note, header.changed) == ("3 of 4", True)


def test_rows_speak_their_facet_and_count() -> None:
    """A screen reader hears facet, value and number of events, and the tick."""
    model = FilterModel()
    model.set_rows(rows(facet_counts(sample(), NO_FILTER, "en"), NO_FILTER, Folding()))
    index = model.index(1)
    assert model.data(index, Qt.ItemDataRole.AccessibleTextRole) == "Partner: Borduria, 2 events"
    assert model.data(index, Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked


@pytest.mark.parametrize(("code", "written"), [("en", "12,345"), ("vi", "12.345")])
def test_thousands_are_set_apart(code: str, written: str) -> None:
    """Large counts are written as the program's language does."""
    i18n.set_language(code)
    assert i18n.thousands(12_345) == written


def test_the_histogram_is_hidden_without_dates(qtbot: QtBot) -> None:
    """Where no event is dated, there is nothing to draw."""
    histogram = FilterHistogram(Look())
    qtbot.addWidget(histogram)
    undated = head(0, "x", date=None)
    histogram.set_passing(registry(undated), (0,))
    assert histogram.isHidden()
    assert histogram.scale() is None


def test_the_histogram_reaches_over_all_events(qtbot: QtBot) -> None:
    """The axis is that of the whole registry, so it stays while filtering."""
    histogram = FilterHistogram(Look())
    qtbot.addWidget(histogram)
    histogram.resize(224, 62)
    old, new = head(0, "x", date=parse("1950")), head(1, "y", date=parse("2020"))
    both = registry(old, new)
    histogram.set_passing(both, (1,))
    scale = histogram.scale()
    assert scale is not None
    assert scale.start < day_number(1950, 1, 1) * MINUTES_PER_DAY
    assert scale.end > day_number(2020, 1, 1) * MINUTES_PER_DAY
    histogram.set_view_range(scale.start, scale.end)
    histogram.grab()
    assert sum(histogram._counts(scale)) == 1
    histogram.set_passing(both, (0, 1))
    assert sum(histogram._counts(scale)) == 2


def test_year_labels_keep_their_distance() -> None:
    """Round years are labelled as densely as their labels allow."""
    scale = Scale.between(day_number(1950, 1, 1) * 1440, day_number(2025, 1, 1) * 1440, 200)
    assert years(scale, 44) == (1960, 1980, 2000, 2020)
    assert years(scale, 30) == (1960, 1980, 2000, 2020)
    assert years(scale, 26) == (1950, 1960, 1970, 1980, 1990, 2000, 2010, 2020)


def test_years_before_the_first_are_round_as_people_count_them() -> None:
    """3000 BC and 1000 BC are labelled, which astronomers call -2999 and -999."""
    scale = Scale.between(day_number(-3200, 1, 1) * 1440, day_number(2025, 1, 1) * 1440, 200)
    assert years(scale, 30) == (-2999, -1999, -999, 1, 1000, 2000)


def test_a_year_that_began_before_the_axis_has_no_label() -> None:
    """Labels stand where their year begins; only where no year begins is the one that runs named."""
    scale = Scale.between(day_number(2019, 5, 20) * 1440, day_number(2022, 11, 2) * 1440, 200)
    assert years(scale, 44) == (2020, 2021, 2022)
    within = Scale.between(day_number(2019, 5, 20) * 1440, day_number(2019, 11, 2) * 1440, 200)
    assert years(within, 44) == (2019,)
