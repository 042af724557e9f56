"""A small registry built by hand, and what is needed to build others."""

from __future__ import annotations

from pathlib import Path

from viewer.registry.dates import parse
from viewer.registry.records import (
    Event,
    Evidence,
    Head,
    Outcome,
    Participant,
    Party,
    Person,
    Place,
    Series,
    Source,
    Text,
)
from viewer.registry.registry import Registry


def head(index: int, title: str, **given: object) -> Head:
    """Return the head of a held meeting on 2020-01-01, but for what is given."""
    values: dict[str, object] = {
        "index": index,
        "id": f"e{index}",
        "derived_id": False,
        "title": Text(vi=title),
        "date": parse("2020-01-01"),
        "time": "",
        "kind": "meeting",
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
        "line": index + 1,
    }
    values.update(given)
    return Head(**values)  # type: ignore[arg-type]  # a test that gives a wrong type fails where it is used


def registry(*events: Event | Head, **given: object) -> Registry:
    """Return a registry of these events."""
    full = [event if isinstance(event, Event) else Event(event) for event in events]
    heads = tuple(event.head for event in full)
    return Registry(
        Path("events.yaml"),
        heads=heads,
        by_id={one.id: one.index for one in heads},
        build_event=full.__getitem__,
        **given,  # type: ignore[arg-type]  # as above
    )


ARTICLES = {"report": "Đoàn công tác đến thăm cảng biển.\nHai bên trao đổi về vườn cây.", "note": ""}


def sample() -> Registry:
    """Return five invented events of two partners and a forum."""
    return registry(
        Event(
            head(
                0,
                "Đối thoại về nghề làm vườn lần thứ nhất",
                date=parse("2018-12-03"),
                kind="dialogue",
                parties=("AA", "BB"),
                people=("an-binh",),
                series="gardens",
                number=1,
                sources=("report",),
                topics=("gìn giữ hoà bình",),
                place=Place(city=Text("Thành phố Hồ", "Lake City"), country="BB"),
            ),
            aliases=(Text(en="Garden talks"),),
            participants=(Participant(person="an-binh", offices=(Text("Thứ trưởng"),), rank=Text("Thượng tướng")),),
            outcomes=(Outcome(Text("Nhất trí lập vườn ươm"), evidence=(Evidence("report", "đến thăm cảng"),)),),
            note=Text(en="Held behind closed doors"),
        ),
        head(1, "Chuyến thăm", date=parse("2019-11"), kind="visit", parties=("AA", "CC"), background=True),
        head(2, "Hội nghị", date=None, kind="conference", parties=("AA", "FF"), names=("Lê Văn Vịnh",)),
        head(
            3,
            "Kế hoạch",
            date=parse("[2020-05-01..2020-05-04]"),
            status="announced",
            parties=("AA", "BB"),
            people=("an-binh", "cam-duong"),
            sources=("report",),
        ),
        head(4, "Cuộc gọi", date=parse("[..2017-12-05]"), kind="call", parties=("AA",), part_of="e1"),
        home="AA",
        parties={
            "AA": Party("AA", Text("Nước A", "Aland")),
            "BB": Party("BB", Text("Nước B", "Borduria")),
            "CC": Party("CC", Text("Nước C", "Cathay")),
            "FF": Party("FF", Text("Diễn đàn", "Forum"), kind="forum"),
        },
        people={
            "an-binh": Person("an-binh", "Nguyễn An Bình", aliases=("Ăn Binh",)),
            "cam-duong": Person("cam-duong", "Phạm Cẩm Dương"),
        },
        series={"gardens": Series("gardens", Text("Đối thoại vườn", "Garden dialogue"))},
        sources={
            "report": Source("report", 1, Text(en="A report on harbours"), publisher="Lake Gazette"),
            "note": Source("note", 2, Text(en="A note")),
        },
    )
