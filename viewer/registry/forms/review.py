"""The digest by which a review knows which state of an event was read.

The digest is the first eight hex digits of SHA-256 over the event's plain data as JSON: keys sorted, no spaces, UTF-8,
without `reviewed` itself and without keys that have nothing behind them. Layout, comments and the order of keys do not
count; every word does.
"""

from __future__ import annotations

from viewer.base.fold import nfc
from viewer.base.i18n import _
from viewer.registry import datewords, shape
from viewer.registry.patching.model import Plain
from viewer.registry.yamlread import Data

_DIGITS = 8


def digest(event: Data) -> str:
    """Return the digest of an event's data, however it is laid out."""
    import hashlib
    import json

    plain = event if isinstance(event, dict) else {"title": event}
    bare = _bare({key: value for key, value in plain.items() if key != "reviewed"})
    text = json.dumps(bare, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(nfc(text).encode()).hexdigest()[:_DIGITS]


def _bare(value: Data) -> Data:
    if isinstance(value, dict):
        return {key: _bare(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_bare(item) for item in value if item is not None]
    return value if isinstance(value, bool) else shape.plain(value)


def reviewed(event: Data, by: str, date: str) -> dict[str, Plain]:
    """Return what stands under `reviewed` of an event that `by` has read on `date`."""
    found: dict[str, Plain] = {"by": by} if by else {}
    return {**found, "date": date, "text": digest(event)}


def changed_since(event: Data) -> bool:
    """Return whether an event was reviewed and says something else now; a review without a digest is believed."""
    read = shape.plain(shape.mapping(shape.mapping(event).get("reviewed")).get("text"))
    return bool(read) and read != digest(event)


def words(value: Data, *, outdated: bool) -> str:
    """Return who reviewed and when, in a sentence, and whether the event has changed since."""
    who = when_and_who(value)
    if outdated:
        return _("Changed since the review ({who})").format(who=who)
    return _("Reviewed {who}").format(who=who)


def when_and_who(value: Data) -> str:
    """Return the date of a review and who made it: "22 Nov 2026 by N. N."."""
    entry = shape.mapping(value)
    date, by = shape.date(entry.get("date")), shape.plain(entry.get("by"))
    when = datewords.short(date) if date is not None else shape.date_text(entry.get("date"))
    return " ".join(part for part in (when, _("by {name}").format(name=by) if by else "") if part)
