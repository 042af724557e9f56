"""The main window: composes the parts, wires them in one block, and remembers where they stood.

It holds no logic of its own. Panes follow the session; commands act through `handlers`; what is told by any part
arrives through `Messages` and is shown in the status bar or the banner.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QTabWidget, QVBoxLayout, QWidget

from viewer.base import i18n
from viewer.base.i18n import _
from viewer.base.messages import Message, Messages
from viewer.base.problems import Problem, Severity
from viewer.base.settings import Settings
from viewer.qt.panes.article import ArticlePane
from viewer.qt.panes.chronology import ChronologyPane
from viewer.qt.panes.event import EventPane
from viewer.qt.panes.filters import FilterPane
from viewer.qt.panes.participants import ParticipantsPane
from viewer.qt.shell.arrangement import BELOW, Arrangement
from viewer.qt.shell.banner import Banner
from viewer.qt.shell.docks import Dock, FocusLine
from viewer.qt.shell.event_menu import event_menu
from viewer.qt.shell.handlers import Parts, handlers
from viewer.qt.shell.loader import Loader
from viewer.qt.shell.look import Look
from viewer.qt.shell.menus import Menus
from viewer.qt.shell.opener import Opener
from viewer.qt.shell.problems_pane import ProblemsPane
from viewer.qt.shell.search_box import SearchBox
from viewer.qt.shell.status import StatusBar
from viewer.qt.shell.toolbar import Toolbar
from viewer.qt.timeline.view import TimelineView
from viewer.qt.timeline.zoom_control import ZoomControl
from viewer.session import Session, newest_held

_REMEMBERED = 50  # registries whose view is kept
_PANES = ("filter", "timeline", "event", "article", "participants", "problems", "chronology")


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
        self._session, self._look, self._settings = session, look, settings
        self._messages, self._loader = messages, loader
        self.setObjectName("main")
        self.setAcceptDrops(True)
        self.setDockOptions(QMainWindow.DockOption.AllowNestedDocks | QMainWindow.DockOption.AllowTabbedDocks)
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self._opener = Opener(settings, messages)
        self.timeline = TimelineView(session, look)
        self.banner = Banner(look)
        self.setCentralWidget(self._centre())
        self._docks = self._make_docks()
        self._arrangement = Arrangement(self, self._docks, settings)
        self.search = SearchBox(session, look)
        zoom = ZoomControl(session, look, self.timeline.viewport)
        self.toolbar = Toolbar(session, look, self.search, zoom, self)
        self.addToolBar(self.toolbar)
        self.status = StatusBar(session, look, self)
        self.setStatusBar(self.status)
        parts = Parts(self, session, settings, messages, loader, self._opener, self.timeline, self.article, self.search)
        self.menus = Menus(self, handlers(parts))
        self._add_pane_menu()
        self._focus_line = FocusLine(list(self._docks.values()), self)
        self._wire(zoom)
        self._arrangement.restore()
        self.apply_settings()
        self._on_registry_changed(None)

    # Panes

    @property
    def problems(self) -> ProblemsPane:
        """Return the list of problems."""
        pane = self._docks["problems"].pane
        assert isinstance(pane, ProblemsPane)
        return pane

    @property
    def chronology(self) -> ChronologyPane:
        """Return the table of the events by date."""
        pane = self._docks["chronology"].pane
        assert isinstance(pane, ChronologyPane)
        return pane

    @property
    def article(self) -> ArticlePane:
        """Return the pane with the source article."""
        pane = self._docks["article"].pane
        assert isinstance(pane, ArticlePane)
        return pane

    def dock(self, name: str) -> Dock:
        """Return the dock of the pane `name`.

        Raises:
            KeyError: there is no such pane.
        """
        return self._docks[name]

    def show_pane(self, name: str) -> None:
        """Show the pane `name` and bring it to the front."""
        self._docks[name].show()
        self._docks[name].raise_()

    def focus_pane(self, step: int) -> None:
        """Give the focus to the next (1) or the previous (-1) visible pane."""
        widgets = [(name, self.timeline.canvas if name == "timeline" else self._docks[name].pane) for name in _PANES]
        visible = [widget for name, widget in widgets if widget.isVisible()]
        focus = QApplication.focusWidget()
        holders = [pane for pane in visible if focus is not None and (pane is focus or pane.isAncestorOf(focus))]
        current = visible.index(holders[0]) if holders else (-1 if step > 0 else 0)
        for offset in range(1, len(visible)):
            pane = visible[(current + step * offset) % len(visible)]
            pane.setFocus(Qt.FocusReason.TabFocusReason)
            taken = QApplication.focusWidget()
            if taken is not None and (taken is pane or pane.isAncestorOf(taken)):
                return  # an empty pane does not take the focus; then the one behind it may

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
        settings, session = self._settings, self._session
        self._arrangement.save()
        settings.set("titles", session.titles)
        settings.set("grouping", session.grouping)
        path = str(session.registry.path)
        if session.registry.heads:
            self._keep("views", path, self.timeline.state())
            self._keep("selected", path, session.selected or "")
            settings.set("last_registry", path)
        settings.save()

    def return_to(self) -> None:
        """Show the stretch of time and the event that this registry was left at."""
        self._return_to_view()
        self._return_to_event()

    def _return_to_view(self) -> None:
        path = str(self._session.registry.path)
        self.timeline.restore_lanes(self._settings.get("lanes").get(path))
        self.timeline.restore_state(self._settings.get("views").get(path))

    def _return_to_event(self) -> None:
        """Select the event that this registry was left at; at first its newest held event."""
        session, path = self._session, str(self._session.registry.path)
        if session.selected is None:
            known = self._settings.get("selected").get(path)
            session.select(newest_held(session.registry) if known is None else known or None)

    def _keep(self, setting: str, path: str, value: object) -> None:
        """Keep `value` for a registry, and forget those that were not open for long."""
        values = dict(self._settings.get(setting))
        values.pop(path, None)
        values[path] = value
        self._settings.set(setting, dict(list(values.items())[-_REMEMBERED:]))

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Arrange the panes when the window is shown for the first time."""
        super().showEvent(event)
        self._arrangement.begin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the panes follow the window's width."""
        super().resizeEvent(event)
        self._arrangement.adapt()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where everything stood."""
        self.remember()
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

    # Composition

    def _centre(self) -> QWidget:
        centre = QWidget(self)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.timeline, 1)
        return centre

    def _make_docks(self) -> dict[str, Dock]:
        session, look = self._session, self._look
        panes: dict[str, tuple[str, QWidget]] = {
            "filter": (_("Filter"), FilterPane(session, look)),
            "event": (_("Event"), EventPane(session, look)),
            "article": (_("Source article"), ArticlePane(session, look)),
            "participants": (_("Participants"), ParticipantsPane(session, look)),
            "problems": (_("Problems"), ProblemsPane(session, look)),
            "chronology": (_("Chronology"), ChronologyPane(session, look)),
        }
        docks = {name: Dock(name, title, pane, look, self) for name, (title, pane) in panes.items()}
        right, below = Qt.DockWidgetArea.RightDockWidgetArea, Qt.DockWidgetArea.BottomDockWidgetArea
        for name, dock in docks.items():
            self.addDockWidget(below if name in BELOW else right, dock)
        for name in BELOW:
            docks[name].hide()
        self.tabifyDockWidget(*(docks[name] for name in BELOW))
        return docks

    def _add_pane_menu(self) -> None:
        view = self.menus.menus["view"]
        panes = QMenu(_("&Panes"), self)
        for dock in self._docks.values():
            panes.addAction(dock.toggleViewAction())
        view.insertMenu(self.menus.actions["next_pane"], panes)

    def _wire(self, zoom: ZoomControl) -> None:
        session, timeline, actions = self._session, self.timeline, self.menus.actions
        self.toolbar.open_requested.connect(actions["open_file"].trigger)
        zoom.zoom_requested.connect(timeline.zoom)
        zoom.span_requested.connect(timeline.set_span)
        zoom.fit_requested.connect(timeline.fit)
        zoom.today_requested.connect(timeline.go_today)
        timeline.open_requested.connect(self._on_open_requested)
        timeline.edit_requested.connect(self._on_edit_requested)
        timeline.next_source_requested.connect(actions["next_source"].trigger)
        timeline.context_menu_requested.connect(self._on_context_menu_requested)
        timeline.view_changed.connect(self._on_view_changed)
        timeline.lanes_arranged.connect(self._on_lanes_arranged)
        timeline.file_open_requested.connect(actions["open_file"].trigger)
        timeline.file_edit_requested.connect(actions["edit_file"].trigger)
        self.problems.problem_activated.connect(self._on_problem_activated)
        self.chronology.zoom_requested.connect(self._on_zoom_requested)
        self.chronology.told.connect(self._messages.say)
        self.chronology.failed.connect(lambda words: self._messages.say(words, Severity.ERROR, lasting=True))
        self.status.problems_requested.connect(lambda: self.show_pane("problems"))
        self._loader.reloaded.connect(self.status.set_file)
        self._loader.leaving.connect(self.remember)
        self._loader.opened.connect(self._on_opened)
        self._messages.said.connect(self._on_said)
        session.registry_changed.connect(self._on_registry_changed)
        session.problems_changed.connect(lambda _nothing: self._show_outdated())
        session.titles_changed.connect(lambda language: self.menus.check(f"titles_{language}"))
        session.grouping_changed.connect(lambda grouping: self.menus.check(f"group_{grouping}"))
        session.query_changed.connect(lambda _query: self.menus.check("show_only_found", session.show_only))
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_line.on_focus_changed)

    # What the parts tell

    def _on_registry_changed(self, _registry: object) -> None:
        registry = self._session.registry
        title = registry.title.pick(self._session.titles)
        name = registry.path.name
        self.setWindowTitle(" — ".join(part for part in (name, title) if part))
        self.status.refresh()
        self.status.set_file("YAML UTF-8")
        self._show_outdated()

    def _on_opened(self) -> None:
        self.banner.hide()
        self._return_to_view()
        QTimer.singleShot(0, self, self._return_to_event)  # the timeline first, then the facts of one event

    def _on_view_changed(self) -> None:
        self.status.set_view(self.timeline.count_words(), self.timeline.view_words())
        scale = self.timeline.viewport.scale
        filters = self._docks["filter"].pane
        if isinstance(filters, FilterPane):
            filters.set_view_range(scale.start, scale.end)

    def _on_lanes_arranged(self) -> None:
        self._keep("lanes", str(self._session.registry.path), self.timeline.lanes_state())

    def _on_open_requested(self, event_id: str) -> None:
        self._session.select(event_id)
        self.show_pane("event")
        self._docks["event"].pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_zoom_requested(self, event_id: str) -> None:
        self._session.select(event_id)
        self.timeline.zoom_to_selection()

    def _on_edit_requested(self, event_id: str) -> None:
        head = self._session.registry.head(event_id)
        if head is not None:
            self._opener.open(self._session.registry.path, head.line)

    def _on_problem_activated(self, problem: Problem) -> None:
        self._opener.open(self._session.registry.path, problem.line or 1, problem.column or 1)

    def _on_context_menu_requested(self, event_id: str | None, point: QPoint) -> None:
        head = None if event_id is None else self._session.registry.head(event_id)
        if head is not None:
            self._session.select(head.id)
        event_menu(self._session, self.menus.actions, head, self).popup(point)

    def _on_said(self, message: Message) -> None:
        if message.lasting:
            self.banner.say(message.text)
        else:
            self.status.tell(message.text)

    def _show_outdated(self) -> None:
        session = self._session
        if session.outdated and session.problems:
            problem = session.problems[0]
            words = _("Line {line} cannot be read: {reason} Timeline shows the last good version.")
            self.banner.say(
                words.format(line=problem.line, reason=problem.message),
                _("Show"),
                lambda: self._on_problem_activated(problem),
            )
        elif not session.outdated:
            self.banner.hide()
