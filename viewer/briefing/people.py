"""Who took part, with rank and office as of then, and where somebody appears."""

from __future__ import annotations

from viewer.base.value import record
from viewer.briefing.choice import Chosen
from viewer.briefing.document import PERSON, Block, Heading, Paragraph, Row, Run, Runs, Table
from viewer.briefing.page import Page, clean, joined
from viewer.registry import biography, vocabulary
from viewer.registry.records import Event, Head, Participant
from viewer.registry.time_order import time_key

_WIDTHS = (0.16, 0.22, 0.37, 0.25)
_APPEARANCE_WIDTHS = (0.17, 0.41, 0.17, 0.25)
_Key = tuple[str, ...]


@record
class _Somebody:
    """One row of the table: a person, or somebody whom no source names."""

    party: str
    name: Runs
    posts: dict[Runs, list[Chosen]]
    roles: dict[str, list[Chosen]]


def participants(page: Page) -> list[Block]:
    """Return the table of those who took part, by party: the registry's own first, then in its order."""
    found: dict[_Key, _Somebody] = {}
    for one in page.pace.each(page.matter.choice.in_time):
        for participant in one.event.participants:
            if _is_wanted(page, one, participant):
                _add(page, found, one, participant)
    if not found:
        return []
    order = [page.registry.home, *page.registry.parties]
    parties = dict.fromkeys([*order, *sorted({one.party for one in found.values()}.difference(order))])
    of_party: dict[str, list[_Somebody]] = {}
    for somebody in found.values():
        of_party.setdefault(somebody.party, []).append(somebody)
    rows = [row for party in parties for row in _rows(page, of_party.get(party, []))]
    header: tuple[Runs, ...] = tuple((Run(page.word(key)),) for key in ("party", "name", "post", "role"))
    heading = page.heading("participants")
    return [heading, Table(header, tuple(rows), _WIDTHS, page.lang, heading.runs)]


def appearances(page: Page) -> list[Block]:
    """Return, for each person that the briefing asks for, all events of the registry that name them."""
    people = tuple(dict.fromkeys(page.matter.briefing.people))
    if not people:
        return []
    heads = _named(page, people)
    blocks: list[Block] = [page.heading("appearances")]
    for number, key in enumerate(people, 1):
        known = page.registry.people.get(key)
        if known is None:
            blocks.append(Paragraph((Run(page.word("not-known-person").format(id=clean(key))),), page.lang))
            continue
        name = (Run(clean(known.name), means=PERSON),)
        blocks.append(Heading(2, name, f"{page.lang}-person-{number}", page.lang))
        rows = tuple(_appearance(page, page.registry.event_at(head.index), key) for head in heads[key])
        if rows:
            header: tuple[Runs, ...] = tuple((Run(page.word(word)),) for word in ("date", "event", "role", "with"))
            blocks.append(Table(header, rows, _APPEARANCE_WIDTHS, page.lang, name))
        else:
            blocks.append(Paragraph((Run(page.word("never")),), page.lang))
    return blocks


def _named(page: Page, people: tuple[str, ...]) -> dict[str, list[Head]]:
    """Return the events that name each of the people, in the order of time."""
    found: dict[str, list[Head]] = {key: [] for key in people}
    for head in page.registry.heads:
        for key in dict.fromkeys(head.people):
            if key in found:
                found[key].append(head)
    return {key: sorted(heads, key=time_key) for key, heads in found.items()}


def _is_wanted(page: Page, one: Chosen, participant: Participant) -> bool:
    wanted = one.entry.participants
    if wanted is None:
        return True
    texts = (*participant.organisation.all(), *(text for office in participant.offices for text in office.all()))
    names = {participant.person, participant.name, biography.name_of(page.registry, participant), *texts} - {""}
    return not (names or {biography.party_of(page.registry, participant)}).isdisjoint(wanted)


def _add(page: Page, found: dict[_Key, _Somebody], one: Chosen, participant: Participant) -> None:
    party = biography.party_of(page.registry, participant)
    post = _post(page, one.event, participant)
    name = clean(biography.name_of(page.registry, participant))
    key: _Key = (party, participant.person, participant.name)
    if not name:
        organisation = page.said(participant.organisation) if participant.organisation else None
        key = (*key, organisation.text if organisation is not None else "", "".join(run.text for run in post))
    somebody = found.get(key)
    if somebody is None:
        shown = (Run(name, means=PERSON),) if name else _unnamed(page, participant)
        somebody = found[key] = _Somebody(party, shown, {}, {})
    if post:
        somebody.posts.setdefault(post, []).append(one)
    role = vocabulary.label("role", participant.role, page.lang).lower() if participant.role else ""
    events = somebody.roles.setdefault(clean(role), [])
    if not events or events[-1] is not one:  # events come one after the other
        events.append(one)


def _unnamed(page: Page, participant: Participant) -> Runs:
    parts: list[Runs] = [(page.said(participant.organisation),)] if participant.organisation else []
    if participant.count is not None:
        parts.append((Run(page.word("people-count").format(n=participant.count)),))
    return joined(parts, ", ") or (Run(page.word("unnamed"), italic=True),)


def _post(page: Page, event: Event, participant: Participant) -> Runs:
    """Return rank and office, and the date of the attestation where the event's own source prints none."""
    attested = biography.rank_and_office(page.registry, event, participant, page.lang)
    words = clean(", ".join(part for part in (attested.rank, attested.office) if part))
    if not words or attested.own:
        return (Run(words),) if words else ()
    if attested.as_of is None:
        return Run(words), Run(f" ({page.word('attested-else')})")
    return Run(words), Run(f" ({page.word('attested').format(date=page.date(attested.as_of).text)})")


def _rows(page: Page, people: list[_Somebody]) -> list[Row]:
    rows = []
    for number, somebody in enumerate(people):
        party = clean(page.registry.party_name(somebody.party, page.lang)) if not number else ""
        roles = [_role(page, role, events) for role, events in somebody.roles.items()]
        posts = _posts(page, somebody) or [(Run("–"),)]
        rows.append(
            Row(
                (
                    page.cell((Run(party),) if party else ()),
                    page.cell(somebody.name),
                    page.cell(*posts),
                    page.cell(*roles),
                )
            )
        )
    return rows


def _posts(page: Page, somebody: _Somebody) -> list[Runs]:
    """Return ranks and offices; where there are several, each with the dates of the events for which it holds."""
    if len(somebody.posts) < 2:
        return list(somebody.posts)
    found: list[Runs] = []
    for post, events in somebody.posts.items():
        dates = ", ".join(dict.fromkeys(page.date(one.head.date).text for one in events))
        found.append((Run(f"{dates}: "), *post))
    return found


def _role(page: Page, role: str, events: list[Chosen]) -> Runs:
    dates = [(Run(page.date(one.head.date).text, link=page.event_link(one.event.id)),) for one in events]
    return joined((*(((Run(role),),) if role else ()), *dates), ", ")


def _appearance(page: Page, event: Event, person: str) -> Row:
    mine = [one for one in event.participants if one.person == person]
    roles = dict.fromkeys(vocabulary.label("role", one.role, page.lang).lower() for one in mine if one.role)
    cells = (
        page.cell((page.date(event.date),)),
        page.cell((page.title(event.head),)),
        page.cell((Run(clean(", ".join(roles)) or "–"),)),
        page.cell(_with(page, event, person) or (Run("–"),)),
    )
    return Row(cells, event.id)


def _with(page: Page, event: Event, person: str) -> Runs:
    """Return the named participants of other parties."""
    known = page.registry.people.get(person)
    home = known.party if known is not None else ""
    others = [one for one in event.participants if one.named and biography.party_of(page.registry, one) != home]
    names = dict.fromkeys(clean(biography.name_of(page.registry, one)) for one in others)
    return joined([(Run(name, means=PERSON),) for name in names if name], ", ")
