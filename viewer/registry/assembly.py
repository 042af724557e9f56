"""Puts a large registry together from pieces that other processes have read, a little at a time.

What takes long is written as a generator that yields after every few events, so that a window can paint between two
steps. Until all pieces are there, some things are taken on trust: that no later event has an id that was made up for
an earlier one, and that language and people stand before the events. At the end both are looked at, and where they
do not hold, the heads are built once more. So the result is what `reader.read` gives for the same file.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from viewer.base.value import replace
from viewer.registry import sections, shape
from viewer.registry.document import Document
from viewer.registry.encoding import Oddity
from viewer.registry.heads import written_ids
from viewer.registry.large import LargeFile
from viewer.registry.portions import DIGEST, Piece, read_piece
from viewer.registry.reader import Heads, registry_of, with_problems
from viewer.registry.registry import Registry
from viewer.registry.yamlread import Data, Remark

_STEP = 16  # events between two looks at the clock


class Assembly:
    """Takes pieces in the order of the file and makes registries of them.

    Args:
        path: what the registry is called.
        size: bytes of the file.
        before: an earlier reading, whose events pieces may name by their numbers.

    Attributes:
        events: how many events have been taken.
        registry: the whole registry, once `finish` is through.
    """

    def __init__(self, path: Path, size: int, before: Registry | None = None) -> None:
        self._path, self._size, self._before = path, size, before
        self._text = ""
        self._others: dict[str, Data] = {}
        self._data: list[Data] = []
        self._lines: list[int] = []
        self._remarks: list[Remark] = []
        self._oddities: dict[str, Oddity] = {}
        self._digests: list[bytes] = []
        self._line = 0  # on which the next piece begins
        self._done = 0  # bytes of what was taken
        self._written: set[str] = set()
        self._heads: Heads | None = None
        self._same_people = False  # as in the earlier reading, so that its heads serve
        self._ending: tuple[Any, ...] | None = None
        self.registry: Registry | None = None

    @property
    def events(self) -> int:
        """Return how many events have been taken."""
        return len(self._data)

    @property
    def expected(self) -> int:
        """Return about how many events the file has."""
        return max(round(self.events * self._size / self._done), self.events) if self._done else 0

    # Pieces of a file that is read in portions

    def fits(self, piece: Piece) -> bool:
        """Return whether no section of `piece` has come before."""
        return not piece.others.keys() & self._others.keys()

    def take(self, piece: Piece, size: int) -> Iterator[None]:
        """Take the next piece, which stands for `size` bytes."""
        begin = self._line
        self._others.update(piece.others)
        if self._heads is None:
            self._others["events"] = self._data  # behind what stands before them
            self._begin()
        self._append(piece.text)
        self._digests.append(piece.digests)
        self._remarks += [Remark(one[0], one[1], one[2] + begin, *one[3:]) for one in piece.remarks]
        for code, words, line, column in piece.oddities:
            self._oddities.setdefault(code, Oddity(code, words, line + begin + 1, column))
        self._line += piece.text.count("\n")
        yield
        yield from self._take_events(piece, begin)
        self._done += size

    def _take_events(self, piece: Piece, begin: int) -> Iterator[None]:
        assert self._heads is not None
        before, heads = self._before, self._heads
        known = () if before is None else before.document.data["events"]
        self._written |= written_ids([event for event in piece.events if event.__class__ is not int])
        for number, event in enumerate(piece.events):
            line, again = piece.lines[number] + begin, None
            if before is not None and event.__class__ is int:
                again = before.heads[event] if self._same_people else None
                event = known[event]
                self._written |= written_ids([event])
            self._data.append(event)
            self._lines.append(line)
            heads.add(event, line + 1, again)
            if number % _STEP == _STEP - 1:
                yield

    def _append(self, text: str) -> None:
        """Add to the text; a local name alone holds it for that moment, so that it grows in its place."""
        whole, self._text = self._text, ""
        whole += text
        self._text = whole

    def _begin(self) -> None:
        self._heads = Heads(self._others, self._written)
        before = self._before
        if before is not None:
            self._same_people = self._serves(self._heads, before.language, before.people.keys())

    def _serves(self, heads: Heads, language: str, people: Any) -> bool:
        return heads.language == language and heads.known_people == people

    # A file that was read whole

    def begin_whole(self) -> None:
        """Forget what was taken: the whole file comes once more."""
        self.__init__(self._path, self._size)  # type: ignore[misc]  # as new

    def take_whole(self, piece: Piece) -> None:
        """Take the next piece of the whole."""
        self._data += piece.events
        self._lines += piece.lines
        self._append(piece.text)

    def end_whole(self, ending: tuple[Any, ...]) -> None:
        """Take all that is not events or text."""
        self._ending = ending

    # Registries

    def partial(self) -> Registry:
        """Return a registry of the events that have been taken, which says how many are about missing."""
        assert self._heads is not None
        document = replace(self._document(), missing=max(self.expected - self.events, 1))
        return with_problems(registry_of(self._path, document, self._heads), self._oddities.values())

    def finish(self) -> Iterator[None]:
        """Make the whole registry."""
        document = self._whole_document() if self._ending is not None else self._document()
        yield
        heads = self._heads
        if heads is None or not self._holds(heads):
            heads = Heads(document.data, self._written or written_ids(self._data))
            yield
            for number, event in enumerate(self._data):
                heads.add(event, self._lines[number] + 1)
                if number % _STEP == _STEP - 1:
                    yield
        registry = registry_of(self._path, document, heads)
        yield
        self.registry = with_problems(registry, self._oddities.values())

    def _holds(self, heads: Heads) -> bool:
        """Return whether what was taken on trust holds."""
        language = "en" if shape.plain(self._others.get("language")) == "en" else "vi"
        people = sections.people(self._others.get("people"), language)
        return self._serves(heads, language, people.keys()) and not heads.builder.given & self._written

    def _document(self) -> Document:
        digests = b"".join(self._digests)
        return Document(
            self._text,
            {**self._others, "events": list(self._data)},
            list(self._lines),
            remarks=list(self._remarks),
            digests=digests if len(digests) == DIGEST * len(self._data) else b"",
        )

    def _whole_document(self) -> Document:
        assert self._ending is not None
        data, order, remarks, oddities, lost, broken, special = self._ending
        self._oddities = {str(number): Oddity(*odd) for number, odd in enumerate(oddities)}
        listed = data.keys() != set(order)
        if listed:
            data = {key: self._data if key == "events" else data[key] for key in order}
        return Document(
            self._text,
            data,
            list(self._lines),
            lost,
            [Remark(*remark) for remark in remarks],
            broken=broken,
            special=special,
        )


def first_registry(file: LargeFile, path: Path) -> Registry:
    """Return a registry of the first events of a large file, at once; without any where they cannot be read alone."""
    nothing = Registry(path, document=Document("", missing=1))
    if file.cut is None or file.cut.end == file.size:
        return nothing
    piece = read_piece(file.read(0, file.cut.end), first=True, tail=False, indent=file.cut.indent)
    if piece.trouble:
        return nothing
    assembly = Assembly(path, file.size)
    for _step in assembly.take(piece, file.cut.end):
        pass
    return assembly.partial()
