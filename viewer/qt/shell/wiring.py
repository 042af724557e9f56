"""Connects the window's parts: who tells, in one block, and what is done about it, one slot for each.

Parts know nothing of each other. What leads from one to the other passes through here or through the session.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication

from viewer.base.i18n import _
from viewer.base.messages import Message, Messages
from viewer.base.problems import Problem, Severity
from viewer.qt.shell.arrangement import EDIT
from viewer.qt.shell.docks import FocusLine

if TYPE_CHECKING:
    from viewer.qt.shell.loader import Loader
    from viewer.qt.shell.memory import Memory
    from viewer.qt.shell.opener import Opener
    from viewer.qt.shell.panes import Panes
    from viewer.qt.shell.window import MainWindow
    from viewer.qt.timeline.zoom_control import ZoomControl
    from viewer.session import Session


class Wiring(QObject):
    """Hears what the parts of a window tell, and lets the others know.

    Args:
        window: the window, with its timeline, bars and menus.
        session: what is shown.
        panes: the window's panes.
        memory: what is remembered of the registry.
        opener: opens the file in an editor.
    """

    def __init__(self, window: MainWindow, session: Session, panes: Panes, memory: Memory, opener: Opener) -> None:
        super().__init__(window)
        self._window, self._session, self._panes = window, session, panes
        self._memory, self._opener = memory, opener
        self._focus_line = FocusLine(panes.docks, self)

    def connect_parts(self, zoom: ZoomControl, messages: Messages, loader: Loader) -> None:
        """Connect everything; called once."""
        self._connect_timeline(zoom)
        self._connect_panes(messages)
        self._connect_session()
        loader.leaving.connect(self._window.remember)
        loader.checker.checked.connect(self._panes.problems.show_time)
        loader.opened.connect(self._on_opened)
        messages.said.connect(self._on_said)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_line.on_focus_changed)

    def _connect_timeline(self, zoom: ZoomControl) -> None:
        timeline, actions = self._window.timeline, self._window.menus.actions
        self._window.toolbar.open_requested.connect(actions["open_file"].trigger)
        zoom.zoom_requested.connect(timeline.zoom)
        zoom.span_requested.connect(timeline.set_span)
        zoom.fit_requested.connect(timeline.fit)
        zoom.today_requested.connect(timeline.go_today)
        timeline.open_requested.connect(self._on_open_requested)
        timeline.edit_requested.connect(actions["edit_event"].trigger)
        timeline.edit_outside_requested.connect(actions["edit_event_outside"].trigger)
        timeline.next_source_requested.connect(actions["next_source"].trigger)
        timeline.context_menu_requested.connect(self._on_context_menu_requested)
        timeline.view_changed.connect(self._on_view_changed)
        timeline.lanes_arranged.connect(self._memory.keep_lanes)
        timeline.file_open_requested.connect(actions["open_file"].trigger)
        timeline.file_edit_requested.connect(actions["edit_file"].trigger)

    def _connect_panes(self, messages: Messages) -> None:
        panes = self._panes
        panes.problems.problem_chosen.connect(self._on_problem_chosen)
        panes.problems.problem_activated.connect(self._on_problem_activated)
        panes.problems.left.connect(self._on_problems_left)
        panes.problems.fixing = lambda: self._window.fixing
        panes.chronology.zoom_requested.connect(self._on_zoom_requested)
        panes.chronology.told.connect(messages.say)
        panes.chronology.failed.connect(lambda words: messages.say(words, Severity.ERROR, lasting=True))
        self._window.status.problems_requested.connect(lambda: panes.show("problems"))

    def _connect_session(self) -> None:
        session, menus = self._session, self._window.menus
        session.registry_changed.connect(self._on_registry_changed)
        session.problems_changed.connect(lambda _nothing: self._show_outdated())
        session.titles_changed.connect(lambda language: menus.check(f"titles_{language}"))
        session.grouping_changed.connect(lambda grouping: menus.check(f"group_{grouping}"))
        session.query_changed.connect(lambda _query: menus.check("show_only_found", session.show_only))

    def show_registry(self) -> None:
        """Name the registry in the window's title and the status bar."""
        registry, window = self._session.registry, self._window
        title = registry.title.pick(self._session.titles)
        name = f"{registry.path.name}[*]" if registry.path.name else ""  # Qt puts a star there while it is modified
        window.setWindowTitle(" — ".join(part for part in (name, title) if part))
        window.status.refresh()
        window.status.set_file("YAML UTF-8")
        self._show_outdated()

    def _on_registry_changed(self, _registry: object) -> None:
        self.show_registry()

    def _on_opened(self) -> None:
        self._window.banner.hide()
        self._memory.return_to_view()
        QTimer.singleShot(0, self, self._memory.return_to_event)  # the timeline first, then the facts of one event

    def _on_view_changed(self) -> None:
        timeline = self._window.timeline
        self._window.status.set_view(timeline.count_words(), timeline.view_words())
        scale = timeline.viewport.scale
        self._panes.filters.set_view_range(scale.start, scale.end)

    def _on_open_requested(self, event_id: str) -> None:
        self._session.select(event_id)
        self._panes.show("event")
        self._panes.event.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_zoom_requested(self, event_id: str) -> None:
        self._session.select(event_id)
        self._window.timeline.zoom_to_selection()

    def _on_problem_chosen(self, problem: Problem) -> None:
        """Show a problem's place in the editor, where that is beside the timeline; a list keeps the focus."""
        focus = QApplication.focusWidget()
        self._window.workspaces.show_place(problem.line or 1, problem.column or 1)
        if focus is not None and self._panes.problems.isAncestorOf(focus):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_problems_left(self) -> None:
        """Give the focus back to the editor, or to the timeline where there is none."""
        workspaces = self._window.workspaces
        editor = workspaces.editor if workspaces.current == EDIT else None
        (editor or self._window.timeline.canvas).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_problem_activated(self, problem: Problem) -> None:
        if not self._window.workspaces.show_place(problem.line or 1, problem.column or 1):
            self._opener.open(self._session.registry.path, problem.line or 1, problem.column or 1)

    def _on_context_menu_requested(self, event_id: str | None, point: QPoint) -> None:
        from viewer.qt.shell.event_menu import event_menu

        head = None if event_id is None else self._session.registry.head(event_id)
        if head is not None:
            self._session.select(head.id)
        event_menu(self._session, self._window.menus.actions, head, self._window).popup(point)

    def _on_said(self, message: Message) -> None:
        if message.lasting:
            self._window.banner.say(message.text)
        else:
            self._window.status.tell(message.text)

    def _show_outdated(self) -> None:
        session, banner = self._session, self._window.banner
        if session.outdated and session.problems:
            problem = session.problems[0]
            words = _("Line {line} cannot be read: {reason} Timeline shows the last good version.")
            banner.say(
                words.format(line=problem.line, reason=problem.message),
                _("Show"),
                lambda: self._on_problem_activated(problem),
                about="outdated",
            )
        elif not session.outdated:
            banner.clear("outdated")
