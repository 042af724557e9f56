"""Tries another line in a text that is not YAML, and tells whether it helps.

A try counts when one broken place less is left and nothing that was read before is lost. Most tries are wrong, which
the event or entry alone tells; the whole text is read only for those that make it readable.
"""

from __future__ import annotations

from enum import Enum

from viewer.registry.document import Document, read_document
from viewer.registry.layout import Span, sections
from viewer.registry.yaml_words import YamlSyntaxError
from viewer.registry.yamlread import parse


class Outcome(Enum):
    """What a try comes to."""

    NOTHING = 0
    FURTHER = 1  # the event can be read beyond this line, as far as its next mistake
    MENDED = 2


class Trial:
    """Tries lines in one text.

    Args:
        document: what could be read of it.
        lines: the text.
        row: the 0-based line that cannot be read.

    Attributes:
        first: 0-based line on which the event, entry or section begins that cannot be read.
    """

    def __init__(self, document: Document, lines: list[str], row: int) -> None:
        self._document, self._lines, self._row = document, lines, row
        self._entry = False  # whether it is in an event or entry, and not only in a section
        self.first, self._end = self._item()

    def text(self, number: int, line: str) -> str:
        """Return the whole text with another line."""
        return "\n".join((*self._lines[:number], line, *self._lines[number + 1 :]))

    def outcome(self, number: int, line: str, *, alone: bool) -> Outcome:
        """Return what it helps to write `line` at `number`; `alone` tells that the event keeps its lines."""
        if alone and self.first <= number < self._end:
            mine = [*self._lines[self.first : number], line, *self._lines[number + 1 : self._end]]
            try:
                parse("\n".join((*mine, "")))
            except YamlSyntaxError as error:
                further = max(self._row, number) < error.line + self.first < self._end
                return Outcome.FURTHER if further and self._entry else Outcome.NOTHING
        return Outcome.MENDED if _better(self._document, self.text(number, line)) else Outcome.NOTHING

    def _item(self) -> tuple[int, int]:
        """Return the lines [first, end) of the event, entry or section that cannot be read."""
        text = self._document.text
        at = sum(len(line) + 1 for line in self._lines[: self._row])
        for section in sections(text):
            if section.span.start <= at < section.span.end:
                found = next((item for item in section.items if item.start <= at < item.end), section.span)
                self._entry = found is not section.span
                return found.line, self._end_of(found)
        return 0, len(self._lines)

    def _end_of(self, span: Span) -> int:
        return span.line + max(self._document.text.count("\n", span.start, span.end), 1)


def _better(before: Document, text: str) -> bool:
    """Return whether one broken place less is left in `text`, and nothing that was read before is lost."""
    after = read_document(text)
    if _broken_places(after) >= _broken_places(before):
        return False
    for key, value in before.data.items():
        now = after.data.get(key)
        if isinstance(value, list) and isinstance(now, list):
            if not _holds_all(now, value):
                return False
        elif isinstance(value, dict) and isinstance(now, dict):
            if any(now.get(name) != item for name, item in value.items()):
                return False
        elif value is not None and now != value:
            return False
    return True


def _holds_all(now: list[object], before: list[object]) -> bool:
    """Return whether every item of `before` stands in `now`, in the same order."""
    rest = iter(now)
    return all(any(item == one for one in rest) for item in before)


def _broken_places(document: Document) -> int:
    return sum(remark.code in ("not-yaml", "too-deep") for remark in document.remarks)
