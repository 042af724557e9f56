"""Each event names where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.base.i18n import _
from viewer.registry.finding import Finding, warning
from viewer.registry.registry import Registry


def findings(registry: Registry) -> Iterator[Finding]:
    """Yield each event without a source."""
    for head in registry.heads:
        if not head.sources:
            yield warning(
                "no-source",
                _("No source is given for this event."),
                ("events", head.index),
            )
