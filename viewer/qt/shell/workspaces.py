"""The workspaces: what a window is arranged for, and the switch between them at the right end of the menu bar.

*Explore* is the timeline with facts and sources, *Edit* the timeline with the text of the file, *Brief* what was chosen
with its pages in place of the timeline. What only one of them shows is made when that is first shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStyleOptionToolButton, QToolButton, QWidget

from viewer.base.i18n import _
from viewer.qt.shell.arrangement import BRIEF, EDIT, EXPLORE

if TYPE_CHECKING:
    from viewer.qt.briefing.workplace import Workplace
    from viewer.qt.editor.pane import EditorPane
    from viewer.qt.shell.arrangement import Arrangement
    from viewer.qt.shell.loader import Loader
    from viewer.qt.shell.look import Look
    from viewer.qt.shell.panes import Panes
    from viewer.qt.shell.window import MainWindow
    from viewer.session import Session

_NARROW = 900  # px; a narrower window has no room for the switch beside its menus
_HEIGHT, _PAD, _GAP = 22, 9, 6


class Workspaces(QObject):
    """Turns a window from one workspace to the other.

    Args:
        window: the window, whose menus are there.
        panes: its panes, to which the editor is added.
        arrangement: knows where they stand in each workspace.
        session: what is shown.
        loader: has the text that is edited.
        look: how everything looks.
    """

    def __init__(
        self, window: MainWindow, panes: Panes, arrangement: Arrangement, session: Session, loader: Loader, look: Look
    ) -> None:
        super().__init__(window)
        self._window, self._panes, self._arrangement = window, panes, arrangement
        self._session, self._loader, self._look = session, loader, look
        self.current = EXPLORE
        self.editor: EditorPane | None = None
        self.briefing: Workplace | None = None
        self._switch = Switch(look, window)
        named = ((EXPLORE, _("Explore")), (EDIT, _("Edit")), (BRIEF, _("Brief")))
        for (name, words), key in zip(named, ("Ctrl+1", "Ctrl+2", "Ctrl+3"), strict=True):
            self._switch.add(name, words, key, window.menus.actions[f"workspace_{name}"].trigger)
        window.menuBar().setCornerWidget(self._switch)
        window.timeline.edit_refused.connect(self._on_edit_refused)
        self._tell()

    def turn_to(self, name: str) -> None:
        """Show the workspace `name` and give its foremost pane the focus."""
        if name == self.current:
            return
        editor = self._ready_editor() if name == EDIT else None
        briefing = self._ready_briefing() if name == BRIEF else None
        self.current = name
        self._arrangement.turn_to(name)
        self._show_centre()
        self._tell()
        self._window.saving.show_state()
        focus: QWidget = self._window.timeline.canvas
        if editor is not None:
            self._panes.show("editor")
            editor.begin()
            focus = editor
        elif briefing is not None:
            self._panes.show("briefing")
            briefing.begin()
            focus = briefing.pane
        focus.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def centre(self) -> QWidget:
        """Return what the middle of the window shows: the timeline, or the pages."""
        if self.current == BRIEF and self.briefing is not None:
            return self.briefing.preview.pages
        return self._window.timeline.canvas

    def open_editor(self) -> EditorPane:
        """Return the editor, shown and with the focus."""
        self.turn_to(EDIT)
        editor = self._ready_editor()
        self._panes.show("editor")
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return editor

    def edit_selected(self) -> None:
        """Show the selected event in the editor."""
        self.open_editor().show_selected()

    def show_place(self, line: int, column: int) -> bool:
        """Show a 1-based place in the editor; return False in another workspace, where there is none."""
        if self.current != EDIT:
            return False
        self.open_editor().go_to(line, column)
        return True

    def adapt(self) -> None:
        """Leave the switch out where there is no room for it."""
        self._switch.setVisible(self._window.width() >= _NARROW)

    def _ready_editor(self) -> EditorPane:
        """Return the editor, made at the first call."""
        if self.editor is None:
            from viewer.qt.editor.pane import EditorPane  # reading does without it

            window = self._window
            self.editor = EditorPane(self._session, self._loader.manuscript, self._look)
            dock = self._panes.add("editor", _("Editor"), self.editor, self._look, window)
            self.editor.title_changed.connect(dock.title_bar.set_name)
            self.editor.mode_changed.connect(lambda whole: window.menus.check("whole_file", whole))
            self.editor.undo_requested.connect(self._undo)
            window.fixing.attend(self.editor)
        return self.editor

    def _ready_briefing(self) -> Workplace:
        """Return the list and the pages, made at the first call."""
        if self.briefing is None:
            window = self._window
            place = self.briefing = window.desk.workplace
            dock = self._panes.add("briefing", _("Briefing"), place.pane, self._look, window)
            place.pane.name_changed.connect(dock.title_bar.set_name)
            place.toolbar.show_actions(window.menus.actions)
            window.add_to_centre(place.preview)
            window.addToolBar(place.toolbar)
            place.stated.connect(self._on_stated)
        return self.briefing

    def _show_centre(self) -> None:
        """Show the timeline with its row of fields, or the pages with theirs."""
        brief = self.current == BRIEF
        if self.briefing is not None:
            self.briefing.preview.setVisible(brief)
            self.briefing.toolbar.setVisible(brief)
        window = self._window
        window.timeline.setVisible(not brief)
        window.toolbar.setVisible(not brief)
        if not brief:
            window.status.set_view(window.timeline.count_words(), window.timeline.view_words())

    def _on_stated(self, chosen: str, exported: str) -> None:
        """Say in the status bar how things stand with the briefing, while it is shown."""
        if self.current == BRIEF:
            self._window.status.set_view(chosen, exported)
            self._window.saving.show_state()

    def _undo(self, forth: bool) -> None:
        self._window.menus.actions["redo" if forth else "undo"].trigger()

    def _on_edit_refused(self, error: Exception) -> None:
        """Say why an edit by hand was not made, and show the place in the text that is in its way."""
        from viewer.registry.patching.model import Refused

        self._window.status.tell(str(error))
        if isinstance(error, Refused) and error.path:
            self.show_place(error.line, error.column)

    def _tell(self) -> None:
        self._window.timeline.set_editable(self._loader.manuscript, on=self.current == EDIT)
        self._switch.choose(self.current)
        self._window.menus.check(f"workspace_{self.current}")


class Switch(QWidget):
    """A row of buttons, each with its key behind its name, one of which is chosen."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._buttons: dict[str, _Button] = {}
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 8, 0)
        self._row.setSpacing(2)
        self.setAccessibleName(_("Workspaces"))

    def add(self, name: str, words: str, key: str, chosen: object) -> None:
        """Add a button that calls `chosen`."""
        button = _Button(words, key, self._look, self)
        button.clicked.connect(chosen)
        self._group.addButton(button)
        self._buttons[name] = button
        self._row.addWidget(button)

    def choose(self, name: str) -> None:
        """Show `name` as chosen."""
        self._buttons[name].setChecked(True)


class _Button(QToolButton):
    """A button with a grey key behind its words."""

    def __init__(self, words: str, key: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._key, self._look = key, look
        self.setText(words)
        self.setCheckable(True)
        self.setProperty("look", "workspace")
        self.setToolTip(f"{words} ({key})")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return room for words and key."""
        words, key = self._widths()
        return QSize(words + key + _GAP + 2 * _PAD, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return the same room."""
        return self.sizeHint()

    def initStyleOption(self, option: QStyleOptionToolButton) -> None:
        """Have Qt paint the button alone: its words have another font, and to ask the style by name loads all of it."""
        super().initStyleOption(option)
        option.text = ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button, its words, and its key in grey."""
        super().paintEvent(event)
        painter = QPainter(self)
        try:
            chosen, box = self.isChecked(), self.rect().adjusted(_PAD, 0, -_PAD, 0)
            painter.setFont(self._look.font("semibold" if chosen else "ui"))
            painter.setPen(self._look.color("text" if chosen else "text2"))
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
            painter.setFont(self._look.font("small"))
            painter.setPen(self._look.color("text3"))
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._key)
        finally:
            painter.end()

    def _widths(self) -> tuple[int, int]:
        from PySide6.QtGui import QFontMetrics

        words = QFontMetrics(self._look.font("semibold")).horizontalAdvance(self.text())
        return words, QFontMetrics(self._look.font("small")).horizontalAdvance(self._key)
