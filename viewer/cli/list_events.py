"""`timeline-viewer list`: the events that a query finds, as a table, JSON or CSV."""

from __future__ import annotations

import sys

from viewer import listing
from viewer.checking import all_problems
from viewer.cli import inputs
from viewer.cli.arguments import OK, Arguments
from viewer.cli.output import print_problems
from viewer.session import time_order
from viewer.sources.library import Library


def run(arguments: Arguments) -> int:
    """Print the events that a query finds, in time order."""
    registry = inputs.registry(arguments)
    language = arguments.options.get("--lang", "vi")
    library = Library(registry.folder)
    found = sorted(inputs.found(registry, library, arguments), key=lambda index: time_order(registry.heads[index]))
    form = arguments.options.get("--format", "table")
    if form == "table":
        sys.stdout.write(listing.as_table(registry, found, language))
    else:
        rows = listing.rows(registry, found, language)
        sys.stdout.write(listing.as_json(rows) if form == "json" else listing.as_csv(rows))
    print_problems(all_problems(registry, library, inputs.today()), sys.stderr)
    return OK
