"""Where the panes stand: how they stand at first, what the settings keep of it, and what a narrow window changes.

A narrower window has fewer panes: the right column becomes tabs, then the filter hides, then the column. What the
user has opened or closed meanwhile stays open or closed.

Each workspace has an arrangement of its own. Explore is the one that a window begins with; Edit has the editor on the
right and the problems below all, Brief the list of chosen events on the left, in windows of any width.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from itertools import pairwise

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QMainWindow

from viewer.base.settings import Settings
from viewer.qt.shell.docks import Dock

NARROW = 1280  # below this the right column becomes tabs
SMALL = 1024  # below this the filter hides
TINY = 620  # below this the right column hides
LEAST = (200, 150)  # px; a window may be this small
BELOW = ("problems", "chronology")  # tabs under the timeline, hidden at first
EXPLORE, EDIT, BRIEF = "explore", "edit", "brief"
_KEPT = {EXPLORE: "docks", EDIT: "docks_edit", BRIEF: "docks_brief"}  # settings
_RIGHT = ("event", "article", "participants")
_RIGHT_IN_EDIT = ("editor",)  # made when Edit is first shown
_IN_BRIEF = ("briefing",)  # made when Brief is first shown
_OWN = {EXPLORE: (), EDIT: _RIGHT_IN_EDIT, BRIEF: _IN_BRIEF}  # panes that stand in one workspace alone
_LEFT_WIDTH, _RIGHT_WIDTH, _RIGHT_WIDTH_NARROW = 224, 440, 372
_RIGHT_HEIGHTS = (360, 300, 240)
_WIDTH, _HEIGHT = 1440, 900
_TITLE_BAR = 32  # px that the window system takes above the window
_EDITOR_SHARE, _PROBLEMS_SHARE = 0.43, 0.2  # of the window's width and height
_BRIEF_SHARE, _BRIEF_LEAST, _BRIEF_MOST = 0.253, 300, 440  # of the window's width, and px


class Arrangement:
    """Places the docks of a window, until the user has placed them.

    Args:
        window: the window, whose docks have been made.
        docks: its docks by name.
        settings: keep what `save` hands them.
    """

    def __init__(self, window: QMainWindow, docks: Mapping[str, Dock], settings: Settings) -> None:
        self._window, self._docks, self._settings = window, docks, settings
        self._step: int | None = None  # as last arranged here; None while it is the user's own arrangement
        self._workspace = EXPLORE
        window.setMinimumSize(*LEAST)  # smaller than the panes ask for
        self._give_corners()

    def restore(self) -> None:
        """Give the window the size and the panes of the last time; at first a size that the screen holds."""
        window, geometry, docks = self._window, self._kept("window"), self._kept("docks")
        if geometry.isEmpty() or not window.restoreGeometry(geometry):
            room = window.screen().availableGeometry()
            window.resize(min(_WIDTH, room.width()), min(_HEIGHT, room.height() - _TITLE_BAR))
        if docks.isEmpty() or not window.restoreState(docks):
            self._settings.set("docks", "")

    def save(self) -> None:
        """Keep size and panes in the settings."""
        self._keep("window", self._window.saveGeometry())
        self._keep(_KEPT[self._workspace], self._window.saveState())

    def turn_to(self, workspace: str) -> None:
        """Give the panes the places that they have in another workspace, as they were left there or as at first."""
        if workspace == self._workspace:
            return
        self._keep(_KEPT[self._workspace], self._window.saveState())
        self._workspace = workspace
        self._give_corners()
        kept = self._kept(_KEPT[workspace])
        if workspace == EXPLORE:
            self._hide_others()
            self._window.restoreState(kept)
            self.adapt()
        elif kept.isEmpty() or not self._window.restoreState(kept):
            self.arrange()
        self._hide_others()  # a kept arrangement may be older than such a pane, and leave it as it was

    def begin(self) -> None:
        """Arrange the panes of a window that is shown for the first time ever."""
        if self._step is None and not self._settings.get("docks"):
            self.arrange()

    def adapt(self) -> None:
        """Let the panes follow the window's width, unless the user arranged them."""
        if self._workspace != EXPLORE or self._step is None or _step(self._window.width()) == self._step:
            return
        shown = _shown(self._step)
        toggled = {name for name, dock in self._docks.items() if (name in shown) == dock.isHidden()}
        self._arrange(_shown(_step(self._window.width())) ^ toggled)

    def arrange(self) -> None:
        """Put every pane of the workspace where it stood at first.

        In Explore: filter left, event, article and participants right. In Edit: the editor right, problems below.
        In Brief: the list left.
        """
        if self._workspace == EDIT:
            self._arrange_edit()
        elif self._workspace == BRIEF:
            self._arrange_brief()
        else:
            self._arrange(_shown(_step(self._window.width())))

    def _arrange(self, shown: Set[str]) -> None:
        self._step = _step(self._window.width())
        self._place(shown)
        self._arrange_right([self._docks[name] for name in _RIGHT])

    def _arrange_edit(self) -> None:
        window, right = self._window, [self._docks[name] for name in (*_RIGHT_IN_EDIT, *_RIGHT)]
        self._place(frozenset((*_RIGHT_IN_EDIT, "problems")))
        for one, other in pairwise(right):
            window.tabifyDockWidget(one, other)
        width, height = round(window.width() * _EDITOR_SHARE), round(window.height() * _PROBLEMS_SHARE)
        window.resizeDocks(right[:1], [width], Qt.Orientation.Horizontal)
        window.resizeDocks([self._docks["problems"]], [height], Qt.Orientation.Vertical)

    def _arrange_brief(self) -> None:
        self._place(frozenset(_IN_BRIEF))
        width = min(max(round(self._window.width() * _BRIEF_SHARE), _BRIEF_LEAST), _BRIEF_MOST)
        self._window.resizeDocks([self._docks[name] for name in _IN_BRIEF], [width], Qt.Orientation.Horizontal)

    def _hide_others(self) -> None:
        """Hide the panes that stand in other workspaces alone."""
        for workspace, names in _OWN.items():
            for name in names:
                if workspace != self._workspace and name in self._docks:
                    self._docks[name].hide()

    def _place(self, shown: Set[str]) -> None:
        """Put every pane into its area, and show some of them."""
        for name, dock in self._docks.items():
            dock.setFloating(False)
            self._window.addDockWidget(_area(name), dock)
            dock.setVisible(name in shown)
        self._window.tabifyDockWidget(*(self._docks[name] for name in BELOW))

    def _arrange_right(self, right: list[Dock]) -> None:
        window = self._window
        if self._step:
            window.tabifyDockWidget(right[0], right[1])
            window.tabifyDockWidget(right[1], right[2])
            right[0].raise_()
        else:
            window.splitDockWidget(right[0], right[1], Qt.Orientation.Vertical)
            window.splitDockWidget(right[1], right[2], Qt.Orientation.Vertical)
            window.resizeDocks(right, list(_RIGHT_HEIGHTS), Qt.Orientation.Vertical)
        width = _RIGHT_WIDTH_NARROW if self._step else _RIGHT_WIDTH
        window.resizeDocks([self._docks["filter"], right[0]], [_LEFT_WIDTH, width], Qt.Orientation.Horizontal)

    def _give_corners(self) -> None:
        """Let the columns reach the window's lower edge; in Edit what is below goes from side to side."""
        left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
        if self._workspace == EDIT:
            left = right = Qt.DockWidgetArea.BottomDockWidgetArea
        self._window.setCorner(Qt.Corner.BottomLeftCorner, left)
        self._window.setCorner(Qt.Corner.BottomRightCorner, right)

    def _keep(self, key: str, state: QByteArray) -> None:
        self._settings.set(key, bytes(state.toBase64().data()).decode("ascii"))

    def _kept(self, key: str) -> QByteArray:
        return QByteArray.fromBase64(str(self._settings.get(key)).encode())


def _area(name: str) -> Qt.DockWidgetArea:
    """Return where a pane stands at first."""
    if name in BELOW:
        return Qt.DockWidgetArea.BottomDockWidgetArea
    left = name in ("filter", *_IN_BRIEF)
    return Qt.DockWidgetArea.LeftDockWidgetArea if left else Qt.DockWidgetArea.RightDockWidgetArea


def _step(width: int) -> int:
    """Return how far a window of `width` px gives way: 0 not at all, 3 to the timeline alone."""
    return sum(width < bound for bound in (NARROW, SMALL, TINY))


def _shown(step: int) -> frozenset[str]:
    """Return the panes that are shown at first in a window that gives way so far."""
    if step == 3:
        return frozenset()
    return frozenset(_RIGHT) | ({"filter"} if step < 2 else set())
