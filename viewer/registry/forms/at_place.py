"""Which date a place on the timeline stands for, as exactly as the zoom shows it, and whose lane it is in."""

from __future__ import annotations

from viewer.registry import calendar
from viewer.registry.patching.model import Plain
from viewer.registry.registry import Registry

# What a new event is called until somebody says; in the registry's language, so not through gettext.
NEW_TITLES = {"vi": "Sự kiện mới", "en": "New event"}

_DAY_FROM = 2.0  # px that a day must have to be meant
_MONTH_FROM = 8.0  # px that a month must have
_MINUTES = 24 * 60


def date_at(minute: float, minutes_per_px: float) -> str:
    """Return the date in EDTF: a day where a day can be pointed at, else the month, else the year.

    Args:
        minute: since the beginning of day 0.
        minutes_per_px: the scale.
    """
    day = int(minute // _MINUTES)
    day_px = _MINUTES / minutes_per_px
    text = calendar.iso(day)
    if day_px >= _DAY_FROM:
        return text
    return text.rpartition("-")[0] if day_px * 30 >= _MONTH_FROM else text.rpartition("-")[0].rpartition("-")[0]


def lane_keys(registry: Registry, grouping: str, key: str) -> dict[str, Plain]:
    """Return the keys that put a new event into the lane `key` of a grouping; none where that is not evident."""
    if not key:
        return {}
    if grouping == "partner" and key in registry.parties:
        others = [registry.home] if registry.home and registry.home != key else []
        return {"parties": [*others, key]}
    if grouping == "series" and key in registry.series:
        numbers = [head.number for head in registry.heads if head.series == key and head.number is not None]
        entry: dict[str, Plain] = {"id": key}
        if numbers:
            entry["number"] = max(numbers) + 1
        parties: list[Plain] = list(registry.series[key].parties)
        return {"series": entry, **({"parties": parties} if parties else {})}
    if grouping == "kind":
        return {"kind": key}
    if grouping == "person" and key in registry.people:
        return {"participants": [{"person": key}]}
    if grouping == "topic":
        return {"topics": [key]}
    return {}
