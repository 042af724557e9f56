"""Lets what changes its form from one frame to the next fade, while everything stands at its true time.

Two frames of one arrangement are compared by the keys of their pieces (see `pieces`): a label that changes its side,
an event that folds into a chip, a chip with another number are other pieces than before. What came is drawn ever
more strongly, what went ever more weakly, at the place that its date has in the present frame. What only entered
or left the view is as it is. A change of mind is taken from the strength that is reached.

Times are milliseconds of any clock; nothing here waits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from viewer.base.tuples import NamedTuple
from viewer.base.value import replace
from viewer.timeline.draw import DrawList
from viewer.timeline.pieces import LAYERS, Key, Piece
from viewer.timeline.scale import Scale

FADE_MS = 140.0
MOST = 800  # pieces that change at once; more are another picture, not the same one seen closer

Entries = dict[str, list[Any]]


class Change(NamedTuple):
    """When something began to come or go, and how strong it was then."""

    since: float
    level: float


class Gone(NamedTuple):
    """Entries of a frame that is past, with its scale and the place in it that stands for their date."""

    change: Change
    entries: Entries
    x: float
    scale: Scale


class Layers(NamedTuple):
    """What is to be painted: a frame, and over it parts with their opacity."""

    base: DrawList
    over: tuple[tuple[DrawList, float], ...] = ()


class Crossfade:
    """Compares frames, and knows what comes and goes."""

    def __init__(self) -> None:
        self._drawn: DrawList | None = None
        self._coming: dict[Key, Change] = {}
        self._going: dict[Key, Gone] = {}
        self._base: tuple[frozenset[Key], DrawList] | None = None

    def forget(self) -> None:
        """Compare the next frame with nothing."""
        self._drawn = self._base = None
        self._coming.clear()
        self._going.clear()

    def show(self, drawn: DrawList, now: float) -> None:
        """Take over a frame; the one before tells what changes."""
        before, self._drawn = self._drawn, drawn
        if before is drawn or before is None:
            return
        self._base = None
        if not comparable(before, drawn):
            self._coming.clear()
            self._going.clear()
            return
        self._settle(now)
        came = drawn.pieces.keys() - before.pieces.keys()
        went = before.pieces.keys() - drawn.pieces.keys()
        if len(came) + len(went) <= MOST:
            self._take(before, drawn, came, went, now)
        self._coming = {key: change for key, change in self._coming.items() if key in drawn.pieces}

    def _take(self, before: DrawList, drawn: DrawList, came: Iterable[Key], went: Iterable[Key], now: float) -> None:
        old, new = before.scale, drawn.scale
        assert old is not None  # comparable frames have scales
        assert new is not None
        for key in went:
            piece = before.pieces[key]
            change = self._coming.pop(key, None)
            if 0 <= new.x(old.minute(piece.x)) <= new.width:
                level = 1.0 if change is None else _rising(change, now)
                self._going[key] = Gone(Change(now, level), _entries(before, piece), piece.x, old)
        for key in came:
            gone = self._going.pop(key, None)
            if 0 <= old.x(new.minute(drawn.pieces[key].x)) <= old.width:
                self._coming[key] = Change(now, 0.0 if gone is None else _falling(gone.change, now))

    def busy(self, now: float) -> bool:
        """Return whether anything still comes or goes."""
        self._settle(now)
        return bool(self._coming or self._going)

    def layers(self, now: float) -> Layers:
        """Return what is to be painted now.

        Raises:
            AssertionError: nothing was shown.
        """
        drawn = self._drawn
        assert drawn is not None
        if not self.busy(now):
            return Layers(drawn)
        strengths: dict[float, Entries] = {}
        for key, change in self._coming.items():
            _join(strengths, _rising(change, now), _entries(drawn, drawn.pieces[key]))
        assert drawn.scale is not None  # it was compared
        for gone in self._going.values():
            _join(strengths, _falling(gone.change, now), _moved(gone, drawn.scale))
        over = tuple((_part(drawn, entries), opacity) for opacity, entries in sorted(strengths.items()))
        return Layers(self._rest(drawn), over)

    def _rest(self, drawn: DrawList) -> DrawList:
        """Return the frame without what comes, which is drawn over it."""
        keys = frozenset(self._coming)
        if self._base is None or self._base[0] != keys:
            self._base = keys, _without(drawn, [drawn.pieces[key] for key in keys])
        return self._base[1]

    def _settle(self, now: float) -> None:
        end = now - FADE_MS
        if self._coming:
            self._coming = {key: change for key, change in self._coming.items() if change.since > end}
        if self._going:
            self._going = {key: gone for key, gone in self._going.items() if gone.change.since > end}


def comparable(before: DrawList, drawn: DrawList) -> bool:
    """Return whether two frames show the same lanes at the same heights, so that only time differs."""
    if before.scale is None or drawn.scale is None or before.dense or drawn.dense:
        return False
    if (before.width, before.height, len(before.bands)) != (drawn.width, drawn.height, len(drawn.bands)):
        return False
    pairs = zip(before.bands, drawn.bands, strict=True)
    return all(a.lane is b.lane and (a.y, a.height, a.folded) == (b.y, b.height, b.folded) for a, b in pairs)


def _share(change: Change, now: float) -> float:
    return min(max((now - change.since) / FADE_MS, 0.0), 1.0)


def _rising(change: Change, now: float) -> float:
    return change.level + (1.0 - change.level) * _share(change, now)


def _falling(change: Change, now: float) -> float:
    return change.level * (1.0 - _share(change, now))


def _entries(drawn: DrawList, piece: Piece) -> Entries:
    spans = zip(LAYERS, piece.first, piece.last, strict=True)
    return {name: getattr(drawn, name)[first:last] for name, first, last in spans if first < last}


def _join(strengths: dict[float, Entries], opacity: float, entries: Entries) -> None:
    """Add entries to those that are drawn as strongly."""
    known = strengths.setdefault(round(opacity, 2), {})
    for name, added in entries.items():
        known.setdefault(name, []).extend(added)


def _part(drawn: DrawList, entries: Entries) -> DrawList:
    part = DrawList(drawn.width, drawn.height, drawn.dense)
    for name, added in entries.items():
        setattr(part, name, added)
    return part


def _without(drawn: DrawList, pieces: list[Piece]) -> DrawList:
    """Return a frame without the entries of some pieces."""
    layers: dict[str, list[Any]] = {}
    for at, name in enumerate(LAYERS):
        spans = sorted((piece.first[at], piece.last[at]) for piece in pieces if piece.first[at] < piece.last[at])
        if not spans:
            continue
        entries, kept, end = getattr(drawn, name), [], 0
        for first, last in spans:
            kept.extend(entries[end:first])
            end = last
        layers[name] = [*kept, *entries[end:]]
    return replace(drawn, **layers)


# Bodies are stretched with time; what has a size of its own keeps its distance from its date.


def _moved(gone: Gone, scale: Scale) -> Entries:
    """Return past entries where their date stands in the present scale."""

    def at(x: float) -> float:
        return scale.x(gone.scale.minute(x))

    if scale == gone.scale:
        return gone.entries
    shift = at(gone.x) - gone.x
    return {name: [_MOVES[name](entry, at, shift) for entry in entries] for name, entries in gone.entries.items()}


def _stretched(box: Any, at: Callable[[float], float], _shift: float) -> Any:
    x = at(box.x)
    return box._replace(x=x, w=at(box.x + box.w) - x)


def _shifted(entry: Any, _at: Callable[[float], float], shift: float) -> Any:
    return entry._replace(x=entry.x + shift)


def _line_moved(line: Any, at: Callable[[float], float], _shift: float) -> Any:
    return line._replace(x1=at(line.x1), x2=at(line.x2))


def _dot_moved(dot: Any, at: Callable[[float], float], _shift: float) -> Any:
    return (at(dot[0]), *dot[1:])


_MOVES: dict[str, Callable[[Any, Callable[[float], float], float], Any]] = {
    "frames": _stretched, "outlines": _stretched, "rects": _stretched, "fades": _stretched, "lines": _line_moved,
    "dots": _dot_moved, "glyphs": _shifted, "texts": _shifted, "chips": _shifted, "signs": _shifted,
    "rings": _shifted, "raised": _shifted,
}  # fmt: skip
