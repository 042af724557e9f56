"""Where the events of a document stand on its pages, read from the marks that typst reports.

Each piece about an event has a mark where it begins and one where it ends; a row of a table has one where it begins and
one at the end of each of its cells. Pieces of one event that follow each other on a page are one place, unless there is
room for a heading between them; a row and a piece never are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from viewer.base.value import frozen, replace
from viewer.briefing.writers import look

MM = 72 / 25.4  # points
ASIDE = 5.0  # pt by which a place reaches beyond the text at either side, so that its outline is clear of the words
_TOP = look.MARGIN_TOP * MM
_APART = 20.0  # pt, more than paragraphs are from each other, and less than a heading takes
_BOTTOM = (look.PAGE_HEIGHT - look.MARGIN_BOTTOM) * MM

Point = tuple[int, float]  # page, and distance from its upper edge in pt


@frozen
class Mark:
    """A mark: of which event, at which side ("begin", "end", "row", "cell"), and where."""

    event: str
    side: str
    at: Point


@frozen
class Place:
    """Where an event stands on one page (from 1); x, y, width and height in pt, from the upper left corner."""

    event: str
    page: int
    x: float
    y: float
    width: float
    height: float

    def holds(self, x: float, y: float) -> bool:
        """Return whether a point of the page, in pt, is inside."""
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


def places(marks: Iterable[Mark]) -> tuple[Place, ...]:
    """Return the places of all events, from marks in the order of the text."""
    found: list[Place] = []
    joins = False  # whether the last place is of a piece
    for event, start, end, is_row in _stretches(marks):
        for place in _on_pages(event, start, end):
            if joins and not is_row and _are_one(found[-1], place):
                last = found[-1]
                bottom = max(last.y + last.height, place.y + place.height)
                found[-1] = replace(last, height=bottom - last.y)
            else:
                found.append(place)
            joins = not is_row
    return tuple(found)


def _are_one(last: Place, place: Place) -> bool:
    same = (last.event, last.page) == (place.event, place.page)
    return same and place.y - (last.y + last.height) < _APART


def _stretches(marks: Iterable[Mark]) -> Iterator[tuple[str, Point, Point, bool]]:
    """Yield event, start and end of each piece and each row, and whether it is a row."""
    start: Point = (0, 0.0)
    row: tuple[str, Point, Point, bool] | None = None
    for mark in marks:
        if row is not None and mark.side != "cell":
            yield row
            row = None
        if mark.side == "begin":
            start = mark.at
        elif mark.side == "end":
            yield mark.event, start, mark.at, False
        elif mark.side == "row":
            top = (mark.at[0], mark.at[1] - look.CELL_PAD)
            row = (mark.event, top, mark.at, True)
        elif row is not None:
            page, y = mark.at
            row = (row[0], row[1], max(row[2], (page, y + look.CELL_PAD)), True)
    if row is not None:
        yield row


def _on_pages(event: str, start: Point, end: Point) -> Iterator[Place]:
    x, width = look.MARGIN_SIDE * MM - ASIDE, look.TEXT_WIDTH * MM + 2 * ASIDE
    for page in range(start[0], end[0] + 1):
        top = start[1] if page == start[0] else _TOP
        bottom = end[1] if page == end[0] else _BOTTOM
        if bottom > top:
            yield Place(event, page, x, top, width, bottom - top)
