"""From the bytes of a text file to text, where nobody says in which encoding: what is sure, and what is guessed.

UTF-8, and UTF-16 with a mark or with every other byte zero, are sure. Anything else is one of the two that Windows
wrote in Vietnam and in western Europe. Windows-1258 writes tones as marks of their own behind a vowel: where all of
them join a vowel and there is at least one, it is that; else it is Windows-1252. A guess can be corrected.
"""

from __future__ import annotations

import codecs
import unicodedata

from viewer.base.value import frozen

ENCODINGS = {"UTF-8": "utf-8-sig", "UTF-16": "utf-16", "Windows-1258": "cp1258", "Windows-1252": "cp1252"}
_VOWELS = frozenset("aăâeêioôơuưy")
_MANY = 4096  # bytes that show what the rest is


@frozen
class Letters:
    """A text, the encoding by which it was read (a key of `ENCODINGS`), and whether that is a guess."""

    text: str
    encoding: str
    guessed: bool = False


def read(data: bytes, encoding: str = "") -> Letters:
    """Return the text of `data`; what no encoding explains becomes U+FFFD.

    Args:
        data: of the file.
        encoding: a key of `ENCODINGS` that somebody chose; empty for the likeliest.
    """
    if encoding:
        return Letters(_decoded(data, encoding), encoding)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Letters(_decoded(data, "UTF-16"), "UTF-16")
    wide = _without_mark(data)
    if wide:
        return Letters(unicodedata.normalize("NFC", data.decode(wide, "replace")), "UTF-16", guessed=True)
    try:
        return Letters(unicodedata.normalize("NFC", data.decode("utf-8-sig")), "UTF-8")
    except UnicodeDecodeError:
        likely = "Windows-1258" if _is_vietnamese(data) else "Windows-1252"
        return Letters(_decoded(data, likely), likely, guessed=True)


def _decoded(data: bytes, encoding: str) -> str:
    text = data.decode(ENCODINGS[encoding], "replace")
    return unicodedata.normalize("NFC", text.removeprefix("\ufeff"))


def _without_mark(data: bytes) -> str:
    """Return the kind of UTF-16 that a file without a mark is in; empty for none."""
    start = data[:_MANY]
    if len(start) < 4 or b"\0" not in start:
        return ""
    even, odd = start[::2].count(0), start[1::2].count(0)
    return "utf-16-le" if odd > 4 * (even + 1) else "utf-16-be" if even > 4 * (odd + 1) else ""


def _is_vietnamese(data: bytes) -> bool:
    """Return whether there are tones, all of them behind vowels, when the bytes are read as Windows-1258."""
    text = data.decode("cp1258", "replace").lower()
    before = [text[at - 1 : at] for at, char in enumerate(text) if unicodedata.combining(char)]
    return bool(before) and all(char in _VOWELS for char in before)
