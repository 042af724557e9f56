"""Sets the pages of a document for the preview, and draws those that are looked at; in one thread at a time.

Typst fits a figure to whole pixels by leaving out a row of them, which on a small page takes the heads or feet off a
line of letters. So what is looked at small is drawn at twice its size and shrunk smoothly.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from viewer.base.value import frozen

if TYPE_CHECKING:
    from viewer.briefing.document import Document
    from viewer.briefing.writers.pages import Laid, Pages
    from viewer.briefing.writers.picture import Pictures

_SMALL = 160  # pixels to the inch; below, a row of them is much of a letter
_FINER = 2


@frozen(eq=False)
class Drawn:
    """Pages drawn in so many pixels to the inch, by their digests."""

    ppi: float
    pages: dict[str, QImage]


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
        finer = _FINER if ppi < _SMALL else 1
        made = self._pages.draw(seen, ppi * finer)
        return Drawn(ppi, {digests[page - 1]: _shrunk(png, finer) for page, png in made.items()})

    def close(self) -> None:
        """Give back what is on disk."""
        if self._pages is not None:
            self._pages.close()
            self._pages = None


def _shrunk(png: bytes, finer: int) -> QImage:
    """Return a picture at one `finer`th of its size."""
    image = QImage.fromData(png)
    if finer == 1:
        return image
    size = QSize(round(image.width() / finer), round(image.height() / finer))
    return image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
