"""What the hover card says of an event, of a column, of folded events; and where a card may stand.

Facts are shown as the registry has them, in the language of the titles; the program's own words and dates follow
the window's language.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from viewer.base import i18n
from viewer.base.i18n import _, ngettext, thousands
from viewer.base.tuples import NamedTuple
from viewer.registry import datewords, vocabulary
from viewer.registry.calendar import iso
from viewer.registry.dates import parse
from viewer.registry.records import Event, Head
from viewer.registry.registry import Registry
from viewer.timeline import tick_words
from viewer.timeline.draw import Holding
from viewer.timeline.hits import Column
from viewer.timeline.scale import MINUTES_PER_DAY

_PEOPLE = 3
_TITLES = 7

Box = tuple[float, float, float, float]


class Card(NamedTuple):
    """A card's words.

    Attributes:
        title: the first line.
        lines: name of an icon (or nothing) and a text each.
        sums: a name and a number each.
        keys: a key and what it does, each.
    """

    title: str
    lines: tuple[tuple[str, str], ...] = ()
    sums: tuple[tuple[str, str], ...] = ()
    keys: tuple[tuple[str, str], ...] = ()


def event_card(registry: Registry, index: int, titles: str) -> Card:
    """Return the card of the event at `index`, its content in the language `titles`."""
    event = registry.event_at(index)
    head = registry.heads[index]
    lines = [
        ("calendar-days", _date_line(head)),
        ("info", event.date_note.pick(titles)),
        ("globe" if head.mode != "online" else "video", _place_line(registry, event, titles)),
        ("users", _people_line(registry, event)),
        ("file-text", _source_line(event)),
    ]
    parts = ((_("Space"), _("parts")),) if head.id in registry.children else ()
    keys = (("Enter", _("open")), *parts, ("E", _("edit")))
    shown = tuple((icon, text) for icon, text in lines if text)
    return Card(head.title.pick(titles) or head.id, shown, (), keys)


def chip_card(registry: Registry, events: Sequence[int], titles: str, holding: Holding = Holding.FOLDED) -> Card:
    """Return the card of the events in a chip, which say why they are there."""
    heads = [registry.heads[at] for at in events[:_TITLES]]
    lines = [("", titled(head, titles)) for head in heads]
    if len(events) > _TITLES:
        lines.append(("", _("and {n} more").format(n=thousands(len(events) - _TITLES))))
    listing = ((_("Click"), _("list")),)
    zoom = () if holding is Holding.UNDATED else (("Z", _("zoom in")),)
    return Card(_held(holding, len(events)), tuple(lines), (), (*listing, *zoom))


def _held(holding: Holding, count: int) -> str:
    """Return how many events a chip holds, and why."""
    match holding:
        case Holding.PARTS:
            return ngettext("{n} more part", "{n} more parts", count).format(n=thousands(count))
        case Holding.UNDATED:
            return ngettext("{n} event without a date", "{n} events without a date", count).format(n=thousands(count))
        case _:
            return ngettext("{n} event without room here", "{n} events without room here", count).format(
                n=thousands(count)
            )


def column_card(column: Column, *, by_key: bool = False) -> Card:
    """Return the card of a lane's column: its dates and counts, and what the pointer or keys do with it."""
    sums = (
        (_("Held"), thousands(column.held)),
        (_("Mentioned or planned"), thousands(column.all - column.held)),
        (_("All events in this column"), thousands(column.all)),
    )
    title = f"{column.lane.group.title}, {column_words(column)}"
    listing = (("Enter" if by_key else _("Click"), _("list")),) if column.all else ()
    return Card(title, (), sums, (*listing, ("Z", _("zoom to column"))))


def column_words(column: Column) -> str:
    """Return the dates that a column covers, in the window's language; within a day also the times.

    A day's events stand at its noon: the day alone beside the count of some other minutes of it would deny them.
    """
    if column.end - column.start < MINUTES_PER_DAY:
        begins = tick_words.moment(column.start, 1.0, i18n.language())
        return f"{begins}–{tick_words.clock(column.end)}"
    first = int(column.start // MINUTES_PER_DAY)
    last = max(int((column.end - 1) // MINUTES_PER_DAY), first)
    return datewords.short(parse(iso(first) if first == last else f"{iso(first)}/{iso(last)}"), i18n.language())


def place_card(width: float, height: float, avoid: Iterable[Box], near: tuple[float, float], bounds: Box) -> Box:
    """Return where a card of this size stands: within `bounds`, beside `near`, and not over any box to avoid.

    Boxes are (left, top, right, bottom). Where nothing is free, the place that covers least is taken.
    """
    boxes = list(avoid)
    x, y = near
    left = min(min((box[0] for box in boxes), default=x), x)
    right = max(max((box[2] for box in boxes), default=x), x)
    above = min((box[1] for box in boxes), default=y)
    below = max((box[3] for box in boxes), default=y)
    gap = 8.0
    corners = (
        (x - 24, below + gap), (x - 24, above - gap - height), (right + gap, y - 24), (left - gap - width, y - 24),
    )  # fmt: skip
    places = [_within(corner, width, height, bounds) for corner in corners]
    return min(places, key=lambda place: sum(_overlap(place, box) for box in boxes))


def _within(corner: tuple[float, float], width: float, height: float, bounds: Box) -> Box:
    x = max(min(corner[0], bounds[2] - width), bounds[0])
    y = max(min(corner[1], bounds[3] - height), bounds[1])
    return x, y, x + width, y + height


def _overlap(one: Box, other: Box) -> float:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return max(across, 0.0) * max(down, 0.0)


def titled(head: Head, titles: str) -> str:
    """Return title and date of an event on one line."""
    date = datewords.short(head.date, titles) if head.date is not None else ""
    title = head.title.pick(titles) or head.id
    return f"{title}  {date}" if date else title


def date_words(head: Head) -> str:
    """Return when an event was, in full, with its time of day and how surely that is known."""
    return _("undated") if head.date is None else datewords.moment(head.date, head.time, i18n.language())


def _date_line(head: Head) -> str:
    line = date_words(head)
    if head.date is None:
        return line
    if head.status != "held":
        line = f"{line} · {vocabulary.label('status', head.status, i18n.language()).lower()}"
    return line[:1].upper() + line[1:]


def _place_line(registry: Registry, event: Event, titles: str) -> str:
    head = event.head
    parts = []
    place = head.place
    if place is not None:
        country = registry.party_name(place.country, titles) if place.country else ""
        known = (place.venue.pick(titles), place.city.pick(titles), country)
        where = ", ".join(part for part in known if part) or place.plain.pick(titles)
        parts.append(where)
    if head.mode:
        mode = vocabulary.label("mode", head.mode, i18n.language())
        parts.append(mode if not parts else mode.lower())
    if event.host:
        parts.append(_("hosted by {party}").format(party=registry.party_name(event.host, titles)))
    return ", ".join(part for part in parts if part)


def _people_line(registry: Registry, event: Event) -> str:
    names = []
    for participant in event.participants:
        person = registry.people.get(participant.person)
        name = person.name if person is not None else participant.name or participant.person
        if name and name not in names:
            names.append(name)
    if not names:
        return _("Nobody named") if event.participants else ""
    more = len(names) - _PEOPLE
    shown = ", ".join(names[:_PEOPLE])
    return _("{names} and {n} more").format(names=shown, n=more) if more > 0 else shown


def _source_line(event: Event) -> str:
    sources = len(event.head.sources)
    if not sources:
        return _("No source")
    passages = len(event.evidence)
    passages += sum(len(participant.evidence) for participant in event.participants)
    passages += sum(len(outcome.evidence) for outcome in event.outcomes)
    passages += sum(len(relation.evidence) for relation in event.related)
    text = ngettext("{n} source", "{n} sources", sources).format(n=thousands(sources))
    if passages:
        text += ", " + ngettext("{n} passage", "{n} passages", passages).format(n=thousands(passages))
    return text
