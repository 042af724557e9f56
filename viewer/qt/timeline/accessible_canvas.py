"""The canvas for screen readers: a tree of the lanes in view and their parts, read from the frame that is shown."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import Shiboken

from viewer.base.i18n import _
from viewer.qt.timeline.accessible_nodes import LaneNode, Node, PartNode
from viewer.qt.timeline.accessible_voice import Voice
from viewer.qt.timeline.canvas import TimelineCanvas
from viewer.timeline import spoken
from viewer.timeline.outline import Key, LanePart, Part, outline

_kept: dict[TimelineCanvas, CanvasInterface] = {}


def describe(thing: QObject) -> QAccessibleInterface | None:
    """Return what describes a canvas, the same one each time; None for another object."""
    if not isinstance(thing, TimelineCanvas):
        return None
    if thing not in _kept:
        made = _kept[thing] = CanvasInterface(thing)
        thing.destroyed.connect(made.end)
    return _kept[thing]


class CanvasInterface(QAccessibleWidget):
    """Describes a canvas.

    Args:
        canvas: which is described.
    """

    def __init__(self, canvas: TimelineCanvas) -> None:
        super().__init__(canvas, QAccessible.Role.Grouping)
        self.canvas = canvas
        self._nodes: dict[Key, Node] = {}
        self._read_for: tuple[object, ...] = ()
        self._lanes: dict[Key, LanePart] = {}
        self._parts: dict[Key, tuple[LanePart, Part]] = {}
        self._voice = Voice(self)

    def end(self) -> None:
        """Let go of everything: the canvas is gone, and Qt must forget its parts."""
        self._voice.end()
        _kept.pop(self.canvas, None)
        nodes, self._nodes = self._nodes, {}
        for node in nodes.values():
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(node))

    def is_there(self) -> bool:
        """Return whether the canvas still exists."""
        return Shiboken.isValid(self.canvas)

    # The frame

    def lane_part(self, key: Key) -> LanePart | None:
        """Return the lane in view with a key, or None."""
        self._read()
        return self._lanes.get(key)

    def part(self, key: Key) -> tuple[LanePart, Part] | None:
        """Return the part with a key, with its lane, or None."""
        self._read()
        return self._parts.get(key)

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of all that is in the tree."""
        self._read()
        return (*self._lanes, *self._parts)

    def node(self, key: Key) -> Node:
        """Return the node with a key, the same one each time."""
        node = self._nodes.get(key)
        if node is None:
            kind = LaneNode if key[0] == "lane" else PartNode
            node = self._nodes[key] = kind(self, key)
        return node

    def focused_key(self) -> Key | None:
        """Return the key of what has the keyboard's focus: a lane's header, its strip, or the selected event."""
        canvas = self.canvas
        column = canvas.key_focus.column
        if column is not None:
            return "strip", column.lane.group.key
        header, home = canvas.key_focus.lane, canvas.key_focus.home
        if header is not None:
            return "lane", header.group.key
        selected = canvas.session.selected
        return None if home is None or selected is None else ("event", home.group.key, selected)

    def focused_node(self) -> Node | None:
        """Return what has the focus in the canvas, where it is in the tree."""
        key = self.focused_key()
        return None if key is None or key not in self.keys() else self.node(key)

    def _read(self) -> None:
        """Read the frame that is shown, where it is another one or another event is selected."""
        canvas = self.canvas
        drawn, model, selected = canvas.drawn, canvas.stage.model, canvas.selected_index()
        wanted = (drawn, model, selected, canvas.key_focus.home)
        if len(self._read_for) == len(wanted) and all(a is b for a, b in zip(self._read_for, wanted, strict=True)):
            return
        self._read_for = wanted
        lanes = outline(drawn, model, selected, canvas.key_focus.home)
        self._lanes = {lane.key: lane for lane in lanes}
        self._parts = {part.key: (lane, part) for lane in lanes for part in lane.parts}

    # What Qt asks

    def text(self, t: QAccessible.Text) -> str:
        """Return name, what is in view, and how to move about."""
        if t == QAccessible.Text.Description:
            return spoken.view(self.canvas.viewport.scale, self.canvas.in_view())
        if t == QAccessible.Text.Help:
            return _(
                "Arrows go from event to event, L to the header of the lane, "
                "and Right from there to its columns where it is seen from afar."
            )
        return super().text(t)

    def childCount(self) -> int:
        """Return the number of lanes in view and of widgets over them."""
        self._read()
        return len(self._lanes) + super().childCount()

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # null is "none"
        """Return a lane, or a widget over the lanes."""
        self._read()
        keys = list(self._lanes)
        if 0 <= index < len(keys):
            return self.node(keys[index])
        return super().child(index - len(keys))

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return the place of a lane or widget; -1 where it is neither."""
        self._read()
        if isinstance(child, Node):
            keys = list(self._lanes)
            return keys.index(child.key) if child.key in keys else -1
        at = super().indexOfChild(child)
        return at if at < 0 else at + len(self._lanes)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # null is "none"
        """Return the lane at a point of the screen."""
        self._read()
        nodes = (self.node(key) for key in self._lanes)
        return next((node for node in nodes if node.rect().contains(QPoint(x, y))), None)

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # null is "none"
        """Return what has the focus in the canvas."""
        node = self.focused_node() if self.canvas.hasFocus() else None
        return node or super().focusChild()
