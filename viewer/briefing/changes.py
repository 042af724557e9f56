"""What changed between two registries: events that are new, changed (which fields, before and now), and gone.

Events are found again by their id; of those left over, one with the same title and date as one that is gone is the same
event under another id. Events whose data are the same in both files are not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from viewer.base.value import frozen
from viewer.briefing.document import (
    DATE,
    EVENT,
    SMALL,
    Block,
    BulletList,
    Cell,
    Heading,
    Item,
    Paragraph,
    Row,
    Run,
    Runs,
    Table,
)
from viewer.briefing.fields import fields
from viewer.briefing.page import clean
from viewer.briefing.words import word
from viewer.registry import datewords
from viewer.registry.records import Event, Head
from viewer.registry.registry import Registry
from viewer.registry.time_order import time_key

_BACKUP = re.compile(r"(?:backup[:\s]+)?(?P<when>\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d.*)?)\Z")
_WIDTHS = (0.18, 0.41, 0.41)


@frozen
class Field:
    """One key of an event that changed: what is only in the old words, and what is only in the new ones."""

    key: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@frozen
class Changed:
    """An event that is in both, with the fields that differ, in the order of the format."""

    before: Head
    after: Head
    fields: tuple[Field, ...]


@frozen
class Changes:
    """What differs, each in the order of time."""

    new: tuple[Head, ...]
    changed: tuple[Changed, ...]
    removed: tuple[Head, ...]

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.removed)


def compare(before: Registry, after: Registry, lang: str, only: Collection[str] | None = None) -> Changes:
    """Return what changed from `before` to `after`, in the words of `lang`.

    Args:
        before: the older registry.
        after: the newer one.
        lang: vi or en.
        only: ids of events that are of interest, in either registry; None for all.
    """
    pairs, new, removed = _paired(before, after)
    changed = []
    for old, now in pairs:
        if old.id == now.id and _same_data(before, old, after, now):
            continue
        different = _different(before, before.event_at(old.index), after, after.event_at(now.index), lang)
        if different:
            changed.append(Changed(old, now, different))
    changed.sort(key=lambda one: time_key(one.after))
    return Changes(
        tuple(sorted((head for head in new if only is None or head.id in only), key=time_key)),
        tuple(one for one in changed if only is None or one.after.id in only or one.before.id in only),
        tuple(sorted((head for head in removed if only is None or head.id in only), key=time_key)),
    )


def section(
    before: Registry, after: Registry, lang: str, only: Collection[str] | None = None, against: str = ""
) -> list[Block]:
    """Return what changed as blocks below a heading of level 1; a sentence where nothing did.

    Args:
        before: the older registry.
        after: the newer one.
        lang: vi or en.
        only: ids of events that are of interest, in either registry; None for all.
        against: the words that named the older one, such as "last" or "HEAD~3", told to the reader; empty for none.
    """
    found = compare(before, after, lang, only)
    blocks: list[Block] = [_heading("changes", 1, lang)]
    if against.strip():
        blocks.append(Paragraph((Run(_compared(against.strip(), lang)),), lang, SMALL))
    if not found:
        return [*blocks, Paragraph((Run(word("c-none", lang)),), lang)]
    if found.new:
        blocks += [_heading("c-new", 2, lang), _list(found.new, lang)]
    if found.changed:
        blocks.append(_heading("c-changed", 2, lang))
        for number, one in enumerate(found.changed, 1):
            anchor = f"{lang}-changed-{number}"
            blocks += [Heading(3, _title(one.after, lang), anchor, lang, one.after.id), _table(one, lang)]
    if found.removed:
        blocks += [_heading("c-removed", 2, lang), _list(found.removed, lang)]
    return blocks


def _paired(before: Registry, after: Registry) -> tuple[list[tuple[Head, Head]], list[Head], list[Head]]:
    """Return which events are the same in both, which are new, and which are gone."""
    pairs = [(head, after.heads[after.by_id[head.id]]) for head in before.heads if head.id in after.by_id]
    gone = {(head.title, head.date): head for head in reversed(before.heads) if head.id not in after.by_id}
    lost = {head.index: head for head in before.heads if head.id not in after.by_id}
    new = []
    for head in after.heads:
        if head.id in before.by_id:
            continue
        old = gone.pop((head.title, head.date), None)
        if old is None:
            new.append(head)
        else:
            pairs.append((old, head))
            del lost[old.index]
    return pairs, new, list(lost.values())


def _same_data(before: Registry, old: Head, after: Registry, now: Head) -> bool:
    """Return whether the file says the same of both, so that their words need not be made."""
    first, second = before.document.data.get("events"), after.document.data.get("events")
    if not isinstance(first, list) or not isinstance(second, list) or before.language != after.language:
        return False
    if old.index >= len(first) or now.index >= len(second):
        return False
    same: bool = first[old.index] == second[now.index]
    return same


def _different(before: Registry, old: Event, after: Registry, now: Event, lang: str) -> tuple[Field, ...]:
    first, second = fields(before, old, lang), fields(after, now, lang)
    found = []
    for key, lines in first.items():
        others = second[key]
        if lines != others:
            gone = tuple(line for line in lines if line not in others)
            come = tuple(line for line in others if line not in lines)
            found.append(Field(key, gone, come) if gone or come else Field(key, tuple(lines), tuple(others)))
    return tuple(found)


def _compared(words: str, lang: str) -> str:
    """Return what the older registry was, for a reader: of a file its name alone, for folders are the writer's own."""
    if words in ("last", "backup"):
        return word(f"c-{words}", lang)
    moment = _BACKUP.match(words)
    if moment is not None:
        return word("c-moment", lang).format(when=clean(moment["when"]))
    words = words.removeprefix("git ")
    name = words.replace("\\", "/").rpartition("/")[2] if words.lower().endswith((".yaml", ".yml")) else words
    return word("c-than", lang).format(name=clean(name))


def _heading(key: str, level: int, lang: str) -> Heading:
    return Heading(level, (Run(word(key, lang)),), f"{lang}-{key}", lang)


def _title(head: Head, lang: str) -> Runs:
    return (Run(clean(head.title.pick(lang)), means=EVENT),)


def _list(heads: tuple[Head, ...], lang: str) -> BulletList:
    items = []
    for head in heads:
        date = clean(datewords.short(head.date, lang)) if head.date is not None else word("undated", lang)
        items.append(Item((Run(date, means=DATE), Run(": "), *_title(head, lang)), head.id))
    return BulletList(tuple(items), lang)


def _table(one: Changed, lang: str) -> Table:
    header: tuple[Runs, ...] = tuple((Run(word(key, lang)),) for key in ("c-field", "c-before", "c-after"))
    rows = []
    for field in one.fields:
        sides = (field.before, field.after)
        cells = [
            _cell(lines or (word("c-nothing", lang),), lang) for lines in ((word(f"f-{field.key}", lang),), *sides)
        ]
        rows.append(Row(tuple(cells), one.after.id))
    return Table(header, tuple(rows), _WIDTHS, lang)


def _cell(lines: tuple[str, ...], lang: str) -> Cell:
    return Cell(tuple(Paragraph((Run(line),), lang) for line in lines))
