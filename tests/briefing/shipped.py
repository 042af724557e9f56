"""Looks up for a briefing what the program does outside of `viewer.briefing`: query, passages, problems."""

from __future__ import annotations

from functools import cache

from viewer.base import resources
from viewer.briefing.briefing import Briefing
from viewer.briefing.compose import compose
from viewer.briefing.document import Document
from viewer.briefing.given import Given, Passage
from viewer.checking import all_problems
from viewer.registry.reader import read
from viewer.registry.records import Event
from viewer.registry.registry import Registry
from viewer.search.match import Matcher
from viewer.search.query import parse
from viewer.sources.anchors import State
from viewer.sources.library import Library
from viewer.sources.support import passages

TODAY = 738000  # a day of 2021, by which the announced conferences of 2020 have passed


@cache
def registry() -> Registry:
    """Return the registry that comes with the program."""
    return read(resources.sample())


def document(briefing: Briefing) -> Document:
    """Return a briefing about the shipped registry, with all that can be looked up for it."""
    return compose(briefing, registry(), given(registry(), briefing.query))


def given(known: Registry, query: str) -> Given:
    """Return what is handed in: what a query finds, all passages of these events, and the problems."""
    library = Library(known.folder)
    found = Matcher(known, lambda source: library.joined(known.sources[source])).search(parse(query)).events
    return Given(found, passages_of(known, library), all_problems(known, library, TODAY))


def passages_of(known: Registry, library: Library) -> dict[str, tuple[Passage, ...]]:
    """Return the passages of all events, as found in the texts."""
    return {head.id: tuple(_passages(known, known.event_at(head.index), library)) for head in known.heads}


def _passages(known: Registry, event: Event, library: Library) -> list[Passage]:
    found = []
    for key in event.head.sources:
        source = known.sources.get(key)
        if source is None:
            continue
        texts = {text.file: text for text in library.readable(source)}
        for one in passages(event, source, tuple(texts.values()), suggest=False):
            lost = one.anchor.state is State.LOST
            text = None if lost else texts[one.anchor.file]
            found.append(
                Passage(
                    key,
                    one.evidence.exact,
                    text.text[one.anchor.start : one.anchor.end] if text is not None else "",
                    text.kind if text is not None else "",
                    one.anchor.state.value if texts else "unread",
                    one.anchor.line,
                    one.facts,
                )
            )
    return found
