"""Writes a briefing back into its file as small changes of the text, so that comments and layout stay.

The engine is the registry's (`registry/patch`), which asks nothing of a text but that it is YAML. What differs between
the file's data and the wanted briefing becomes edits, key by key; entries are found again by their event. A new file is
made in the same way, from its first line.
"""

from __future__ import annotations

from collections.abc import Iterator

from viewer.base.value import replace
from viewer.briefing.briefing import FORMAT, Briefing, Entry, Wanted
from viewer.briefing.reading import entries_of, texts_language
from viewer.registry import shape
from viewer.registry.document import Document, read_document
from viewer.registry.patch import Delete, Edit, InsertItem, MoveItem, Patch, Plain, SetValue, plan
from viewer.registry.records import Text
from viewer.registry.yamlread import Data

_NEW = f"format: {FORMAT}\n"
_SCHEMA = "# yaml-language-server: $schema={path}\n"
_TEXTS = ("title", "subtitle", "handling", "summary")
_LISTS = ("leave_out", "people")
_USUAL = {"order": "date", "passages": "outcomes", "as_of": "", "query": "", "since": ""}


def new_text(briefing: Briefing, schema: str = "") -> str:
    """Return a new file that says what `briefing` says: first about the document, then the events.

    Args:
        briefing: what it says.
        schema: where editors find the schema, seen from the file; empty where there is none.
    """
    first = _SCHEMA.format(path=schema) if schema else ""
    about = patch(read_document(first + _NEW), replace(briefing, entries=())).text
    return text_after(read_document(about), briefing)


def text_after(document: Document, briefing: Briefing) -> str:
    """Return the text of `document` changed so that it says what `briefing` says; one event a line, so that it merges.

    Raises:
        Refused: as `patch` does.
    """
    if briefing.entries and "events" not in document.data and not document.broken:
        # A list that is new would be written on one line; in one that begins below its key, each has a line.
        text = document.text if document.text.endswith("\n") or not document.text else document.text + "\n"
        begun = read_document(f"{text}events:\n  - {_quoted(briefing.entries[0].event)}\n")
        if not begun.broken and "events" in begun.data:
            document = begun
    return patch(document, briefing).text


def _quoted(event: str) -> str:
    from json import dumps  # whose strings YAML reads too (YAML 1.2.2, section 1.3)

    return dumps(event, ensure_ascii=False)


def patch(document: Document, briefing: Briefing) -> Patch:
    """Return the change of the text of `document` after which it says what `briefing` says.

    Raises:
        Refused: the text is not YAML, or written so that it cannot be changed piece by piece; the reason says why.
    """
    return plan(document, edits(document.data, briefing))


def edits(data: dict[str, Data], briefing: Briefing) -> list[Edit]:
    """Return what has to be edited in plain data; nothing where they say the same already."""
    return [*_of_keys(data, briefing), *_of_entries(data, briefing)]


def _of_keys(data: dict[str, Data], briefing: Briefing) -> Iterator[Edit]:
    plain = texts_language(briefing.language)
    if "format" not in data:
        yield SetValue(("format",), FORMAT)
    for key in _TEXTS[:2]:
        yield from _text(data, (key,), getattr(briefing, key), plain)
    yield from _scalar(data, "as_of", briefing.as_of)
    yield from _text(data, ("handling",), briefing.handling, plain)
    if (shape.plain(data.get("language")) or "vi") != briefing.language:
        yield SetValue(("language",), briefing.language)
    yield from _text(data, ("summary",), briefing.summary, plain)
    for key in ("query", "order", "passages", "since"):
        yield from _scalar(data, key, getattr(briefing, key))
    for key in _LISTS:
        wanted: tuple[str, ...] = getattr(briefing, key)
        if shape.strings(data.get(key)) != wanted:
            yield SetValue((key,), list(wanted)) if wanted else Delete((key,))
    sections = data.get("sections")
    known = tuple(shape.strings(sections)) if isinstance(sections, list) else None
    if known != briefing.sections:
        yield Delete(("sections",)) if briefing.sections is None else SetValue(("sections",), list(briefing.sections))


def _scalar(data: dict[str, Data], key: str, wanted: str) -> Iterator[Edit]:
    if (shape.plain(data.get(key)) or _USUAL[key]) != wanted:
        yield Delete((key,)) if wanted == _USUAL[key] else SetValue((key,), wanted)


def _text(data: dict[str, Data], path: tuple[str | int, ...], wanted: Text, plain: str) -> Iterator[Edit]:
    """Yield the edit that makes a text say `wanted`; `plain` is the language of texts that are no mapping."""
    if shape.text(data.get(str(path[-1])), plain) != wanted:
        yield SetValue(path, _plain_text(wanted, plain)) if wanted else Delete(path)


def _plain_text(text: Text, plain: str) -> Plain:
    if text == (Text(en=text.en) if plain == "en" else Text(vi=text.vi)):
        return text.pick(plain)
    return {key: words for key, words in (("vi", text.vi), ("en", text.en)) if words}


def _of_entries(data: dict[str, Data], briefing: Briefing) -> Iterator[Edit]:
    plain = texts_language(briefing.language)
    value = data.get("events")
    items: list[Data] = value if isinstance(value, list) else []
    now = list(entries_of(value, plain))
    if len(now) != len(items):  # something that is no entry stands between; nobody can say what it belongs to
        if now != list(briefing.entries):
            yield SetValue(("events",), [_whole(entry, plain) for entry in briefing.entries])
        return
    kept = list(zip(now, items, strict=True))
    wanted = [entry.event for entry in briefing.entries]
    for at in reversed(range(len(kept))):
        if [entry.event for entry, _item in kept[: at + 1]].count(kept[at][0].event) > wanted.count(kept[at][0].event):
            del kept[at]
            yield Delete(("events", at))
    for at, entry in enumerate(briefing.entries):
        here = next((place for place in range(at, len(kept)) if kept[place][0].event == entry.event), None)
        if here is None:
            kept.insert(at, (entry, None))
            yield InsertItem(("events",), at, _whole(entry, plain))
            continue
        if here != at:
            kept.insert(at, kept.pop(here))
            yield MoveItem(("events", here), at)
        yield from _of_entry(*kept[at], entry, at, plain)


def _of_entry(before: Entry, item: Data, wanted: Entry, at: int, plain: str) -> Iterator[Edit]:
    """Yield what makes of the entry `before`, which stands at place `at` as `item`, the wanted one."""
    if _said(before) == _said(wanted):
        return
    if not isinstance(item, dict):
        yield SetValue(("events", at), _whole(wanted, plain))
        return
    for key, text in (("heading", wanted.heading), ("note", wanted.note)):
        yield from _text(item, ("events", at, key), text, plain)
    lists: tuple[tuple[str, object, object, Plain | None], ...] = (
        ("passages", before.passages, wanted.passages, _plain_passages(wanted.passages)),
        ("participants", before.participants, wanted.participants, _plain_list(wanted.participants)),
    )
    for name, old, new, value in lists:
        if old != new:
            yield Delete(("events", at, name)) if value is None else SetValue(("events", at, name), value)


def _said(entry: Entry) -> tuple[object, ...]:
    return entry.note, entry.passages, entry.participants, entry.heading


def _whole(entry: Entry, plain: str) -> Plain:
    """Return an entry as plain data: the id alone where nothing else is said."""
    found: dict[str, Plain] = {"id": entry.event}
    if entry.heading:
        found["heading"] = _plain_text(entry.heading, plain)
    if entry.note:
        found["note"] = _plain_text(entry.note, plain)
    lists = {"passages": _plain_passages(entry.passages), "participants": _plain_list(entry.participants)}
    found |= {key: value for key, value in lists.items() if value is not None}
    return found if len(found) > 1 else entry.event


def _plain_passages(passages: tuple[Wanted, ...] | None) -> Plain | None:
    if passages is None:
        return None
    return [{"source": one.source, "exact": one.exact} if one.source else one.exact for one in passages]


def _plain_list(names: tuple[str, ...] | None) -> Plain | None:
    return None if names is None else list(names)
