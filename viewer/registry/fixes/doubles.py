"""Keys that stand twice: one of the two is removed, the one that does not count or the one that does."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.base.i18n import _
from viewer.registry.fixes.fix import Case, Fix
from viewer.registry.fixes.places import Piece, piece_at
from viewer.registry.history import Change
from viewer.registry.layout import Span, sections
from viewer.registry.patching.nodes import Node, content_end


def duplicate_key(case: Case) -> Iterator[Fix]:
    """Yield removing the earlier one, which changes nothing of what is read, and removing this one."""
    found = _twice_on_top(case) or _twice_inside(case)
    if found is None:
        return
    key, earlier, this = found
    text = case.registry.document.text
    words = _("Remove the first “{key}”, which does not count"), _("Remove this “{key}”; the first one counts then")
    for title, (start, end), preferred in ((words[0], earlier, True), (words[1], this, False)):
        yield Fix(title.format(key=key), changes=(Change(start, text[start:end], ""),), preferred=preferred)


_Twice = tuple[str, tuple[int, int], tuple[int, int]]


def _twice_on_top(case: Case) -> _Twice | None:
    """Return a top-level key that stands at the problem and once before, with the lines of both."""
    found = sections(case.registry.document.text)
    this = next((one for one in found if one.span.start == case.offset), None)
    if this is None:
        return None
    before = [one for one in found if one.key == this.key and one.span.start < this.span.start]
    if not before:
        return None
    earlier, text = before[-1], case.registry.document.text
    return this.key, _of_section(text, earlier.span), _of_section(text, this.span)


def _of_section(text: str, span: Span) -> tuple[int, int]:
    """Return the lines of a section without the comments and blank lines below, which belong to the next one."""
    lines = text[span.start : span.end].splitlines(keepends=True)
    while len(lines) > 1 and (not lines[-1].strip() or lines[-1].startswith("#")):
        lines.pop()
    return span.start, span.start + sum(map(len, lines))


def _twice_inside(case: Case) -> _Twice | None:
    piece = piece_at(case)
    if piece is None:
        return None
    offset = case.offset - piece.start
    for place in piece.places():
        if place.key is not None and place.key.start == offset:
            pairs, key = place.holder.pairs, place.key.value
            before = [number for number in range(place.number) if pairs[number][0].value == key]
            if before:
                return key, _cut(piece, place.holder, before[-1]), _cut(piece, place.holder, place.number)
    return None


def _cut(piece: Piece, holder: Node, number: int) -> tuple[int, int]:
    """Return the characters of the whole text that hold one pair, with what separates it from the others."""
    text, pairs = piece.text, holder.pairs
    key, value = pairs[number]
    if holder.flow:
        if number + 1 < len(pairs):
            return piece.start + key.start, piece.start + pairs[number + 1][0].start
        begin = max(pairs[number - 1][0].end, pairs[number - 1][1].end) if number else key.start
        return piece.start + begin, piece.start + max(key.end, value.end)
    end = max(key.end, content_end(text, value))
    end = text.find("\n", end) + 1 or len(text)
    begin = text.rfind("\n", 0, key.start) + 1
    if text[begin : key.start].strip():  # it stands behind the dash of an item: the next key takes its place
        following = pairs[number + 1][0].start if number + 1 < len(pairs) else end
        return piece.start + key.start, piece.start + following
    return piece.start + begin, piece.start + end
