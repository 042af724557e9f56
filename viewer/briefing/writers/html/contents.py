"""The table of contents: lists inside each other, by the levels of the headings."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from viewer.briefing.document import Contents, Heading, text_of
from viewer.briefing.writers.html.markup import NOTHING, Markup, element, joined, words


def contents(block: Contents, headings: Sequence[Heading], number: int) -> Markup:
    """Return the contents of a part made of `headings`; nothing where there are none."""
    listed = [heading for heading in headings if heading.anchor]
    if not listed:
        return NOTHING
    key = f"contents_{number}"
    return element("nav", element("h2", words(block.title), id=key), _listed(listed), aria_labelledby=key)


def _listed(headings: Sequence[Heading]) -> Markup:
    items = []
    while headings:
        first, rest = headings[0], headings[1:]
        below = list(takewhile(lambda heading, level=first.level: heading.level > level, rest))  # type: ignore[misc]  # mypy cannot infer a lambda with a default
        link = element("a", words(text_of(first.runs)), href=f"#{first.anchor}")
        items.append(element("li", link, _listed(below) if below else NOTHING))
        headings = rest[len(below) :]
    return element("ol", joined(items, "\n"))
