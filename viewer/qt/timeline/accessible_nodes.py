"""Lanes, and what is in them, as Qt's accessibility wants them: with parent, place, words, state and actions.

A node knows its key alone and looks up the rest in the frame that is shown, so that it never tells of an older
one. Qt keeps bare pointers to nodes: their tree holds each for as long as the canvas lives. An object of two Qt
classes is two objects in C++; the second one is what `interface_cast` has to hand out, as an address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface, QWindow
from shiboken6 import Shiboken

from viewer.timeline import spoken, style
from viewer.timeline.draw import ChipHit, Strip
from viewer.timeline.outline import Box, Key, LanePart, Part

if TYPE_CHECKING:
    from viewer.qt.timeline.accessible_canvas import CanvasInterface

_Role, _Text, _State = QAccessible.Role, QAccessible.Text, QAccessible.State
_NOTHING = Shiboken.VoidPtr(0)
_Actions = QAccessibleActionInterface


class Node(QAccessibleInterface, QAccessibleActionInterface):
    """Something in the lanes that is no widget.

    Args:
        tree: what it belongs to, and what looks it up.
        key: which part of the outline it is.
    """

    def __init__(self, tree: CanvasInterface, key: Key) -> None:
        QAccessibleInterface.__init__(self)
        QAccessibleActionInterface.__init__(self)
        self.tree, self.key = tree, key
        self._as_actions = Shiboken.VoidPtr(Shiboken.getCppPointer(self)[1])

    # Where it is

    def isValid(self) -> bool:
        """Return whether it can be asked: its canvas is there, and it is in the frame."""
        return self.tree.is_there() and self._box() is not None

    def object(self) -> QObject | None:  # type: ignore[override]  # Qt takes a null pointer, too
        """Return nothing, being no object of Qt."""
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]  # Qt takes a null pointer, too
        """Return the window that it is in."""
        return self.tree.window() if self.tree.is_there() else None

    def rect(self) -> QRect:
        """Return the part of the screen that it takes, as far as it is in view."""
        box = self._box()
        if box is None or not self.tree.is_there():
            return QRect()
        canvas = self.tree.canvas
        left, top, right, bottom = (round(at) for at in box)
        place = QRect(left + style.HEADER_WIDTH, top, max(right - left, 1), max(bottom - top, 1))
        shown = place & canvas.rect()
        return QRect(canvas.mapToGlobal(shown.topLeft()), shown.size())

    def _box(self) -> Box | None:
        raise NotImplementedError

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # null is "none"
        """Return the child at a point of the screen."""
        children = (self.child(at) for at in range(self.childCount()))
        return next((child for child in children if child.rect().contains(QPoint(x, y))), None)

    # What it is

    def setText(self, t: QAccessible.Text, text: str) -> None:
        """Ignore what a reader would have it say."""

    def state(self) -> QAccessible.State:
        """Return that it can be seen, chosen, and whether the keyboard is on it."""
        state = _State()
        state.focusable = state.selectable = self.key[0] in ("event", "lane")
        state.focused = self.tree.focused_key() == self.key and self.tree.canvas.hasFocus()
        return state

    def interface_cast(self, kind: QAccessible.InterfaceType) -> int:
        """Return the address of its actions; of other interfaces none."""
        wanted = kind == QAccessible.InterfaceType.ActionInterface
        return self._as_actions if wanted else _NOTHING  # type: ignore[return-value]  # void *, which the stubs call int

    def keyBindingsForAction(self, actionName: str) -> list[str]:  # noqa: ARG002, N803 — as Qt gives and calls it
        """Return no keys: those of the timeline are in the help."""
        return []

    def localizedActionName(self, name: str) -> str:
        """Return an action's name as Qt translates it."""
        return name


class LaneNode(Node):
    """A lane with its header: a list of what is in view of it."""

    def _part(self) -> LanePart | None:
        return self.tree.lane_part(self.key)

    def _box(self) -> Box | None:
        part = self._part()
        return None if part is None else part.box

    def parent(self) -> QAccessibleInterface:
        """Return the canvas."""
        return self.tree

    def childCount(self) -> int:
        """Return how many parts of it are in view."""
        part = self._part()
        return 0 if part is None else len(part.parts)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # null is "none"
        """Return its part at `index`, counted in order of time."""
        part = self._part()
        if part is None or not 0 <= index < len(part.parts):
            return None
        return self.tree.node(part.parts[index].key)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return the place of a part; -1 where it is none."""
        part = self._part()
        keys = [] if part is None else [at.key for at in part.parts]
        return keys.index(child.key) if isinstance(child, Node) and child.key in keys else -1

    def role(self) -> QAccessible.Role:
        """Return what it is to a reader."""
        return _Role.List

    def state(self) -> QAccessible.State:
        """Return also whether it is folded."""
        state, part = super().state(), self._part()
        if part is not None:
            state.expandable = True
            state.collapsed = part.band.folded
            state.expanded = not part.band.folded
        return state

    def text(self, t: QAccessible.Text) -> str:
        """Return what is said of it."""
        part = self._part()
        if part is None or t != _Text.Name:
            return ""
        return spoken.lane(part.band, pinned=part.lane.group.key in self.tree.canvas.stage.order.pinned)

    def actionNames(self) -> list[str]:
        """Return that it can be folded, has a menu, and takes the focus."""
        return [_Actions.pressAction(), _Actions.showMenuAction(), _Actions.setFocusAction()]

    def doAction(self, actionName: str) -> None:  # noqa: N803 — Qt's name
        """Fold it or open it, show its menu, or give its header the focus."""
        part, canvas = self._part(), self.tree.canvas
        if part is None:
            return
        if actionName == _Actions.pressAction():
            canvas.arrange(canvas.stage.order.with_fold(part.lane.group.key))
        elif actionName == _Actions.showMenuAction():
            canvas.key_focus.ask_for_menu(part.lane)
        elif actionName == _Actions.setFocusAction():
            canvas.setFocus()
            canvas.key_focus.go_to_lane(part.lane.group.key)


class PartNode(Node):
    """An event in a lane, a chip of folded events, or the strip that stands for all of them."""

    def _found(self) -> tuple[LanePart, Part] | None:
        return self.tree.part(self.key)

    def _box(self) -> Box | None:
        found = self._found()
        return None if found is None else found[1].box or found[0].box

    def parent(self) -> QAccessibleInterface:
        """Return the lane."""
        return self.tree.node(("lane", self.key[1]))

    def childCount(self) -> int:
        """Return 0."""
        return 0

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: ARG002 — as Qt asks; null is "none"
        """Return nothing."""
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: ARG002 — as Qt asks
        """Return -1."""
        return -1

    def role(self) -> QAccessible.Role:
        """Return what it is to a reader."""
        return _Role.Graphic if self.key[0] == "strip" else _Role.ListItem

    def state(self) -> QAccessible.State:
        """Return also whether it is selected, in view, and has parts that are shown."""
        state, found = super().state(), self._found()
        if found is None:
            return state
        canvas, part = self.tree.canvas, found[1]
        state.offscreen = part.box is None
        if part.event is None:
            return state
        state.selected = part.event == canvas.selected_index()
        if self.key[2] in canvas.session.registry.children:
            opened = self.key[2] in canvas.stage.lenses.events
            state.expandable, state.expanded, state.collapsed = True, opened, not opened
        return state

    def text(self, t: QAccessible.Text) -> str:
        """Return what is said of it; of an event's parts in its description."""
        found = self._found()
        if found is None or t not in (_Text.Name, _Text.Description):
            return ""
        lane, part = found
        model = self.tree.canvas.stage.model
        if part.event is not None:
            if t == _Text.Name:
                return spoken.event(model, lane.lane, part.event)
            return spoken.parts(model, part.event, opened=self.key[2] in self.tree.canvas.stage.lenses.events)
        if t == _Text.Name and isinstance(part.shown, ChipHit):
            return spoken.chip(part.shown.chip)
        column = self.tree.canvas.key_focus.column
        if t == _Text.Name and column is not None and column.lane is lane.lane:
            return spoken.column(column)
        return spoken.strip(part.shown) if t == _Text.Name and isinstance(part.shown, Strip) else ""

    def actionNames(self) -> list[str]:
        """Return that it can be pressed; that an event has a menu and takes the focus."""
        more = [_Actions.showMenuAction(), _Actions.setFocusAction()] if self.key[0] == "event" else []
        return [_Actions.pressAction(), *more]

    def doAction(self, actionName: str) -> None:  # noqa: N803 — Qt's name
        """Select an event, and open it when it is selected; list a focused column; zoom to what stands for many."""
        found = self._found()
        if found is None:
            return
        lane, part = found
        canvas = self.tree.canvas
        if part.event is not None:
            self._act_on_event(actionName, lane, part.event)
        elif isinstance(part.shown, ChipHit):
            canvas.travel.zoom_to_range(part.shown.chip.first, part.shown.chip.last)
        elif canvas.key_focus.column is not None and canvas.key_focus.column.lane is lane.lane:
            canvas.key_focus.list_column()
        elif isinstance(part.shown, Strip):
            canvas.travel.zoom_to_range(*spoken.strip_extent(part.shown))

    def _act_on_event(self, action: str, lane: LanePart, event: int) -> None:
        canvas = self.tree.canvas
        was_selected = canvas.selected_index() == event
        canvas.pointer.chosen_lane = lane.lane
        canvas.choose(event)
        if action == _Actions.pressAction() and was_selected:
            canvas.open_requested.emit(self.key[2])
        elif action == _Actions.showMenuAction():
            canvas.context_menu_requested.emit(self.key[2], self.rect().bottomLeft())
        elif action == _Actions.setFocusAction():
            canvas.setFocus()
            canvas.key_focus.leave_header()
