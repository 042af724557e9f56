"""The window of forms: one entry at a time, with the way back to the one before.

It is a tool of the main window and stays beside it: the timeline and the text show each change at once, and the
window's keys, undo among them, go on working here.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from viewer.base.i18n import _
from viewer.qt.forms.context import FormContext
from viewer.qt.forms.grid import FormGrid
from viewer.qt.shell.docks import Note
from viewer.registry.forms.entries import Entry, entry_at, path_of, title_of
from viewer.registry.patch import Path

_SIZE = QSize(720, 780)
_EDGE = 24  # px between the form and the main window's edge


class FormWindow(QDialog):
    """Shows the form of an entry.

    Args:
        context: the registry.
        parent: the main window.
    """

    duplicate_requested = Signal()
    delete_requested = Signal()

    def __init__(self, context: FormContext, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Tool)
        self._context, self._window = context, parent
        self.stands_left: Callable[[], bool] = lambda: False  # where the text is on the right, and shall be seen
        self._entry: Entry | None = None
        self._path: Path = ()
        self._count = 0
        self._file = context.registry.path
        self._back: list[Entry] = []
        self._fresh = ""  # the text with an event that was just made and has not been filled in
        self.form: FormGrid | None = None
        self.setObjectName("form")
        self._compose()
        session = context.session
        ends = (
            session.registry_changed.connect(lambda _registry: self._refresh()),
            session.titles_changed.connect(lambda _language: self._refresh()),
            session.texts_changed.connect(lambda _nothing: self._refresh()),
        )
        self.destroyed.connect(lambda: [end() for end in ends])
        context.entry_requested.connect(self._on_entry_requested)

    @property
    def entry(self) -> Entry | None:
        """Return what the form is open on."""
        return self._entry

    def open_on(self, entry: Entry, focus: str = "", *, fresh: bool = False) -> None:
        """Show the form of an entry from its beginning.

        Args:
            entry: an event, a person, a source, a series or a party of the registry.
            focus: the key of the field that gets the focus.
            fresh: whether the entry was made just now, and goes when it is not filled in.
        """
        self.settle()
        self._end_fresh()
        self._back.clear()
        self._fresh = self._context.manuscript.text if fresh else ""
        if self._turn_to(entry):
            self._appear()
            if self.form is not None:
                self.form.focus_field(focus or ("title" if "title" in self.form.widgets else "name"))

    def settle(self) -> None:
        """Take what is being typed, before something else is done."""
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            focus.clearFocus()

    def _compose(self) -> None:
        self._kind = QLabel(self)
        self._kind.setProperty("role", "text3")
        self._title = Note("", self)
        self._title.setFont(self._context.look.font("event_title"))
        self._return = self._tool("arrow-left", _("Back"))
        self._return.clicked.connect(self._on_back)
        self._undo = self._tool("undo-2", _("Undo"))
        self._undo.clicked.connect(self._on_undo)
        self._text = self._tool("braces", _("Show the text"))
        self._text.clicked.connect(self._on_text)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._kind)
        names.addWidget(self._title)
        head = QFrame(self)
        head.setProperty("role", "bar")
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(4)
        row.addWidget(self._return)
        row.addLayout(names, 1)
        row.addWidget(self._undo)
        row.addWidget(self._text)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._foot())

    def _foot(self) -> QWidget:
        foot = QFrame(self)
        self._duplicate = QPushButton(_("Duplicate as the next"), foot)
        self._duplicate.clicked.connect(lambda: self._ask(self.duplicate_requested))
        self._delete = QPushButton(_("Delete…"), foot)
        self._delete.clicked.connect(lambda: self._ask(self.delete_requested))
        close = QPushButton(_("Close"), foot)
        close.clicked.connect(self.close)
        for button in (self._duplicate, self._delete, close):
            button.setAutoDefault(False)
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 8, 16, 12)
        row.setSpacing(8)
        row.addWidget(self._duplicate)
        row.addWidget(self._delete)
        row.addStretch(1)
        row.addWidget(close)
        return foot

    def _tool(self, icon: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(self._context.look.icon(icon))
        button.setIconSize(QSize(16, 16))
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button

    def _turn_to(self, entry: Entry) -> bool:
        """Make the form of an entry; return False when it is not there."""
        path = path_of(self._context.registry, entry)
        if path is None:
            return False
        self._entry, self._path = entry, path
        self._count, self._file = len(self._context.registry.heads), self._context.registry.path
        self.form = FormGrid(self._context, path)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 12, 16, 16)
        column.addWidget(self.form)
        column.addStretch(1)
        self._let_go()
        self._scroll.setWidget(page)
        self._name()
        return True

    def _let_go(self) -> None:
        """Let go of the form that was shown, once whatever it is doing just now is through."""
        page = self._scroll.takeWidget()
        if page is not None:  # nothing was shown
            page.setParent(self)
            page.hide()
            page.deleteLater()

    def _name(self) -> None:
        assert self._entry is not None  # a form is open on something
        title = title_of(self._context.registry, self._entry, self._context.lang)
        kind = kind_words(self._entry.kind)
        self._kind.setText(kind)
        self._title.setText(title)
        self._title.setToolTip(title)
        self.setWindowTitle(f"{title} — {kind}")
        is_event = self._entry.kind == "event"
        self._duplicate.setVisible(is_event)
        self._delete.setVisible(is_event)
        self._return.setVisible(bool(self._back))
        step = self._context.manuscript.history.here
        undone = step.name if step is not None else ""
        self._undo.setEnabled(bool(undone))
        self._undo.setToolTip(_("Undo: {name}").format(name=undone) if undone else _("Undo"))

    def _refresh(self) -> None:
        """Show what the registry says now; an event is followed by its id, or else by its place."""
        if self._entry is None or self.form is None:
            return
        registry = self._context.registry
        path = path_of(registry, self._entry)
        if path is None and self._entry.kind == "event" and len(registry.heads) == self._count:
            path = self._path
        found = entry_at(registry, path) if path is not None else None
        if path is None or found is None or registry.path != self._file:
            self._leave()
            return
        if found != self._entry and self._context.session.selected is None:
            self._context.session.select(found.id)
        self._entry, self._path, self._count = found, path, len(registry.heads)
        self.form.show_path(path)
        self._name()

    def _leave(self) -> None:
        """Go back, or away: what the form was open on is no longer there."""
        while self._back and self._file == self._context.registry.path:
            if self._turn_to(self._back.pop()):
                return
        self._entry, self.form, self._fresh = None, None, ""
        self._let_go()
        self.hide()

    def _appear(self) -> None:
        if not self.isVisible():
            window = self._window.frameGeometry()
            room = self.screen().availableGeometry()
            self.resize(min(_SIZE.width(), room.width() - _EDGE), min(_SIZE.height(), room.height() - 3 * _EDGE))
            left = min(window.right(), room.right()) - self.width() - _EDGE
            if self.stands_left():
                left = max(window.left(), room.left()) + _EDGE
            self.move(max(left, room.left()), max(window.top() + 3 * _EDGE, room.top()))
            top_most = room.bottom() - self.height() - _EDGE
            if self.y() > top_most:
                self.move(self.x(), max(top_most, room.top()))
        self.show()
        self.raise_()
        self.activateWindow()

    def _ask(self, wish: object) -> None:
        self.settle()
        if self._entry is not None:
            self._context.session.select(self._entry.id)
        wish.emit()  # type: ignore[attr-defined]  # a bound signal

    def _on_entry_requested(self, entry: Entry) -> None:
        before = self._entry
        if before is not None and self._turn_to(entry):
            self._back.append(before)
            self._name()

    def _on_back(self) -> None:
        self.settle()
        if self._back:
            self._turn_to(self._back.pop())

    def _on_undo(self) -> None:
        self.settle()
        self._context.manuscript.undo()

    def _on_text(self) -> None:
        self.settle()
        self._context.text_requested.emit(*self._context.registry.locator.place(self._path))

    def _end_fresh(self) -> None:
        """Take back an event that was made for the form and never filled in."""
        fresh, self._fresh = self._fresh, ""
        manuscript = self._context.manuscript
        if fresh and manuscript.text == fresh and manuscript.modified:
            self._entry = None
            manuscript.undo()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter, which leaves a line, from pressing the nearest button of the dialog; a focused one it presses."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focus = self.focusWidget()
        if isinstance(focus, QAbstractButton):
            focus.click()

    def reject(self) -> None:
        """Close with Escape."""
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Take what is being typed, then go."""
        self.settle()
        self._end_fresh()
        self._entry, self.form = None, None
        event.accept()  # a dialog's own way out leads back to `reject`
        self._window.activateWindow()


def kind_words(kind: str) -> str:
    """Return what an entry's kind is called."""
    return {
        "event": _("Event"),
        "person": _("Person"),
        "source": _("Source"),
        "series": _("Series"),
        "party": _("Party"),
    }[kind]
