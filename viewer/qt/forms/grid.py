"""The fields of one mapping, one beneath the other: what each is called, what stands there, and what is wrong with it.

Each field is written into the text when it is left, as a step of its own. Where the text cannot be changed so, the
reason stands beneath the field, with the way to the place in the text.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from viewer.base.i18n import _
from viewer.qt.forms.context import FormContext
from viewer.qt.forms.field import FieldWidget
from viewer.qt.forms.items import ItemsField
from viewer.qt.forms.making import make_field
from viewer.qt.forms.many import ManyField
from viewer.qt.forms.picker import PickField, new_words
from viewer.qt.forms.trouble import Trouble
from viewer.registry import shape
from viewer.registry.edits import new_event, rename_id
from viewer.registry.forms.changes import change, expanded
from viewer.registry.forms.entries import entry_at, new_entry, new_id, title_of
from viewer.registry.forms.fields import Field, Kind, fields, unknown_keys
from viewer.registry.patch import Edit, Path
from viewer.registry.yamlread import Data

LABEL_WIDTH, INNER_LABEL_WIDTH = 132, 96


class FormGrid(QWidget):
    """The form of the mapping at a path.

    Args:
        context: the registry.
        path: where the mapping stands.
        inner: whether it is part of another form, and stands closer.
        parent: owner.
    """

    def __init__(self, context: FormContext, path: Path, parent: QWidget | None = None, *, inner: bool = False) -> None:
        super().__init__(parent)
        self._context, self.path, self._inner = context, path, inner
        self.widgets: dict[str, FieldWidget] = {}
        self.groups: dict[str, FormGrid] = {}
        self._troubles: dict[str, Trouble] = {}
        self._own: list[str] = []
        self._grid = QGridLayout(self)
        edge = 12 if inner else 0
        self._grid.setContentsMargins(edge, 4 if inner else 0, edge, edge)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnMinimumWidth(0, INNER_LABEL_WIDTH if inner else LABEL_WIDTH)
        self._grid.setColumnStretch(1, 1)
        for field in fields(path):
            self._add(field)
        self.show_path(path)

    def show_path(self, path: Path) -> None:
        """Show what stands at `path`, which is of the same kind."""
        self.path = path
        value = expanded(self._context.data, path)
        self._show_unknown(value)
        entry = shape.mapping(value)
        for key, widget in self.widgets.items():
            if isinstance(widget, ItemsField):
                widget.place((*path, key))
            widget.show_value(entry.get(key))
        for key, group in self.groups.items():
            group.show_path((*path, key))

    def focus_field(self, key: str) -> None:
        """Give the focus to a field, with what stands there marked."""
        widget = self.widgets.get(key)
        if widget is not None:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            line = getattr(widget, "line", None) or next(iter(getattr(widget, "lines", {}).values()), None)
            if line is not None:
                line.selectAll()

    def _add(self, field: Field) -> None:
        row = self._grid.rowCount()
        label = QLabel(field.title, self)
        label.setProperty("role", "text2")
        label.setToolTip(field.description)
        label.setWordWrap(True)
        label.setContentsMargins(0, 5, 0, 0)
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        if field.kind is Kind.GROUP:
            frame = QFrame(self)
            frame.setProperty("role", "card")
            column = QVBoxLayout(frame)
            column.setContentsMargins(0, 8, 0, 0)
            self.groups[field.key] = FormGrid(self._context, (*self.path, field.key), frame, inner=True)
            column.addWidget(self.groups[field.key])
            self._grid.addWidget(frame, row, 1)
            return
        widget = make_field(self._context, field, self, self._inner_form)
        label.setBuddy(widget)
        self._put(row, field, widget)

    def _put(self, row: int, field: Field, widget: FieldWidget) -> None:
        trouble = Trouble(self)
        trouble.text_requested.connect(self._context.text_requested)
        cell = QVBoxLayout()
        cell.setSpacing(2)
        cell.addWidget(widget)
        cell.addWidget(trouble)
        self._grid.addLayout(cell, row, 1)
        self.widgets[field.key], self._troubles[field.key] = widget, trouble
        widget.committed.connect(lambda value: self._commit(field, value))
        widget.refused.connect(trouble.say)
        if isinstance(widget, PickField | ManyField | ItemsField):
            widget.made.connect(lambda kind, words: self._make_new(field, kind, words))
        if isinstance(widget, ItemsField):
            widget.edits_requested.connect(lambda edits: self._change_items(field, edits))

    def _show_unknown(self, value: Data) -> None:
        """Show the keys that the format does not describe, to be read only."""
        keys = list(unknown_keys(self.path, value))
        for key in keys:
            if key not in self.widgets:
                words = _("This key is your own: it is kept, and changed in the text.")
                self._add(Field(key, Kind.OTHER, key, words))

    def _inner_form(self, path: Path, parent: QWidget) -> QWidget:
        return FormGrid(self._context, path, parent, inner=True)

    def _commit(self, field: Field, value: Data) -> None:
        if not self._may_edit(field):
            return
        path = (*self.path, field.key)
        entry = entry_at(self._context.registry, self.path)
        if field.key == "id" and path[0] == "events" and len(path) == 3 and value is not None and entry is not None:
            from viewer.registry.patch import Refused

            try:
                edits: Sequence[Edit] = rename_id(self._context.registry, "event", entry.id, shape.plain(value))
            except Refused as refusal:
                self._troubles[field.key].say(refusal.reason)
                return
        else:
            edits = change(self._context.data, path, value)
        self._apply(field, edits)

    def _change_items(self, field: Field, edits: Sequence[Edit]) -> None:
        if self._may_edit(field):
            self._apply(field, edits)

    def _make_new(self, field: Field, kind: str, words: str) -> None:
        """Write a new entry and name it in the field, as one step."""
        if not self._may_edit(field):
            return
        registry, widget = self._context.registry, self.widgets[field.key]
        edits: list[Edit]
        if kind == "event":
            made = new_id(words, registry.by_id, kind)
            edits = new_event(registry, words, after=len(registry.heads) - 1, more={"id": made})
        else:
            made, edits = new_entry(registry, kind, words)
        if isinstance(widget, ItemsField):
            edits += widget.adding(made)
        else:
            value = widget.with_item(made) if isinstance(widget, ManyField) else made
            edits += change(self._context.data, (*self.path, field.key), value)
        self._apply(field, edits, new_words(kind, words))

    def _apply(self, field: Field, edits: Sequence[Edit], name: str = "") -> None:
        trouble = self._troubles[field.key]
        refusal = self._context.apply(name or self._step_name(field), edits)
        if refusal is None:
            trouble.say("")
        else:
            trouble.refuse(refusal)
            self.show_path(self.path)

    def _may_edit(self, field: Field) -> bool:
        """Return whether the text can be edited; say why not beneath the field."""
        fault = self._context.fault()
        if fault is not None:
            self._troubles[field.key].refuse(fault)
        return fault is None

    def _step_name(self, field: Field) -> str:
        entry = entry_at(self._context.registry, self.path[:2])
        title = title_of(self._context.registry, entry, self._context.lang) if entry is not None else ""
        return _("Edit “{title}”: {field}").format(title=title, field=field.title)
