"""Sorts events into lanes: by partner, series, kind or person; further ways are in `more_groupings`.

An event stands in every lane that it belongs to. The hue of a mark is always its partner's, whatever the lanes
are: hues go in order to the partners that have events in the registry, then to Multilateral, and they stay when
a filter empties a lane. What is the same for all groupings of one registry is in `traits`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import attrgetter

from viewer.base.value import frozen
from viewer.registry import vocabulary
from viewer.registry.partners import MULTILATERAL, NO_PARTNER, partner
from viewer.registry.records import Head, Text
from viewer.registry.registry import Registry
from viewer.timeline.arrays import Ints
from viewer.timeline.budget import Budget
from viewer.timeline.more_groupings import WAYS, Members, Way, one, several
from viewer.timeline.more_groupings import in_language as _in
from viewer.timeline.traits import Traits

_CODED_AHEAD = 200_000
_AT_ONCE = 500  # heads that are looked at in one step of a millisecond or two
GROUPINGS = ("partner", "series", "kind", "person", "place", "source", "status", "topic", "none")


@frozen
class Group:
    """One lane's name and events.

    Attributes:
        key: the party, series, kind or person; "" collects the events that have none.
        title: what the lane is called, in the language of the titles.
        subtitle: the same in the other language, or what else is known; may be empty.
        hue: index of the lane's colour; None where the lane has none of its own.
        members: indexes of heads, in the file's order.
    """

    key: str
    title: str
    subtitle: str
    hue: int | None
    members: Ints

    def holds(self, event: int) -> bool:
        """Return whether an event, by the index of its head, stands in the lane."""
        at = bisect_left(self.members, event)
        return at < len(self.members) and self.members[at] == event


def group(traits: Traits, passing: Sequence[int], grouping: str, language: str) -> tuple[Group, ...]:
    """Return the lanes that have events among `passing`, in order; names in `language` (vi or en).

    Args:
        traits: of the registry.
        passing: indexes of heads, ascending.
        grouping: one of GROUPINGS.
        language: of the titles.

    Raises:
        KeyError: no such grouping.
    """
    way = _WAYS[grouping]
    codes = traits.codes(grouping, way.trait, way.keys)
    found = traits.ways.split(codes.codes, codes.offsets, passing, len(codes.keys))
    members = {key: each for key, each in zip(codes.keys, found, strict=True) if each}
    groups = []
    for key in way.order(traits, members):
        title, subtitle = way.names(traits, key, members[key][0], language)
        hue = traits.hue_of(key) if grouping == "partner" else None
        groups.append(Group(key, title, "" if subtitle == title else subtitle, hue, members[key]))
    return tuple(groups)


def lanes_of(registry: Registry, head: Head, grouping: str) -> tuple[str, ...]:
    """Return the keys of the lanes in which one event of a registry stands.

    Raises:
        KeyError: no such grouping.
    """
    if grouping == "partner":
        return (partner(registry, head),)
    way = _WAYS[grouping]
    return way.keys(attrgetter(*way.trait.split())(head) if way.trait else "")


def code_ahead(traits: Traits, budget: Budget) -> bool:
    """Work out the lanes of groupings not chosen so far, as far as the budget lasts; return whether that is done.

    For very many events it is left undone: it would take some 40 bytes for each.
    """
    if traits.count > _CODED_AHEAD:
        return True
    for name, way in _WAYS.items():
        while budget.more() and traits.code_ahead(name, way.trait, way.keys, _AT_ONCE):
            pass
    return not budget.short


def _partner_lanes(traits: Traits, members: Members) -> Iterator[str]:
    return (key for key in traits.order if key in members)


def partner_name(traits: Traits, key: str, language: str) -> str:
    """Return what a partner is called, also where it is none or several."""
    if key == MULTILATERAL:
        return _in(language, "Đa phương", "Multilateral")
    if key == NO_PARTNER:
        return _in(language, "Không có đối tác", "No partner")
    return traits.registry.party_name(key, language)


def _series_lanes(traits: Traits, members: Members) -> Iterator[str]:
    declared = [key for key in traits.registry.series if key in members]
    undeclared = sorted(set(members) - set(declared) - {""})
    return iter((*declared, *undeclared, *([""] if "" in members else [])))


def _series_name(traits: Traits, key: str, language: str) -> str:
    if not key:
        return _in(language, "Không thuộc chuỗi nào", "No series")
    series = traits.registry.series.get(key)
    return (series.name.pick(language) or key) if series else key


def _kind_lanes(_traits: Traits, members: Members) -> Iterator[str]:
    known = [key for key in vocabulary.KINDS if key in members]
    return iter((*known, *sorted(set(members) - set(known))))


def _kind_name(_traits: Traits, key: str, language: str) -> str:
    return vocabulary.label("kind", key, language)


def _person_lanes(traits: Traits, members: Members) -> Iterator[str]:
    """Yield the people with most events first, then in the file's order; then who is not in the file."""
    place = {key: at for at, key in enumerate(traits.registry.people)}
    named = sorted((key for key in members if key), key=lambda key: (-len(members[key]), place.get(key, 1 << 30)))
    return iter((*named, *([""] if "" in members else [])))


def _person_name(traits: Traits, key: str, language: str) -> str:
    if not key:
        return _in(language, "Không nêu tên ai", "Nobody named")
    person = traits.registry.people.get(key)
    return person.name if person else key


def person_subtitle(traits: Traits, key: str, language: str) -> str:
    """Return the first office of the newest attested post of a person, or nothing."""
    person = traits.registry.people.get(key)
    if person is None or not person.posts:
        return ""
    post: Text | None = next((office for at in reversed(person.posts) for office in at.offices), None)
    return post.pick(language) if post else ""


def _in_both(name: Callable[[Traits, str, str], str]) -> Callable[[Traits, str, int, str], tuple[str, str]]:
    """Return what names a lane in one language, and in the other beneath."""
    return lambda traits, key, _member, language: (
        name(traits, key, language),
        name(traits, key, "en" if language == "vi" else "vi"),
    )


def _person_names(traits: Traits, key: str, _member: int, language: str) -> tuple[str, str]:
    return _person_name(traits, key, language), person_subtitle(traits, key, language)


_WAYS: Mapping[str, Way] = {
    "partner": Way("", one, _partner_lanes, _in_both(partner_name)),
    "series": Way("series", one, _series_lanes, _in_both(_series_name)),
    "kind": Way("kind", one, _kind_lanes, _in_both(_kind_name)),
    "person": Way("people", several, _person_lanes, _person_names),
    **WAYS,
}
