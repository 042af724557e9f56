"""`timeline-viewer export`: the events that a query finds, as a table, a calendar or plain data for other programs.

What a format cannot carry is written to stderr, event by event where it is about events.
"""

from __future__ import annotations

import sys
from pathlib import Path

from viewer.base.i18n import _
from viewer.base.problems import UserError
from viewer.checking import all_problems
from viewer.cli import inputs
from viewer.cli.arguments import OK, Arguments, UsageError
from viewer.cli.output import complain, print_problems
from viewer.cli.progress import Progress
from viewer.exporting import WrongSuffix, export, refuse, said, suffix_of
from viewer.rendering import save
from viewer.sources.library import Library


class NothingToWrite(UserError):  # noqa: N818 — it is a refusal that is said, not a fault
    """No event is found, so that there is nothing to write."""


def run(arguments: Arguments) -> int:
    """Write the events that a query finds to a file."""
    if not arguments.options.get("-o"):
        raise UsageError(_("name the file with -o, such as -o out.xlsx"))
    path = Path(arguments.options["-o"])
    try:
        suffix = suffix_of(path)
    except WrongSuffix as error:
        raise UsageError(str(error)) from None
    registry = inputs.registry(arguments)
    refuse(path, registry)
    library = Library(registry.folder)
    found = tuple(inputs.found(registry, library, arguments))
    print_problems(all_problems(registry, library, inputs.today()), sys.stderr)
    if not found:
        raise NothingToWrite(_("No event is selected, so there is nothing to write."))
    with Progress() as progress:
        made = export(suffix, registry, found, arguments.options.get("--lang", "vi"), progress.report)
    save({path: made.data})
    for remark in made.left_out:
        complain(said(remark))
    return OK
