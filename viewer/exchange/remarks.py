"""What a file of another program cannot carry: each exporter hands it back beside what it has made."""

from __future__ import annotations

from viewer.base.value import frozen


@frozen
class Remark:
    """One thing that is not in a file.

    Attributes:
        words: a sentence in the program's language, with the number.
        names: titles of the events that are concerned; empty where it is true of all.
    """

    words: str
    names: tuple[str, ...] = ()


@frozen
class Exported:
    """A file that was made: its bytes, how many events it holds, and what is not in it."""

    data: bytes
    events: int
    left_out: tuple[Remark, ...] = ()
