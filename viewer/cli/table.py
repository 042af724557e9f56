"""The commands, declared once: usage, options, and the module that runs each, imported when it is asked for."""

from __future__ import annotations

from viewer.cli.arguments import Arguments, Command

_LANGUAGES = ("vi", "en")
_GROUPINGS = ("partner", "series", "kind", "person", "place", "source", "status", "topic", "none")


def _list(arguments: Arguments) -> int:
    from viewer.cli.list_events import run

    return run(arguments)


def _check(arguments: Arguments) -> int:
    from viewer.cli.check import run

    return run(arguments)


def _render(arguments: Arguments) -> int:
    from viewer.cli.render import run

    return run(arguments)


def _brief(arguments: Arguments) -> int:
    from viewer.cli.brief import run

    return run(arguments)


def _export(arguments: Arguments) -> int:
    from viewer.cli.export import run

    return run(arguments)


def _new(arguments: Arguments) -> int:
    from viewer.cli.new import run

    return run(arguments)


def _schema(arguments: Arguments) -> int:
    from viewer.cli.schema import run

    return run(arguments)


COMMANDS: dict[str, Command] = {
    "list": Command(
        "list REGISTRY [QUERY…] [--format table|json|csv] [--lang vi|en]",
        {"--format": ("table", "json", "csv"), "--lang": _LANGUAGES},
        _list,
        query=True,
    ),
    "check": Command(
        "check REGISTRY… [--format text|json] [--lang vi|en] [--today DATE] [--explain CODE]",
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
    "brief": Command(
        "brief REGISTRY [QUERY… | --briefing FILE] -o out.docx|pdf|html|md|zip [--as-of D] [--lang vi|en|both] "
        "[--since OLD]",
        {"-o": (), "--briefing": (), "--as-of": (), "--lang": (*_LANGUAGES, "both"), "--since": ()},
        _brief,
        query=True,
    ),
    "export": Command(
        "export REGISTRY [QUERY…] -o out.ics|csv|xlsx|json [--lang vi|en]",
        {"-o": (), "--lang": _LANGUAGES},
        _export,
        query=True,
    ),
    "new": Command("new DIR", {}, _new),
    "schema": Command("schema", {}, _schema),
}
