"""A list of texts, each of which may be in both languages, such as offices: one pair of lines for each."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from viewer.base.i18n import _
from viewer.base.value import replace
from viewer.qt.forms.context import FormContext
from viewer.qt.forms.field import FieldWidget, TextField
from viewer.qt.forms.picker import PickLine
from viewer.registry import shape
from viewer.registry.forms.fields import Field
from viewer.registry.yamlread import Data


class TextsField(FieldWidget):
    """A list of texts with a line at its end that adds one."""

    def __init__(self, context: FormContext, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(context, field, parent)
        self._items: list[Data] = []
        self._listed = False
        self.rows: list[_Row] = []
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        self.line = PickLine(context, field.shelf or "organisations", free=True, offers=bool(field.shelf), parent=self)
        self._name(self.line)
        self.line.setPlaceholderText(_("Add…"))
        column = self._column()
        column.addLayout(self._rows)
        column.addWidget(self.line)
        self.setFocusProxy(self.line)
        self.line.picked.connect(self._on_picked)
        self.line.escaped.connect(self.line.clear)

    def show_value(self, value: Data) -> None:
        """Show a list; one text counts as a list of one."""
        self._listed = isinstance(value, list)
        self._items = shape.items(value) if isinstance(value, list) else [value] if value is not None else []
        while len(self.rows) > len(self._items):
            row = self.rows.pop()
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(self._items):
            self._add_row(len(self.rows))
        for row, item in zip(self.rows, self._items, strict=True):
            row.text.show_value(item)

    def _add_row(self, number: int) -> None:
        row = _Row(self.context, self.field, number, self)
        row.text.committed.connect(lambda value: self._change(number, value))
        row.removed.clicked.connect(lambda _on: self._change(number, None))
        self.rows.append(row)
        self._rows.addWidget(row)

    def _change(self, number: int, value: Data) -> None:
        items = [value if at == number else item for at, item in enumerate(self._items)]
        self._commit([item for item in items if item is not None])

    def _on_picked(self, words: str) -> None:
        self.line.clear()
        if words:
            self._commit([*self._items, words])

    def _commit(self, items: list[Data]) -> None:
        """Hand a list on; one office alone is written without a list, unless it was one."""
        single = self.field.name == "offices" and len(items) == 1 and not self._listed
        self.committed.emit(items[0] if single else items or None)


class _Row(QWidget):
    """One text in both languages, and what takes it away."""

    def __init__(self, context: FormContext, field: Field, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        title = f"{field.title} {number + 1}"
        self.text = TextField(context, replace(field, long=True, needed=False, title=title), self)
        self.removed = QToolButton(self)
        self.removed.setIcon(context.look.icon("x", "text3", 14))
        self.removed.setIconSize(QSize(14, 14))
        self.removed.setToolTip(_("Remove"))
        self.removed.setAccessibleName(_("{name}, take away").format(name=title))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.text, 1)
        row.addWidget(self.removed, 0, Qt.AlignmentFlag.AlignTop)
