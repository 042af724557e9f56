"""More ways to sort events into lanes: by place, source, status or topic, or all in one.

A way of grouping says on which fields of a head its lanes depend, which lanes these are, in what order lanes
stand, and what a lane is called. What has no place, source or topic stands in the lane "", which is always the last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from viewer.base.tuples import NamedTuple
from viewer.registry import vocabulary
from viewer.registry.country_names import country_name
from viewer.registry.records import Place

if TYPE_CHECKING:
    from viewer.timeline.traits import Traits

Members = Mapping[str, Sequence[int]]
MENTIONED = "mentioned"  # the status of what no source reports for its own sake, as in the filter
_BEHIND = "\x1f"  # between the country and the city of a key; stands in neither


class Way(NamedTuple):
    """How events are sorted: the lanes of an event, the lanes in order, and title and subtitle of one."""

    trait: str
    """The fields of a head on which its lanes depend."""
    keys: Callable[[Any], tuple[str, ...]]
    """Tells the keys of the lanes of an event, given these fields."""
    order: Callable[[Traits, Members], Iterator[str]]
    names: Callable[[Traits, str, int, str], tuple[str, str]]
    """Names the lane of a key, given the index of one of its events and the language of the titles."""


def one(key: str) -> tuple[str, ...]:
    """Return the lane of an event that has one key, which may be empty."""
    return (key,)


def several(keys: Iterable[str]) -> tuple[str, ...]:
    """Return the lanes of an event that has any number of keys."""
    return tuple(dict.fromkeys(keys)) or ("",)


def in_language(language: str, vietnamese: str, english: str) -> str:
    """Return a name of the program's own in the language of the titles, not in that of the window."""
    return vietnamese if language == "vi" else english


def _both(language: str, vietnamese: str, english: str) -> tuple[str, str]:
    """Return a name in `language`, and in the other one."""
    return (vietnamese, english) if language == "vi" else (english, vietnamese)


def _busiest_first(members: Members) -> Iterator[str]:
    """Yield the lanes with most events first, equal ones in the file's order, and "" last."""
    named = sorted((key for key in members if key), key=lambda key: (-len(members[key]), members[key][0], key))
    return iter((*named, *([""] if "" in members else [])))


def _place_keys(place: Place | None) -> tuple[str, ...]:
    if place is None:
        return ("",)
    city = place.city.pick("vi") or place.plain.pick("vi")
    return (f"{place.country}{_BEHIND}{city.casefold()}" if place.country or city else "",)


def _place_lanes(_traits: Traits, members: Members) -> Iterator[str]:
    """Yield the places of the country with most events first, and in it the busiest place first."""
    order = list(_busiest_first(members))
    total: dict[str, int] = {}
    for key in order:
        country = _country_of(key)
        total[country] = total.get(country, 0) + len(members[key])
    first = {country: at for at, country in reversed(list(enumerate(map(_country_of, order))))}
    return iter(sorted(order, key=lambda key: (not key, -total[_country_of(key)], first[_country_of(key)])))


def _country_of(key: str) -> str:
    """Return the country of a place; one without a country counts as its own."""
    return key.split(_BEHIND)[0] or key


def _place_names(traits: Traits, key: str, member: int, language: str) -> tuple[str, str]:
    place = traits.registry.heads[member].place
    if not key or place is None:
        return _both(language, "Không nêu nơi", "No place")
    country = ""
    if place.country:
        country = traits.registry.party_name(place.country, language)
        if place.country not in traits.registry.parties:
            country = country_name(place.country, language)
    city = place.city.pick(language) or place.plain.pick(language)
    return (city, country) if city else (country, in_language(language, "Không nêu rõ", "City not stated"))


def _source_lanes(traits: Traits, members: Members) -> Iterator[str]:
    """Yield the sources in the order of their numbers, then those that the registry does not declare."""
    declared = [key for key in traits.registry.sources if key in members]
    undeclared = sorted(set(members) - set(declared) - {""})
    return iter((*declared, *undeclared, *([""] if "" in members else [])))


def _source_names(traits: Traits, key: str, _member: int, language: str) -> tuple[str, str]:
    if not key:
        return _both(language, "Không có nguồn", "No source")
    source = traits.registry.sources.get(key)
    if source is None:
        return key, ""
    title = source.title.pick(language)
    named = source.publisher or source.agency or title or key
    return f"{source.label} {named}", "" if named == title else title


def _status_keys(background_and_status: tuple[bool, str]) -> tuple[str, ...]:
    background, status = background_and_status
    return (MENTIONED if background else status,)


def _status_lanes(_traits: Traits, members: Members) -> Iterator[str]:
    known = [key for key in (*vocabulary.STATUSES[:1], MENTIONED, *vocabulary.STATUSES[1:]) if key in members]
    return iter((*known, *sorted(set(members) - set(known))))


def _status_names(_traits: Traits, key: str, _member: int, language: str) -> tuple[str, str]:
    if key == MENTIONED:
        return _both(language, "Chỉ được nhắc đến", "Mentioned")
    return _both(language, vocabulary.label("status", key, "vi"), vocabulary.label("status", key, "en"))


def _topic_keys(topics: Sequence[str]) -> tuple[str, ...]:
    return several(topic.casefold() for topic in topics if topic)


def _topic_names(traits: Traits, key: str, member: int, language: str) -> tuple[str, str]:
    if not key:
        return _both(language, "Không nêu chủ đề", "No topic")
    written = (topic for topic in traits.registry.heads[member].topics if topic.casefold() == key)
    return next(written, key), ""


def _one_name(_traits: Traits, _key: str, _member: int, language: str) -> tuple[str, str]:
    return _both(language, "Mọi sự kiện", "All events")


WAYS: Mapping[str, Way] = {
    "place": Way("place", _place_keys, _place_lanes, _place_names),
    "source": Way("sources", several, _source_lanes, _source_names),
    "status": Way("background status", _status_keys, _status_lanes, _status_names),
    "topic": Way("topics", _topic_keys, lambda _traits, members: _busiest_first(members), _topic_names),
    "none": Way("", one, lambda _traits, members: _busiest_first(members), _one_name),
}
