"""What is typed after a command's name: words and options, told apart by the command's own list.

A query may contain words that begin with `-` (they exclude), so options are recognised by name and every other
word after the registry belongs to the query. Two dashes begin an option, never a word: a mistyped one is refused, for
a document that leaves it out silently would say something else. All behind a lone `--` is words.
"""

from __future__ import annotations

from collections.abc import Callable

from viewer.base.i18n import _
from viewer.base.problems import UserError
from viewer.base.value import field, frozen, record

OK, ERRORS_FOUND, UNREADABLE, WRONG_USAGE = 0, 1, 2, 64
STOPPED = 130  # as shells tell of a program that Ctrl+C has ended


class UsageError(UserError):
    """The arguments are not of the command's form."""


@record
class Arguments:
    """Words and options of one command."""

    words: list[str] = field(default_factory=list)
    options: dict[str, str] = field(default_factory=dict)


@frozen
class Command:
    """One command: its usage line, the options that take a value, and what it does."""

    usage: str
    options: dict[str, tuple[str, ...]]  # option → allowed values; () allows any
    run: Callable[[Arguments], int]
    query: bool = False  # words that begin with "-" belong to the query


def parse(command: Command, words: list[str]) -> Arguments:
    """Return `words` as words and options of `command`.

    Raises:
        UsageError: an option is unknown, lacks its value, or does not take it.
    """
    found = Arguments()
    waiting = iter(words)
    for word in waiting:
        if word == "--":
            found.words += waiting
            break
        name, equals, value = word.partition("=")
        if name not in command.options:
            excludes = command.query and found.words and not word.startswith("--")
            if word.startswith("-") and word != "-" and not excludes:
                raise UsageError(_("unknown option {option}").format(option=word))
            found.words.append(word)
            continue
        if not equals:
            value = next(waiting, "")
        allowed = command.options[name]
        if not value or (allowed and value not in allowed):
            raise UsageError(
                _("{option} takes one of {values}").format(option=name, values=", ".join(allowed))
                if allowed
                else _("{option} takes a value").format(option=name)
            )
        found.options[name] = value
    return found
