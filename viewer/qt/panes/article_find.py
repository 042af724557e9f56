"""Finds words within the article: what is found, and the slim bar that asks for it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from viewer.base.fold import fold, nfc
from viewer.base.i18n import _
from viewer.base.tokens import SPACE_1, SPACE_2
from viewer.qt.panes.article_marks import Mark, MarkKind
from viewer.qt.panes.article_page import Page
from viewer.qt.shell.look import Look
from viewer.sources.article_text import ArticleText

_MOST = 2000  # matches; more are not told apart by anybody

Span = tuple[int, int]


def matches(article: ArticleText, query: str) -> list[Span]:
    """Return where `query` stands in the article; accents and capitals are optional.

    When the query has accents and stands somewhere as spelled, only such places count.
    """
    words = nfc(query).strip()
    folded = fold(words)
    found: list[Span] = []
    start = article.folded.find(folded) if folded else -1
    while start >= 0 and len(found) < _MOST:
        found.append((start, start + len(folded)))
        start = article.folded.find(folded, start + len(folded))
    if folded == words.lower():
        return found
    as_spelled = [span for span in found if article.text[slice(*span)].lower() == words.lower()]
    return as_spelled or found


class Finder:
    """What is found in the text in front, and which match is the current one."""

    def __init__(self) -> None:
        self.spans: list[Span] = []
        self._current = -1

    def find(self, article: ArticleText | None, query: str) -> None:
        """Look for `query`; the first match becomes the current one."""
        self.spans = matches(article, query) if article is not None else []
        self._current = 0 if self.spans else -1

    def step(self, by: int) -> None:
        """Go to the next match (1) or the previous one (-1), round the ends."""
        if self.spans:
            self._current = (self._current + by) % len(self.spans)

    @property
    def current(self) -> Span | None:
        """Return the current match, or None."""
        return self.spans[self._current] if self.spans else None

    @property
    def number(self) -> int:
        """Return which match is the current one, from 1; 0 when there is none."""
        return self._current + 1

    def marks(self, page: Page) -> list[Mark]:
        """Return the marks of the matches that are shown, the current one last."""
        shown = []
        for span in self.spans:
            pieces = page.pieces(*span)
            if pieces:
                shown.append(Mark(MarkKind.CURRENT if span == self.current else MarkKind.MATCH, pieces))
        return sorted(shown, key=lambda mark: mark.kind is MarkKind.CURRENT)


class FindBar(QFrame):
    """Asks what to find, and where to go.

    Args:
        look: icons.
        parent: the pane.
    """

    query_changed = Signal(str)
    step_requested = Signal(int)  # 1: next, -1: previous
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(_("Find in the article"))
        self.field.setAccessibleName(_("Find in the article"))
        self._count = QLabel("", self)
        self._count.setProperty("role", "text3")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_2, SPACE_1, SPACE_2, SPACE_1)
        row.setSpacing(SPACE_1)
        row.addWidget(self.field, 1)
        row.addWidget(self._count)
        for icon, words, clicked in (
            ("chevron-up", _("Previous match"), lambda: self.step_requested.emit(-1)),
            ("chevron-down", _("Next match"), lambda: self.step_requested.emit(1)),
            ("x", _("Close"), self.closed.emit),
        ):
            button = QToolButton(self)
            button.setIcon(look.icon(icon))
            button.setIconSize(QSize(14, 14))
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.clicked.connect(clicked)
            row.addWidget(button)
        self.field.textChanged.connect(self.query_changed)
        self.hide()

    def open(self) -> None:
        """Show the bar with the focus in its field."""
        self.show()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_count(self, current: int, total: int) -> None:
        """Tell which match of how many is the current one, counted from 1."""
        if not self.field.text().strip():
            self._count.setText("")
        elif not total:
            self._count.setText(_("Not found"))
        else:
            self._count.setText(_("{current} of {total}").format(current=current, total=total))

    @property
    def count(self) -> str:
        """Return what is told of the matches."""
        return self._count.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Shift+Enter back, Esc closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step_requested.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
