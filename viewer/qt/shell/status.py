"""The status bar: how many events there are and are seen, problems, language of titles, span, state of the file."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStatusBar, QToolButton, QWidget

from viewer.base.i18n import _, ngettext, thousands
from viewer.base.problems import Severity
from viewer.qt.shell import icons
from viewer.qt.shell.look import Look
from viewer.qt.shell.problems_pane import counts
from viewer.session import Session

_STAY_MS = 8000
_GAP = 6  # px that Qt leaves between two facts


class Fact(QWidget):
    """A sign and a few words; hidden while there are none."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sign = QLabel(self)
        self._words = QLabel(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(5)
        row.addWidget(self._sign)
        row.addWidget(self._words)
        self.hide()

    @property
    def words(self) -> str:
        """Return the words."""
        return self._words.text()

    def tell(self, words: str, sign: QPixmap, role: str = "") -> None:
        """Show `words` in the colour of `role` behind `sign`; nothing where they are empty."""
        self._words.setText(words)
        self._sign.setPixmap(sign)
        if (self._words.property("role") or "") != role:
            self._words.setProperty("role", role)
            self._words.style().polish(self._words)


class StatusBar(QStatusBar):
    """Small facts at the window's lower edge."""

    problems_requested = Signal()

    def __init__(self, session: Session, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setFixedHeight(24)
        self.setMinimumWidth(1)  # facts give way in a narrow window
        self._session = session
        self._look = look
        self._unsaved, self._disk, self._saved = Fact(self), Fact(self), Fact(self)
        self.addWidget(self._unsaved)
        self.addWidget(self._disk)
        self._events = self._label()
        self._view = self._label()
        self._problems = QToolButton(self)
        self._problems.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._problems.setIconSize(icons.BESIDE_TEXT)
        self._problems.setProperty("look", "status")
        self._problems.setFixedHeight(22)
        self._problems.clicked.connect(self.problems_requested)
        self.addWidget(self._problems)
        self._span = self._label(permanent=True)
        self._titles = self._label(permanent=True)
        self._file = self._label(permanent=True)
        self.addPermanentWidget(self._saved)
        session.passing_changed.connect(lambda _nothing: self.refresh())
        session.problems_changed.connect(lambda _nothing: self.refresh())
        session.titles_changed.connect(lambda _language: self.refresh())
        look.changed.connect(self.refresh)
        self.messageChanged.connect(lambda _words: self._fit())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many facts as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def refresh(self) -> None:
        """Show the session's numbers as they are now."""
        session = self._session
        total, passing = len(session.registry.heads), len(session.passing)
        if total == passing:
            self._events.setText(ngettext("{n} event", "{n} events", total).format(n=thousands(total)))
        else:
            self._events.setText(_("{n} of {total} events").format(n=thousands(passing), total=thousands(total)))
        self._titles.setText(_("Titles: Tiếng Việt") if session.titles == "vi" else _("Titles: English"))
        self._show_problems()
        self._fit()

    def set_view(self, words: str, span: str) -> None:
        """Show how many events are in view and beside it, and how much time is across."""
        self._view.setText(words)
        self._span.setText(span)
        self._fit()

    def set_file(self, words: str) -> None:
        """Show the state of the file."""
        self._file.setText(words)
        self._fit()

    def tell_unsaved(self, words: str) -> None:
        """Show how much is not saved yet, behind a dot; nothing where `words` are empty."""
        self._unsaved.tell(words, _dot(self._look.color("accent"), self.devicePixelRatioF()))
        self._fit()

    def tell_disk(self, words: str) -> None:
        """Show what happened to the file on disk; nothing where `words` are empty."""
        self._disk.tell(words, self._look.icon("refresh-cw", "warning", 14).pixmap(14, 14), "warning")
        self._fit()

    def tell_saved(self, words: str, icon: str = "check") -> None:
        """Show whether the file holds what is shown, and since when; nothing where `words` are empty."""
        self._saved.tell(words, self._look.icon(icon, "text2", 14).pixmap(14, 14))
        self._fit()

    @property
    def file_words(self) -> tuple[str, str, str]:
        """Return what is said of the file: what is unsaved, what happened on disk, when it was saved."""
        return self._unsaved.words, self._disk.words, self._saved.words

    def tell(self, words: str) -> None:
        """Show a sentence for some seconds."""
        self.showMessage(words, _STAY_MS)

    def _fit(self) -> None:
        """Leave out what has no room, the least of it first."""
        facts = [fact for fact in (self._unsaved, self._disk, self._saved) if fact.words]
        beneath = (self._unsaved, self._disk, self._view) if self.currentMessage() else ()  # hidden by a sentence
        for fact in (self._unsaved, self._disk, self._saved):
            if fact not in beneath:
                fact.setVisible(bool(fact.words))
        giving_way = (self._file, self._titles, self._span, self._view, *[f for f in facts if f is not self._unsaved])
        everything = (self._events, self._problems, *facts[: self._unsaved in facts], *giving_way)
        wanted = sum(part.sizeHint().width() + _GAP for part in everything)
        for part in giving_way:
            fits = wanted <= self.width()
            if part not in beneath:
                part.setVisible(fits)
            wanted -= 0 if fits else part.sizeHint().width() + _GAP

    def _show_problems(self) -> None:
        problems = self._session.problems
        worst = min((list(Severity).index(problem.severity) for problem in problems), default=None)
        names = (("circle-x", "error"), ("triangle-alert", "warning"), ("info", "text2"))
        icon, role = ("circle-check", "ok") if worst is None else names[worst]
        self._problems.setIcon(self._look.icon(icon, role, 14))
        self._problems.setText(counts(problems) or _("No problems"))
        self._problems.setToolTip(_("Show the problems (F8: next one)"))

    def _label(self, *, permanent: bool = False) -> QLabel:
        label = QLabel(self)
        label.setContentsMargins(8, 0, 8, 0)
        if permanent:
            self.addPermanentWidget(label)
        else:
            self.addWidget(label)
        return label


def _dot(colour: QColor, scale: float) -> QPixmap:
    """Return a filled dot, 8 px across."""
    picture = QPixmap(round(8 * scale), round(8 * scale))
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(0, 0, 8, 8)
    painter.end()
    return picture
