"""Registries made from a seed: every form of date, kind and status, series with gaps, visits with children."""

from __future__ import annotations

import random
from pathlib import Path

from viewer.registry import calendar, dates
from viewer.registry.records import Head, Party, Person, Series, Text
from viewer.registry.registry import Registry
from viewer.registry.vocabulary import KINDS, STATUSES

_WORDS = ("Talks", "Visit", "Port", "call", "Working", "group", "Signing", "Seminar", "Exchange", "Review", "Round")
_PARTIES = ("AA", "BB", "CC", "DD", "EE")


def registry(count: int = 60, seed: int = 1, years: tuple[int, int] = (1995, 2026)) -> Registry:
    """Return a registry of `count` events; the same for the same arguments."""
    chance = random.Random(seed)
    first, last = calendar.day_number(years[0], 1, 1), calendar.day_number(years[1], 12, 31)
    heads: list[Head] = []
    numbers: dict[str, int] = {}
    while len(heads) < count:
        heads.append(_head(chance, len(heads), first, last, numbers, heads))
    return assembled(heads)


def assembled(heads: list[Head]) -> Registry:
    """Return a registry around these heads, whose indexes are their places."""
    children: dict[str, tuple[str, ...]] = {}
    for head in heads:
        if head.part_of:
            children[head.part_of] = (*children.get(head.part_of, ()), head.id)
    return Registry(
        path=Path("generated.yaml"),
        home="HOME",
        parties={
            "HOME": Party("HOME", Text("Nhà", "Home")),
            **{key: Party(key, Text(f"Nước {key}", f"Country {key}")) for key in _PARTIES},
            "FORUM": Party("FORUM", Text("Diễn đàn", "Forum"), kind="forum"),
        },
        people={f"p{at}": Person(f"p{at}", f"Person {at}") for at in range(12)},
        series={f"s{at}": Series(f"s{at}", Text(f"Chuỗi {at}", f"Series {at}")) for at in range(6)},
        heads=tuple(heads),
        by_id={head.id: head.index for head in heads},
        children=children,
    )


def head(index: int, date: str | None = "2020-05-05", **fields: object) -> Head:
    """Return a head with defaults for what is not given; `date` is EDTF, or None."""
    known: dict[str, object] = {
        "index": index, "id": f"e{index}", "derived_id": False, "title": Text("", f"Event {index}"),
        "date": None if date is None else dates.parse(date), "time": "", "kind": "meeting", "status": "held",
        "background": False, "mode": "", "parties": ("HOME", "AA"), "series": "", "number": None, "part_of": "",
        "people": (), "names": (), "participants": 0, "sources": ("s",), "topics": (), "place": None, "line": index + 1,
    }  # fmt: skip
    known.update(fields)
    return Head(**known)  # type: ignore[arg-type]  # the fields are checked where they are used


def _head(
    chance: random.Random, index: int, first: int, last: int, numbers: dict[str, int], before: list[Head]
) -> Head:
    day = chance.randint(first, last)
    series, number = "", None
    if chance.random() < 0.2:
        series = f"s{chance.randrange(6)}"
        if chance.random() < 0.7:
            number = numbers[series] = numbers.get(series, chance.randint(0, 3)) + chance.choice((1, 1, 1, 2))
    parents = [at for at in before[-30:] if at.kind in ("visit", "conference") and at.date is not None]
    parent = chance.choice(parents) if parents and chance.random() < 0.25 else None
    date = None if chance.random() < 0.03 else dates.parse(_date(chance, day))
    if parent is not None and parent.date is not None and parent.date.earliest is not None:
        date = dates.parse(_child_date(chance, parent))
    people = tuple(f"p{chance.randrange(12)}" for _ in range(chance.choice((0, 0, 1, 2))))
    return head(
        index,
        None if date is None else date.text,
        title=Text(_title(chance, "Sự kiện"), _title(chance, "Event")),
        time=chance.choice(("", "", "", "", "09:30", "morning", "evening")),
        kind="visit" if chance.random() < 0.15 else chance.choice(KINDS),
        status="held" if chance.random() < 0.7 else chance.choice(STATUSES),
        background=chance.random() < 0.25,
        parties=("HOME", *chance.sample(_PARTIES, chance.choice((1, 1, 1, 1, 2)))),
        series=series,
        number=number,
        part_of=parent.id if parent is not None else "",
        people=people,
        participants=len(people),
        sources=tuple(f"src{at}" for at in range(chance.choice((0, 1, 1, 2)))),
    )


def _title(chance: random.Random, lead: str) -> str:
    return " ".join([lead, *chance.choices(_WORDS, k=chance.randint(1, 9))])


def _date(chance: random.Random, day: int) -> str:
    iso = calendar.iso(day)
    later = calendar.iso(day + chance.randint(1, 9))
    forms = (
        iso, iso, iso, iso, iso, f"{iso}/{later}", f"{iso}/{later}", iso[:7], iso[:7], iso[:4], f"{iso[:7]}~",
        f"{iso[:7]}?", f"{iso}~", f"{iso}?", f"[{iso}..{later}]", f"[..{iso}]", f"[{iso}..]", f"{iso}/..",
        f"{iso}/", f"../{iso}", f"{iso[:4]}/{int(iso[:4]) + 1}", f"[{iso},{later}]", f"{iso[:4]}%",
    )  # fmt: skip
    return chance.choice(forms)


def _child_date(chance: random.Random, parent: Head) -> str:
    assert parent.date is not None
    first = parent.date.earliest or 0
    last = parent.date.latest if parent.date.latest is not None else first
    if chance.random() < 0.4 and first < last:
        return f"[{calendar.iso(first)}..{calendar.iso(last)}]"
    return calendar.iso(chance.randint(first, last))


def measure(text: str, role: str) -> float:
    """Return a width that is as good as a font's for layout: 6.3 px a letter, more in bold."""
    return len(text) * (6.8 if "semibold" in role else 5.6 if role == "small" else 6.3)
