"""Records for tests of sources: a small invented registry about two countries and a forum."""

from __future__ import annotations

from pathlib import Path

from viewer.registry import dates
from viewer.registry.records import Event, Head, Party, Person, Place, Series, Source, SourceText, Text
from viewer.registry.registry import Registry

PARTIES = {
    "AA": Party("AA", Text("Nước An", "An Land")),
    "BB": Party("BB", Text("Cộng hòa Bình", "Binh Republic")),
    "FORUM": Party("FORUM", Text("Diễn đàn Hồ", "Lake Forum"), "forum"),
}
PEOPLE = {
    "lan": Person("lan", "Trần Hải Lân", ("Trần Lân",), "AA"),
    "marek": Person("marek", "Marek Nowicki", ("Ma-rếch Nô-vít-ki",), "BB"),
}


def head(index: int = 0, **given: object) -> Head:
    """Return the head of an event; what is not given is as empty as it may be."""
    values: dict[str, object] = {
        "index": index,
        "id": f"event-{index}",
        "derived_id": False,
        "title": Text("Một sự kiện", "An event"),
        "date": None,
        "time": "",
        "kind": "dialogue",
        "status": "held",
        "background": False,
        "mode": "",
        "parties": (),
        "series": "",
        "number": None,
        "part_of": "",
        "people": (),
        "names": (),
        "participants": 0,
        "sources": (),
        "topics": (),
        "place": None,
        "line": 10 * (index + 1),
    }
    if isinstance(given.get("date"), str):
        given["date"] = dates.parse(str(given["date"]))
    return Head(**(values | given))  # type: ignore[arg-type]  # the values come from the table above


def place(city: str) -> Place:
    """Return a place that is only a city."""
    return Place(city=Text(city))


def source(number: int, *texts: SourceText) -> Source:
    """Return source `number`, called s1, s2 and so on."""
    return Source(f"s{number}", number, Text(f"Bài {number}", f"Article {number}"), texts=texts)


def registry(folder: Path, *events: Event, sources: tuple[Source, ...] = ()) -> Registry:
    """Return a registry of these events, in a folder."""
    return Registry(
        folder / "events.yaml",
        home="AA",
        parties=PARTIES,
        people=PEOPLE,
        series={"talks": Series("talks", Text("Đối thoại An – Bình", "An–Binh talks"))},
        sources={one.id: one for one in sources},
        heads=tuple(event.head for event in events),
        by_id={event.id: index for index, event in enumerate(events)},
        build_event=lambda index: events[index],
    )
