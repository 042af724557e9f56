"""The events as a table: their order in time, the years they are grouped by, and what each row says.

Order and groups need heads only; a row's words are made when somebody asks for them, so that ten thousand events
cost what is looked at. An event stands in the year in which it begins, or may begin; of two that begin on one day
the one that takes longer comes first, as a visit before what happened on its first day. Undated events have a
group of their own at the end.

A row has two languages: that of the registry's content, and that of dates, kinds and statuses.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from enum import IntEnum
from typing import Any

from viewer.base.value import frozen
from viewer.registry import calendar, datewords, vocabulary
from viewer.registry.citation import place_line
from viewer.registry.dates import parse
from viewer.registry.partners import MULTILATERAL, partner
from viewer.registry.records import Head
from viewer.registry.registry import Registry
from viewer.registry.time_order import first_day, in_order, time_key

_MULTILATERAL = {"vi": "Đa phương", "en": "Multilateral"}
_MENTIONED = {"vi": "Được nhắc tới", "en": "Mentioned"}
_UNDATED = {"vi": "Chưa rõ ngày", "en": "Undated"}


class Column(IntEnum):
    """The columns, in their order."""

    KIND = 0
    DATE = 1
    TITLE = 2
    PARTNER = 3
    PEOPLE = 4
    PLACE = 5
    STATUS = 6
    SOURCES = 7


@frozen
class Row:
    """What one event's row says; a text is empty where the registry says nothing."""

    index: int
    id: str
    kind: str
    date: str
    title: str
    partner: str
    people: str
    place: str
    status: str
    sources: tuple[str, ...]

    def text(self, column: Column) -> str:
        """Return what stands in a column, as one text."""
        if column is Column.SOURCES:
            return ", ".join(self.sources)
        found: str = getattr(self, column.name.lower())
        return found


@frozen
class Group:
    """The events that begin in one year, in order; `year` is None for undated ones."""

    year: int | None
    members: tuple[int, ...]


class Chronology:
    """A selection of a registry's events, in the order of time.

    Args:
        registry: whose events they are.
        indexes: places of the events among the registry's heads, in any order.
        titles: language of the registry's content (vi or en).
        words: language of dates, kinds and statuses; that of the content when left out.
    """

    def __init__(self, registry: Registry, indexes: Iterable[int], titles: str, words: str | None = None) -> None:
        self.registry = registry
        self.titles = titles
        self.words = words if words is not None else titles
        events, self._days = in_order(registry, tuple(indexes))
        self.order: tuple[int, ...] = tuple(events)
        self._rows: dict[int, Row] = {}

    def row(self, index: int) -> Row:
        """Return the row of the event at `index` of the registry's heads; made at the first call."""
        known = self._rows.get(index)
        if known is None:
            known = self._rows[index] = self._made(self.registry.heads[index])
        return known

    def groups(self, *, newest_first: bool = False) -> tuple[Group, ...]:
        """Return the events by year, undated ones last in either direction."""
        found: list[Group] = []
        days, start = self._days, 0
        while start < len(days):
            year = calendar.civil(days[start])[0]
            end = bisect_left(days, calendar.day_number(year + 1, 1, 1), start)
            found.append(Group(year, self.order[start:end]))
            start = end
        undated = self.order[len(days) :]
        if newest_first:
            found = [Group(group.year, group.members[::-1]) for group in reversed(found)]
        return (*found, Group(None, undated)) if undated else tuple(found)

    def sorted_by(
        self, column: Column, *, descending: bool = False, collate: Callable[[str], Any] = str.casefold
    ) -> tuple[int, ...]:
        """Return the events by what stands in a column; of equal ones the earlier is first, empty cells are last.

        Args:
            column: any column; by date this is the order of time.
            descending: whether the greatest stands first.
            collate: makes of a text what sorts it in the language that is read.
        """
        keys = {index: self._key(index, column, collate) for index in self.order}
        known = [index for index in self.order if keys[index] is not None]
        known.sort(key=keys.__getitem__, reverse=descending)
        return (*known, *(index for index in self.order if keys[index] is None))

    def range_words(self) -> str:
        """Return from when to when the dated events are: "2018–2023"; empty where there is none."""
        if not self._days:
            return ""
        years = (calendar.civil(day)[0] for day in (self._days[0], self._days[-1]))
        first, last = (year_name(year, self.words) for year in years)
        return first if first == last else f"{first}–{last}"

    def _key(self, index: int, column: Column, collate: Callable[[str], Any]) -> Any:
        """Return what sorts an event by a column, or None where its cell is empty."""
        head = self.registry.heads[index]
        match column:
            case Column.DATE:
                return None if first_day(head) is None else time_key(head)[1:-1]
            case Column.KIND:
                known = vocabulary.KINDS
                return known.index(head.kind) if head.kind in known else len(known)
            case Column.SOURCES:
                numbers = _source_numbers(self.registry, head)
                return numbers or None
            case _:
                text = self.row(index).text(column)
                return collate(text) if text else None

    def _made(self, head: Head) -> Row:
        registry, titles, words = self.registry, self.titles, self.words
        return Row(
            head.index,
            head.id,
            vocabulary.label("kind", head.kind, words),
            datewords.short(head.date, words) if head.date is not None else "",
            head.title.pick(titles),
            self._partner(head),
            ", ".join(_people(registry, head)),
            place_line(registry, head.place, titles) if head.place is not None else "",
            _in(_MENTIONED, words) if head.background else vocabulary.label("status", head.status, words),
            tuple(f"S{number}" for number in _source_numbers(registry, head)),
        )

    def _partner(self, head: Head) -> str:
        key = partner(self.registry, head)
        return _in(_MULTILATERAL, self.words) if key == MULTILATERAL else self.registry.party_name(key, self.titles)


def in_titles(events: Chronology) -> Chronology:
    """Return the same events with all words in the language of the content."""
    if events.words == events.titles:
        return events
    return Chronology(events.registry, events.order, events.titles)


def year_of(head: Head) -> int | None:
    """Return the year of an event's first day; None for an undated one."""
    day = first_day(head)
    return None if day is None else calendar.civil(day)[0]


def year_name(year: int | None, lang: str) -> str:
    """Return what a group is called: its year, or that its events are undated."""
    if year is None:
        return _in(_UNDATED, lang)
    if 0 < year <= 9999:
        return str(year)
    long = abs(year) > 9999  # EDTF level 1 writes these with a Y
    return datewords.short(parse(f"Y{year}" if long else f"{year:05}" if year < 0 else f"{year:04}"), lang)


def _people(registry: Registry, head: Head) -> tuple[str, ...]:
    """Return the names of those who took part: people of the registry, then names as printed."""
    known = (registry.people.get(person) for person in head.people)
    named = (found.name if found else key for key, found in zip(head.people, known, strict=True))
    return tuple(dict.fromkeys((*named, *head.names)))


def _source_numbers(registry: Registry, head: Head) -> tuple[int, ...]:
    return tuple(sorted(registry.sources[key].number for key in head.sources if key in registry.sources))


def _in(words: dict[str, str], lang: str) -> str:
    return words["vi" if lang == "vi" else "en"]
