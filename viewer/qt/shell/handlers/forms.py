"""What the commands of forms do: edit in a form, new event, duplicate, delete. Forms are loaded at the first wish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

from viewer.base.i18n import _
from viewer.base.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viewer.qt.forms.window import FormWindow
    from viewer.qt.shell.handlers.parts import Parts
    from viewer.registry.patch import Edit


class FormCommands:
    """Forms, and what makes and removes events."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._window: FormWindow | None = None
        self._place: QPoint | None = None  # where the menu of the timeline was opened

    def note_place(self, event_id: str | None, place: QPoint) -> None:
        """Keep where the menu of the timeline was opened, unless at an event: a new one may be wished for there."""
        self._place = place if event_id is None else None

    def edit_form(self) -> None:
        """Open the form of the selected event."""
        selected = self._parts.session.selected
        if selected is None:
            self._parts.messages.say(_("Select an event to edit it."))
        else:
            self.open_entry("event", selected)

    def open_entry(self, kind: str, name: str) -> None:
        """Open the form of an entry: an event, a person, a source, a series or a party."""
        from viewer.registry.forms.entries import Entry

        if self._may_edit():
            self._forms().open_on(Entry(kind, name))

    def edit_series(self) -> None:
        """Open the form of the selected event's series."""
        head = self._parts.session.selected_head
        if head is not None and head.series:
            self.open_entry("series", head.series)
        else:
            self._parts.messages.say(_("The selected event belongs to no series."))

    def edit_source(self) -> None:
        """Open the form of the source whose article is shown."""
        source = self._parts.article.source_id
        if source is not None:
            self.open_entry("source", source)
        else:
            self._parts.messages.say(_("No source is shown."))

    def new_event(self) -> None:
        """Put a new event where the pointer is, else in the middle of the view, and open its form."""
        from viewer.registry.edits import new_event, new_event_index
        from viewer.registry.forms.at_place import NEW_TITLES, date_at, lane_keys

        if not self._may_edit():
            return
        session, timeline = self._parts.session, self._parts.timeline
        scale, place = timeline.viewport.scale, self._pointer()
        header = timeline.canvas.width() - timeline.canvas.body_width
        minute = scale.minute(place.x() - header if place is not None else scale.width / 2)
        lane = self._lane_at(place) if place is not None else ""
        title = NEW_TITLES.get(session.registry.language, NEW_TITLES["en"])
        more = lane_keys(session.registry, session.grouping, lane)
        date = date_at(minute, scale.minute(1) - scale.minute(0))
        edits = new_event(session.registry, title, date, more=more)
        if self._apply(_("New event"), edits):
            self._select_and_open(new_event_index(edits), fresh=True)

    def duplicate_event(self) -> None:
        """Put the next event of the selected one's series behind it, and open its form."""
        from viewer.registry.edits import duplicate_event, new_event_index

        head = self._parts.session.selected_head
        if head is None:
            self._parts.messages.say(_("Select an event to duplicate it."))
        elif self._may_edit():
            title = head.title.pick(self._parts.session.titles)
            edits = duplicate_event(self._parts.session.registry, head.index)
            if self._apply(_("Duplicate “{title}”").format(title=title), edits):
                self._select_and_open(new_event_index(edits), focus="date")

    def delete_event(self) -> None:
        """Ask whether the selected event goes, and what refers to it."""
        from viewer.qt.forms.delete_dialog import DeleteDialog
        from viewer.registry.references import references_to

        session = self._parts.session
        head = session.selected_head
        if head is None or not self._may_edit():
            return
        named = [one for one in references_to(session.registry, "event", head.id) if one.path[1] != head.index]
        title = head.title.pick(session.titles)
        owner = self._window if self._window is not None and self._window.isActiveWindow() else self._parts.window
        dialog = DeleteDialog(title, named, self._parts.window.look, owner)
        dialog.chosen.connect(lambda references: self._delete(head.id, references=references))
        dialog.open()

    def _delete(self, event_id: str, *, references: bool) -> None:
        from viewer.registry.edits import delete_event

        registry = self._parts.session.registry
        head = registry.head(event_id)
        if head is None:
            return
        title = head.title.pick(self._parts.session.titles)
        edits = delete_event(registry, head.index, references=references)
        if self._apply(_("Delete “{title}”").format(title=title), edits):
            self._parts.messages.say(_("Deleted “{title}”. Undo brings it back.").format(title=title))

    def _select_and_open(self, index: int, *, focus: str = "title", fresh: bool = False) -> None:
        from viewer.registry.forms.entries import Entry

        heads = self._parts.session.registry.heads
        if 0 <= index < len(heads):
            self._parts.session.select(heads[index].id)
            self._forms().open_on(Entry("event", heads[index].id), focus, fresh=fresh)

    def _apply(self, name: str, edits: Sequence[Edit]) -> bool:
        """Make the edits as one step; say why when that cannot be, and open the text there."""
        from viewer.registry.patch import Refused

        try:
            self._parts.loader.manuscript.apply(name, edits)
        except Refused as refusal:
            self._parts.messages.say(refusal.reason, Severity.ERROR, lasting=True)
            self._open_text(refusal.line, refusal.column)
            return False
        return True

    def _may_edit(self) -> bool:
        from pathlib import Path

        session = self._parts.session
        if self._window is not None:
            self._window.settle()
        if session.registry.path == Path():
            self._parts.messages.say(_("No registry is open."))
            return False
        if session.is_partial:
            words = _("This registry has not been read as a whole; read the rest before changing it.")
            self._parts.messages.say(words, Severity.ERROR)
            return False
        manuscript = self._parts.loader.manuscript
        _present = manuscript.document  # reads what was typed meanwhile
        if manuscript.broken:
            first = next((one for one in session.problems if one.severity is Severity.ERROR), None)
            self._parts.messages.say(_("The text cannot be read just now; mend it first."), Severity.ERROR)
            self._open_text(*((first.line, first.column) if first is not None else (1, 1)))
            return False
        return True

    def _forms(self) -> FormWindow:
        """Return the window of forms, made at the first call."""
        if self._window is None:
            from viewer.qt.forms.context import FormContext
            from viewer.qt.forms.window import FormWindow
            from viewer.qt.shell.arrangement import EDIT

            parts = self._parts
            context = FormContext(parts.session, parts.loader.manuscript, parts.settings, parts.window.look)
            self._window = FormWindow(context, parts.window)
            self._window.stands_left = lambda: parts.window.workspaces.current == EDIT
            context.setParent(self._window)
            context.text_requested.connect(self._open_text)
            self._window.duplicate_requested.connect(self.duplicate_event)
            self._window.delete_requested.connect(self.delete_event)
        return self._window

    def _open_text(self, line: int, column: int) -> None:
        self._parts.window.activateWindow()
        self._parts.window.workspaces.open_editor().go_to(line, column)

    def _pointer(self) -> QPoint | None:
        """Return where on the lanes the pointer is, or was when their menu was opened; None when it is elsewhere."""
        canvas = self._parts.timeline.canvas
        place, self._place = self._place, None
        here = canvas.mapFromGlobal(place if place is not None else QCursor.pos())
        on_lanes = canvas.rect().contains(here) and here.x() >= canvas.width() - canvas.body_width
        if place is None:
            under = QApplication.widgetAt(QCursor.pos())
            on_lanes = on_lanes and under is not None and (under is canvas or canvas.isAncestorOf(under))
        return here if on_lanes else None

    def _lane_at(self, place: QPoint) -> str:
        from viewer.timeline.hits import band_at

        band = band_at(self._parts.timeline.canvas.drawn, place.y())
        return band.lane.group.key if band is not None else ""
