"""Signs that mean something else in YAML than was meant: tags, aliases, control characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from viewer.base.i18n import _
from viewer.registry.fixes.fix import Case, Fix, short
from viewer.registry.history import Change
from viewer.registry.patching.scalars import double

_TAG = re.compile(r"!\S*[ \t]*")
_ALIAS = re.compile(r"\*[^\s,\[\]{}]*")


def tag(case: Case) -> Iterator[Fix]:
    """Yield the value without its tag."""
    text, start = case.registry.document.text, case.offset
    found = _TAG.match(text, start)
    if found:
        old = found[0]
        if text[found.end() : found.end() + 1] in ("", "\n"):  # nothing but the tag stood behind the key or the dash
            before = len(text[:start]) - len(text[:start].rstrip(" "))
            start, old = start - before, text[start - before : found.end()]
        changes = (Change(start, old, ""),)
        yield Fix(_("Remove the tag “{tag}”").format(tag=short(found[0])), changes=changes, preferred=True)


def alias(case: Case) -> Iterator[Fix]:
    """Yield the name in quotes, as text."""
    found = _ALIAS.match(case.registry.document.text, case.offset)
    if found:
        changes = (Change(found.start(), found[0], double(found[0])),)
        yield Fix(_("Put quotes around “{words}”").format(words=short(found[0])), changes=changes, preferred=True)


def control_character(case: Case) -> Iterator[Fix]:
    """Yield the text without the sign that was read as �."""
    if case.registry.document.text[case.offset : case.offset + 1] == "\ufffd":
        yield Fix(_("Remove this character"), changes=(Change(case.offset, "\ufffd", ""),), preferred=True)
