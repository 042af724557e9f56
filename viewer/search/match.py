"""Finds the events that a query means, by looking at each of them.

A scan is quick enough for registries that are written by hand, and has nothing to keep up to date. Fields and
times are settled from the heads; the full texts of the events that remain are folded when words are first
looked for, and kept. A reader of articles is passed in, so nothing is read from disk before that.

A word that the event does not say itself may stand in a paragraph from which one of its passages is taken. Such
an event is found too, but apart. Only where nothing is found so, any paragraph of its sources will do. Excluded
words are excluded from what the event says itself; an article that has them excludes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from typing import NamedTuple

from viewer.base.value import frozen
from viewer.registry.kept import hunks
from viewer.registry.records import Event, Head
from viewer.registry.registry import Registry
from viewer.search.articles import Articles, Passage
from viewer.search.conditions import Condition, field_condition, period_condition
from viewer.search.event_text import event_evidence, event_haystack
from viewer.search.needles import Haystack, Needle
from viewer.search.query import FieldTerm, PeriodTerm, Query, Term, WordTerm

_STEP = 50  # events that are looked at in one step


@frozen
class Matches:
    """Places in `heads` of what was found, each in the file's order.

    Attributes:
        events: what the event itself fits.
        articles: where some word stands only in an article of the event's sources.
    """

    events: tuple[int, ...] = ()
    articles: tuple[int, ...] = ()


class _Ready(NamedTuple):
    """An event made ready for searching."""

    says: Haystack
    passages: tuple[Passage, ...]


class Matcher:
    """Finds events of one registry.

    Args:
        registry: where to look.
        article_text: gives the text of a source by its id; empty where there is none.
    """

    def __init__(self, registry: Registry, article_text: Callable[[str], str]) -> None:
        self._registry = registry
        self._article_text = article_text
        self._articles = Articles(article_text)
        self._ready: list[_Ready | None] = [None] * len(registry.heads)
        self._warmed = 0

    def find(self, query: Query) -> tuple[int, ...]:
        """Return the places of all events found: by what they say, then by their articles."""
        matches = self.search(query)
        return matches.events + matches.articles

    def search(self, query: Query) -> Matches:
        """Return the events found, those found through articles apart; an empty query finds nothing."""
        steps = self.steps(query)
        while True:
            try:
                next(steps)
            except StopIteration as end:
                found: Matches = end.value
                return found

    def steps(self, query: Query) -> Generator[None, None, Matches]:
        """Search a little at a time; return what `search` does."""
        if query.is_empty:
            return Matches()
        terms = sorted(query.terms, key=_cost)
        passes = _all_of(self._condition(term) for term in terms if not _is_wanted_word(term))
        words = [self._word(word) for word in query.words]
        heads = self._registry.heads
        events: list[int] = []
        near: list[int] = []
        far: list[int] = []
        for start in range(0, len(heads), _STEP):
            for head in heads[start : start + _STEP]:
                if not passes(head):
                    continue
                missing = [word for word in words if not word.in_event(head)]
                if not missing:
                    events.append(head.index)
                elif all(word.in_sources(head) for word in missing):
                    paragraphs = all(word.in_paragraphs(head) for word in missing)
                    (near if paragraphs else far).append(head.index)
            yield
        if events or near:
            return Matches(tuple(events), tuple(near))
        return Matches((), tuple(far))

    def successor(self, registry: Registry) -> Matcher:
        """Return a matcher of the same file after an edit, for which most events are ready already."""
        after = Matcher(registry, self._article_text)
        changed = hunks(self._registry, registry) if _named_alike(self._registry, registry) else None
        if changed is not None:
            after._ready = list(self._ready)
            for at in reversed(changed):
                after._ready[at.first : at.first + at.removed] = [None] * at.added
        return after

    def warm(self, count: int) -> bool:
        """Prepare the texts of `count` more events; return whether any remain. Meant for idle moments."""
        end = min(self._warmed + count, len(self._ready))
        for index in range(self._warmed, end):
            self.ready(index)
        self._warmed = end
        return end < len(self._ready)

    def ready(self, index: int) -> _Ready:
        """Return the event at `index`, ready to search in."""
        known = self._ready[index]
        if known is None:
            event = _event(self._registry, index)
            passages = tuple(Passage(one.source, one.exact) for one in event_evidence(event))
            known = self._ready[index] = _Ready(event_haystack(self._registry, event), passages)
        return known

    def _condition(self, term: Term) -> Condition:
        if isinstance(term, FieldTerm):
            condition = field_condition(self._registry, term)
        elif isinstance(term, PeriodTerm):
            condition = period_condition(term)
        else:
            assert isinstance(term, WordTerm)
            condition = self._word(term).in_event
        return _not(condition) if term.excluded else condition

    def _word(self, term: WordTerm) -> _Word:
        return _Word(self, self._articles, Needle(term.text, whole=term.whole))


class _Word:
    """One word that is looked for; each article is searched for it once."""

    def __init__(self, matcher: Matcher, articles: Articles, needle: Needle) -> None:
        self._matcher = matcher
        self._articles = articles
        self._needle = needle
        self._sources: dict[str, bool] = {}

    def in_event(self, head: Head) -> bool:
        return self._needle.is_in(self._matcher.ready(head.index).says)

    def in_paragraphs(self, head: Head) -> bool:
        """Return whether the word stands in a paragraph that the event's passages come from."""
        passages = self._matcher.ready(head.index).passages
        return any(self._in(one.source) and self._articles.has_near(one, self._needle) for one in passages)

    def in_sources(self, head: Head) -> bool:
        """Return whether the word stands in any article of the event's sources."""
        return any(self._in(source) for source in head.sources)

    def _in(self, source: str) -> bool:
        known = self._sources.get(source)
        if known is None:
            known = self._sources[source] = self._articles.has(source, self._needle)
        return known


def _named_alike(before: Registry, registry: Registry) -> bool:
    """Return whether what events name besides themselves is called the same."""
    known = (before.people, before.parties, before.series, before.sources)
    return known == (registry.people, registry.parties, registry.series, registry.sources)


def _event(registry: Registry, index: int) -> Event:
    """Return an event without making the registry keep it: a search looks at each of them once."""
    if registry.build_event is None:
        return registry.event_at(index)
    return registry.build_event(index)


def _is_wanted_word(term: Term) -> bool:
    return isinstance(term, WordTerm) and not term.excluded


def _cost(term: Term) -> bool:
    """Return the key that puts what is settled from heads before what needs full texts."""
    return isinstance(term, WordTerm)


def _all_of(conditions: Iterable[Condition]) -> Condition:
    held = tuple(conditions)
    return lambda head: all(condition(head) for condition in held)


def _not(condition: Condition) -> Condition:
    return lambda head: not condition(head)
