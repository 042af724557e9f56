"""Events that were changed after somebody read them against their sources."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.base.i18n import _
from viewer.registry import shape
from viewer.registry.finding import Finding, hint
from viewer.registry.registry import Registry


def findings(registry: Registry) -> Iterator[Finding]:
    """Yield each event whose review tells of another state of it."""
    events = registry.document.data.get("events")
    for index, event in enumerate(events if isinstance(events, list) else ()):
        if isinstance(event, dict) and "reviewed" in event:
            from viewer.registry.forms.review import changed_since  # few events are reviewed at first

            if changed_since(event):
                by = shape.plain(shape.mapping(event["reviewed"]).get("by"))
                message = _("This has changed since {by} reviewed it.").format(by=by)
                yield hint(
                    "changed-since-review",
                    message if by else _("This has changed since it was reviewed."),
                    ("events", index, "reviewed", "text"),
                )
