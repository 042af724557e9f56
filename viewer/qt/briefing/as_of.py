"""The field for the day until which a document is true: typed in any habit, or picked from a calendar.

Left empty, the document bears the newest date among its events and their sources, which stands there in grey.
"""

from __future__ import annotations

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QVBoxLayout, QWidget, QWidgetAction

from viewer.base.i18n import _
from viewer.qt.shell.look import Look
from viewer.registry import calendar, datewords
from viewer.registry.date_entry import read
from viewer.registry.dates import DateError, Form, parse

_WIDTH = 124


class AsOfField(QLineEdit):
    """Shows one day.

    Args:
        look: icons.
        today: the number of the present day.
        parent: the toolbar.
    """

    chosen = Signal(str)  # ISO date, or empty
    refused = Signal(str)

    def __init__(self, look: Look, today: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._today = look, today
        self._day = ""
        self._newest = ""
        self.language = "vi"
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName(_("As of"))
        self.setToolTip(_("Until which day the document is true; empty: the newest date among its events and sources"))
        self._open = QAction(_("Calendar"), self)
        self._open.triggered.connect(self.pick)
        self.addAction(self._open, QLineEdit.ActionPosition.LeadingPosition)
        self.editingFinished.connect(self._on_finished)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_day(self, day: str, newest: str, language: str) -> None:
        """Show an ISO date, or in grey the newest one where it is empty."""
        self._day, self._newest, self.language = day, newest, language
        if not (self.hasFocus() and self.isModified()):  # nobody is typing
            self.setText(self._words(day))
        self.setPlaceholderText(self._words(newest))

    def pick(self) -> None:
        """Let a day be picked from a calendar."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box = QWidget(menu)
        column = QVBoxLayout(box)
        column.setContentsMargins(4, 4, 4, 4)
        sheet = QCalendarWidget(box)
        sheet.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        shown = self._day or self._newest
        if shown:
            sheet.setSelectedDate(QDate.fromString(shown, Qt.DateFormat.ISODate))
        column.addWidget(sheet)
        action = QWidgetAction(menu)
        action.setDefaultWidget(box)
        menu.addAction(action)
        menu.addSeparator()
        menu.addAction(_("&Today")).triggered.connect(lambda: self.chosen.emit(calendar.iso(self._today)))
        menu.addAction(_("&Newest date of its events")).triggered.connect(lambda: self.chosen.emit(""))

        def take(day: QDate) -> None:
            menu.close()
            self.chosen.emit(day.toString(Qt.DateFormat.ISODate))

        sheet.clicked.connect(take)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _on_finished(self) -> None:
        self.setModified(False)  # typed to the end: what undo brings is shown, also with the focus here
        words = self.text().strip()
        if words == self._words(self._day):
            return
        if not words:
            self.chosen.emit("")
            return
        try:
            date = read(words, self._today)
            if date.form is not Form.DAY or date.earliest is None:
                raise DateError(_("“{date}” is not a day; write one such as 2023-12-31.").format(date=words))
        except DateError as error:
            self.setText(self._words(self._day))
            self.refused.emit(str(error))
            return
        self.chosen.emit(calendar.iso(date.earliest))

    def _words(self, day: str) -> str:
        return datewords.short(parse(day), self.language) if day else ""

    def _restyle(self) -> None:
        self._open.setIcon(self._look.icon("calendar-days", "text2"))
