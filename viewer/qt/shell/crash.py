"""The last door: a fault in the program becomes a sentence, never a traceback in the user's face.

The traceback goes to a file in the user's state folder, whose path the sentence names.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType

from viewer.base.i18n import _
from viewer.base.messages import Messages
from viewer.base.problems import Severity
from viewer.base.settings import APPLICATION


def install_excepthook(messages: Messages) -> None:
    """Catch what nobody caught from now on: note it in a file and tell the user in one sentence."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        path = _note(kind, error, trace)
        words = _("Something went wrong in the program; what you see may be incomplete. Details: {path}")
        messages.say(words.format(path=path), Severity.ERROR, lasting=True)

    sys.excepthook = hook


def log_path() -> Path:
    """Return the file that faults are noted in (XDG Base Directory Specification: state)."""
    base = os.environ.get("XDG_STATE_HOME")
    return (Path(base) if base else Path.home() / ".local" / "state") / APPLICATION / "faults.log"


def _note(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> Path:
    import traceback

    path = log_path()
    words = "".join(traceback.format_exception(kind, error, trace))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(words + "\n")
    except OSError:
        sys.stderr.write(words)
    return path
