"""The window's panes: makes each with its dock, finds one by name, brings it to the front and walks through them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QWidget

from viewer.base.i18n import _
from viewer.qt.panes.article import ArticlePane
from viewer.qt.panes.chronology import ChronologyPane
from viewer.qt.panes.event import EventPane
from viewer.qt.panes.filters import FilterPane
from viewer.qt.panes.participants import ParticipantsPane
from viewer.qt.shell.arrangement import BELOW
from viewer.qt.shell.docks import Dock
from viewer.qt.shell.look import Look
from viewer.qt.shell.problems_pane import ProblemsPane
from viewer.session import Session

_ORDER = (
    "filter",
    "timeline",
    "briefing",
    "editor",
    "event",
    "article",
    "participants",
    "problems",
    "chronology",
)  # as F6 walks


class Panes:
    """The panes around the timeline, by name.

    Args:
        window: gets a dock for each.
        session: what they show.
        look: how they look.

    Attributes:
        docks: the dock of each pane by its name.
    """

    def __init__(self, window: QMainWindow, session: Session, look: Look) -> None:
        self.filters = FilterPane(session, look)
        self.event = EventPane(session, look)
        self.article = ArticlePane(session, look)
        self.participants = ParticipantsPane(session, look)
        self.problems = ProblemsPane(session, look)
        self.chronology = ChronologyPane(session, look)
        titled: dict[str, tuple[str, QWidget]] = {
            "filter": (_("Filter"), self.filters),
            "event": (_("Event"), self.event),
            "article": (_("Source article"), self.article),
            "participants": (_("Participants"), self.participants),
            "problems": (_("Problems"), self.problems),
            "chronology": (_("Chronology"), self.chronology),
        }
        self.docks = {name: Dock(name, title, pane, look, window) for name, (title, pane) in titled.items()}
        right, below = Qt.DockWidgetArea.RightDockWidgetArea, Qt.DockWidgetArea.BottomDockWidgetArea
        for name, dock in self.docks.items():
            window.addDockWidget(below if name in BELOW else right, dock)
        for name in BELOW:
            self.docks[name].hide()
        window.tabifyDockWidget(*(self.docks[name] for name in BELOW))

    def add(self, name: str, title: str, pane: QWidget, look: Look, window: QMainWindow) -> Dock:
        """Return the dock of a further pane, hidden at first."""
        dock = self.docks[name] = Dock(name, title, pane, look, window)
        dock.hide()
        return dock

    def show(self, name: str) -> None:
        """Show the pane `name` and bring it to the front."""
        self.docks[name].show()
        self.docks[name].raise_()

    def walk(self, step: int, timeline: QWidget) -> None:
        """Give the focus to the next (1) or the previous (-1) visible pane; `timeline` stands among them."""
        known = {"timeline", *self.docks}
        widgets = [timeline if name == "timeline" else self.docks[name].pane for name in _ORDER if name in known]
        visible = [widget for widget in widgets if widget.isVisible()]
        focus = QApplication.focusWidget()
        holders = [pane for pane in visible if focus is not None and (pane is focus or pane.isAncestorOf(focus))]
        current = visible.index(holders[0]) if holders else (-1 if step > 0 else 0)
        for offset in range(1, len(visible)):
            pane = visible[(current + step * offset) % len(visible)]
            pane.setFocus(Qt.FocusReason.TabFocusReason)
            taken = QApplication.focusWidget()
            if taken is not None and (taken is pane or pane.isAncestorOf(taken)):
                return  # an empty pane does not take the focus; then the one behind it may

    def menu(self, parent: QWidget) -> QMenu:
        """Return a menu that shows and hides each pane."""
        panes = QMenu(_("&Panes"), parent)
        for dock in self.docks.values():
            panes.addAction(dock.toggleViewAction())
        return panes
