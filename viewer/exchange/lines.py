"""Participants, outcomes and relations as lines of one cell, and lines back into data.

A line need not carry everything: where an item of the registry is known again by its line, or by who or what it is
about, it keeps what the line does not say (evidence, notes, the other language). Only what has no like becomes new.

    Hoàng Minh (co-chair; Thượng tướng; Thứ trưởng Bộ Quốc phòng) [VN]        who (role; rank; office; …) [party]
    other-event (discusses)                                                    event (relation)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from viewer.base.tuples import NamedTuple
from viewer.base.value import frozen
from viewer.exchange.columns import NOTHING
from viewer.exchange.names import person_called
from viewer.registry import shape
from viewer.registry.forms.paste import party_called, role_called
from viewer.registry.records import Event, Participant, Relation, Text
from viewer.registry.registry import Registry
from viewer.registry.yamlread import Data

_NOTHING = ("", NOTHING, "-", "—")
_SLOTS = 2  # role and rank; what follows are offices


@frozen
class Known:
    """An item that the registry has: the lines that stand for it, what it is about, and its data."""

    lines: tuple[str, ...]
    about: tuple[str, ...]
    data: Data


class Said(NamedTuple):
    """What a line of a participant says."""

    who: str
    role: str
    rank: str
    offices: tuple[str, ...]
    party: str


Make = Callable[[str, Data], Data]  # a line, and the data of the item that it is about


def of_line(text: str) -> str:
    """Return a text without line ends, for a line of a cell."""
    return " ".join(text.split())


def merged(lines: Sequence[str], known: Sequence[Known], about: Callable[[str], str], make: Make) -> list[Data]:
    """Return the items that lines stand for, in their order; what is known again keeps its data.

    Args:
        lines: of the cell.
        known: items that the registry has.
        about: tells what a line is about.
        make: makes an item of a line, from the data of the known item about the same, or from None.
    """
    left = list(known)
    found: list[Data] = [None] * len(lines)
    open_lines: list[int] = []
    for number, line in enumerate(lines):
        same = next((item for item in left if line in item.lines), None)
        if same is None:
            open_lines.append(number)
        else:
            left.remove(same)
            found[number] = same.data
    for number in open_lines:
        subject = about(lines[number])
        like = next((item for item in left if subject and subject in item.about), None)
        if like is not None:
            left.remove(like)
        found[number] = make(lines[number], like.data if like is not None else None)
    return found


# Participants


def participant_line(registry: Registry, item: Participant, language: str) -> str:
    """Return the line of a participant."""
    slots = [item.role, item.rank.pick(language), *(office.pick(language) for office in item.offices)]
    slots = [_slot(slot) for slot in slots]
    while slots and slots[-1] == NOTHING:
        slots.pop()
    who = who_of(registry, item, language)
    if not slots and who.endswith((")", "]")):
        slots = [NOTHING]
    told = [who, f"({'; '.join(slots)})" if slots else "", f"[{item.party}]" if item.party else ""]
    return " ".join(part for part in told if part)


def who_of(registry: Registry, item: Participant, language: str) -> str:
    """Return the name of a participant; a person whose name is not alone in the registry is called by the id."""
    if item.person:
        person = registry.people.get(item.person)
        known = person is not None and person_called(registry, person.name) == item.person
        return of_line(person.name if person is not None and known else item.person)
    return of_line(item.name or item.organisation.pick(language))


def said(line: str) -> Said:
    """Return what the line of a participant says."""
    rest, party = line.strip(), ""
    if rest.endswith("]") and "[" in rest:
        rest, _bracket, party = rest[:-1].rpartition("[")
        rest = rest.rstrip()
    opening = _opening(rest)
    slots = [_meant(slot) for slot in rest[opening + 1 : -1].split(";")] if opening >= 0 else []
    who = rest[:opening].rstrip() if opening >= 0 else rest
    role, rank = (*slots, "", "")[:_SLOTS]
    return Said(_meant(who), role, rank, tuple(slot for slot in slots[_SLOTS:] if slot), party.strip())


def participants_known(registry: Registry, event: Event, data: Data) -> list[Known]:
    """Return the participants of an event, as data, with their lines."""
    written = [item for item in shape.items(data) if isinstance(item, dict) or shape.plain(item)]
    found = []
    for item, words in zip(event.participants, written, strict=True):
        lines = tuple(participant_line(registry, item, language) for language in ("vi", "en"))
        about = tuple(who_of(registry, item, language) for language in ("vi", "en"))
        found.append(Known(lines, about, words))
    return found


def participant(registry: Registry, line: str, old: Data) -> Data:
    """Return the participant that a line stands for, with what `old`, which is about the same, says besides."""
    told = said(line)
    made: dict[str, Data] = dict(old) if isinstance(old, dict) else {}
    if not made and told.who:
        person = person_called(registry, told.who)
        party = "" if person or told.role or told.rank or told.offices else party_called(registry, told.who)
        made["person" if person else "party" if party else "name"] = person or party or told.who
    _put(made, "role", role_called(told.role) if told.role else "")
    _put_text(made, "rank", told.rank, registry.language)
    _put_offices(made, told.offices, registry.language)
    person = shape.plain(made.get("person"))
    own = registry.people[person].party if person in registry.people else ""
    party = party_called(registry, told.party) or told.party
    if "party" not in made or made["party"] != party:
        _put(made, "party", "" if party == own and "party" not in made else party or shape.plain(made.get("party")))
    return made


def _put(made: dict[str, Data], key: str, words: str) -> None:
    if words:
        made[key] = words
    else:
        made.pop(key, None)


def _put_text(made: dict[str, Data], key: str, words: str, language: str) -> None:
    """Put a text, unless the one that stands there says so in either language."""
    if not words or words not in map(_slot, shape.text(made.get(key), language).all()):
        _put(made, key, words)


def _put_offices(made: dict[str, Data], offices: tuple[str, ...], language: str) -> None:
    value = made.get("office")
    old = value if isinstance(value, list) else [value] if value is not None else []
    texts = [(shape.text(item, language), item) for item in old]
    new = [next((item for text, item in texts if office in map(_slot, text.all())), office) for office in offices]
    if not new:
        made.pop("office", None)
    elif new != old:
        made["office"] = new[0] if len(new) == 1 else new


def _slot(text: str) -> str:
    """Return a text for a place between semicolons, in which brackets are closed."""
    words = of_line(text).replace(";", ",")
    depth = 0
    for char in words:
        depth += (char == "(") - (char == ")")
        if depth < 0:
            break
    return (words if depth == 0 else words.replace("(", "").replace(")", "")) or NOTHING


def _meant(words: str) -> str:
    words = words.strip()
    return "" if words in _NOTHING else words


def _opening(line: str) -> int:
    """Return where the last group in round brackets begins that ends the line; -1 for none."""
    depth = 0
    for at in range(len(line) - 1, -1, -1) if line.endswith(")") else ():
        depth += (line[at] == ")") - (line[at] == "(")
        if depth == 0:
            return at
    return -1


# Relations


def relation_line(item: Relation) -> str:
    """Return the line of a relation."""
    return of_line(f"{item.event} ({item.kind})" if item.kind else item.event)


def relations_known(event: Event, data: Data) -> list[Known]:
    """Return the relations of an event, as data, with their lines."""
    written = [item for item in shape.items(data) if shape.plain(shape.mapping(item).get("event")) or shape.plain(item)]
    return [
        Known((relation_line(item),), (item.event,), words) for item, words in zip(event.related, written, strict=True)
    ]


def relation_about(line: str) -> str:
    """Return the id that a line of a relation names."""
    opening = _opening(line.strip())
    return line.strip()[:opening].strip() if opening >= 0 else line.strip()


def relation(line: str, old: Data) -> Data:
    """Return the relation that a line stands for."""
    opening = _opening(line.strip())
    kind = line.strip()[opening + 1 : -1].strip() if opening >= 0 else ""
    made: dict[str, Data] = dict(old) if isinstance(old, dict) else {"event": relation_about(line)}
    _put(made, "as", _meant(kind))
    return made if len(made) > 1 else relation_about(line)


# Outcomes


def outcome_texts(data: Data, language: str) -> list[tuple[Text, Data]]:
    """Return each outcome of an event as text and as data."""
    found = []
    for item in shape.items(data):
        inner = item.get("text") if isinstance(item, dict) and "text" in item else item
        text = shape.text(inner, language)
        if text:
            found.append((text, item))
    return found


def outcome_line(text: Text, language: str) -> str:
    """Return the line of an outcome in just this language."""
    return of_line(text.vi if language == "vi" else text.en) or NOTHING
