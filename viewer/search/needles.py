"""Finds words in texts, whatever their accents.

A haystack is a text in NFC and the same text folded, one character for each character, so a place in one is
the place in the other. A needle is looked for in the folded text, at the beginnings of words; then the
accents that were typed are compared, and those that were left out do not matter. `viet`, `viêt` and `việt`
find "Việt"; `viét` does not.

Vietnamese writes the tone of a syllable on one of its vowels, and spellings differ in which (hoà, hòa). So a
tone that was typed may stand anywhere in the word, while circumflex, breve, horn and stroke must stand on
their letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from viewer.base.fold import fold, nfc

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_STROKE = "/"
_WORD = re.compile(r"[^\W_]+")


class Haystack(NamedTuple):
    """A text to search in; `folded[i]` is `text[i]` without accents and capitals."""

    text: str
    folded: str


def haystack(parts: Iterable[str]) -> Haystack:
    """Return what is searched when these texts are; nothing is found across the end of one."""
    text = nfc("\n".join(" ".join(part.split()) for part in parts if part))
    return Haystack(text, fold(text))


@lru_cache(maxsize=20_000)
def short_haystack(text: str) -> Haystack:
    """Return the haystack of a name or the like; kept, because events share them."""
    return haystack(text.split("\n"))


class Needle:
    """Words to find.

    Args:
        text: one word or several, which must follow each other.
        whole: the last word must end where the needle does; else it may go on.
    """

    __slots__ = ("_accents", "_folded", "_whole")

    def __init__(self, text: str, *, whole: bool = False) -> None:
        plain = " ".join(nfc(text).split())
        self._folded = fold(plain)
        self._whole = whole
        self._accents = tuple(_accents(plain))

    def is_in(self, stack: Haystack) -> bool:
        """Return whether the words occur in `stack`."""
        return next(self.spans(stack), None) is not None

    def spans(self, stack: Haystack) -> Iterator[tuple[int, int]]:
        """Yield where the words occur, as (start, end) in the haystack's text."""
        folded, size = stack.folded, len(self._folded)
        at = folded.find(self._folded) if size else -1
        while at >= 0:
            if self._fits(stack, at, at + size):
                yield at, at + size
            at = folded.find(self._folded, at + 1)

    def _fits(self, stack: Haystack, start: int, end: int) -> bool:
        folded = stack.folded
        if start and folded[start - 1].isalnum():
            return False
        if self._whole and end < len(folded) and folded[end].isalnum():
            return False
        return all(accents.agree(stack.text, start) for accents in self._accents)


class _Accents(NamedTuple):
    """The accents typed in one word of a needle, by place in the needle."""

    start: int
    tones: frozenset[str]
    letters: tuple[tuple[int, frozenset[str]], ...]

    def agree(self, text: str, start: int) -> bool:
        for place, marks in self.letters:
            if not marks <= _marks(text[start + place]):
                return False
        if not self.tones:
            return True
        word = _WORD.match(text, start + self.start)
        there = frozenset().union(*map(_marks, word[0])) if word else frozenset()
        return self.tones <= there


def _accents(text: str) -> Iterator[_Accents]:
    for word in _WORD.finditer(text):
        marks = [(place, _marks(text[place])) for place in range(*word.span())]
        tones = frozenset().union(*(found & _TONES for _, found in marks))
        letters = tuple((place, found - _TONES) for place, found in marks if found - _TONES)
        if tones or letters:
            yield _Accents(word.start(), tones, letters)


@lru_cache(maxsize=4096)
def _marks(character: str) -> frozenset[str]:
    """Return the accents of one NFC character; the stroke of đ counts as one."""
    parts = unicodedata.normalize("NFD", character)
    base = parts[0]
    found = frozenset(part for part in parts[1:] if unicodedata.combining(part))
    return found | {_STROKE} if fold(base) != base.lower() else found
