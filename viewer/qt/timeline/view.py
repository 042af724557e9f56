"""The timeline as one widget: corner and ruler, lanes, key, overview strip, and an accent line while focused.

It owns the viewport and decides what is shown first: the events that sources report for their own sake, with
today where it is near. A reload keeps the view; another registry gets its own. Commands come in as methods,
wishes go out as signals.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from viewer.base.i18n import _, thousands
from viewer.qt.shell.look import Look
from viewer.qt.timeline.canvas import HEADER_WIDTH, TimelineCanvas
from viewer.qt.timeline.corner import Corner, Emptiness, grouping_name
from viewer.qt.timeline.lane_menu import lane_menu
from viewer.qt.timeline.legend import Legend
from viewer.qt.timeline.overview_strip import OverviewStrip
from viewer.qt.timeline.paint import painting
from viewer.qt.timeline.ruler import Ruler
from viewer.registry import datewords
from viewer.session import Session
from viewer.timeline import overview, span_words
from viewer.timeline.lane_order import from_data
from viewer.timeline.overview import Extent
from viewer.timeline.scale import MINUTES_PER_DAY
from viewer.timeline.style import DENSE_BELOW
from viewer.timeline.viewport import Viewport
from viewer.timeline.views import View

if TYPE_CHECKING:
    from viewer.manuscript import Manuscript
    from viewer.qt.timeline.date_field import DateField
    from viewer.registry.dates import Edtf
    from viewer.registry.registry import Registry
    from viewer.timeline.draw import DrawList

_FOCUS = 2  # px of the accent line
_TINY = 100  # px; in less height, the ruler has one row
_LOW = 180  # px; in less height, key and overview strip leave their room to the lanes
_YEAR = 366 * MINUTES_PER_DAY


class TimelineView(QWidget):
    """Everything that shows time.

    Args:
        session: what is shown.
        look: colours and fonts.
        parent: owner.
    """

    open_requested = Signal(str)  # event id: to its pane
    edit_requested = Signal(str)  # event id: to the editor
    edit_outside_requested = Signal(str)  # event id: to the user's own editor
    next_source_requested = Signal()
    context_menu_requested = Signal(object, QPoint)  # event id or None, global position
    brief_requested = Signal(object)  # places in `heads` of the events of a lane
    edit_refused = Signal(object)  # the UserError or Refused that says why
    lanes_arranged = Signal()  # moved, pinned or folded by the user
    view_changed = Signal()  # what is in view, or the counts
    file_open_requested = Signal()
    file_edit_requested = Signal()

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._look = session, look
        self._path: Path | None = None
        self._focused = False
        self._told: object = None
        self._reading = False
        self._date_field: DateField | None = None
        self.viewport = Viewport()
        self.canvas = TimelineCanvas(session, look, self.viewport, parent=self)
        self.ruler = Ruler(session, look, self.viewport, self)
        self.corner = Corner(look, self)
        self.legend = Legend(look, self)
        self.strip = OverviewStrip(session, look, self.viewport, lambda: self.canvas.stage.model, self)
        self._emptiness = Emptiness(look, self.canvas)
        self._lay_out()
        self._wire()
        self._on_registry_changed(session.registry)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(self.corner)
        top.addWidget(self.ruler, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, _FOCUS, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.legend)
        column.addWidget(self.strip)
        self.setFocusProxy(self.canvas)

    def _wire(self) -> None:
        canvas, ruler, session = self.canvas, self.ruler, self._session
        canvas.open_requested.connect(self.open_requested)
        canvas.edit_requested.connect(self.edit_requested)
        canvas.edit_outside_requested.connect(self.edit_outside_requested)
        canvas.next_source_requested.connect(self.next_source_requested)
        canvas.context_menu_requested.connect(self.context_menu_requested)
        canvas.lane_menu_requested.connect(
            lambda lane, point: lane_menu(canvas, lane, self.brief_requested.emit).popup(point)
        )
        canvas.lanes_arranged.connect(self.lanes_arranged)
        canvas.edit_refused.connect(self.edit_refused)
        canvas.pointer_moved.connect(self._on_pointer_moved)
        canvas.frame_changed.connect(self._on_frame_changed)
        ruler.band_requested.connect(lambda start, end: canvas.go(View(start, end - start)))
        ruler.zoom_requested.connect(canvas.motion.zoom)
        ruler.pan_requested.connect(self.viewport.pan)
        ruler.pointer_moved.connect(lambda minute: self._mark(minute, ""))
        self.strip.fit_requested.connect(self.fit)
        self.strip.zoom_requested.connect(lambda factor: canvas.motion.zoom(self.viewport.scale.width / 2, factor))
        self._emptiness.followed.connect(self._on_followed)
        ends = (
            session.registry_changed.connect(self._on_registry_changed),
            session.passing_changed.connect(lambda _change: self._tell_emptiness()),
            session.selection_changed.connect(lambda _event: self._mark(None, "")),
            self.viewport.changed.connect(lambda _change: self._on_viewport_changed()),
        )
        self.destroyed.connect(lambda: [end() for end in ends])
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    # Commands

    def zoom(self, factor: float) -> None:
        """Zoom about the selected event where it is in view, else about the middle."""
        self.canvas.zoom(factor)

    def set_span(self, minutes: float) -> None:
        """Show that many minutes about the middle, at once."""
        self.canvas.motion.stop()
        self.viewport.zoom_about(self.viewport.scale.width / 2, self.viewport.view.span / minutes)

    def fit(self) -> None:
        """Show everything."""
        self.canvas.fit()

    def go_today(self) -> None:
        """Bring today to the middle."""
        self.canvas.go_today()

    def go_to_date(self) -> None:
        """Ask for a date under the ruler, to go there."""
        if self._date_field is None:
            from viewer.qt.timeline.date_field import DateField

            self._date_field = DateField(self.canvas, lambda: self._session.today)
            self._date_field.date_chosen.connect(self.show_date)
        self._date_field.ask(HEADER_WIDTH)

    def show_date(self, date: Edtf) -> None:
        """Bring a date to the middle, and flag it on the ruler until the pointer moves."""
        reach = overview.minutes_of(date)
        if reach is not None:
            self.canvas.travel.show(*reach)
            self._mark((reach.first + reach.last) / 2, datewords.short(date))

    def zoom_to_selection(self) -> None:
        """Show what is under the pointer, else the selected event, closer."""
        self.canvas.zoom_to_selection()

    def go_first(self) -> None:
        """Select the first event."""
        self.canvas.step("first")

    def go_last(self) -> None:
        """Select the last event."""
        self.canvas.step("last")

    def step(self, direction: str) -> None:
        """Select a neighbour of the selected event: left, right, up, down, series-next, series-previous."""
        self.canvas.step(direction.replace("_", "-"))

    def toggle_lens(self) -> None:
        """Open the selected event's lens, or close it; nothing happens where it has no parts."""
        selected = self.canvas.selected_index()
        if selected is not None:
            self.canvas.lenses.toggle(selected)

    def back(self) -> None:
        """Return to the view before the last jump."""
        self.canvas.motion.stop()
        self.viewport.back()

    def forward(self) -> None:
        """Go to the view that `back` left."""
        self.canvas.motion.stop()
        self.viewport.forward()

    def set_wheel_zooms(self, on: bool) -> None:
        """Let the wheel alone zoom, and scroll with Ctrl; or the other way round."""
        self.canvas.wheel_zooms = on

    def set_reduced_motion(self, on: bool) -> None:
        """Jump instead of moving."""
        self.canvas.motion.reduced = on

    def set_editable(self, manuscript: Manuscript, *, on: bool) -> None:
        """Let the hands edit events through `manuscript`, as in the Edit workspace; or only look at them."""
        canvas = self.canvas
        if canvas.editing is None:
            if not on:
                return
            from viewer.qt.timeline.editing import Editing

            canvas.editing = Editing(canvas, manuscript)
        canvas.editing.turn(on=on)

    # State

    def state(self) -> dict[str, float]:
        """Return what `restore_state` needs."""
        return self.viewport.state()

    def restore_state(self, state: object) -> None:
        """Show what was in view when `state` was taken; nothing changes where it makes no sense."""
        if isinstance(state, Mapping):
            self.canvas.motion.stop()
            self.viewport.restore(state)

    def lanes_state(self) -> dict[str, dict[str, list[str]]]:
        """Return how lanes are arranged, by grouping, as `restore_lanes` needs it."""
        kept = {grouping: order.data() for grouping, order in self.canvas.stage.arrangements.items()}
        return {grouping: data for grouping, data in kept.items() if data}

    def restore_lanes(self, state: object) -> None:
        """Arrange lanes as they were when `state` was taken; what makes no sense in it is left out."""
        known = state if isinstance(state, Mapping) else {}
        self.canvas.stage.restore({str(grouping): from_data(data) for grouping, data in known.items()})
        self.canvas.redraw()

    def fold_all(self, on: bool) -> None:
        """Fold every lane, or open every one."""
        stage = self.canvas.stage
        self.canvas.arrange(stage.order.with_folds(stage.model.keys if on else ()))

    def set_reading(self, on: bool) -> None:
        """Take it that a file is being read, so that no events does not mean that it has none."""
        self._reading = on
        self._tell_emptiness()

    def view_words(self) -> str:
        """Return how much time is across: "9 years 4 months across"."""
        return _("{span} across").format(span=span_words.span(self.viewport.view.span))

    def counts(self) -> tuple[int, int, int, int]:
        """Return how many passing events are in view, earlier, later, and undated."""
        scale, columns = self.viewport.scale, self.canvas.stage.model.columns
        in_view = columns.in_view(scale.start, scale.end)
        earlier, later = columns.before(scale.start), columns.after(scale.end)
        return in_view, earlier, later, len(self._session.passing) - in_view - earlier - later

    def count_words(self) -> str:
        """Return the counts for the status bar: "48 in view · 8 earlier · 3 undated"."""
        in_view, earlier, later, undated = self.counts()
        words = [self._in_view_words(in_view)]
        if earlier:
            words.append(_("{n} earlier").format(n=thousands(earlier)))
        if later:
            words.append(_("{n} later").format(n=thousands(later)))
        if undated:
            words.append(_("{n} undated").format(n=thousands(undated)))
        return " · ".join(words)

    # What the parts tell

    def _on_registry_changed(self, registry: Registry) -> None:
        everything = self.canvas.stage.model.traits.extent
        reach = None if everything is None else Extent(*everything)
        today = self._session.today * MINUTES_PER_DAY
        reach = Extent(today - _YEAR, today + _YEAR) if reach is None else reach.including(today + MINUTES_PER_DAY)
        self.viewport.set_bounds(*reach)
        if registry.path != self._path:
            self._path = registry.path
            self._show_first(registry, reach)
        self._tell_emptiness()
        self._mark(None, "")

    def _show_first(self, registry: Registry, reach: Extent) -> None:
        """Show the events that are reported for their own sake, and today where it is near."""
        dated = zip(registry.heads, self.canvas.stage.model.intervals, strict=True)
        reported = overview.extent(interval for head, interval in dated if not head.background)
        if reported is None:
            reported = reach
        self.canvas.motion.stop()
        self.viewport.show(*reported.including((self._session.today + 1) * MINUTES_PER_DAY))

    def _on_viewport_changed(self) -> None:
        if not self.isVisible():  # without a frame to wait for
            self.view_changed.emit()

    def _on_frame_changed(self, drawn: DrawList) -> None:
        """Tell the parts around the lanes what the last frame showed, where it differs from the one before."""
        counts, seen = self.counts(), frozenset(drawn.seen)
        grouping, shown = self._session.grouping, (self.viewport.view, len(self._session.passing))
        if (counts, seen, drawn.dense, grouping, shown) == self._told:
            return
        self._told = (counts, seen, drawn.dense, grouping, shown)
        beside = _("shared scale") if drawn.dense else self._in_view_words(counts[0])
        self.corner.set_words(grouping_name(grouping), beside, "" if drawn.dense else thousands(counts[0]))
        remark = _("Single events appear at {n} or fewer in view").format(n=DENSE_BELOW) if drawn.dense else ""
        self.legend.set_seen(drawn.seen, dense=drawn.dense, remark=remark)
        self.view_changed.emit()

    def _on_pointer_moved(self, minute: float | None) -> None:
        hovered = self.canvas.pointer.event
        date = None if hovered is None else self._session.registry.heads[hovered].date
        self._mark(minute, "" if date is None else datewords.short(date))

    def _mark(self, hover: float | None, hover_text: str) -> None:
        """Flag the selected event's date and what is under the pointer."""
        head = self._session.selected_head
        extent = overview.minutes_of(head.date) if head is not None else None
        if head is None or head.date is None or extent is None:
            self.ruler.set_marks(None, hover, "", hover_text)
            return
        selected, text = (extent.first + extent.last) / 2, datewords.short(head.date)
        if hover == selected:
            hover = None
        self.ruler.set_marks(selected, hover, text, hover_text)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        focused = new is not None and (new is self or self.isAncestorOf(new))
        if focused != self._focused:
            self._focused = focused
            self.update(0, 0, self.width(), _FOCUS)

    def _tell_emptiness(self) -> None:
        """Say why there is nothing in the lanes, and what helps."""
        registry = self._session.registry
        if self._session.passing:
            self._emptiness.say("")
        elif self._reading and not registry.heads:
            self._emptiness.say(_("Reading…"))
        elif registry.heads:
            self._emptiness.say(_("No event passes the filter."), _("Clear filter"), "clear")
        elif registry.path == Path():
            self._emptiness.say(_("No registry open. Open events.yaml, or drop it here."), _("Open"), "open")
        else:
            self._emptiness.say(_("This registry has no events."), _("Add the first one."), "edit")

    def _on_followed(self, target: str) -> None:
        match target:
            case "open":
                self.file_open_requested.emit()
            case "edit":
                self.file_edit_requested.emit()
            case "clear":
                from viewer.search.facets import NO_FILTER

                self._session.set_show_only(False)
                self._session.set_filter(NO_FILTER)

    def _in_view_words(self, count: int) -> str:
        return _("{n} in view").format(n=thousands(count))

    # Qt

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line that shows the focus."""
        with painting(self) as painter:
            painter.fillRect(0, 0, self.width(), _FOCUS, self._look.color("accent" if self._focused else "pane"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the lanes; keep the sentence about emptiness in their middle."""
        super().resizeEvent(event)
        for around in (self.legend, self.strip):
            if around.isHidden() != (self.height() < _LOW):
                around.setHidden(self.height() < _LOW)
        for above in (self.ruler, self.corner):
            above.set_compact(self.height() < _TINY)
        self._emptiness.place(self.canvas.size())
