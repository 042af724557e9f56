"""Gathers the passages on which an event rests, and which facts each of them supports.

An event's evidence stands in several places of its record: in its own list (for its plain fields), and in the
long form of participants, outcomes, relations and the place. Here it comes together by source, one passage for
each quote, with the keys of the facts:

    "date", "title", "series" …   a key of the event
    "person:<id>"                 a person's part in it
    "participant:2"               the second participant, when that is no person of the registry
    "outcome:1", "related:1"      the first outcome, the first relation
    "place"
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from viewer.base.i18n import _
from viewer.base.value import frozen
from viewer.registry import vocabulary
from viewer.sources.anchors import Anchor, State, locate

if TYPE_CHECKING:
    from viewer.registry.records import Event, Evidence, Participant, Source
    from viewer.registry.registry import Registry
    from viewer.sources.article_text import ArticleText


@frozen
class Passage:
    """A quote from a source, where it stands, and the facts that it supports."""

    source: Source
    evidence: Evidence
    anchor: Anchor
    facts: tuple[str, ...]


def evidence_of(event: Event) -> Iterator[tuple[str, Evidence]]:
    """Yield each fact of `event` with its evidence, in the order of the record.

    Evidence in the event's own list that names no key supports the event as a whole: the fact "event".
    """
    for evidence in event.evidence:
        for key in evidence.supports or ("event",):
            yield key, evidence
    if event.head.place is not None:
        yield from (("place", evidence) for evidence in event.head.place.evidence)
    for number, participant in enumerate(event.participants, 1):
        fact = f"person:{participant.person}" if participant.person else f"participant:{number}"
        yield from ((fact, evidence) for evidence in participant.evidence)
    for number, outcome in enumerate(event.outcomes, 1):
        yield from ((f"outcome:{number}", evidence) for evidence in outcome.evidence)
    for number, relation in enumerate(event.related, 1):
        yield from ((f"related:{number}", evidence) for evidence in relation.evidence)


def passages(event: Event, source: Source, texts: Sequence[ArticleText], *, suggest: bool = True) -> list[Passage]:
    """Return the passages of `source` on which `event` rests: in the order of the text, lost ones last.

    Args:
        event: whose evidence is gathered; the same quote for several facts is one passage.
        source: the source; evidence from others is left out.
        texts: the source's texts that can be read.
        suggest: whether to look for what resembles lost passages.
    """
    gathered: dict[tuple[str, str, str, str], tuple[Evidence, list[str]]] = {}
    for fact, evidence in evidence_of(event):
        if evidence.source == source.id:
            key = (evidence.exact, evidence.prefix, evidence.suffix, evidence.text)
            gathered.setdefault(key, (evidence, []))[1].append(fact)
    found = [
        Passage(source, evidence, locate(evidence, texts, suggest=suggest), tuple(dict.fromkeys(facts)))
        for evidence, facts in gathered.values()
    ]
    order = {text.file: place for place, text in enumerate(texts)}
    return sorted(found, key=lambda passage: _place(passage.anchor, order))


def _place(anchor: Anchor, order: dict[str, int]) -> tuple[bool, int, int]:
    return anchor.state is State.LOST, order.get(anchor.file, len(order)), anchor.start


def chip(passage: Passage) -> str:
    """Return the short name of a passage: S1:7, or S1 alone when it is lost."""
    if passage.anchor.state is State.LOST:
        return passage.source.label
    return f"{passage.source.label}:{passage.anchor.line}"


def lost_message(source: Source, anchor: Anchor) -> str:
    """Return the sentence about a lost passage, naming the closest line where there is one."""
    if anchor.suggestion is None:
        return _("Passage not found in {source}.").format(source=source.label)
    message = _("Passage not found in {source}; the closest is on line {line}.")
    return message.format(source=source.label, line=anchor.suggestion.line)


def label(fact: str, registry: Registry, event: Event, language: str) -> str:
    """Return the name of a fact for the narrow column beside the text, such as "trip dates" or "outcome 1".

    Args:
        fact: a key as `evidence_of` yields it.
        registry: the event's registry.
        event: the event that has the fact.
        language: of registry content and of the registry's vocabulary (vi or en).
    """
    kind, _colon, rest = fact.partition(":")
    if kind == "person":
        return _participant_label(_participant(event, rest), registry, language, rest)
    if kind == "participant":
        number = int(rest)
        return _participant_label(event.participants[number - 1], registry, language, "")
    if kind == "outcome":
        return _("outcome {number}").format(number=rest)
    if kind == "related":
        return _("link {number}").format(number=rest)
    if kind == "series" and event.head.number is not None:
        return _("series no. {number}").format(number=event.head.number)
    if kind == "date" and event.head.kind == "visit":
        return _("trip dates")
    return _plain_labels().get(kind, kind)


def _participant(event: Event, person: str) -> Participant | None:
    return next((one for one in event.participants if one.person == person), None)


def _participant_label(participant: Participant | None, registry: Registry, language: str, person: str) -> str:
    """Return the participant's role, else the last word of the name, else that somebody took part."""
    if participant is not None and participant.role:
        return vocabulary.label("role", participant.role, language).lower()
    known = registry.people.get(person)
    name = known.name if known is not None else participant.name if participant is not None else ""
    return name.split()[-1] if name else _("participant")


def _plain_labels() -> dict[str, str]:
    return {
        "event": _("event"),
        "title": _("title"),
        "aliases": _("other name"),
        "date": _("date"),
        "date_note": _("date"),
        "time": _("time"),
        "kind": _("kind"),
        "status": _("status"),
        "background": _("background"),
        "mode": _("mode"),
        "place": _("place"),
        "host": _("host"),
        "organisers": _("organisers"),
        "parties": _("parties"),
        "series": _("series"),
        "part_of": _("part of"),
        "participants": _("participants"),
        "topics": _("topics"),
        "outcomes": _("outcomes"),
        "related": _("related"),
        "note": _("note"),
    }
