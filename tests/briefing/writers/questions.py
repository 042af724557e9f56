"""Documents that are written and read back in every format: an invented one, and three questions to the registry."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import pairwise

from tests.briefing import shipped
from tests.briefing.sample import sample
from viewer.base.value import replace
from viewer.briefing.briefing import Briefing
from viewer.briefing.content import normal
from viewer.briefing.document import (
    Block,
    BulletList,
    Document,
    Figure,
    Heading,
    PageBreak,
    Table,
    Title,
    all_runs,
    text_of,
)


@cache
def european() -> Document:
    """Return what was held with the EU, in both languages."""
    return shipped.document(Briefing(query="party:EU kind:dialogue", language="both"))


@cache
def italian() -> Document:
    """Return everything with Italy, with all passages."""
    return shipped.document(Briefing(query="party:IT", language="vi", passages="all"))


@cache
def personal() -> Document:
    """Return what one person did."""
    one = "hoang-xuan-chien"
    return shipped.document(Briefing(query=f"person:{one}", language="en", people=(one,)))


QUESTIONS: dict[str, Callable[[], Document]] = {
    "sample": sample,
    "eu": european,
    "italy": italian,
    "person": personal,
}


def document_of(*blocks: Block) -> Document:
    """Return a document of some blocks in English."""
    return Document("T", "2031-05-04", "", ("en",), blocks)


def texts(document: Document) -> list[str]:
    """Return the texts of a document with all pictures in their order, handling lines left out."""
    found: list[str] = []
    for block in document.blocks:
        match block:
            case Title():
                found += [block.text, block.subtitle, block.as_of]
            case PageBreak():
                pass
            case BulletList():
                found += [text_of(item.runs) for item in block.items]
            case Figure():
                found.append(text_of(block.caption))
            case _:
                found += map(text_of, all_runs((block,)))
    return [normal(text) for text in found if normal(text)]


def printed(document: Document) -> Document:
    """Return a document without the captions that only repeat the heading above, which are not printed."""
    blocks = [_printed(above, block) for above, block in pairwise((None, *document.blocks))]
    return replace(document, blocks=tuple(block for block in blocks if block is not None))


def _printed(above: Block | None, block: Block | None) -> Block | None:
    if isinstance(block, Table) and isinstance(above, Heading) and text_of(above.runs) == text_of(block.caption):
        return replace(block, caption=())
    return block
