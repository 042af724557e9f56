"""The fonts of the page, put into it as WOFF so that a machine that has none of them shows the same.

WOFF (W3C, WOFF File Format 1.0) is a font with its tables compressed by zlib: nothing about the font is changed, which
is what its licence (SIL Open Font License) asks of a copy, and four faces take 0.5 MB instead of 1.1 in base64.
"""

from __future__ import annotations

import struct
import zlib
from base64 import b64encode
from functools import lru_cache
from operator import itemgetter

from viewer.base import resources
from viewer.base.tokens import REGULAR, SANS, SEMIBOLD, SERIF
from viewer.briefing.document import LEAD, Document, Paragraph, Quote, Run, all_runs

_FILES = {
    (SANS, REGULAR, False): "IBMPlexSans-Regular",
    (SANS, SEMIBOLD, False): "IBMPlexSans-SemiBold",
    (SANS, REGULAR, True): "IBMPlexSans-Italic",
    (SERIF, REGULAR, False): "IBMPlexSerif-Regular",
    (SERIF, SEMIBOLD, False): "IBMPlexSerif-SemiBold",
    (SERIF, REGULAR, True): "IBMPlexSerif-Italic",
}


def faces(document: Document) -> str:
    """Return the @font-face rules of the faces that a document uses; a file that is missing has none."""
    found = []
    for family, weight, italic in _used(document):
        data = _encoded(_FILES[family, weight, italic])
        style = "italic" if italic else "normal"
        if data:
            source = f"url(data:font/woff;base64,{data}) format('woff')"
            found.append(f"@font-face{{font-family:'{family}';font-weight:{weight};font-style:{style};src:{source}}}")
    return "\n".join(found)


def woff(font: bytes) -> bytes:
    """Return a TrueType or OpenType font as WOFF.

    Raises:
        struct.error: the font ends early.
    """
    flavour, count = struct.unpack_from(">4sH", font)
    tables = [struct.unpack_from(">4sIII", font, 12 + 16 * place) for place in range(count)]
    at, entries, data = 44 + 20 * count, {}, b""
    for tag, checksum, offset, length in sorted(tables, key=itemgetter(2)):  # as in the font
        plain = font[offset : offset + length]
        packed = min(plain, zlib.compress(plain, 9), key=len)  # at the same length it counts as not compressed
        entries[tag] = struct.pack(">4sIIII", tag, at + len(data), len(packed), length, checksum)
        data += packed + bytes(-len(packed) % 4)
    whole = 12 + 16 * count + sum(length + -length % 4 for *_others, length in tables)
    head = struct.pack(">4s4sIHHIHHIIIII", b"wOFF", flavour, at + len(data), count, 0, whole, 1, 0, 0, 0, 0, 0, 0)
    return head + b"".join(entries[tag] for tag in sorted(entries)) + data


@lru_cache(len(_FILES))
def _encoded(file: str) -> str:
    """Return a font as base64; empty where there is no such file or it is none."""
    try:
        return b64encode(woff(resources.path(f"fonts/{file}.ttf").read_bytes())).decode()
    except (OSError, struct.error):
        return ""  # the document is as good; only another font is seen


def _used(document: Document) -> list[tuple[str, int, bool]]:
    """Return family, weight and slant of the faces in use; words that are bold and italic slant a bold face."""
    serif = tuple(block for block in document.blocks if _is_serif(block))
    pieces = [run for runs in all_runs(document.blocks) for run in runs]
    pieces += [run for note in document.footnotes for run in note.runs]
    found = [(SANS, REGULAR, False), (SANS, SEMIBOLD, False), *_slanted(SANS, pieces)]
    if serif:
        beside = [run for runs in all_runs(serif) for run in runs]
        found += [(SERIF, REGULAR, False), *_slanted(SERIF, beside)]
        found += [(SERIF, SEMIBOLD, False)] if any(run.bold for run in beside) else []
    return found


def _slanted(family: str, pieces: list[Run]) -> list[tuple[str, int, bool]]:
    return [(family, REGULAR, True)] if any(run.italic for run in pieces) else []


def _is_serif(block: object) -> bool:
    return isinstance(block, Quote) or (isinstance(block, Paragraph) and block.style == LEAD)
