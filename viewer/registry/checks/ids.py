"""Each event has an id of its own."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.base.i18n import _
from viewer.registry import shape
from viewer.registry.finding import Finding, error
from viewer.registry.registry import Registry


def findings(registry: Registry) -> Iterator[Finding]:
    """Yield each event whose written id another event has already."""
    first: dict[str, int] = {}
    for head in registry.heads:
        if head.derived_id:
            continue
        written = shape.plain(registry.document.data["events"][head.index].get("id"))
        if written not in first:
            first[written] = head.line
            continue
        yield error(
            "duplicate-id",
            _("The id “{id}” is taken by the event on line {line}; give this one another.").format(
                id=written, line=first[written]
            ),
            ("events", head.index, "id"),
            suggestion=head.id,
        )
