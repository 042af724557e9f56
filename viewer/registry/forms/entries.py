"""What a form is open on: an event, or an entry under an id; and how a new entry gets its id."""

from __future__ import annotations

from collections.abc import Container

from viewer.base.fold import fold
from viewer.base.value import frozen
from viewer.registry.patching.model import Edit, Path, Plain, SetValue
from viewer.registry.references import SECTIONS
from viewer.registry.registry import Registry

_LONGEST = 6  # words of an id


@frozen
class Entry:
    """An event, a person, a source, a series or a party.

    Attributes:
        kind: one of `references.KINDS`.
        id: its id; an event's may be derived.
    """

    kind: str
    id: str


def path_of(registry: Registry, entry: Entry) -> Path | None:
    """Return where an entry stands in the data, or None when it is not there."""
    if entry.kind == "event":
        index = registry.by_id.get(entry.id)
        return None if index is None else ("events", index)
    section = SECTIONS[entry.kind]
    declared = registry.document.data.get(section)
    return (section, entry.id) if isinstance(declared, dict) and entry.id in declared else None


def entry_at(registry: Registry, path: Path) -> Entry | None:
    """Return the entry that stands at `path`, or None."""
    if path[0] == "events" and isinstance(path[1], int):
        return Entry("event", registry.heads[path[1]].id) if 0 <= path[1] < len(registry.heads) else None
    kind = next((kind for kind, section in SECTIONS.items() if section == path[0]), "")
    entry = Entry(kind, str(path[1]))
    return entry if kind and path_of(registry, entry) else None


def title_of(registry: Registry, entry: Entry, lang: str) -> str:
    """Return what an entry is called, in `lang` where it has both languages."""
    if entry.kind == "event":
        head = registry.head(entry.id)
        return head.title.pick(lang) if head is not None else entry.id
    if entry.kind == "person":
        return registry.people[entry.id].name if entry.id in registry.people else entry.id
    if entry.kind == "source":
        source = registry.sources.get(entry.id)
        return (source.title.pick(lang) or entry.id) if source else entry.id
    if entry.kind == "series":
        series = registry.series.get(entry.id)
        return (series.name.pick(lang) or entry.id) if series else entry.id
    return registry.party_name(entry.id, lang)


def new_id(words: str, taken: Container[str], kind: str = "") -> str:
    """Return an id made of `words` that nothing in `taken` has: ASCII letters without accents, joined by hyphens."""
    folded = "".join(char if char.isascii() and char.isalnum() else " " for char in fold(words)).split()
    stem = "-".join(folded[:_LONGEST]) or kind or "entry"
    found, number = stem, 1
    while found in taken:
        number += 1
        found = f"{stem}-{number}"
    return found


def new_entry(registry: Registry, kind: str, words: str) -> tuple[str, list[Edit]]:
    """Return the id of a new person, source, series or party called `words`, and the edits that write it.

    A person's name or a party's may be one that a country code stands for; then that is the id.
    """
    section = SECTIONS[kind]
    declared = registry.document.data.get(section)
    taken = set(declared) if isinstance(declared, dict) else set()
    found = _country(words) if kind == "party" else ""
    if not found or found in taken:
        found = new_id(words, taken, kind)
    entry: dict[str, Plain] = {"title" if kind == "source" else "name": words.strip()}
    return found, [SetValue((section, found), entry)]


def _country(words: str) -> str:
    """Return the code of the country that is called so, or nothing."""
    from viewer.registry.country_names import _NAMES as COUNTRIES

    wanted = fold(words.strip())
    return next((code for code, names in COUNTRIES.items() if wanted in map(fold, names)), "")
