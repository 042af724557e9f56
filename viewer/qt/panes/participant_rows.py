"""Who took part in an event, as rows for the participants pane.

People are grouped by party, the registry's own side first. Rank and office are as printed for the event, else
the nearest attestation, with its date and source in brackets. Who is not named by the source is listed as such.
Whoever else was met on the same visit follows in short rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum

from viewer.base import i18n
from viewer.base.i18n import _, ngettext
from viewer.base.value import frozen, record
from viewer.qt.panes import chips
from viewer.registry import biography, datewords, vocabulary
from viewer.registry.biography import AppearanceIndex, Attested
from viewer.registry.partners import outermost
from viewer.registry.records import Event, Participant
from viewer.registry.registry import Registry
from viewer.sources.support import Passage

COLUMNS = 8
_SIBLINGS = 60
HOME, NOBODY = -2, -1

PartyHue = Callable[[str], int]
"""From a party to the index of its hue; negative where it has none."""


class Kind(StrEnum):
    """What a row is."""

    GROUP = "group"
    PERSON = "person"
    SHORT = "short"


@frozen
class Row:
    """One row of the pane.

    Attributes:
        kind: a group's header, a participant in two lines, or one in a single line.
        name: the group, the person, or what the unnamed one is called.
        detail: rank and office; for a group, how many.
        attested: where and when `detail` is attested, if that is not this event.
        named: whether the source names the participant.
        role: in words; empty when not given.
        hue: index of the party's hue, HOME for the registry's own side, NOBODY without a hue.
        person: id in the registry's people, or empty.
        query: what finds their events; empty for unnamed ones.
        counts: appearances in columns of years; empty for whom none are counted.
        total: appearances in all.
        note: the participant's note.
        chips: passages that name them, in groups that share a chip.
    """

    kind: Kind
    name: str
    detail: str = ""
    attested: str = ""
    named: bool = True
    role: str = ""
    hue: int = NOBODY
    person: str = ""
    query: str = ""
    counts: tuple[int, ...] = ()
    total: int = 0
    note: str = ""
    chips: tuple[tuple[Passage, ...], ...] = ()


@record
class Rows:
    """Builds the rows of one event.

    Attributes:
        registry: the event's registry.
        event: whose participants are listed.
        titles: language of names and offices (vi or en).
        hue: the hue of a party.
        passages: the passages of the event.
    """

    registry: Registry
    event: Event
    titles: str
    hue: PartyHue
    passages: tuple[Passage, ...] = ()

    def build(self) -> tuple[Row, ...]:
        """Return headers and participants in order."""
        return (*self._own(), *self._met())

    def _own(self) -> Iterator[Row]:
        groups: dict[str, list[Row]] = {}
        for number, participant in enumerate(self.event.participants, 1):
            party = biography.party_of(self.registry, participant)
            groups.setdefault(party, []).append(self._row(participant, number))
        for party in self._order(groups):
            name = self.registry.party_name(party, self.titles) if party else _("Others")
            yield Row(Kind.GROUP, name, hue=self._hue(party))
            yield from groups[party]

    def _order(self, groups: dict[str, list[Row]]) -> list[str]:
        known = (self.registry.home, *self.event.head.parties, *groups)
        ordered = [party for party in dict.fromkeys(known) if party in groups and party]
        return [*ordered, ""] if "" in groups else ordered

    def _row(self, participant: Participant, number: int) -> Row:
        fact = f"person:{participant.person}" if participant.person else f"participant:{number}"
        attested = biography.rank_and_office(self.registry, self.event, participant, self.titles)
        name = biography.name_of(self.registry, participant)
        role = vocabulary.label("role", participant.role, i18n.language()) if participant.role else ""
        party = self._party_name(participant)
        shown, detail = _name_and_detail(participant, attested, name, self.titles, role, party)
        appearances = self._index().of(participant.person)
        return Row(
            Kind.PERSON,
            shown,
            detail,
            self._attestation(attested),
            named=bool(name),
            role=role.lower(),
            hue=self._hue(biography.party_of(self.registry, participant)),
            person=participant.person,
            query=_query(participant),
            counts=self._columns(participant.person),
            total=appearances.total,
            note=participant.note.pick(self.titles),
            chips=chips.shared(passage for passage in self.passages if fact in passage.facts),
        )

    def _met(self) -> Iterator[Row]:
        """Yield who else was met on the same visit or at the same conference."""
        whole = outermost(self.registry, self.event.head)
        ids = [whole.id, *self.registry.children.get(whole.id, ())][:_SIBLINGS]
        present = {_identity(participant) for participant in self.event.participants}
        met: dict[tuple[str, ...], Row] = {}
        for event_id in ids:
            other = self.registry.event(event_id)
            if other is None or event_id == self.event.id:
                continue
            for participant in other.participants:
                identity = _identity(participant)
                if identity not in present and identity not in met:
                    met[identity] = self._short(other, participant)
        if met:
            named = sum(row.named for row in met.values())
            people = ngettext("{n} person", "{n} people", len(met)).format(n=len(met))
            count = _("{people}, {named} named").format(people=people, named=named)
            hue = self._hue(next((party for party in whole.parties if party != self.registry.home), ""))
            title = _("Met on the same trip") if whole.kind == "visit" else _("Met at the same event")
            yield Row(Kind.GROUP, title, count, hue=hue)
            yield from sorted(met.values(), key=lambda row: not row.named)

    def _short(self, event: Event, participant: Participant) -> Row:
        builder = Rows(self.registry, event, self.titles, self.hue)
        row = builder._row(participant, 0)
        return Row(
            Kind.SHORT,
            row.name,
            row.detail,
            row.attested,
            row.named,
            hue=row.hue,
            person=row.person,
            query=row.query,
            counts=row.counts,
            total=row.total,
            note=event.title.pick(self.titles),
        )

    def _index(self) -> AppearanceIndex:
        return biography.appearance_index(self.registry)

    def _columns(self, person: str) -> tuple[int, ...]:
        index = self._index()
        if not person or index.years is None:
            return ()
        return tuple(biography.columns(index.of(person).by_year, index.years, COLUMNS))

    def _hue(self, party: str) -> int:
        return HOME if party and party == self.registry.home else self.hue(party)

    def _party_name(self, participant: Participant) -> str:
        party = biography.party_of(self.registry, participant)
        return self.registry.party_name(party, self.titles) if party else ""

    def _attestation(self, attested: Attested) -> str:
        if attested.own or not attested:
            return ""
        source = self.registry.sources.get(attested.source)
        label = source.label if source is not None else attested.source
        if attested.as_of is None:
            return _("attested in {source}").format(source=label) if label else _("attested elsewhere")
        date = datewords.short(attested.as_of)
        if not label:
            return _("as of {date}").format(date=date)
        return _("as of {date}, {source}").format(date=date, source=label)


def note(event: Event) -> str:
    """Return what stands behind the pane's title: the date that offices are meant for."""
    if event.date is None or not event.participants:
        return ""
    return _("offices as of {date}").format(date=datewords.short(event.date))


def _name_and_detail(
    participant: Participant, attested: Attested, name: str, titles: str, role: str, party: str
) -> tuple[str, str]:
    """Return the two lines: name, rank and office; for an unnamed one, what the source calls it."""
    if name:
        return name, " · ".join(part for part in (attested.rank, attested.office) if part)
    organisation = participant.organisation.pick(titles)
    called = organisation or attested.office or attested.rank or role or party or _("Somebody")
    if participant.count is not None:
        called = f"{called} ({participant.count})"
    remarks = [attested.office if organisation else "", "" if organisation else _("not named by the source")]
    if attested.office and attested.rank:
        remarks.insert(0, attested.rank)
    return called, " · ".join(remark for remark in remarks if remark)


def _query(participant: Participant) -> str:
    if participant.person:
        return f"person:{participant.person}"
    return f'person:"{participant.name}"' if participant.name else ""


def _identity(participant: Participant) -> tuple[str, ...]:
    """Return what tells whether two entries are of the same participant."""
    if participant.named:
        return (participant.person or participant.name,)
    offices = (text for office in participant.offices for text in office.all())
    return ("", participant.party, *participant.organisation.all(), *offices)
