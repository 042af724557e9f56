"""The pane *Briefing*: the events that were chosen, in order, with notes, and what is to be known about them.

It follows the briefing and the session: a row that is picked is the selected event everywhere, and the other way
round. Every change goes through `Actions`, so that undo takes it back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from viewer.base.i18n import _, ngettext, thousands
from viewer.base.value import replace
from viewer.briefing.lines import Kind, lines, remarks
from viewer.qt.briefing.foot import Foot
from viewer.qt.briefing.line_list import LineList
from viewer.qt.briefing.line_menu import line_menu
from viewer.qt.briefing.query_bar import QueryBar
from viewer.qt.shell import icons
from viewer.qt.shell.banner import Banner
from viewer.qt.shell.look import Look

if TYPE_CHECKING:
    from viewer.briefcase import Briefcase
    from viewer.qt.briefing.actions import Actions
    from viewer.session import Session


class BriefingPane(QWidget):
    """The list with what stands around it.

    Args:
        case: the briefing.
        actions: change it.
        session: what is selected.
        look: colours, fonts, icons.
        parent: owner.
    """

    title_note = Signal(str)
    name_changed = Signal(str)  # the pane's name; a dot at its end while something is unsaved
    told = Signal(str)  # a sentence for the status bar
    details_requested = Signal(str, str)  # "passages" or "participants", and the event
    keep_requested = Signal()
    theirs_requested = Signal()

    def __init__(
        self, case: Briefcase, actions: Actions, session: Session, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.note = ""
        self._facts: tuple[object, dict[int, str]] = (None, {})
        self._case, self._actions, self._session, self._look = case, actions, session, look
        self.banner = Banner(look, self)
        self.query = QueryBar(look, self)
        self.list = LineList(look, self)
        self.foot = Foot(look, self)
        self.title_actions = self._make_actions()
        self._place()
        self.setFocusProxy(self.list)
        self._connect()
        self.show_briefing()

    # Wishes

    def add_selected(self) -> None:
        """Choose the event that is selected in the other panes, or those that are chosen together."""
        session = self._session
        events = session.chosen or ({session.selected} if session.selected is not None else set())
        heads = sorted(session.registry.by_id[event] for event in events)
        if not heads:
            self.told.emit(_("Select an event to add it."))
        elif not self._actions.add([session.registry.heads[at].id for at in heads]):
            self.told.emit(_("Already in the briefing."))
        else:
            self.list.choose(session.selected)

    def add_heading(self) -> None:
        """Put a heading before the current event, and the cursor into it."""
        line = self.list.lines.line(self.list.currentIndex().row())
        events = [one for one in self.list.lines.lines if one.kind is Kind.EVENT]
        if line is None or line.kind is Kind.MISSING:
            line = events[0] if events else None
        if line is None:
            self.told.emit(_("Add an event first: a heading stands before one."))
            return
        has_one = any(one.kind is Kind.HEADING and one.event == line.event for one in self.list.lines.lines)
        if not has_one:
            self._actions.heading(line.event, _("New heading"))
        self.list.write(line.event, Kind.HEADING)

    def show_event(self, event: str | None) -> None:
        """Choose the line of an event, where there is one."""
        if self.list.is_editing or (event == self.list.current_event and self.list.selectedIndexes()):
            return
        if self.list.lines.row_of(event) < 0:
            self.list.clearSelection()
        else:
            blocked = self.list.blockSignals(True)
            self.list.choose(event)
            self.list.blockSignals(blocked)
            self.list.viewport().update()

    # Following the briefing

    def show_briefing(self) -> None:
        """Show the briefing as it is now."""
        case = self._case
        choice, briefing = case.choice, case.briefing
        if self._session.is_partial:  # what is missing may be on its way
            choice = replace(choice, missing=())
        self.list.delegate.registry = case.registry
        key = (case.registry, self._actions.language)
        if self._facts[0] != key:
            self._facts = (key, {})
        self.list.delegate.hint = self._hint()
        self.list.show_lines(lines(briefing, choice, self._actions.language, self._facts[1]))
        told = remarks(choice)
        self.foot.show_remarks(told)
        self.query.show_query(briefing.query, len(case.found), len(briefing.leave_out))
        words = ngettext("{n} event", "{n} events", told.events).format(n=thousands(told.events))
        if told.sources:
            sources = ngettext("{n} source", "{n} sources", told.sources).format(n=thousands(told.sources))
            words = f"{words}, {sources}"
        self.note = words
        self.title_note.emit(words)

    def _hint(self) -> str:
        """Return what stands in an empty note: in which language it is written, where there are two."""
        if self._case.briefing.language != "both":
            return _("Note")
        return _("Note in Vietnamese") if self._actions.language == "vi" else _("Note in English")

    def show_state(self) -> None:
        """Say in the pane's name which file it is, and whether something is unsaved; ask what to do about another's."""
        case = self._case
        name = case.path.stem if case.path is not None else _("Briefing")
        self.name_changed.emit(f"{name}●" if case.modified else name)
        if case.conflict is None:
            self.banner.clear("conflict")
        else:
            words = _("Another program changed this briefing, and there is unsaved work here.")
            mine, theirs = (_("Keep mine"), self.keep_requested.emit), (_("Take theirs"), self.theirs_requested.emit)
            self.banner.tell(words, [mine, theirs], about="conflict")

    # Inside

    def _make_actions(self) -> tuple[QAction, ...]:
        """Return the buttons of the title bar: order, add, more."""
        order, add, more = QAction(_("Order"), self), QAction(_("Add"), self), QAction(_("More"), self)
        for action, icon, words in (
            (order, "arrow-down-narrow-wide", _("Order of the events")),
            (add, "plus", _("Add events")),
            (more, "ellipsis", _("More about this briefing")),
        ):
            action.setIcon(icons.icon(icon, "text2", 14))
            action.setToolTip(words)
        order.triggered.connect(lambda: self._pop(self._order_menu()))
        add.triggered.connect(lambda: self._pop(self._add_menu()))
        self.more_action = more
        return order, add, more

    def _pop(self, menu: QMenu) -> None:
        from PySide6.QtGui import QCursor

        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(QCursor.pos())

    def _order_menu(self) -> QMenu:
        menu = QMenu(self)
        for key, words in (("date", _("By &date")), ("hand", _("By &hand"))):
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(self._case.briefing.order == key)
            action.triggered.connect(lambda _on=False, key=key: self._actions.order(key))
        return menu

    def _add_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(_("Add &selected event")).triggered.connect(self.add_selected)
        menu.addAction(_("Add &heading")).triggered.connect(self.add_heading)
        menu.addSeparator()
        words = _("Change the live &query…") if self._case.briefing.query else _("Add a live &query…")
        menu.addAction(words).triggered.connect(self.query.begin)
        found = len(self._session.found)
        if found:
            count = ngettext("Add the {n} event found", "Add the {n} events found", found).format(n=thousands(found))
            menu.addAction(count).triggered.connect(self.add_found)
            menu.addAction(_("Keep the search &live")).triggered.connect(self.keep_search)
        return menu

    def add_found(self) -> None:
        """Choose by hand what the search box finds."""
        heads = self._session.registry.heads
        added = self._actions.add([heads[at].id for at in self._session.found])
        words = ngettext("{n} event added to the briefing", "{n} events added to the briefing", added)
        self.told.emit(words.format(n=thousands(added)))

    def keep_search(self) -> None:
        """Make what stands in the search box the live query."""
        if self._session.query.strip():
            self._actions.ask(self._session.query.strip(), keep=True)

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.banner, self.query):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addWidget(self._line())
        column.addWidget(self._buttons())
        column.addWidget(self._line())
        column.addWidget(self.foot)

    def _line(self) -> QFrame:
        line = QFrame(self)
        line.setProperty("role", "line")
        return line

    def _buttons(self) -> QWidget:
        bar = QWidget(self)
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 8, 12, 10)
        row.setSpacing(8)
        self.buttons = []
        for icon, words, run in (
            ("plus", _("Add selected event"), self.add_selected),
            ("heading", _("Add heading"), self.add_heading),
        ):
            button = QPushButton(words, bar)
            button.setIcon(self._look.icon(icon, "text2"))
            button.setIconSize(icons.BESIDE_TEXT)
            button.clicked.connect(run)
            row.addWidget(button)
            self.buttons.append(button)
        row.addStretch(1)
        return bar

    def _connect(self) -> None:
        rows, actions = self.list, self._actions
        rows.picked.connect(self._session.select)
        rows.move_requested.connect(actions.move)
        rows.step_requested.connect(actions.step)
        rows.remove_requested.connect(actions.remove)
        rows.menu_requested.connect(self._on_menu_requested)
        rows.lines.edited.connect(self._on_edited)
        self.query.query_requested.connect(actions.ask)
        self.query.left_out_requested.connect(self._on_left_out_requested)
        ends = (
            self._case.changed.connect(lambda _nothing: self.show_briefing()),
            self._case.state_changed.connect(lambda _nothing: self.show_state()),
            self._session.selection_changed.connect(self.show_event),
            self._session.titles_changed.connect(lambda _language: self.show_briefing()),
        )
        self.destroyed.connect(lambda: [end() for end in ends])

    def _on_edited(self, kind: str, event: str, words: str) -> None:
        if kind == Kind.HEADING:
            # Behind the editor's end: an empty heading takes its row, and the editor in it, away.
            QTimer.singleShot(0, self, lambda: self._actions.heading(event, words))
        else:
            self._actions.note(event, words)

    def _on_menu_requested(self, event: str, at: QPoint) -> None:
        menu = line_menu(self, event) if event else self._add_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _on_left_out_requested(self, button: QWidget) -> None:
        """List what was left out, to take it back."""
        menu, registry = QMenu(self), self._case.registry
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for event in self._case.briefing.leave_out[:40]:
            head = registry.head(event)
            words = head.title.pick(self._actions.language) if head is not None else event
            action = menu.addAction(_("Take back: {title}").format(title=words).replace("&", "&&"))
            action.triggered.connect(lambda _on=False, event=event: self._actions.take_back(event))
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    # What the menu of a line asks for

    @property
    def actions_of(self) -> Actions:
        """Return what changes the briefing."""
        return self._actions
