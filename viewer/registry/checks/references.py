"""Whatever is referred to exists: people, parties, series, sources, events.

This rule walks every event, so its loop is kept plain. An unknown party is a warning and gets a lane; the other
references are errors, because the fact behind them is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from viewer.base.i18n import _
from viewer.registry import shape
from viewer.registry.finding import DataPath, Finding, error, hint, warning
from viewer.registry.registry import Registry
from viewer.registry.yamlread import Data


def findings(registry: Registry) -> Iterator[Finding]:
    """Yield each reference that leads nowhere, with the nearest known name."""
    rule = _References(registry)
    yield from rule.top()
    yield from rule.sections()
    events = registry.document.data.get("events")
    for index, event in enumerate(events if isinstance(events, list) else ()):
        if isinstance(event, dict):
            yield from rule.event(index, event)


class _References:
    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._data = registry.document.data
        self._events = {head.id for head in registry.heads if not head.derived_id}
        self._derived = {head.id for head in registry.heads if head.derived_id}

    def top(self) -> Iterator[Finding]:
        home = self._registry.home
        if home:
            yield from self._party(home, ("home",))

    def sections(self) -> Iterator[Finding]:
        for key, person in shape.mapping(self._data.get("people")).items():
            entry = shape.mapping(person)
            yield from self._party(shape.plain(entry.get("party")), ("people", key, "party"))
            for number, post in shape.numbered(entry.get("posts")):
                path: DataPath = ("people", key, "posts", number)
                yield from self._source(shape.plain(shape.mapping(post).get("source")), (*path, "source"))
                yield from self._evidence(shape.mapping(post).get("evidence"), (*path, "evidence"))
        for key, item in shape.mapping(self._data.get("series")).items():
            parties = shape.mapping(item).get("parties")
            for party in shape.strings(parties):
                yield from self._party(party, _at(parties, party, ("series", key, "parties")))
        for key, item in shape.mapping(self._data.get("sources")).items():
            reprint = shape.plain(shape.mapping(item).get("reprint_of"))
            # A reprint may be of something that is no source here: then its name stands as text.
            if reprint and reprint not in self._registry.sources and _nearest(reprint, self._registry.sources):
                yield from self._source(reprint, ("sources", key, "reprint_of"))

    def event(self, index: int, event: dict[str, Data]) -> Iterator[Finding]:
        """Yield the references of one event that lead nowhere."""
        sources = self._registry.sources
        parties = self._registry.parties
        path: DataPath = ("events", index)
        for party in shape.strings(event.get("parties")):
            if party not in parties:
                yield from self._party(party, _at(event["parties"], party, (*path, "parties")), lane=True)
        if "host" in event:
            yield from self._party(shape.plain(event["host"]), (*path, "host"))
        series = event.get("series")
        inner: DataPath = ("series", "id") if isinstance(series, dict) else ("series",)
        series_id = shape.plain(series.get("id") if isinstance(series, dict) else series)
        if series_id and series_id not in self._registry.series:
            yield _unknown("unknown-series", _("a series"), series_id, self._registry.series, (*path, *inner))
        for source in shape.strings(event.get("sources")):
            if source not in sources:
                yield from self._source(source, _at(event["sources"], source, (*path, "sources")))
        parent = shape.plain(event.get("part_of"))
        if parent and parent not in self._events:
            yield self._event(parent, (*path, "part_of"), "unknown-part-of")
        yield from self._evidence(event.get("evidence"), (*path, "evidence"))
        yield from self._long_forms(event, path)
        if "evidence" in event:
            yield from self._supports(event, path)

    def _long_forms(self, event: dict[str, Data], path: DataPath) -> Iterator[Finding]:
        for key in ("participants", "outcomes", "related"):
            value = event.get(key)
            if not isinstance(value, list):
                continue
            for number, item in enumerate(value):
                if isinstance(item, dict):
                    inner: DataPath = (*path, key, number)
                    if key == "participants":
                        yield from self._participant(item, inner)
                    elif key == "related":
                        yield from self._related(item, inner)
                    if "evidence" in item:
                        yield from self._evidence(item["evidence"], (*inner, "evidence"))
                elif key == "related" and isinstance(item, str) and item not in self._events:
                    yield self._event(item, (*path, key, number), "unknown-event")
        place = event.get("place")
        if isinstance(place, dict) and "evidence" in place:
            yield from self._evidence(place["evidence"], (*path, "place", "evidence"))

    def _participant(self, item: dict[str, Data], path: DataPath) -> Iterator[Finding]:
        person = shape.plain(item.get("person"))
        if person and person not in self._registry.people:
            yield _unknown("unknown-person", _("a person"), person, self._registry.people, (*path, "person"))
        yield from self._party(shape.plain(item.get("party")), (*path, "party"))

    def _related(self, item: dict[str, Data], path: DataPath) -> Iterator[Finding]:
        other = shape.plain(item.get("event"))
        if other and other not in self._events:
            yield self._event(other, (*path, "event"), "unknown-event")

    def _evidence(self, value: Data, path: DataPath) -> Iterator[Finding]:
        if not isinstance(value, list):
            return
        sources = self._registry.sources
        for number, item in enumerate(value):
            if isinstance(item, dict):
                source = shape.plain(item.get("source"))
                if source not in sources:
                    yield from self._source(source, (*path, number, "source"))

    def _supports(self, event: dict[str, Data], path: DataPath) -> Iterator[Finding]:
        """Yield what evidence claims to support and the event does not say."""
        people: set[str] | None = None
        for number, item in shape.numbered(event["evidence"]):
            supports = shape.mapping(item).get("supports")
            for fact in shape.strings(supports):
                if fact in event:
                    continue
                if fact.startswith("person:"):
                    if people is None:
                        people = _people(event)
                    if fact[7:] in people:
                        continue
                yield hint(
                    "supports-nothing",
                    _("This passage supports “{fact}”, but the event does not have it.").format(fact=fact),
                    _at(supports, fact, (*path, "evidence", number, "supports")),
                )

    def _party(self, party: str, path: DataPath, *, lane: bool = False) -> Iterator[Finding]:
        if party and party not in self._registry.parties:
            near = _nearest(party, self._registry.parties)
            words = (
                _("“{id}” is not among the parties; it gets a lane of its own.")
                if lane
                else _("“{id}” is not among the parties.")
            )
            yield warning("unknown-party", words.format(id=party) + _did_you_mean(near), path, near)

    def _source(self, source: str, path: DataPath) -> Iterator[Finding]:
        if source and source not in self._registry.sources:
            yield _unknown("unknown-source", _("a source"), source, self._registry.sources, path)

    def _event(self, other: str, path: DataPath, code: str) -> Finding:
        if other in self._derived:
            return error(
                "derived-id",
                _("The event “{id}” has no id in the file; write this id there before referring to it.").format(
                    id=other
                ),
                path,
            )
        return _unknown(code, _("an event"), other, self._events, path)


def _at(value: Data, words: str, path: DataPath) -> DataPath:
    """Return the path of `words` in a list that stands at `path`, or `path` where they stand alone."""
    for number, item in shape.numbered(value):
        if shape.plain(item) == words:
            return (*path, number)
    return path


def _unknown(code: str, what: str, name: str, known: Iterable[str], path: DataPath) -> Finding:
    near = _nearest(name, known)
    words = _("“{id}” is not the id of {what} in this file.").format(id=name, what=what)
    return error(code, words + _did_you_mean(near), path, near)


def _did_you_mean(near: str | None) -> str:
    return " " + _("Did you mean “{near}”?").format(near=near) if near else ""


def _nearest(name: str, known: Iterable[str] | Mapping[str, object]) -> str | None:
    import difflib  # only a mistake needs it

    close = difflib.get_close_matches(name, list(known), n=1, cutoff=0.65)
    return close[0] if close else None


def _people(event: dict[str, Data]) -> set[str]:
    return {
        shape.plain(item.get("person")) if isinstance(item, dict) else shape.plain(item)
        for item in shape.items(event.get("participants"))
    }
