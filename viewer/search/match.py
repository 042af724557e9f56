"""Finds the events that a query means, by looking at each of them.

A scan is quick enough for registries that are written by hand, and has nothing to keep up to date. Fields and
times are settled from the heads; the full texts of the events that remain are folded when words are first
looked for, and kept. A reader of articles is passed in, so nothing is read from disk before that.

A word that the event does not say itself may stand in the article of one of its sources. Such an event is
found too, but apart: an article is about many things. Excluded words are excluded from what the event says
itself; an article that has them excludes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from viewer.registry.records import Event, Head
from viewer.registry.registry import Registry
from viewer.search.conditions import Condition, field_condition, period_condition
from viewer.search.event_text import event_haystack
from viewer.search.needles import Haystack, Needle, haystack
from viewer.search.query import FieldTerm, PeriodTerm, Query, Term, WordTerm


@dataclass(frozen=True, slots=True)
class Matches:
    """Places in `heads` of what was found, each in the file's order.

    Attributes:
        events: what the event itself fits.
        articles: where some word stands only in an article of the event's sources.
    """

    events: tuple[int, ...] = ()
    articles: tuple[int, ...] = ()


class Matcher:
    """Finds events of one registry.

    Args:
        registry: where to look.
        article_text: gives the text of a source by its id; empty where there is none.
    """

    def __init__(self, registry: Registry, article_text: Callable[[str], str]) -> None:
        self._registry = registry
        self._article_text = article_text
        self._events: list[Haystack | None] = [None] * len(registry.heads)
        self._articles: dict[str, tuple[str, Haystack]] = {}  # with the text it was made from
        self._warmed = 0

    def find(self, query: Query) -> tuple[int, ...]:
        """Return the places of all events found: by what they say, then by their articles."""
        matches = self.search(query)
        return matches.events + matches.articles

    def search(self, query: Query) -> Matches:
        """Return the events found, those found through articles apart; an empty query finds nothing."""
        if query.is_empty:
            return Matches()
        terms = sorted(query.terms, key=_cost)
        passes = _all_of(self._condition(term) for term in terms if not _is_wanted_word(term))
        words = [_Word(self, Needle(word.text, whole=word.whole)) for word in query.words]
        events, articles = [], []
        for head in self._registry.heads:
            if not passes(head):
                continue
            missing = [word for word in words if not word.in_event(head)]
            if not missing:
                events.append(head.index)
            elif all(word.in_article(head) for word in missing):
                articles.append(head.index)
        return Matches(tuple(events), tuple(articles))

    def warm(self, count: int) -> bool:
        """Prepare the texts of `count` more events; return whether any remain. Meant for idle moments."""
        end = min(self._warmed + count, len(self._events))
        for index in range(self._warmed, end):
            self.event_haystack(index)
        self._warmed = end
        return end < len(self._events)

    def event_haystack(self, index: int) -> Haystack:
        """Return what the event at `index` says, to search in."""
        known = self._events[index]
        if known is None:
            known = event_haystack(self._registry, _event(self._registry, index))
            self._events[index] = known
        return known

    def article_haystack(self, source: str) -> Haystack:
        """Return the article of a source, to search in."""
        text = self._article_text(source)
        known = self._articles.get(source)
        if known is None or known[0] != text:
            known = text, haystack(text.splitlines())
            self._articles[source] = known
        return known[1]

    def _condition(self, term: Term) -> Condition:
        if isinstance(term, FieldTerm):
            condition = field_condition(self._registry, term)
        elif isinstance(term, PeriodTerm):
            condition = period_condition(term)
        else:
            assert isinstance(term, WordTerm)
            condition = _Word(self, Needle(term.text, whole=term.whole)).in_event
        return _not(condition) if term.excluded else condition


class _Word:
    """One word that is looked for; each article is searched for it once."""

    def __init__(self, matcher: Matcher, needle: Needle) -> None:
        self._matcher = matcher
        self._needle = needle
        self._sources: dict[str, bool] = {}

    def in_event(self, head: Head) -> bool:
        return self._needle.is_in(self._matcher.event_haystack(head.index))

    def in_article(self, head: Head) -> bool:
        return any(self._in_source(source) for source in head.sources)

    def _in_source(self, source: str) -> bool:
        known = self._sources.get(source)
        if known is None:
            known = self._needle.is_in(self._matcher.article_haystack(source))
            self._sources[source] = known
        return known


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
