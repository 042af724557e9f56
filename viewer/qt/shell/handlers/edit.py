"""What the Edit menu does: copying, finding, filtering, problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from viewer.base.i18n import _

if TYPE_CHECKING:
    from viewer.qt.editor.pane import EditorPane
    from viewer.qt.shell.handlers.parts import Parts


class EditCommands:
    """The Edit menu: copying, finding, filtering, problems."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def copy_event(self) -> None:
        """Copy the selected event with participants and sources, as text and as HTML."""
        session = self._parts.session
        event = session.registry.event(session.selected) if session.selected else None
        if event is None:
            self._parts.messages.say(_("Select an event to copy it."))
            return

        from PySide6.QtCore import QMimeData
        from PySide6.QtGui import QGuiApplication

        from viewer.registry.citation import as_html, as_text

        data = QMimeData()
        data.setText(as_text(session.registry, event, session.titles))
        data.setHtml(as_html(session.registry, event, session.titles))
        QGuiApplication.clipboard().setMimeData(data)
        self._parts.messages.say(_("Copied: {title}").format(title=event.title.pick(session.titles)))

    def find(self) -> None:
        """Go to the search box."""
        self._parts.search.focus_field()

    def find_in_pane(self) -> None:
        """Find in the editor or the article while it has the focus, else among the events."""
        focus = QApplication.focusWidget()
        if (editor := self._focused_editor()) is not None:
            editor.open_find()
        elif focus is not None and self._parts.article.isAncestorOf(focus):
            self._parts.article.open_find()
        else:
            self._parts.search.focus_field()

    def find_next(self) -> None:
        """Select the next match, in the editor while it has the focus."""
        self._step(1)

    def find_previous(self) -> None:
        """Select the previous match, in the editor while it has the focus."""
        self._step(-1)

    def _step(self, step: int) -> None:
        editor = self._focused_editor()
        if editor is not None:
            editor.step_match(step)
        else:
            self._parts.search.step(step)

    def _focused_editor(self) -> EditorPane | None:
        editor, focus = self._parts.window.workspaces.editor, QApplication.focusWidget()
        return editor if editor is not None and focus is not None and editor.isAncestorOf(focus) else None

    def show_only_found(self, on: bool) -> None:
        """Hide what the query does not match."""
        self._parts.session.set_show_only(on)

    def clear_filter(self) -> None:
        """Let every event pass."""
        from viewer.search.facets import NO_FILTER

        self._parts.session.set_filter(NO_FILTER)
        self._parts.session.set_show_only(False)
