"""The ruler: flags, the band, the wheel."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.qt.timeline.samples import minute, session
from viewer.qt.shell.look import Look
from viewer.qt.timeline.ruler import HEIGHT, ROW, Ruler
from viewer.timeline.viewport import Viewport
from viewer.timeline.views import View

LEFT = Qt.MouseButton.LeftButton
Wants = list[tuple[float, float]]


@pytest.fixture
def ruler(qtbot: QtBot) -> Ruler:
    """Return a ruler of 1,000 px over the years 2018 to 2022."""
    start = float(minute(2018))
    viewport = Viewport(1000)
    viewport.set_view(View(start, minute(2022) - start))
    made = Ruler(session(), Look(), viewport)
    qtbot.addWidget(made)
    made.resize(1000, HEIGHT)
    made.show()
    return made


def bands(ruler: Ruler) -> Wants:
    """Return a list that grows with each band that is asked for."""
    wanted: Wants = []
    ruler.band_requested.connect(lambda start, end: wanted.append((start, end)))
    return wanted


def drag(ruler: Ruler, start: int, end: int) -> None:
    """Press at one pixel and move to another."""
    QTest.mousePress(ruler, LEFT, pos=QPoint(start, 10))
    QTest.mouseMove(ruler, QPoint((start + end) // 2, 10))
    QTest.mouseMove(ruler, QPoint(end, 10))


def test_flags_name_the_selected_date_the_pointer_and_today(ruler: Ruler) -> None:
    """Three dates in view have flags, each with its words."""
    ruler.set_marks(minute(2019, 3, 14), minute(2020, 5, 20), "14 Mar 2019")
    assert [flag.text for flag, _box in ruler.flags()] == ["20 May 2020", "14 Mar 2019", "Today"]


def test_flags_stay_within_the_ruler(ruler: Ruler) -> None:
    """A flag at the edge is moved inside; one for a date out of view is not shown."""
    ruler.set_marks(minute(2018), minute(2030))
    boxes = [box for _flag, box in ruler.flags()]
    assert boxes[0].left() == 0
    assert [flag.text for flag, _box in ruler.flags()] == ["1 Jan 2018", "Today"]


def test_no_flag_covers_another(ruler: Ruler) -> None:
    """Where two flags would meet, the pointer's is shown."""
    ruler.set_marks(minute(2020, 5, 20), minute(2020, 5, 21), "selected")
    assert [flag.text for flag, _box in ruler.flags()] == ["21 May 2020", "Today"]


def test_a_drag_asks_to_zoom_to_its_band(ruler: Ruler) -> None:
    """Dragging from right to left names the same dates as from left to right."""
    wanted = bands(ruler)
    drag(ruler, 500, 250)
    QTest.mouseRelease(ruler, LEFT, pos=QPoint(250, 10))
    scale = ruler._viewport.scale
    assert wanted == [(scale.minute(250), scale.minute(500))]


def test_escape_lets_go_of_the_band(ruler: Ruler) -> None:
    """After Escape the release asks for nothing, and the keyboard is free again."""
    wanted = bands(ruler)
    drag(ruler, 250, 500)
    assert ruler.grab().toImage() != _plain(ruler)
    QTest.keyClick(ruler, Qt.Key.Key_Escape)
    QTest.mouseRelease(ruler, LEFT, pos=QPoint(500, 10))
    assert wanted == []
    assert not ruler.keyboardGrabber()


def _plain(ruler: Ruler) -> object:
    other = Ruler(session(), Look(), ruler._viewport)
    other.resize(ruler.size())
    image = other.grab().toImage()
    other.deleteLater()
    return image


def test_a_click_asks_for_nothing(ruler: Ruler) -> None:
    """Pressing without moving is no band."""
    wanted = bands(ruler)
    QTest.mouseClick(ruler, LEFT, pos=QPoint(300, 10))
    assert wanted == []


def test_a_double_click_zooms_to_the_cell(ruler: Ruler) -> None:
    """In the upper row it is the year, in the lower one the quarter or month."""
    wanted = bands(ruler)
    x = round(ruler._viewport.scale.x(minute(2019, 2, 3)))
    QTest.mouseDClick(ruler, LEFT, pos=QPoint(x, ROW // 2))
    QTest.mouseDClick(ruler, LEFT, pos=QPoint(x, ROW + ROW // 2))
    assert wanted[0] == (minute(2019), minute(2020))
    assert minute(2019) <= wanted[1][0] < wanted[1][1] <= minute(2019, 4)


def test_the_wheel_zooms_and_pans(ruler: Ruler) -> None:
    """A notch zooms about the pointer, with Shift it pans."""
    zooms: Wants = []
    pans: list[float] = []
    ruler.zoom_requested.connect(lambda x, factor: zooms.append((x, factor)))
    ruler.pan_requested.connect(pans.append)
    for held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
        place = QPointF(400, 10)
        turn = QWheelEvent(
            place, place, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, held, Qt.ScrollPhase.NoScrollPhase, False
        )
        QApplication.sendEvent(ruler, turn)
    assert zooms == [(400.0, 1.2)]
    assert pans == [60.0]


def test_the_pointer_names_its_date_and_leaves(ruler: Ruler) -> None:
    """Moving over the ruler tells the minute under the pointer, leaving tells None."""
    told: list[object] = []
    ruler.pointer_moved.connect(told.append)
    QTest.mouseMove(ruler, QPoint(100, 10))
    assert told[-1] == pytest.approx(ruler._viewport.scale.minute(100))
    ruler.leaveEvent(QEvent(QEvent.Type.Leave))
    assert told[-1:] == [None]


def test_a_compact_ruler_names_whole_dates_in_one_row(ruler: Ruler) -> None:
    """One row is asked for; its flags stand in it, and something is written in it at any scale."""
    ruler.set_compact(True)
    assert ruler.sizeHint().height() == ROW
    ruler.resize(300, ROW)
    viewport = ruler._viewport
    viewport.set_width(300)
    for span in (40 * 365, 400, 40, 2, 0.1):
        viewport.set_view(View(float(minute(2019, 3, 2)), span * 1440))
        ruler.set_marks(None, None)
        bare = ruler.grab().toImage()
        assert len({bare.pixel(x, y) for x in range(300) for y in range(4, ROW - 9)}) > 2
        ruler.set_marks(viewport.scale.minute(150), None, "flag")
        (_flag, box), *_more = ruler.flags()
        assert (box.top(), box.bottom()) == (2, ROW - 2)
        assert ruler.grab().toImage() != bare
