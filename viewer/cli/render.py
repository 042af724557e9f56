"""`timeline-viewer render`: a picture of the events that a query finds, drawn without a display.

Qt is imported when everything that was typed has been understood, so that a mistake is told where Qt is missing too.
"""

from __future__ import annotations

import sys

from viewer import wishes
from viewer.base import i18n
from viewer.base.i18n import _, ngettext, thousands
from viewer.checking import all_problems
from viewer.cli import inputs
from viewer.cli.arguments import OK, Arguments, UsageError
from viewer.cli.output import complain, print_problems
from viewer.rendering import NothingToDraw, Wish, save
from viewer.sources.library import Library


def run(arguments: Arguments) -> int:
    """Write a picture of the events that a query finds."""
    options = arguments.options
    try:
        path = wishes.picture_path(options.get("-o", ""))
        bounds = wishes.bounds(options.get("--from"), options.get("--to"))
        size = wishes.size(options.get("--size"))
    except wishes.WrongValue as error:
        raise UsageError(str(error)) from None
    today = None if options.get("--today", "none") == "none" else inputs.day(options["--today"])
    registry = inputs.registry(arguments)
    library = Library(registry.folder)
    found = tuple(sorted(inputs.found(registry, library, arguments)))
    print_problems(all_problems(registry, library, inputs.today() if today is None else today), sys.stderr)
    if not found:
        raise NothingToDraw(_("No event is selected, so there is no picture to write."))
    try:
        from viewer.qt.pictures import render, stepwise
    except ImportError as error:
        from viewer.launch import explained

        raise explained(error) from None
    application = render.without_display()
    language = options.get("--lang", "vi")
    wish = Wish(found, options.get("--group-by", "partner"), language, today, bounds, inputs.query(arguments))
    with i18n.speaking(language):
        dark = options.get("--theme") == "dark"
        made = stepwise.at_once(render.making(path, registry, wish, dark=dark, size=size))
    del application  # it had to live until here
    save(made.files)
    for further in list(made.files)[1:]:
        complain(_("The picture goes on in {path}").format(path=further))
    if made.unlisted:
        words = ngettext(
            "{n} event is not listed there; a PDF lists all of them",
            "{n} events are not listed there; a PDF lists all of them",
            made.unlisted,
        )
        complain(words.format(n=thousands(made.unlisted)))
    return OK
