"""The events over time above the filter, in columns; those in view stand out.

Each passing event is counted at the start of what is known of its date, in columns of 3 px, so the picture costs
the same at any zoom of the timeline. Undated events stand nowhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.base import i18n
from viewer.base.i18n import _, ngettext, thousands
from viewer.qt.shell.look import Look
from viewer.qt.timeline.paint import painting
from viewer.registry import calendar
from viewer.registry.registry import Registry
from viewer.timeline import tick_words
from viewer.timeline.overview import begins, skyline
from viewer.timeline.scale import MINUTES_PER_DAY, Scale

HEIGHT = 62
_MARGIN = 12
_BASE = 44  # the line that columns stand on
_TALLEST = 37
_COLUMN = 3
_LABEL_ROOM = 18
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


class FilterHistogram(QWidget):
    """Shows when the passing events are."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._starts: Sequence[int] = ()
        self._reach: tuple[int, int] | None = None
        self._view: tuple[float, float] | None = None
        self._columns: tuple[int, tuple[int, ...]] = (-1, ())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_passing(self, registry: Registry, passing: Sequence[int]) -> None:
        """Count the dated events among `passing`; the axis reaches over all of them, where there are any."""
        self._starts = begins(registry, passing)
        everything = (
            self._starts if len(passing) == len(registry.heads) else begins(registry, range(len(registry.heads)))
        )
        self._reach = (everything[0], everything[-1]) if everything else None
        self.setVisible(self._reach is not None)
        self._columns = (-1, ())
        self.setAccessibleName(self._spoken())
        self.update()

    def set_view_range(self, start: float, end: float) -> None:
        """Mark what the timeline shows, in minutes."""
        if (start, end) != self._view:
            self._view = (start, end)
            self.update()

    def scale(self) -> Scale | None:
        """Return where minutes stand between the margins; None when no event is dated."""
        if self._reach is None:
            return None
        first, last = self._reach
        spare = max((last - first) // 100, 10 * MINUTES_PER_DAY)
        return Scale.between(first - spare, last + spare, self.width() - 2 * _MARGIN)

    def sizeHint(self) -> QSize:
        """Return the height that columns and years need."""
        return QSize(200, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint columns, view and years."""
        scale = self.scale()
        if scale is None:
            return
        with painting(self) as painter:
            painter.fillRect(0, HEIGHT - 1, self.width(), 1, self._look.color("hairline"))
            painter.translate(_MARGIN, 0)
            view = self._view_box(scale)
            if view is not None:
                painter.fillRect(view, self._look.color("selected"))
            painter.fillRect(QRectF(0, _BASE, scale.width, 1), self._look.color("border"))
            self._paint_columns(painter, scale, view)
            self._paint_years(painter, scale)

    def _view_box(self, scale: Scale) -> QRectF | None:
        if self._view is None:
            return None
        left, right = (min(max(scale.x(minute), 0.0), scale.width) for minute in self._view)
        return QRectF(left, _BASE - _TALLEST, max(right - left, 2.0), _TALLEST)

    def _paint_columns(self, painter: QPainter, scale: Scale, view: QRectF | None) -> None:
        counts = self._counts(scale)
        most = max(counts, default=0)
        inside, outside = self._look.color("accent"), self._look.color("background")
        for place, count in enumerate(counts):
            if count:
                height = max(round(_TALLEST * count / most), 3)
                column = QRectF(place * _COLUMN, _BASE - height, _COLUMN - 1, height)
                in_view = view is not None and view.left() - 1 <= column.center().x() <= view.right() + 1
                painter.fillRect(column, inside if in_view else outside)
        if view is not None:
            for edge in (view.left(), view.right() - 2):
                painter.fillRect(QRectF(edge, view.top(), 2, _TALLEST + 3), inside)

    def _counts(self, scale: Scale) -> tuple[int, ...]:
        """Return the height of each column; counted once for a width, because the view moves in every frame."""
        if self._columns[0] != self.width():
            self._columns = self.width(), tuple(skyline(self._starts, scale, _COLUMN))
        return self._columns[1]

    def _paint_years(self, painter: QPainter, scale: Scale) -> None:
        painter.setFont(self._look.font("small"))
        painter.setPen(self._look.color("text2"))
        spoken = i18n.language()
        ends = (calendar.civil(int(minute // MINUTES_PER_DAY))[0] for minute in (scale.start, scale.end))
        metrics = QFontMetrics(painter.font())
        widest = max(metrics.horizontalAdvance(tick_words.year(year, spoken)) for year in (1000, *ends)) + _LABEL_ROOM
        for year in years(scale, widest):
            x = scale.x(calendar.year_range(year)[0] * MINUTES_PER_DAY)
            left = min(max(x, 0.0), scale.width - widest + _LABEL_ROOM)
            box = QRectF(left, _BASE + 2, widest, HEIGHT - _BASE - 4)
            painter.drawText(
                box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, tick_words.year(year, spoken)
            )

    def _spoken(self) -> str:
        if self._reach is None:
            return _("No dated events")
        years = (calendar.civil(minute // MINUTES_PER_DAY)[0] for minute in self._reach)
        first, last = (tick_words.year(year, i18n.language()) for year in years)
        count = len(self._starts)
        events = ngettext("{n} dated event", "{n} dated events", count).format(n=thousands(count))
        return _("{events} shown between {first} and {last}").format(events=events, first=first, last=last)


def years(scale: Scale, room: float) -> tuple[int, ...]:
    """Return the years to label: round ones, `room` px apart at least; the first year where none is round."""
    first = calendar.civil(int(scale.start // MINUTES_PER_DAY))[0]
    last = calendar.civil(int(scale.end // MINUTES_PER_DAY))[0]
    per_year = 365.2425 * MINUTES_PER_DAY / scale.per_pixel
    step = next((step for step in _STEPS if step * per_year >= room), _STEPS[-1])
    # Before the first year, the astronomical year -1999 is the round one: 2000 BC.
    round_ones = tuple(year + (year <= 0) for year in range(-(-first // step) * step, last + 1, step))
    begun = tuple(year for year in round_ones if calendar.year_range(year)[0] * MINUTES_PER_DAY >= scale.start)
    return begun or round_ones or (first,)
