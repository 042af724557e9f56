"""What can be done to a briefing: each function returns another briefing and leaves the old one as it was.

`shown` is always the ids of the events of the document, in its order, as `choice.choose` gives them. An event that
only the query finds has no entry of its own; it gets one as soon as somebody says something about it. In an order by
hand the entries come first and what the query finds behind them, so an event in the middle can be said something
about only when all before it have entries too: `_with_entries` sees to that, and nothing jumps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from viewer.base.value import replace
from viewer.briefing.briefing import Briefing, Entry
from viewer.registry.records import Text

Shown = Sequence[str]


def added(briefing: Briefing, events: Iterable[str], shown: Shown) -> Briefing:
    """Return the briefing with `events` chosen by hand, behind those that are; what is there stays where it is."""
    wanted = tuple(dict.fromkeys(events))
    there = {*shown, *(entry.event for entry in briefing.entries)}
    entries = tuple(Entry(event) for event in wanted if event not in there)
    left_out = tuple(event for event in briefing.leave_out if event not in wanted)
    return replace(briefing, entries=briefing.entries + entries, leave_out=left_out)


def removed(briefing: Briefing, events: Iterable[str], found: Iterable[str]) -> Briefing:
    """Return the briefing without `events`; those among `found`, by the query, are left out from now on."""
    gone = frozenset(events)
    more = tuple(event for event in found if event in gone and event not in briefing.leave_out)
    entries = tuple(entry for entry in briefing.entries if entry.event not in gone)
    return replace(briefing, entries=entries, leave_out=briefing.leave_out + more)


def taken_back(briefing: Briefing, event: str) -> Briefing:
    """Return the briefing with an event that was left out."""
    return replace(briefing, leave_out=tuple(one for one in briefing.leave_out if one != event))


def asking(briefing: Briefing, query: str, keep: Iterable[str] = (), shown: Shown = ()) -> Briefing:
    """Return the briefing with `query` as its live query; the events of `keep` stay, chosen by hand."""
    kept = frozenset(keep)
    known = {entry.event for entry in briefing.entries}
    entries = tuple(Entry(event) for event in shown if event in kept and event not in known)
    return replace(briefing, query=query.strip(), entries=briefing.entries + entries)


def by_hand(briefing: Briefing, shown: Shown) -> Briefing:
    """Return the briefing in an order by hand, which at first is the one that is shown."""
    if briefing.order == "hand":
        return briefing
    last = max((at for at, event in enumerate(shown) if _entry(briefing, event) is not None), default=-1)
    return replace(_with_entries(briefing, shown, last), order="hand")


def by_date(briefing: Briefing) -> Briefing:
    """Return the briefing in the order of time."""
    return replace(briefing, order="date")


def moved(briefing: Briefing, events: Iterable[str], to: int, shown: Shown) -> Briefing:
    """Return the briefing with `events` standing before the one that is shown at place `to` now, ordered by hand."""
    moving = frozenset(events)
    rest = [event for event in shown[:to] if event not in moving]
    at = len(rest)
    rest += [event for event in shown[to:] if event not in moving]
    order = [*rest[:at], *(event for event in shown if event in moving), *rest[at:]]
    if order == list(shown):
        return briefing
    base = by_hand(briefing, shown)
    changed = max(place for place, event in enumerate(order) if event != shown[place])
    return _with_entries(base, order, changed)


def with_note(briefing: Briefing, event: str, note: Text, shown: Shown) -> Briefing:
    """Return the briefing with the author's note about an event."""
    return _changed(briefing, event, shown, lambda entry: replace(entry, note=note))


def with_heading(briefing: Briefing, event: str, heading: Text, shown: Shown) -> Briefing:
    """Return the briefing with a heading before an event; an empty one takes it away."""
    return _changed(briefing, event, shown, lambda entry: replace(entry, heading=heading))


def with_passages(briefing: Briefing, event: str, passages: object, shown: Shown) -> Briefing:
    """Return the briefing with the passages (of `Wanted`) of an event that are printed; None for the usual ones."""
    return _changed(briefing, event, shown, lambda entry: replace(entry, passages=passages))


def with_participants(briefing: Briefing, event: str, names: tuple[str, ...] | None, shown: Shown) -> Briefing:
    """Return the briefing with those participants of an event that are listed; None for all."""
    return _changed(briefing, event, shown, lambda entry: replace(entry, participants=names))


def with_section(briefing: Briefing, name: str, on: bool, now: Sequence[str], order: Sequence[str]) -> Briefing:
    """Return the briefing with a section or without it.

    Args:
        briefing: the briefing.
        name: the section.
        on: whether it is printed.
        now: the sections of the document as it is.
        order: all sections in the order in which they are listed; a section that is added takes its place there.
    """
    if on == (name in now):
        return briefing
    if not on:
        return replace(briefing, sections=tuple(one for one in now if one != name))
    place = order.index(name)
    at = next((at for at, one in enumerate(now) if one in order and order.index(one) > place), len(now))
    return replace(briefing, sections=(*now[:at], name, *now[at:]))


def said(text: Text, language: str, words: str) -> Text:
    """Return a text that says `words` in `language`, and what it says in the other one."""
    return Text(words, text.en) if language == "vi" else Text(text.vi, words)


def _entry(briefing: Briefing, event: str) -> Entry | None:
    return next((entry for entry in briefing.entries if entry.event == event), None)


def _changed(briefing: Briefing, event: str, shown: Shown, change: Callable[[Entry], Entry]) -> Briefing:
    """Return the briefing with the entry of `event`, made where there is none, as `change` gives it."""
    known = _entry(briefing, event)
    if known is None:
        if change(Entry(event)) == Entry(event):
            return briefing
        last = shown.index(event) if event in shown else -1
        if briefing.order == "date" or last < 0:
            briefing = replace(briefing, entries=(*briefing.entries, Entry(event)))
        else:
            briefing = _with_entries(briefing, shown, last)
    done = False
    entries = []
    for entry in briefing.entries:
        entries.append(change(entry) if entry.event == event and not done else entry)
        done = done or entry.event == event
    return replace(briefing, entries=tuple(entries))


def _with_entries(briefing: Briefing, order: Shown, last: int) -> Briefing:
    """Return the briefing whose entries begin with those of the events of `order` up to place `last`, in that order.

    Entries behind these keep their order; so do those of events that the registry does not have.
    """
    known: dict[str, Entry] = {}
    for entry in briefing.entries:
        known.setdefault(entry.event, entry)
    places = {event: place for place, event in enumerate(order)}
    first = order[: last + 1]
    entries = [known.get(event, Entry(event)) for event in first]
    rest = [known[event] for event in known if places.get(event, len(order)) > last]
    rest.sort(key=lambda entry: places.get(entry.event, len(order)))
    return replace(briefing, entries=(*entries, *rest))
