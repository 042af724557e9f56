"""What the pages look like that LibreOffice makes of a file; the words on them are read from its PDF."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from tests.briefing import shipped
from tests.briefing.writers.docx.opened import made
from viewer.briefing.briefing import Briefing
from viewer.briefing.content import normal
from viewer.briefing.document import (
    Block,
    BulletList,
    Document,
    Heading,
    Paragraph,
    Quote,
    Retold,
    Table,
    Title,
    text_of,
)
from viewer.registry.records import Text

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
_HANDLING = Text("Lưu hành nội bộ", "Internal use")
QUESTIONS = {
    "eu": Briefing(query="party:EU kind:dialogue", language="both", handling=_HANDLING),
    "italy": Briefing(query="party:IT", language="both", handling=_HANDLING),
}


def _pages(document: Document, folder: Path) -> tuple[list[str], set[str]]:
    """Return the texts of the pages without any blanks, and the names of their fonts."""
    (folder / "pages.docx").write_bytes(made(document))
    home = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    subprocess.run(
        ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(folder / "pages.docx")],
        capture_output=True,
        check=True,
        timeout=240,
    )
    content = (folder / "pages.pdf").read_bytes()
    with pypdfium2.PdfDocument(content) as pdf:
        texts = [_solid(page.get_textpage().get_text_bounded()) for page in pdf]
    return texts, {name for name in ("IBMPlexSans", "IBMPlexSerif", "DejaVu", "Liberation") if name.encode() in content}


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_heading_is_alone_at_the_end_of_a_page(question: str, tmp_path: Path) -> None:
    """Every heading is on the page of what follows; each page has its handling line and number, in our fonts alone."""
    document = shipped.document(QUESTIONS[question])
    pages, fonts = _pages(document, tmp_path)
    for heading, following in zip(document.blocks, document.blocks[1:], strict=False):
        first = _solid(_begins(following, heading))[:16]
        if isinstance(heading, Heading) and first:
            both = _solid(text_of(heading.runs)) + first
            assert any(both in page for page in pages), text_of(heading.runs)
    titles = [block for block in document.blocks if isinstance(block, Title)]
    for number, page in enumerate(pages, 1):
        assert any(page.startswith(_solid(title.handling)) for title in titles)
        assert page.endswith(f"{number}/{len(pages)}")
    assert fonts == {"IBMPlexSans", "IBMPlexSerif"}


def _begins(block: Block, above: Block) -> str:
    """Return the words with which a block begins; empty where that is not text."""
    match block:
        case Heading() | Paragraph() | Quote() | Retold():
            return text_of(block.runs)
        case BulletList():
            return "–" + text_of(block.items[0].runs)
        case Table():
            repeats = isinstance(above, Heading) and text_of(above.runs) == text_of(block.caption)
            return text_of(block.header[0] if repeats or not block.caption else block.caption)
    return ""


def _solid(text: str) -> str:
    return normal(text).replace(" ", "")
