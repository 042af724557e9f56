"""Makes edits that concern the same kind of place at once: each in its piece, then the new text and what it says.

The new document is put together from the old one and the pieces that changed; nothing else is parsed. Where anchors
occur, or the text as a whole is broken, the new text is read from the start and compared with what is expected.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from viewer.base.i18n import _
from viewer.base.value import replace
from viewer.registry.document import Document, read_document
from viewer.registry.encoding import place
from viewer.registry.patching.expected import NoSuchPlaceError, applied
from viewer.registry.patching.model import (
    Delete,
    Edit,
    InsertItem,
    InsertLines,
    MoveItem,
    Path,
    Refused,
    Splice,
    spliced,
)
from viewer.registry.patching.nodes import tree
from viewer.registry.patching.pieces import Cutter, Piece
from viewer.registry.patching.primitive import Hindrance, item_lines
from viewer.registry.positions import locate
from viewer.registry.yaml_words import YamlSyntaxError
from viewer.registry.yamlread import Data, Remark, is_special

_FEW = 8  # events; a shorter list is edited as a whole
_BEFORE_EVENTS = frozenset(("format", "title", "language", "home", "parties", "people", "series", "sources"))
_AROUND = 2  # events on either side that show how a new one is to be written

_Task = tuple[Piece, list[Edit], Path]


def stages(edits: Sequence[Edit]) -> Iterator[list[Edit]]:
    """Yield the edits in runs that can be made at once: events, the list of events (alone), everything else."""
    for kind, run in groupby(edits, _kind):
        if kind == "list":
            yield from ([edit] for edit in run)
        else:
            yield list(run)


def made(document: Document, edits: list[Edit]) -> tuple[tuple[Splice, ...], Document, tuple[int, int]]:
    """Return the splices for one run of edits, what the text then says, and a place before them all.

    The place is the start of a line and its 0-based number; lines need not be counted from the beginning again.

    Raises:
        Refused: one of them cannot be made.
    """
    cutter = Cutter(document)
    kind = _kind(edits[0])
    found = None
    if kind == "event":
        found = _in_events(cutter, edits)
    elif kind == "list":
        found = _in_list(document, cutter, edits[0])
    else:
        found = _in_sections(document, cutter, edits)
    if found is None:
        found = [(_whole(document, cutter, edits[0]), list(edits), ())]
    for piece, inner, base in found:
        for edit in inner:
            _make(piece, edit, base)
    pieces = [piece for piece, _edits, _base in found]
    splices = tuple(_moved(splice, piece.start) for piece in pieces for splice in piece.unit.splices())
    return splices, _document(document, pieces, edits, splices), (pieces[0].start, pieces[0].line)


def _kind(edit: Edit) -> str:
    path = edit.path
    if path[:1] != ("events",):
        return "other"
    if isinstance(edit, InsertItem):
        return "list" if len(path) == 1 else "event"
    if isinstance(edit, Delete | MoveItem):
        return "other" if len(path) == 1 else "list" if len(path) == 2 else "event"
    return "event" if len(path) > 1 else "other"


def _in_sections(document: Document, cutter: Cutter, edits: list[Edit]) -> list[_Task] | None:
    """Return the sections before the events, or those behind them, as one piece, if the edits concern no others."""
    keys = {edit.path[0] for edit in edits if edit.path}
    if "events" in keys or not all(edit.path for edit in edits):
        return None
    for cut in (partial(cutter.begin, 0), cutter.rest):
        piece = cut()
        if piece is None:
            continue
        new = keys - document.data.keys()
        early = new & _BEFORE_EVENTS
        fits = new == early if piece.root == "begin" else not early
        if fits and keys - new <= piece.unit.data.keys():
            return [(piece, list(edits), ())]
    return None


def _in_events(cutter: Cutter, edits: list[Edit]) -> list[_Task] | None:
    """Return each event that is edited as a piece, with its edits."""
    by_event: dict[int, list[Edit]] = {}
    for edit in edits:
        index = edit.path[1]
        if not isinstance(index, int):
            return None
        by_event.setdefault(index, []).append(replace(edit, path=(0, *edit.path[2:])))
    found: list[_Task] = []
    for index in sorted(by_event):
        piece = cutter.events(index, index + 1)
        if piece is None:
            return None
        found.append((piece, by_event[index], ("events", index)))
    return found


def _in_list(document: Document, cutter: Cutter, edit: Edit) -> list[_Task] | None:
    """Return the events around the place of an edit of the list as one piece."""
    count = len(document.event_lines)
    if count < _FEW or document.broken:
        return None
    places = [edit.index] if isinstance(edit, InsertItem) else [edit.path[1]]
    if isinstance(edit, MoveItem):
        places.append(edit.to_index)
    if isinstance(edit, MoveItem) and (far := _moved_far(document, cutter, edit)):
        return far
    numbers = [min(max(number, 0), count) for number in places if isinstance(number, int)]
    first = max(min(numbers, default=0) - _AROUND, 0)
    last = min(max(numbers, default=0) + _AROUND + 1, count)
    piece = cutter.begin(last) if first == 0 else cutter.events(first, last)
    if piece is None:
        return None
    base = ("events",) if first == 0 else ()
    if isinstance(edit, InsertItem):
        inner: Edit = replace(edit, path=base, index=min(edit.index, count) - first)
    else:
        index = edit.path[1]
        if not isinstance(index, int) or index >= count:
            return None
        inner = replace(edit, path=(*base, index - first))
        if isinstance(inner, MoveItem):
            inner = replace(inner, to_index=min(inner.to_index, count - 1) - first)
    return [(piece, [inner], ())]


def _moved_far(document: Document, cutter: Cutter, edit: MoveItem) -> list[_Task] | None:
    """Return the places that an event leaves and gets as two pieces, each with its edit; None when they are near."""
    count = len(document.event_lines)
    index, to = edit.path[1], min(max(edit.to_index, 0), count - 1)
    if not isinstance(index, int) or not 0 <= index < count or abs(index - to) <= 2 * _AROUND + 1:
        return None
    goal = to + (to > index)  # it comes behind the event before this one
    tasks: list[_Task] = []
    for at in (index, goal):
        first, last = max(at - _AROUND, 0), min(at + _AROUND + 1, count)
        piece = cutter.begin(last) if first == 0 else cutter.events(first, last)
        if piece is None:
            return None
        base: Path = ("events",) if first == 0 else ()
        tasks.append((piece, [InsertLines(base, at - first, document.data["events"][index], "")], base))
    left, gets = tasks
    piece, (taken,), base = left
    assert isinstance(taken, InsertLines)
    lines = item_lines(piece.unit.text, base, taken.index)
    if lines is None:
        return None
    put = replace(gets[1][0], lines=lines)
    return sorted([(piece, [Delete((*base, taken.index))], ()), (gets[0], [put], ())], key=lambda task: task[0].start)


def _whole(document: Document, cutter: Cutter, edit: Edit) -> Piece:
    try:
        piece = cutter.whole()
    except YamlSyntaxError as error:
        words = _("The text is not YAML here; put that right first.")
        raise Refused(words, error.line + 1, error.column + 1, edit.path) from None
    if piece.unit.data != document.data and (piece.unit.data or document.data):
        raise Refused(_("The text is no registry; put that right first."), 1, 1, edit.path)
    return piece


def _make(piece: Piece, edit: Edit, base: Path) -> None:
    try:
        piece.unit.make(edit)
    except Hindrance as hindrance:
        line, column = place(piece.unit.text, hindrance.at)
        path = (*base, *edit.path[1:]) if base else edit.path
        raise Refused(hindrance.reason, piece.line + line, column, path) from None


def _moved(splice: Splice, by: int) -> Splice:
    return Splice(splice.start + by, splice.end + by, splice.new)


def _document(old: Document, pieces: list[Piece], edits: list[Edit], splices: tuple[Splice, ...]) -> Document:
    """Return what the text says after the pieces have changed."""
    text = spliced(old.text, splices)
    if old.broken:
        return _checked(old, text, edits)
    if pieces[0].root == "all":
        parsed = pieces[0].unit.parsed
        lines = parsed.items.get("events", [])
        return Document(text, parsed.data or {}, lines, remarks=parsed.remarks, special=parsed.special)
    special = is_special(text) if old.special else any(is_special(piece.unit.text) for piece in pieces)
    return Document(text, _data(old, pieces), _lines(old, pieces), remarks=_remarks(old, pieces), special=special)


def _checked(old: Document, text: str, edits: list[Edit]) -> Document:
    """Return what a broken text says, having held that the edits changed nothing else."""
    new = read_document(text)
    wanted: Data = old.data
    try:
        for edit in edits:
            wanted = applied(wanted, edit)
    except NoSuchPlaceError:
        wanted = None
    if new.data != wanted:
        raise Refused(_("The text is not YAML as a whole; put that right first."), 1, 1, edits[0].path)
    return new


def _data(old: Document, pieces: list[Piece]) -> dict[str, Data]:
    events = list(old.data["events"])
    keys = list(old.data)
    at = keys.index("events")
    before = {key: old.data[key] for key in keys[:at]}
    behind = {key: old.data[key] for key in keys[at + 1 :]}
    for piece in reversed(pieces):
        if piece.root == "events":
            events[piece.first : piece.last] = piece.unit.data
        elif piece.root == "rest":
            behind = piece.unit.data
        else:
            before = {key: value for key, value in piece.unit.data.items() if key != "events"}
            events[: piece.last] = piece.unit.data.get("events") or []
    return {**before, "events": events, **behind}


def _lines(old: Document, pieces: list[Piece]) -> list[int]:
    """Return the lines on which events start now."""
    found: list[int] = []
    done = shift = 0
    for piece in pieces:
        found += [line + shift for line in old.event_lines[done : piece.first]]
        found += [line + piece.line + shift for line in _own_lines(piece)]
        shift += _growth(old, piece)
        done = piece.last
    found += [line + shift for line in old.event_lines[done:]]
    return found


def _own_lines(piece: Piece) -> list[int]:
    if piece.root == "rest":
        return []
    if piece.root == "begin":
        return piece.unit.parsed.items.get("events", [])
    root = tree(piece.unit.text)
    return [] if root is None else [piece.unit.text.count("\n", 0, item.start) for item in root.items]


def _growth(old: Document, piece: Piece) -> int:
    return piece.unit.text.count("\n") - old.text.count("\n", piece.start, piece.end)


def _remarks(old: Document, pieces: list[Piece]) -> list[Remark]:
    """Return what reading would notice now, in the order of the text."""
    if not old.remarks and not any(piece.unit.parsed.remarks for piece in pieces):
        return []
    found: list[Remark] = []
    rest = sorted(old.remarks, key=lambda remark: remark.line)
    shift = 0
    for piece in pieces:
        end = piece.line + old.text.count("\n", piece.start, piece.end)
        found += [_shifted(remark, shift) for remark in rest if remark.line < piece.line]
        found += [_shifted(remark, piece.line + shift) for remark in _own_remarks(piece)]
        behind = piece.end < len(old.text) or piece.start == piece.end  # the last line may end without a line feed
        rest = [remark for remark in rest if behind and remark.line >= end]
        shift += _growth(old, piece)
    return found + [_shifted(remark, shift) for remark in rest]


def _own_remarks(piece: Piece) -> list[Remark]:
    """Return what reading noticed in a piece, without that the events are missing where they were cut off."""
    remarks = piece.unit.parsed.remarks
    if piece.root != "begin" or piece.unit.data["events"] is not None:
        return remarks
    where = locate(piece.unit.text, ("events",), key=True)
    return [remark for remark in remarks if (remark.line, remark.column) != where]


def _shifted(remark: Remark, by: int) -> Remark:
    return replace(remark, line=remark.line + by)
