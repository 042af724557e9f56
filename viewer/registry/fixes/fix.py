"""One thing that can be done about a problem, ready to be made, and what a fix is worked out from.

A fix is a list of edits of the data, or of replaced stretches where the text is not readable as data, or only leads
somewhere. Some ask for a word first: `answered` then gives the fix with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum

from viewer.base.i18n import _
from viewer.base.problems import Problem
from viewer.base.value import frozen, replace
from viewer.registry import shape
from viewer.registry.finding import DataPath
from viewer.registry.history import Change
from viewer.registry.patching.model import Edit
from viewer.registry.registry import Registry
from viewer.registry.yamlread import Data

_LONGEST = 60  # characters of the user's text in the title of a fix


class Asks(StrEnum):
    """What must be asked before a fix can be made."""

    REASON = "reason"
    ID = "id"


@frozen
class Fix:
    """One thing that can be done about a problem.

    Attributes:
        title: a sentence without a full stop, which names the step too.
        edits: of the data.
        changes: of the text, where it is not readable as data; against the text that was checked.
        preferred: whether this is what was most likely meant.
        asks: what must be asked first, or None.
        make: gives the edits for the answer.
        passage: source and words to show in the article; such a fix changes nothing.
    """

    title: str
    edits: tuple[Edit, ...] = ()
    changes: tuple[Change, ...] = ()
    preferred: bool = False
    asks: Asks | None = None
    make: Callable[[str], tuple[Edit, ...]] | None = None
    passage: tuple[str, str] | None = None

    def answered(self, answer: str) -> Fix:
        """Return this fix with what was asked for, ready to be made.

        Raises:
            Refused: the answer cannot be used; the reason says why.
        """
        return self if self.make is None else replace(self, edits=self.make(answer), asks=None, make=None)


@frozen
class Case:
    """A problem in its registry.

    Attributes:
        registry: as it was checked.
        problem: one of its problems.
    """

    registry: Registry
    problem: Problem

    @property
    def path(self) -> DataPath:
        """Return the path in the data that the problem is about."""
        return self.problem.place

    @property
    def value(self) -> Data:
        """Return what stands at the path; None when nothing does."""
        return at(self.registry.document.data, self.path)

    @property
    def text(self) -> str:
        """Return what stands at the path as text; empty when it is none."""
        return shape.plain(self.value)

    @property
    def entry(self) -> dict[str, Data]:
        """Return the event, person, series or source that the problem is in; empty when it is in none."""
        return shape.mapping(at(self.registry.document.data, self.path[:2])) if len(self.path) > 1 else {}

    @property
    def index(self) -> int:
        """Return which event the problem is in; -1 when it is in none."""
        place = self.path[1] if len(self.path) > 1 and self.path[0] == "events" else None
        return place if isinstance(place, int) and place < len(self.registry.heads) else -1

    @property
    def offset(self) -> int:
        """Return where the problem stands in the text."""
        text, start = self.registry.document.text, 0
        for _number in range(self.problem.line - 1):
            start = text.find("\n", start) + 1
        return start + max(self.problem.column - 1, 0)


Maker = Callable[[Case], Iterator[Fix]]


def at(data: Data, path: DataPath) -> Data:
    """Return what stands at `path` in plain data; None when nothing does."""
    for step in path:
        if isinstance(data, dict) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
            data = data[step]
        else:
            return None
    return data


def replace_by(word: str) -> str:
    """Return the title of a fix that writes `word` instead."""
    return _("Replace with “{word}”").format(word=short(word))


def short(words: str) -> str:
    """Return words for a title: on one line, and not too long."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def name_of(slug: str) -> str:
    """Return an id as a name: “boris-tern” is Boris Tern; what has capitals or spaces stays."""
    if slug != slug.lower() or " " in slug:
        return slug
    return " ".join(word[:1].upper() + word[1:] for word in slug.replace("_", "-").split("-") if word)
