"""Who somebody was at an event, and how often they appear.

Rank and office are the participant's own, as printed for the event. Where the source prints none, the nearest
attestation of the person stands in, together with its date and source, so that nothing is assumed between
attestations without saying so.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence

from viewer.base.value import field, frozen
from viewer.registry import calendar
from viewer.registry.dates import Edtf
from viewer.registry.kept import Hunk, Kept, added, removed
from viewer.registry.records import Event, Head, Participant, Post, Text
from viewer.registry.registry import Registry

_FAR = 1 << 60
_STEP = 500  # events


@frozen
class Attested:
    """A rank and an office as some source has them.

    Attributes:
        rank: empty when not known.
        office: several are joined by "; ", the main one first; empty when not known.
        as_of: the attestation's date; None where the words are the event's own, or the attestation is undated.
        source: id of the attestation's source; empty where the words are the event's own.
        own: whether the words are printed for this very event.
    """

    rank: str = ""
    office: str = ""
    as_of: Edtf | None = None
    source: str = ""
    own: bool = True

    def __bool__(self) -> bool:
        return bool(self.rank or self.office)


def rank_and_office(registry: Registry, event: Event, participant: Participant, lang: str) -> Attested:
    """Return the participant's own rank and office, else those of the nearest attestation, with its date."""
    own = Attested(participant.rank.pick(lang), joined(participant.offices, lang))
    if own or not participant.person:
        return own
    post = nearest_post(registry, event.date, participant.person)
    if post is None:
        return own
    return Attested(post.rank.pick(lang), joined(post.offices, lang), post.as_of, post.source, own=False)


def nearest_post(registry: Registry, date: Edtf | None, person_id: str) -> Post | None:
    """Return the attestation of a person that is nearest to `date`; None when there is none.

    Dates that overlap are nearest of all; an undated attestation is farther than any dated one. Of two that
    are as near, the one listed first is taken; for an undated event, the newest.
    """
    person = registry.people.get(person_id)
    if person is None or not person.posts:
        return None
    if date is None:
        return max(person.posts, key=lambda post: _start(post.as_of))
    return min(person.posts, key=lambda post: _distance(date, post.as_of))


def joined(texts: Sequence[Text], lang: str) -> str:
    """Return texts as one, joined by "; "."""
    return "; ".join(text.pick(lang) for text in texts if text)


def name_of(registry: Registry, participant: Participant) -> str:
    """Return the name of a named participant: the person's, or as printed; empty for an unnamed one."""
    if participant.person:
        person = registry.people.get(participant.person)
        return person.name if person is not None else participant.person
    return participant.name


def party_of(registry: Registry, participant: Participant) -> str:
    """Return the party for which somebody took part: as given for the event, else the person's own."""
    if participant.party or not participant.person:
        return participant.party
    person = registry.people.get(participant.person)
    return person.party if person is not None else ""


@frozen
class Appearances:
    """How many events name a person among their participants.

    Attributes:
        total: all of them, undated ones too.
        by_year: how many begin in each year.
    """

    total: int = 0
    by_year: dict[int, int] = field(default_factory=dict)


_NONE = Appearances()


class AppearanceIndex:
    """The appearances of all people of one registry, counted once.

    `years` are the first and the last year in which anybody appears, or None.
    """

    def __init__(self, people: dict[str, Appearances]) -> None:
        self.people = people
        seen = {year for found in people.values() for year in found.by_year}
        self.years: tuple[int, int] | None = (min(seen), max(seen)) if seen else None

    def of(self, person_id: str) -> Appearances:
        """Return the appearances of a person; none for an unknown id."""
        return self.people.get(person_id, _NONE)


def _counted(registry: Registry) -> Generator[None, None, AppearanceIndex]:
    people: dict[str, Appearances] = {}
    for start in range(0, len(registry.heads), _STEP):
        for head in registry.heads[start : start + _STEP]:
            _count(people, head, 1)
        yield
    return AppearanceIndex(people)


def _after(before: AppearanceIndex, known: Registry, registry: Registry, changed: list[Hunk]) -> AppearanceIndex:
    """Return the appearances after a change of few events."""
    gone, come = removed(known, changed), added(registry, changed)
    people = dict(before.people)
    for person in {person for head in (*gone, *come) for person in head.people}:
        kept = people.get(person, _NONE)
        people[person] = Appearances(kept.total, dict(kept.by_year))
    for head in gone:
        _count(people, head, -1)
    for head in come:
        _count(people, head, 1)
    return AppearanceIndex({person: found for person, found in people.items() if found.total})


def _count(people: dict[str, Appearances], head: Head, step: int) -> None:
    """Count the people of one event, in place; a year of which none is left goes."""
    if not head.people:
        return
    year = _year(head.date)
    for person in dict.fromkeys(head.people):
        found = people.get(person)
        by_year = {} if found is None else found.by_year
        if year is not None:
            by_year[year] = by_year.get(year, 0) + step
            if not by_year[year]:
                del by_year[year]
        people[person] = Appearances((0 if found is None else found.total) + step, by_year)


INDEX = Kept(_counted, _after)


def appearance_index(registry: Registry) -> AppearanceIndex:
    """Return the appearances in `registry`, counted at the first call."""
    return INDEX.of(registry)


def appearances(registry: Registry, person_id: str) -> Appearances:
    """Return in how many events a person appears, in all and by year."""
    return appearance_index(registry).of(person_id)


def columns(by_year: dict[int, int], years: tuple[int, int], at_most: int) -> list[int]:
    """Return counts over `years` (first and last) in at most `at_most` columns of equally many years."""
    first, last = years
    per_column = -(-(last - first + 1) // at_most)
    counts = [0] * -(-(last - first + 1) // per_column)
    for year, count in by_year.items():
        if first <= year <= last:
            counts[(year - first) // per_column] += count
    return counts


def _year(date: Edtf | None) -> int | None:
    if date is None:
        return None
    day = date.earliest if date.earliest is not None else date.latest
    return None if day is None else calendar.civil(day)[0]


def _ends(date: Edtf) -> tuple[int, int]:
    first = date.earliest if date.earliest is not None else date.latest
    last = date.latest if date.latest is not None else date.earliest
    return (first if first is not None else 0), (last if last is not None else 0)


def _start(date: Edtf | None) -> int:
    return -_FAR if date is None else _ends(date)[0]


def _distance(one: Edtf, other: Edtf | None) -> int:
    """Return the days between two dates, 0 where they overlap."""
    if other is None:
        return _FAR
    (first, last), (other_first, other_last) = _ends(one), _ends(other)
    return max(other_first - last, first - other_last, 0)
