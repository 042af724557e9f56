"""The command line: finds the command, runs it, and returns an exit code.

Nothing here needs Qt; the window is reached by a late import, and so is each command (see `table`). Exit codes: 0
fine, 1 errors found, 2 cannot be read or written, 64 wrong usage (sysexits.h EX_USAGE).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from viewer import __version__
from viewer.base import i18n
from viewer.base.i18n import _
from viewer.base.problems import UserError
from viewer.cli.arguments import ERRORS_FOUND, OK, STOPPED, UNREADABLE, WRONG_USAGE, UsageError, parse
from viewer.cli.output import complain, write_utf8
from viewer.cli.table import COMMANDS

WINDOW_OPTIONS = ("--diagnose",)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command in `argv` (without the program's name) and return the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    i18n.set_language(i18n.system_language(dict(os.environ)))
    write_utf8()
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
        code = command.run(parse(command, words))
        sys.stdout.flush()  # here, where it can be caught that nobody reads any more
        return code
    except UsageError as error:
        complain(f"{error}\n{_('usage:')} timeline-viewer {command.usage}")
        return WRONG_USAGE
    except UserError as error:
        complain(str(error))
        return UNREADABLE
    except KeyboardInterrupt:
        complain(_("Stopped; nothing was written."))
        return STOPPED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read us has had enough
        return OK


def _open_window(words: list[str]) -> int:
    unknown = [word for word in words if word.startswith("-") and word not in WINDOW_OPTIONS]
    names = [word for word in words if not word.startswith("-")]
    if unknown or len(names) > 1:
        what = unknown[0] if unknown else names[1]
        complain(_("timeline-viewer does not understand “{word}”.").format(word=what))
        complain(_help())
        return WRONG_USAGE
    from viewer.launch import open_window

    return open_window(Path(names[0]) if names else None, diagnose="--diagnose" in words)


def _help() -> str:
    lines = [_("usage:"), f"  timeline-viewer [REGISTRY]   {_('open the window')}"]
    lines += [f"  timeline-viewer {command.usage}" for command in COMMANDS.values()]
    lines += [f"  timeline-viewer --diagnose   {_('say what the window would need')}"]
    return "\n".join(lines) + "\n"


__all__ = ["COMMANDS", "ERRORS_FOUND", "OK", "STOPPED", "UNREADABLE", "WINDOW_OPTIONS", "WRONG_USAGE", "main"]
