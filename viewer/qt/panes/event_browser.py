"""Shows the sheet of one event as a text document with small pictures in it.

The width of the text leaves room for the scroll bar whether it is there or not, so that a document is laid out
once. Pictures are drawn once for a theme, and handed to the document when it asks for them. All links together are
one stop of the Tab key; arrow keys go from one to the next, and Enter follows.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QPixmap, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from viewer.base.i18n import _
from viewer.qt.panes import chips, event_html
from viewer.qt.panes.event_html import Page
from viewer.qt.panes.event_pictures import Pictures
from viewer.qt.panes.facts import Chip, Sheet
from viewer.qt.panes.link_steps import STEPS, LinkSteps
from viewer.qt.shell.look import Look
from viewer.qt.timeline.paint import painting
from viewer.sources import support
from viewer.sources.support import Passage

_OBJECT: Final = "\N{OBJECT REPLACEMENT CHARACTER}"
_IMAGE: Final = QTextDocument.ResourceType.ImageResource.value
_MARGIN = 12
_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class EventBrowser(QTextBrowser):
    """Shows one sheet.

    Args:
        look: colours and fonts.
        parent: owner.
    """

    event_requested = Signal(str)
    passage_requested = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._pictures = Pictures(look, self.devicePixelRatioF())
        self._sheet: Sheet | None = None
        self._page: Page | None = None
        self._nothing = ""
        self._lit: chips.Key | None = None
        self.links = LinkSteps(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setAccessibleName(_("Facts of the event"))
        self.document().setDocumentMargin(_MARGIN)
        self.anchorClicked.connect(self._on_anchor_clicked)
        self.highlighted.connect(self._on_highlighted)
        look.changed.connect(self._on_look_changed)
        self._take_look()

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

    def light(self, followed: chips.Key | None) -> None:
        """Light the chips of the passage that is followed, and no others."""
        if followed == self._lit:
            return
        before, self._lit = self._lit, followed
        if self._page is None:
            return
        for number, picture in enumerate(self._page.pictures):
            if isinstance(picture, Chip):
                group = self._passages(picture.passages)
                if chips.is_lit(group, before) or chips.is_lit(group, followed):
                    self.document().addResource(_IMAGE, QUrl(f"img:{number}"), self._drawn(number))
        self.viewport().update()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return a picture of the page."""
        url = QUrl(name)
        if kind != _IMAGE or url.scheme() != "img" or self._page is None:
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the text anew."""
        super().resizeEvent(event)
        width = max(self.width() - self.verticalScrollBar().sizeHint().width(), 1)
        if width != self.lineWrapColumnOrWidth():
            self.setLineWrapColumnOrWidth(width)
        if self._nothing and self._sheet is None and event.size().height() != event.oldSize().height():
            self._centre()

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Leave with Tab, wherever one is among the links."""
        return QWidget.focusNextPrevChild(self, forwards)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is; at the first link, where it was nowhere yet."""
        super().focusInEvent(event)
        if self.links.current is None and event.reason() in _BY_KEY:
            self.links.step(1)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show no longer where the keyboard would be."""
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another link with the arrow keys, which scroll beyond the last one; follow one with Enter."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        link = self.links.current
        if link is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.anchorClicked.emit(QUrl(link.href))
        elif not (plain and event.key() in STEPS and self.links.step(STEPS[Qt.Key(event.key())])):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, and a ring about the link where the keyboard is."""
        super().paintEvent(event)
        if self.hasFocus() and self.links.current is not None:
            with painting(self.viewport()) as painter:
                self.links.paint(painter, self._look.color("accent"))

    def _centre(self) -> None:
        """Put the sentence halfway down, as in other panes; a sheet that is written later begins at the top again."""
        frame = self.document().rootFrame()
        form = frame.frameFormat()
        form.setTopMargin(max((self.viewport().height() - self.fontMetrics().lineSpacing()) // 2, _MARGIN))
        frame.setFrameFormat(form)

    def _write(self) -> None:
        self.links.forget()
        tokens = self._look.tokens
        if self._sheet is None:
            self._page = None
            self.setHtml(f'<p align="center" style="color:{tokens.text2}">{self._nothing}</p>')
            self._centre()
            return
        self._page = Page(self._sheet, tokens)
        self.setHtml(self._page.html)

    def _drawn(self, number: int) -> QPixmap:
        page = self._page
        assert page is not None  # pictures are asked for by a page
        if self._pictures.ratio != self.devicePixelRatioF():
            self._pictures = Pictures(self._look, self.devicePixelRatioF())
        picture = page.pictures[number]
        if not isinstance(picture, Chip):
            return self._pictures.draw(picture, page.words(picture))
        group = self._passages(picture.passages)
        lit = chips.is_lit(group, self._lit)
        return self._pictures.draw(picture, page.words(picture), lit=lit, lost=chips.is_lost(group[0]))

    def _passages(self, numbers: tuple[int, ...]) -> tuple[Passage, ...]:
        assert self._sheet is not None  # chips stand on a sheet
        return tuple(self._sheet.passages[number] for number in numbers)

    def _group(self, url: QUrl) -> tuple[Passage, ...]:
        """Return the passages of a chip's link; none for another link."""
        if url.scheme() != "passage" or self._sheet is None:
            return ()
        return self._passages(tuple(int(number) for number in url.path().split(",")))

    def _on_highlighted(self, url: QUrl) -> None:
        """Explain the chip under the pointer."""
        self.viewport().setToolTip("\n".join(_explained(passage) for passage in self._group(url)))

    def _on_anchor_clicked(self, url: QUrl) -> None:
        if url.scheme() == "event" and self._page is not None:
            self.event_requested.emit(self._page.links[int(url.path())])
            return
        group = self._group(url)
        if group:
            self.passage_requested.emit(chips.following(group, self._lit))

    def _on_look_changed(self) -> None:
        self._pictures = Pictures(self._look, self.devicePixelRatioF())
        self._take_look()
        self._write()

    def _take_look(self) -> None:
        self.document().setDefaultFont(self._look.font("ui"))
        self.document().setDefaultStyleSheet(event_html.style(self._look.tokens))


def _explained(passage: Passage) -> str:
    if chips.is_lost(passage):
        return support.lost_message(passage.source, passage.anchor)
    return passage.evidence.exact
