"""Which fixes there are for which problem; each kind is a module of its own."""

from __future__ import annotations

from collections.abc import Mapping

from viewer.registry.fixes import (
    accepting,
    commas,
    dates,
    doubles,
    events,
    keys,
    marks,
    references,
    syntax,
    values,
    whole,
)
from viewer.registry.fixes.fix import Maker

MAKERS: Mapping[str, Maker] = {
    "not-yaml": syntax.not_yaml,
    "not-a-registry": whole.not_a_registry,
    "control-character": marks.control_character,
    "duplicate-key": doubles.duplicate_key,
    "comma-in-text": commas.comma,
    "empty-value": keys.empty_value,
    "tag": marks.tag,
    "alias-unknown": marks.alias,
    "unknown-key": keys.unknown_key,
    "missing-key": keys.missing_key,
    "wrong-type": values.wrong_type,
    "unknown-value": values.unknown_value,
    "bad-format": values.suggested,
    "unusual-word": values.suggested,
    "duplicate-id": events.duplicate_id,
    "unknown-person": references.unknown_person,
    "unknown-party": references.unknown_party,
    "unknown-series": references.unknown_series,
    "unknown-source": references.unknown_source,
    "unknown-part-of": references.unknown_event,
    "unknown-event": references.unknown_event,
    "derived-id": references.derived,
    "supports-nothing": references.supports_nothing,
    "bad-date": dates.bad_date,
    "bad-time": dates.bad_time,
    "date-order": dates.date_order,
    "part-of-loop": dates.loop,
    "date-outside-parent": dates.outside_parent,
    "series-gap": events.series_gap,
    "series-double": events.series_double,
    "series-order": dates.series_order,
    "unknown-code": accepting.unknown_code,
    "no-source": events.no_source,
    "announced-past": dates.past,
}
