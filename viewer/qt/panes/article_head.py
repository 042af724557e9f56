"""The strip above an article: a tab for each source, and which of its texts is shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QStyleOptionTab,
    QTabBar,
    QToolButton,
    QWidget,
)

from viewer.base.i18n import _
from viewer.base.tokens import SPACE_2, SPACE_3

_ROUNDING = 2  # px; Qt rounds the width of words, and cuts by the true one
_PADDING = 2 * SPACE_3 + 2  # what the style sheet leaves free on both sides of a tab's words


class SourceTabs(QTabBar):
    """Tabs whose words are cut with "…" where they have no room.

    Qt's own cut does not know of the style sheet's padding and bold: names a little too long lose both ends.
    """

    def tabSizeHint(self, index: int) -> QSize:
        """Return the room for a tab's words as the selected tab shows them, so that no tab moves when it is chosen."""
        words = self.tabText(index).replace("&&", "&")
        width = QFontMetrics(self._bold()).horizontalAdvance(words) + _ROUNDING
        return QSize(width + _PADDING, super().tabSizeHint(index).height())

    def initStyleOption(self, option: QStyleOptionTab, index: int) -> None:
        """Put the words that fit into the option, measured as the selected tab shows them."""
        super().initStyleOption(option, index)
        room = self.tabRect(index).width() - _PADDING
        option.text = QFontMetrics(self._bold()).elidedText(self.tabText(index), Qt.TextElideMode.ElideRight, room)

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font


class ArticleHead(QFrame):
    """Chooses a source and one of its texts."""

    source_chosen = Signal(int)
    text_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.tabs = SourceTabs(self)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setAccessibleName(_("Sources"))
        self._badge = QLabel("", self)
        self._badge.setProperty("role", "badge")
        self._switch: list[QToolButton] = []
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(4, 0, SPACE_2, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.tabs, 1)
        self._row.addSpacing(SPACE_2)
        self._row.addWidget(self._badge)
        self.tabs.currentChanged.connect(self.source_chosen)
        self._group.idClicked.connect(self.text_chosen)

    def set_sources(self, names: Sequence[tuple[str, str]], current: int) -> None:
        """Show a tab for each (text, tip), with `current` in front; announces nothing."""
        blocker = QSignalBlocker(self.tabs)
        while self.tabs.count() > len(names):
            self.tabs.removeTab(self.tabs.count() - 1)
        for index, (text, tip) in enumerate(names):
            shown = text.replace("&", "&&")
            if index < self.tabs.count():
                self.tabs.setTabText(index, shown)
            else:
                self.tabs.addTab(shown)
            self.tabs.setTabToolTip(index, tip)
        self.tabs.setCurrentIndex(current)
        blocker.unblock()

    def set_texts(self, names: Sequence[str], current: int, badge: str) -> None:
        """Show a switch when there are several texts, else `badge`; announces nothing."""
        for button in self._switch:
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.deleteLater()
        self._switch = []
        several = len(names) > 1
        for index, name in enumerate(names if several else ()):
            button = QToolButton(self)
            button.setText(name)
            button.setCheckable(True)
            button.setChecked(index == current)
            ends = {0: "first", len(names) - 1: "last"}
            button.setProperty("segment", ends.get(index, "middle"))
            self._group.addButton(button, index)
            self._row.addWidget(button)
            self._switch.append(button)
        self._badge.setText(badge)
        self._badge.setVisible(bool(badge) and not several)

    @property
    def switch(self) -> tuple[QToolButton, ...]:
        """Return the buttons of the texts; none when there is nothing to choose."""
        return tuple(self._switch)

    @property
    def badge(self) -> str:
        """Return the words of the badge, or nothing when none is shown."""
        return "" if self._badge.isHidden() else self._badge.text()
