"""What was announced or proposed, and what became of it.

A planned event says seldom that it was held: another event does, later and elsewhere. It is looked for in this order,
and the words say how sure the link is: a relation that is written (*implements*, *possibly the same*), the same number
of the same series, the next meeting of the series, an event of the same kind and parties at the planned time. Where
nothing is found, that is said.
"""

from __future__ import annotations

from collections.abc import Iterator

from viewer.briefing.document import Block, Row, Run, Runs, Table
from viewer.briefing.held import is_held
from viewer.briefing.page import Page, clean
from viewer.registry.dates import Edtf, parse
from viewer.registry.links import links
from viewer.registry.records import Head
from viewer.registry.time_order import first_day, time_key

PLANNED = ("announced", "proposed", "postponed", "cancelled")
_RAISED = ("announced-at", "proposed-at", "discussed-at")  # the matter says so of the event at which it was raised
_RAISES = ("announces", "proposes", "discusses")  # the event says so of the matter
_DONE = ("implemented-by", "entered-into-force-by")  # the matter says so of what became of it
_DOES = ("implements", "enters-into-force-of")  # what became of it says so of the matter
_WIDTHS = (0.34, 0.24, 0.14, 0.28)


def follow_up(page: Page) -> list[Block]:
    """Return the table of what was announced at, or is one of, the chosen events; nothing where there is none."""
    rows = tuple(_row(page, head) for head in matters(page))
    if not rows:
        return []
    heading = page.heading("follow-up")
    header: tuple[Runs, ...] = tuple((Run(page.word(key)),) for key in ("announced", "at", "planned", "became"))
    return [heading, Table(header, rows, _WIDTHS, page.lang, heading.runs)]


def matters(page: Page) -> list[Head]:
    """Return what was announced: chosen events that are planned, and what was announced or proposed at chosen ones."""
    found: dict[str, Head] = {}
    for one in page.pace.each(page.matter.choice.chosen):
        if one.head.status in PLANNED and not one.head.background:
            found[one.event.id] = one.head
        for relation in one.event.related:
            other = page.registry.head(relation.event)
            if other is not None and relation.kind in _RAISES[:2]:
                found[other.id] = other
        for incoming in links(page.registry).incoming(one.event.id):
            if incoming.kind in _RAISED[:2]:
                head = page.registry.heads[incoming.index]
                found[head.id] = head
    return sorted(found.values(), key=time_key)


def became(page: Page, matter: Head) -> Runs:
    """Return in words what became of a matter."""
    if matter.status not in PLANNED:
        return _named(page, "became-held", matter)
    for key, head in _candidates(page, matter):
        return _named(page, key, head)
    if matter.status in ("postponed", "cancelled"):
        return (Run(page.word(matter.status)),)
    if matter.date is None or matter.date.latest is None:
        return (Run(page.word("no-plan")),)
    today = parse(page.matter.as_of).latest if page.matter.as_of else None
    if today is not None and matter.date.latest >= today:
        return (Run(page.word("ahead")),)
    accepted = page.registry.event_at(matter.index).accept
    reasons = [one.reason for one in accepted if one.code == "announced-past" and one.reason]
    said = [Run(page.word("passed"))]
    for reason in reasons:
        lang = page.registry.language if page.registry.language != page.lang else ""
        said += [Run(" "), Run(clean(reason), lang=lang)]
    return tuple(said)


def is_settled(page: Page, matter: Head) -> bool:
    """Return whether it is certain that a planned event was held, so that nobody need ask."""
    return next(_surely(page, matter), None) is not None


def _row(page: Page, head: Head) -> Row:
    planned = (page.date(head.date),)
    raised = [(page.title(one), *_at(page, one.date)) for one in _raised_at(page, head)]
    cells = (
        page.cell((page.title(head),)),
        page.cell(*(raised or [(Run("–"),)])),
        page.cell(planned),
        page.cell(became(page, head)),
    )
    return Row(cells, head.id)


def _raised_at(page: Page, matter: Head) -> list[Head]:
    """Return the events at which a matter was announced, proposed or discussed."""
    found: dict[str, Head] = {}
    for relation in page.registry.event_at(matter.index).related:
        other = page.registry.head(relation.event)
        if other is not None and relation.kind in _RAISED:
            found[other.id] = other
    for incoming in links(page.registry).incoming(matter.id):
        if incoming.kind in _RAISES:
            other = page.registry.heads[incoming.index]
            found[other.id] = other
    return list(found.values())


def _candidates(page: Page, matter: Head) -> Iterator[tuple[str, Head]]:
    """Yield what may have become of a matter, the surest first, each with the key of its words."""
    yield from _by_relation(page, matter)
    if matter.number is not None:
        yield from (("became-held", head) for head in page.held.numbered(matter.series, matter.number))
    else:
        members = page.held.of_series(matter.series)
        yield from (("maybe-held", head) for head in members.during(matter.date))
        after = _since(page, matter)
        if after is not None:
            yield from (("next-held", head) for head in members.after(after))
    yield from (("maybe-held", head) for head in page.held.like(matter).during(matter.date))


def _surely(page: Page, matter: Head) -> Iterator[Head]:
    """Yield what a matter became without any doubt."""
    yield from (head for key, head in _by_relation(page, matter) if key == "became-held")
    if matter.number is not None:
        yield from page.held.numbered(matter.series, matter.number)


def _since(page: Page, matter: Head) -> int | None:
    """Return the day after which a matter may have been held: its own first one, else that on which it was raised."""
    raised = [day for head in _raised_at(page, matter) if (day := first_day(head)) is not None]
    own = first_day(matter)
    return own if own is not None else max(raised, default=None)


def _by_relation(page: Page, matter: Head) -> Iterator[tuple[str, Head]]:
    stated = [(one.kind, page.registry.head(one.event)) for one in page.registry.event_at(matter.index).related]
    others = [(one.kind, page.registry.heads[one.index]) for one in links(page.registry).incoming(matter.id)]
    yield from (("became-held", head) for kind, head in stated if kind in _DONE and head is not None and is_held(head))
    yield from (("became-held", head) for kind, head in others if kind in _DOES and is_held(head))
    same = [head for kind, head in (*stated, *others) if kind == "possibly-same" and head is not None]
    yield from (("maybe-held", head) for head in same if is_held(head))


def _named(page: Page, key: str, head: Head) -> Runs:
    return Run(page.word(key)), page.title(head), *_at(page, head.date)


def _at(page: Page, date: Edtf | None) -> Runs:
    return () if date is None else (Run(" ("), page.date(date), Run(")"))
