"""The strip above the list that shows the live query, how much it finds, and lets it be changed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from viewer.base.i18n import _, ngettext, thousands
from viewer.qt.shell.look import Look


class QueryBar(QFrame):
    """Shows one query, hidden while there is none; a field takes its place while it is edited.

    Args:
        look: icons.
        parent: the pane.
    """

    query_requested = Signal(str)
    left_out_requested = Signal(QWidget)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("role", "bar")
        self._query = ""
        self._words = QLabel(self)
        self._words.setFont(look.font("medium"))
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._sign = QLabel(self)
        self._count = QLabel(self)
        self._count.setProperty("role", "text2")
        self._left_out = QPushButton(self)
        self._left_out.setProperty("look", "link")
        self._left_out.clicked.connect(lambda: self.left_out_requested.emit(self._left_out))
        self._edit = QToolButton(self)
        self._edit.setToolTip(_("Change the live query"))
        self._edit.setAccessibleName(_("Change the live query"))
        self._edit.setIconSize(QSize(14, 14))
        self._edit.clicked.connect(self.begin)
        self.field = _Field(self)
        self.field.setPlaceholderText(_("For example party:IT 2013.."))
        self.field.setAccessibleName(_("Live query"))
        self.field.returnPressed.connect(self._on_returned)
        self.field.left.connect(self._end)
        self._place()
        self.hide()
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def words(self) -> tuple[str, str]:
        """Return the query as shown, and how much it finds."""
        return self._words.text(), self._count.text()

    def show_query(self, query: str, found: int, left_out: int) -> None:
        """Show a query, how many events it finds and how many of them are left out."""
        self._query = query
        self._words.setText(query)
        self._count.setText(_("{n} found, joins by itself").format(n=thousands(found)))
        more = ngettext("{n} left out", "{n} left out", left_out)
        self._left_out.setText(more.format(n=thousands(left_out)))
        self._left_out.setVisible(bool(left_out))
        self.setVisible(bool(query or left_out) or not self.field.isHidden())

    def begin(self) -> None:
        """Let the query be typed."""
        self.field.setText(self._query)
        self.field.selectAll()
        self.field.show()
        self._top.hide()
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 5, 6, 5)
        column.setSpacing(2)
        self._top = QWidget(self)
        row = QHBoxLayout(self._top)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self._words)
        row.addWidget(self._count, 1)
        row.addWidget(self._left_out)
        row.addWidget(self._edit)
        column.addWidget(self._top)
        column.addWidget(self.field)
        self.field.hide()

    def _on_returned(self) -> None:
        self._end()
        self.query_requested.emit(self.field.text().strip())

    def _end(self) -> None:
        self.field.hide()
        self._top.show()
        self.setVisible(bool(self._query))

    def _restyle(self) -> None:
        self._edit.setIcon(self._look.icon("pencil", "text2", 14))
        self._sign.setPixmap(self._look.icon("search", "text2", 14).pixmap(14, 14))


class _Field(QLineEdit):
    """A line that is given up with Escape."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up at Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
