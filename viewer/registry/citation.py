"""An event as a few lines to paste: date, title, participants with rank and office, sources.

The lines are in the language of the registry's content, whatever language the window speaks, because they are
pasted among such content. `as_text` and `as_html` give the same lines.
"""

from __future__ import annotations

from collections.abc import Iterator

from viewer.base.value import frozen
from viewer.registry import biography, datewords, vocabulary
from viewer.registry.dates import DateError, parse_time
from viewer.registry.records import Event, Participant, Place, Source
from viewer.registry.registry import Registry

_WORDS = {
    "vi": {
        "undated": "không rõ ngày",
        "participants": "Thành phần",
        "sources": "Nguồn",
        "unnamed": "nguồn không nêu tên",
        "as_of": "theo nguồn ngày {date}",
        "attested": "theo nguồn khác",
        "mentioned": "Chỉ được nhắc tới",
        "people": "{n} người",
    },
    "en": {
        "undated": "date not known",
        "participants": "Participants",
        "sources": "Sources",
        "unnamed": "not named by the source",
        "as_of": "as of {date}",
        "attested": "by another source",
        "mentioned": "Only mentioned",
        "people": "{n} people",
    },
}


@frozen
class Citation:
    """The parts of an event's citation, as plain lines."""

    title: str
    facts: tuple[str, ...]
    participants: tuple[str, ...]
    sources: tuple[str, ...]


def citation(registry: Registry, event: Event, lang: str) -> Citation:
    """Return an event's lines in `lang` (vi or en)."""
    return Citation(
        event.title.pick(lang),
        tuple(_facts(registry, event, lang)),
        tuple(participant_line(registry, event, one, lang) for one in event.participants),
        tuple(_source_line(registry.sources[key], lang) for key in event.head.sources if key in registry.sources),
    )


def as_text(registry: Registry, event: Event, lang: str) -> str:
    """Return an event as lines of plain text, for the clipboard."""
    parts = citation(registry, event, lang)
    lines = [parts.title, *parts.facts]
    for heading, items in (("participants", parts.participants), ("sources", parts.sources)):
        if items:
            lines += [f"{_word(heading, lang)}:", *(f"- {item}" for item in items)]
    return "\n".join(lines) + "\n"


def as_html(registry: Registry, event: Event, lang: str) -> str:
    """Return an event as a fragment of HTML, for the clipboard."""
    from html import escape  # only a copy needs it

    parts = citation(registry, event, lang)
    blocks = [f"<p><b>{escape(parts.title)}</b>" + "".join(f"<br>{escape(fact)}" for fact in parts.facts) + "</p>"]
    for heading, items in (("participants", parts.participants), ("sources", parts.sources)):
        if items:
            listed = "".join(f"<li>{escape(item)}</li>" for item in items)
            blocks.append(f"<p>{_word(heading, lang)}:</p><ul>{listed}</ul>")
    return "\n".join(blocks) + "\n"


def date_line(event: Event, lang: str) -> str:
    """Return the date in full, with the time of day where one is given."""
    if event.date is None:
        return _word("undated", lang)
    return ", ".join(part for part in (datewords.long(event.date, lang), time_words(event.head.time, lang)) if part)


def time_words(time: str, lang: str) -> str:
    """Return a time of day as it is said; as written where it cannot be read."""
    if not time:
        return ""
    try:
        return datewords.time_words(parse_time(time), lang)
    except DateError:
        return time


def place_line(registry: Registry, place: Place, lang: str) -> str:
    """Return a place in one line: plain text, or city and country, the venue behind."""
    country = country_words(registry, place.country, lang)
    where = ", ".join(part for part in (place.plain.pick(lang) or place.city.pick(lang), country) if part)
    venue = place.venue.pick(lang)
    return f"{where} ({venue})" if where and venue else where or venue


def country_words(registry: Registry, country: str, lang: str) -> str:
    """Return the name of a country: the registry's own, else a common one, else the code."""
    if not country or country in registry.parties:
        return registry.party_name(country, lang)
    from viewer.registry.country_names import country_name  # only places elsewhere need the table

    return country_name(country, lang)


def participant_line(registry: Registry, event: Event, participant: Participant, lang: str) -> str:
    """Return somebody with rank, office, party and role, and with the date of what is not the event's own."""
    attested = biography.rank_and_office(registry, event, participant, lang)
    name = biography.name_of(registry, participant)
    organisation = participant.organisation.pick(lang)
    party = biography.party_of(registry, participant)
    who = [f"{attested.rank} {name}".strip(), attested.office] if name else [organisation, attested.office]
    if not name and attested.rank:
        who.append(attested.rank)
    role = vocabulary.label("role", participant.role, lang).lower() if participant.role else ""
    remarks = [registry.party_name(party, lang) if party else "", role, _attestation(attested, lang)]
    if not (name or organisation):
        remarks.append(_word("unnamed", lang))
    if participant.count is not None:
        remarks.append(_word("people", lang).format(n=participant.count))
    said = ", ".join(part for part in who if part)
    behind = "; ".join(remark for remark in remarks if remark and remark != said)
    if not said:
        return behind
    return f"{said} ({behind})" if behind else said


def _facts(registry: Registry, event: Event, lang: str) -> Iterator[str]:
    yield date_line(event, lang)
    if event.head.background:
        yield _word("mentioned", lang)
    elif event.head.status != "held":
        yield vocabulary.label("status", event.head.status, lang)
    place = event.head.place
    where = place_line(registry, place, lang) if place is not None else ""
    mode = vocabulary.label("mode", event.head.mode, lang).lower() if event.head.mode else ""
    if where or mode:
        yield " · ".join(part for part in (where, mode) if part)


def _attestation(attested: biography.Attested, lang: str) -> str:
    if attested.own or not attested:
        return ""
    if attested.as_of is None:
        return _word("attested", lang)
    return _word("as_of", lang).format(date=datewords.short(attested.as_of, lang))


def _source_line(source: Source, lang: str) -> str:
    by = source.publisher or ", ".join(source.authors) or source.agency
    published = datewords.short(source.published, lang) if source.published is not None else ""
    parts = (by, source.title.pick(lang), published, source.url)
    return f"{source.label} " + ", ".join(part for part in parts if part)


def _word(key: str, lang: str) -> str:
    return _WORDS["vi" if lang == "vi" else "en"][key]
