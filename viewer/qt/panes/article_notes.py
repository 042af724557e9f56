"""Says in words what the article pane shows: tabs, notes beside passages, and why there is no text."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.base import i18n
from viewer.base.i18n import _, ngettext
from viewer.registry import datewords, vocabulary
from viewer.registry.records import Event, Source
from viewer.registry.registry import Registry
from viewer.sources.anchors import State
from viewer.sources.support import Passage, chip, evidence_of, label

# What a fact's label says best about a passage comes first; the rest follows as the record has it.
_FIRST = ("date", "person", "participant", "outcome", "series", "place", "part_of", "related")
_LAST = ("title", "kind", "parties", "mode", "event")


def tab_text(source: Source, titles: str) -> str:
    """Return a source's name for its tab: S1 Báo Gia Lai, TTXVN; S2 EEAS, 1 Dec 2020."""
    name = source.publisher or source.title.pick(titles)
    beside = source.agency if source.agency != name else ""
    if not beside and source.publisher and source.published is not None:
        beside = datewords.short(source.published)
    return f"{source.label} {name}, {beside}" if beside else f"{source.label} {name}"


def tab_tip(source: Source, titles: str) -> str:
    """Return what the tab's text leaves out."""
    return source.title.pick(titles) or source.url


def kind_text(kind: str) -> str:
    """Return what a text is to its source, in the program's language: Retelling."""
    return vocabulary.label("text-kind", kind, i18n.language())


def pane_note(event: Event | None, sources: Sequence[Source]) -> str:
    """Return the words behind the pane's title: 2 sources · 9 passages."""
    if event is None:
        return ""
    listed = {source.id for source in sources}
    quotes = {(e.source, e.exact, e.prefix, e.suffix, e.text) for _fact, e in evidence_of(event)}
    passages = sum(source in listed for source, *_quote in quotes)
    counted = (
        ngettext("{count} source", "{count} sources", len(sources)).format(count=len(sources)),
        ngettext("{count} passage", "{count} passages", passages).format(count=passages),
    )
    return " · ".join(counted)


def fact_labels(passage: Passage, registry: Registry, event: Event) -> tuple[str, ...]:
    """Return the names of the facts that a passage supports, the most telling one first, each once."""
    facts = sorted(passage.facts, key=_weight)
    names = [label(fact, registry, event, i18n.language()) for fact in facts]
    if passage.anchor.state is State.AMBIGUOUS and names:
        names[0] += "?"
    return tuple(dict.fromkeys(names))


def _weight(fact: str) -> int:
    kind = fact.partition(":")[0]
    if kind in _FIRST:
        return _FIRST.index(kind)
    return len(_FIRST) + (1 + _LAST.index(kind) if kind in _LAST else 0)


def passage_tip(passage: Passage, labels: Sequence[str]) -> str:
    """Return all that a passage supports, and how surely it is known."""
    words = f"{chip(passage)} · {', '.join(labels)}" if labels else chip(passage)
    if passage.anchor.state is State.MOVED:
        return f"{words}\n" + _("Found here, but not quite as written.")
    if passage.anchor.state is State.AMBIGUOUS:
        remark = _("These words stand in {count} places; a prefix or suffix tells which is meant.")
        return f"{words}\n" + remark.format(count=len(passage.anchor.places))
    return words


def nothing_selected() -> str:
    """Return what stands where no event is selected."""
    return _("Select an event to read its facts and sources.")


def no_source() -> str:
    """Return what stands where an event names no source."""
    return _("This event names no source.")


def no_text(source: Source) -> str:
    """Return what stands where a source has no text at all."""
    return _("{source} has no text here.").format(source=source.label)
