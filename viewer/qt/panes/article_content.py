"""Works out what is shown of one text for one event: its page, its passages, its marks and notes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from viewer.base.value import frozen
from viewer.qt.panes.article_marks import Mark, MarkKind
from viewer.qt.panes.article_notes import fact_labels, passage_tip
from viewer.qt.panes.article_page import Page, Piece
from viewer.qt.panes.article_view import Note
from viewer.registry.records import Event, Source
from viewer.registry.registry import Registry
from viewer.session import PassageRef
from viewer.sources.anchors import Span, State
from viewer.sources.article_text import ArticleText
from viewer.sources.body import Fold, body
from viewer.sources.support import Passage, passages

if TYPE_CHECKING:
    from viewer.sources.mentions import Mention

_MENTION_MARKS = {"person": MarkKind.PERSON, "date": MarkKind.DATE, "place": MarkKind.PLACE}


@frozen(slots=False)
class Content:
    """One text as it is shown for one event.

    Attributes:
        page: the rows, with the folds open that hold a passage.
        passages: those that stand in this text, in its order.
        event, source, texts: what it was made of.
    """

    page: Page
    passages: tuple[Passage, ...]
    event: Event
    source: Source
    texts: tuple[ArticleText, ...]

    @cached_property
    def lost(self) -> tuple[Passage, ...]:
        """Return the passages that stand in none of the source's texts, with what resembles them."""
        found = passages(self.event, self.source, self.texts)
        return tuple(one for one in found if one.anchor.state is State.LOST)

    @cached_property
    def elsewhere(self) -> tuple[Passage, ...]:
        """Return the passages that stand in another of the source's texts only."""
        here = {one.evidence for one in self.passages}
        found = passages(self.event, self.source, self.texts, suggest=False)
        return tuple(one for one in found if one.anchor.state is not State.LOST and one.evidence not in here)

    @cached_property
    def pieces(self) -> tuple[tuple[Piece, ...], ...]:
        """Return where each passage is shown; all places of an ambiguous one."""
        return tuple(
            tuple(piece for span in _places(passage) for piece in self.page.pieces(span.start, span.end))
            for passage in self.passages
        )

    def followed(self, ref: PassageRef | None, source: Source) -> int | None:
        """Return the index in `passages` of the one that is followed, or None."""
        if ref is None or ref.source != source.id:
            return None
        found = (index for index, passage in enumerate(self.passages) if passage.evidence.exact == ref.exact)
        return next(found, None)

    def marks(self, lit: int | None) -> list[Mark]:
        """Return the fills below passages; `lit` is the index of the one that is followed."""
        shown = [
            Mark(MarkKind.LIT if index == lit else MarkKind.EVIDENCE, pieces)
            for index, pieces in enumerate(self.pieces)
        ]
        # The lit one last, so that its line is not below another's fill.
        return sorted((mark for mark in shown if mark.pieces), key=lambda mark: mark.kind is MarkKind.LIT)

    def notes(self, registry: Registry, event: Event, lit: int | None) -> list[Note]:
        """Return what stands beside the passages."""
        notes = []
        for index, (passage, pieces) in enumerate(zip(self.passages, self.pieces, strict=True)):
            if pieces:
                labels = fact_labels(passage, registry, event)
                notes.append(Note(index, pieces[0], labels, passage_tip(passage, labels), index == lit))
        return notes


def _places(passage: Passage) -> tuple[Span, ...]:
    anchor = passage.anchor
    return anchor.places or (Span(anchor.start, anchor.end, anchor.line),)


def content(
    event: Event,
    source: Source,
    shown: ArticleText,
    texts: tuple[ArticleText, ...],
    opened: frozenset[Fold] = frozenset(),
) -> Content:
    """Return what is shown of the text `shown`, one of the source's `texts`, with these folds open."""
    here = tuple(located(event, source, shown))
    parts = body(shown)
    lines = {span.line for passage in here for span in _places(passage)}
    needed = {fold for fold in parts.folds if any(fold.first <= line <= fold.last for line in lines)}
    return Content(Page(shown, parts, opened | needed), here, event, source, texts)


def located(event: Event, source: Source, text: ArticleText) -> list[Passage]:
    """Return the passages of `event` that stand in one text of `source`."""
    found = passages(event, source, [text], suggest=False)
    return [one for one in found if one.anchor.state is not State.LOST]


def mention_marks(page: Page, mentions: Iterable[Mention], countries: frozenset[str]) -> list[Mark]:
    """Return the lines below what a text names; of the parties only `countries` are places."""
    marks = []
    for mention in mentions:
        place = mention.kind == "party" and mention.id in countries
        kind = MarkKind.PLACE if place else _MENTION_MARKS.get(mention.kind)
        pieces = page.pieces(mention.start, mention.end)
        if kind is not None and pieces:
            marks.append(Mark(kind, pieces))
    return marks
