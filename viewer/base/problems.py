"""What can be wrong with a registry, said once for the window and the command line.

A problem names its place (path, line, column), a code that never changes (kebab-case, used by `accept`), how
much it matters, and a sentence in plain words.
"""

from __future__ import annotations

from enum import StrEnum

from viewer.base.value import frozen


class Severity(StrEnum):
    """How much a problem matters: an error loses something, a warning may, a hint only advises."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@frozen
class Problem:
    """One thing that is wrong, with its place.

    Attributes:
        severity: error, warning or hint.
        code: the rule's name, kebab-case.
        message: one sentence in plain words, already in the user's language.
        path: the file as the user named it.
        line: 1-based line; 0 when the file as a whole is meant.
        column: 1-based column in code points; 0 when the line as a whole is meant.
        event: id of the event that it concerns, or None.
        suggestion: what to write instead, where that is evident.
        place: the path in the data that it is about; empty where only the text tells it.
        at_key: whether the key at `place` is meant, not its value.
    """

    severity: Severity
    code: str
    message: str
    path: str
    line: int = 0
    column: int = 0
    event: str | None = None
    suggestion: str | None = None
    place: tuple[str | int, ...] = ()
    at_key: bool = False

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Return the key that sorts problems by place in the file."""
        return (self.path, self.line, self.column, self.code)


class UserError(Exception):
    """A mistake or refusal that the user can act on; its text is a sentence in plain words."""
