"""The lines of the list beside the pages: the events of a briefing with what is said about them, and the headings."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from viewer.base.i18n import _, ngettext
from viewer.base.value import frozen
from viewer.briefing.briefing import Briefing, Entry
from viewer.briefing.choice import Choice, Chosen
from viewer.registry.datewords import precision_class, short
from viewer.registry.records import Head

DOT = " · "


class Kind(StrEnum):
    """What a line stands for."""

    HEADING = "heading"
    EVENT = "event"
    MISSING = "missing"  # an event that was chosen and is not in the registry


@frozen
class Line:
    """One line of the list.

    Attributes:
        kind: what it stands for.
        event: id of the event; of a heading, the one that it stands before.
        words: the event's title, the heading, or the id of what is missing.
        facts: date, sources and the like, in one line.
        note: what the author says about the event, in the language that is edited.
        number: its place in time, from 1; 0 for none.
        head: of the event; None where there is none.
        live: whether the query alone finds it.
    """

    kind: Kind
    event: str
    words: str
    facts: str = ""
    note: str = ""
    number: int = 0
    head: Head | None = None
    live: bool = False


@frozen
class Remarks:
    """What is to be said about all lines together: each a count of events."""

    events: int = 0
    sources: int = 0
    without_source: int = 0
    without_day: int = 0
    missing: int = 0


def lines(briefing: Briefing, choice: Choice, language: str, known: dict[int, str] | None = None) -> tuple[Line, ...]:
    """Return the lines of a briefing.

    Args:
        briefing: the briefing.
        choice: its events.
        language: vi or en, for texts that are there in both.
        known: facts of events by their places in the registry, which are worked out once; another registry or another
            language takes an empty one.
    """
    known = {} if known is None else known
    by_hand = {entry.event: entry for entry in reversed(briefing.entries)}
    found: list[Line] = []
    for one in choice.chosen:
        entry = by_hand.get(one.head.id)
        if entry is not None and entry.heading:
            found.append(Line(Kind.HEADING, one.head.id, entry.heading.pick(language)))
        told = known.get(one.head.index)
        if told is None:
            told = known[one.head.index] = facts(one.head, language)
        found.append(_event(one, entry, told, language))
    for event in choice.missing:
        words = _("This event is not in the registry any more.")
        found.append(Line(Kind.MISSING, event, event, words, by_hand[event].note.pick(language)))
    return tuple(found)


def remarks(choice: Choice) -> Remarks:
    """Return what is to be said about the events of a briefing."""
    heads = [one.head for one in choice.chosen]
    return Remarks(
        len(heads),
        len({source for head in heads for source in head.sources}),
        sum(not head.sources for head in heads),
        sum(precision_class(head.date) in ("month", "year", "undated") for head in heads),
        len(choice.missing),
    )


def facts(head: Head, language: str) -> str:
    """Return date, sources and what else tells how far an event can be relied on."""
    date = short(head.date, language) if head.date is not None else _("no date")
    certainty = precision_class(head.date)
    if certainty in ("month", "year"):
        date = _("{date}, no day known").format(date=date)
    count = len(head.sources)
    parts = (
        date,
        _("online") if head.mode == "online" else "",
        ngettext("{n} source", "{n} sources", count).format(n=count) if count else _("no source"),
        _("only mentioned") if head.background else "",
        _("date inferred") if head.noted and certainty == "exact" else "",
    )
    return DOT.join(part for part in parts if part)


def places(found: Iterable[Line]) -> dict[str, int]:
    """Return the place of each event among the lines."""
    return {line.event: place for place, line in enumerate(found) if line.kind is not Kind.HEADING}


def _event(one: Chosen, entry: Entry | None, told: str, language: str) -> Line:
    head = one.head
    note = entry.note.pick(language) if entry is not None else ""
    words = " ".join(head.title.pick(language).split()) or head.id
    return Line(Kind.EVENT, head.id, words, told, note, one.number, head, entry is None)
