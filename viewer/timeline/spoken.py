"""What is said of the parts of the timeline to somebody who hears them: an event, a lane, folded events, the view.

The most telling words come first, because a listener goes on as soon as they know enough. Nothing is said by
looks alone: what a fill or a dashed edge shows is a word here. Titles are in the language of the titles, the
program's own words and dates in that of the window.
"""

from __future__ import annotations

from bisect import bisect_left

from viewer.base import i18n
from viewer.base.i18n import _, ngettext, thousands
from viewer.registry import datewords, vocabulary
from viewer.registry.calendar import iso
from viewer.registry.dates import parse
from viewer.registry.records import Head
from viewer.timeline.card import column_words, date_words
from viewer.timeline.draw import Band, Strip
from viewer.timeline.grouping import partner_name
from viewer.timeline.hits import Column
from viewer.timeline.lanes import Lane, Model
from viewer.timeline.levels import Chip
from viewer.timeline.scale import MINUTES_PER_DAY, Scale
from viewer.timeline.style import COLUMN


def event(model: Model, lane: Lane, index: int) -> str:
    """Return what is said of an event in a lane: title, date and its certainty, status, kind, partner, position."""
    head = model.registry.heads[index]
    words = [
        head.title.pick(model.language) or head.id,
        date_words(head).replace(" · ", ", "),
        _status(head),
        vocabulary.label("kind", head.kind, i18n.language()).lower() if head.kind else "",
        partner(model, lane, index),
        position(lane, model, index),
    ]
    return ", ".join(word for word in words if word)


def partner(model: Model, lane: Lane, index: int) -> str:
    """Return the partner of an event; nothing where its lane bears that name, which is said with the position."""
    name = partner_name(model.traits, model.traits.partners[index], model.language)
    return "" if name == lane.group.title else name


def position(lane: Lane, model: Model, index: int) -> str:
    """Return the place of an event among the dated ones of a lane: "3 of 12 in Sylvania"; nothing where it has none."""
    interval = model.intervals[index]
    if interval is None:
        return ""
    at = bisect_left(lane.dated, (*interval, index))
    if at == len(lane.dated) or lane.dated[at] != (*interval, index):
        return ""  # a part that an open lens shows, and whose own lane is another
    words = _("{n} of {count} in {lane}")
    return words.format(n=thousands(at + 1), count=thousands(len(lane.dated)), lane=lane.group.title)


def parts(model: Model, index: int, *, opened: bool) -> str:
    """Return what is said of an event's own parts; nothing where it has none."""
    count = len(model.registry.children.get(model.registry.heads[index].id, ()))
    if not count:
        return ""
    said = ngettext("{n} part", "{n} parts", count).format(n=thousands(count))
    return f"{said}, {_('shown below') if opened else _('Space shows them')}"


def lane(band: Band, *, pinned: bool) -> str:
    """Return what is said of a lane: its name, how many events it has, and where these are."""
    group = band.lane.group
    count = len(group.members)
    words = [
        group.title,
        ngettext("{n} event", "{n} events", count).format(n=thousands(count)),
        _("{n} in view").format(n=thousands(band.in_view)),
    ]
    if band.earlier:
        words.append(_("{n} earlier").format(n=thousands(band.earlier)))
    if band.later:
        words.append(_("{n} later").format(n=thousands(band.later)))
    if band.lane.undated:
        words.append(_("{n} undated").format(n=thousands(len(band.lane.undated))))
    if pinned:
        words.append(_("pinned"))
    if band.folded:
        words.append(_("collapsed"))
    return ", ".join(words)


def chip(folded: Chip) -> str:
    """Return what is said of events that have no room: how many, and from when to when."""
    return f"{_counted(folded.size, folded.first, folded.last)}, {_('without room here')}"


def strip(drawn: Strip) -> str:
    """Return what is said of a lane seen from afar: its events in view, their time, and the tallest column."""
    columns = drawn.columns
    if not any(columns.all):
        return _("No events in view")
    said = _counted(sum(columns.all), *strip_extent(drawn))
    held = sum(columns.held)
    if held != sum(columns.all):
        said = f"{said}, {_('{n} of them held').format(n=thousands(held))}"
    tallest = columns.all.index(max(columns.all))
    start = columns.first + tallest * columns.minutes
    when = days(start, start + columns.minutes)
    return f"{said}, {_('most: {n} in {dates}').format(n=thousands(columns.all[tallest]), dates=when)}"


def column(one: Column) -> str:
    """Return what is said of a column: how many events it has, when, and how many of them were held."""
    said = ngettext("{n} event", "{n} events", one.all).format(n=thousands(one.all))
    said = f"{said}, {column_words(one)}"
    return said if one.held == one.all else f"{said}, {_('{n} of them held').format(n=thousands(one.held))}"


def strip_extent(drawn: Strip) -> tuple[float, float]:
    """Return the minutes from the first event that a strip shows to the last; all that it covers where none."""
    columns = drawn.columns
    low, high = columns.first, columns.first + len(columns.all) * columns.minutes
    shown = [(at[0], at[1]) for at in drawn.lane.dated if low <= (at[0] + at[1]) / 2 < high]
    return min((at[0] for at in shown), default=low), max((at[1] for at in shown), default=high)


def view(scale: Scale, count: int) -> str:
    """Return what is said of the view once it has come to rest: from when to when, and how many events."""
    said = _("{n} in view").format(n=thousands(count))
    return f"{days(scale.start, scale.end)}, {said}"


def days(start: float, end: float) -> str:
    """Return the days of the minutes [start, end), as labels write them."""
    first = int(start // MINUTES_PER_DAY)
    last = max(int((end - 1) // MINUTES_PER_DAY), first)
    return datewords.short(parse(iso(first) if first == last else f"{iso(first)}/{iso(last)}"), i18n.language())


def strip_width(drawn: Strip) -> float:
    """Return the px that a strip is wide."""
    return float(len(drawn.columns.all) * COLUMN)


def _counted(count: int, first: float, last: float) -> str:
    events = ngettext("{n} event", "{n} events", count).format(n=thousands(count))
    return f"{events}, {days(first, last)}"


def _status(head: Head) -> str:
    """Return the status, also the usual one, and whether the event is only mentioned."""
    status = vocabulary.label("status", head.status, i18n.language()).lower()
    return f"{status}, {_('only mentioned')}" if head.background else status
