"""The list of rules that look at a registry alone; each is a module of its own."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.registry.checks import (
    announced,
    dates,
    ids,
    parents,
    references,
    reviewed,
    schema_rules,
    series,
    sources,
    words,
)
from viewer.registry.finding import Finding
from viewer.registry.registry import Registry


def findings(registry: Registry, today: int) -> Iterator[Finding]:
    """Yield what every rule finds; `today` is the day number that announced dates are compared with."""
    yield from schema_rules.findings(registry)
    yield from ids.findings(registry)
    yield from references.findings(registry)
    yield from dates.findings(registry)
    yield from parents.findings(registry)
    yield from series.findings(registry)
    yield from sources.findings(registry)
    yield from announced.findings(registry, today)
    yield from reviewed.findings(registry)
    yield from words.findings(registry)
