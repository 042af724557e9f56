"""How an item of a list is called in a form's heading: what it is, and in grey what else is known of it."""

from __future__ import annotations

from viewer.base.i18n import _
from viewer.registry import datewords, shape, vocabulary
from viewer.registry.registry import Registry
from viewer.registry.yamlread import Data


def summary(registry: Registry, name: str, item: Data, lang: str) -> tuple[str, str]:
    """Return the words and the grey words for an item.

    Args:
        registry: knows the names behind ids.
        name: the definition of the item, such as participant.
        item: its data, as a mapping.
        lang: vi or en, for content.
    """
    make = _MAKERS.get(name)
    entry = shape.mapping(item)
    main, beside = make(registry, entry, lang) if make is not None else ("", [])
    return main or _("nothing yet"), " · ".join(part for part in beside if part)


_Entry = dict[str, Data]
_Words = tuple[str, list[str]]


def _text(registry: Registry, value: Data, lang: str) -> str:
    return ", ".join(text.pick(lang) for text in shape.texts(value, registry.language))


def _participant(registry: Registry, item: _Entry, lang: str) -> _Words:
    person = shape.plain(item.get("person"))
    known = registry.people.get(person)
    party = shape.plain(item.get("party"))
    parts = [known.name if known else person, shape.plain(item.get("name"))]
    parts += [_text(registry, item.get(key), lang) for key in ("organisation", "office")]
    if party:
        parts.append(registry.party_name(party, lang))
    said = [part for part in parts if part]
    role, rank = shape.plain(item.get("role")), _text(registry, item.get("rank"), lang)
    return (said[0] if said else ""), [vocabulary.label("role", role, lang) if role else "", rank, *said[1:]]


def _outcome(registry: Registry, item: _Entry, lang: str) -> _Words:
    return _text(registry, item.get("text"), lang), []


def _relation(registry: Registry, item: _Entry, lang: str) -> _Words:
    event = shape.plain(item.get("event"))
    head = registry.head(event)
    how = shape.plain(item.get("as"))
    date = datewords.short(head.date, lang) if head is not None and head.date is not None else ""
    title = head.title.pick(lang) if head is not None else event
    return f"{vocabulary.label('relation', how, lang)} {title}".strip(), [date]


def _evidence(registry: Registry, item: _Entry, _lang: str) -> _Words:
    key = shape.plain(item.get("source"))
    source = registry.sources.get(key)
    label = source.label if source else key
    exact = " ".join(shape.plain(item.get("exact")).split())
    return ": ".join(part for part in (label, exact) if part), []


def _post(registry: Registry, item: _Entry, lang: str) -> _Words:
    date = shape.date(item.get("as_of"))
    when = datewords.short(date, lang) if date is not None else shape.date_text(item.get("as_of"))
    return when, [_text(registry, item.get(key), lang) for key in ("rank", "office")]


def _source_text(_registry: Registry, item: _Entry, lang: str) -> _Words:
    kind = shape.plain(item.get("is")) or "original"
    return shape.plain(item.get("file")), [vocabulary.label("text-kind", kind, lang)]


def _accept(_registry: Registry, item: _Entry, _lang: str) -> _Words:
    return shape.plain(item.get("code")), [shape.plain(item.get("reason"))]


_MAKERS = {
    "participant": _participant,
    "outcome": _outcome,
    "relation": _relation,
    "evidence": _evidence,
    "post": _post,
    "sourceText": _source_text,
    "accept": _accept,
}
