"""The sheets of a workbook that stand beside the events: what these name, the words of columns, and notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from viewer.exchange.columns import COLUMNS
from viewer.exchange.selection import Selection
from viewer.exchange.sheet_words import word
from viewer.registry import vocabulary

Rows = Iterator[Sequence[str]]
_YES_NO = ("true", "false")


def sheets(chosen: Selection) -> Iterator[tuple[str, list[str], Rows]]:
    """Yield name, headings and rows of each sheet for reference."""
    yield "people", ["id", "name", "aliases", "party", "rank", "office", "as_of", "source"], _people(chosen)
    yield "series", ["id", "name_vi", "name_en", "parties"], _series(chosen)
    yield "sources", ["id", "label", "title_vi", "title_en", "publisher", "published", "url", "reference"], _of(chosen)
    yield "parties", ["id", "name_vi", "name_en", "kind"], _parties(chosen)


def lists() -> list[tuple[str, tuple[str, ...]]]:
    """Return the columns of the sheet of words: their heading, and the words that the format knows."""
    found = [(column.words, vocabulary.words(column.words)) for column in COLUMNS if column.words in _VOCABULARIES]
    return [*found, ("background", _YES_NO)]


_VOCABULARIES = ("time", "kind", "status", "mode")


def notes(language: str, *, cut: bool) -> Rows:
    """Yield the rows that say what stands in each column, and what a table does not carry."""
    for column in COLUMNS:
        hint = column.hint(language)
        if column.words in _VOCABULARIES:
            known = (
                f"{key} ({vocabulary.label(column.words, key, language)})" for key in vocabulary.words(column.words)
            )
            hint = f"{hint} {', '.join(known)}".strip()
        yield (column.title(language), hint)
    for key in ("about_import", "about_reference", "about_passages", "about_quotes", *(("cut",) if cut else ())):
        yield ("", word(key, language))


def _people(chosen: Selection) -> Rows:
    lang = chosen.language
    for person in chosen.people:
        posts = person.posts or (None,)
        for number, post in enumerate(posts):
            own = [person.id, person.name, "; ".join(person.aliases), person.party]
            told = ["", "", "", ""]
            if post is not None:
                offices = "; ".join(office.pick(lang) for office in post.offices)
                told = [post.rank.pick(lang), offices, post.as_of.text if post.as_of else "", post.source]
            yield [*(own if number == 0 else [person.id, person.name, "", ""]), *told]


def _series(chosen: Selection) -> Rows:
    for series in chosen.series:
        yield [series.id, series.name.vi, series.name.en, "; ".join(series.parties)]


def _of(chosen: Selection) -> Rows:
    for source in chosen.sources:
        published = source.published.text if source.published else ""
        title = source.title
        yield [source.id, source.label, title.vi, title.en, source.publisher, published, source.url, source.reference]


def _parties(chosen: Selection) -> Rows:
    for party in chosen.parties:
        yield [party.id, party.name.vi, party.name.en, vocabulary.label("party-kind", party.kind, chosen.language)]
