"""An article's text as rows to show: one row for each line with words, one for each fold, nothing of Qt.

Folded lines are left out, blank lines too (a gap stands for them), and line numbers tell of both. A place in
the text is an offset in code points; a place on the page is a row and a column, which counts UTF-16 units as
Qt's documents do. Characters at which Qt would begin a new paragraph are shown as spaces, so a line is always
one paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from viewer.base.i18n import _
from viewer.base.tuples import NamedTuple
from viewer.base.value import frozen
from viewer.sources.article_text import ArticleText
from viewer.sources.body import Body, Fold, LineKind

_BREAKS = str.maketrans(dict.fromkeys("\u2028\u2029\ufdd0\ufdd1\x0b\x0c\x1c\x1d\x1e\x85\ufffc", " "))
_WIDE = 0xFFFF
_PARAGRAPH = 80  # characters; shorter lines without a blank line between are parts of one paragraph


class RowKind(StrEnum):
    """How a row looks."""

    TEXT = "text"
    CAPTION = "caption"
    HEADLINE = "headline"
    QUIET = "quiet"  # date line and byline
    FURNITURE = "furniture"  # of a fold that is open
    FOLD = "fold"


class Row(NamedTuple):
    """One paragraph of the page; a fold's row has the number of its first line."""

    kind: RowKind
    line: int
    text: str
    gap: bool  # whether space stands below
    fold: Fold | None = None


class Piece(NamedTuple):
    """A stretch of one row, from column `start` to `end`."""

    row: int
    start: int
    end: int


_KINDS = {
    LineKind.BODY: RowKind.TEXT,
    LineKind.CAPTION: RowKind.CAPTION,
    LineKind.HEADLINE: RowKind.HEADLINE,
    LineKind.DATELINE: RowKind.QUIET,
    LineKind.BYLINE: RowKind.QUIET,
    LineKind.FURNITURE: RowKind.FURNITURE,
}


@frozen(slots=False)
class Page:
    """What is shown of an article, with some of its folds open."""

    article: ArticleText
    body: Body
    opened: frozenset[Fold] = frozenset()

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Return the rows from top to bottom; never none."""
        return tuple(self._rows()) or (Row(RowKind.TEXT, 1, self.article.lines[0], gap=False),)

    def _rows(self) -> Iterator[Row]:
        folds = {fold.first: fold for fold in self.body.folds}
        hidden_to = 0
        for number, line in enumerate(self.article.lines, 1):
            fold = folds.get(number)
            if fold is not None:
                yield Row(RowKind.FOLD, number, self._fold_text(fold), gap=True, fold=fold)
                hidden_to = hidden_to if fold in self.opened else fold.last
            kind = _KINDS.get(self.body.kinds[number - 1])
            if number > hidden_to and kind is not None:
                yield Row(kind, number, line.translate(_BREAKS), gap=self._gap_below(number))

    def _fold_text(self, fold: Fold) -> str:
        """Return the words of a fold's row: which lines it holds, and how they begin."""
        opened = fold in self.opened
        if fold.first == fold.last:
            words = _("line {first}: {start}") if opened else _("line {first} folded: {start}")
        else:
            words = _("lines {first}–{last}: {start}") if opened else _("lines {first}–{last} folded: {start}")
        start = self.article.lines[fold.first - 1].strip().rstrip(":").translate(_BREAKS)
        return words.format(first=fold.first, last=fold.last, start=start)

    def _gap_below(self, number: int) -> bool:
        lines = self.article.lines
        if number == len(lines) or not lines[number].strip():
            return True
        kinds = self.body.kinds[number - 1 : number + 1]
        return kinds[0] is not kinds[1] or max(map(len, lines[number - 1 : number + 1])) > _PARAGRAPH

    @cached_property
    def _row_of_line(self) -> dict[int, int]:
        return {row.line: index for index, row in enumerate(self.rows) if row.kind is not RowKind.FOLD}

    def row_of_line(self, line: int) -> int | None:
        """Return the row that shows `line`, or None when it is folded away or blank."""
        return self._row_of_line.get(line)

    def pieces(self, start: int, end: int) -> tuple[Piece, ...]:
        """Return the stretches of rows that show the text between two offsets; none where it is folded away."""
        article = self.article
        found = []
        for line in range(article.line_of(start), article.line_of(max(start, end - 1)) + 1):
            row = self._row_of_line.get(line)
            if row is None:
                continue
            words = article.lines[line - 1]
            first = max(0, start - article.starts[line - 1])
            last = min(len(words), end - article.starts[line - 1])
            if first < last:
                found.append(Piece(row, _units(words[:first]), _units(words[:last])))
        return tuple(found)

    def offset(self, row: int, column: int) -> int:
        """Return the offset in the text of a place on the page; a fold's row counts as its first line."""
        shown = self.rows[row]
        start = self.article.starts[shown.line - 1]
        return start if shown.kind is RowKind.FOLD else start + _code_points(shown.text, column)

    def fold_of(self, offset: int) -> Fold | None:
        """Return the closed fold that hides `offset`, or None."""
        line = self.article.line_of(offset)
        closed = (fold for fold in self.body.folds if fold not in self.opened)
        return next((fold for fold in closed if fold.first <= line <= fold.last), None)

    def copied(self, first: tuple[int, int], last: tuple[int, int]) -> str:
        """Return the article's own text between two places (row, column), without what is folded away."""
        parts = []
        for index in range(first[0], last[0] + 1):
            row = self.rows[index]
            if row.kind is RowKind.FOLD:
                continue
            start = _code_points(row.text, first[1]) if index == first[0] else 0
            end = _code_points(row.text, last[1]) if index == last[0] else len(row.text)
            parts.append((row.line, self.article.lines[row.line - 1][start:end]))
        return _with_blank_lines(parts)


def _with_blank_lines(parts: list[tuple[int, str]]) -> str:
    """Return lines joined, with one blank line for any number of lines left out between them."""
    text = parts[0][1] if parts else ""
    for (before, _words), (line, words) in pairwise(parts):
        text += ("\n" if line == before + 1 else "\n\n") + words
    return text


def _units(text: str) -> int:
    """Return the length of `text` in UTF-16 units."""
    return len(text) if max(text, default="") <= chr(_WIDE) else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _code_points(text: str, units: int) -> int:
    """Return how many characters the first `units` UTF-16 units of `text` are."""
    if max(text, default="") <= chr(_WIDE):
        return min(units, len(text))
    for count, one in enumerate(text):
        if units <= 0:
            return count
        units -= 2 if ord(one) > _WIDE else 1
    return len(text)
