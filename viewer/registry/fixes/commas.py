"""Texts in braces that a comma cut in two: quotes around the whole of them."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.base.i18n import _
from viewer.registry.dates import DateError, parse
from viewer.registry.fixes.fix import Case, Fix, short
from viewer.registry.fixes.places import Place, place_at
from viewer.registry.history import Change
from viewer.registry.patching.nodes import Node
from viewer.registry.patching.scalars import double


def comma(case: Case) -> Iterator[Fix]:
    """Yield quotes around the text from its key to the last comma that was meant as one."""
    found = place_at(case)
    if found is None:
        return
    piece, place = found
    span = _span(place)
    if span is None:
        return
    start, end, title = span
    raw = piece.text[start:end]
    if "\n" in raw or '"' in raw or "\\" in raw:
        return
    if raw[:1] == "{":
        raw = _as_set(raw)
    changes = (Change(piece.start + start, piece.text[start:end], double(raw)),)
    yield Fix(title.format(words=short(raw)), changes=changes, preferred=True)


def _span(place: Place) -> tuple[int, int, str] | None:
    """Return the characters that are one text, and the title of the fix; None when it is no text."""
    pairs = place.holder.pairs
    first = place.number
    while first >= 0 and _lacks_value(pairs[first][1]):
        first -= 1
    if first < 0:  # the whole of the braces: a set of dates, or a text that begins with a brace
        whole = all(_lacks_value(value) for _key, value in pairs)
        return (place.holder.start, place.holder.end, _("Put quotes around the set: “{words}”")) if whole else None
    text = pairs[first][1]
    if text.kind != "scalar" or text.style or text.special:
        return None
    last = place.number
    while last + 1 < len(pairs) and _lacks_value(pairs[last + 1][1]):
        last += 1
    return text.start, pairs[last][0].end, _("Put quotes around “{words}”")


def _lacks_value(node: Node) -> bool:
    return node.empty and not node.special


def _as_set(raw: str) -> str:
    """Return a set of dates without spaces, if it is one; else the text as it is."""
    for words in ("".join(raw.split()), "[" + "".join(raw.split())[1:-1] + "]"):
        try:
            parse(words)
        except DateError:
            continue
        return words
    return raw
