"""What commands print: complaints on stderr, problems one to a line, and everything in UTF-8."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TextIO

from viewer.base.problems import Problem


def complain(text: str) -> None:
    """Write `text` and a line end to stderr."""
    sys.stderr.write(text.rstrip("\n") + "\n")


def print_problems(problems: Sequence[Problem], to: TextIO) -> None:
    """Write each problem as `path:line:column: severity code: message`, so that editors can jump to it."""
    for problem in problems:
        place = f"{problem.path}:{problem.line}:{problem.column}"
        message = " ".join(problem.message.split())  # an id may have line ends in it
        to.write(f"{place}: {problem.severity.value} {problem.code}: {message}\n")


def write_utf8() -> None:
    """Write UTF-8 whatever the locale says: the texts are Vietnamese, and files are UTF-8 throughout.

    A path may hold bytes that are no UTF-8; it is written as it came.
    """
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="surrogateescape")
