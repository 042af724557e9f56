"""Which events are given out, and what else of the registry they name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from viewer.base.value import frozen
from viewer.registry import calendar, shape
from viewer.registry.forms.changes import expanded
from viewer.registry.records import Event, Party, Person, Series, Source
from viewer.registry.registry import Registry
from viewer.registry.yamlread import Data

Entry = TypeVar("Entry", Party, Person, Series, Source)


@frozen
class Selection:
    """Events of a registry in the order in which they are given out.

    Attributes:
        registry: whose they are.
        indexes: of the events among its heads.
        language: of words and labels, vi or en.
        whole: whether all that the registry declares goes with them, named or not.
    """

    registry: Registry
    indexes: tuple[int, ...]
    language: str = "vi"
    whole: bool = False

    def event(self, index: int) -> Event:
        """Return everything about one of the events."""
        return self.registry.event_at(index)

    def titles(self, indexes: tuple[int, ...] | list[int]) -> tuple[str, ...]:
        """Return what events are called, in the language of the selection."""
        return tuple(self.registry.heads[index].title.pick(self.language) for index in indexes)

    @property
    def people(self) -> tuple[Person, ...]:
        """Return the people who take part, in the registry's order."""
        named = {person for index in self.indexes for person in self.registry.heads[index].people}
        return self._of(self.registry.people, named)

    @property
    def series(self) -> tuple[Series, ...]:
        """Return the series to which events belong, in the registry's order."""
        return self._of(self.registry.series, {self.registry.heads[index].series for index in self.indexes})

    @property
    def sources(self) -> tuple[Source, ...]:
        """Return the sources that events name, in the registry's order."""
        named = {source for index in self.indexes for source in self.registry.heads[index].sources}
        return self._of(self.registry.sources, named)

    @property
    def parties(self) -> tuple[Party, ...]:
        """Return the parties of events and of those who take part, in the registry's order."""
        named = {party for index in self.indexes for party in self.registry.heads[index].parties}
        named |= {person.party for person in self.people} | {self.registry.home}
        return self._of(self.registry.parties, named)

    def _of(self, declared: Mapping[str, Entry], named: set[str]) -> tuple[Entry, ...]:
        return tuple(entry for key, entry in declared.items() if self.whole or key in named)


def event_data(registry: Registry, index: int) -> dict[str, Data]:
    """Return what the file says of an event; a plain text is its title."""
    return shape.mapping(expanded(registry.document.data, ("events", index)))


def newest_day(registry: Registry) -> str:
    """Return the newest day, as ISO date, on which a source appeared or was fetched, else on which an event was.

    It stands in files where a format asks for a time of making: two runs on one registry make the same bytes.
    """
    dates = [date for source in registry.sources.values() for date in (source.published, source.retrieved)]
    days = [date.latest for date in dates if date is not None and date.latest is not None]
    days = days or [head.date.latest for head in registry.heads if head.date and head.date.latest is not None]
    civil = [calendar.civil(day) for day in days]
    known = [day for day in civil if 1980 <= day[0] <= 9999]
    return "{:04}-{:02}-{:02}".format(*max(known, default=(2000, 1, 1)))
