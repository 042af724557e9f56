"""Checks that every quoted passage still stands in its source's text.

`passage-lost` is an error: a fact has lost what it rests on. `passage-ambiguous` is a warning: the quote stands
in several places, and a prefix or suffix would tell which is meant. `passage-moved` is a hint: it was found, but
not quite as written. Sources without a readable text are left alone here; `texts` speaks of those.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from viewer.base.i18n import _
from viewer.base.problems import Severity
from viewer.registry.finding import Finding
from viewer.sources.anchors import Anchor, State, locate
from viewer.sources.support import evidence_of, lost_message

if TYPE_CHECKING:
    from viewer.registry.records import Evidence, Source
    from viewer.registry.registry import Registry
    from viewer.sources.article_text import ArticleText
    from viewer.sources.library import Library

_SEVERITIES = {
    State.LOST: Severity.ERROR,
    State.AMBIGUOUS: Severity.WARNING,
    State.MOVED: Severity.HINT,
}


def check(registry: Registry, library: Library) -> Iterator[Finding]:
    """Yield each passage that is lost, ambiguous or moved; each quote is told of once."""
    texts = {source.id: library.readable(source) for source in registry.sources.values()}
    with_texts = frozenset(source.id for source in registry.sources.values() if source.texts)
    told: set[tuple[tuple[str | int, ...], str]] = set()
    for evidence in _all_evidence(registry, with_texts):
        source = registry.sources.get(evidence.source)
        place = (evidence.path, evidence.exact)
        if source is None or place in told or not _can_be_judged(evidence, source, texts[source.id]):
            continue
        told.add(place)
        anchor = locate(evidence, texts[source.id])
        if anchor.state is not State.FOUND:
            severity = _SEVERITIES[anchor.state]
            yield Finding(severity, f"passage-{anchor.state}", _message(source, anchor), evidence.path)


def _all_evidence(registry: Registry, sources: frozenset[str]) -> Iterator[Evidence]:
    """Yield the evidence of events that name one of `sources`, then that of people's posts."""
    for head in registry.heads:
        if not sources.isdisjoint(head.sources):
            yield from (evidence for _fact, evidence in evidence_of(registry.event_at(head.index)))
    for person in registry.people.values():
        for post in person.posts:
            yield from post.evidence


def _can_be_judged(evidence: Evidence, source: Source, texts: tuple[ArticleText, ...]) -> bool:
    """Return whether the text that would hold the quote can be read: what cannot be read is not lost."""
    if not source.texts:
        return False
    if evidence.text:
        declared = any(text.file == evidence.text for text in source.texts)
        return not declared or any(text.file == evidence.text for text in texts)
    return len(texts) == len(source.texts) or locate(evidence, texts, suggest=False).state is not State.LOST


def _message(source: Source, anchor: Anchor) -> str:
    if anchor.state is State.AMBIGUOUS:
        lines = ", ".join(str(line) for line in sorted({place.line for place in anchor.places}))
        message = _("Passage stands {count} times in {source} (lines {lines}); a prefix or suffix tells which.")
        return message.format(count=len(anchor.places), source=source.label, lines=lines)
    if anchor.state is State.MOVED:
        message = _("Passage found in {source} on line {line}, but not quite as written.")
        return message.format(source=source.label, line=anchor.line)
    return lost_message(source, anchor)
