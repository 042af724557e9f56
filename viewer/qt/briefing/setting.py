"""Sets the pages of a document for the preview, and draws those that are looked at; in one thread at a time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from viewer.base.value import frozen

if TYPE_CHECKING:
    from viewer.briefing.document import Document
    from viewer.briefing.writers.pages import Laid, Pages
    from viewer.briefing.writers.picture import Pictures


@frozen(eq=False)
class Drawn:
    """Pages drawn in so many pixels to the inch, as PNG by the digests of the pages."""

    ppi: float
    pages: dict[str, bytes]


class Setter:
    """Lays documents out and draws their pages; what it needs is loaded in the thread that first calls it."""

    def __init__(self) -> None:
        self._pages: Pages | None = None
        self._laid: Laid | None = None

    def set(self, document: Document, pictures: Pictures, seen: Iterable[int], ppi: float) -> tuple[Laid, Drawn]:
        """Return a document on pages, and those of its pages (from 1) that are `seen`.

        Raises:
            UserError: typst cannot make them.
        """
        if self._pages is None:
            from viewer.briefing.writers.pages import Pages

            self._pages = Pages()
        self._laid = self._pages.lay_out(document, pictures)
        return self._laid, self.draw(seen, ppi)

    def draw(self, seen: Iterable[int], ppi: float) -> Drawn:
        """Return some pages of the document that was laid out last.

        Raises:
            UserError: typst cannot draw them.
        """
        if self._pages is None or self._laid is None:
            return Drawn(ppi, {})
        digests = self._laid.digests
        made = self._pages.draw(seen, ppi)
        return Drawn(ppi, {digests[page - 1]: png for page, png in made.items()})

    def close(self) -> None:
        """Give back what is on disk."""
        if self._pages is not None:
            self._pages.close()
            self._pages = None
