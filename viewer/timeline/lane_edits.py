"""What an event becomes in another lane: the one change of the registry that puts it there, or a sentence why not.

Only what leaves no doubt is done: one value that takes the place of one other. Where an event would have to lose
something that its sources say (a number in a series, a passage), or where a lane stands for more than one value, the
answer is `NotHere`. The keys of lanes are those of `grouping`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from viewer.base.i18n import _
from viewer.base.problems import UserError
from viewer.registry import shape
from viewer.registry.partners import MULTILATERAL, NO_PARTNER
from viewer.registry.patching.model import Delete, Edit, InsertItem, Plain, SetValue
from viewer.registry.registry import Registry
from viewer.registry.yamlread import Data
from viewer.timeline.more_groupings import MENTIONED

_PLACE_KEYS = frozenset(("city", "country"))


class NotHere(UserError):  # noqa: N818 — it is an answer: the pointer says it while one drags
    """An event cannot be put into a lane; the text says why."""


def lane_edits(registry: Registry, index: int, grouping: str, before: str, after: str, member: int) -> list[Edit]:
    """Return the edits that take an event from one lane to another.

    Args:
        registry: where it stands.
        index: of its head.
        grouping: one of `grouping.GROUPINGS`.
        before: key of the lane that it leaves.
        after: key of the lane that it comes to.
        member: index of an event that stands in the other lane, whose spelling is taken over.

    Raises:
        NotHere: what would have to change is not one value.
    """
    way = _WAYS.get(grouping)
    if way is None:
        raise NotHere(_("Who took part is not changed by dragging: roles and passages go with it."))
    return way(registry, index, before, after, member)


def _event(registry: Registry, index: int) -> Mapping[str, Data]:
    events = registry.document.data.get("events")
    return shape.mapping(events[index]) if isinstance(events, list) and 0 <= index < len(events) else {}


def _partner(registry: Registry, index: int, _before: str, after: str, _member: int) -> list[Edit]:
    head, path = registry.heads[index], ("events", index, "parties")
    parent = registry.head(head.part_of) if head.part_of else None
    if parent is not None:
        title = parent.title.pick(registry.language)
        raise NotHere(_("It is part of “{title}” and stands in its lane.").format(title=title))
    if after == MULTILATERAL:
        raise NotHere(_("Several parties make an event multilateral; name them in the text."))
    others = [party for party in dict.fromkeys(head.parties) if party != registry.home]
    if len(others) > 1:
        raise NotHere(_("It has several partners; which of them to replace is not known."))
    if not others:
        return [_added(registry, index, "parties", after)]
    if after == NO_PARTNER:
        return _removed(registry, index, "parties", others[0])
    places = [place for place, party in _listed(registry, index, "parties") if party == others[0]]
    return [SetValue((*path, place), after) for place in places]


def _kind(_registry: Registry, index: int, _before: str, after: str, _member: int) -> list[Edit]:
    return [SetValue(("events", index, "kind"), after)]


def _status(registry: Registry, index: int, before: str, after: str, _member: int) -> list[Edit]:
    if after == MENTIONED:
        return [SetValue(("events", index, "background"), True)]
    edits: list[Edit] = [Delete(("events", index, "background"))] if before == MENTIONED else []
    if registry.heads[index].status != after:
        edits.append(SetValue(("events", index, "status"), after))
    return edits


def _series(registry: Registry, index: int, before: str, after: str, _member: int) -> list[Edit]:
    path = ("events", index, "series")
    if not after:
        return [Delete(path)]
    if not before:
        return [SetValue(path, {"id": after})]
    if registry.heads[index].number is not None:
        raise NotHere(_("It has a number in its series; which one it has in another is not known."))
    return [SetValue((*path, "id") if isinstance(_event(registry, index).get("series"), dict) else path, after)]


def _topic(registry: Registry, index: int, before: str, after: str, member: int) -> list[Edit]:
    topics = registry.heads[index].topics
    if after in (topic.casefold() for topic in topics):
        raise NotHere(_("It has this topic already."))
    written = next((topic for topic in registry.heads[member].topics if topic.casefold() == after), after)
    if not before:
        return [_added(registry, index, "topics", written)]
    if not after:
        if len(topics) > 1:
            raise NotHere(_("It has other topics as well."))
        return _removed(registry, index, "topics", topics[0])
    places = [place for place, topic in _listed(registry, index, "topics") if topic.casefold() == before]
    return [SetValue(("events", index, "topics", place), written) for place in places[:1]]


def _source(registry: Registry, index: int, before: str, after: str, _member: int) -> list[Edit]:
    if after in registry.heads[index].sources:
        raise NotHere(_("It has this source already."))
    if not before:
        return [_added(registry, index, "sources", after)]
    places = [place for place, source in _listed(registry, index, "sources") if source == before]
    if len(places) != 1 or _quotes(_event(registry, index), before):
        raise NotHere(_("Passages are quoted from its source; they cannot be from another one."))
    if after:
        return [SetValue(("events", index, "sources", places[0]), after)]
    if len(registry.heads[index].sources) > 1:
        raise NotHere(_("It has other sources as well."))
    return _removed(registry, index, "sources", before)


def _place(registry: Registry, index: int, before: str, after: str, member: int) -> list[Edit]:
    path, place = ("events", index, "place"), _event(registry, index).get("place")
    if before and not (shape.plain(place) or shape.mapping(place).keys() <= _PLACE_KEYS):
        raise NotHere(_("More than city and country is known of its place; change it in the text."))
    if not after:
        return [Delete(path)]
    other = _event(registry, member).get("place")
    if isinstance(other, dict):
        return [SetValue(path, {key: _copied(other[key]) for key in other if key in _PLACE_KEYS})]
    return [SetValue(path, shape.plain(other))]


_WAYS: Mapping[str, Callable[[Registry, int, str, str, int], list[Edit]]] = {
    "partner": _partner,
    "kind": _kind,
    "status": _status,
    "series": _series,
    "topic": _topic,
    "source": _source,
    "place": _place,
}


def _listed(registry: Registry, index: int, key: str) -> Sequence[tuple[int, str]]:
    """Return the places and texts of what an event lists under a key."""
    return [(place, shape.plain(item)) for place, item in shape.numbered(_event(registry, index).get(key))]


def _added(registry: Registry, index: int, key: str, value: str) -> Edit:
    """Return the edit that puts a text behind those that an event lists under a key."""
    known = _event(registry, index).get(key)
    return InsertItem(("events", index, key), len(known) if isinstance(known, list) else 0, value)


def _removed(registry: Registry, index: int, key: str, value: str) -> list[Edit]:
    """Return the edits that take a text from a list, and the key with it where nothing would be left."""
    listed = _listed(registry, index, key)
    if all(item == value for _place, item in listed):
        return [Delete(("events", index, key))]
    return [Delete(("events", index, key, place)) for place, item in reversed(listed) if item == value]


def _quotes(value: Data, source: str) -> bool:
    """Return whether any passage below `value` is from a source."""
    if isinstance(value, dict):
        return value.get("source") == source or any(_quotes(item, source) for item in value.values())
    return isinstance(value, list) and any(_quotes(item, source) for item in value)


def _copied(value: Data) -> Plain:
    """Return plain data as an edit takes it."""
    if isinstance(value, dict):
        return {key: _copied(item) for key, item in value.items() if item is not None}
    return shape.plain(value)
