"""What the article pane shows, without its widgets: which source, which of its texts, and why there is none.

It reads the session's selection when told to, and keeps the user's choices (source, kind of text, open folds) as
long as they still apply.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from viewer.qt.panes import article_notes as words
from viewer.qt.panes.article_content import Content, content, located
from viewer.registry.records import Event, Source, SourceText
from viewer.session import PassageRef, Session
from viewer.sources.anchors import State
from viewer.sources.article_text import ArticleText
from viewer.sources.body import Fold
from viewer.sources.library import Library, TextProblem
from viewer.sources.support import passages


class ArticleModel:
    """The state of the pane.

    Attributes:
        event: the selected event, or None.
        sources: those of the event, in its order.
        source: the one in front, or None.
        texts: what can be read of it, originals first.
        shown: the text in front, or None; then `message` says why.
        missing: the file that is missing where that is why, as the registry names it; else empty.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._kind = ""
        self._opened: frozenset[Fold] = frozenset()
        self.event: Event | None = None
        self.sources: tuple[Source, ...] = ()
        self.source: Source | None = None
        self.texts: tuple[ArticleText, ...] = ()
        self.shown: ArticleText | None = None
        self.message = words.nothing_selected()
        self.missing = ""

    def load(self) -> None:
        """Read the session's selection again."""
        session = self._session
        known = session.registry.sources
        event = None if session.selected is None else session.registry.event(session.selected)
        self.event = event
        ids = event.head.sources if event is not None else ()
        self.sources = tuple(known[source] for source in ids if source in known)
        former = self.source.id if self.source is not None else ""
        same = next((source for source in self.sources if source.id == former), None)
        self._take(same or (self.sources[0] if self.sources else None))

    def choose_source(self, index: int) -> None:
        """Show the source at `index`."""
        self._take(self.sources[index])

    def choose_text(self, index: int) -> None:
        """Show the text at `index`, and texts of its kind from now on."""
        self._kind = self.texts[index].kind
        self._show(self.texts[index])

    def toggle(self, fold: Fold) -> None:
        """Open a fold, or close it."""
        self._opened = self._opened ^ {fold}
        self._forget()

    def bring(self, ref: PassageRef | None) -> None:
        """Show the source and the text in which the followed passage stands, where it is one of the event's."""
        source = next((source for source in self.sources if ref is not None and source.id == ref.source), None)
        if source is None or ref is None:
            return
        if source is not self.source:
            self._take(source)
        if self.content is None or self.content.followed(ref, source) is not None or self.event is None:
            return
        for passage in passages(self.event, source, self.texts):
            if passage.evidence.exact == ref.exact and passage.anchor.state is not State.LOST:
                self._show(next(text for text in self.texts if text.file == passage.anchor.file))

    @property
    def missing_place(self) -> Path | None:
        """Return where the missing file belongs; None when none is missing, or it can lie nowhere."""
        try:
            return self._session.texts.locate(self.missing) if self.missing else None
        except TextProblem:
            return None

    def stand_in(self, path: Path) -> str:
        """Read the file at `path` for the missing one until the program ends; return why not, or an empty text."""
        try:
            Library(path.parent).read(SourceText(path.name))
        except TextProblem as problem:
            return problem.message
        self._session.texts.stand_in(self.missing, path)
        self._session.texts_touched()
        return ""

    @property
    def in_front(self) -> tuple[str, str, ArticleText | None]:
        """Return what is in front: event, source and text; equal after a reload that changed none of them."""
        return self.event.id if self.event else "", self.source.id if self.source else "", self.shown

    @cached_property
    def content(self) -> Content | None:
        """Return what is shown of the text in front, or None."""
        if self.event is None or self.source is None or self.shown is None:
            return None
        return content(self.event, self.source, self.shown, self.texts, self._opened)

    @property
    def lit(self) -> int | None:
        """Return the index of the followed passage among those of the text in front, or None."""
        if self.content is None or self.source is None:
            return None
        return self.content.followed(self._session.passage, self.source)

    def _take(self, source: Source | None) -> None:
        self.source = source
        self.texts = () if source is None else self._session.texts.readable(source)
        same_kind = (text for text in self.texts if text.kind == self._kind)
        self._show(next(same_kind, None) or self._telling())

    def _telling(self) -> ArticleText | None:
        """Return the text to begin with: the first one that has passages of the event, else the first one."""
        if self.event is None or self.source is None or not self.texts:
            return None
        if len(self.texts) > 1:
            for text in self.texts:
                if located(self.event, self.source, text):
                    return text
        return self.texts[0]

    def _show(self, text: ArticleText | None) -> None:
        if text != self.shown:
            self._opened = frozenset()
        self.shown = text
        self.missing = ""
        self.message = "" if text is not None else self._why_not()
        self._forget()

    def _forget(self) -> None:
        self.__dict__.pop("content", None)

    def _why_not(self) -> str:
        if self.event is None:
            return words.nothing_selected()
        if self.source is None:
            return words.no_source()
        for text in self.source.texts:
            try:
                self._session.texts.read(text)
            except TextProblem as problem:
                self.missing = text.file if problem.code == "text-missing" else ""
                return problem.message
        return words.no_text(self.source)
