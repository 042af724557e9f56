"""What a rule found, before anybody knows where in the file it stands.

Rules speak of paths in the data, such as `("events", 4, "date")`; the reader turns a path into line and column,
and leaves out what the file accepts with a reason.
"""

from __future__ import annotations

from viewer.base.problems import Severity
from viewer.base.value import frozen

DataPath = tuple[str | int, ...]


@frozen
class Finding:
    """One thing that a rule found.

    Attributes:
        severity: error, warning or hint.
        code: the rule's name, kebab-case.
        message: one sentence in plain words.
        path: where in the data it stands.
        key: whether the key at `path` is meant, not its value.
        suggestion: what to write instead, where that is evident.
    """

    severity: Severity
    code: str
    message: str
    path: DataPath
    key: bool = False
    suggestion: str | None = None


def error(code: str, message: str, path: DataPath, suggestion: str | None = None) -> Finding:
    """Return a finding that loses something."""
    return Finding(Severity.ERROR, code, message, path, suggestion=suggestion)


def warning(code: str, message: str, path: DataPath, suggestion: str | None = None) -> Finding:
    """Return a finding that may lose or mislead."""
    return Finding(Severity.WARNING, code, message, path, suggestion=suggestion)


def hint(code: str, message: str, path: DataPath, suggestion: str | None = None) -> Finding:
    """Return a finding that only advises."""
    return Finding(Severity.HINT, code, message, path, suggestion=suggestion)
