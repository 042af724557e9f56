"""The articles that events rest on, as far as a search needs them.

An article is about many things, so a word in it says little of one event. But the paragraphs from which an
event's passages are taken are about that event; a paragraph is a line of the article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from viewer.base.fold import fold
from viewer.search.needles import Haystack, Needle, haystack


class Passage(NamedTuple):
    """The words of a source that support an event."""

    source: str
    exact: str


class Articles:
    """Searches articles, each made ready once for as long as its text stays the same.

    Args:
        article_text: gives the text of a source by its id; empty where there is none.
    """

    def __init__(self, article_text: Callable[[str], str]) -> None:
        self._article_text = article_text
        self._known: dict[str, tuple[str, Haystack]] = {}

    def has(self, source: str, needle: Needle) -> bool:
        """Return whether the words stand anywhere in the article of `source`."""
        return needle.is_in(self._haystack(source))

    def has_near(self, passage: Passage, needle: Needle) -> bool:
        """Return whether the words stand in a paragraph that has the passage."""
        return any(needle.is_in(paragraph) for paragraph in self._paragraphs(passage))

    def _paragraphs(self, passage: Passage) -> Iterator[Haystack]:
        article = self._haystack(passage.source)
        exact = fold(" ".join(passage.exact.split()))
        at = article.folded.find(exact) if exact else -1
        while at >= 0:
            start = article.folded.rfind("\n", 0, at) + 1
            end = article.folded.find("\n", at)
            end = len(article.folded) if end < 0 else end
            yield Haystack(article.text[start:end], article.folded[start:end])
            at = article.folded.find(exact, end)

    def _haystack(self, source: str) -> Haystack:
        text = self._article_text(source)
        known = self._known.get(source)
        if known is None or known[0] != text:
            known = self._known[source] = text, haystack(text.splitlines())
        return known[1]
