"""The tick by which somebody says that the event was read against its sources, and whether that still holds."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget

from viewer.base.i18n import _
from viewer.qt.forms.context import FormContext
from viewer.qt.forms.field import FieldWidget
from viewer.qt.forms.lines import Line
from viewer.qt.forms.roles import set_role
from viewer.registry import calendar, shape
from viewer.registry.forms import review
from viewer.registry.forms.changes import value_at
from viewer.registry.forms.fields import Field
from viewer.registry.yamlread import Data

_SETTING = "reviewer"


class ReviewField(FieldWidget):
    """A tick, the name of who reviews, and what became of the review."""

    def __init__(self, context: FormContext, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(context, field, parent)
        self.tick = QCheckBox(_("Reviewed by"), self)
        self._name(self.tick)
        self.by = Line(self)
        self.by.setPlaceholderText(_("Your name"))
        self.by.setAccessibleName(_("Who reviews"))
        self.by.setMaximumWidth(200)
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.tick)
        row.addWidget(self.by)
        row.addStretch(1)
        column = self._column()
        column.addLayout(row)
        column.addWidget(self.words)
        self.setFocusProxy(self.tick)
        self.tick.clicked.connect(self._on_ticked)
        self.by.left.connect(self._on_named)

    def show_value(self, value: Data) -> None:
        """Show a review, and whether the event says something else by now."""
        entry = shape.mapping(value)
        event = self._event()
        outdated = review.changed_since(event)
        self.tick.setChecked(bool(entry) and not outdated)
        self.by.show_text(shape.plain(entry.get("by")) or str(self.context.settings.get(_SETTING)))
        self.words.setText(review.words(value, outdated=outdated))
        self.words.setVisible(bool(entry))
        set_role(self.words, "warning" if outdated else "ok")

    def _event(self) -> Data:
        grid = self.parentWidget()
        return value_at(self.context.data, getattr(grid, "path", ()))

    def _on_ticked(self, on: bool) -> None:
        if not on:
            self.committed.emit(None)
            return
        name = self.by.text().strip()
        self.context.settings.set(_SETTING, name)
        found = review.reviewed(self._event(), name, calendar.iso(self.context.session.today))
        self.committed.emit(dict(found))

    def _on_named(self) -> None:
        """Write another name into a review that holds."""
        name = self.by.text().strip()
        self.by.setModified(False)
        before = shape.mapping(shape.mapping(self._event()).get("reviewed"))
        if self.tick.isChecked() and name != shape.plain(before.get("by")):
            self._on_ticked(True)
