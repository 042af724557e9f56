"""The merging itself: goes through the parts of three texts and their entries, and writes down what becomes of each."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.registry.merge_lines import together
from viewer.registry.merge_match import arrange, pairs
from viewer.registry.merge_pieces import Cut, Part, Piece, key_of, stands_alone

_NONE = Piece("", "")


class Merging:
    """Collects the merged text in pieces.

    Args:
        alone: whether an entry that one side changed must be an item by itself, else the merging was misled.
    """

    def __init__(self, *, alone: bool) -> None:
        self.pieces: list[str | int] = []
        self.conflicts: list[tuple[str, str, str, str, str]] = []
        self.changed: list[str] = []
        self.misled = False
        self._alone = alone

    def shown(self) -> Iterator[str]:
        """Yield the merged text in pieces, with mine where there is a conflict."""
        for piece in self.pieces:
            yield piece if isinstance(piece, str) else self.conflicts[piece][3]

    def take(self, base: Cut, mine: Cut, theirs: Cut) -> None:
        """Merge three texts; what stands above the first part and below the last entry is merged by lines."""
        self._by_lines("", base.top, mine.top, theirs.top)
        old, ours, others = ({part.key: part for part in one.parts} for one in (base, mine, theirs))
        given_up = [key for key in others if key in old and key not in ours and others[key].text != old[key].text]
        for key in arrange(list(old), list(ours), list(others), set(given_up)):
            self._part(key, old.get(key), ours.get(key), others.get(key))
        self._by_lines("", base.tail, mine.tail, theirs.tail)

    def conflict(self, section: str, what: str, base: str, mine: str, theirs: str) -> None:
        """Write down that both sides changed something differently."""
        self.pieces.append(len(self.conflicts))
        self.conflicts.append((section, what, base, mine, theirs))

    def _part(self, key: str, base: Part | None, mine: Part | None, theirs: Part | None) -> None:
        """Merge one part, which may be missing in some of the texts."""
        shapes = {part.shape for part in (base, mine, theirs) if part is not None and part.shape is not None}
        wholes = any(part.whole for part in (base, mine, theirs) if part is not None)
        removed = base is not None and (mine is None or theirs is None)
        if removed or wholes or len(shapes) > 1 or mine is None or theirs is None:
            self._whole_part(key, base, mine, theirs)
            return
        entries = _Entries(key, base.entries if base is not None else [], mine.entries, theirs.entries)
        order = entries.order()
        heads = [base.head if base is not None else _NONE, mine.head, theirs.head]
        if not (mine.open and theirs.open) and any(_stays(*entries.versions(one)) for one in order):
            opened = next(one for one in (mine, theirs, base) if one is not None and one.open)
            heads = [Piece(head.lead, opened.head.body) for head in heads]  # one side wrote “[]” or “{}” there
        self._piece(key, key, *heads)
        for one in order:
            self._entry(key, entries, one)

    def _whole_part(self, key: str, base: Part | None, mine: Part | None, theirs: Part | None) -> None:
        """Merge a part that can only be taken as one piece."""
        old, ours, others = (
            _NONE if part is None else Piece(part.head.lead, part.text.removeprefix(part.head.lead))
            for part in (base, mine, theirs)
        )
        self._piece(key, key, old, ours, others)

    def _entry(self, section: str, entries: _Entries, one: int) -> None:
        base, mine, theirs = entries.versions(one)
        if base is mine is theirs or (base.text == mine.text == theirs.text):
            self.pieces.append(mine.text)
            return
        name = key_of(section, mine if mine.body else theirs if theirs.body else base)
        if section == "events" and self._alone:
            self.misled = self.misled or not all(stands_alone(side) for side in (base, mine, theirs) if side.body)
        self._piece(section, name, base, mine, theirs)

    def _piece(self, section: str, what: str, base: Piece, mine: Piece, theirs: Piece) -> None:
        """Merge one piece and the comments above it."""
        body: str | None
        if mine.body == theirs.body or theirs.body == base.body:
            body = mine.body
        elif mine.body == base.body:
            body = theirs.body
        else:
            body = None
        if body == "":
            if body != mine.body:
                self.changed.append(what)
            return
        if body is None and not (mine.body and theirs.body):
            self.conflict(section, what, base.text, mine.text, theirs.text)  # what stands above it goes with it
            return
        lead = together(base.lead, mine.lead, theirs.lead) if mine.body and theirs.body else mine.lead or theirs.lead
        if lead:
            self.pieces.append(lead)
        if body is None:
            self.conflict(section, what, base.body, mine.body, theirs.body)
            return
        self.pieces.append(body)
        if body != mine.body or lead.split() != mine.lead.split():
            self.changed.append(what)

    def _by_lines(self, what: str, base: str, mine: str, theirs: str) -> None:
        found = together(base, mine, theirs)
        if found:
            self.pieces.append(found)
        if found != mine:
            self.changed.append(what)


class _Entries:
    """The entries of one part in three texts, each under a number: those of the base, then what either side added."""

    def __init__(self, section: str, base: list[Piece], mine: list[Piece], theirs: list[Piece]) -> None:
        self._base: dict[int, Piece] = dict(enumerate(base))

        def key(body: str) -> str:
            return key_of(section, Piece("", body))

        old = [piece.body for piece in base]
        ours = pairs(old, [piece.body for piece in mine], key)
        others = pairs(old, [piece.body for piece in theirs], key)
        self._mine, self._theirs = _numbered(ours, mine, len(base)), {}
        new_ours = [number for number in self._mine if number >= len(base)]
        new_others = [piece for piece, known in zip(theirs, others, strict=True) if known is None]
        bodies = [self._mine[number].body for number in new_ours], [piece.body for piece in new_others]
        same = pairs(*bodies, key, by_neighbours=False)
        numbers = iter(same)
        following = len(base) + len(mine)
        for number, (piece, known) in enumerate(zip(theirs, others, strict=True)):
            if known is None:
                twin = next(numbers)
                known = following + number if twin is None else new_ours[twin]
            self._theirs[known] = piece

    def order(self) -> list[int]:
        """Return the numbers in the order of the merged text, with those of which something is left."""
        kept = {
            number
            for number, piece in self._theirs.items()
            if number in self._base and number not in self._mine and piece.body != self._base[number].body
        }
        return arrange(list(self._base), list(self._mine), list(self._theirs), kept)

    def versions(self, number: int) -> tuple[Piece, Piece, Piece]:
        """Return what each text has under a number; an empty piece where it has nothing."""
        return self._base.get(number, _NONE), self._mine.get(number, _NONE), self._theirs.get(number, _NONE)


def _stays(base: Piece, mine: Piece, theirs: Piece) -> bool:
    """Return whether something is left of an entry."""
    return bool(mine.body and theirs.body) or (mine.body or theirs.body) != base.body


def _numbered(known: list[int | None], pieces: list[Piece], start: int) -> dict[int, Piece]:
    return {
        start + number if old is None else old: piece
        for number, (old, piece) in enumerate(zip(known, pieces, strict=True))
    }
