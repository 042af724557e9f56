"""The process that reads portions of a large registry beside the window.

It is told on its standard input what to read, a line each (`Job`), and answers on its standard output with frames:
eight bytes of length, then plain data as `marshal` writes it. The first answer says which file it has opened, so
that a file that was replaced in the meantime is noticed. A file that cannot be read in portions is read whole, with
everything that saves a broken one, and handed back in the same small pieces.
"""

from __future__ import annotations

import gc
import marshal
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from viewer.base import i18n
from viewer.base.value import fields
from viewer.registry.document import Document, read_document
from viewer.registry.encoding import decode
from viewer.registry.large import stamp
from viewer.registry.portions import DIGEST, UNKNOWN, Piece, Portion, read_piece
from viewer.registry.yamlread import Remark

STAMP, PIECE, BEGIN, END = "stamp", "piece", "begin", "end"  # kinds of frames
LENGTH = 8  # bytes of a frame's length
_EVENTS = 500  # of a whole file in one piece
_CHARACTERS = 400_000  # likewise
_ROOT = str(Path(__file__).resolve().parents[2])
_PROGRAM = "import sys; sys.path.insert(0, sys.argv[1]); from viewer.registry.portion_worker import work; work()"


def command(path: Path) -> list[str]:
    """Return the command line of a process that reads the file at `path`."""
    # -P: nothing is to be imported from the folder in which the program happens to be started.
    return [sys.executable, "-P", "-c", _PROGRAM, _ROOT, i18n.language(), str(path)]


def portion_job(portion: Portion, indent: int) -> bytes:
    """Return the line that asks for a portion of a file whose events are indented by `indent` spaces."""
    return f"portion {portion.number} {portion.start} {portion.end} {indent} {int(portion.tail)}\n".encode()


def known_job(digests: bytes) -> bytes:
    """Return the line, and what follows it, that tells the digests of an earlier reading's events."""
    return f"known {len(digests)}\n".encode() + digests


WHOLE_JOB = b"whole\n"


def work() -> None:
    """Answer until standard input ends; the process runs this."""
    gc.disable()
    i18n.set_language(sys.argv[2])
    with Path(sys.argv[3]).open("rb") as file:
        worker = _Worker(file, sys.stdin.buffer, sys.stdout.buffer)
        worker.answer()


class _Worker:
    def __init__(self, file: IO[bytes], asked: IO[bytes], answers: IO[bytes]) -> None:
        self._file = file
        self._asked = asked
        self._answers = answers
        self._known: dict[bytes, int] = {}

    def answer(self) -> None:
        self._send((STAMP, stamp(self._file.fileno())))
        for line in self._asked:
            kind, *numbers = line.split()
            if kind == b"portion":
                self._send(self._portion(*(int(number) for number in numbers)))
            elif kind == b"known":
                self._know(self._asked.read(int(numbers[0])))
            else:
                for frame in self._whole():
                    self._send(frame)

    def _portion(self, number: int, start: int, end: int, indent: int, tail: int) -> tuple[object, ...]:
        piece = read_piece(
            self._bytes(start, end), first=number == 0, tail=bool(tail), indent=indent, known=self._known
        )
        return (PIECE, number, *packed(piece))

    def _know(self, digests: bytes) -> None:
        parts = (digests[at : at + DIGEST] for at in range(0, len(digests), DIGEST))
        self._known = {part: number for number, part in enumerate(parts) if part != UNKNOWN}

    def _whole(self) -> Iterator[tuple[object, ...]]:
        decoded = decode(self._bytes(0, os.fstat(self._file.fileno()).st_size))
        yield from whole_frames(
            read_document(decoded.text), [(odd.code, odd.message, odd.line, odd.column) for odd in decoded.oddities]
        )

    def _bytes(self, start: int, end: int) -> bytes:
        self._file.seek(start)
        return self._file.read(end - start)

    def _send(self, frame: tuple[object, ...]) -> None:
        data = marshal.dumps(frame)  # type: ignore[arg-type]  # plain data all through
        self._answers.write(len(data).to_bytes(LENGTH, "little"))
        self._answers.write(data)
        self._answers.flush()


def packed(piece: Piece) -> tuple[object, ...]:
    """Return a piece as plain data."""
    return tuple(getattr(piece, name) for name in fields(Piece))


def unpacked(values: tuple[Any, ...]) -> Piece:
    """Return the piece that `packed` made plain."""
    return Piece(*values)


def whole_frames(document: Document, oddities: list[tuple[str, str, int, int]]) -> Iterator[tuple[object, ...]]:
    """Yield a document in frames: how many events there are, their data and the text in pieces, then all else."""
    data = dict(document.data)
    events = data.get("events")
    listed = events if isinstance(events, list) else []
    order = list(data)
    if isinstance(events, list):
        del data["events"]
    yield (BEGIN, len(listed))
    for at in range(0, len(listed), _EVENTS):
        lines = document.event_lines[at : at + _EVENTS]
        yield (PIECE, 0, *packed(Piece("", "", listed[at : at + _EVENTS], lines, {}, [], [], b"")))
    for at in range(0, len(document.text), _CHARACTERS):
        yield (PIECE, 0, *packed(Piece("", document.text[at : at + _CHARACTERS], [], [], {}, [], [], b"")))
    remarks = [_fields(remark) for remark in document.remarks]
    yield (END, data, order, remarks, oddities, document.lost_lines, document.broken, document.special)


def _fields(remark: Remark) -> tuple[str, str, int, int, str, str | None]:
    return (remark.code, remark.message, remark.line, remark.column, remark.severity, remark.suggestion)
