"""Which lines belong to the event or entry at a place of the text, found from the lines around.

From the cursor we go upwards to ever smaller indentation, until a line in column 0 names the section. In a list of
thousands of events that line is far away: an item that begins with an id, a title or another key that only events have
is an event, and so is one that nothing has undercut for some thousand lines.
"""

from __future__ import annotations

from viewer.base.value import frozen
from viewer.registry.assist.lines import DASH, KEY, key_of, line_end, line_start

_UNDISTURBED = 6_000  # lines above, none of them less indented, after which a line counts as outermost
_DEEP = 4  # columns; events are not indented more
_BELOW = 2_000  # lines below the cursor that are looked at
_HEAD_LINES = 60  # of a section, below the line of its key
_LARGEST = 200_000  # characters on each side of the cursor
_HEAD = 240  # characters of a line in which indentation and key are looked for
# An item that begins with one of these is an event, because the items of no other list have them.
EVENT_KEYS = frozenset(
    (
        "id",
        "title",
        "aliases",
        "date",
        "date_note",
        "time",
        "kind",
        "status",
        "background",
        "mode",
        "place",
        "host",
        "organisers",
        "parties",
        "series",
        "part_of",
        "participants",
        "topics",
        "outcomes",
        "related",
        "sources",
        "reviewed",
        "accept",
    )
)
_SECTIONS = ("events", "people", "sources", "series", "parties", "accept")


@frozen
class Chunk:
    """The lines [start, end) of one event or entry, or of the head of a section.

    Attributes:
        section: the top-level key they belong to; empty at the top of the file.
        start, end: characters of the text.
        whole: whether the line of the section is itself among them.
    """

    section: str
    start: int
    end: int
    whole: bool = False


class _Line:
    """What one line tells of the structure."""

    __slots__ = ("dash", "indent", "key", "start")

    def __init__(self, start: int, indent: int, dash: bool, key: str) -> None:
        self.start = start
        self.indent = indent
        self.dash = dash
        self.key = key


def chunk_at(text: str, offset: int) -> Chunk:
    """Return the lines of the event or entry around `offset`; never more than some thousand."""
    at = line_start(text, offset)
    top, section = _above(text, at)
    if section is None and top is not None:
        section = _Line(0, 0, dash=False, key=_section_above(text, top))
    if section is None:
        return Chunk("", at, line_end(text, offset))
    if top is None:
        return Chunk(section.key, section.start, _end(text, offset, 0, dashes=False, most=_HEAD_LINES), whole=True)
    return Chunk(section.key, top.start, _end(text, offset, top.indent, dashes=top.dash or top.indent > 0))


def _above(text: str, at: int) -> tuple[_Line | None, _Line | None]:
    """Return the outermost line of the item at `at` and, where it is near enough, that of its section."""
    top: _Line | None = None
    unchanged, nearest = 0, max(0, at - _LARGEST)
    while True:
        line = _structure(text, at)
        if line is not None:
            if line.indent == 0 and not line.dash:
                return top, line
            if line.dash and line.key in EVENT_KEYS and line.indent <= _DEEP:
                return line, None
            if top is None or line.indent < top.indent or (line.indent == top.indent and top.dash > line.dash):
                top, unchanged = line, 0
        unchanged += 1
        if at == 0 or at < nearest or unchanged > _UNDISTURBED:
            return top, None
        at = text.rfind("\n", 0, at - 1) + 1


def _structure(text: str, at: int) -> _Line | None:
    """Return what the line at `at` tells; None for one that is blank, a comment or part of a text."""
    line = text[at : min(line_end(text, at), at + _HEAD)]
    body = line.lstrip(" ")
    if not body or body[0] in "#\t\r":
        return None
    indent = len(line) - len(body)
    dash = DASH.match(body) is not None
    found = KEY.match(body.lstrip("- {") if dash else body)
    return _Line(at, indent, dash=dash, key=key_of(found) if found else "") if dash or found else None


def _section_above(text: str, top: _Line) -> str:
    """Return the section of a line that is too far below the line of its section."""
    if top.dash:
        return "events"
    places = {text.rfind(f"\n{name}:", 0, top.start): name for name in _SECTIONS}
    nearest = max(places)
    return places[nearest] if nearest >= 0 else ""


def _end(text: str, offset: int, indent: int, *, dashes: bool, most: int = _BELOW) -> int:
    """Return where the lines end that are indented more than `indent`, from the line below `offset` on.

    Without `dashes`, items of a list may stand at `indent` itself: they belong to the key above them.
    """
    at = line_end(text, offset) + 1
    last, farthest = at, offset + _LARGEST
    for _count in range(most):
        if at > len(text) or at > farthest:
            break
        line = _shallow(text, at)
        if line is not None and (line < indent or (line == indent and (dashes or text[at + line] != "-"))):
            break
        at = line_end(text, at) + 1
        if line is not None:
            last = at
    return min(last, len(text))


def _shallow(text: str, at: int) -> int | None:
    """Return the indentation of a line; None for one that is blank or a comment."""
    line = text[at : min(line_end(text, at), at + _HEAD)]
    body = line.lstrip(" ")
    return None if not body or body[0] in "#\r" else len(line) - len(body)
