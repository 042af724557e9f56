"""The overview strip: its window, its handles, what it draws."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.qt.timeline.samples import TEXT, minute, session
from viewer.qt.shell.look import Look
from viewer.qt.timeline.overview_strip import HEIGHT, OverviewStrip
from viewer.search.facets import NO_FILTER, Filter
from viewer.session import Session
from viewer.timeline.lanes import Model
from viewer.timeline.traits import Traits
from viewer.timeline.viewport import Viewport
from viewer.timeline.views import View

LEFT = Qt.MouseButton.LeftButton
MIDDLE = HEIGHT // 2 + 6


def model_of(shown: Session) -> Model:
    """Return the lanes of what passes."""
    return Model(Traits(shown.registry), shown.passing, "partner", "en", lambda text, _role: 6.0 * len(text))


def strip_of(qtbot: QtBot, shown: Session) -> tuple[OverviewStrip, Viewport]:
    """Return a strip of 1,000 px and its viewport, which shows 2000 to 2010."""
    viewport = Viewport(1000)
    viewport.set_bounds(minute(1950), minute(2022))
    viewport.set_view(View(float(minute(2000)), float(minute(2010) - minute(2000))))
    strip = OverviewStrip(shown, Look(), viewport, lambda: model_of(shown))
    qtbot.addWidget(strip)
    strip.resize(1000, HEIGHT)
    strip.show()
    return strip, viewport


@pytest.fixture
def strip(qtbot: QtBot) -> OverviewStrip:
    """Return a strip over the sample."""
    return strip_of(qtbot, session())[0]


def at(strip: OverviewStrip, year: int) -> QPoint:
    """Return where a year begins on the strip."""
    return QPoint(round(12 + strip.scale().x(minute(year))), MIDDLE)


def drag(strip: OverviewStrip, start: QPoint, end: QPoint) -> None:
    """Drag from one place to another, and let go."""
    QTest.mousePress(strip, LEFT, pos=start)
    QTest.mouseMove(strip, end)
    QTest.mouseRelease(strip, LEFT, pos=end)


def year_of(value: float) -> float:
    """Return a minute as years since 1950."""
    return (value - minute(1950)) / (minute(1951) - minute(1950))


def test_the_strip_reaches_over_all_dates_and_today(strip: OverviewStrip) -> None:
    """The first event, the last one and today are within the box."""
    scale = strip.scale()
    assert scale.x(minute(1950)) > 0
    assert scale.x(minute(2021, 6, 16)) < scale.width


def test_a_handle_resizes_the_window(qtbot: QtBot) -> None:
    """Dragging the left handle moves the beginning of the view and keeps its end."""
    strip, viewport = strip_of(qtbot, session())
    drag(strip, at(strip, 2000), at(strip, 1980))
    assert year_of(viewport.view.start) == pytest.approx(30, abs=0.2)
    assert year_of(viewport.view.end) == pytest.approx(60, abs=0.2)


def test_the_body_pans(qtbot: QtBot) -> None:
    """Dragging the window keeps its span."""
    strip, viewport = strip_of(qtbot, session())
    span = viewport.view.span
    drag(strip, at(strip, 2005), at(strip, 1985))
    assert viewport.view.span == pytest.approx(span)
    assert year_of(viewport.view.start) == pytest.approx(30, abs=0.2)


def test_a_press_elsewhere_centres(qtbot: QtBot) -> None:
    """Pressing beside the window brings that date to its middle, and back is possible."""
    strip, viewport = strip_of(qtbot, session())
    before = viewport.view
    QTest.mouseClick(strip, LEFT, pos=at(strip, 1970))
    assert year_of(viewport.view.centre) == pytest.approx(20, abs=0.2)
    assert viewport.back() == before


def test_escape_gives_the_window_back(qtbot: QtBot) -> None:
    """A drag that ends with Escape changes nothing."""
    strip, viewport = strip_of(qtbot, session())
    before = viewport.view
    QTest.mousePress(strip, LEFT, pos=at(strip, 2005))
    QTest.mouseMove(strip, at(strip, 1985))
    assert viewport.view.start < before.start
    QTest.keyClick(strip, Qt.Key.Key_Escape)
    QTest.mouseRelease(strip, LEFT, pos=at(strip, 1985))
    assert viewport.view == pytest.approx(before)


def test_a_double_click_asks_for_everything(strip: OverviewStrip, qtbot: QtBot) -> None:
    """Whoever owns the viewport is asked to fit."""
    with qtbot.waitSignal(strip.fit_requested, timeout=0, raising=False) as asked:
        QTest.mouseDClick(strip, LEFT, pos=at(strip, 1970))
    assert asked.signal_triggered


def test_a_filter_changes_the_marks(qtbot: QtBot) -> None:
    """What does not pass is not drawn; what passes again is."""
    shown = session()
    strip, _viewport = strip_of(qtbot, shown)
    before = strip.grab().toImage()
    shown.set_filter(Filter(partner=frozenset({"BOR"})))
    assert strip.grab().toImage() != before
    shown.set_filter(NO_FILTER)
    assert strip.grab().toImage() == before


def test_the_still_part_is_drawn_once(strip: OverviewStrip) -> None:
    """Moving the view repaints from the same picture; another theme makes a new one."""
    strip.grab()
    still = strip._still
    strip._viewport.pan(30)
    strip.grab()
    assert strip._still is still
    strip._look.set_dark(True)
    strip.grab()
    assert strip._still is not still


def test_an_empty_registry_has_an_empty_strip(qtbot: QtBot) -> None:
    """Without any date the strip is drawn around today."""
    strip, _viewport = strip_of(qtbot, session(TEXT[: TEXT.index("events:")]))
    assert not strip.grab().isNull()
    assert 0 <= strip.scale().x(minute(2021, 6, 15)) <= strip.scale().width
