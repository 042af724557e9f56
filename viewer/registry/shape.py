"""Reads plain data forgivingly: each function takes whatever stands in the file and returns the wanted shape.

What does not fit is left out here; the schema says so in plain words elsewhere. Nothing here raises.
"""

from __future__ import annotations

from viewer.registry.dates import DateError, Edtf, parse
from viewer.registry.finding import DataPath
from viewer.registry.records import NO_TEXT, Evidence, Text
from viewer.registry.yamlread import Data


def plain(value: Data) -> str:
    """Return a scalar as text; empty for anything else."""
    if value.__class__ is str:
        words: str = value
        return words
    if value is None or isinstance(value, dict | list):
        return ""
    if value is True:
        return "true"
    if value is False:
        return "false"
    return str(value)


def text(value: Data, language: str) -> Text:
    """Return a text that may be plain (written in `language`) or a mapping of languages."""
    if isinstance(value, dict):
        return Text(plain(value.get("vi")), plain(value.get("en")))
    words = plain(value)
    if not words:
        return NO_TEXT
    return Text(en=words) if language == "en" else Text(vi=words)


def texts(value: Data, language: str) -> tuple[Text, ...]:
    """Return one text or a list of texts as a tuple, without empty ones."""
    if isinstance(value, list):
        return tuple(found for item in value if (found := text(item, language)))
    found = text(value, language)
    return (found,) if found else ()


def strings(value: Data) -> tuple[str, ...]:
    """Return one plain text or a list of them as a tuple, without empty ones."""
    if isinstance(value, list):
        return tuple([words for item in value if (words := item if item.__class__ is str else plain(item))])
    words = plain(value)
    return (words,) if words else ()


def mapping(value: Data) -> dict[str, Data]:
    """Return a mapping, or an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def items(value: Data) -> list[Data]:
    """Return a list without empty items, or an empty one for anything else."""
    return [item for item in value if item is not None] if isinstance(value, list) else []


def numbered(value: Data) -> list[tuple[int, Data]]:
    """Return a list's items that are not empty, each with its place; nothing for anything else."""
    return [(place, item) for place, item in enumerate(value) if item is not None] if isinstance(value, list) else []


def date_text(value: Data) -> str:
    """Return the EDTF text of a date as written; an unquoted flow list of dates reads as one-of."""
    if isinstance(value, list):
        return "[" + ",".join(plain(item) for item in value) + "]"
    return plain(value)


def date(value: Data) -> Edtf | None:
    """Return the date, or None when there is none or it cannot be read."""
    words = value if value.__class__ is str else date_text(value)
    if not words:
        return None
    try:
        return parse(words)
    except DateError:
        return None


def evidence(value: Data, language: str, path: DataPath) -> tuple[Evidence, ...]:
    """Return a list of evidence that stands at `path`; items without source or exact words are left out."""
    result = []
    for number, item in enumerate(value if isinstance(value, list) else ()):
        entry = mapping(item)
        source, exact = plain(entry.get("source")), plain(entry.get("exact"))
        if source and exact:
            result.append(
                Evidence(
                    source=source,
                    exact=exact,
                    prefix=plain(entry.get("prefix")),
                    suffix=plain(entry.get("suffix")),
                    supports=strings(entry.get("supports")),
                    text=plain(entry.get("text")),
                    note=text(entry.get("note"), language),
                    path=(*path, number, "exact"),
                )
            )
    return tuple(result)


def extra(value: dict[str, Data]) -> tuple[tuple[str, str], ...]:
    """Return the `x-` keys of a mapping with their values as text."""
    return tuple((key, _shown(item)) for key, item in value.items() if key.startswith("x-"))


def _shown(value: Data) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_shown(item)}" for key, item in value.items())
    if isinstance(value, list):
        return "; ".join(_shown(item) for item in value)
    return plain(value)
