"""What the arguments of a command name: a registry, the events that a query finds in it, a day.

Parts that read, search and check are imported when they are used, for the window starts through the same package.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from viewer.base.i18n import _
from viewer.cli.arguments import Arguments, UsageError

if TYPE_CHECKING:
    from viewer.registry.registry import Registry
    from viewer.sources.library import Library


def registry(arguments: Arguments) -> Registry:
    """Return the registry that the first word names.

    Raises:
        UsageError: no registry is named.
        UserError: it cannot be read.
    """
    from viewer.registry.reader import read

    if not arguments.words:
        raise UsageError(_("name the registry file"))
    return read(Path(arguments.words[0]))


def found(registry: Registry, library: Library, arguments: Arguments) -> Iterable[int]:
    """Return the indexes of the events that the query after the registry finds; all without one.

    Raises:
        UsageError: the query is not understood; without the part that is wrong it would find more than was asked for.
    """
    from viewer.search.match import Matcher
    from viewer.search.query import parse

    def article_text(source_id: str) -> str:
        source = registry.sources.get(source_id)
        return library.joined(source) if source else ""

    asked = parse(query(arguments))
    if asked.problems:
        raise UsageError("\n".join(trouble.message for trouble in asked.problems))
    return range(len(registry.heads)) if asked.is_empty else Matcher(registry, article_text).find(asked)


def query(arguments: Arguments) -> str:
    """Return the words after the registry as they would be typed into the search box."""
    return " ".join(_as_typed(word) for word in arguments.words[1:])


def _as_typed(word: str) -> str:
    """Return one argument as it would be typed: the shell took the quotes of a value away."""
    field, colon, value = word.partition(":")
    if colon and field.isalpha() and any(char.isspace() for char in value) and '"' not in value:
        return f'{field}:"{value}"'
    return word


def today() -> int:
    """Return the day number of the clock's day."""
    from datetime import date

    return date.today().toordinal()


def day(text: str | None) -> int:
    """Return the day number of `--today`, or the clock's where it is not given.

    Raises:
        UsageError: `text` is not one day.
    """
    if text is None:
        return today()
    from viewer.registry.dates import DateError, Form, parse

    try:
        read = parse(text)
    except DateError as error:
        raise UsageError(f"--today: {error}") from None
    if read.form is not Form.DAY or read.earliest is None:
        raise UsageError(_("--today takes one day, such as 2026-11-22"))
    return read.earliest
