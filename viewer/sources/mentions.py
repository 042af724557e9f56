"""Finds who, when and where in an article's body: people, dates, places and parties.

Mentions are found each time, never stored: the names come from the registry (people with their aliases, the
cities of its events, its parties), dates from their forms. Only the body is read, because a date in a teaser is
not a date of the article. The index of a registry's names is built once for each reading of the registry.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from viewer.base.tuples import NamedTuple
from viewer.sources.article_text import words_of
from viewer.sources.body import body
from viewer.sources.date_mentions import find_dates
from viewer.sources.name_index import Hit, NameIndex

if TYPE_CHECKING:
    from viewer.registry.records import Head
    from viewer.registry.registry import Registry
    from viewer.sources.article_text import ArticleText

_MOST_TEXT = 200_000  # characters of body that are read; books are not marked to their end

_TITLES = (
    *("Đại tướng", "Thượng tướng", "Trung tướng", "Thiếu tướng", "Đại tá", "Thượng tá", "Trung tá", "Thiếu tá"),
    *("Đô đốc", "Phó Đô đốc", "Chuẩn tướng", "Tổng Bí thư", "Chủ tịch nước", "Thủ tướng", "Phó Thủ tướng"),
    *("Bộ trưởng", "Thứ trưởng", "Quốc vụ khanh", "Chủ tịch", "Đại sứ", "Ngài", "Ông", "Bà", "Đồng chí"),
    *("General", "Lieutenant General", "Major General", "Admiral", "Vice Admiral", "Colonel", "President"),
    *("Prime Minister", "Minister", "Deputy Minister", "Ambassador", "Mr", "Mrs", "Ms", "Dr"),
)
_TITLE = re.compile(
    rf"(?:\b(?:{'|'.join(sorted(map(re.escape, _TITLES), key=len, reverse=True))})\.?,?\s+)+$", re.IGNORECASE
)


class Mention(NamedTuple):
    """Something that a text names.

    `kind` is person, date, place or party. `id` is a person's or party's id, a place's city, or a date in EDTF;
    empty when it cannot be told. `title` is what stands before a person's name, as written.
    """

    start: int
    end: int
    kind: str
    id: str
    title: str = ""


def mentions(article: ArticleText, registry: Registry, head: Head | None = None) -> list[Mention]:
    """Return what the body of `article` names, in order and without overlaps.

    Args:
        article: the text; offsets are in it.
        registry: whose names are looked for.
        head: an event that the article is about; dates without a year are taken near its date, and its
            participants who are names only are looked for too.
    """
    text = article.text
    start, end = _extent(article)
    words = words_of(article.folded, start, end)
    near = None if head is None or head.date is None else head.date.earliest
    found = [
        Mention(*date[:2], "date", date.edtf)
        for date in find_dates(text, ((word.folded, word.start) for word in words), near)
    ]
    if head is not None and head.names:
        own = NameIndex((name, "person", "") for name in head.names)
        found = _merged(found, (_mention(text, hit) for hit in own.find(text, words)))
    return _merged(found, (_mention(text, hit) for hit in _whole_names(text, _index(registry).find(text, words))))


def _extent(article: ArticleText) -> tuple[int, int]:
    """Return the offsets at which the body begins and ends."""
    parts = body(article)
    start = article.starts[parts.start_line - 1]
    end = article.starts[parts.end_line - 1] + len(article.lines[parts.end_line - 1])
    return start, min(end, start + _MOST_TEXT)


def _whole_names(text: str, found: Iterable[Hit]) -> Iterator[Hit]:
    """Yield the names that stand for themselves: "Đức Hùng" does not name Germany.

    A party's or city's name of one word is taken for a part of another name when a capital follows that begins no
    person's name.
    """
    hits = list(found)
    people = {hit.start for hit in hits if hit.kind == "person"}
    for hit in hits:
        one_word = " " not in text[hit.start : hit.end]
        following = text[hit.end : hit.end + 2]
        named_on = following[:1] == " " and following[1:].isupper() and hit.end + 1 not in people
        if hit.kind == "person" or not (one_word and named_on):
            yield hit


def _mention(text: str, hit: Hit) -> Mention:
    title = ""
    if hit.kind == "person":
        before = _TITLE.search(text[max(0, hit.start - 60) : hit.start])
        title = before[0].strip() if before else ""
    return Mention(hit.start, hit.end, hit.kind, hit.id, title)


def _merged(first: list[Mention], more: Iterator[Mention]) -> list[Mention]:
    """Return both in order; what overlaps one of the first is left out."""
    starts = [mention.start for mention in first]
    added = []
    for mention in more:
        place = bisect_right(starts, mention.start)
        free_before = place == 0 or first[place - 1].end <= mention.start
        if free_before and (place == len(first) or first[place].start >= mention.end):
            added.append(mention)
    return sorted([*first, *added])


_INDEXES: WeakKeyDictionary[Registry, NameIndex] = WeakKeyDictionary()


def _index(registry: Registry) -> NameIndex:
    known = _INDEXES.get(registry)
    if known is None:
        known = _INDEXES[registry] = NameIndex(_names(registry))
    return known


def _names(registry: Registry) -> Iterator[tuple[str, str, str]]:
    """Yield each name with its kind and id; people first, so that they win over places of the same name."""
    for person in registry.people.values():
        for name in (person.name, *person.aliases):
            yield name, "person", person.id
    for head in registry.heads:
        if head.place is not None:
            for city in head.place.city.all():
                yield city, "place", head.place.city.pick("vi")
    for party in registry.parties.values():
        for name in party.name.all():
            yield name, "party", party.id
        if party.kind != "country" and len(party.id) > 1 and party.id.isupper():
            yield party.id, "party", party.id
