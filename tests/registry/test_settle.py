from __future__ import annotations

import os
from pathlib import Path

import pytest

from viewer.registry.settle import DOUBTFUL, EMPTY, QUIET, Settling, known, settled

WHOLE = b"format: 1\nevents:\n  - title: One\n  - title: Two\n"


class Clock:
    """A clock that is set by hand, and a writer that acts at its moments."""

    def __init__(self, acts: dict[float, bytes | None], path: Path) -> None:
        self.now = 0.0
        self._acts = dict(acts)
        self._path = path
        self._stamp = 1_000_000_000

    def time(self) -> float:
        """Return the time that it is."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Go forward and do what is due; None removes the file."""
        self.now += seconds
        for due in [moment for moment in self._acts if moment <= self.now]:
            self.act(self._acts.pop(due))

    def act(self, data: bytes | None) -> None:
        """Write in place, at a moment of its own."""
        if data is None:
            self._path.unlink()
            return
        self._path.write_bytes(data)
        self._stamp += 1_000_000
        os.utime(self._path, ns=(self._stamp, self._stamp))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a file that holds a whole text."""
    found = tmp_path / "events.yaml"
    found.write_bytes(WHOLE)
    return found


def wait(path: Path, acts: dict[float, bytes | None], patience: float = 10.0) -> tuple[bytes | None, float]:
    """Return what a reader takes for the truth while a writer acts, and when."""
    before = known(path, path.read_bytes())
    clock = Clock(acts, path)
    clock.sleep(0.0)
    return settled(path, before, patience=patience, clock=clock.time, sleep=clock.sleep), clock.now


def test_a_file_that_stays_is_read_soon(path: Path) -> None:
    """A file that does not change any more is taken after a moment of quiet."""
    data, when = wait(path, {})
    assert data == WHOLE
    assert QUIET <= when < QUIET + 0.1


def test_truncating_and_writing_is_waited_for(path: Path) -> None:
    """The empty moment of a program that truncates is not taken for the truth, even when it lasts."""
    data, when = wait(path, {0.0: b"", 1.0: WHOLE + b"# more\n"})
    assert data == WHOLE + b"# more\n"
    assert when < 1.0 + QUIET + 0.1


def test_slow_pieces_are_waited_for(path: Path) -> None:
    """A text that comes in pieces with pauses is taken when its last piece has come."""
    new = WHOLE + b"  - title: Three\n"
    pieces = {0.6 * number: new[: number * 11] for number in range(6)}
    data, _when = wait(path, {**pieces, 3.5: new})
    assert data == new


def test_a_piece_beyond_the_old_length_that_ends_in_mid_line_is_waited_for(path: Path) -> None:
    """A text that is longer than before and ends within a line is not taken at once."""
    new = WHOLE + b"  - title: Three\n    date: 2021\n"
    data, _when = wait(path, {0.0: new[:-8], 0.5: new})
    assert data == new


def test_a_file_that_became_shorter_is_believed_in_the_end(path: Path) -> None:
    """A text that was shortened in place is taken when it stays so, and an empty one later still."""
    data, when = wait(path, {0.0: WHOLE[:18]})
    assert (data, DOUBTFUL <= when < DOUBTFUL + 0.1) == (WHOLE[:18], True)
    path.write_bytes(WHOLE)
    data, when = wait(path, {0.0: b""})
    assert (data, EMPTY <= when < EMPTY + 0.1) == (b"", True)


def test_a_shorter_file_that_was_renamed_into_place_is_whole(path: Path) -> None:
    """A shorter text in another file of that name came at once, and is not doubted."""
    before = known(path, WHOLE)
    other = path.with_name("other")
    other.write_bytes(WHOLE[:18])
    other.replace(path)
    settling = Settling(path, before)
    assert settling.look(0.0) is None
    assert settling.look(QUIET + 0.01) == WHOLE[:18]


def test_a_file_that_never_rests_is_given_up(path: Path) -> None:
    """While a file goes on changing nothing is read, and at last the reader gives up."""
    data, when = wait(path, {0.1 * number: b"x" * (number + 99) for number in range(40)}, patience=3.0)
    assert data is None
    assert when >= 3.0


def test_a_file_that_is_gone_for_a_moment_is_waited_for(path: Path) -> None:
    """A file that is removed and written anew is read when it is back."""
    data, _when = wait(path, {0.0: None, 0.5: b"new\n" * 20})
    assert data == b"new\n" * 20
