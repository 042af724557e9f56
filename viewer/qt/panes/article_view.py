"""Shows a page of an article: its rows as text that can be selected and copied, marks on it, a gutter beside it.

The words are a read-only QTextEdit's; fills are painted below them and lines over them, and the gutter asks this
view what stands where. Offsets are those of the article's text, so callers need not know how it is laid out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEasingCurve, QMimeData, QPoint, QPropertyAnimation, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from viewer.base.i18n import _
from viewer.base.tokens import SPACE_2, SPACE_3
from viewer.base.value import frozen
from viewer.qt.panes.article_document import set_page
from viewer.qt.panes.article_gutter import LINE, WIDTH, ArticleGutter, Chevron, Contents, Label, Number, paint_dashes
from viewer.qt.panes.article_marks import Mark, paint_fills, paint_lines, rects
from viewer.qt.panes.article_page import Page, Piece, RowKind
from viewer.qt.shell.look import Look

SCROLL_MS = 160


@frozen
class Note:
    """Words beside the line where `piece` begins; those after the first stand there if they find room."""

    key: int
    piece: Piece
    texts: tuple[str, ...]
    tip: str
    lit: bool = False


class ArticleView(QTextEdit):
    """Shows one page; tells which note or fold was clicked.

    Args:
        look: colours and fonts.
        parent: the pane.
    """

    note_clicked = Signal(int)
    fold_clicked = Signal(int)
    menu_requested = Signal(QPoint)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reduced_motion = False
        self.look = look
        self._page: Page | None = None
        self.marks: tuple[Mark, ...] = ()
        self.notes: tuple[Note, ...] = ()
        self._goal: tuple[Piece, bool] | None = None
        self.gutter = ArticleGutter(look, self._contents, self)
        self._motion: QPropertyAnimation | None = None
        self._set_up()

    def _set_up(self) -> None:
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(WIDTH, 0, SPACE_3, 0)
        self.setAccessibleName(_("Source article"))
        self.viewport().setMouseTracking(True)
        self.gutter.label_clicked.connect(self.note_clicked)
        self.gutter.fold_clicked.connect(self.fold_clicked)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.gutter.update())

    def set_page(self, page: Page) -> None:
        """Show `page` from its top, without marks."""
        self._stop()
        self._page, self.marks, self.notes, self._goal = page, (), (), None
        set_page(self.document(), page, self.look)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)
        self.gutter.update()

    @property
    def page(self) -> Page | None:
        """Return the page that is shown."""
        return self._page

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Mark these stretches and no others; later ones are painted over earlier ones."""
        self.marks = tuple(marks)
        self.viewport().update()

    def set_notes(self, notes: Sequence[Note]) -> None:
        """Let these notes stand beside the text and no others."""
        self.notes = tuple(notes)
        self.gutter.update()

    def reveal(self, piece: Piece, *, at_once: bool = False) -> None:
        """Scroll until the line where `piece` begins is well in view; before the first layout, once there is one."""
        if not self.isVisible() or self.viewport().height() < 2 * LINE:
            self._goal = (piece, at_once)
            return
        self._goal = None
        self.document().documentLayout().documentSize()  # lays out as far as the end, where that is not done
        box = next(rects(self.document(), piece), None)
        if box is None:
            return
        bar, height = self.verticalScrollBar(), self.viewport().height()
        margin = min(2 * LINE, height // 4)
        if bar.value() + margin <= box.top() and box.bottom() <= bar.value() + height - margin:
            return
        wanted = box.top() - (SPACE_2 if at_once else height / 4)
        self._scroll(self._top_of_line(round(wanted)), at_once=at_once)

    def _top_of_line(self, y: int) -> int:
        """Return where the line at `y` px of the document begins, so that none is cut in two; `y` between lines."""
        scrolled = self.verticalScrollBar().value()
        top = self.cursorRect(self.cursorForPosition(QPoint(0, y - scrolled))).top() + scrolled
        return top if top <= y < top + LINE else y

    def _scroll(self, value: int, *, at_once: bool) -> None:
        bar = self.verticalScrollBar()
        self._stop()
        value = max(bar.minimum(), min(bar.maximum(), value))
        if at_once or self.reduced_motion:
            bar.setValue(value)
            return
        if self._motion is None:
            self._motion = QPropertyAnimation(bar, b"value", self)
            self._motion.setDuration(SCROLL_MS)
            self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.setStartValue(bar.value())
        self._motion.setEndValue(value)
        self._motion.start()

    def _stop(self) -> None:
        if self._motion is not None:
            self._motion.stop()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selected words as they stand in the article, plain."""
        data = QMimeData()
        cursor = self.textCursor()
        if self._page is not None:
            first, last = (self._place(at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
            data.setText(self._page.copied(first, last))
        return data

    def _place(self, position: int) -> tuple[int, int]:
        block = self.document().findBlock(position)
        return block.blockNumber(), position - block.position()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint fills and folds, then the words, then lines over them."""
        rows = self._rows_in_view()
        marks = [mark for mark in self.marks if _meets(mark, rows)]
        painter = self._document_painter()
        try:
            paint_fills(painter, marks, self.document(), self.look)
            self._paint_rows(painter, rows)
        finally:
            painter.end()
        super().paintEvent(event)
        painter = self._document_painter()
        try:
            paint_lines(painter, marks, self.document(), self.look)
        finally:
            painter.end()

    def _document_painter(self) -> QPainter:
        painter = QPainter(self.viewport())
        painter.translate(0, -self.verticalScrollBar().value())
        return painter

    def _paint_rows(self, painter: QPainter, rows: range) -> None:
        """Paint the words of folds, and the lines before captions."""
        for index in rows:
            row = self._page.rows[index] if self._page else None
            if row is None or row.kind not in (RowKind.FOLD, RowKind.CAPTION):
                continue
            box = self._row_box(index)
            if row.kind is RowKind.CAPTION:
                painter.fillRect(QRectF(0, box.top() + 2, 2, box.height() - 4), self.look.color("border"))
                continue
            font = self.look.font("label")
            metrics = QFontMetrics(font)
            width = self.viewport().width()
            words = metrics.elidedText(row.text, Qt.TextElideMode.ElideRight, width)
            painter.setFont(font)
            painter.setPen(self.look.color("text3"))
            painter.drawText(QRectF(0, box.top(), width, LINE), Qt.AlignmentFlag.AlignVCenter, words)
            beside = metrics.horizontalAdvance(words) + SPACE_2
            paint_dashes(painter, self.look, beside, width, box.top())

    def row_top(self, row: int) -> float:
        """Return the height at which a row begins, in the document's coordinates."""
        return self._row_box(row).top()

    def _row_box(self, row: int) -> QRectF:
        """Return where the lines of a row lie, in the document's coordinates."""
        layout = self.document().findBlockByNumber(row).layout()
        return layout.boundingRect().translated(layout.position())

    def _rows_in_view(self) -> range:
        first = self.cursorForPosition(QPoint(0, 0)).blockNumber()
        last = self.cursorForPosition(QPoint(0, self.viewport().height())).blockNumber()
        return range(first, last + 1)

    def _contents(self) -> Contents:
        """Return what the gutter shows, in its coordinates."""
        if self._page is None:
            return Contents((), (), ())
        shift = -self.verticalScrollBar().value() + self.viewport().y()
        rows = self._rows_in_view()
        boxes = {index: self._row_box(index).top() + shift for index in rows}
        shown = [(self._page.rows[index], index, y) for index, y in boxes.items()]
        chevrons = [
            Chevron(y, index, row.fold in self._page.opened) for row, index, y in shown if row.kind is RowKind.FOLD
        ]
        numbers = [Number(y, str(row.line)) for row, index, y in shown if row.kind is not RowKind.FOLD]
        labels = list(self._labels(rows, shift))
        noted = {note.piece.row for note in self.notes}
        captions = [(index, y) for row, index, y in shown if row.kind is RowKind.CAPTION and index not in noted]
        labels += [Label(-1, y, (_("caption"),), "", quiet=True) for _index, y in captions]
        return Contents(labels, numbers, chevrons)

    def _labels(self, rows: range, shift: float) -> Iterator[Label]:
        for note in self.notes:
            if note.piece.row in rows:
                box = next(rects(self.document(), note.piece), None)
                if box is not None:
                    yield Label(note.key, box.top() + shift, note.texts, note.tip, note.lit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the gutter beside the text, and go where a reveal waits to go."""
        super().resizeEvent(event)
        contents = self.contentsRect()
        self.gutter.setGeometry(contents.left(), contents.top(), WIDTH, contents.height())
        if self._goal is not None:
            piece, at_once = self._goal
            self.reveal(piece, at_once=at_once)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer that a fold can be clicked."""
        super().mouseMoveEvent(event)
        on_fold = self._fold_row_at(event.position().toPoint()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if on_fold else Qt.CursorShape.IBeamCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell of a click on a fold's row."""
        super().mouseReleaseEvent(event)
        row = self._fold_row_at(event.position().toPoint())
        if row is not None and event.button() is Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self.fold_clicked.emit(row)

    def _fold_row_at(self, position: QPoint) -> int | None:
        row = self.cursorForPosition(position).blockNumber()
        if self._page is None or self._page.rows[row].kind is not RowKind.FOLD:
            return None
        y = position.y() + self.verticalScrollBar().value()
        box = self._row_box(row)
        return row if box.top() <= y < box.top() + LINE else None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; Qt's own zoom of read-only texts would change nothing but the gaps."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Let the pane show its menu."""
        self.menu_requested.emit(event.globalPos())


def _meets(mark: Mark, rows: range) -> bool:
    return mark.pieces[0].row < rows.stop and mark.pieces[-1].row >= rows.start
