"""Ties a text document to the manuscript: what is typed here becomes a step, what others do is done here, too.

The document shows a stretch of the text, [start, end), which begins at the start of a line. Edits of others before
the stretch move it; edits across its border ask for the stretch to be chosen anew.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor, QTextDocument

from viewer.base.i18n import _
from viewer.qt.editor.units import Units
from viewer.registry.history import Change, Step, difference

if TYPE_CHECKING:
    from viewer.manuscript import Manuscript, Rewritten

_BREAK = "\u2029"  # what Qt has between two lines
_MOST = 200  # changes of one step; with more it is quicker to show all anew


class Binding(QObject):
    """Keeps a document and a stretch of the manuscript the same.

    Args:
        manuscript: the text.
        document: shows a part of it; its own history is off.
        parent: owner.

    Attributes:
        start, end: the stretch that is shown.
        first_line: the number of its first line in the text, from 0.
    """

    edited = Signal(object)  # Change: somebody typed here; its place is that of the whole text
    changed = Signal(int, int)  # line of the text behind which lines have moved, by how many
    moved = Signal(int)  # position of the document at which others have changed it last
    lost = Signal(object)  # str, the text before: others changed what is shown so that it must be chosen anew
    replaced = Signal()  # another stretch is shown

    def __init__(self, manuscript: Manuscript, document: QTextDocument, parent: QObject) -> None:
        super().__init__(parent)
        self._manuscript, self._document = manuscript, document
        self._units = Units()
        self._busy = self._own = False
        self.start = self.end = self.first_line = 0
        self._text = ""  # the manuscript's, as it was when both were the same
        self._forget = (manuscript.rewritten.connect(self._on_rewritten),)
        document.contentsChange.connect(self._on_contents_change)

    def release(self) -> None:
        """Listen no more."""
        for forget in self._forget:
            forget()

    @property
    def text(self) -> str:
        """Return the whole text."""
        return self._text

    @property
    def shown(self) -> str:
        """Return the stretch that is shown."""
        return self._text[self.start : self.end]

    @property
    def whole(self) -> bool:
        """Return whether all of the text is shown."""
        return self.start == 0 and self.end == len(self._text)

    @property
    def current(self) -> bool:
        """Return whether this is the manuscript's present text."""
        return self._text is self._manuscript.text

    def show(self, start: int, end: int) -> None:
        """Show another stretch; `start` begins a line."""
        self._text = self._manuscript.text
        self.start, self.end = start, end
        self.first_line = self._text.count("\n", 0, start)
        shown = self.shown
        self._units.read(shown)
        self._busy = True
        try:
            self._document.setPlainText(shown.replace("\r", " "))
        finally:
            self._busy = False
        self.replaced.emit()

    def offset(self, position: int) -> int:
        """Return the place in the text of a position in the document."""
        return min(self.start + self._units.from_qt(position), self.end)

    def position(self, offset: int) -> int:
        """Return the position in the document of a place in the text, which is moved to what is shown."""
        return self._units.to_qt(min(max(offset, self.start), self.end) - self.start)

    def positions(self, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return the positions in the document of stretches of what is shown."""
        units = self._units
        return [(units.to_qt(start), units.to_qt(end)) for start, end in spans] if units.doubled else spans

    def write(self, name: str, changes: tuple[Change, ...]) -> None:
        """Make a step of several changes, given with their places in the whole text."""
        if changes:
            history = self._manuscript.history
            history.close()
            self._own = True
            try:
                self._manuscript.rewrite(Step(name, changes))
            finally:
                self._own = False
            history.close()
            self.edited.emit(changes[-1])

    # The document has changed

    def _on_contents_change(self, position: int, removed: int, added: int) -> None:
        if self._busy:
            return
        if added == 1 and not removed and not self._units.doubled:  # a letter, as most often
            sign = self._document.characterAt(position)
            if sign.isalnum():
                self._typed(Change(self.start + position, "", sign))
                return
        start = self.offset(position)
        end = min(self.offset(position + removed), self.end)
        last = max(self._document.characterCount() - 1, 0)
        cursor = QTextCursor(self._document)
        cursor.setPosition(min(position, last))
        cursor.setPosition(min(position + added, last), QTextCursor.MoveMode.KeepAnchor)
        new = cursor.selectedText().replace(_BREAK, "\n")
        found = difference(self._text[start:end], new)
        if found:
            self._typed(Change(start + found[0].start, found[0].old, found[0].new))

    def _typed(self, change: Change) -> None:
        composed = change.new if change.new.isascii() else unicodedata.normalize("NFC", change.new)
        if composed != change.new:
            change = Change(change.start, change.old, composed)
            QTimer.singleShot(0, self, self._correct)
        self._manuscript.rewrite(Step(_("Typing"), (change,), "typing"), origin=self)
        self.edited.emit(change)

    def _correct(self) -> None:
        """Write in the document what the text has, where the two write a letter differently."""
        written = self._document.toRawText().replace(_BREAK, "\n")
        for change in difference(written, self.shown):
            units = Units()
            units.read(written)
            self._put(units.to_qt(change.start), units.to_qt(change.start + len(change.old)), change.new)

    def _adopt(self, change: Change) -> None:
        """Know that the text has changed within what is shown."""
        self._text = self._manuscript.text
        self.end += len(change.new) - len(change.old)
        if self._units.concern(change.old + change.new):
            self._units.read(self.shown)
        lines = change.new.count("\n") - change.old.count("\n")
        if lines:
            self.changed.emit(self._text.count("\n", self.start, change.start) + self.first_line, lines)

    # The text has changed

    def _on_rewritten(self, rewritten: Rewritten) -> None:
        step = rewritten.step
        if rewritten.origin is self:
            self._adopt(step.changes[0])
            return
        if len(step.changes) > _MOST or any(not self._clear(change) for change in step.changes):
            self.lost.emit(self._text)
            return
        place = -1
        for change in reversed(step.changes):
            before = self._document.characterCount()
            here = self._take(change)
            if place >= 0:  # what is done before it moves it
                place += self._document.characterCount() - before
            place = max(place, here)
        self._text = self._manuscript.text
        if place >= 0 and not self._own:
            self.moved.emit(place)

    def _clear(self, change: Change) -> bool:
        """Return whether a change stands wholly within what is shown, or wholly beside it."""
        end = change.start + len(change.old)
        inside = self.start <= change.start and end <= self.end
        if inside and self._units.concern(change.old + change.new):
            return False
        return (
            inside or end < self.start or change.start > self.end or (end == self.start and change.new.endswith("\n"))
        )

    def _take(self, change: Change) -> int:
        """Do in the document what others did to the text; return where that ends, or -1 outside."""
        growth, lines = len(change.new) - len(change.old), change.new.count("\n") - change.old.count("\n")
        if change.start > self.end:
            return -1
        if change.start < self.start:
            self.start, self.end, self.first_line = self.start + growth, self.end + growth, self.first_line + lines
            self.changed.emit(-1, lines)
            return -1
        start = self.position(change.start)
        line = self.first_line + self._document.findBlock(start).blockNumber()
        self._put(start, self.position(change.start + len(change.old)), change.new)
        self.end += growth
        if lines:
            self.changed.emit(line, lines)
        return start + len(change.new)

    def _put(self, start: int, end: int, new: str) -> None:
        self._busy = True
        try:
            cursor = QTextCursor(self._document)
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(new)
        finally:
            self._busy = False
