"""The text itself: a plain text edit that colours the lines in view and paints what belongs to them.

Its own history is off; undoing is the manuscript's. What is typed reaches the manuscript through the `Binding`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from viewer.base.fold import nfc
from viewer.base.i18n import _
from viewer.base.tokens import YAML_LINE
from viewer.qt.editor import folding
from viewer.qt.editor.bands import Bands, Finds
from viewer.qt.editor.binding import Binding
from viewer.qt.editor.colours import Colours
from viewer.qt.editor.gutter import Gutter
from viewer.qt.editor.keys import Keys
from viewer.qt.editor.layout import SpacedLayout
from viewer.qt.editor.notes import Notes
from viewer.qt.editor.rows import Row
from viewer.qt.shell.look import Look

if TYPE_CHECKING:
    from viewer.manuscript import Manuscript
    from viewer.qt.editor.notes import Meaning

_HOVER_MS = 400
_CONTROL = Qt.KeyboardModifier.ControlModifier
_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo


class CodeView(QPlainTextEdit):
    """Shows and edits a stretch of the manuscript.

    Args:
        manuscript: the text.
        look: colours and fonts.
        meaning: tells what ids stand for.
        parent: owner.
    """

    undo_requested = Signal(bool)  # True: do again
    hovered = Signal(int, QPoint)  # document position under a pointer that rests, and where that is on the screen
    typed = Signal(str)  # what a key or an input method has put in

    def __init__(self, manuscript: Manuscript, look: Look, meaning: Meaning, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._line = -1
        self.finds: Finds = ([], [], -1)
        self.first_heard: Callable[[QKeyEvent], bool] = lambda _event: False  # before anybody else hears a key
        self._prepare_document()
        self.notes = Notes(look, meaning)
        self._bands = Bands(look)
        self.colours = Colours(look, self.document(), self)
        self.binding = Binding(manuscript, self.document(), self)
        self.keys = Keys(self)
        self.gutter = Gutter(look, self)
        self._hover = QTimer(self, singleShot=True, interval=_HOVER_MS)
        self._hover.timeout.connect(self._on_hover)
        self._pointer = QPoint()
        self.setProperty("look", "paper")
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setUndoRedoEnabled(False)
        self.setCursorWidth(2)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Text of the registry"))
        self.cursorPositionChanged.connect(self._on_cursor_moved)
        self.updateRequest.connect(self._on_update_request)
        self.blockCountChanged.connect(lambda _count: self._fit_gutter())
        self.binding.replaced.connect(self._on_replaced)
        self.binding.changed.connect(self.notes.move)
        self.gutter.fold_clicked.connect(self._on_fold_clicked)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def _prepare_document(self) -> None:
        font = self._look.font("mono")
        self.setFont(font)
        document = QTextDocument(self)
        document.setDefaultFont(font)
        self._layout = SpacedLayout(document, self.fontMetrics().height())  # held, or Python lets go of it
        document.setDocumentLayout(self._layout)
        document.setUndoRedoEnabled(False)
        self.setDocument(document)
        self.setTabStopDistance(self.fontMetrics().horizontalAdvance(" ") * 2)

    # Lines and places

    @property
    def last_line(self) -> int:
        """Return the number of the last line that is shown, from 0."""
        return self.binding.first_line + self.blockCount() - 1

    @property
    def offset(self) -> int:
        """Return the place of the cursor in the whole text."""
        return self.binding.offset(self.textCursor().position())

    @property
    def line(self) -> int:
        """Return the line of the cursor in the whole text, from 0."""
        return self.binding.first_line + self.textCursor().blockNumber()

    def go_to(self, offset: int, *, centred: bool = True) -> None:
        """Put the cursor at a place of the whole text and show it."""
        cursor = self.textCursor()
        cursor.setPosition(self.binding.position(offset))
        self.setTextCursor(cursor)
        self.centerCursor() if centred else self.ensureCursorVisible()

    def select(self, start: int, end: int) -> None:
        """Select a stretch of the document and show it."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def go_to_block(self, block: QTextBlock) -> None:
        """Put the cursor at the beginning of a line."""
        self.setTextCursor(QTextCursor(block))
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def rows(self, within: QRect) -> list[Row]:
        """Return the rows that reach into a part of the view."""
        block, offset = self.firstVisibleBlock(), self.contentOffset()
        top, left = offset.y(), offset.x()
        band = self._layout.space // 2
        highest, lowest = within.top() - YAML_LINE + band, within.bottom() + band
        first = self.binding.first_line
        found = []
        while block.isValid() and top <= lowest:
            if block.isVisible():
                if top > highest:
                    found.append(Row(block, first + block.blockNumber(), top, left, YAML_LINE, band))
                top += YAML_LINE
            block = block.next()
        return found

    def row_at(self, y: int) -> Row | None:
        """Return the row at a height, or None beneath the last one."""
        rows = self.rows(QRect(0, y, 1, 1))
        return next((row for row in rows if row.box.top() <= y < row.box.bottom()), None)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Colour what comes into view, and paint bands, words and notes."""
        rows = self.rows(event.rect())
        if rows:
            self.colours.ensure(rows[0].block, rows[-1].block.blockNumber())
        cursor = self.textCursor()
        if self.finds[0] or cursor.hasSelection() or any(row.block == cursor.block() for row in rows):
            painter = QPainter(self.viewport())
            try:
                self._bands.paint(painter, rows, cursor, self.finds)
            finally:
                painter.end()
        super().paintEvent(event)
        noted = [row for row in rows if self.notes.any(row) or folding.is_folded(row.block)]
        if noted:
            painter = QPainter(self.viewport())
            try:
                self._paint_notes(painter, noted)
            finally:
                painter.end()

    def _paint_notes(self, painter: QPainter, rows: list[Row]) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        right = self.viewport().width()
        for row in rows:
            self.notes.under(painter, row)
            self.notes.beside(painter, row, right)
            if folding.is_folded(row.block):
                self._bands.paint_fold(painter, row)

    # Keys and input methods

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the list of completions hear the key first, then the rules of indentation."""
        words = event.text()
        plain = words.isprintable() and len(words) == 1 and not event.modifiers() & _CONTROL
        if self.first_heard(event) or (not plain and self._obey(event)):
            return
        super().keyPressEvent(event)
        if plain:
            self.typed.emit(words)

    def _obey(self, event: QKeyEvent) -> bool:
        """Do what a key asks for that is no letter; return whether that was all."""
        for key, forth in ((_UNDO, False), (_REDO, True)):
            if event.matches(key):
                self.undo_requested.emit(forth)
                return True
        return self.keys.pressed(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take what an input method puts in, composed; show in colours what it shows meanwhile."""
        words = event.commitString()
        if words and nfc(words) != words:
            composed = QInputMethodEvent(event.preeditString(), event.attributes())
            composed.setCommitString(nfc(words), event.replacementStart(), event.replacementLength())
            event = composed
        super().inputMethodEvent(event)
        self.colours.again(self.textCursor().block())
        if words:
            self.typed.emit(words)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 — Qt's name
        """Put in what is pasted, as a step of its own."""
        if source.hasText() and not self.isReadOnly():
            self.keys.put(nfc(source.text().replace("\r\n", "\n").replace("\r", "\n")), _("Paste"))

    # Pointer

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Wait for the pointer to rest."""
        super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            self._pointer = event.position().toPoint()
            self._hover.start()

    def leaveEvent(self, event: QEvent) -> None:
        """Wait no more."""
        self._hover.stop()
        super().leaveEvent(event)

    def _on_hover(self) -> None:
        if self.viewport().underMouse():
            place = self.cursorForPosition(self._pointer)
            self.hovered.emit(place.position(), self._pointer)

    # Folds

    def fold(self, folded: bool) -> None:
        """Fold what the cursor is in, or unfold what begins at its line."""
        block = self.textCursor().block()
        if not folded:
            folding.unfold(self.document(), block)
        elif (header := folding.around(block)) is not None:
            folding.fold(self.document(), header)
            self.setTextCursor(QTextCursor(header))
        self._folds_changed()

    def _on_fold_clicked(self, number: int) -> None:
        block = self.document().findBlockByNumber(number)
        if not folding.unfold(self.document(), block):
            cursor = self.textCursor().block()
            folding.fold(self.document(), block)
            if not cursor.isVisible():
                self.setTextCursor(QTextCursor(block))
        self._folds_changed()

    def _folds_changed(self) -> None:
        self._layout.requestUpdate()
        self._layout.documentSizeChanged.emit(self._layout.documentSize())
        self.viewport().update()
        self.gutter.update()

    # What follows

    def _on_cursor_moved(self) -> None:
        block = self.textCursor().block()
        if not block.isVisible() and folding.reveal(self.document(), block):
            self._folds_changed()
        if block.blockNumber() != self._line:
            self._line = block.blockNumber()
            self.viewport().update()
            self.gutter.update()

    def _on_update_request(self, part: QRect, dy: int) -> None:
        if dy or part.height() > 2 * YAML_LINE:
            self.gutter.update()

    def _on_replaced(self) -> None:
        self._line = -1
        self._fit_gutter()

    def _fit_gutter(self) -> None:
        width = self.gutter.wanted_width()
        if self.viewportMargins().left() != width:
            self.setViewportMargins(width, 0, 0, 0)
        self._place_gutter()
        self.gutter.update()

    def _place_gutter(self) -> None:
        inside = self.contentsRect()
        self.gutter.setGeometry(inside.left(), inside.top(), self.viewportMargins().left(), self.viewport().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column of numbers as high as the text."""
        super().resizeEvent(event)
        self._place_gutter()

    def _on_look_changed(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Highlight, QColor(0, 0, 0, 0))  # painted in bands, without gaps
        palette.setColor(QPalette.ColorRole.HighlightedText, self._look.color("text"))
        palette.setColor(QPalette.ColorRole.Text, self._look.color("text"))
        self.setPalette(palette)
        self.colours.forget()
        self._fit_gutter()
        self.viewport().update()
