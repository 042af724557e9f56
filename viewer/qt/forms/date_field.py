"""A date to type, with what the program understood beneath: "some day between 1 and 4 December 2018".

Any habit is understood (`date_entry`); what is written into the file is EDTF. What cannot be read is said, with the
date that was probably meant, which a click takes.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from viewer.base.i18n import _
from viewer.qt.forms.context import FormContext
from viewer.qt.forms.field import FieldWidget
from viewer.qt.forms.lines import Line
from viewer.qt.forms.roles import set_role
from viewer.registry import datewords, shape
from viewer.registry.date_entry import read
from viewer.registry.dates import DateError, parse
from viewer.registry.forms.fields import Field
from viewer.registry.yamlread import Data


class DateEdit(FieldWidget):
    """Asks for a date."""

    def __init__(self, context: FormContext, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(context, field, parent)
        self._value: Data = None
        self.line = Line(self)
        self.line.setPlaceholderText(_("For example 3/12/2018, Dec 2018, 2019–2020"))
        self._name(self.line)
        self.answer = QLabel(self)
        self.answer.setTextFormat(Qt.TextFormat.PlainText)
        self.answer.setWordWrap(True)
        self.meant = QPushButton(self)
        self.meant.setProperty("look", "link")
        self.meant.setAutoDefault(False)
        self.meant.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.meant.hide()
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(8)
        below.addWidget(self.answer, 1)
        below.addWidget(self.meant)
        column = self._column()
        column.setSpacing(2)
        column.addWidget(self.line)
        column.addLayout(below)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(lambda _text: self._answer())
        self.line.left.connect(self._on_left)
        self.line.escaped.connect(lambda: self.show_value(self._value))
        self.meant.clicked.connect(self._on_meant)

    def show_value(self, value: Data) -> None:
        """Show a date as it stands in the file."""
        self._value = value
        self.line.show_text(shape.date_text(value))
        self._answer()

    def _answer(self) -> None:
        """Say what was understood."""
        text, hint = self.line.text().strip(), ""
        if not text:
            words, role = "", "text3"
        else:
            try:
                words, role = datewords.long(read(text)), "ok"
                words = words[:1].upper() + words[1:]
            except DateError as error:
                words, role, hint = str(error), "error", error.hint or ""
        self.answer.setText(words)
        self.answer.setVisible(bool(words))
        set_role(self.answer, role)
        self.meant.setText(_("Write {date}").format(date=hint))
        self.meant.setVisible(bool(hint))
        self.meant.setProperty("hint", hint)

    def _on_meant(self) -> None:
        self.line.setText(str(self.meant.property("hint")))
        self._answer()
        self._on_left()

    def _on_left(self) -> None:
        text = self.line.text().strip()
        if text == shape.date_text(self._value):
            return
        if not text:
            self.committed.emit(None)
            return
        try:
            date = read(text)
        except DateError:
            self._answer()
            return
        try:
            parse(text)
        except DateError:
            text = date.text
        self.line.setModified(False)
        self.committed.emit(text)
