"""Columns of very many invented events, and a registry whose heads are made from them when one is looked at.

Three quarters last a day, 16 of a hundred some days, 8 are known to a month, one of five hundred to a year; all
between 1950 and 2026. The same number gives the same events.
"""

from __future__ import annotations

import random
from array import array
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import overload

from tests.bench.generate import KINDS, PARTIES, SEED
from viewer.registry import calendar, dates
from viewer.registry.records import Head, Party, Person, Text
from viewer.registry.registry import Registry
from viewer.timeline.arrays import DATED, HELD
from viewer.timeline.traits import EventColumns

DAY = 1440
FIRST, LAST = calendar.day_number(1950, 1, 1), calendar.day_number(2026, 12, 31)
PEOPLE = 200


def columns(count: int) -> EventColumns:
    """Return the columns of `count` events."""
    chance = random.Random(SEED)
    starts, ends, flags, partners = array("q"), array("q"), array("B"), array("i")
    for _number in range(count):
        start, end = _days(chance)
        starts.append(start * DAY)
        ends.append(end * DAY)
        flags.append(DATED | (HELD if chance.random() < 0.8 else 0))
        partners.append(int(chance.random() * len(PARTIES)))
    return EventColumns(starts, ends, flags, partners, PARTIES)


def _days(chance: random.Random) -> tuple[int, int]:
    day = FIRST + int(chance.random() * (LAST - FIRST))
    form = chance.random()
    if form < 0.758:
        return day, day + 1
    if form < 0.918:
        return day, day + 2 + int(chance.random() * 8)
    year, month, _day = calendar.civil(day)
    first, last = calendar.month_range(year, month) if form < 0.998 else calendar.year_range(year)
    return first, last + 1


class Heads(Sequence[Head]):
    """The heads of events, each made when it is asked for."""

    def __init__(self, known: EventColumns) -> None:
        self._known = known

    def __len__(self) -> int:
        return len(self._known.starts)

    @overload
    def __getitem__(self, at: int) -> Head: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Head]: ...
    def __getitem__(self, at: int | slice) -> Head | Sequence[Head]:
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        if at >= len(self):
            raise IndexError(at)
        known = self._known
        return head(at, known.starts[at], known.ends[at], known.flags[at], known.order[known.partners[at]])

    def __iter__(self) -> Iterator[Head]:
        return (self[at] for at in range(len(self)))


def head(index: int, start: int, end: int, flags: int, partner: str) -> Head:
    """Return the head of an event with these columns."""
    first, last = calendar.iso(start // DAY), calendar.iso(end // DAY - 1)
    date = first if end - start == DAY else f"{first}/{last}" if end - start < 20 * DAY else first[:7]
    return Head(
        index=index, id=f"event-{index}", derived_id=False,
        title=Text(f"Cuộc họp số {index} giữa hai bên tại thủ đô", f"Meeting number {index} between the two sides"),
        date=dates.parse(first[:4] if end - start > 300 * DAY else date), time="", kind=KINDS[index % len(KINDS)],
        status="held" if flags & HELD else "announced", background=False, mode="", parties=("VN", partner), series="",
        number=None, part_of="", people=(f"person-{index * 7919 % PEOPLE}", f"person-{index * 104729 % PEOPLE}"),
        names=(), participants=2, sources=("source-1",) * (1 + index % 3), topics=(), place=None, line=index,
    )  # fmt: skip


class Places(Mapping[str, int]):
    """The index of an event by its id."""

    def __init__(self, count: int) -> None:
        self._count = count

    def __getitem__(self, event_id: str) -> int:
        at = int(event_id.removeprefix("event-"))
        if at >= self._count:
            raise KeyError(event_id)
        return at

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[str]:
        return (f"event-{at}" for at in range(self._count))


def registry(known: EventColumns, *, ready: bool = False) -> Registry:
    """Return a registry of these events; its heads are made on demand unless they are to be `ready`."""
    heads = Heads(known)
    return Registry(
        path=Path("many.yaml"),
        home="VN",
        parties={key: Party(key, Text(f"Bên {key}", f"Party {key}")) for key in ("VN", *PARTIES)},
        people={f"person-{at}": Person(f"person-{at}", f"Person {at}") for at in range(PEOPLE)},
        heads=tuple(heads) if ready else heads,  # type: ignore[arg-type]  # a sequence serves as well
        by_id=Places(len(heads)),
    )
