"""Pages of a document as pictures, and where its events stand on them: for a preview that follows what is typed.

    pages = Pages()
    laid = pages.lay_out(document, pictures)      how many pages, a digest of each, the places of the events
    shown = pages.draw([1, 2], ppi=110)           PNG of the pages that are looked at

The pages are those of the PDF: the same source, the same fonts. Typst keeps what it knows of the document before, and a
page whose digest is known is not drawn again. One `Pages` serves one thread at a time; it need not be the same thread,
and while typst works other threads run.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal

from viewer.base.value import frozen
from viewer.briefing.document import Document
from viewer.briefing.writers import look
from viewer.briefing.writers.picture import Pictures
from viewer.briefing.writers.places import MM, Mark, Place, places
from viewer.briefing.writers.typst import TEMPLATE, root, source
from viewer.briefing.writers.typst.compiler import compiler, fault, lacking

if TYPE_CHECKING:
    import typst

_KEPT = 64  # drawn pages, some 200 kB each
_DEARER = 4  # times as long as a page takes when all are drawn, where one is drawn alone
_ASKED = "query(<place>).map(mark => (..mark.value, mark.location().position()))"


@frozen
class Laid:
    """A document on pages.

    Attributes:
        width: of every page, in pt.
        height: of every page, in pt.
        digests: one a page; equal digests look alike.
        places: where the events stand, in the order of the text.
    """

    width: float
    height: float
    digests: tuple[str, ...]
    places: tuple[Place, ...]

    def at(self, page: int, x: float, y: float) -> str:
        """Return the event that stands at a point (pt) of a page (from 1); empty where none does."""
        return next((one.event for one in self.places if one.page == page and one.holds(x, y)), "")

    def of(self, event: str) -> tuple[Place, ...]:
        """Return all places of an event."""
        return tuple(one for one in self.places if one.event == event)


class Pages:
    """Lays out documents and draws their pages; `close` when done."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="timeline-viewer-pages-")
        self._main = Path(self._folder.name) / "main.typ"
        self._page = Path(self._folder.name) / "page.svg"
        shutil.copy(root() / Path(TEMPLATE).name, self._folder.name)
        self._compiler: typst.Compiler | None = None
        self._digests: tuple[str, ...] = ()
        self._vectors: list[bytes] = []
        self._drawn: dict[tuple[str, float], bytes] = {}

    def close(self) -> None:
        """Give back what is on disk."""
        self._folder.cleanup()

    def lay_out(self, document: Document, pictures: Pictures) -> Laid:
        """Return `document` on pages.

        Raises:
            UserError: typst cannot make the pages.
        """
        text = source(document, pictures)
        self._main.write_text(text, "utf-8")
        self._compiler = compiler(file=self._main, of_system=lacking(text), places=True)
        try:
            told = json.loads(self._compiler.eval(_ASKED))
        except RuntimeError as error:
            raise fault(error) from error
        self._vectors = self._compiled("svg")
        self._digests = tuple(blake2b(vector, digest_size=16).hexdigest() for vector in self._vectors)
        marks = (Mark(event, side, (at["page"], float(at["y"].removesuffix("pt")))) for event, side, at in told)
        return Laid(look.PAGE_WIDTH * MM, look.PAGE_HEIGHT * MM, self._digests, places(marks))

    def draw(self, pages: Iterable[int], ppi: float) -> dict[int, bytes]:
        """Return the PNG of `pages` (from 1) of what was laid out last; those that do not exist are left out.

        Raises:
            UserError: typst cannot draw them.
        """
        wanted = sorted({page for page in pages if 1 <= page <= len(self._digests)})
        new = [page for page in wanted if (self._digests[page - 1], ppi) not in self._drawn]
        if len(new) * _DEARER >= len(self._digests) > 0 and new:
            for page, png in enumerate(self._compiled("png", ppi), 1):
                self._keep(page, ppi, png)
        else:
            for page in new:
                self._keep(page, ppi, self._alone(page, ppi))
        found = {page: self._drawn[self._digests[page - 1], ppi] for page in wanted}
        while len(self._drawn) > max(_KEPT, len(wanted)):
            del self._drawn[next(iter(self._drawn))]
        return found

    def _keep(self, page: int, ppi: float, png: bytes) -> None:
        key = self._digests[page - 1], ppi
        self._drawn.pop(key, None)
        self._drawn[key] = png

    def _alone(self, page: int, ppi: float) -> bytes:
        """Return the picture of one page, made from its vectors: quicker than drawing all pages of many."""
        self._page.write_bytes(self._vectors[page - 1])
        size = f"width: {look.PAGE_WIDTH}mm, height: {look.PAGE_HEIGHT}mm"
        main = self._page.with_suffix(".typ")
        main.write_text(f'#set page({size}, margin: 0mm)\n#image("{self._page.name}", width: 100%)', "utf-8")
        return _pages(compiler(file=main), "png", ppi)[0]

    def _compiled(self, kind: Literal["svg", "png"], ppi: float | None = None) -> list[bytes]:
        assert self._compiler is not None
        return _pages(self._compiler, kind, ppi)


def _pages(made: typst.Compiler, kind: Literal["svg", "png"], ppi: float | None) -> list[bytes]:
    try:
        found = made.compile(format=kind, ppi=ppi)
    except RuntimeError as error:
        raise fault(error) from error
    assert found is not None
    return found if isinstance(found, list) else [found]
