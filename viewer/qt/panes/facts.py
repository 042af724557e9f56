"""What the event pane says, as plain values: rows of lines of runs.

`fact_rows` fills them from the records, `event_html` writes them down. A run is a piece of text, a link to
another event, the chip of a passage or of a topic; a line wraps where the pane ends.
"""

from __future__ import annotations

from enum import StrEnum

from viewer.base.value import frozen
from viewer.sources.support import Passage


class Tone(StrEnum):
    """How much a text matters to the eye."""

    PLAIN = "text"
    STRONG = "strong"
    SECOND = "text2"
    QUIET = "text3"


@frozen
class Words:
    """A piece of text."""

    text: str
    tone: Tone = Tone.PLAIN


@frozen
class Link:
    """The title of another event; following it selects that event."""

    text: str
    event: str


@frozen
class Chip:
    """The chip of passages on one line of one source: their indexes in the sheet's passages."""

    passages: tuple[int, ...]


@frozen
class Topic:
    """A topic."""

    text: str


Run = Words | Link | Chip | Topic


@frozen
class Line:
    """Runs that follow each other; `small` for reasons and remarks."""

    runs: tuple[Run, ...]
    small: bool = False


@frozen
class Node:
    """One number of a series.

    Attributes:
        number: what stands in the circle; empty where the event has no number.
        event: id of the event, or None where the number is missing.
        hue: index of its lane's hue; negative for events that are only mentioned.
        current: whether it is the event that is shown.
    """

    number: str
    event: str | None
    hue: int
    current: bool = False


@frozen
class Thread:
    """The events of a series around the one that is shown.

    Attributes:
        nodes: in order.
        before, after: whether more come before and after the nodes.
        previous, following: the neighbours, named by their dates; None at the ends.
    """

    nodes: tuple[Node, ...]
    before: bool
    after: bool
    previous: Link | None
    following: Link | None


@frozen
class Row:
    """One fact: a label, lines, and for a series its thread."""

    label: str
    lines: tuple[Line, ...]
    thread: Thread | None = None


@frozen
class Badge:
    """The status: its word, and whether it is ok, plain, warning or error."""

    text: str
    kind: str = "plain"


@frozen
class Sheet:
    """All that the pane says of one event.

    Attributes:
        event: its id.
        note: number and kind, for the pane's head line.
        title: in the language of the titles.
        second: the title in the other language, with the chips of the title; may be empty.
        badge: the status.
        rows: the facts.
        passages: what chips stand for.
    """

    event: str
    note: str
    title: str
    second: Line
    badge: Badge
    rows: tuple[Row, ...]
    passages: tuple[Passage, ...]
