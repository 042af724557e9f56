"""Builds the heads of all events: what the timeline, the filters and the lists need at once.

This is the hot path of loading: one pass over the plain data, nothing looked up twice.
"""

from __future__ import annotations

from collections.abc import Set

from viewer.registry import shape
from viewer.registry.records import Head, Place, Text
from viewer.registry.yamlread import Data


class HeadBuilder:
    """Builds heads for one registry.

    Args:
        language: what plain texts are written in.
        people: the ids of the registry's people.
        written: the ids that events have in the file; no other event gets one of these.

    Attributes:
        given: the ids that were made up: for events without one, and for those whose id another event has.
    """

    def __init__(self, language: str, people: frozenset[str], written: Set[str] = frozenset()) -> None:
        self._language = language
        self._people = people
        self._written = written
        self.given: set[str] = set()
        self._taken: set[str] = set()
        self._last: dict[str, int] = {}  # the number that an id was last given

    def build(self, index: int, event: Data, line: int) -> Head:
        """Return the head of one event, whatever shape its data has; `line` is 1-based."""
        if not isinstance(event, dict):
            event = {"title": event} if isinstance(event, str) else {}
        get = event.get
        language = self._language
        title = shape.text(get("title"), language)
        date = shape.date(get("date"))
        series, number = _series(get("series"))
        people, names, count = self._participants(get("participants"))
        written = shape.plain(get("id"))
        event_id = self._unique(written or derived_id(date.text if date else "", title), written=bool(written))
        return Head(
            index,
            event_id,
            not written,
            title or Text(vi=event_id, en=event_id),
            date,
            shape.plain(get("time")),
            shape.plain(get("kind")) or "other",
            shape.plain(get("status")) or "held",
            get("background") is True,
            shape.plain(get("mode")),
            shape.strings(get("parties")),
            series,
            number,
            shape.plain(get("part_of")),
            people,
            names,
            count,
            _sources(event),
            shape.strings(get("topics")),
            place(get("place"), language),
            line,
            bool(get("date_note")),
        )

    def _unique(self, event_id: str, *, written: bool) -> str:
        """Return `event_id`, with a number behind it when another event has it."""
        taken = self._taken
        found = event_id
        if event_id in taken or (not written and event_id in self._written):
            number = self._last.get(event_id, 1)
            while found in taken or found in self._written:
                number += 1
                found = f"{event_id}-{number}"
            self._last[event_id] = number
        if not written or found is not event_id:
            self.given.add(found)
        taken.add(found)
        return found

    def again(self, before: Head, index: int, event: Data, line: int) -> Head:
        """Return the head of an event whose data is that of `before`, which was built for the same people."""
        event_id = before.id
        if event_id in self._taken or before.derived_id or event_id != shape.plain(event.get("id")):
            return self.build(index, event, line)
        self._taken.add(event_id)
        return before if before.index == index and before.line == line else before._replace(index=index, line=line)

    def _participants(self, value: Data) -> tuple[tuple[str, ...], tuple[str, ...], int]:
        people: list[str] = []
        names: list[str] = []
        count = 0
        for item in shape.items(value):
            count += 1
            if isinstance(item, dict):
                person, name = shape.plain(item.get("person")), shape.plain(item.get("name"))
            else:
                words = shape.plain(item)
                person, name = (words, "") if words in self._people else ("", words)
            if person:
                people.append(person)
            elif name:
                names.append(name)
        return tuple(people), tuple(names), count


def _series(value: Data) -> tuple[str, int | None]:
    """Return the series' id and the number in it; a plain text is the id alone."""
    if isinstance(value, dict):
        number = value.get("number")
        return shape.plain(value.get("id")), number if number.__class__ is int else None
    return shape.plain(value), None


def _sources(event: dict[str, Data]) -> tuple[str, ...]:
    """Return the event's sources in order: those listed, then those of its evidence."""
    found = dict.fromkeys(shape.strings(event.get("sources")))
    _add_evidence(found, event.get("evidence"))
    for key in ("participants", "outcomes", "related"):
        for item in event.get(key) or ():
            if isinstance(item, dict) and "evidence" in item:
                _add_evidence(found, item["evidence"])
    where = event.get("place")
    if isinstance(where, dict) and "evidence" in where:
        _add_evidence(found, where["evidence"])
    return tuple(found)


def _add_evidence(found: dict[str, None], value: Data) -> None:
    for item in value if isinstance(value, list) else ():
        if isinstance(item, dict):
            source = item.get("source")
            if source.__class__ is str:
                found[source] = None


def place(value: Data, language: str) -> Place | None:
    """Return where an event took place, without its evidence; plain text is kept as written."""
    if isinstance(value, dict):
        return Place(
            shape.text(value.get("city"), language),
            shape.plain(value.get("country")),
            shape.text(value.get("venue"), language),
            shape.text(value.get("note"), language),
        )
    words = shape.plain(value)
    return Place(plain=shape.text(words, language)) if words else None


def written_ids(events: list[Data]) -> frozenset[str]:
    """Return the ids that events have in the file."""
    return frozenset(shape.plain(event["id"]) for event in events if isinstance(event, dict) and "id" in event)


def derived_id(date: str, title: Text) -> str:
    """Return the id of an event that has none: its date and the first words of its title, without accents."""
    from viewer.base.fold import fold

    words = "".join(char if char.isalnum() else " " for char in fold(title.vi or title.en)).split()
    stamp = "".join(char if char.isalnum() else "-" for char in date).strip("-")
    return "-".join(part for part in (stamp, *words[:8]) if part) or "event"
