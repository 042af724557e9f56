"""Builds everything about one event from its plain data, when somebody looks at it."""

from __future__ import annotations

from viewer.base.value import replace
from viewer.registry import shape
from viewer.registry.finding import DataPath
from viewer.registry.records import (
    Accept,
    Event,
    Evidence,
    Head,
    Outcome,
    Participant,
    Place,
    Relation,
    Reviewed,
)
from viewer.registry.yamlread import Data


def build_event(head: Head, data: Data, language: str, people: frozenset[str]) -> Event:
    """Return everything that `data` says about the event whose head is `head`."""
    event = shape.mapping(data)
    if not event:
        return Event(head)
    build = _Details(event, language, people, ("events", head.index))
    return Event(
        head=head._replace(place=build.place(head.place)),
        aliases=shape.texts(event.get("aliases"), language),
        date_note=shape.text(event.get("date_note"), language),
        host=shape.plain(event.get("host")),
        organisers=shape.texts(event.get("organisers"), language),
        participants=tuple(build.participants()),
        outcomes=tuple(build.outcomes()),
        related=tuple(build.relations()),
        note=shape.text(event.get("note"), language),
        evidence=build.evidence(event.get("evidence"), ("evidence",)),
        accept=accepts(event.get("accept")),
        reviewed=_reviewed(event.get("reviewed")),
        extra=shape.extra(event),
    )


class _Details:
    """Builds the lists of the event that stands at `path`."""

    def __init__(self, event: dict[str, Data], language: str, people: frozenset[str], path: DataPath) -> None:
        self._event = event
        self._language = language
        self._people = people
        self._path = path

    def evidence(self, value: Data, path: DataPath) -> tuple[Evidence, ...]:
        """Return the evidence that stands at `path` inside the event."""
        return shape.evidence(value, self._language, (*self._path, *path))

    def place(self, known: Place | None) -> Place | None:
        """Return the place with its evidence."""
        value = self._event.get("place")
        if known is None or not isinstance(value, dict) or "evidence" not in value:
            return known
        return replace(known, evidence=self.evidence(value["evidence"], ("place", "evidence")))

    def participants(self) -> list[Participant]:
        """Return who took part; plain text that is a person's id is that person."""
        result = []
        for number, item in self._items("participants"):
            if isinstance(item, dict):
                result.append(self._participant(item, ("participants", number, "evidence")))
            else:
                words = shape.plain(item)
                if words:
                    known = words in self._people
                    result.append(Participant(person=words if known else "", name="" if known else words))
        return result

    def _participant(self, item: dict[str, Data], path: DataPath) -> Participant:
        count = item.get("count")
        return Participant(
            person=shape.plain(item.get("person")),
            name=shape.plain(item.get("name")),
            organisation=shape.text(item.get("organisation"), self._language),
            offices=shape.texts(item.get("office"), self._language)
            if not isinstance(item.get("office"), dict)
            else (shape.text(item.get("office"), self._language),),
            rank=shape.text(item.get("rank"), self._language),
            party=shape.plain(item.get("party")),
            role=shape.plain(item.get("role")),
            count=count if count.__class__ is int else None,
            note=shape.text(item.get("note"), self._language),
            evidence=self.evidence(item.get("evidence"), path),
        )

    def outcomes(self) -> list[Outcome]:
        """Return what was agreed, said or done."""
        result = []
        for number, item in self._items("outcomes"):
            if isinstance(item, dict) and "text" in item:
                result.append(
                    Outcome(
                        shape.text(item.get("text"), self._language),
                        shape.text(item.get("note"), self._language),
                        self.evidence(item.get("evidence"), ("outcomes", number, "evidence")),
                    )
                )
            else:
                result.append(Outcome(shape.text(item, self._language)))
        return [outcome for outcome in result if outcome.text]

    def relations(self) -> list[Relation]:
        """Return what this event is to others."""
        result = []
        for number, item in self._items("related"):
            entry = shape.mapping(item)
            other = shape.plain(entry.get("event")) or shape.plain(item)
            if other:
                result.append(
                    Relation(
                        other,
                        shape.plain(entry.get("as")),
                        shape.text(entry.get("note"), self._language),
                        self.evidence(entry.get("evidence"), ("related", number, "evidence")),
                    )
                )
        return result

    def _items(self, key: str) -> list[tuple[int, Data]]:
        return shape.numbered(self._event.get(key))


def accepts(value: Data) -> tuple[Accept, ...]:
    """Return the accepted problem codes with their reasons; plain text is a code without a reason."""
    result = []
    for item in shape.items(value):
        entry = shape.mapping(item)
        code = shape.plain(entry.get("code")) or shape.plain(item)
        if code:
            result.append(Accept(code, shape.plain(entry.get("reason"))))
    return tuple(result)


def _reviewed(value: Data) -> Reviewed | None:
    entry = shape.mapping(value)
    if not entry:
        return None
    return Reviewed(shape.plain(entry.get("by")), shape.plain(entry.get("date")), shape.plain(entry.get("text")))
