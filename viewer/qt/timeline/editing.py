"""What the hands do to events in the Edit workspace: marks and their edges are dragged, many events are chosen.

A press on a mark that travels becomes a `MarkDrag`, a press with Shift a `RubberBand`; with Ctrl it adds the event to
those chosen. What is let go becomes one step of the manuscript. Over each frame lies a layer of what was edited since
the file was saved, which costs nothing while nothing was.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter

from viewer.base.i18n import _
from viewer.base.problems import UserError
from viewer.qt.timeline.edited_layer import EditedLayer
from viewer.qt.timeline.edited_paint import paint_edited
from viewer.qt.timeline.mark_drag import MarkDrag
from viewer.qt.timeline.painter import ScenePainter
from viewer.qt.timeline.rubber_band import RubberBand
from viewer.registry import datewords
from viewer.registry.patching.model import Edit, Refused
from viewer.registry.redating import redate
from viewer.registry.shifting import Part
from viewer.timeline import dragging, hits, style
from viewer.timeline.dragging import Moved
from viewer.timeline.draw import DrawList, Hit
from viewer.timeline.marks import mark_of

if TYPE_CHECKING:
    from viewer.manuscript import Manuscript
    from viewer.qt.timeline.canvas import TimelineCanvas

_AWAY = 3.0  # px by which a mark at its own date may stand beside it
_SIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


class Editing:
    """Edits through a canvas while it is `on`.

    Args:
        canvas: the lanes.
        manuscript: the text that is edited.

    Attributes:
        on: whether the hands edit.
        layer: what lies over a frame.
    """

    def __init__(self, canvas: TimelineCanvas, manuscript: Manuscript) -> None:
        self._canvas, self._manuscript = canvas, manuscript
        self.on = False
        self._gesture: MarkDrag | RubberBand | None = None
        self.layer = EditedLayer(canvas, manuscript)
        ends = (
            manuscript.state_changed.connect(lambda _nothing: self._refresh()),
            canvas.session.chosen_changed.connect(lambda _chosen: self._refresh()),
            canvas.session.problems_changed.connect(lambda _nothing: self._refresh()),
        )
        canvas.destroyed.connect(lambda _object=None: [end() for end in ends])

    def turn(self, *, on: bool) -> None:
        """Let the hands edit, or not."""
        if on != self.on:
            self.cancel()
            self.on = on
            self._refresh()

    # The pointer

    @property
    def dragging(self) -> bool:
        """Return whether something is being dragged."""
        return self._gesture is not None and self._gesture.begun

    def pressed(self, event: QMouseEvent) -> bool:
        """Begin a gesture; return whether the press is not to be taken for anything else."""
        self._gesture = None
        position = event.position()
        if not self.on or event.button() != Qt.MouseButton.LeftButton or position.x() < style.HEADER_WIDTH:
            return False
        held = event.modifiers()
        if held & Qt.KeyboardModifier.ShiftModifier:
            self._canvas.card.dismiss()
            self._gesture = RubberBand(self._canvas, position)
            return True
        hit = self._hit(position)
        if held & Qt.KeyboardModifier.ControlModifier:
            if hit is not None:
                self._toggle(hit.event)
            return True
        if hit is not None:
            self._gesture = MarkDrag(self._canvas, hit, position)
        return False

    def moved(self, event: QMouseEvent) -> bool:
        """Go on with a gesture; return whether there is one that has begun."""
        if self._gesture is None:
            return False
        self._gesture.moved(event.position())
        return self._gesture.begun

    def released(self, event: QMouseEvent) -> bool:
        """End a gesture; return whether the release is not to be taken for a click."""
        gesture, self._gesture = self._gesture, None
        if gesture is None:
            return False
        gesture.ended()
        self._canvas.redraw()
        if isinstance(gesture, RubberBand):
            hit = None if gesture.begun else self._hit(event.position())
            if hit is not None:
                self._toggle(hit.event)
            return True
        if gesture.begun:
            self._drop(gesture)
        elif self._canvas.session.chosen:
            self._canvas.session.choose_many(())
        return gesture.begun

    def cancel(self) -> bool:
        """Take back a gesture, else choose nothing; return whether there was something to take back."""
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.ended(cancelled=True)
            self._canvas.redraw()
            return True
        if self.on and self._canvas.session.chosen:
            self._canvas.session.choose_many(())
            return True
        return False

    def forget(self) -> None:
        """Let go of a gesture: other events are shown now."""
        if self._gesture is not None:
            self._gesture.ended(cancelled=True)
            self._gesture = None

    def hovered(self, under: object, x: float) -> None:
        """Show which edge of a mark would be taken hold of at pixel `x` of the body."""
        canvas = self._canvas
        if not self.on:
            return
        edge = isinstance(under, Hit) and self.can_drag(under)
        head = canvas.session.registry.heads[under.event] if edge and isinstance(under, Hit) else None
        if head is not None and isinstance(under, Hit):
            edge = dragging.part_at(head, under, canvas.viewport.scale, x) is not Part.WHOLE
        if edge and head is not None:
            canvas.setCursor(Qt.CursorShape.SizeHorCursor)
        else:
            canvas.unsetCursor()

    def can_drag(self, hit: Hit) -> bool:
        """Return whether a mark stands at its own date; in an open lens it may not."""
        mark = mark_of(self._canvas.session.registry.heads[hit.event], style.GREY)
        if mark is None:
            return False
        return abs(hit.x1 - self._canvas.viewport.scale.x(mark.start)) <= mark.pad_left + _AWAY

    def _hit(self, position: QPointF) -> Hit | None:
        drawn = self._canvas.drawn
        x, y = position.x() - style.HEADER_WIDTH, position.y()
        if hits.chip_at(drawn, x, y) is not None or hits.family_chip_at(drawn, x, y) is not None:
            return None
        hit = hits.event_at(drawn, x, y)
        return hit if hit is not None and self.can_drag(hit) else None

    def _toggle(self, index: int) -> None:
        session = self._canvas.session
        event, chosen = self._canvas.event_id(index), set(session.chosen)
        if not chosen and session.selected is not None:
            chosen.add(session.selected)
        session.choose_many(chosen ^ {event} if event != session.selected or session.chosen else {event})
        if event in session.chosen:
            self._canvas.choose(index)

    # The keyboard

    def key(self, event: QKeyEvent) -> bool:
        """Move the selected event by a unit of its date, or choose all in view; return whether the key asks that."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        side = _SIDES.get(Qt.Key(event.key()))
        if not self.on:
            return False
        if held == _ALT_SHIFT and side is not None:
            self.step(side)
            return True
        if held == Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_A:
            self.choose_in_view()
            return True
        return False

    def step(self, steps: int) -> None:
        """Move the selected event by units of its date."""
        index = self._canvas.selected_index()
        if not self.on or index is None or self.dragging:
            return
        head = self._canvas.session.registry.heads[index]
        moved = dragging.stepped(head, steps)
        if moved.refusal:
            self._refuse(UserError(moved.refusal))
        elif moved.head.date is not None and moved.differs(head):
            edits = redate(self._canvas.session.registry, index, moved.head.date.text, moved.head.time)
            self.apply(self._named(moved), edits, index)
            self._canvas.travel.reveal(index)

    def choose_in_view(self) -> None:
        """Choose every event whose mark is in view."""
        canvas = self._canvas
        canvas.session.choose_many(canvas.event_id(hit.event) for hit in canvas.drawn.hits)

    # What is done

    def apply(self, name: str, edits: Sequence[Edit], shown: int | None = None) -> bool:
        """Make edits as one step; select the event `shown` afterwards; return whether they were made."""
        canvas = self._canvas
        try:
            self._manuscript.apply(name, edits)
        except Refused as error:
            canvas.edit_refused.emit(error)
            return False
        if shown is not None and shown < len(canvas.session.registry.heads):
            canvas.choose(shown)
        return True

    def _drop(self, drag: MarkDrag) -> None:
        if drag.refusal:
            self._refuse(UserError(drag.refusal))
            return
        head, session = drag.moved_to.head, self._canvas.session
        if drag.lane_edits:
            name = _("Put “{title}” into {lane}").format(title=self._title(drag.event), lane=drag.lane_title)
            self.apply(name, drag.lane_edits, drag.event)
        elif head.date is not None and drag.moved_to.differs(session.registry.heads[drag.event]):
            edits = redate(session.registry, drag.event, head.date.text, head.time)
            self.apply(self._named(drag.moved_to), edits, drag.event)

    def _named(self, moved: Moved) -> str:
        assert moved.head.date is not None  # what has no date cannot be moved
        date = datewords.short(moved.head.date) + (f", {moved.head.time}" if moved.head.time else "")
        return _("Move “{title}” to {date}").format(title=self._title(moved.head.index), date=date)

    def _title(self, index: int) -> str:
        session = self._canvas.session
        return session.registry.heads[index].title.pick(session.titles)

    def _refuse(self, error: UserError) -> None:
        self._canvas.edit_refused.emit(error)

    # What lies over a frame

    def paint(self, painter: QPainter, scene: ScenePainter, drawn: DrawList) -> None:
        """Paint what lies over a frame."""
        if not self.on:
            return
        held = self._gesture.event if self.dragging and isinstance(self._gesture, MarkDrag) else None
        layer = self.layer.over(drawn, held)
        if not layer.empty:
            paint_edited(painter, layer, self._canvas.look, scene.labels)
        if self._gesture is not None and self._gesture.begun:
            self._gesture.paint(painter, scene)

    def _refresh(self) -> None:
        self.layer.forget()
        if self.on:
            self._canvas.update()
