"""The main window: composes the parts and lays them out.

It holds no logic of its own. Panes follow the session; commands act through `handlers`; what one part tells the
others passes through `wiring`; what is told to the user arrives through `Messages` and is shown in the status bar or
the banner.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QTabWidget, QVBoxLayout, QWidget

from viewer.base import i18n
from viewer.base.messages import Messages
from viewer.base.settings import Settings
from viewer.qt.panes.article import ArticlePane
from viewer.qt.panes.chronology import ChronologyPane
from viewer.qt.shell import menu_key
from viewer.qt.shell.arrangement import BRIEF, Arrangement
from viewer.qt.shell.banner import Banner
from viewer.qt.shell.docks import Dock
from viewer.qt.shell.handlers import Handlers
from viewer.qt.shell.handlers.doors import connect_briefing, connect_forms
from viewer.qt.shell.handlers.parts import Parts
from viewer.qt.shell.loader import Loader
from viewer.qt.shell.look import Look
from viewer.qt.shell.memory import Memory
from viewer.qt.shell.menus import Menus
from viewer.qt.shell.opener import Opener
from viewer.qt.shell.panes import Panes
from viewer.qt.shell.problems_pane import ProblemsPane
from viewer.qt.shell.saving import Saving
from viewer.qt.shell.search_box import SearchBox
from viewer.qt.shell.status import StatusBar
from viewer.qt.shell.toolbar import Toolbar
from viewer.qt.shell.wiring import Wiring
from viewer.qt.shell.workspaces import Workspaces
from viewer.qt.timeline.view import TimelineView
from viewer.qt.timeline.zoom_control import ZoomControl
from viewer.session import Session

if TYPE_CHECKING:
    from viewer.qt.briefing.desk import Desk
    from viewer.qt.shell.fixing import Fixing

_LOW = 220  # px; a lower window keeps its height for the lanes


class MainWindow(QMainWindow):
    """The window.

    Args:
        session: what is shown.
        look: how it looks.
        settings: what is remembered.
        messages: the door through which parts speak to the user.
        loader: keeps the session in step with the file.
    """

    language_requested = Signal(str)
    theme_requested = Signal(str)

    def __init__(self, session: Session, look: Look, settings: Settings, messages: Messages, loader: Loader) -> None:
        super().__init__()
        self._session, self._look, self._settings, self._loader = session, look, settings, loader
        self._fixing: Fixing | None = None
        self._desk: Desk | None = None
        self.setObjectName("main")
        self.setAcceptDrops(True)
        self.setDockOptions(QMainWindow.DockOption.AllowNestedDocks | QMainWindow.DockOption.AllowTabbedDocks)
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        opener = Opener(settings, messages)
        self.timeline = TimelineView(session, look)
        self.banner = Banner(look)
        self.setCentralWidget(self._centre())
        self._panes = Panes(self, session, look)
        self._arrangement = Arrangement(self, self._panes.docks, settings)
        self._memory = Memory(session, self.timeline, settings)
        self.search = SearchBox(session, look)
        zoom = ZoomControl(session, look, self.timeline.viewport)
        self.toolbar = Toolbar(session, look, self.search, zoom, self)
        self.addToolBar(self.toolbar)
        self.status = StatusBar(session, look, self)
        self.setStatusBar(self.status)
        parts = Parts(self, session, settings, messages, loader, opener, self.timeline, self.article, self.search)
        handlers = Handlers(parts)
        self.menus = Menus(self, handlers)
        connect_forms(parts, handlers)
        connect_briefing(parts, handlers)
        self.menus.menus["view"].insertMenu(self.menus.actions["next_pane"], self._panes.menu(self))
        self.workspaces = Workspaces(self, self._panes, self._arrangement, session, loader, look)
        wiring = Wiring(self, session, self._panes, self._memory, opener)
        wiring.connect_parts(zoom, messages, loader)
        self.saving = Saving(self, loader, look)
        menu_key.install(self)
        self._arrangement.restore()
        self.apply_settings()
        wiring.show_registry()

    # Panes

    @property
    def panes(self) -> Panes:
        """Return the panes around the timeline."""
        return self._panes

    @property
    def look(self) -> Look:
        """Return how it looks."""
        return self._look

    @property
    def fixing(self) -> Fixing:
        """Return what offers quick fixes, made when somebody first looks at a problem."""
        if self._fixing is None:
            from viewer.qt.shell.fixing import Fixing

            fixing = Fixing(self._session, self._loader.manuscript, self._loader.messages, self._look, self)
            fixing.place_requested.connect(self.workspaces.show_place)
            fixing.passage_requested.connect(lambda _source: self.show_pane("article"))
            self._fixing = fixing
        return self._fixing

    @property
    def desk(self) -> Desk:
        """Return the briefing, made when something is first added to it, or the Brief workspace first shown."""
        return self._made_desk(None)

    @property
    def desk_in_front(self) -> Desk | None:
        """Return the briefing while its workspace is shown, where Save and Undo are about it; else None."""
        return self._desk if self.workspaces.current == BRIEF else None

    def may_leave_briefing(self) -> bool:
        """Return whether the briefing may go; asks while something of it is unsaved."""
        return self._desk is None or self._desk.may_leave()

    def take_briefing(self, before: MainWindow) -> None:
        """Go on with the briefing of the window that this one replaces, in its workspace where that was shown."""
        if before._desk is not None:
            before._desk.close()
            self._made_desk(before._desk)
            if before.workspaces.current == BRIEF:
                self.workspaces.turn_to(BRIEF)

    def _made_desk(self, before: Desk | None) -> Desk:
        if self._desk is None:
            from viewer.qt.briefing.desk import Desk

            loader = self._loader
            self._desk = Desk(self, self._session, loader, self._look, self._settings, loader.messages, before)
        return self._desk

    @property
    def problems(self) -> ProblemsPane:
        """Return the list of problems."""
        return self._panes.problems

    @property
    def chronology(self) -> ChronologyPane:
        """Return the table of the events by date."""
        return self._panes.chronology

    @property
    def article(self) -> ArticlePane:
        """Return the pane with the source article."""
        return self._panes.article

    def dock(self, name: str) -> Dock:
        """Return the dock of the pane `name`.

        Raises:
            KeyError: there is no such pane.
        """
        return self._panes.docks[name]

    def show_pane(self, name: str) -> None:
        """Show the pane `name` and bring it to the front."""
        self._panes.show(name)

    def add_to_centre(self, widget: QWidget) -> None:
        """Put a widget where the timeline is; one of them is hidden."""
        self._column.addWidget(widget, 1)

    def focus_pane(self, step: int) -> None:
        """Give the focus to the next (1) or the previous (-1) visible pane."""
        self._panes.walk(step, self.workspaces.centre)

    def arrange(self) -> None:
        """Put every pane where it stood at first."""
        self._arrangement.arrange()

    def show_palette(self) -> None:
        """List every command under the toolbar."""
        from viewer.qt.shell.palette import CommandPalette

        palette = CommandPalette(self._look, self)
        palette.command_chosen.connect(lambda command: self.menus.actions[command].trigger())
        palette.move(self.mapToGlobal(QPoint((self.width() - palette.minimumWidth()) // 2, 70)))
        palette.show()

    # What is remembered

    def apply_settings(self) -> None:
        """Let the parts know the settings that concern them, and the menus show them."""
        settings = self._settings
        self.timeline.set_wheel_zooms(bool(settings.get("wheel_zooms")))
        self.timeline.set_reduced_motion(bool(settings.get("reduced_motion")))
        self.article.set_reduced_motion(bool(settings.get("reduced_motion")))
        for name in ("wheel_zooms", "reduced_motion"):
            self.menus.check(name, bool(settings.get(name)))
        self.menus.check(f"theme_{settings.get('theme')}")
        self.menus.check(f"language_{i18n.language()}")
        self.menus.check(f"titles_{self._session.titles}")
        self.menus.check(f"group_{self._session.grouping}")

    def remember(self) -> None:
        """Keep size, panes and view in the settings and save them."""
        self._arrangement.save()
        self._memory.keep()
        self._settings.save()

    def return_to_view(self) -> None:
        """Show the stretch of time that this registry was left at."""
        self._memory.return_to_view()

    def return_to(self) -> None:
        """Show the stretch of time and the event that this registry was left at."""
        self._memory.return_to_view()
        self.return_to_event()

    def return_to_event(self) -> None:
        """Select the event that this registry was left at."""
        self._memory.return_to_event()

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Arrange the panes when the window is shown for the first time."""
        super().showEvent(event)
        self._arrangement.begin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the panes follow the window's width."""
        super().resizeEvent(event)
        self._arrangement.adapt()
        self.workspaces.adapt()
        self.status.setVisible(self.height() >= _LOW)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where everything stood, unless there is unsaved text that the user would rather keep."""
        if not self.saving.may_leave():
            event.ignore()
            return
        self.remember()
        if self._desk is not None:
            self._desk.close()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file that is dragged over the window."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file that was dropped."""
        from pathlib import Path

        for url in event.mimeData().urls():
            if url.isLocalFile():
                self._loader.open(Path(url.toLocalFile()))
                return

    def _centre(self) -> QWidget:
        centre = QWidget(self)
        column = self._column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.timeline, 1)
        return centre
