"""`timeline-viewer check`: every problem of registries, for people and for editors; or what one code means."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from viewer.base import i18n
from viewer.base.i18n import _, ngettext, thousands
from viewer.base.problems import Problem, Severity
from viewer.cli import inputs
from viewer.cli.arguments import ERRORS_FOUND, OK, UNREADABLE, Arguments, UsageError
from viewer.cli.output import complain, print_problems
from viewer.registry.registry import Registry


def run(arguments: Arguments) -> int:
    """Print every problem of the registries that are named."""
    if "--lang" in arguments.options:
        i18n.set_language(arguments.options["--lang"])
    code = arguments.options.get("--explain")
    if code is not None:
        return _explain(code)
    today = inputs.day(arguments.options.get("--today"))
    if not arguments.words:
        raise UsageError(_("name the registry file"))
    as_json = arguments.options.get("--format") == "json"
    every: list[Problem] = []
    worst = OK
    for word in arguments.words:
        found = _problems_of(Path(word), today)
        if found is None:
            worst = UNREADABLE
            continue
        registry, problems = found
        every += problems
        if not as_json:
            print_problems(problems, sys.stdout)
            complain(_summary(registry, problems))
    if as_json:
        sys.stdout.write(_as_json(every))
    return max(worst, ERRORS_FOUND if any(problem.severity is Severity.ERROR for problem in every) else OK)


def _problems_of(path: Path, today: int) -> tuple[Registry, Sequence[Problem]] | None:
    """Return a registry with its problems; None, after saying why, where it cannot be read."""
    from viewer.checking import all_problems
    from viewer.registry.reader import ReadError, read
    from viewer.sources.library import Library

    try:
        registry = read(path)
    except ReadError as error:
        complain(str(error))
        return None
    return registry, all_problems(registry, Library(registry.folder), today)


def _as_json(problems: Sequence[Problem]) -> str:
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
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


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


def _summary(registry: Registry, problems: Sequence[Problem]) -> str:
    count = dict.fromkeys(Severity, 0)
    for problem in problems:
        count[problem.severity] += 1
    parts = [
        ngettext("{n} event", "{n} events", len(registry.heads)).format(n=thousands(len(registry.heads))),
        ngettext("{n} error", "{n} errors", count[Severity.ERROR]).format(n=thousands(count[Severity.ERROR])),
        ngettext("{n} warning", "{n} warnings", count[Severity.WARNING]).format(n=thousands(count[Severity.WARNING])),
        ngettext("{n} hint", "{n} hints", count[Severity.HINT]).format(n=thousands(count[Severity.HINT])),
    ]
    return ", ".join(parts)
