"""Finds many names in a text at once.

Names are kept by their first word, so a text is read once, word by word, whatever the number of names. Names
are compared folded; then, where the text's spelling has accents, they must be the name's own ("Hòa" is not
"Hoa"), and where it has none the capitals must be there ("nga" is not Russia). Between the words of a name only
spaces, hyphens and dots may stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from viewer.base.fold import fold, nfc
from viewer.base.tuples import NamedTuple
from viewer.sources.article_text import WORD, Word

_JOINTS = re.compile(r"[ \t\u00a0.\-‐‑–'’]*")


class Name(NamedTuple):
    """A name to be found, and what it stands for."""

    words: tuple[str, ...]  # folded
    spelling: tuple[str, ...]  # as written
    kind: str
    id: str


class Hit(NamedTuple):
    """A name found in a text."""

    start: int
    end: int
    kind: str
    id: str


class NameIndex:
    """Names by their first word, longest first."""

    def __init__(self, names: Iterable[tuple[str, str, str]]) -> None:
        """Make an index of (name, kind, id); of two equal names the first one is taken."""
        self._by_first: dict[str, list[Name]] = {}
        for text, kind, name_id in dict.fromkeys(names):
            spelling = tuple(WORD.findall(nfc(text)))
            words = tuple(map(fold, spelling))
            if words:
                self._by_first.setdefault(words[0], []).append(Name(words, spelling, kind, name_id))
        for same_first in self._by_first.values():
            same_first.sort(key=lambda name: -len(name.words))

    def find(self, text: str, words: Sequence[Word]) -> Iterator[Hit]:
        """Yield the names among the `words` of `text`, in order, none within another.

        Args:
            text: NFC; offsets of the words are in it.
            words: as `words_of` returns them.
        """
        place = 0
        while place < len(words):
            name = self._at(text, words, place)
            if name is None:
                place += 1
                continue
            last = place + len(name.words) - 1
            yield Hit(words[place].start, words[last].end, name.kind, name.id)
            place = last + 1

    def _at(self, text: str, words: Sequence[Word], place: int) -> Name | None:
        """Return the longest name that begins at `place`; one spelled alike goes before one folded alike."""
        best: Name | None = None
        for name in self._by_first.get(words[place].folded, ()):
            if best is not None and len(name.words) < len(best.words):
                break
            run = words[place : place + len(name.words)]
            if tuple(word.folded for word in run) != name.words or not _joined(text, run):
                continue
            written = tuple(text[word.start : word.end] for word in run)
            if written == name.spelling:
                return name
            if best is None and _same_spelling(written, name.spelling):
                best = name
        return best


def _joined(text: str, run: Sequence[Word]) -> bool:
    return all(_JOINTS.fullmatch(text, one.end, other.start) for one, other in pairwise(run))


def _same_spelling(written: Sequence[str], spelling: Sequence[str]) -> bool:
    """Return whether accents agree, or are wholly left out, and capitals are where the name has them."""
    capitals = all(w[0].isupper() or not s[0].isupper() for w, s in zip(written, spelling, strict=True))
    accents = [word.lower() for word in written] == [word.lower() for word in spelling]
    left_out = all(word.isascii() for word in written)
    return capitals and (accents or left_out)
