"""What keys do in the editor beyond moving and typing: Enter, Tab, Backspace, comments, folds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor

from viewer.base.i18n import _
from viewer.registry.assist import indent

if TYPE_CHECKING:
    from viewer.qt.editor.view import CodeView

_BEFORE = 40_000  # characters before the cursor by which indentation is judged
_Key = Qt.Key
_NONE = Qt.KeyboardModifier.NoModifier
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Keys:
    """Obeys keys for a view."""

    def __init__(self, view: CodeView) -> None:
        self._view = view

    def pressed(self, event: QKeyEvent) -> bool:
        """Do what the key asks for; return whether it asks for anything."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self._view.isReadOnly() or key < _Key.Key_Escape:
            return False
        if key in (_Key.Key_Return, _Key.Key_Enter) and held in (_NONE, _SHIFT):
            self._enter()
        elif key == _Key.Key_Tab and held == _NONE:
            self._tab()
        elif key == _Key.Key_Backtab or (key == _Key.Key_Tab and held == _SHIFT):
            self.dedent()
        elif key == _Key.Key_Backspace and held == _NONE and not self._view.textCursor().hasSelection():
            self._backspace()
        elif key == _Key.Key_Home and held in (_NONE, _SHIFT):
            self._home(held == _SHIFT)
        else:
            return False
        self._view.ensureCursorVisible()
        return True

    def put(self, text: str, name: str) -> None:
        """Put `text` in place of what is selected, as a step of its own."""
        from viewer.registry.history import Change

        binding, cursor = self._view.binding, self._view.textCursor()
        start, end = binding.offset(cursor.selectionStart()), binding.offset(cursor.selectionEnd())
        binding.write(name, (Change(start, binding.text[start:end], text),))
        self._view.go_to(start + len(text), centred=False)

    def toggle_comment(self) -> None:
        """Make comments of the selected lines, or text again."""
        self._change_lines(indent.toggle_comment, _("Comment or uncomment"))

    def indent(self) -> None:
        """Move the selected lines one step to the right."""
        self._change_lines(indent.indent_lines, _("Indent"))

    def dedent(self) -> None:
        """Move the selected lines one step to the left."""
        self._change_lines(indent.dedent_lines, _("Indent less"))

    def _change_lines(self, change: object, name: str) -> None:
        from viewer.registry.history import Change

        binding, (first, last) = self._view.binding, self._lines()
        assert callable(change)
        found: tuple[Change, ...] = change(binding.shown, first, last)
        moved = tuple(Change(one.start + binding.start, one.old, one.new) for one in found)
        binding.write(name, moved)

    def _lines(self) -> tuple[int, int]:
        """Return the first and the last line that are selected; one at whose beginning the selection ends is not."""
        cursor = self._view.textCursor()
        document = self._view.document()
        first = document.findBlock(cursor.selectionStart())
        last = document.findBlock(cursor.selectionEnd())
        if last.position() == cursor.selectionEnd() and last != first:
            last = last.previous()
        return first.blockNumber(), last.blockNumber()

    def _before(self) -> str:
        binding = self._view.binding
        offset = binding.offset(self._view.textCursor().selectionStart())
        return binding.text[max(0, offset - _BEFORE) : offset]

    def _enter(self) -> None:
        removed, put = indent.enter(self._before())
        self._replace(removed, put)

    def _tab(self) -> None:
        first, last = self._lines()
        if first != last:
            self.indent()
        else:
            self._replace(0, indent.tab(self._before()))

    def _backspace(self) -> None:
        self._replace(indent.backspace(self._before()), "")

    def _replace(self, before: int, put: str) -> None:
        """Put something in place of what is selected and of some characters before it."""
        cursor = self._view.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        binding = self._view.binding
        cursor.setPosition(binding.position(binding.offset(start) - before))
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(put)
        self._view.setTextCursor(cursor)

    def _home(self, keep: bool) -> None:
        """Go to the first word of the line, and from there to its beginning."""
        cursor = self._view.textCursor()
        text = cursor.block().text()
        indented = len(text) - len(text.lstrip(" "))
        column = 0 if cursor.positionInBlock() == indented else indented
        mode = QTextCursor.MoveMode.KeepAnchor if keep else QTextCursor.MoveMode.MoveAnchor
        cursor.setPosition(cursor.block().position() + column, mode)
        self._view.setTextCursor(cursor)
