"""What could be typed at a place: the keys that the format allows there, and the values that fit.

The keys come from the schema, the values from `values`. What is put in reads as what was chosen under every version
of YAML: texts in words stand in quotes, ids and words of the format stand plain where that is safe.
"""

from __future__ import annotations

from collections.abc import Iterator

from viewer.base.i18n import _
from viewer.base.value import frozen
from viewer.registry.assist.attested import shelf
from viewer.registry.assist.choices import MOST, Choice, Shelf
from viewer.registry.assist.context import Context, Role
from viewer.registry.assist.nodes import Path
from viewer.registry.assist.quoting import written
from viewer.registry.assist.schema_at import Allowed, allowed_at
from viewer.registry.assist.schema_terms import term
from viewer.registry.assist.values import IDS, WORDS, shelves
from viewer.registry.country_names import country_name
from viewer.registry.registry import Registry

_ONE_WORD = frozenset(
    (
        *WORDS,
        ("accept", "code"),
        ("evidence", "text"),
        ("reviewed", "text"),
        ("source", "language"),
        ("source", "url"),
        ("sourceText", "file"),
        ("sourceText", "language"),
    )
)  # plain texts that are no words of a language and need no quotes
_STEP = 2  # columns by which what hangs below a key is indented


@frozen
class Completion:
    """One thing that could be typed.

    Attributes:
        label: what the list shows first, the key or value itself.
        insert: what replaces [start, end) of the context; its further lines are indented already.
        detail: what stands beside it: a title, a name, a date.
        kind: key, or the kind of value: person, party, event, series, source, word, text, file, date, number.
        description: a sentence or two for a panel beside the list; may be empty.
        caret: where in `insert` the cursor goes afterwards.
    """

    label: str
    insert: str
    detail: str
    kind: str
    description: str
    caret: int


def completions(registry: Registry, context: Context, lang: str) -> list[Completion]:
    """Return what could be typed at a context, most useful first.

    What begins with the typed text comes first, then what contains it (accents and capitals may be left out); the
    more frequent in the registry before the rarer.

    Args:
        registry: whose ids, names and words are offered; may be of an earlier state of the text.
        context: where the cursor is.
        lang: the language of the registry's names and titles, vi or en.
    """
    if context.role in (Role.TEXT, Role.COMMENT):
        return []
    allowed = allowed_at(context.path)
    if allowed is None:
        return []
    if context.role is Role.VALUE:
        return list(_values(registry, context, allowed, lang))
    if context.role is Role.ITEM or (context.bare and allowed.types == {"array"}):
        return _items(registry, context, lang)
    found = _keys(registry, context, allowed)
    if context.bare and allowed.plain:
        found += _values(registry, context, allowed, lang)
    return found


def _items(registry: Registry, context: Context, lang: str) -> list[Completion]:
    """Return what a new item of a list may begin with, with the dash before it."""
    path: Path = (*context.path, None if context.path == ("events",) else 0)
    allowed = allowed_at(path)
    if allowed is None:
        return []
    found = _keys(registry, context, allowed, new=True)
    if allowed.plain:
        found += _values(registry, context, allowed, lang)
    return [
        Completion(one.label, f"- {one.insert}", one.detail, one.kind, one.description, one.caret + 2) for one in found
    ]


def _keys(registry: Registry, context: Context, allowed: Allowed, *, new: bool = False) -> list[Completion]:
    """Return the keys that may still be put in; with `new` those of an item that is not there yet."""
    present = set() if new else set(context.present)
    if context.path == () and not new:
        present |= registry.document.data.keys() - {context.prefix}
    column = context.indent + (2 if new else 0)
    choices = []
    for number, key in enumerate(allowed.keys):
        if key not in present:
            words = term(str(allowed.keys[key].get("title", "")))
            needed = len(allowed.keys) if key in allowed.needed else 0
            choices.append(Choice(key, "key", words, needed - number, (words,)))
    found = []
    base = (*context.path, 0) if new else context.path
    for choice in Shelf(choices).find(context.prefix):
        inner = allowed_at((*base, choice.value))
        if inner is not None:
            insert, caret = _key_text(context, choice.value, inner, column)
            found.append(Completion(choice.value, insert, choice.told(), "key", term(inner.description), caret))
    return found + [one for one in _new_ids(registry, context) if one.label not in present]


def _key_text(context: Context, key: str, inner: Allowed, column: int) -> tuple[str, int]:
    """Return what is put in for a key and where the cursor goes: to the place of its value."""
    if context.colon:
        return key, len(key)
    head, types = f"{context.lead}{key}: ", inner.types
    below = f"{context.lead}{key}:\n{' ' * (column + _STEP)}"
    if types == {"array"}:
        item = allowed_at((*context.path, key, 0))
        if context.flow or (item is not None and item.plain and "object" not in item.types):
            return f"{head}[]", len(head) + 1
        return f"{below}- ", len(below) + 2
    if types == {"object"}:
        return (f"{head}{{}}", len(head) + 1) if context.flow else (below, len(below))
    if inner.name == "place":
        return f"{head}{{}}", len(head) + 1
    if inner.free_text and (inner.owner, inner.key) not in _ONE_WORD:
        return f'{head}""', len(head) + 1
    return head, len(head)


def _new_ids(registry: Registry, context: Context) -> Iterator[Completion]:
    """Yield ids that events name and nobody has declared, where parties, series and sources are declared."""
    if context.path not in (("parties",), ("series",), ("sources",)):
        return
    name = str(context.path[0])
    known = {"parties": registry.parties, "series": registry.series, "sources": registry.sources}[name]
    used = {
        "parties": (party for head in registry.heads for party in head.parties),
        "series": (head.series for head in registry.heads),
        "sources": (source for head in registry.heads for source in head.sources),
    }[name]
    choices = [Choice(key, "key", _("not declared yet")) for key in dict.fromkeys(used) if key and key not in known]
    for choice in Shelf(choices).find(context.prefix):
        key = written(choice.value)
        names = [country_name(choice.value, lang) for lang in ("vi", "en")] if name == "parties" else [choice.value]
        told = f'{{name: {{vi: "{names[0]}", en: "{names[1]}"}}}}' if names[0] != choice.value else ""
        insert = key if context.colon else f"{context.lead}{key}: {told}"
        yield Completion(choice.value, insert, choice.told(), "key", "", len(insert))


def _values(registry: Registry, context: Context, allowed: Allowed, lang: str) -> Iterator[Completion]:
    """Yield the values that fit a place, those of the best shelf first, each once."""
    listed = allowed.types == {"array"} and context.role is Role.VALUE
    if listed:
        inner = allowed_at((*context.path, 0))
        if inner is None or not inner.plain:
            return
        allowed = inner
    elif not allowed.plain and (allowed.owner, allowed.key) != ("event", "series"):
        return
    if context.role is Role.ITEM and not allowed.plain:
        return
    seen = set(_others(context)) if allowed.entry else set()
    for found in shelves(registry, context, allowed, lang):
        for choice in found.find(context.prefix):
            if choice.value not in seen and len(seen) < MOST:
                seen.add(choice.value)
                yield _completion(context, allowed, choice, listed=listed)


def _others(context: Context) -> Iterator[str]:
    """Yield the plain items that the list at the cursor has already."""
    for node in context.node.upwards():
        if node.kind != "item" or context.role is Role.ITEM:
            yield from (context.outline.scalar(item) for item in node.items if item is not context.node)
            return


def _completion(context: Context, allowed: Allowed, choice: Choice, *, listed: bool) -> Completion:
    insert = choice.raw or written(
        choice.value,
        quote=context.quote,
        free=choice.kind == "text" and (allowed.owner, allowed.key) not in IDS,
        date=choice.kind in ("date", "number"),
    )
    insert = f"{context.lead}[{insert}]" if listed else context.lead + insert
    caret = len(insert) - 1 if listed else len(insert)
    return Completion(choice.value, insert, choice.told(), choice.kind, choice.description, caret)


def warm_up(registry: Registry, lang: str) -> None:
    """Count what takes longest, the titles of all events, before somebody waits for it."""
    for name in ("events", "parents", "people"):
        shelf(registry, name, lang)
