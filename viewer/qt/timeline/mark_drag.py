"""A mark that is being dragged: along time to another date, or across to another lane; never both at once.

While the pointer is in the mark's own lane, it moves in time and snaps to the unit of its date; over another lane it
keeps its date, and the card says what would change, or why it cannot. Near an edge of the view the view follows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QPainter

from viewer.base import i18n
from viewer.base.i18n import _
from viewer.qt.timeline.edited_paint import paint_edited
from viewer.qt.timeline.painter import ScenePainter
from viewer.registry import datewords
from viewer.registry.patching.model import Edit
from viewer.registry.redating import left_parent
from viewer.registry.shifting import Part
from viewer.timeline import dragging, hits, style
from viewer.timeline.card import Card
from viewer.timeline.dragging import Moved
from viewer.timeline.draw import Band, DrawList, Hit
from viewer.timeline.edit_layer import EditLayer, OldPlace
from viewer.timeline.gestures import TRAVEL
from viewer.timeline.lane_edits import NotHere, lane_edits
from viewer.timeline.marks import mark_of

if TYPE_CHECKING:
    from viewer.qt.timeline.canvas import TimelineCanvas

_EDGE = 28.0  # px from an edge of the view within which it follows
_PAN, _SCROLL = 14.0, 8.0  # px each time
_PAN_MS = 30


class MarkDrag:
    """One press on a mark, until it is let go or taken back.

    Args:
        canvas: the lanes.
        hit: the mark.
        position: where it was pressed.

    Attributes:
        event: index of its head.
        begun: whether the pointer has travelled.
        moved_to: what becomes of the event's date.
        lane_edits: what puts it into the lane under the pointer; empty in its own.
        lane_title: of that lane.
        refusal: why it cannot be dropped here.
    """

    def __init__(self, canvas: TimelineCanvas, hit: Hit, position: QPointF) -> None:
        self._canvas = canvas
        self.event = hit.event
        self._head = canvas.session.registry.heads[hit.event]
        self._pressed = self._at = position
        self._minute = canvas.viewport.scale.minute(position.x() - style.HEADER_WIDTH)
        self.part = dragging.part_at(self._head, hit, canvas.viewport.scale, position.x() - style.HEADER_WIDTH)
        self._lane = self._band(position.y())
        self._hit = hit
        self.begun = False
        self.moved_to = Moved(self._head)
        self.lane_edits: list[Edit] = []
        self.lane_title = ""
        self.refusal = ""
        self._timer = QTimer(canvas, interval=_PAN_MS)
        self._timer.timeout.connect(self._follow)

    def moved(self, position: QPointF) -> None:
        """Take the mark along."""
        self._at = position
        if not self.begun:
            if (position - self._pressed).manhattanLength() < TRAVEL:
                return
            self.begun = True
            self._canvas.pointer.rest()
            self._canvas.redraw()
        self._settle()
        if self._way() != (0.0, 0.0):
            if not self._timer.isActive():
                self._timer.start()
        else:
            self._timer.stop()

    def ended(self, *, cancelled: bool = False) -> None:  # noqa: ARG002 — the gestures' common signature
        """Let the view and the pointer alone again."""
        self._timer.stop()
        self._timer.deleteLater()
        if self.begun:
            self._canvas.unsetCursor()
            self._canvas.card.dismiss()
            self._canvas.pointer_moved.emit(None)

    def paint(self, painter: QPainter, scene: ScenePainter) -> None:
        """Paint the old place and the mark as it would stand; the painter's origin is the body's top left corner."""
        canvas, hit = self._canvas, self._present_hit()
        if hit is not None:
            y = (hit.y1 + hit.y2) / 2
            place = OldPlace(hit.x1, hit.x2, y, "", hit.x1, veiled=True)
            layer = EditLayer([place])
            if hit.label2 > hit.label1:
                layer.places.insert(0, OldPlace(hit.label1, hit.label2, y, "", hit.x1, veiled=True, bare=True))
            paint_edited(painter, layer, canvas.look, scene.labels)
        ghost = self.ghost()
        for x, y, _selected in ghost.guides:
            at = x if self.part is Part.WHOLE else canvas.viewport.scale.x(self._guided())
            painter.fillRect(round(at), 0, 1, round(y), canvas.look.color("accent"))
        scene.paint_pieces(painter, ghost)

    def ghost(self) -> DrawList:
        """Return the mark as it would stand."""
        canvas = self._canvas
        hue = canvas.stage.model.traits.hue(self.event)
        scale = canvas.viewport.scale
        return dragging.ghost(self.moved_to.head, hue, canvas.session.titles, canvas.stage.measure, scale, self._row())

    # What becomes of it

    def _settle(self) -> None:
        """Find out what would become of the event here, and tell."""
        canvas = self._canvas
        band = self._band(self._at.y())
        own = band is None or self._lane is None or band.lane.group.key == self._lane.lane.group.key
        self.lane_edits, self.lane_title, self.refusal = [], "", ""
        if own:
            scale = canvas.viewport.scale
            minutes = scale.minute(self._at.x() - style.HEADER_WIDTH) - self._minute
            self.moved_to = dragging.dragged(self._head, self.part, minutes, scale)
            self.refusal = self.moved_to.refusal
        elif band is not None and self._lane is not None:
            self.moved_to = Moved(self._head)
            self._cross(band, self._lane)
        cursor = Qt.CursorShape.SizeHorCursor if self.part is not Part.WHOLE else Qt.CursorShape.ClosedHandCursor
        canvas.setCursor(Qt.CursorShape.ForbiddenCursor if self.refusal else cursor)
        self._tell()
        canvas.update()

    def _cross(self, band: Band, own: Band) -> None:
        canvas, group = self._canvas, band.lane.group
        self.lane_title = group.title
        try:
            self.lane_edits = lane_edits(
                canvas.session.registry,
                self.event,
                canvas.session.grouping,
                own.lane.group.key,
                group.key,
                group.members[0],
            )
        except NotHere as refusal:
            self.refusal = str(refusal)

    def _tell(self) -> None:
        canvas = self._canvas
        canvas.pointer_moved.emit(self._guided())
        x = self._at.x()
        y = self._row()
        canvas.card.show_now(self.card(), [(x - 40, y - 12, x + 40, y + 12)], (x, y))

    def _guided(self) -> float:
        """Return the minute that the guide leads to: the middle, or within the edge that is dragged."""
        mark = mark_of(self.moved_to.head, style.GREY)
        assert mark is not None  # only what has a mark is dragged
        return {Part.START: mark.start, Part.END: mark.end - 1}.get(self.part, mark.anchor)

    def card(self) -> Card:
        """Return what the card says meanwhile."""
        session, head = self._canvas.session, self.moved_to.head
        lines: list[tuple[str, str]] = []
        if head.date is not None:
            words = datewords.long(head.date, i18n.language())
            time = f" {head.time}" if head.time else ""
            lines.append(("calendar-days", f"{head.date.text}{time} · {words}"))
        if self.lane_title and self._lane is not None and not self.refusal:
            lines.append(("arrow-right", f"{self._lane.lane.group.title} → {self.lane_title}"))
        parent = left_parent(session.registry, head)
        if parent is not None and parent.date is not None:
            around = datewords.short(parent.date)
            title = parent.title.pick(session.titles)
            lines.append(
                ("triangle-alert", _("Outside {date}, the time of “{title}”").format(title=title, date=around))
            )
        if self.refusal:
            where = _("Not here. {reason}") if self.lane_title else "{reason}"
            lines.append(("circle-x", where.format(reason=self.refusal)))
        return Card(head.title.pick(session.titles) or head.id, tuple(lines), (), (("Esc", _("leave it")),))

    # Where it is

    def _band(self, y: float) -> Band | None:
        return hits.band_at(self._canvas.drawn, y)

    def _present_hit(self) -> Hit | None:
        return hits.hit_of(self._canvas.drawn, self.event)

    def _row(self) -> float:
        """Return the middle of the row that the mark is drawn in: its own, or the pointer's in another lane."""
        if self.lane_title:
            return self._at.y()
        hit = self._present_hit()
        return (hit.y1 + hit.y2) / 2 if hit is not None else self._at.y()

    def _way(self) -> tuple[float, float]:
        """Return which way the view is to follow, in px."""
        canvas, x, y = self._canvas, self._at.x() - style.HEADER_WIDTH, self._at.y()
        across = _PAN if x < _EDGE else -_PAN if x > canvas.body_width - _EDGE else 0.0
        down = -_SCROLL if y < _EDGE / 2 else _SCROLL if y > canvas.height() - _EDGE / 2 else 0.0
        return across, down

    def _follow(self) -> None:
        across, down = self._way()
        if across:
            self._canvas.motion.stop()
            self._canvas.viewport.pan(across)
        if down:
            self._canvas.scroll_by(down)
        self._settle()
