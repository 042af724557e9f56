"""One item of a list: a line that says what it is, and beneath it, when opened, the form of the item."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from viewer.base.i18n import _
from viewer.qt.forms.context import FormContext
from viewer.qt.forms.evidence import state_of
from viewer.qt.forms.roles import set_role
from viewer.qt.shell.look import Look
from viewer.registry.forms.fields import Field
from viewer.registry.forms.summaries import summary
from viewer.registry.patch import Path
from viewer.registry.yamlread import Data

_GAP = 12  # px between the words and the grey ones


class Card(QFrame):
    """One item.

    Args:
        context: the registry.
        field: the list's.
        grid: makes the item's form.
        parent: owner.
    """

    removed = Signal()
    move_requested = Signal(int)  # by how many places

    def __init__(
        self, context: FormContext, field: Field, grid: Callable[..., QWidget], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._field, self._make = context, field, grid
        self._path: Path = ()
        self._grid: QWidget | None = None
        self.setProperty("role", "card")
        self._head = _Head(context.look, self)
        self._chip = QLabel(self._head)
        self._chip.setProperty("chip", "plain")
        self._chip.hide()
        self._head.row.addWidget(self._chip)
        tools = QHBoxLayout()
        tools.setSpacing(0)
        self._head.row.addLayout(tools)
        for icon, words, run in (
            ("chevron-up", _("Move up"), lambda: self.move_requested.emit(-1)),
            ("chevron-down", _("Move down"), lambda: self.move_requested.emit(1)),
            ("trash-2", _("Remove"), self.removed.emit),
        ):
            tools.addWidget(self._button(icon, words, run))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._head)
        self._head.toggled.connect(lambda: self.open_form(not self.is_open))
        self._head.removed.connect(self.removed)
        self._head.move_requested.connect(self.move_requested)
        self._turn()

    @property
    def is_open(self) -> bool:
        """Return whether the form of the item is shown."""
        return self._grid is not None

    def show_item(self, path: Path, item: Data) -> None:
        """Show the item that stands at `path`."""
        self._path = path
        main, beside = summary(self._context.registry, self._field.name, item, self._context.lang)
        self._head.summary.show_words(main, beside)
        self._head.setAccessibleName(", ".join(part for part in (main, beside) if part))
        self._head.setToolTip("\n".join(part for part in (main, beside) if part))
        state = state_of(self._context, self._field.name, item)
        self._chip.setVisible(state is not None)
        if state is not None:
            self._chip.setText(state.words)
            self._chip.setToolTip(state.sentence)
            set_role(self._chip, state.chip, "chip")
        if self._grid is not None:
            self._grid.show_path(path)  # type: ignore[attr-defined]  # made by the grid itself, which imports this

    def open_form(self, on: bool) -> None:
        """Show the form of the item, or only its line."""
        if on == self.is_open:
            return
        if self._grid is not None:
            self._column.removeWidget(self._grid)
            self._grid.hide()
            self._grid.deleteLater()
            self._grid = None
        else:
            self._grid = self._make(self._path, self)
            self._column.addWidget(self._grid)
            self._grid.show()
        self._turn()

    def focus_head(self) -> None:
        """Give the focus to the line."""
        self._head.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self) -> None:
        icon = self._context.look.icon("chevron-down" if self.is_open else "chevron-right", "text3", 14)
        self._head.arrow.setPixmap(icon.pixmap(QSize(14, 14)))

    def _button(self, icon: str, words: str, run: Callable[[], object]) -> QToolButton:
        button = QToolButton(self._head)
        button.setIcon(self._context.look.icon(icon, "text3", 14))
        button.setIconSize(QSize(14, 14))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys of the line do the same
        button.clicked.connect(run)
        return button


class _Head(QFrame):
    """The line of an item; opens with a click, Enter or Space."""

    toggled = Signal()
    removed = Signal()
    move_requested = Signal(int)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card-head")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.arrow = QLabel(self)
        self.arrow.setFixedWidth(14)
        self.summary = _Summary(look, self)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(8, 2, 4, 2)
        self.row.setSpacing(8)
        self.row.addWidget(self.arrow)
        self.row.addWidget(self.summary, 1)
        self._look = look

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the focus by a line on the left, as docks do above."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            try:
                painter.fillRect(0, 4, 2, self.height() - 8, self._look.color("accent"))
            finally:
                painter.end()

    def mouseReleaseEvent(self, event: object) -> None:  # noqa: ARG002 — where it was released does not matter
        """Open or close."""
        self.toggled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, move, remove."""
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.toggled.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_requested.emit(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)


class _Summary(QWidget):
    """Words, and grey words behind them, each ending in … where there is no room."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._words = self._beside = ""
        self.setMinimumHeight(22)

    def show_words(self, words: str, beside: str) -> None:
        """Show other words."""
        self._words, self._beside = words, beside
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Write both; the first may take most of the room."""
        painter = QPainter(self)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        try:
            painter.setFont(self._look.font("ui"))
            painter.setPen(self._look.color("text"))
            metrics = painter.fontMetrics()
            beside = (
                QFontMetrics(self._look.font("label")).horizontalAdvance(self._beside) + _GAP if self._beside else 0
            )
            room = max(self.width() - beside, self.width() * 3 // 5)
            words = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(self.rect(), left, words)
            painter.setFont(self._look.font("label"))
            painter.setPen(self._look.color("text3"))
            box = self.rect().adjusted(metrics.horizontalAdvance(words) + _GAP, 0, 0, 0)
            rest = painter.fontMetrics().elidedText(self._beside, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, left, rest)
        finally:
            painter.end()
