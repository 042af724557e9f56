"""The command line: reads the arguments, calls the parts, prints, and returns an exit code.

Nothing here needs Qt; the window is reached by a late import. Exit codes: 0 fine, 1 errors found, 2 cannot be
read or written, 64 wrong usage (sysexits.h EX_USAGE).

A query may contain words that begin with `-` (they exclude), so options are recognised by name and every other
word after the registry belongs to the query.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from viewer import __version__
from viewer.base import i18n
from viewer.base.i18n import _, ngettext
from viewer.base.problems import Problem, Severity, UserError
from viewer.base.value import field, frozen, record

if TYPE_CHECKING:
    from viewer.registry.registry import Registry
    from viewer.sources.library import Library

OK, ERRORS_FOUND, UNREADABLE, WRONG_USAGE = 0, 1, 2, 64


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


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command in `argv` (without the program's name) and return the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    i18n.set_language(i18n.system_language(dict(os.environ)))
    _write_utf8()
    if arguments and arguments[0] in COMMANDS:
        return _run(arguments[0], arguments[1:])
    if any(word in ("-h", "--help") for word in arguments):
        sys.stdout.write(_help())
        return OK
    if "--version" in arguments:
        sys.stdout.write(f"timeline-viewer {__version__}\n")
        return OK
    return _open_window(arguments)


def _run(name: str, words: list[str]) -> int:
    command = COMMANDS[name]
    try:
        if any(word in ("-h", "--help") for word in words):
            sys.stdout.write(f"{_('usage:')} timeline-viewer {command.usage}\n")
            return OK
        code = command.run(_parse(command, words))
        sys.stdout.flush()  # here, where it can be caught that nobody reads any more
        return code
    except UsageError as error:
        _complain(f"{error}\n{_('usage:')} timeline-viewer {command.usage}")
        return WRONG_USAGE
    except UserError as error:
        _complain(str(error))
        return UNREADABLE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read us has had enough
        return OK


def _parse(command: Command, words: list[str]) -> Arguments:
    found = Arguments()
    waiting = iter(words)
    for word in waiting:
        name, equals, value = word.partition("=")
        if name not in command.options:
            if word.startswith("-") and word != "-" and not (command.query and found.words):
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


def _list(arguments: Arguments) -> int:
    """Print the events that a query finds, in time order."""
    from viewer import listing
    from viewer.session import time_order
    from viewer.sources.library import Library

    registry = _registry(arguments)
    language = arguments.options.get("--lang", "vi")
    library = Library(registry.folder)
    found = sorted(_found(registry, library, arguments), key=lambda index: time_order(registry.heads[index]))
    form = arguments.options.get("--format", "table")
    if form == "table":
        sys.stdout.write(listing.as_table(registry, found, language))
    else:
        rows = listing.rows(registry, found, language)
        sys.stdout.write(listing.as_json(rows) if form == "json" else listing.as_csv(rows))
    _print_problems(_problems(registry, library, _today()), sys.stderr)
    return OK


def _found(registry: Registry, library: Library, arguments: Arguments) -> Iterable[int]:
    """Return the indexes of the events that the query after the registry finds; all without one."""
    from viewer.search.match import Matcher
    from viewer.search.query import parse

    def article_text(source_id: str) -> str:
        source = registry.sources.get(source_id)
        return library.joined(source) if source else ""

    query = parse(_query(arguments))
    for trouble in query.problems:
        _complain(trouble.message)
    return range(len(registry.heads)) if query.is_empty else Matcher(registry, article_text).find(query)


def _query(arguments: Arguments) -> str:
    return " ".join(_as_typed(word) for word in arguments.words[1:])


def _render(arguments: Arguments) -> int:
    """Write a picture of the events that a query finds."""
    from viewer import wishes
    from viewer.rendering import NothingToDraw, Wish, save
    from viewer.sources.library import Library

    options = arguments.options
    try:
        path = wishes.picture_path(options.get("-o", ""))
        bounds = wishes.bounds(options.get("--from"), options.get("--to"))
        size = wishes.size(options.get("--size"))
    except wishes.WrongValue as error:
        raise UsageError(str(error)) from None
    today = None if options.get("--today", "none") == "none" else _day(options["--today"])
    registry = _registry(arguments)
    library = Library(registry.folder)
    found = tuple(sorted(_found(registry, library, arguments)))
    _print_problems(_problems(registry, library, _today() if today is None else today), sys.stderr)
    if not found:
        raise NothingToDraw(_("No event is selected, so there is no picture to write."))
    try:
        from viewer.qt.pictures import render
    except ImportError as error:
        from viewer.launch import explained

        raise explained(error) from None
    application = render.without_display()
    language, spoken = options.get("--lang", "vi"), i18n.language()
    wish = Wish(found, options.get("--group-by", "partner"), language, today, bounds, _query(arguments))
    i18n.set_language(language)
    try:
        files = render.files(path, registry, wish, dark=options.get("--theme") == "dark", size=size)
    finally:
        i18n.set_language(spoken)
    del application  # it had to live until here
    save(files)
    for further in list(files)[1:]:
        _complain(_("The picture goes on in {path}").format(path=further))
    return OK


def _as_typed(word: str) -> str:
    """Return one argument as it would be typed into the search box: the shell took the quotes of a value away."""
    field, colon, value = word.partition(":")
    if colon and field.isalpha() and any(char.isspace() for char in value) and '"' not in value:
        return f'{field}:"{value}"'
    return word


def _check(arguments: Arguments) -> int:
    """Print every problem of a registry."""
    if "--lang" in arguments.options:
        i18n.set_language(arguments.options["--lang"])
    code = arguments.options.get("--explain")
    if code is not None:
        return _explain(code)
    from viewer.sources.library import Library

    today = _day(arguments.options.get("--today"))
    registry = _registry(arguments, only=True)
    problems = _problems(registry, Library(registry.folder), today)
    if arguments.options.get("--format") == "json":
        import json

        rows = [
            {
                "path": problem.path,
                "line": problem.line,
                "column": problem.column,
                "severity": problem.severity.value,
                "code": problem.code,
                "message": problem.message,
            }
            for problem in problems
        ]
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
    else:
        _print_problems(problems, sys.stdout)
        _complain(_summary(registry, problems))
    return ERRORS_FOUND if any(problem.severity is Severity.ERROR for problem in problems) else OK


def _explain(code: str) -> int:
    from viewer.explain import explanation, known_codes

    words = explanation(code)
    if words is None:
        raise UsageError(
            _("There is no problem code “{code}”. Known codes: {codes}").format(
                code=code, codes=", ".join(known_codes())
            )
        )
    sys.stdout.write(f"{code}: {words}\n")
    return OK


def _new(arguments: Arguments) -> int:
    """Write a new registry."""
    from viewer.starter import make_registry

    if len(arguments.words) != 1:
        raise UsageError(_("name the folder for the new registry"))
    target = make_registry(Path(arguments.words[0]))
    sys.stdout.write(_("Wrote {path}. Open it with: timeline-viewer {path}").format(path=target) + "\n")
    return OK


def _schema(arguments: Arguments) -> int:
    """Print the JSON Schema of the registry format."""
    from viewer.base import resources

    if arguments.words:
        raise UsageError(_("this command takes no words"))
    sys.stdout.write(resources.read_text("events.schema.json"))
    return OK


def _open_window(words: list[str]) -> int:
    unknown = [word for word in words if word.startswith("-") and word not in WINDOW_OPTIONS]
    names = [word for word in words if not word.startswith("-")]
    if unknown or len(names) > 1:
        what = unknown[0] if unknown else names[1]
        _complain(_("timeline-viewer does not understand “{word}”.").format(word=what))
        _complain(_help())
        return WRONG_USAGE
    from viewer.launch import open_window

    return open_window(Path(names[0]) if names else None, diagnose="--diagnose" in words)


def _registry(arguments: Arguments, *, only: bool = False) -> Registry:
    from viewer.registry.reader import read

    if not arguments.words:
        raise UsageError(_("name the registry file"))
    if only and len(arguments.words) > 1:
        raise UsageError(_("name one registry file"))
    return read(Path(arguments.words[0]))


def _problems(registry: Registry, library: object, today: int) -> tuple[Problem, ...]:
    from viewer.checking import all_problems
    from viewer.sources.library import Library

    assert isinstance(library, Library)
    return all_problems(registry, library, today)


def _print_problems(problems: Sequence[Problem], to: TextIO) -> None:
    for problem in problems:
        place = f"{problem.path}:{problem.line}:{problem.column}"
        message = " ".join(problem.message.split())  # an id may have line ends in it
        to.write(f"{place}: {problem.severity.value} {problem.code}: {message}\n")


def _summary(registry: Registry, problems: Sequence[Problem]) -> str:
    count = dict.fromkeys(Severity, 0)
    for problem in problems:
        count[problem.severity] += 1
    parts = [
        ngettext("{n} event", "{n} events", len(registry.heads)).format(n=len(registry.heads)),
        ngettext("{n} error", "{n} errors", count[Severity.ERROR]).format(n=count[Severity.ERROR]),
        ngettext("{n} warning", "{n} warnings", count[Severity.WARNING]).format(n=count[Severity.WARNING]),
        ngettext("{n} hint", "{n} hints", count[Severity.HINT]).format(n=count[Severity.HINT]),
    ]
    return ", ".join(parts)


def _today() -> int:
    from datetime import date

    return date.today().toordinal()


def _day(text: str | None) -> int:
    """Return the day number of `--today`, or the clock's."""
    if text is None:
        return _today()
    from viewer.registry.dates import DateError, Form, parse

    try:
        found = parse(text)
    except DateError as error:
        raise UsageError(f"--today: {error}") from None
    if found.form is not Form.DAY or found.earliest is None:
        raise UsageError(_("--today takes one day, such as 2026-11-22"))
    return found.earliest


def _complain(text: str) -> None:
    sys.stderr.write(text.rstrip("\n") + "\n")


def _write_utf8() -> None:
    """Write UTF-8 whatever the locale says: the texts are Vietnamese, and files are UTF-8 throughout.

    A path may hold bytes that are no UTF-8; it is written as it came.
    """
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="surrogateescape")


def _help() -> str:
    lines = [_("usage:"), f"  timeline-viewer [REGISTRY]   {_('open the window')}"]
    lines += [f"  timeline-viewer {command.usage}" for command in COMMANDS.values()]
    lines += [f"  timeline-viewer --diagnose   {_('say what the window would need')}"]
    return "\n".join(lines) + "\n"


_LANGUAGES = ("vi", "en")
_GROUPINGS = ("partner", "series", "kind", "person", "place", "source", "status", "topic", "none")
WINDOW_OPTIONS = ("--diagnose",)
COMMANDS: dict[str, Command] = {
    "list": Command(
        "list REGISTRY [QUERY…] [--format table|json|csv] [--lang vi|en]",
        {"--format": ("table", "json", "csv"), "--lang": _LANGUAGES},
        _list,
        query=True,
    ),
    "check": Command(
        "check REGISTRY [--format text|json] [--lang vi|en] [--today DATE] [--explain CODE]",
        {"--format": ("text", "json"), "--lang": _LANGUAGES, "--today": (), "--explain": ()},
        _check,
    ),
    "render": Command(
        "render REGISTRY [QUERY…] -o out.svg|png|pdf [--group-by partner|series|kind|person|…] [--from D --to D] "
        "[--today D|none] [--size WxH] [--theme light|dark] [--lang vi|en]",
        {
            "-o": (),
            "--group-by": _GROUPINGS,
            "--from": (),
            "--to": (),
            "--today": (),
            "--size": (),
            "--theme": ("light", "dark"),
            "--lang": _LANGUAGES,
        },
        _render,
        query=True,
    ),
    "new": Command("new DIR", {}, _new),
    "schema": Command("schema", {}, _schema),
}
