"""What all fields of a form have in common, and the plain ones: texts, words, numbers, ticks.

A field shows plain data and hands plain data back with `committed` when it is left; None means that nothing stands
there. It does not know where in the registry it stands.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QCompleter, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from viewer.base.i18n import _, language
from viewer.qt.forms.context import FormContext
from viewer.qt.forms.lines import Choice, Line, Prose
from viewer.registry import shape, vocabulary
from viewer.registry.forms import changes
from viewer.registry.forms.fields import Field
from viewer.registry.yamlread import Data

TAG_WIDTH = 20


class FieldWidget(QWidget):
    """Edits one value.

    Args:
        context: the registry.
        field: what the schema says about it.
        parent: owner.
    """

    committed = Signal(object)  # Data
    refused = Signal(str)  # why what was typed cannot stand there

    def __init__(self, context: FormContext, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.field = context, field
        self.setToolTip(field.description)
        self.setAccessibleName(field.title)

    def show_value(self, value: Data) -> None:
        """Show what stands in the registry."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Give the focus to where typing begins."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _column(self) -> QVBoxLayout:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        return column

    def _name(self, widget: QWidget, more: str = "") -> None:
        widget.setAccessibleName(f"{self.field.title}, {more}" if more else self.field.title)
        widget.setAccessibleDescription(self.field.description)
        widget.setToolTip(self.field.description)


class PlainField(FieldWidget):
    """One text."""

    def __init__(self, context: FormContext, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(context, field, parent)
        self._value: Data = None
        self.line: Line | Prose = Prose(self) if field.long else Line(self)
        self.line.setPlaceholderText(field.example)
        self._name(self.line)
        self._column().addWidget(self.line)
        self.setFocusProxy(self.line)
        self.line.left.connect(self._on_left)
        self.line.escaped.connect(lambda: self.show_value(self._value))

    def show_value(self, value: Data) -> None:
        """Show a text."""
        self._value = value
        self.line.show_text(shape.plain(value))

    def _on_left(self) -> None:
        words = self.line.text().strip()
        self.line.rest()
        if words != shape.plain(self._value):
            self.committed.emit(words or None)


class TextField(FieldWidget):
    """A text in both languages, the registry's own first."""

    def __init__(self, context: FormContext, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(context, field, parent)
        self._value: Data = None
        own = context.registry.language
        self.lines: dict[str, Line | Prose] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(4)
        for place, code in enumerate((own, "en" if own == "vi" else "vi")):
            line: Line | Prose = Prose(self) if field.long else Line(self)
            name = _("Vietnamese") if code == "vi" else _("English")
            self._name(line, name)
            tag = QLabel(code, self)
            tag.setProperty("role", "text3")
            tag.setFixedWidth(TAG_WIDTH)
            tag.setToolTip(name)
            row, column = (place, 0) if field.long else (0, 2 * place)
            alignment = Qt.AlignmentFlag.AlignTop if field.long else Qt.AlignmentFlag.AlignVCenter
            if field.long:
                tag.setContentsMargins(0, 4, 0, 0)
            elif place:
                tag.setContentsMargins(4, 0, 0, 0)
            grid.addWidget(tag, row, column, alignment)
            grid.addWidget(line, row, column + 1)
            grid.setColumnStretch(column + 1, 1)
            line.left.connect(self._on_left)
            line.escaped.connect(lambda: self._show())
            self.lines[code] = line
        self.setFocusProxy(self.lines[own])

    def show_value(self, value: Data) -> None:
        """Show a text or mapping."""
        self._value = value
        self._show()

    def _show(self) -> None:
        text = shape.text(self._value, self.context.registry.language)
        for code, line in self.lines.items():
            line.show_text(text.vi if code == "vi" else text.en)

    def _on_left(self) -> None:
        vi, en = (self.lines[code].text().strip() for code in ("vi", "en"))
        new = changes.text(self._value, self.context.registry.language, vi, en)
        before = shape.text(self._value, self.context.registry.language)
        if (before.vi, before.en) == (vi, en):
            return
        if new is None and self.field.needed:
            self.refused.emit(_("This cannot be left empty."))
        else:
            for line in self.lines.values():
                line.rest()
            self.committed.emit(new)


class WordField(FieldWidget):
    """One word of a vocabulary; other words can be typed where the format allows them."""

    def __init__(self, context: FormContext, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(context, field, parent)
        self._value: Data = None
        self.list = Choice(self)
        self.list.setEditable(field.open)
        self._name(self.list)
        default = vocabulary.label(field.words, field.default, language()) if field.default and field.words else "–"
        self.list.addItem("" if field.open else default, "")
        self.list.setItemData(0, _("Nothing is written"), Qt.ItemDataRole.ToolTipRole)
        words = field.choices if not field.words else vocabulary.words(field.words)
        for word in words:
            if word == field.default:
                continue  # the first line: nothing needs to be written
            self.list.addItem(vocabulary.label(field.words, word, language()) if field.words else word, word)
        self._column().addWidget(self.list)
        self.setFocusProxy(self.list)
        self.list.activated.connect(lambda _index: self._on_chosen())
        if field.open:
            line = Line(self.list)
            line.setPlaceholderText(field.example if field.key == "time" else "")
            self.list.setLineEdit(line)
            line.left.connect(self._on_chosen)
            line.escaped.connect(lambda: self.show_value(self._value))
            completer = self.list.completer()
            if completer is not None:
                completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)

    def show_value(self, value: Data) -> None:
        """Show a word."""
        self._value = value
        word = shape.plain(value)
        line = self.list.lineEdit()
        if line is not None and line.hasFocus() and line.isModified():
            return
        at = self.list.findData(word if word != self.field.default else "")
        if at < 0 and not self.field.open:
            self.list.addItem(word, word)
            at = self.list.count() - 1
        self.list.setCurrentIndex(at)
        if at < 0:
            self.list.setEditText(word)

    def _on_chosen(self) -> None:
        typed = self.list.currentText().strip()
        at = self.list.findText(typed, Qt.MatchFlag.MatchFixedString)
        word = str(self.list.itemData(at)) if at >= 0 else typed
        line = self.list.lineEdit()
        if isinstance(line, Line):
            line.rest()
        if word != shape.plain(self._value):
            self._value = word or None  # Enter and the focus both tell
            self.committed.emit(word or None)


class NumberField(PlainField):
    """A whole number from 1."""

    def __init__(self, context: FormContext, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(context, field, parent)
        self.line.setMaximumWidth(96)

    def _on_left(self) -> None:
        words = self.line.text().strip()
        if words == shape.plain(self._value):
            return
        if not words:
            self.committed.emit(None)
        elif words.isdecimal() and int(words) > 0:
            self.line.rest()
            self.committed.emit(int(words))
        else:
            self.refused.emit(_("Write a whole number such as 2."))


class YesNoField(FieldWidget):
    """A tick."""

    def __init__(self, context: FormContext, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(context, field, parent)
        self.tick = QCheckBox(_("Yes"), self)
        self._name(self.tick)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.addWidget(self.tick)
        row.addStretch(1)
        self.setFocusProxy(self.tick)
        self.tick.clicked.connect(lambda on: self.committed.emit(True if on else None))

    def show_value(self, value: Data) -> None:
        """Show yes or no."""
        self.tick.setChecked(value is True)


class OtherField(FieldWidget):
    """A value that the format does not describe; shown as it stands."""

    def __init__(self, context: FormContext, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(context, field, parent)
        self.words = QLabel(self)
        self.words.setProperty("role", "text2")
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setContentsMargins(0, 4, 0, 4)
        self._column().addWidget(self.words)

    def show_value(self, value: Data) -> None:
        """Show anything."""
        found = dict(shape.extra({f"x-{self.field.key}": value}))
        self.words.setText(found[f"x-{self.field.key}"] or "–")
