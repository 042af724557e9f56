"""The article pane: the sources of the selected event, their texts, and the passages that support its facts.

One tab for each source; where a source has several texts (an original, a retelling), a switch chooses. What is
shown follows the session: the selected event, and the passage that is followed. The text with its passages is
there at once; when another is selected, mentions of people, dates and places are marked a moment later.
A pane that nobody sees does nothing until it is shown.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from viewer.base.i18n import _
from viewer.qt.panes import article_notes as words
from viewer.qt.panes.article_actions import ArticleActions
from viewer.qt.panes.article_banner import ArticleBanner
from viewer.qt.panes.article_content import mention_marks
from viewer.qt.panes.article_find import FindBar, Finder
from viewer.qt.panes.article_head import ArticleHead
from viewer.qt.panes.article_marks import Mark
from viewer.qt.panes.article_missing import ArticleMissing
from viewer.qt.panes.article_model import ArticleModel
from viewer.qt.panes.article_view import ArticleView
from viewer.qt.shell.look import Look
from viewer.session import PassageRef, Session
from viewer.sources.anchors import State
from viewer.sources.support import Passage


class ArticlePane(QWidget):
    """Shows the texts on which the selected event rests.

    Args:
        session: what is selected, and which passage is followed.
        look: colours, fonts and icons.
        parent: the dock.
    """

    title_note = Signal(str)

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = _("Source article")
        self._session = session
        self._look = look
        self._stale = True
        self._model = ArticleModel(session)
        self._finder = Finder()
        self._mention_marks: list[Mark] = []
        self._not_in_front: Passage | None = None
        self.head = ArticleHead(self)
        self.banner = ArticleBanner(self)
        self.view = ArticleView(look, self)
        self.missing = ArticleMissing(self)
        self.find_bar = FindBar(look, self)
        self.article_actions = ArticleActions(self._model, self.view, session, look, self)
        self.title_actions = self.article_actions.in_title
        self._later = QTimer(self, singleShot=True, interval=0)
        self.setFocusProxy(self.view)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self.missing.tell(self._model.message, None)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.missing)
        self._stack.addWidget(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.banner)
        layout.addLayout(self._stack, 1)
        layout.addWidget(self.find_bar)
        self.head.hide()

    def _wire(self) -> None:
        session = self._session
        ends = [
            session.selection_changed.connect(lambda _event: self._refresh()),
            session.registry_changed.connect(lambda _registry: self._refresh()),
            session.titles_changed.connect(lambda _language: self._refresh()),
            session.texts_changed.connect(lambda _nothing: self._refresh()),
            session.passage_changed.connect(self._on_passage_changed),
        ]
        self.destroyed.connect(lambda: [end() for end in ends])
        self._look.changed.connect(self._on_look_changed)
        self.head.source_chosen.connect(self._on_source_chosen)
        self.head.text_chosen.connect(self._on_text_chosen)
        self.view.note_clicked.connect(self._on_note_clicked)
        self.view.fold_clicked.connect(self._on_fold_clicked)
        self.view.menu_requested.connect(self.article_actions.show_menu)
        self.missing.locate_requested.connect(self._on_locate_requested)
        self.banner.show_requested.connect(self._on_show_requested)
        self.article_actions.find_requested.connect(self.open_find)
        self.find_bar.query_changed.connect(self._on_find_changed)
        self.find_bar.step_requested.connect(self._on_find_step)
        self.find_bar.closed.connect(self.close_find)
        self._later.timeout.connect(self._on_later)

    @property
    def note(self) -> str:
        """Return how many sources and passages the event has: what stands behind the title."""
        return words.pane_note(self._model.event, self._model.sources)

    @property
    def source_id(self) -> str | None:
        """Return the id of the source in front, or None."""
        return self._model.in_front[1] or None

    def set_reduced_motion(self, reduced: bool) -> None:
        """Go to passages at once instead of gliding there."""
        self.view.reduced_motion = reduced

    def next_source(self) -> None:
        """Show the next source of the event; after the last one, the first."""
        if len(self._model.sources) > 1 and self._model.source is not None:
            following = self._model.sources.index(self._model.source) + 1
            self._on_source_chosen(following % len(self._model.sources))

    def open_find(self) -> None:
        """Open the bar that finds words in the article, with the selected words in it."""
        if self._model.shown is None:
            return
        chosen = self.view.textCursor().selectedText()
        if chosen and len(chosen) < 80 and self.find_bar.isHidden():
            self.find_bar.field.setText(chosen)
        self.find_bar.open()

    def close_find(self) -> None:
        """Close the bar, unmark what it found, and give the focus back to the text."""
        self.find_bar.hide()
        self.find_bar.field.clear()
        self.view.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what has been selected while nobody saw the pane."""
        super().showEvent(event)
        if self._stale:
            self._refresh()
            self._later.stop()  # the first picture is whole
            self._on_later()

    def _refresh(self) -> None:
        """Show the session's selection."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        before = self._model.in_front
        self._model.load()
        self._model.bring(self._session.passage)
        self._show_source(stay=self._model.in_front == before)
        self.title_note.emit(self.note)

    def _show_source(self, *, stay: bool = False) -> None:
        """Show the model's source and text, from the passage that is followed or the first one unless told to stay."""
        model, titles = self._model, self._session.titles
        names = [(words.tab_text(one, titles), words.tab_tip(one, titles)) for one in model.sources]
        current = model.sources.index(model.source) if model.source is not None else -1
        self.head.set_sources(names, current)
        kinds = [words.kind_text(text.kind) for text in model.texts]
        place = model.texts.index(model.shown) if model.shown is not None else -1
        badge = kinds[place] if model.shown is not None and model.shown.kind != "original" else ""
        self.head.set_texts(kinds, place, badge)
        self.head.setVisible(bool(model.sources))
        self.missing.tell(model.message, model.missing_place)
        self._stack.setCurrentWidget(self.view if model.shown is not None else self.missing)
        self._find(self.find_bar.field.text())
        self._show_content()
        if not stay:
            self._reveal(model.lit if model.lit is not None else 0, at_once=True)
        self.article_actions.refresh()

    def _show_content(self) -> None:
        """Show the page, unless it is there already, and what is marked on it."""
        content = self._model.content
        if content is not None and self.view.page != content.page:
            value = self.view.verticalScrollBar().value()
            same_text = self.view.page is not None and self.view.page.article == content.page.article
            self.view.set_page(content.page)
            if same_text:
                self.view.verticalScrollBar().setValue(value)
        self._mention_marks = []
        self._show_marks()
        self._later.start()

    def _show_marks(self) -> None:
        model, event = self._model, self._model.event
        content, lit = model.content, model.lit
        if content is None or event is None:
            return
        self.view.set_marks([*content.marks(lit), *self._finder.marks(content.page), *self._mention_marks])
        self.view.set_notes(content.notes(self._session.registry, event, lit))

    def _tell_what_is_missing(self) -> None:
        """Tell of the passages that are not in the text in front."""
        source, ref = self._model.source, self._session.passage
        followed = ref.exact if ref is not None and source is not None and ref.source == source.id else None
        self._not_in_front = self.banner.tell(self._model.content, followed)

    def _on_later(self) -> None:
        """Do what the first frame after a selection can do without."""
        self._tell_what_is_missing()
        self._mark_mentions()

    def _mark_mentions(self) -> None:
        """Mark the people, dates and places of the text in front."""
        from viewer.sources.mentions import mentions

        content, event, registry = self._model.content, self._model.event, self._session.registry
        if content is None or event is None:
            return
        abroad = (one.id for one in registry.parties.values() if one.kind == "country" and one.id != registry.home)
        found = mentions(content.page.article, registry, event.head)
        self._mention_marks = mention_marks(content.page, found, frozenset(abroad))
        self._show_marks()

    def _reveal(self, index: int, *, at_once: bool = False) -> None:
        """Scroll to the passage at `index` of the content, if there is one."""
        content = self._model.content
        if content is not None and index < len(content.passages):
            pieces = content.pieces[index]
            if pieces:
                self.view.reveal(pieces[0], at_once=at_once)

    def _reveal_span(self, start: int, end: int) -> None:
        """Scroll to a place in the text, opening the fold that hides it."""
        content = self._model.content
        if content is None:
            return
        fold = content.page.fold_of(start)
        if fold is not None:
            self._model.toggle(fold)
            self._show_content()
        shown = self._model.content
        pieces = shown.page.pieces(start, end) if shown is not None else ()
        if pieces:
            self.view.reveal(pieces[0])

    def _on_passage_changed(self, ref: PassageRef | None) -> None:
        if not self.isVisible():
            self._stale = True
            return
        before = (self._model.source, self._model.shown)
        self._model.bring(ref)
        if (self._model.source, self._model.shown) != before:
            self._show_source()
            return
        self._show_marks()
        self._tell_what_is_missing()
        if self._model.lit is not None:
            self._reveal(self._model.lit)
        elif ref is not None and self._not_in_front is not None and self._not_in_front.evidence.exact == ref.exact:
            self._on_show_requested()

    def _on_look_changed(self) -> None:
        content = self._model.content
        if content is not None:
            value = self.view.verticalScrollBar().value()
            self.view.set_page(content.page)
            self.view.verticalScrollBar().setValue(value)
            self._show_marks()

    def _on_source_chosen(self, index: int) -> None:
        if 0 <= index < len(self._model.sources):
            self._model.choose_source(index)
            self._show_source()

    def _on_text_chosen(self, index: int) -> None:
        self._model.choose_text(index)
        self._show_source()

    def _on_locate_requested(self) -> None:
        """Ask for the file that is missing, and read it in its place."""
        from viewer.qt.shell.file_dialogs import open_file

        folder, place = self.missing.folder, self._model.missing_place
        if folder is None or place is None:
            return
        forms = _("Texts (*.txt);;All files (*)")
        path = open_file(self, _("Locate {file}").format(file=self._model.missing), folder, forms)
        refusal = self._model.stand_in(path) if path is not None else ""
        if refusal:
            self.missing.tell(refusal, place)

    def _on_note_clicked(self, index: int) -> None:
        content, source = self._model.content, self._model.source
        if content is not None and source is not None:
            evidence = content.passages[index].evidence
            self._session.focus_passage(source.id, None if index == self._model.lit else evidence)

    def _on_fold_clicked(self, row: int) -> None:
        content = self._model.content
        fold = content.page.rows[row].fold if content is not None else None
        if fold is not None:
            self._model.toggle(fold)
            self._show_content()

    def _on_show_requested(self) -> None:
        """Show the text in which a passage stands, or what resembles a lost one."""
        passage = self._not_in_front
        if passage is None:
            return
        target = passage.anchor.suggestion or passage.anchor
        files = [text.file for text in self._model.texts]
        if self._model.shown is not None and passage.anchor.file != self._model.shown.file:
            self._on_text_chosen(files.index(passage.anchor.file))
        if passage.anchor.state is State.LOST:
            self._reveal_span(target.start, target.end)

    def _on_find_changed(self, query: str) -> None:
        self._find(query)
        self._show_marks()
        self._reveal_match()

    def _on_find_step(self, by: int) -> None:
        self._finder.step(by)
        self.find_bar.show_count(self._finder.number, len(self._finder.spans))
        self._show_marks()
        self._reveal_match()

    def _find(self, query: str) -> None:
        self._finder.find(self._model.shown, query)
        self.find_bar.show_count(self._finder.number, len(self._finder.spans))

    def _reveal_match(self) -> None:
        if self._finder.current is not None:
            self._reveal_span(*self._finder.current)
