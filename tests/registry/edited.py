"""One registry and several that follow from it by an edit, which share the data of the events that stayed."""

from pathlib import Path

from viewer.registry.kept import follow
from viewer.registry.reader import of_document, read_bytes
from viewer.registry.registry import Registry
from viewer.registry.reread import reread

_HEAD = """\
format: 1
language: en
home: HH
parties: {AA: {name: Aland}, BB: {name: Bland}}
people: {ann: {name: Ann}, bob: {name: Bob}}
events:
"""
_EVENTS = (
    "  - {id: a, title: A, date: 2001-02-03, kind: visit, parties: [HH, AA], participants: [{person: ann}]}",
    "  - {id: b, title: B, date: 2002, kind: meeting, parties: [HH, BB], series: {id: s, number: 2}, related: [a]}",
    "  - {id: c, title: C, part-of: b, participants: [{person: ann}, {person: bob}], related: [{event: d, as: after}]}",
    "  - {id: d, title: D, date: 2003-05, status: announced, parties: [HH, AA, BB], series: {id: s, number: 1}}",
    "  - {id: e, title: E, date: 1999, kind: visit, parties: [HH, CC], participants: [{person: bob}], related: [a]}",
)
_NEW = "  - {id: n, title: N, date: 1950, kind: call, parties: [HH, DD], series: s, participants: [{person: ann}]}"


def _text(events: tuple[str, ...]) -> str:
    return _HEAD + "\n".join(events) + "\n"


def _with(at: int, old: str, new: str) -> tuple[str, ...]:
    assert old in _EVENTS[at]
    return (*_EVENTS[:at], _EVENTS[at].replace(old, new), *_EVENTS[at + 1 :])


EDITS = {
    "nothing": _EVENTS,
    "a date": _with(0, "2001-02-03", "2010"),
    "no date": _with(1, "date: 2002, ", ""),
    "a person": _with(2, "{person: bob}", "{person: ann}"),
    "nobody": _with(4, ", participants: [{person: bob}]", ""),
    "parties": _with(0, "AA", "BB"),
    "parties of a parent": _with(1, "BB", "AA"),
    "a series": _with(1, "id: s", "id: t"),
    "a number": _with(1, "number: 2", "number: 0"),
    "a relation": _with(4, "[a]", "[b, d]"),
    "two events": (*_with(0, "visit", "meeting")[:4], _EVENTS[4].replace("1999", "1998")),
    "one more in the middle": (*_EVENTS[:2], _NEW, *_EVENTS[2:]),
    "one more at the end": (*_EVENTS, _NEW),
    "one more at the start": (_NEW, *_EVENTS),
    "one less": (*_EVENTS[:3], *_EVENTS[4:]),
    "a parent less": (*_EVENTS[:1], *_EVENTS[2:]),
    "two for one": (*_EVENTS[:3], _NEW, _NEW.replace("id: n", "id: m"), *_EVENTS[4:]),
}


def before() -> Registry:
    """Return the registry before each edit."""
    return read_bytes(Path("events.yaml"), _text(_EVENTS).encode())


def after(known: Registry, edit: str) -> Registry:
    """Return `known` after an edit, a name in EDITS."""
    document = reread(known.document, _text(EDITS[edit]))
    edited = of_document(known.path, document, known)
    follow(known, edited)
    return edited


def afresh(edit: str) -> Registry:
    """Return the same as `after`, read from its text."""
    return read_bytes(Path("events.yaml"), _text(EDITS[edit]).encode())
