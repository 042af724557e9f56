"""The text of an article as the program counts in it: NFC, lines ended by LF, offsets in code points.

Line n is the nth line of the text as shown, so "S1:7" means the same in the pane, the checks and a briefing.
What is derived from the text (lines, folded form, words) is worked out once, when first asked for.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from viewer.base.fold import fold
from viewer.base.tuples import NamedTuple
from viewer.base.value import frozen

WORD = re.compile(r"\w+")


class Word(NamedTuple):
    """A word of a text: its folded form and its place."""

    folded: str
    start: int
    end: int


def words_of(folded: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words of a folded text between two offsets."""
    stop = len(folded) if end is None else end
    return [Word(found[0], found.start(), found.end()) for found in WORD.finditer(folded, start, stop)]


@frozen(slots=False)
class ArticleText:
    """One text of a source.

    Attributes:
        file: the path by which the registry names it.
        kind: what it is to the source: original, retelling, translation or excerpt.
        text: NFC, lines ended by LF.
    """

    file: str
    kind: str
    text: str

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Return the lines without their ends; line n of the text is `lines[n - 1]`."""
        lines = self.text.split("\n")
        return tuple(lines[:-1] if lines[-1] == "" and len(lines) > 1 else lines)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Return the offset at which each line begins."""
        offsets = [0]
        for line in self.lines[:-1]:
            offsets.append(offsets[-1] + len(line) + 1)
        return tuple(offsets)

    @cached_property
    def folded(self) -> str:
        """Return the text without accents and capitals; offsets are those of `text`."""
        return fold(self.text)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Return the words in their order, folded."""
        return tuple(words_of(self.folded))

    @cached_property
    def spoken(self) -> str:
        """Return the words as written, each between single spaces: the text without its punctuation."""
        return f" {' '.join(self.text[word.start : word.end] for word in self.words)} "

    @cached_property
    def spoken_folded(self) -> str:
        """Return `spoken` without accents and capitals; offsets are the same."""
        return fold(self.spoken)

    @cached_property
    def _spoken_starts(self) -> tuple[int, ...]:
        offsets = []
        offset = 1
        for word in self.words:
            offsets.append(offset)
            offset += word.end - word.start + 1
        return tuple(offsets)

    def written(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of `text` whose words cover the span of `spoken`, widened to whole words.

        Raises:
            IndexError: the span covers no word.
        """
        first = max(0, bisect_right(self._spoken_starts, start) - 1)
        if start > self._spoken_starts[first] + (self.words[first].end - self.words[first].start):
            first += 1
        last = max(first, bisect_left(self._spoken_starts, end) - 1)
        return self.words[first].start, self.words[last].end

    def line_of(self, offset: int) -> int:
        """Return the 1-based line in which `offset` lies, clamped to the text."""
        return max(1, bisect_right(self.starts, offset))
