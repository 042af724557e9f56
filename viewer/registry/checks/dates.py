"""Dates and times can be read, and events that are said to come before or after each other do."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.base.i18n import _
from viewer.registry import shape
from viewer.registry.dates import DateError, Edtf, parse, parse_time
from viewer.registry.finding import DataPath, Finding, error, warning
from viewer.registry.registry import Registry
from viewer.registry.yamlread import Data


def findings(registry: Registry) -> Iterator[Finding]:
    """Yield each date that is none, each time that is none, and contradictions of before and after."""
    data = registry.document.data
    for head in registry.heads:
        event = data["events"][head.index]
        if not isinstance(event, dict):
            continue
        path: DataPath = ("events", head.index)
        if head.date is None:
            yield from _date(event.get("date"), (*path, "date"))
        if head.time:
            yield from _time(head.time, (*path, "time"))
        if "related" in event:
            yield from _order(registry, head.date, event["related"], path)
    for key, person in shape.mapping(data.get("people")).items():
        for number, post in shape.numbered(shape.mapping(person).get("posts")):
            yield from _date(shape.mapping(post).get("as_of"), ("people", key, "posts", number, "as_of"))
    for key, source in shape.mapping(data.get("sources")).items():
        for name in ("published", "retrieved"):
            yield from _date(shape.mapping(source).get(name), ("sources", key, name))


def _date(value: Data, path: DataPath) -> Iterator[Finding]:
    if isinstance(value, dict):
        return  # the schema says so, with the quotes that are missing
    words = shape.date_text(value)
    if not words:
        return
    try:
        parse(words)
    except DateError as mistake:
        yield error("bad-date", str(mistake), path, mistake.hint)


def _time(words: str, path: DataPath) -> Iterator[Finding]:
    try:
        parse_time(words)
    except DateError as mistake:
        yield error("bad-time", str(mistake), path, mistake.hint)


def _order(registry: Registry, own: Edtf | None, related: Data, path: DataPath) -> Iterator[Finding]:
    """Yield relations *before* and *after* that the two dates contradict."""
    for number, item in enumerate(related if isinstance(related, list) else ()):
        entry = shape.mapping(item)
        other = registry.head(shape.plain(entry.get("event")))
        word = shape.plain(entry.get("as"))
        if own is None or other is None or other.date is None or word not in ("before", "after"):
            continue
        if own.approximate or other.date.approximate:
            continue
        first, second = (own, other.date) if word == "before" else (other.date, own)
        if first.earliest is not None and second.latest is not None and first.earliest > second.latest:
            yield warning(
                "date-order",
                _("This event is said to come {word} “{other}”, but the dates say otherwise.").format(
                    word=_("before") if word == "before" else _("after"), other=other.id
                ),
                (*path, "related", number, "as"),
            )
