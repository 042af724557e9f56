"""The file follows the schema: keys, types and closed vocabularies."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.base.problems import Severity
from viewer.registry.finding import Finding
from viewer.registry.registry import Registry
from viewer.registry.schema import violations


def findings(registry: Registry) -> Iterator[Finding]:
    """Yield each violation of the schema, with what to write instead where that is evident."""
    document = registry.document
    if not document.data and document.remarks:
        return  # the file is no registry at all, which has been said
    for violation in violations(document.data):
        path = violation.path
        if violation.code == "bad-format" and path[-1:] == ("time",):
            continue  # `dates` reads the time and says more
        unknown = violation.code == "unknown-key"
        if unknown and violation.key is not None:
            path = (*path, violation.key)
        yield Finding(
            Severity(violation.severity),
            violation.code,
            violation.message,
            path,
            unknown,
            violation.suggestion,
        )
