"""Reads rows that were copied from a spreadsheet as participants.

Spreadsheets hand over lines with tabs; lists come with semicolons or commas. A first line of known headings names the
columns; else each column is guessed from what stands in it: names of people whom the registry knows, parties, roles,
ranks. What nothing speaks for is a name, then an office. Nothing is written here: the rows are shown first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from viewer.base.fold import fold
from viewer.base.value import frozen
from viewer.registry import vocabulary
from viewer.registry.patching.model import Plain
from viewer.registry.registry import Registry

COLUMNS = ("name", "role", "rank", "office", "party", "organisation", "count", "note")

_HEADINGS = {
    "name": "name|names|full name|person|participant|participants|ho ten|ho va ten|ten|nhan vat|nguoi tham gia",
    "role": "role|function|vai tro|tu cach",
    "rank": "rank|grade|title|quan ham|cap bac|ham",
    "office": "office|position|post|job|job title|chuc vu|chuc danh",
    "party": "party|country|delegation|side|ben|nuoc|quoc gia|doan|phia",
    "organisation": "organisation|organization|institution|agency|co quan|don vi|to chuc",
    "count": "count|number of people|so nguoi|so luong",
    "note": "note|notes|remark|remarks|comment|ghi chu",
}
_BY_HEADING = {heading: column for column, names in _HEADINGS.items() for heading in names.split("|")}
_NUMBERING = re.compile(r"(?:no|nr|stt|tt|#|so tt)\.?")
_RANKS = re.compile(
    r"(?:(?:dai|thuong|trung|thieu) (?:tuong|ta|uy)|(?:pho |chuan )?do doc|"
    r"(?:vice |rear |fleet )?admiral|(?:senior |lieutenant |major |brigadier |colonel )*general|"
    r"(?:senior |lieutenant )?colonel|captain|major|commodore|commander|ambassador|dai su)\b"
)


@frozen
class Guess:
    """Rows with what their columns are taken for.

    Attributes:
        columns: for each column one of `COLUMNS`, or "" for one that is left out.
        rows: the cells, as many in each row as there are columns.
        headed: whether the first line named the columns; it is not among the rows.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    headed: bool = False


def read(text: str, registry: Registry) -> Guess:
    """Return the rows of a pasted text and what its columns seem to be; no rows when there is nothing in it."""
    lines = [line for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip()]
    cells = [_cells(line, _separator(lines)) for line in lines]
    width = max(map(len, cells), default=0)
    rows = [tuple((row + [""] * width)[:width]) for row in cells]
    headings = tuple(_heading(cell) for cell in rows[0]) if rows else ()
    if any(headings) and sum(map(bool, headings)) * 2 >= sum(bool(cell) for cell in rows[0]):
        return Guess(headings, tuple(rows[1:]), headed=True)
    return Guess(_guessed(rows, registry), tuple(rows))


def _separator(lines: Sequence[str]) -> str:
    for sign in ("\t", ";"):
        if any(sign in line for line in lines):
            return sign
    commas = {line.count(",") for line in lines}
    return "," if len(lines) > 1 and len(commas) == 1 and commas != {0} else "\t"


def _cells(line: str, separator: str) -> list[str]:
    return [" ".join(cell.strip().strip('"').split()) for cell in line.split(separator)]


def _heading(cell: str) -> str:
    return _BY_HEADING.get(fold(cell).strip(" :.*"), "")


def _guessed(rows: Sequence[Sequence[str]], registry: Registry) -> tuple[str, ...]:
    """Return a column's meaning for each column: the tests go in order, and each meaning is given once."""
    found: dict[int, str] = {}
    columns = list(zip(*rows, strict=True))
    for meaning, fits in _tests(registry):
        share = {at: _share(column, fits) for at, column in enumerate(columns) if at not in found}
        best = max(share, key=lambda at: share[at], default=None)
        if best is not None and share[best] >= 0.5:
            found[best] = meaning
    left = [at for at, column in enumerate(columns) if at not in found and any(column)]
    for meaning in ("name", "office", "organisation", "note"):
        if left and meaning not in found.values():
            found[left.pop(0)] = meaning
    return tuple("" if found.get(at, "") == "-" else found.get(at, "") for at in range(len(columns)))


def _share(column: Sequence[str], fits: Callable[[str], bool]) -> float:
    cells = [cell for cell in column if cell]
    return sum(map(fits, cells)) / len(cells) if cells else 0.0


def _tests(registry: Registry) -> tuple[tuple[str, Callable[[str], bool]], ...]:
    return (
        ("-", lambda cell: cell.strip(".").isdigit()),  # the numbering of the rows
        ("name", lambda cell: bool(person_called(registry, cell))),
        ("party", lambda cell: bool(party_called(registry, cell))),
        ("role", lambda cell: role_called(cell) in vocabulary.ROLES),
        ("rank", lambda cell: _RANKS.match(fold(cell)) is not None and len(cell.split()) <= 4),
    )


def person_called(registry: Registry, words: str) -> str:
    """Return the id of the person who is called so, by any spelling and without accents; empty for none or several."""
    wanted = fold(words).strip()
    found = [
        key
        for key, person in registry.people.items()
        if wanted and wanted in (fold(key), *(fold(name) for name in (person.name, *person.aliases)))
    ]
    return found[0] if len(found) == 1 else ""


def party_called(registry: Registry, words: str) -> str:
    """Return the id of the party that is called so in either language; empty for none."""
    wanted = fold(words).strip()
    for key, party in registry.parties.items():
        if wanted and wanted in (fold(key), *map(fold, party.name.all())):
            return key
    return ""


def role_called(words: str) -> str:
    """Return the role that a word or label stands for, else the words themselves."""
    wanted = fold(words).strip().replace(" ", "-")
    for role in vocabulary.ROLES:
        labels = (role, vocabulary.label("role", role, "vi"), vocabulary.label("role", role, "en"))
        if wanted in (fold(label).replace(" ", "-") for label in labels):
            return role
    return words


def participants(guess: Guess, registry: Registry) -> list[Plain]:
    """Return the rows as participants, in their order; rows that say nothing are left out."""
    found = (_participant(dict(zip(guess.columns, row, strict=True)), registry) for row in guess.rows)
    return [participant for participant in found if participant]


def _participant(cells: dict[str, str], registry: Registry) -> Plain:
    made: dict[str, Plain] = {}
    name = cells.get("name", "")
    person = person_called(registry, name)
    if name:
        made["person" if person else "name"] = person or name
    for key in ("role", "rank", "office", "organisation", "party", "count", "note"):
        words = cells.get(key, "")
        if not words:
            continue
        if key == "party":
            words = party_called(registry, words) or words
            if person and registry.people[person].party == words:
                continue  # the person's own
        made[key] = role_called(words) if key == "role" else words
        if key == "count":
            made[key] = int(words) if words.isdigit() else 1
    return made
