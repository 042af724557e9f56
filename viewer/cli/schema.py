"""`timeline-viewer schema`: the registry format as a JSON Schema."""

from __future__ import annotations

import sys

from viewer.base import resources
from viewer.base.i18n import _
from viewer.cli.arguments import OK, Arguments, UsageError


def run(arguments: Arguments) -> int:
    """Print the JSON Schema of the registry format."""
    if arguments.words:
        raise UsageError(_("this command takes no words"))
    sys.stdout.write(resources.read_text("events.schema.json"))
    return OK
