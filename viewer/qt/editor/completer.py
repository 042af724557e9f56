"""Offers completions while one types, and on Ctrl+Space, and puts in what is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from viewer.base.fold import fold
from viewer.base.i18n import _
from viewer.base.tokens import YAML_LINE
from viewer.qt.editor.completion_list import CompletionList
from viewer.registry.assist.complete import Completion, completions
from viewer.registry.assist.context import Context, context_at
from viewer.registry.history import Change

if TYPE_CHECKING:
    from viewer.qt.editor.view import CodeView
    from viewer.qt.shell.look import Look
    from viewer.session import Session

_SOON_MS = 60  # behind the painting of what was typed
_PAGE = 8
_STARTERS = frozenset(" :-[{,\"'")  # behind these, what may follow is listed before a letter is typed
_Key = Qt.Key


class Completer(QObject):
    """Completes what is typed in a view.

    Args:
        view: the text.
        session: has the registry whose names are offered.
        look: how the list looks.
    """

    def __init__(self, view: CodeView, session: Session, look: Look) -> None:
        super().__init__(view)
        self._view, self._session = view, session
        self._list: CompletionList | None = None
        self._look = look
        self._context: Context | None = None
        self._asked = False
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._offer)
        view.typed.connect(self._on_typed)
        view.first_heard = self._hear
        view.cursorPositionChanged.connect(self._on_cursor_moved)

    @property
    def list(self) -> CompletionList:
        """Return the list, made at the first call."""
        if self._list is None:
            self._list = CompletionList(self._look, self._view)
            self._list.taken.connect(self.take)
        return self._list

    @property
    def is_open(self) -> bool:
        """Return whether completions are listed."""
        return self._list is not None and self._list.isVisible()

    def ask(self) -> None:
        """List what could be typed at the cursor, even where nothing was typed yet."""
        self._asked = True
        self._offer()

    def close(self) -> None:
        """Close the list."""
        self._soon.stop()
        self._asked = False
        if self._list is not None:
            self._list.hide()

    def take(self, chosen: Completion) -> None:
        """Put in what was chosen, and put the cursor where one types on."""
        context, binding = self._context, self._view.binding
        self.close()
        if context is None:
            return
        change = Change(context.start, binding.text[context.start : context.end], chosen.insert)
        binding.write(_("Complete “{word}”").format(word=chosen.label), (change,))
        self._view.go_to(context.start + chosen.caret, centred=False)
        self._view.setFocus()
        if chosen.kind == "key":
            self._soon.start()

    def _on_typed(self, words: str) -> None:
        if words[-1:].isalnum() or words[-1:] in _STARTERS or self.is_open:
            self._soon.start()

    def _on_cursor_moved(self) -> None:
        """Close the list once the cursor has left what is completed; typing asks again."""
        if self.is_open and not self._soon.isActive():
            self._soon.start()

    def _offer(self) -> None:
        view = self._view
        if not view.hasFocus() or view.textCursor().hasSelection() or view.isReadOnly():
            self.close()
            return
        context = context_at(view.binding.text, view.offset)
        found = completions(self._session.registry, context, self._session.titles)
        if not found or (not self._asked and not _wanted(context, found)):
            self.close()
            return
        self._context = context
        start = view.textCursor()
        start.setPosition(view.binding.position(context.start))
        place = view.cursorRect(start)
        box = QRect(view.viewport().mapToGlobal(QPoint(place.left() - 30, place.top())), place.size())
        box.setHeight(YAML_LINE)
        self.list.open(found, box, choose=self._asked or _begins(found[0], context.prefix))

    def _hear(self, event: QKeyEvent) -> bool:
        """Hear a key before the text does; return whether it was meant for the list."""
        if event.key() == _Key.Key_Space and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.ask()
            return True
        return self._list is not None and self.is_open and self._obey(event)

    def _obey(self, event: QKeyEvent) -> bool:
        """Do what a key asks of the open list; return whether it asks for anything."""
        steps = {_Key.Key_Down: 1, _Key.Key_Up: -1, _Key.Key_PageDown: _PAGE, _Key.Key_PageUp: -_PAGE}
        if event.key() in steps:
            self.list.move_by(steps[_Key(event.key())])
            return True
        if event.key() == _Key.Key_Escape:
            self.close()
            return True
        if event.key() in (_Key.Key_Return, _Key.Key_Enter, _Key.Key_Tab):
            chosen = self.list.current()
            if chosen is None and event.key() == _Key.Key_Tab:
                chosen = self.list.completions()[0]
            if chosen is not None:
                self.take(chosen)
                return True
        if event.key() in (_Key.Key_Return, _Key.Key_Enter):
            self.close()
        return False


def _begins(found: Completion, prefix: str) -> bool:
    """Return whether a completion goes on from what was typed, so that Enter may take it."""
    return bool(prefix) and fold(found.label).startswith(fold(prefix))


def _wanted(context: Context, found: list[Completion]) -> bool:
    """Return whether completions are worth showing unasked: not where what is there is one of them already."""
    written = context.outline.text[context.start : context.end].strip("\"'")
    return not any(one.label == written for one in found[:1])
