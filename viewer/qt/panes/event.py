"""The event pane: every fact of the selected event, each with the chips of its passages.

The facts are gathered by `fact_rows`, written by `event_html`, and shown in one text browser, which wraps,
scrolls, is selected by mouse, and is walked through with Tab. Following a chip follows its passage, following a
link selects that event. A pane that is not visible does nothing until it is.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QMimeData, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QShowEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser, QVBoxLayout, QWidget

from viewer.base.i18n import _
from viewer.qt.panes import event_html, fact_rows
from viewer.qt.panes.event_html import Page
from viewer.qt.panes.event_pictures import Pictures
from viewer.qt.panes.facts import Chip, Sheet
from viewer.qt.panes.hues import hues
from viewer.qt.shell.look import Look
from viewer.registry.records import Event
from viewer.session import Session
from viewer.sources import support
from viewer.sources.anchors import State
from viewer.sources.article_text import ArticleText
from viewer.sources.support import Passage

_OBJECT: Final = "\N{OBJECT REPLACEMENT CHARACTER}"
_MIN_WIDTH = 300


class EventPane(QWidget):
    """Facts and passages of the selected event.

    Args:
        session: selection, registry, passages.
        look: colours and fonts.
        parent: owner.
    """

    title_note = Signal(str)

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = _("Event")
        self._session = session
        self._stale = True
        self.browser = EventBrowser(look, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.browser)
        self.setFocusProxy(self.browser)
        self.setMinimumWidth(_MIN_WIDTH)
        self.browser.event_requested.connect(session.select)
        self.browser.passage_requested.connect(self._on_passage_requested)
        ends = (
            session.selection_changed.connect(lambda _event: self._renew()),
            session.registry_changed.connect(lambda _registry: self._renew()),
            session.titles_changed.connect(lambda _language: self._renew()),
            session.passage_changed.connect(lambda _passage: self._light()),
        )
        self.destroyed.connect(lambda: [end() for end in ends])

    def sizeHint(self) -> QSize:
        """Return the size of the pane in a wide window."""
        return QSize(400, 360)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what was selected meanwhile."""
        if self._stale:
            self._show_selected()
        super().showEvent(event)

    def _renew(self) -> None:
        self._stale = True
        if self.isVisible():
            self._show_selected()

    def _show_selected(self) -> None:
        self._stale = False
        session = self._session
        event = session.registry.event(session.selected) if session.selected is not None else None
        if event is None:
            self.browser.show_nothing(_("Select an event to read its facts and sources."))
            self.title_note.emit("")
            return
        sheet = self._sheet(event)
        self.browser.show_sheet(sheet)
        self._light()
        self.title_note.emit(sheet.note)

    def _sheet(self, event: Event) -> Sheet:
        session = self._session
        registry = session.registry
        return fact_rows.sheet(registry, event, session.titles, self._texts, hues(registry).of_event)

    def _texts(self, source_id: str) -> tuple[ArticleText, ...]:
        return self._session.texts.readable(self._session.registry.sources[source_id])

    def _light(self) -> None:
        passage = self._session.passage
        self.browser.light(None if passage is None else (passage.source, passage.exact))

    def _on_passage_requested(self, passage: Passage) -> None:
        """Follow a passage; once more, when the article has been scrolled away from it."""
        self._session.focus_passage(passage.source.id, None)
        self._session.focus_passage(passage.source.id, passage.evidence)


class EventBrowser(QTextBrowser):
    """Shows one sheet."""

    event_requested = Signal(str)
    passage_requested = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._sheet: Sheet | None = None
        self._page: Page | None = None
        self._nothing = ""
        self._lit: tuple[str, str] | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Facts of the event"))
        self.document().setDocumentMargin(12)
        self.anchorClicked.connect(self._on_anchor_clicked)
        self.highlighted.connect(self._on_highlighted)
        look.changed.connect(self._write)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the facts of an event; from the top, when it is another one."""
        place = self.verticalScrollBar().value()
        same = self._sheet is not None and self._sheet.event == sheet.event
        self._sheet = sheet
        self._write()
        self.verticalScrollBar().setValue(place if same else 0)

    def show_nothing(self, sentence: str) -> None:
        """Show a sentence instead of facts."""
        self._sheet, self._nothing = None, sentence
        self._write()

    def light(self, passage: tuple[str, str] | None) -> None:
        """Light the chips of a passage (source and exact words), and no others."""
        if passage == self._lit:
            return
        changed = {self._lit, passage}
        self._lit = passage
        if self._page is None:
            return
        for number, picture in enumerate(self._page.pictures):
            if isinstance(picture, Chip) and _key(self._passage(picture)) in changed:
                url = QUrl(f"img:{number}")
                self.document().addResource(QTextDocument.ResourceType.ImageResource.value, url, self._drawn(number))
        self.viewport().update()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return a picture of the page."""
        url = QUrl(name)
        if kind != QTextDocument.ResourceType.ImageResource.value or url.scheme() != "img" or self._page is None:
            return None
        return self._drawn(int(url.path()))

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selected text, with the words of the pictures in it."""
        data = QMimeData()
        data.setText(self.selected_text())
        return data

    def selected_text(self) -> str:
        """Return the selected text, with the words of the pictures in it."""
        cursor = self.textCursor()
        text = cursor.selectedText().replace("\u2029", "\n").replace("\u2028", "\n").replace("\xa0", " ")
        if self._page is None or _OBJECT not in text:
            return text
        before = self.document().toPlainText()[: cursor.selectionStart()].count(_OBJECT)
        pieces = text.split(_OBJECT)
        words = (self._page.words(picture) for picture in self._page.pictures[before:])
        return pieces[0] + "".join(word + piece for word, piece in zip(words, pieces[1:], strict=False))

    def _write(self) -> None:
        tokens = self._look.tokens
        self.document().setDefaultFont(self._look.font("ui"))
        self.document().setDefaultStyleSheet(event_html.style(tokens))
        self.setStyleSheet(f"QTextBrowser {{ background: {tokens.pane}; border: none; }}")
        if self._sheet is None:
            self._page = None
            self.setHtml(f'<p align="center" style="margin-top:48px; color:{tokens.text3}">{self._nothing}</p>')
            return
        self._page = Page(self._sheet, tokens)
        self.setHtml(self._page.html)

    def _drawn(self, number: int) -> object:
        page = self._page
        assert page is not None  # pictures are asked for by a page
        picture = page.pictures[number]
        pictures = Pictures(self._look, self.devicePixelRatioF())
        if not isinstance(picture, Chip):
            return pictures.draw(picture, page)
        passage = self._passage(picture)
        lost = passage.anchor.state is State.LOST
        return pictures.draw(picture, page, lit=_key(passage) == self._lit, lost=lost)

    def _passage(self, chip: Chip) -> Passage:
        assert self._sheet is not None  # chips stand on a sheet
        return self._sheet.passages[chip.passage]

    def _on_highlighted(self, url: QUrl) -> None:
        """Explain the chip under the pointer."""
        self.viewport().setToolTip(self._explained(url))

    def _explained(self, url: QUrl) -> str:
        if url.scheme() != "passage" or self._sheet is None:
            return ""
        passage = self._sheet.passages[int(url.path())]
        if passage.anchor.state is State.LOST:
            return support.lost_message(passage.source, passage.anchor)
        return passage.evidence.exact

    def _on_anchor_clicked(self, url: QUrl) -> None:
        if url.scheme() == "event":
            self.event_requested.emit(url.path(QUrl.ComponentFormattingOption.FullyDecoded))
        elif url.scheme() == "passage" and self._sheet is not None:
            self.passage_requested.emit(self._sheet.passages[int(url.path())])


def _key(passage: Passage) -> tuple[str, str]:
    return passage.source.id, passage.evidence.exact
