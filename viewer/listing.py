"""Events as a table, JSON or CSV for the command line.

JSON and CSV carry the same keys. Texts are in the language that was asked for; an absent value is null, an
absent list is empty. Dates give their limits without `~` and `?`; an open or unknown end has none.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

from viewer.base import spreadsheet
from viewer.registry import calendar, datewords
from viewer.registry.records import Event, Participant, Place, Text
from viewer.registry.registry import Registry
from viewer.registry.vocabulary import label

Row = dict[str, Any]

KEYS = (
    "id",
    "title",
    "title_vi",
    "title_en",
    "date",
    "date_note",
    "date_earliest",
    "date_latest",
    "time",
    "kind",
    "status",
    "background",
    "mode",
    "host",
    "place",
    "parties",
    "series",
    "part_of",
    "participants",
    "topics",
    "outcomes",
    "related",
    "sources",
)


def rows(registry: Registry, indexes: Iterable[int], language: str) -> list[Row]:
    """Return one row for each event, in the order of `indexes`."""
    return [_row(registry, registry.event_at(index), language) for index in indexes]


def as_json(found: list[Row]) -> str:
    """Return rows as a JSON list."""
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def as_csv(found: list[Row]) -> str:
    """Return rows as CSV (RFC 4180); texts that a spreadsheet would take for formulas begin with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(KEYS)
    for row in found:
        writer.writerow([_cell(row[key]) for key in KEYS])
    return out.getvalue()


def as_table(registry: Registry, indexes: Iterable[int], language: str) -> str:
    """Return a table to read in a terminal: date, kind, title, id."""
    lines = [_line(registry, index, language) for index in indexes]
    widths = [max((len(line[column]) for line in lines), default=0) for column in range(3)]
    return "".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=False)) + f"  {line[3]}\n"
        for line in lines
    )


def _line(registry: Registry, index: int, language: str) -> tuple[str, str, str, str]:
    head = registry.heads[index]
    date = datewords.short(head.date, language) if head.date else "–"
    kind = _one_line(label("kind", head.kind, language))
    return date, kind, _one_line(head.title.pick(language)), _one_line(head.id)


def _one_line(text: str) -> str:
    """Return `text` without line ends and control characters, which would break a table or steer a terminal."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _row(registry: Registry, event: Event, language: str) -> Row:
    head = event.head
    date = head.date
    return {
        "id": head.id,
        "title": head.title.pick(language),
        "title_vi": head.title.vi or None,
        "title_en": head.title.en or None,
        "date": date.text if date else None,
        "date_note": _text(event.date_note, language),
        "date_earliest": _day(date.earliest if date else None),
        "date_latest": _day(date.latest if date else None),
        "time": head.time or None,
        "kind": head.kind,
        "status": head.status,
        "background": head.background,
        "mode": head.mode or None,
        "host": event.host or None,
        "place": _place(head.place, language),
        "parties": list(head.parties),
        "series": {"id": head.series, "number": head.number} if head.series else None,
        "part_of": head.part_of or None,
        "participants": [_participant(registry, item, language) for item in event.participants],
        "topics": list(head.topics),
        "outcomes": [outcome.text.pick(language) for outcome in event.outcomes],
        "related": [{"event": relation.event, "as": relation.kind or None} for relation in event.related],
        "sources": list(head.sources),
    }


def _participant(registry: Registry, item: Participant, language: str) -> Row:
    person = registry.people.get(item.person)
    name = person.name if person else item.name or item.organisation.pick(language)
    return {
        "person": item.person or None,
        "name": name or None,
        "rank": _text(item.rank, language),
        "office": "; ".join(office.pick(language) for office in item.offices) or None,
        "party": item.party or (person.party if person else "") or None,
        "role": item.role or None,
    }


def _place(place: Place | None, language: str) -> Row | None:
    if place is None:
        return None
    return {
        "city": _text(place.city or place.plain, language),
        "country": place.country or None,
        "venue": _text(place.venue, language),
        "note": _text(place.note, language),
    }


def _text(text: Text, language: str) -> str | None:
    return text.pick(language) or None


def _day(day: int | None) -> str | None:
    return None if day is None else calendar.iso(day)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        value = "; ".join(f"{key}: {item}" for key, item in value.items() if item is not None)
    elif isinstance(value, list):
        value = " | ".join(_cell(item).removeprefix("'") for item in value)
    return spreadsheet.cell(str(value))
