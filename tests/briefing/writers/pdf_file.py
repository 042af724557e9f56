"""Reads a PDF back with PDFium: its text, its outline, where its words stand, and what it claims."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium


@dataclass
class Words:
    """A piece of text on a page: box in pt from the lower left corner, font and size."""

    left: float
    bottom: float
    right: float
    top: float
    font: str
    size: float
    embedded: bool


class File:
    """A PDF that was read."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.pdf = pypdfium2.PdfDocument(data)
        self.pages = [page.get_textpage().get_text_bounded().replace("\ufffe", "-") for page in self.pdf]
        self.text = "\n".join(self.pages)

    @property
    def outline(self) -> list[tuple[int, str]]:
        """Return level and words of each bookmark."""
        return [(mark.level, mark.get_title()) for mark in self.pdf.get_toc()]

    @property
    def claims(self) -> dict[str, str]:
        """Return the standards that the metadata claims, such as pdfaid:part."""
        found = re.findall(rb"<(pdf(?:ua|a)id:\w+)>([^<]*)<", self.data)
        return {name.decode(): value.decode() for name, value in found}

    @property
    def tags(self) -> set[str]:
        """Return the kinds of tags of the structure tree."""
        return {name.decode() for name in re.findall(rb"/S/(\w+)", self.data)}

    def words(self, page: int) -> Iterator[Words]:
        """Yield the pieces of text of a page (from 0)."""
        for piece in self.pdf[page].get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
            font = piece.get_font()
            yield Words(*piece.get_bounds(), font.get_base_name(), piece.get_font_size(), bool(font.is_embedded))
