"""Paints the lines of a briefing, and puts a field into a line where its note or its heading is edited.

The mark is that of the timeline. A note stands behind a grey bar; while it is edited, and that is while its line is
current and somebody types, a field stands in its place and grows with it.
"""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from viewer.base.i18n import _, thousands
from viewer.briefing.lines import Kind, Line
from viewer.qt.briefing.model import Index, LinesModel
from viewer.qt.briefing.note_field import NoteField
from viewer.qt.briefing.row_layout import (
    GRIP_X,
    HEADING,
    LEFT,
    MARK_X,
    NOTE_PAD,
    NOTE_SIDE,
    RIGHT,
    TOP,
    Parts,
    RowLayout,
)
from viewer.qt.panes.event_mark import paint_mark
from viewer.qt.shell import icons
from viewer.qt.shell.look import Look
from viewer.registry.registry import Registry

_GLYPH = 13.0
_LEAST_LINES, _MOST_LINES = 2, 14  # of a field for a note
_LEAST_WIDTH = 140  # px, below which nothing could be read


class LineDelegate(QStyledItemDelegate):
    """Paints the lines of one list.

    Args:
        look: colours and fonts.
        model: the lines.
        view: where they are painted.

    Attributes:
        registry: whose hues the marks have.
        hovered: the row under the pointer, or -1.
        hint: what stands in an empty field for a note.
        edited: the event and the kind of the line in which a field stands, and the lines that it needs.
    """

    def __init__(self, look: Look, model: LinesModel, view: QListView) -> None:
        super().__init__(view)
        self._look, self._model, self._view = look, model, view
        self.layout = RowLayout(look)
        self.registry: Registry | None = None
        self.hovered = -1
        self.hint = ""
        self.edited: tuple[str, Kind, int] | None = None

    def restyle(self) -> None:
        """Take colours and fonts of the look anew."""
        self.layout.refresh()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a line at the width of the list."""
        line = self._model.line(index.row())
        width = self._view.viewport().width()
        if line is None:
            return QSize(width, 0)
        if width < _LEAST_WIDTH:  # not yet in its place: Qt will ask again
            return QSize(width, HEADING)
        height = self.layout.height(line, width)
        field = self._field_box(line, width)
        return QSize(width, max(height, field.bottom() + 12) if field is not None else height)

    # Painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        line = self._model.line(index.row())
        if line is None:
            return
        box, chosen = QRect(option.rect), bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        try:
            painter.setClipRect(box)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ground(painter, box, index.row(), chosen=chosen)
            painter.translate(box.topLeft())
            if line.kind is Kind.HEADING:
                self._paint_heading(painter, line, box.width())
            else:
                self._paint_event(painter, line, box.width())
        finally:
            painter.restore()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, _option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Tell a title that had no room, and why an event is here."""
        line = self._model.line(index.row()) if index.isValid() else None
        words = ""
        if line is not None and line.kind is Kind.EVENT:
            cut = self.layout.parts(line, view.viewport().width()).title[-1].endswith("…")
            words = line.words if cut else ""
            if line.live:
                words = "\n".join(part for part in (words, _("Found by the live query")) if part)
        QToolTip.showText(event.globalPos(), words, view)
        return True

    def _paint_ground(self, painter: QPainter, box: QRect, row: int, *, chosen: bool) -> None:
        look = self._look
        role = "selected" if chosen else "hover" if row == self.hovered else "pane"
        painter.fillRect(box, look.color(role))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, look.color("hairline"))
        if chosen:
            painter.fillRect(box.left(), box.top(), 2, box.height(), look.color("accent"))

    def _paint_heading(self, painter: QPainter, line: Line, width: int) -> None:
        middle = 17
        self._icon(painter, "heading", MARK_X - 8, middle - 8)
        painter.setFont(self.layout.title.font)
        painter.setPen(self._look.color("text2"))
        words = self.layout.parts(line, width).title[0]
        painter.drawText(QPointF(LEFT, round(self.layout.title.baseline(0, 34))), words)

    def _paint_event(self, painter: QPainter, line: Line, width: int) -> None:
        look, layout = self._look, self.layout
        parts = layout.parts(line, width)
        middle = TOP + layout.title_step / 2
        if line.head is not None:
            self._icon(painter, "grip-vertical", GRIP_X - 8, round(middle) - 8)
            assert self.registry is not None
            paint_mark(painter, self._look, self.registry, line.head, QPointF(MARK_X, middle), _GLYPH)
            painter.setFont(layout.small.font)
            painter.setPen(look.color("text2"))
            number = QRectF(0, TOP, width - RIGHT, layout.title_step)
            painter.drawText(
                number, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, thousands(line.number)
            )
        else:
            self._icon(painter, "triangle-alert", MARK_X - 8, round(middle) - 8, "warning")
        top = self._write(painter, parts.title, TOP, layout.title_step, "semibold", "text")
        role = "text2" if line.head is not None else "warning"
        self._write(painter, parts.facts, top, layout.small_step, "label", role)
        if parts.note and not self._is_edited(line):
            self._paint_note(painter, parts)

    def _paint_note(self, painter: QPainter, parts: Parts) -> None:
        box = parts.note_box
        painter.fillRect(box.left(), box.top() + 1, 2, box.height() - 2, self._look.color("border"))
        top = box.top() + NOTE_PAD
        self._write(painter, parts.note, top, self.layout.ui_step, "ui", "text", box.left() + NOTE_SIDE)

    def _write(
        self, painter: QPainter, lines: tuple[str, ...], top: int, step: int, font: str, role: str, left: int = LEFT
    ) -> int:
        texts = {"semibold": self.layout.title, "label": self.layout.small, "ui": self.layout.ui}[font]
        painter.setFont(texts.font)
        painter.setPen(self._look.color(role))
        for words in lines:
            painter.drawText(QPointF(left, round(texts.baseline(top, step))), words)
            top += step
        return top

    def _icon(self, painter: QPainter, name: str, left: int, top: int, role: str = "text3") -> None:
        scale = painter.device().devicePixelRatioF()
        painter.drawPixmap(left, top, icons.pixmap(name, role, 16, scale))

    # Editing

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a field for the note or the heading of a line; it tells each key, so that the page follows."""
        line = self._model.line(index.row())
        assert line is not None
        if line.kind is Kind.HEADING:
            field = QLineEdit(parent)
            field.setAccessibleName(_("Heading"))
            self.edited = (line.event, line.kind, 1)
            return field
        note = NoteField(self._look, parent)
        note.setAccessibleName(_("Note on {title}").format(title=line.words))
        note.setPlaceholderText(self.hint)
        self.edited = (line.event, line.kind, self._lines_for(line.note))
        note.textChanged.connect(lambda: self._on_typed(note))
        note.left_requested.connect(lambda: self._leave(note))
        self._relay(index)
        return note

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the field once; what comes back while it is typed in is what it says already."""
        words = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, NoteField):
            if editor.toPlainText().strip() != words.strip():
                editor.fill(words)
        elif isinstance(editor, QLineEdit) and editor.text() != words:
            editor.setText(words)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Tell what was typed."""
        words = editor.toPlainText() if isinstance(editor, NoteField) else editor.text()  # type: ignore[attr-defined]  # the other one is a QLineEdit
        if words.strip() != str(index.data(Qt.ItemDataRole.EditRole) or "").strip():
            model.setData(index, words.strip())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Put the field where the note stands, or the heading."""
        line = self._model.line(index.row())
        if line is None:
            return
        box = self._field_box(line, option.rect.width())
        if box is not None:
            editor.setGeometry(box.translated(option.rect.topLeft()))

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Give the line its own height again."""
        self.edited = None
        super().destroyEditor(editor, index)
        self._relay(index)

    def _is_edited(self, line: Line) -> bool:
        return self.edited is not None and self.edited[:2] == (line.event, line.kind)

    def _field_box(self, line: Line, width: int) -> QRect | None:
        """Return where the field of a line stands, in px from its corner; None where there is none."""
        if not self._is_edited(line) or self.edited is None:
            return None
        if line.kind is Kind.HEADING:
            return QRect(LEFT - 8, 3, width - LEFT - RIGHT + 8, 28)
        parts = self.layout.parts(line, width)
        top = TOP + len(parts.title) * self.layout.title_step + len(parts.facts) * self.layout.small_step
        return self.layout.note_box(self.edited[2], top, width).adjusted(0, 0, 0, 4)

    def _lines_for(self, words: str) -> int:
        found = self.layout.note_lines(words + "x", self._view.viewport().width())
        return max(_LEAST_LINES, min(len(found), _MOST_LINES))

    def _on_typed(self, note: NoteField) -> None:
        if self.edited is None:
            return
        self.commitData.emit(note)
        wanted = self._lines_for(note.toPlainText())
        if wanted != self.edited[2]:
            self.edited = (*self.edited[:2], wanted)
            row = self._model.row_of(self.edited[0])
            self._relay(self._model.index(row))

    def _leave(self, note: NoteField) -> None:
        self.commitData.emit(note)
        self.closeEditor.emit(note, QStyledItemDelegate.EndEditHint.NoHint)
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _relay(self, index: Index) -> None:
        self.sizeHintChanged.emit(self._model.index(index.row()))
