"""Tells an article's body from the page that it was printed on.

Texts are saved from web pages: above the article stand names of sections, the headline and the date, below
it the byline, then teasers and footers. Nothing marks them, so lines are judged by what they look like. The
body begins at the first paragraph (or at a photo's caption right before it) and ends at the last paragraph
before the page goes on: at a line that usually opens teasers ("Related articles"), or at a heading that stands
twice in a row, as a teaser's picture is described by its heading. Captions within the body belong to it.

Only what is surely the page's own is folded; headline, date line and byline stay. A text written for a registry
(a retelling, an excerpt) has no page around it: all of it is body, captions included. So is a text whose lines are
mostly not paragraphs, such as one with lines broken at a fixed width: hiding an article is worse than showing a
footer.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from viewer.base.value import frozen
from viewer.sources import page_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from viewer.sources.article_text import ArticleText

_WHOLE = ("retelling", "excerpt")


class LineKind(StrEnum):
    """What a line of a page is."""

    BODY = "body"
    CAPTION = "caption"
    HEADLINE = "headline"
    DATELINE = "dateline"
    BYLINE = "byline"
    FURNITURE = "furniture"
    BLANK = "blank"


@frozen
class Fold:
    """Lines that are page furniture, 1-based, both included."""

    first: int
    last: int


@frozen
class Body:
    """Where the article itself stands in a text.

    Attributes:
        start_line, end_line: 1-based, both included.
        captions: lines within the body that describe a picture.
        folds: furniture, in order.
        kinds: what each line is; line n is `kinds[n - 1]`.
    """

    start_line: int
    end_line: int
    captions: frozenset[int]
    folds: tuple[Fold, ...]
    kinds: tuple[LineKind, ...]


@lru_cache(maxsize=32)
def body(text: ArticleText) -> Body:
    """Return which lines of `text` are its body; all of them when no paragraph can be told from the rest."""
    lines = [line.strip() for line in text.lines]
    used = [number for number, line in enumerate(lines, 1) if line]
    if text.kind in _WHOLE or not used:
        return _whole(lines, used)
    stop = _page_goes_on(lines, used)
    paragraphs = [n for n in used if n < stop and page_lines.is_paragraph(lines[n - 1])]
    first, last = (_first_line(lines, used, paragraphs[0]), paragraphs[-1]) if paragraphs else (0, 0)
    inside = [n for n in used if first <= n <= last]
    if 2 * _size(lines, inside) < _size(lines, [n for n in used if n < stop]) or not inside:
        return _whole(lines, used)
    captions = frozenset(_captions(lines, inside))
    kinds = [LineKind.BLANK] * len(lines)
    for number in inside:
        kinds[number - 1] = LineKind.CAPTION if number in captions else LineKind.BODY
    _judge_head(kinds, lines, [n for n in used if n < first])
    _judge_foot(kinds, lines, [n for n in used if n > last], stop)
    return Body(first, last, captions, _folds(kinds), tuple(kinds))


def _whole(lines: Sequence[str], used: Sequence[int]) -> Body:
    captions = frozenset(n for n in used if page_lines.is_credited_caption(lines[n - 1]))
    kinds = [LineKind.BODY if line else LineKind.BLANK for line in lines]
    for number in captions:
        kinds[number - 1] = LineKind.CAPTION
    first, last = (used[0], used[-1]) if used else (1, max(1, len(lines)))
    return Body(first, last, captions, (), tuple(kinds))


def _size(lines: Sequence[str], numbers: Iterable[int]) -> int:
    return sum(len(lines[number - 1]) for number in numbers)


def _page_goes_on(lines: Sequence[str], used: Sequence[int]) -> int:
    """Return the first line below an article that belongs to the page; one beyond the text if none does."""
    seen_paragraph = False
    for number, following in zip(used, [*used[1:], 0], strict=True):
        line = lines[number - 1]
        if seen_paragraph:
            twice = following and page_lines.is_heading(line) and lines[following - 1] == line
            if twice or page_lines.opens_furniture(line):
                return number
        seen_paragraph = seen_paragraph or page_lines.is_paragraph(line)
    return len(lines) + 1


def _first_line(lines: Sequence[str], used: Sequence[int], paragraph: int) -> int:
    """Return the first line of the body: captions right before its first paragraph belong to it."""
    first = paragraph
    for number in reversed([n for n in used if n < paragraph]):
        if not page_lines.is_credited_caption(lines[number - 1]):
            break
        first = number
    return first


def _captions(lines: Sequence[str], inside: Sequence[int]) -> Iterable[int]:
    """Yield the captions: lines that say so, and a lone short sentence among paragraphs far longer."""
    for place, number in enumerate(inside):
        line = lines[number - 1]
        if page_lines.is_credited_caption(line):
            yield number
        elif 0 < place < len(inside) - 1:
            shortest = min(len(lines[inside[place - 1] - 1]), len(lines[inside[place + 1] - 1]))
            if page_lines.could_be_caption(line) and shortest > 3 * len(line):
                yield number


def _judge_head(kinds: list[LineKind], lines: Sequence[str], above: Sequence[int]) -> None:
    for number in above:
        dated = page_lines.is_dateline(lines[number - 1])
        kinds[number - 1] = LineKind.DATELINE if dated else LineKind.FURNITURE
    candidates = [n for n in above if page_lines.could_be_headline(lines[n - 1])]
    if candidates:
        headline = max(candidates, key=lambda n: len(lines[n - 1]))
        kinds[headline - 1] = LineKind.HEADLINE


def _judge_foot(kinds: list[LineKind], lines: Sequence[str], below: Sequence[int], stop: int) -> None:
    for number in below:
        line = lines[number - 1]
        kind = LineKind.FURNITURE
        if number < stop and page_lines.is_credited_caption(line):
            kind = LineKind.CAPTION
        elif number < stop and page_lines.is_byline(line):
            kind = LineKind.BYLINE
        kinds[number - 1] = kind


def _folds(kinds: Sequence[LineKind]) -> tuple[Fold, ...]:
    """Return the runs of furniture; blank lines within a run belong to it."""
    folds: list[Fold] = []
    open_at = last = 0
    for number, kind in enumerate([*kinds, LineKind.BODY], 1):
        if kind is LineKind.FURNITURE:
            open_at, last = open_at or number, number
        elif kind is not LineKind.BLANK and open_at:
            folds.append(Fold(open_at, last))
            open_at = 0
    return tuple(folds)
