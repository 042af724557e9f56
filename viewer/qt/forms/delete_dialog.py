"""Asks before an event is deleted, and says what refers to it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from viewer.base.i18n import _, ngettext
from viewer.qt.shell.look import Look
from viewer.registry.references import Reference

_ROW, _MOST_ROWS = 24, 8
_PADDING = 26  # px beside the words of a button


class DeleteDialog(QDialog):
    """Asks whether an event goes, and whether what refers to it goes with it.

    Args:
        title: of the event.
        references: what names the event.
        look: fonts.
        parent: the window.
    """

    chosen = Signal(bool)  # whether the references go too

    def __init__(self, title: str, references: list[Reference], look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Delete event"))
        self.setMinimumWidth(560)
        self.finished.connect(lambda _result: parent.activateWindow())  # not every window manager returns to it
        question = QLabel(_("Delete “{title}”?").format(title=title), self)
        question.setFont(look.font("event_title"))
        question.setTextFormat(Qt.TextFormat.PlainText)
        question.setWordWrap(True)
        self.words = QLabel(self)
        self.words.setProperty("role", "text2")
        self.words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(question)
        column.addWidget(self.words)
        count = len(references)
        if references:
            self.words.setText(ngettext("{n} place refers to it:", "{n} places refer to it:", count).format(n=count))
            column.addWidget(self._list(references))
        else:
            self.words.setText(_("Nothing refers to it. Undo brings it back."))
        column.addLayout(self._buttons(bool(references)))

    def _list(self, references: list[Reference]) -> QListWidget:
        rows = QListWidget(self)
        rows.setProperty("look", "field")
        rows.addItems([reference.words for reference in references])
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        rows.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for row, reference in enumerate(references):
            rows.item(row).setToolTip(reference.words)
        rows.setFixedHeight(min(len(references), _MOST_ROWS) * _ROW + 8)
        rows.setAccessibleName(_("What refers to it"))
        return rows

    def _buttons(self, referred: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        cancel = QPushButton(_("Cancel"), self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        if referred:
            keep = QPushButton(_("Delete, keep the references"), self)
            keep.setAutoDefault(False)
            keep.clicked.connect(lambda: self._choose(False))
            row.addWidget(keep)
        self.delete = QPushButton(_("Delete it and these references") if referred else _("Delete"), self)
        self.delete.setDefault(True)
        bold = QFontMetrics(self._look.font("semibold")).horizontalAdvance(self.delete.text())
        self.delete.setMinimumWidth(bold + _PADDING)  # Qt measures the words before the style sheet makes them bold
        self.delete.setFocus()
        self.delete.clicked.connect(lambda: self._choose(True))
        row.addWidget(self.delete)
        return row

    def _choose(self, references: bool) -> None:
        self.accept()
        self.chosen.emit(references)
