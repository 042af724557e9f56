"""Files that are no registry at all: a list of events only needs its key."""

from __future__ import annotations

import re
from collections.abc import Iterator

from viewer.base.i18n import _
from viewer.registry.document import read_document
from viewer.registry.fixes.fix import Case, Fix
from viewer.registry.history import Change

_DASH = re.compile(r"(?m)^ *- ")


def not_a_registry(case: Case) -> Iterator[Fix]:
    """Yield the list under “events:”, when the file is one."""
    text = case.registry.document.text
    dash = _DASH.search(text)
    if dash is None or case.registry.document.data:
        return
    new = text[: dash.start()] + "format: 1\nevents:\n" + text[dash.start() :]
    if read_document(new).data.get("events"):
        changes = (Change(dash.start(), "", "format: 1\nevents:\n"),)
        yield Fix(_("Put the list under “events:”"), changes=changes, preferred=True)
