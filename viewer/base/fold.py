"""Folds text for searching: no accents, no capitals, and still one character for each character.

Vietnamese is typed with and without accents, and search must find both. The text is brought into NFC first
(one character for each letter with its accents); then a table turns every character into exactly one other,
so a place found in the folded text is the same place in the NFC text and highlights need no translation.

Only letters of the Latin, Greek and Cyrillic scripts lose their accents: elsewhere marks carry the vowels. An
accent that has no composed letter to live in becomes U+034F (COMBINING GRAPHEME JOINER), which is invisible
and never composes with its neighbours, so folding twice is folding once.
"""

from __future__ import annotations

import unicodedata

_FILLER = "\u034f"
# Letters with a stroke have no canonical decomposition (Unicode Standard, section 7.1): named one by one.
_STROKES = {
    "đ": "d",
    "Đ": "d",
    "ø": "o",
    "Ø": "o",
    "ł": "l",
    "Ł": "l",
    "ħ": "h",
    "Ħ": "h",
    "ŧ": "t",
    "Ŧ": "t",
    "ı": "i",
    "ς": "σ",
}


def nfc(text: str) -> str:
    """Return `text` with each letter and its accents composed (Unicode Normalization Form C)."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Return `text` in NFC without accents and capitals, one character for each NFC character."""
    if text.isascii():
        return text.lower()
    return nfc(text).translate(_TABLE)


def _fold_character(character: str) -> str:
    if "\u0300" <= character <= "\u036f":
        return _FILLER
    known = _STROKES.get(character)
    if known is not None:
        return known
    base = _base(character)
    lowered = base.lower()
    if len(lowered) != 1:
        return base
    return _STROKES.get(lowered, lowered)


def _base(character: str) -> str:
    """Return the letter below the accents, for scripts whose marks are accents; others as they are."""
    parts = unicodedata.normalize("NFD", character)
    first = parts[0]
    accents_only = all("\u0300" <= part <= "\u036f" for part in parts[1:])
    return first if first.isalpha() and first < "\u0530" and accents_only else character


class _Table(dict[int, str]):
    """Fills itself as characters are met; the letters of a language are few."""

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        self[code] = folded
        return folded


_TABLE = _Table()
