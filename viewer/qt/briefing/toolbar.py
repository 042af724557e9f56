"""The row under the menus in the Brief workspace: title, as-of date, language, and the buttons that export.

It states wishes; the desk fulfils them. Where there is no room, first the words before the fields go, then the
buttons for the formats, which stand in one menu then.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QToolBar, QToolButton, QWidget

from viewer.base.i18n import _
from viewer.qt.briefing.as_of import AsOfField
from viewer.qt.shell import icons
from viewer.qt.shell.look import Look
from viewer.qt.shell.toolbar import Segments

FORMATS = (
    ("docx", "DOCX", "file-text"),
    ("pdf", "PDF", "file-down"),
    ("html", "HTML", "globe"),
    ("md", "Markdown", "hash"),
)
_EDIT_ICONS = {"save": "save", "undo": "undo-2", "redo": "redo-2"}
_WIDE, _MIDDLE = 1400, 1120  # px


class _Row(QWidget):
    """What the toolbar holds: it may be made narrower than its parts need, and has them give way."""

    resized = Signal(int)

    def minimumSizeHint(self) -> QSize:
        """Return no width."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the width."""
        super().resizeEvent(event)
        self.resized.emit(event.size().width())


class BriefingToolbar(QToolBar):
    """The row.

    Args:
        look: icons.
        today: the number of the present day.
        parent: the window.
    """

    title_edited = Signal(str)
    language_chosen = Signal(str)
    export_requested = Signal(str)  # a suffix without its dot, or empty for any
    open_requested = Signal()

    def __init__(self, look: Look, today: int, parent: QWidget) -> None:
        super().__init__(_("Briefing"), parent)
        self.setObjectName("briefing-toolbar")
        self.setMovable(False)
        self.setFloatable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._look = look
        self._row = _Row(self)
        self.open_button = QToolButton(self)
        self.open_button.setText(_("Open"))
        self.open_button.setToolTip(_("Open a briefing"))
        self.open_button.setIconSize(icons.BESIDE_TEXT)
        self.open_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.open_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._edit_buttons = {name: QToolButton(self) for name in _EDIT_ICONS}
        self.title = QLineEdit(self)
        self.title.setAccessibleName(_("Title of the briefing"))
        self.title.setMinimumWidth(140)
        self._sign = QAction(self)
        self.title.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        self.as_of = AsOfField(look, today, self)
        self.language = Segments((("vi", "Việt"), ("en", "English"), ("both", _("Both"))), parent=self)
        self._labels = [self._label(words) for words in (_("As of"), _("Language"), _("Export"))]
        self.formats = {suffix: QPushButton(words, self) for suffix, words, _icon in FORMATS}
        self.more = QToolButton(self)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setToolTip(_("More ways to export"))
        self.more.setAccessibleName(_("More ways to export"))
        self.more.setProperty("look", "outlined")
        self._place()
        self._connect()
        self.restyle()

    def show_actions(self, actions: Mapping[str, QAction]) -> None:
        """Have the buttons behind *Open* run the commands that they stand for."""
        for name, button in self._edit_buttons.items():
            button.setDefaultAction(actions[name])

    def show_title(self, title: str, usual: str) -> None:
        """Show the title, or in grey the usual one where there is none."""
        if self.title.text() != title:
            self.title.setText(title)
            self.title.setCursorPosition(0)
        self.title.setPlaceholderText(usual)

    def fill_more(self, menu: QMenu) -> None:
        """Offer `menu` behind the last button."""
        self.more.setMenu(menu)

    def restyle(self) -> None:
        """Draw the icons in the current theme."""
        look = self._look
        self.open_button.setIcon(look.icon("folder-open", "text2"))
        self._sign.setIcon(look.icon("type", "text2"))
        self.more.setIcon(look.icon("ellipsis", "text2"))
        for suffix, _words, icon in FORMATS:
            button = self.formats[suffix]
            button.setIcon(look.icon(icon, "on_accent" if button.property("look") == "primary" else "text2"))

    def fit(self, width: int) -> None:
        """Give way where `width` px are too few."""
        for label in self._labels:
            label.setVisible(width >= _WIDE)
        words = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if width >= _WIDE else Qt.ToolButtonStyle.ToolButtonIconOnly
        self.open_button.setToolButtonStyle(words)
        for suffix, button in self.formats.items():
            button.setVisible(width >= _MIDDLE or suffix == "docx")

    def _place(self) -> None:
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.open_button)
        close = QHBoxLayout()
        close.setSpacing(0)
        for each in self._edit_buttons.values():
            close.addWidget(each)
        row.addLayout(close)
        row.addWidget(self._separator())
        row.addWidget(self.title, 1000)
        for label, widget in zip(self._labels, (self.as_of, self.language, None), strict=True):
            row.addSpacing(4)
            row.addWidget(label)
            if widget is not None:
                row.addWidget(widget)
        row.addStretch(1)
        for suffix, button in self.formats.items():
            button.setIconSize(icons.BESIDE_TEXT)
            if suffix == "docx":
                button.setProperty("look", "primary")
            row.addWidget(button)
        row.addWidget(self.more)
        self.addWidget(self._row)

    def _connect(self) -> None:
        self.title.textEdited.connect(self.title_edited)
        self.language.chosen.connect(self.language_chosen)
        for suffix, button in self.formats.items():
            button.clicked.connect(lambda _on=False, suffix=suffix: self.export_requested.emit(suffix))
        self._row.resized.connect(self.fit)
        self._look.changed.connect(self.restyle)

    def _separator(self) -> QFrame:
        line = QFrame(self)
        line.setFrameShape(QFrame.Shape.VLine)
        line.setFixedSize(1, 20)
        line.setStyleSheet("border: none; background: palette(mid);")
        return line

    def _label(self, words: str) -> QLabel:
        label = QLabel(words, self)
        label.setProperty("role", "text2")
        return label
