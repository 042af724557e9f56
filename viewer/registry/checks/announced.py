"""Announced events whose date has passed: somebody should say what became of them."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.base.i18n import _
from viewer.registry import datewords
from viewer.registry.finding import Finding, hint
from viewer.registry.registry import Registry

_PLANNED = frozenset(("announced", "proposed"))


def findings(registry: Registry, today: int) -> Iterator[Finding]:
    """Yield each announced or proposed event whose last possible day is before `today` (a day number)."""
    for head in registry.heads:
        if head.status in _PLANNED and head.date is not None:
            last = head.date.latest
            if last is not None and last < today:
                yield hint(
                    "announced-past",
                    _("This was planned for {date}, which has passed; say what became of it.").format(
                        date=datewords.short(head.date)
                    ),
                    ("events", head.index, "status"),
                )
