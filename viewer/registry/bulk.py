"""Edits of many events at once: a topic, a source or the whole that they are part of.

Each function returns the edits for those events that are not so already, to be applied as one step; whoever asks can
tell from their number how many events change. What cannot be done for one of them is refused for all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from viewer.base.i18n import _
from viewer.registry import shape
from viewer.registry.edits import give_id
from viewer.registry.patching.model import Delete, Edit, InsertItem, Refused, SetValue
from viewer.registry.registry import Registry
from viewer.registry.yamlread import Data


def topics_of(registry: Registry, events: Iterable[int]) -> tuple[str, ...]:
    """Return the topics that any of some events have, as they are written first, most frequent first."""
    written: dict[str, str] = {}
    count: dict[str, int] = {}
    for index in events:
        for topic in registry.heads[index].topics:
            written.setdefault(topic.casefold(), topic)
            count[topic.casefold()] = count.get(topic.casefold(), 0) + 1
    return tuple(written[key] for key in sorted(written, key=lambda key: -count[key]))


def add_topic(registry: Registry, events: Sequence[int], topic: str) -> list[Edit]:
    """Return the edits that give events a topic, in the spelling that the registry has for it already."""
    topic = " ".join(topic.split())
    if not topic:
        raise Refused(_("A topic needs a name."))
    known = {at.casefold(): at for at in reversed(topics_of(registry, range(len(registry.heads))))}
    topic = known.get(topic.casefold(), topic)
    lacking = (at for at in events if topic.casefold() not in _folded(registry.heads[at].topics))
    return [_with(registry, at, "topics", topic) for at in lacking]


def remove_topic(registry: Registry, events: Sequence[int], topic: str) -> list[Edit]:
    """Return the edits that take a topic from events; a list that would be empty goes."""
    edits: list[Edit] = []
    for at in events:
        topics = shape.numbered(_event(registry, at).get("topics"))
        gone = [place for place, item in topics if shape.plain(item).casefold() == topic.casefold()]
        if gone and len(gone) == len(topics):
            edits.append(Delete(("events", at, "topics")))
        else:
            edits += [Delete(("events", at, "topics", place)) for place in reversed(gone)]
    return edits


def add_source(registry: Registry, events: Sequence[int], source: str) -> list[Edit]:
    """Return the edits that name a source, by its id, in events that do not name it yet."""
    if source not in registry.sources:
        raise Refused(_("There is no source “{id}”.").format(id=source))
    lacking = (at for at in events if source not in registry.heads[at].sources)
    return [_with(registry, at, "sources", source) for at in lacking]


def make_part_of(registry: Registry, events: Sequence[int], parent: str) -> list[Edit]:
    """Return the edits that make events parts of another one, which gets its id written where it has none.

    Raises:
        Refused: there is no such event, or it is one of them or part of one.
    """
    whole = registry.head(parent)
    if whole is None:
        raise Refused(_("There is no event “{id}”.").format(id=parent))
    ids = {registry.heads[at].id for at in events}
    above, seen = whole, {whole.id}
    while above.id not in ids:
        next_above = registry.head(above.part_of) if above.part_of else None
        if next_above is None or next_above.id in seen:
            break
        above = next_above
        seen.add(above.id)
    if above.id in ids:
        path = ("events", above.index, "part_of")
        raise Refused(_("“{id}” cannot be part of itself.").format(id=above.id), above.line, 1, path)
    lacking = [at for at in events if registry.heads[at].part_of != parent]
    edits: list[Edit] = [SetValue(("events", at, "part_of"), parent) for at in lacking]
    return [*give_id(registry, whole.index), *edits] if edits else []


def _with(registry: Registry, index: int, key: str, value: str) -> Edit:
    """Return the edit that puts a text behind those that an event has under a key."""
    known, path = _event(registry, index).get(key), ("events", index, key)
    if known is None or isinstance(known, list):
        return InsertItem(path, len(known or ()), value)
    return SetValue(path, [shape.plain(known), value])


def _folded(topics: Iterable[str]) -> set[str]:
    return {topic.casefold() for topic in topics}


def _event(registry: Registry, index: int) -> dict[str, Data]:
    events = registry.document.data.get("events")
    return shape.mapping(events[index]) if isinstance(events, list) else {}
