"""The foot of the list: whether every row has a source, and what else is to be known before the pages go out."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from viewer.base.i18n import _, ngettext, thousands
from viewer.briefing.lines import Remarks
from viewer.qt.shell import icons
from viewer.qt.shell.look import Look


class Foot(QFrame):
    """Sentences with signs."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._told: list[tuple[str, str, str]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 8)
        self._column.setSpacing(3)
        self._rows: list[QWidget] = []
        look.changed.connect(self._fill)

    @property
    def words(self) -> tuple[str, ...]:
        """Return the sentences."""
        return tuple(words for _icon, _role, words in self._told)

    def show_remarks(self, remarks: Remarks) -> None:
        """Say what there is to say about all rows."""
        told = _sentences(remarks)
        if told != self._told:
            self._told = told
            self._fill()

    def _fill(self) -> None:
        for row in self._rows:
            row.deleteLater()
        self._rows = [self._row(*one) for one in self._told]
        for row in self._rows:
            self._column.addWidget(row)
        self.setVisible(bool(self._rows))

    def _row(self, icon: str, role: str, words: str) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        sign, text = QLabel(row), QLabel(words, row)
        sign.setPixmap(icons.pixmap(icon, role, 14, self.devicePixelRatioF()))
        sign.setFixedSize(QSize(16, 16))
        text.setWordWrap(True)
        line.addWidget(sign)
        line.addWidget(text, 1)
        return row


def _sentences(remarks: Remarks) -> list[tuple[str, str, str]]:
    """Return icon, colour and words of each sentence."""
    if not remarks.events and not remarks.missing:
        return []
    told = []
    if remarks.without_source:
        words = ngettext("{n} row has no source", "{n} rows have no source", remarks.without_source)
        told.append(("triangle-alert", "warning", words.format(n=thousands(remarks.without_source))))
    elif remarks.events:
        told.append(("circle-check", "ok", _("Every row has a source")))
    if remarks.without_day:
        words = ngettext(
            "{n} date is printed without a day; none is known",
            "{n} dates are printed without a day; none is known",
            remarks.without_day,
        )
        told.append(("triangle-alert", "warning", words.format(n=thousands(remarks.without_day))))
    if remarks.missing:
        words = ngettext(
            "{n} chosen event is not in the registry any more",
            "{n} chosen events are not in the registry any more",
            remarks.missing,
        )
        told.append(("triangle-alert", "warning", words.format(n=thousands(remarks.missing))))
    return told
