"""Looks up what a briefing is made from: what its query finds, its passages in the article texts, open problems.

    Briefing + Registry + Library → prepare → Given → compose → Document

Only the passages of events that are in the document are looked for. The checks look at dates as of the document's own
date, not as of today, so that the same input gives the same document on any day. Long work reports how far it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from viewer.base.collection import no_collection
from viewer.base.value import replace
from viewer.base.work import Report, silent
from viewer.briefing.briefing import Briefing
from viewer.briefing.choice import choose, newest_day
from viewer.briefing.compose import compose
from viewer.briefing.document import Document
from viewer.briefing.given import Given, Passage
from viewer.checking import all_problems
from viewer.registry.dates import parse
from viewer.registry.records import Event, Source
from viewer.registry.registry import Registry
from viewer.sources.anchors import State
from viewer.sources.article_text import ArticleText
from viewer.sources.library import Library
from viewer.sources.support import evidence_of, passages

WHOLE = 1000  # what reports of several stages count up to
_STEP = 25  # events between two reports


def document(
    briefing: Briefing,
    registry: Registry,
    library: Library,
    today: int,
    since: Registry | None = None,
    report: Report = silent,
    *,
    everything: bool = False,
) -> Document:
    """Return the document of a briefing; everything as in `prepare`."""
    first, second = stage(report, 0, WHOLE // 2), stage(report, WHOLE // 2, WHOLE)
    with no_collection():
        given = prepare(briefing, registry, library, today, since, first, everything=everything)
        return compose(briefing, registry, given, second)


def prepare(
    briefing: Briefing,
    registry: Registry,
    library: Library,
    today: int,
    since: Registry | None = None,
    report: Report = silent,
    *,
    everything: bool = False,
) -> Given:
    """Return what the document of `briefing` is made from.

    Args:
        briefing: what was chosen.
        registry: where the events are.
        library: of the registry's article texts, of which some or all may be missing.
        today: the day for problems of documents that have no date; any other document's date is that day.
        since: an older registry, for what changed.
        report: hears how far the work is, and may stop it.
        everything: whether a briefing without a query is about all events.

    Raises:
        Cancelled: by `report`.
    """
    found = _found(briefing.query, registry, library, everything=everything)
    report(1, 4)
    problems = all_problems(registry, library, day_of(briefing, registry, found, today))
    report(2, 4)
    chosen = choose(briefing, registry, found).chosen
    known: dict[str, tuple[Passage, ...]] = {}
    texts: dict[str, tuple[ArticleText, ...]] = {}
    for number, one in enumerate(chosen):
        if number % _STEP == 0:
            report(2 * len(chosen) + number, 4 * len(chosen))
        known[one.event.id] = tuple(_passages(registry, one.event, library, texts))
    gone: tuple[str, ...] = ()
    if since is not None:
        older = library if since.folder == registry.folder else Library(since.folder)
        gone = tuple(since.heads[at].id for at in _found(briefing.query, since, older, everything=everything))
    report(4, 4)
    return Given(found, known, problems, since, gone)


def day_of(briefing: Briefing, registry: Registry, found: tuple[int, ...], today: int) -> int:
    """Return the day number until which the document is true; `today` where neither it nor an event has a date."""
    words = briefing.as_of or newest_day(registry, choose(briefing, registry, found).chosen)
    day = parse(words).latest if words else None
    return today if day is None else day


def stage(report: Report, first: int, last: int) -> Report:
    """Return a report for a part of the work, which `report` hears as the share from `first` to `last` of WHOLE."""

    def told(done: int, total: int) -> None:
        report(first + (last - first) * min(done, total) // total if total > 0 else last, WHOLE)

    return told


def _found(query: str, registry: Registry, library: Library, *, everything: bool) -> tuple[int, ...]:
    from viewer.search.match import Matcher  # a briefing by hand needs no search
    from viewer.search.query import parse as parse_query

    asked = parse_query(query)
    if asked.is_empty:
        return tuple(range(len(registry.heads))) if everything else ()

    def article_text(source: str) -> str:
        known = registry.sources.get(source)
        return library.joined(known) if known is not None else ""

    return tuple(sorted(Matcher(registry, article_text).find(asked)))


def _passages(
    registry: Registry, event: Event, library: Library, texts: dict[str, tuple[ArticleText, ...]]
) -> Iterator[Passage]:
    """Yield the passages of an event by its sources; `texts` are those that were read so far."""
    named = (evidence.source for _fact, evidence in evidence_of(event))
    for key in dict.fromkeys((*event.head.sources, *named)):
        source = registry.sources.get(key)
        if source is None:
            continue
        readable = texts.get(key)
        if readable is None:
            readable = texts[key] = library.readable(source)
        yield from _of_source(event, source, readable)


def _of_source(event: Event, source: Source, texts: tuple[ArticleText, ...]) -> Iterator[Passage]:
    by_file = {text.file: text for text in texts}
    for one in passages(event, source, tuple(by_file.values()), suggest=False):
        passage = Passage(source.id, one.evidence.exact, state=one.anchor.state.value if texts else "unread")
        if one.anchor.state is not State.LOST:
            text = by_file[one.anchor.file]
            words = text.text[one.anchor.start : one.anchor.end]
            passage = replace(passage, words=words, kind=text.kind, line=one.anchor.line)
        yield replace(passage, facts=one.facts)
