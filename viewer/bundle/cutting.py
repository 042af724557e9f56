"""Cuts items out of a registry's text: what is kept stays letter by letter, with the comments right above it.

An item reaches to the comments right above the next one, the last item of a section to its own last line. What a cut
makes of the text is judged by whoever reads it back; here only lines are counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from viewer.base.value import frozen
from viewer.registry.layout import Section, sections


@frozen
class Cut:
    """What becomes of an item: kept, gone, or replaced by another line."""

    kept: bool
    instead: str = ""


KEPT, GONE = Cut(kept=True), Cut(kept=False)
_Gone = tuple[int, int, str]


def cut(text: str, wanted: Mapping[str, Sequence[Cut]]) -> str | None:
    """Return `text` with the items of some sections cut; None where it does not lie in lines as expected.

    Args:
        text: of a registry.
        wanted: what becomes of each item, in order, by section. A section of which nothing is left goes as a whole.
    """
    found = {section.key: section for section in sections(text)}
    gone: list[_Gone] = []
    for key, cuts in wanted.items():
        section = found.get(key)
        if section is None:
            return None
        if not any(one.kept or one.instead for one in cuts):
            start = _above(text, section.span.start, 0)
            gone.append((start, _last_line(text, section.span.start, section.span.end, 0), ""))
        elif all(one.kept for one in cuts):
            continue
        elif len(section.items) == len(cuts):
            gone += _of_section(text, section, cuts)
        else:
            return None
    return _without(text, gone)


def _of_section(text: str, section: Section, cuts: Sequence[Cut]) -> Iterator[_Gone]:
    indent = _indent(text[section.items[0].start :])
    starts = [_above(text, item.start, section.span.start) for item in section.items]
    last = section.items[-1]
    ends = [*starts[1:], _last_line(text, last.start, last.end, indent)]
    for start, end, one in zip(starts, ends, cuts, strict=True):
        if not one.kept:
            yield start, end, f"{' ' * indent}{one.instead}\n" if one.instead else ""


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _above(text: str, start: int, low: int) -> int:
    """Return where the comments right above `start` begin that stand as far in; not before `low`."""
    indent = _indent(text[start : start + 200])
    at = start
    while at > low:
        before = text.rfind("\n", 0, at - 1) + 1
        line = text[before:at]
        if before <= low or not line.lstrip(" ").startswith("#") or _indent(line) != indent:
            break
        at = before
    return at


def _last_line(text: str, start: int, end: int, indent: int) -> int:
    """Return where the last line ends that is neither blank nor a comment as far out as `indent`."""
    lines = text[start:end].splitlines(keepends=True)
    while len(lines) > 1:
        words = lines[-1].strip()
        if words and not (words.startswith("#") and _indent(lines[-1]) <= indent):
            break
        end -= len(lines.pop())
    return end


def _without(text: str, gone: list[_Gone]) -> str:
    parts: list[str] = []
    at = 0
    for start, end, instead in sorted(gone):
        parts += [text[at : max(start, at)], instead]
        at = max(end, at)
    return "".join((*parts, text[at:]))
