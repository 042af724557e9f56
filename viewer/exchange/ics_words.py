"""What the entries of a calendar say: no more than the registry does, with the sources behind it."""

from __future__ import annotations

from viewer.exchange.lines import of_line, who_of
from viewer.registry import datewords
from viewer.registry.dates import DateError, parse_time
from viewer.registry.records import Event, Participant
from viewer.registry.registry import Registry
from viewer.registry.vocabulary import label

_WORDS = {
    "time": ("Giờ địa phương", "Local time"),
    "status": ("Tình trạng", "Status"),
    "mode": ("Hình thức", "Mode"),
    "parties": ("Các bên", "Parties"),
    "participants": ("Người tham gia", "Participants"),
    "outcomes": ("Kết quả", "Outcomes"),
    "date_note": ("Về ngày", "About the date"),
    "note": ("Ghi chú", "Note"),
    "sources": ("Nguồn", "Sources"),
    "none": ("chưa có nguồn", "no source given"),
    "background": ("Các nguồn chỉ nhắc đến", "Only mentioned by sources"),
}


def _word(key: str, language: str) -> str:
    return _WORDS[key][language != "vi"]


def summary(event: Event, language: str) -> str:
    """Return the title of an entry; it says so where the event did not simply take place."""
    head = event.head
    title = " ".join(head.title.pick(language).split())
    return title if head.status == "held" else f"{title} ({label('status', head.status, language).lower()})"


def location(registry: Registry, event: Event, language: str) -> str:
    """Return where an event was; empty where nobody says."""
    place = event.head.place
    if place is None:
        return ""
    country = registry.party_name(place.country, language) if place.country else ""
    parts = (place.venue.pick(language), (place.city or place.plain).pick(language), country)
    return ", ".join(" ".join(part.split()) for part in parts if part)


def description(registry: Registry, event: Event, language: str) -> str:
    """Return what else there is to say of an event, its sources last."""
    head = event.head
    parts = [label("kind", head.kind, language)]
    if head.status != "held":
        parts.append(f"{_word('status', language)}: {label('status', head.status, language)}")
    if head.background:
        parts.append(_word("background", language))
    if head.time:
        parts.append(f"{_word('time', language)}: {_time(head.time, language)}")
    if head.mode:
        parts.append(f"{_word('mode', language)}: {label('mode', head.mode, language)}")
    if head.parties:
        names = ", ".join(registry.party_name(party, language) for party in head.parties)
        parts.append(f"{_word('parties', language)}: {names}")
    people = [_participant(registry, item, language) for item in event.participants]
    outcomes = [" ".join(outcome.text.pick(language).split()) for outcome in event.outcomes]
    parts += _listed("participants", people, language) + _listed("outcomes", outcomes, language)
    for key, words in (("date_note", event.date_note), ("note", event.note)):
        if words:
            parts.append(f"{_word(key, language)}: {words.pick(language).strip()}")
    parts += _listed("sources", [_source(registry, key, language) for key in head.sources], language)
    if not head.sources:
        parts.append(f"{_word('sources', language)}: {_word('none', language)}")
    return "\n".join(parts)


def _listed(key: str, words: list[str], language: str) -> list[str]:
    return [f"{_word(key, language)}:", *(f"– {item}" for item in words)] if words else []


def _participant(registry: Registry, item: Participant, language: str) -> str:
    party = registry.party_name(item.party, language) if item.party else ""
    offices = (of_line(office.pick(language)) for office in item.offices)
    told = (who_of(registry, item, language), item.rank.pick(language), *offices, party)
    role = label("role", item.role, language).lower() if item.role else ""
    return f"{', '.join(part for part in told if part)}{f' ({role})' if role else ''}"


def _source(registry: Registry, key: str, language: str) -> str:
    source = registry.sources.get(key)
    if source is None:
        return key
    published = datewords.short(source.published, language) if source.published else ""
    told = (f"{source.label} {source.title.pick(language)}".strip(), source.publisher, published, source.url)
    return ", ".join(part for part in told if part)


def _time(words: str, language: str) -> str:
    try:
        return datewords.time_words(parse_time(words), language)
    except DateError:
        return words
