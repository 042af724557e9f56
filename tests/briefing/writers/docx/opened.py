"""Opens written files: their parts as trees, and what stands in them in the order of reading."""

from __future__ import annotations

import base64
import io
from zipfile import ZipFile

from lxml import etree

from viewer.briefing.content import normal
from viewer.briefing.document import Document
from viewer.briefing.writers.docx import write
from viewer.briefing.writers.picture import Picture, Pictures

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="100" height="20"><path d="M0 10h100" stroke="#000"/></svg>'
PICTURES: Pictures = {f"timeline-{lang}": Picture(SVG, PIXEL, 160, 32) for lang in ("vi", "en")}


def made(document: Document, pictures: Pictures = PICTURES) -> bytes:
    """Return the bytes of the file for a document."""
    return write(document, pictures, "made.docx")["made.docx"]


class Opened:
    """A file that was written."""

    def __init__(self, content: bytes) -> None:
        with ZipFile(io.BytesIO(content)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}

    def tree(self, name: str) -> etree._Element:
        """Return a part as a tree."""
        return etree.fromstring(self.parts[name])

    @property
    def body(self) -> etree._Element:
        """Return the body of the main part."""
        body = self.tree("word/document.xml").find(f"{W}body")
        assert body is not None
        return body

    def styled(self, style: str) -> list[str]:
        """Return the texts of the paragraphs in a style."""
        return [said(one) for one in self.body.iter(f"{W}p") if style_of(one) == style]

    def target(self, key: str, part: str = "document") -> str:
        """Return to what an id of a part leads."""
        for one in self.tree(f"word/_rels/{part}.xml.rels"):
            if one.get("Id") == key:
                return one.get("Target", "")
        raise KeyError(key)


def style_of(paragraph: etree._Element) -> str:
    """Return the key of a paragraph's style."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style.get(f"{W}val", "") if style is not None else ""


def said(paragraph: etree._Element) -> str:
    """Return what stands in a paragraph, without the numbers of footnotes and what is between them."""
    words = []
    for run in paragraph.iter(f"{W}r"):
        style = run.find(f"{W}rPr/{W}rStyle")
        if style is None or style.get(f"{W}val") != "FootnoteReference":
            words += ["\t" if one.tag == f"{W}tab" else one.text or "" for one in run.iter(f"{W}t", f"{W}tab")]
    return normal("".join(words))
