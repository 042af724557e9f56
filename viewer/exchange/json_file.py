"""Events as JSON: the rows of `list --format json`, with what they name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from viewer.base.i18n import _
from viewer.exchange.remarks import Exported, Remark
from viewer.exchange.selection import Selection
from viewer.registry.dates import Edtf
from viewer.registry.records import Party, Person, Post, Series, Source, Text

FORMAT = "timeline-viewer-events"
VERSION = 1

Plain = dict[str, Any]


def write(chosen: Selection, rows: Sequence[Plain]) -> Exported:
    """Return the chosen events as JSON; `rows` are what `viewer.listing` makes of them."""
    import json

    lang, registry = chosen.language, chosen.registry
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "title": registry.title.pick(lang) or None,
        "language": lang,
        "home": registry.home or None,
        "parties": [_party(party, lang) for party in chosen.parties],
        "people": [_person(person, lang) for person in chosen.people],
        "series": [_series(series, lang) for series in chosen.series],
        "sources": [_source(source, lang) for source in chosen.sources],
        "events": list(rows),
    }
    words = _("Passages, notes and reviews are not in JSON.")
    return Exported((json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode(), len(rows), (Remark(words),))


def _party(party: Party, lang: str) -> Plain:
    return {"id": party.id, "name": party.name.pick(lang) or None, **_texts("name", party.name), "kind": party.kind}


def _person(person: Person, lang: str) -> Plain:
    return {
        "id": person.id,
        "name": person.name,
        "aliases": list(person.aliases),
        "party": person.party or None,
        "posts": [_post(post, lang) for post in person.posts],
    }


def _post(post: Post, lang: str) -> Plain:
    return {
        "as_of": _date(post.as_of),
        "rank": post.rank.pick(lang) or None,
        "office": "; ".join(office.pick(lang) for office in post.offices) or None,
        "source": post.source or None,
    }


def _series(series: Series, lang: str) -> Plain:
    name = series.name
    return {"id": series.id, "name": name.pick(lang) or None, **_texts("name", name), "parties": list(series.parties)}


def _source(source: Source, lang: str) -> Plain:
    return {
        "id": source.id,
        "label": source.label,
        "title": source.title.pick(lang) or None,
        **_texts("title", source.title),
        "publisher": source.publisher or None,
        "authors": list(source.authors),
        "agency": source.agency or None,
        "reprint_of": source.reprint_of or None,
        "url": source.url or None,
        "reference": source.reference or None,
        "language": source.language or None,
        "published": _date(source.published),
        "retrieved": _date(source.retrieved),
    }


def _texts(key: str, text: Text) -> Plain:
    return {f"{key}_vi": text.vi or None, f"{key}_en": text.en or None}


def _date(date: Edtf | None) -> str | None:
    return date.text if date else None
