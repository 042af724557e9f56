"""Docks with a title bar of our own: name, a grey note behind it, and a button that hides the pane.

A dock that is one of several tabs leaves its name to its tab. A floating dock has a frame that moves with the mouse,
because window systems frame tool windows poorly or not at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDockWidget, QFrame, QHBoxLayout, QLabel, QMainWindow, QTabBar, QToolButton, QWidget

from viewer.base.i18n import _
from viewer.qt.shell.look import Look

TITLE_HEIGHT = 28


class Note(QLabel):
    """A grey sentence that ends in … where it has no room, and asks for none."""

    def minimumSizeHint(self) -> QSize:
        """Return a size without width."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Write as much as there is room for."""
        painter = QPainter(self)
        try:
            painter.setPen(self.palette().color(self.foregroundRole()))
            words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        finally:
            painter.end()


class Dot(QWidget):
    """A small dot in the accent; hidden at first."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setFixedSize(8, 8)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dot."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.color("accent"))
            painter.drawEllipse(self.rect())
        finally:
            painter.end()


class DockTitle(QFrame):
    """The title bar of a dock: 28 px high, draggable as Qt's own; a 2 px accent line on top marks the focus."""

    def __init__(self, title: str, look: Look, dock: QDockWidget, actions: Sequence[QAction] = ()) -> None:
        super().__init__(dock)
        self.setProperty("role", "dock-title")
        self.setFixedHeight(TITLE_HEIGHT)
        self._focused = False
        self._look = look
        self._note = Note("", self)
        self._note.setProperty("role", "text2")
        self._name = QLabel(title, self)
        self._name.setFont(look.font("semibold"))
        self._dot = Dot(look, self)
        self._close = QToolButton(self)
        self._close.setAutoRaise(True)
        self._close.setIconSize(QSize(14, 14))
        self._close.setToolTip(_("Hide this pane; the View menu brings it back"))
        self._close.setAccessibleName(_("Hide {pane}").format(pane=title))
        self._close.clicked.connect(dock.close)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 4, 0)
        row.setSpacing(8)
        row.addWidget(self._name)
        row.addWidget(self._dot)
        row.addWidget(self._note, 1)
        for action in actions:
            row.addWidget(self._button(action))
        row.addWidget(self._close)
        look.changed.connect(self.restyle)
        QTimer.singleShot(0, self, self.restyle)  # behind the first paint, which needs no crosses

    def restyle(self) -> None:
        """Draw the button's icon in the current theme; called after the first paint and when the theme changes."""
        self._close.setIcon(self._look.icon("x", "text3", 14))

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setIconSize(QSize(14, 14))
        button.setDefaultAction(action)
        button.setVisible(action.isVisible())
        action.changed.connect(lambda: button.setVisible(action.isVisible()))
        return button

    def set_note(self, text: str) -> None:
        """Show `text` in grey behind the title."""
        self._note.setText(text)

    def set_name(self, name: str) -> None:
        """Call the pane `name` from now on; a dot at its end is painted in the accent."""
        words = name.removesuffix("●")
        self._name.setText(words)
        self._dot.setVisible(words != name)

    def name_pane(self, named: bool) -> None:
        """Show the pane's name, or leave that to its tab."""
        self._name.setVisible(named)

    def set_focused(self, focused: bool) -> None:
        """Mark the pane as the one that has the focus, or not."""
        if focused != self._focused:
            self._focused = focused
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame, and the accent line over it."""
        super().paintEvent(event)
        if not self._focused:
            return
        painter = QPainter(self)
        try:
            painter.fillRect(0, 0, self.width(), 2, self._look.color("accent"))
        finally:
            painter.end()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Let Qt float the dock, as its own title bars do."""
        event.ignore()


class Dock(QDockWidget):
    """A dock around one pane. The pane's `title` names it; its `title_note` signal, if any, sets the note."""

    def __init__(self, name: str, title: str, pane: QWidget, look: Look, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.setObjectName(name)
        self.setWidget(pane)
        self.title_bar = DockTitle(title, look, self, getattr(pane, "title_actions", ()))
        self.setTitleBarWidget(self.title_bar)
        note = getattr(pane, "title_note", None)
        if note is not None:
            note.connect(self.title_bar.set_note)
            self.title_bar.set_note(getattr(pane, "note", ""))
        self.pane = pane
        self._look = look
        self.setFocusProxy(pane)
        self.topLevelChanged.connect(self._on_floated)
        self.dockLocationChanged.connect(lambda _area: self._settle_soon())
        self.visibilityChanged.connect(lambda _visible: self._settle_soon())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame of a floating dock."""
        super().paintEvent(event)
        if not self.isFloating():
            return
        painter = QPainter(self)
        try:
            painter.setPen(self._look.color("control"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        finally:
            painter.end()

    def _on_floated(self, floating: bool) -> None:
        edge = 1 if floating else 0
        self.setContentsMargins(edge, edge, edge, edge)
        self._settle_soon()

    def _settle_soon(self) -> None:
        """See who stands behind whom once Qt has arranged the docks."""
        QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        """Name each dock in its title unless a tab does; one that left a row of tabs leaves another alone."""
        window = self.parentWidget()
        if isinstance(window, QMainWindow):
            for dock in window.findChildren(Dock, options=Qt.FindChildOption.FindDirectChildrenOnly):
                tabs = [one for one in window.tabifiedDockWidgets(dock) if not one.isHidden()]
                dock.title_bar.name_pane(not tabs or dock.isFloating())
            for bar in window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
                # Qt keeps empty bars ready, at which Tab would stop though nothing is to be seen.
                bar.setFocusPolicy(Qt.FocusPolicy.TabFocus if bar.count() else Qt.FocusPolicy.NoFocus)


class FocusLine(QObject):
    """Keeps the accent line on the dock that has the focus."""

    def __init__(self, docks: Mapping[str, Dock], parent: QObject) -> None:
        super().__init__(parent)
        self._docks = docks  # some of them are made later

    def on_focus_changed(self, _old: QWidget | None, widget: QWidget | None) -> None:
        """Mark the dock that holds `widget`, and no other; a method, so that Qt forgets it with the window."""
        for dock in self._docks.values():
            dock.title_bar.set_focused(widget is not None and dock.isAncestorOf(widget))
