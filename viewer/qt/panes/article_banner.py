"""The line above an article that tells of passages that are not in the text in front."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from viewer.base.i18n import _, ngettext
from viewer.base.tokens import SPACE_1, SPACE_2, SPACE_3
from viewer.qt.panes.article_content import Content
from viewer.qt.panes.article_notes import kind_text
from viewer.sources.support import Passage, lost_message


class ArticleBanner(QFrame):
    """Tells which passages were not found, or stand in another text only, and leads there."""

    show_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._label = QLabel("", self)
        self._label.setWordWrap(True)
        self._show = QPushButton(_("Show"), self)
        self._show.setProperty("look", "link")
        self._show.clicked.connect(self.show_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_3, SPACE_1, SPACE_2, SPACE_1)
        row.addWidget(self._label, 1)
        row.addWidget(self._show)
        self.hide()

    def tell(self, content: Content | None, followed: str | None) -> Passage | None:
        """Tell of the passages that are not in front, of the one quoting `followed` first.

        Returns:
            The passage to which *Show* leads, or None when there is nothing to show.
        """
        lost = content.lost if content is not None else ()
        elsewhere = content.elsewhere if content is not None else ()
        self._put_on("banner" if lost else "bar")
        self.setVisible(bool(lost or elsewhere))
        target: Passage | None = None
        if lost:
            target = _followed(lost, followed) or (lost[0] if len(lost) == 1 else None)
            self._label.setText(lost_message(target.source, target.anchor) if target else _lost_words(lost))
            target = target if target and target.anchor.suggestion else None
        elif elsewhere:
            target = _followed(elsewhere, followed) or elsewhere[0]
            self._label.setText(_elsewhere_words(elsewhere, content))
        self._show.setVisible(target is not None)
        return target

    def _put_on(self, role: str) -> None:
        if self.property("role") != role:
            self.setProperty("role", role)
            if self.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else it will be, when it is first shown
                self.style().unpolish(self)
                self.style().polish(self)

    @property
    def text(self) -> str:
        """Return what the banner tells; empty when it is hidden."""
        return "" if self.isHidden() else self._label.text()


def _followed(passages: Sequence[Passage], exact: str | None) -> Passage | None:
    return next((one for one in passages if one.evidence.exact == exact), None)


def _lost_words(lost: Sequence[Passage]) -> str:
    words = ngettext("{count} passage not found in {source}.", "{count} passages not found in {source}.", len(lost))
    return words.format(count=len(lost), source=lost[0].source.label)


def _elsewhere_words(elsewhere: Sequence[Passage], content: Content | None) -> str:
    """Return the sentence about passages of another text, naming that text by its kind."""
    kinds = {text.file: text.kind for text in content.texts} if content is not None else {}
    kind = kind_text(kinds.get(elsewhere[0].anchor.file, "")).lower()
    words = ngettext(
        "{count} passage stands in the other text only ({kind}).",
        "{count} passages stand in the other text only ({kind}).",
        len(elsewhere),
    )
    return words.format(count=len(elsewhere), kind=kind)
