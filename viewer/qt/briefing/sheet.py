"""The pages of a document as pictures, and where the events stand on them: what the preview shows."""

from __future__ import annotations

from viewer.base.value import frozen


@frozen
class Spot:
    """A place on a page where an event is told of, in pt from the page's upper left corner."""

    event: str
    page: int
    left: float
    top: float
    width: float
    height: float


@frozen(eq=False)
class Sheet:
    """One page: a PNG of it, and its size in pt."""

    png: bytes
    width: float
    height: float


@frozen(eq=False)
class Sheets:
    """All pages of a document, and the places of its events in the order of the text."""

    pages: tuple[Sheet, ...] = ()
    spots: tuple[Spot, ...] = ()
