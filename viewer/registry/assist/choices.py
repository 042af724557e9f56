"""A value that may be put in, and how values are chosen by what was typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from viewer.base.fold import fold

MOST = 200  # completions that are offered at once; who sees so many types on


class Choice(NamedTuple):
    """One value.

    Attributes:
        value: the text that a reader of the file shall get.
        kind: what it is: person, party, event, series, source, word, text, file, date, number or key.
        detail: what tells the user more; a function where that costs time.
        frequency: how often the registry has it; the most frequent ones come first.
        words: what it is found by, besides its value: names, titles, labels.
        raw: what is put in where that is not the value alone.
        description: a sentence or two about it.
    """

    value: str
    kind: str = "text"
    detail: str | Callable[[], str] = ""
    frequency: int = 0
    words: tuple[str, ...] = ()
    raw: str = ""
    description: str = ""

    def told(self) -> str:
        """Return what tells the user more."""
        return self.detail if isinstance(self.detail, str) else self.detail()


class Shelf:
    """Choices with what they are found by, folded once."""

    def __init__(self, choices: Iterable[Choice]) -> None:
        self._all = [(_haystack(choice), choice) for choice in sorted(choices, key=_by_frequency)]

    def __len__(self) -> int:
        return len(self._all)

    def find(self, typed: str, most: int = MOST) -> list[Choice]:
        """Return the choices that fit what was typed, best first.

        Values that begin with it come before names that do, then come those in which a word does, then those that
        contain it; among equals the more frequent one comes first. Accents and capitals may be left out.
        """
        needle = fold(typed).strip()
        if not needle:
            return [choice for _haystack_, choice in self._all[:most]]
        ranks: tuple[list[Choice], ...] = ([], [], [], [])
        for haystack, choice in self._all:
            if needle in haystack:
                ranks[_rank(needle, haystack)].append(choice)
        return [choice for rank in ranks for choice in rank][:most]


def _by_frequency(choice: Choice) -> int:
    return -choice.frequency


def _haystack(choice: Choice) -> str:
    return "\n" + "\n".join(map(_folded, (choice.value, *choice.words)))


@lru_cache(maxsize=1 << 16)
def _folded(text: str) -> str:
    """Return a folded text; kept, because each edit makes a new registry of nearly the same texts."""
    return fold(text)


def _rank(needle: str, haystack: str) -> int:
    """Return how well something fits that has the needle in it; 0 is best."""
    if haystack.startswith(needle, 1):
        return 0
    if "\n" + needle in haystack:
        return 1
    return 2 if any(sign + needle in haystack for sign in " -_/:(") else 3
