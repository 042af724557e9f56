"""`timeline-viewer new`: a registry to start from."""

from __future__ import annotations

import sys
from pathlib import Path

from viewer.base.i18n import _
from viewer.cli.arguments import OK, Arguments, UsageError
from viewer.starter import make_registry


def run(arguments: Arguments) -> int:
    """Write a new registry."""
    if len(arguments.words) != 1:
        raise UsageError(_("name the folder for the new registry"))
    target = make_registry(Path(arguments.words[0]))
    sys.stdout.write(_("Wrote {path}. Open it with: timeline-viewer {path}").format(path=target) + "\n")
    return OK
