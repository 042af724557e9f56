"""The digest by which a review knows which state of an event was read.

The digest is the first eight hex digits of SHA-256 over the event's plain data as JSON: keys sorted, no spaces, UTF-8,
without `reviewed` itself and without keys that have nothing behind them. Layout, comments and the order of keys do not
count; every word does.
"""

from __future__ import annotations

from viewer.base.fold import nfc
from viewer.registry import shape
from viewer.registry.patching.model import Plain
from viewer.registry.yamlread import Data

_DIGITS = 8


def digest(event: Data) -> str:
    """Return the digest of an event's data, however it is laid out."""
    import hashlib
    import json

    plain = event if isinstance(event, dict) else {"title": event}
    bare = _bare({key: value for key, value in plain.items() if key != "reviewed"})
    words = json.dumps(bare, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(nfc(words).encode()).hexdigest()[:_DIGITS]


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
