"""Sorts events into lanes: by partner, series, kind or person; further ways are in `more_groupings`.

An event stands in every lane that it belongs to. The hue of a mark is always its partner's, whatever the lanes
are: hues go in order to the partners that have events in the registry, then to Multilateral, and they stay when
a filter empties a lane. `Traits` holds what is the same for all groupings of one registry.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from viewer.base.value import frozen
from viewer.registry import partners, vocabulary
from viewer.registry.partners import MULTILATERAL, NO_PARTNER
from viewer.registry.records import Head, Text
from viewer.registry.registry import Registry
from viewer.timeline.marks import interval_of
from viewer.timeline.more_groupings import WAYS, Members, Way
from viewer.timeline.more_groupings import in_language as _in

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
    members: tuple[int, ...]


class Traits:
    """The partner, hue and time of every event of a registry, worked out once.

    Attributes:
        registry: whose events they are.
        partners: the partner of each head.
        intervals: the minutes [start, end) of each head; None for undated ones.
        held: whether each event was held and is not only mentioned.
        order: the partners that have events, in the order of lanes and hues.
    """

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        by_parties: dict[tuple[str, ...], str] = {}
        keys: list[str] = []
        for head in registry.heads:
            outer = partners.outermost(registry, head) if head.part_of else head
            key = by_parties.get(outer.parties)
            if key is None:
                key = by_parties[outer.parties] = partners.own_partner(registry, outer)
            keys.append(key)
        self.partners = keys
        self.intervals = [None if head.date is None else interval_of(head.date) for head in registry.heads]
        self.held = [head.status == "held" and not head.background for head in registry.heads]
        self.order = _partner_order(registry, set(keys))
        self._hues = {key: hue for hue, key in enumerate(self.order)}
        self._numbers: dict[str, list[int]] | None = None

    def hue(self, index: int) -> int:
        """Return the hue of the event at `index`: that of its partner."""
        return self._hues[self.partners[index]]

    def hue_of(self, partner: str) -> int:
        """Return the hue of a partner that has events."""
        return self._hues[partner]

    def missing(self, series: str, number: int) -> list[int]:
        """Return the numbers below `number` that no event of `series` in the registry bears, ascending."""
        if self._numbers is None:
            self._numbers = {}
            for head in self.registry.heads:
                if head.number is not None and head.series:
                    self._numbers.setdefault(head.series, []).append(head.number)
        known = set(self._numbers.get(series, ()))
        return [at for at in range(1, number) if at not in known]


def group(traits: Traits, passing: Iterable[int], grouping: str, language: str) -> tuple[Group, ...]:
    """Return the lanes that have events among `passing`, in order; names in `language` (vi or en).

    Raises:
        KeyError: no such grouping.
    """
    way = _WAYS[grouping]
    members: dict[str, list[int]] = {}
    heads = traits.registry.heads
    keys_of = way.keys
    for index in passing:
        for key in keys_of(traits, heads[index]):
            known = members.get(key)
            if known is None:
                members[key] = [index]
            else:
                known.append(index)
    groups = []
    for key in way.order(traits, members):
        title, subtitle = way.names(traits, key, members[key][0], language)
        hue = traits.hue_of(key) if grouping == "partner" else None
        groups.append(Group(key, title, "" if subtitle == title else subtitle, hue, tuple(members[key])))
    return tuple(groups)


def _partner_order(registry: Registry, present: set[str]) -> tuple[str, ...]:
    """Return the partners in the order of `registry.partners.partners_in_order`, from what is known here."""
    declared = [party for party in registry.parties if party in present]
    undeclared = sorted(present - set(declared) - {MULTILATERAL, NO_PARTNER})
    return (*declared, *undeclared, *(key for key in (MULTILATERAL, NO_PARTNER) if key in present))


def _partner_keys(traits: Traits, head: Head) -> tuple[str, ...]:
    return (traits.partners[head.index],)


def _partner_lanes(traits: Traits, members: Members) -> Iterator[str]:
    return (key for key in traits.order if key in members)


def partner_name(traits: Traits, key: str, language: str) -> str:
    """Return what a partner is called, also where it is none or several."""
    if key == MULTILATERAL:
        return _in(language, "Đa phương", "Multilateral")
    if key == NO_PARTNER:
        return _in(language, "Không có đối tác", "No partner")
    return traits.registry.party_name(key, language)


def _series_keys(_traits: Traits, head: Head) -> tuple[str, ...]:
    return (head.series,)


def _series_lanes(traits: Traits, members: Members) -> Iterator[str]:
    declared = [key for key in traits.registry.series if key in members]
    undeclared = sorted(set(members) - set(declared) - {""})
    return iter((*declared, *undeclared, *([""] if "" in members else [])))


def _series_name(traits: Traits, key: str, language: str) -> str:
    if not key:
        return _in(language, "Không thuộc chuỗi nào", "No series")
    series = traits.registry.series.get(key)
    return (series.name.pick(language) or key) if series else key


def _kind_keys(_traits: Traits, head: Head) -> tuple[str, ...]:
    return (head.kind,)


def _kind_lanes(_traits: Traits, members: Members) -> Iterator[str]:
    known = [key for key in vocabulary.KINDS if key in members]
    return iter((*known, *sorted(set(members) - set(known))))


def _kind_name(_traits: Traits, key: str, language: str) -> str:
    return vocabulary.label("kind", key, language)


def _person_keys(_traits: Traits, head: Head) -> tuple[str, ...]:
    return tuple(dict.fromkeys(head.people)) or ("",)


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
    "partner": Way(_partner_keys, _partner_lanes, _in_both(partner_name)),
    "series": Way(_series_keys, _series_lanes, _in_both(_series_name)),
    "kind": Way(_kind_keys, _kind_lanes, _in_both(_kind_name)),
    "person": Way(_person_keys, _person_lanes, _person_names),
    **WAYS,
}
