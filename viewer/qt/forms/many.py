"""A list of ids or short texts as chips, with a line at its end that finds and adds.

A chip is taken away with a click or, from the line, with Backspace.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from viewer.base.i18n import _
from viewer.qt.forms.context import FormContext
from viewer.qt.forms.field import FieldWidget
from viewer.qt.forms.flow import Flow
from viewer.qt.forms.picker import PickLine, kind_of, label_of, unknown_words
from viewer.registry import shape
from viewer.registry.forms.fields import Field
from viewer.registry.yamlread import Data

_LONGEST = 48  # characters of a chip; its tooltip has all
_LINE_WIDTH = 130


class ManyField(FieldWidget):
    """A list."""

    made = Signal(str, str)  # kind and name of what shall be made new and stand here

    def __init__(self, context: FormContext, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(context, field, parent)
        self._items: list[Data] = []
        self.chips: list[QPushButton] = []
        self.line = _AddLine(context, field.shelf, self)
        self.line.setMinimumWidth(_LINE_WIDTH)
        self._name(self.line)
        self.line.setPlaceholderText(_("Add…"))
        self._flow = Flow(self)
        self._flow.addWidget(self.line)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusProxy(self.line)
        self.line.picked.connect(self._on_picked)
        self.line.made.connect(self.made)
        self.line.erased.connect(lambda: self._remove(len(self._items) - 1))
        self.line.escaped.connect(self.line.clear)
        self.line.unknown.connect(lambda typed: self.refused.emit(unknown_words(typed)))

    def show_value(self, value: Data) -> None:
        """Show a list; one text counts as a list of one."""
        self._items = shape.items(value) if isinstance(value, list) else [value] if value is not None else []
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self.chips = [self._chip(number, item) for number, item in enumerate(self._items)]
        for number, chip in enumerate(self.chips):
            self._flow.insert(number, chip)
            chip.show()
        self.updateGeometry()

    def with_item(self, item: Data) -> Data:
        """Return the list with one more item."""
        return [*self._items, item]

    def _chip(self, number: int, item: Data) -> QPushButton:
        words = shape.text(item, self.context.registry.language)
        text = label_of(self.context, self.field.shelf, words.pick(self.context.lang))
        chip = QPushButton(text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…", self)
        chip.setProperty("chip", "plain")
        chip.setAutoDefault(False)
        chip.setIcon(self.context.look.icon("x", "text3", 11))
        chip.setIconSize(QSize(14, 11))
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        chip.setToolTip("\n".join((*words.all(), _("Click to take it away"))))
        chip.setAccessibleName(_("{name}, take away").format(name=text))
        chip.clicked.connect(lambda: self._remove(number))
        return chip

    def _on_picked(self, value: str) -> None:
        self.line.clear()
        if value and value not in [shape.plain(item) for item in self._items]:
            self.committed.emit(self.with_item(value))

    def _remove(self, number: int) -> None:
        if 0 <= number < len(self._items):
            left = [item for at, item in enumerate(self._items) if at != number]
            self.committed.emit(left or None)


class _AddLine(PickLine):
    """Adds what is picked; Backspace at its beginning erases the item before it."""

    erased = Signal()

    def __init__(self, context: FormContext, shelf_name: str, parent: QWidget) -> None:
        free = not kind_of(shelf_name)
        super().__init__(context, shelf_name or "topics", free=free, offers=bool(shelf_name), parent=parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Erase with Backspace in an empty line."""
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.erased.emit()
        else:
            super().keyPressEvent(event)
