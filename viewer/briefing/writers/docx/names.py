"""Names of bookmarks: a word processor knows neither hyphens nor more than 40 characters, nor tells small from large.

An anchor of the document becomes a name that begins with a letter and holds letters, digits and underscores
(ECMA-376 part 1, 17.13.6.2, leaves it open; Word's own rule is stricter and is followed here).
"""

from __future__ import annotations

import re

from viewer.briefing.writers.docx.markup import NOTHING, Markup, joined, w

_LONGEST = 40
_UNFIT = re.compile("[^A-Za-z0-9_]")


class Bookmarks:
    """Names and numbers of the bookmarks of one document.

    Args:
        anchors: all anchors of the document; links to anything else lead nowhere and are not made.
    """

    def __init__(self, anchors: tuple[str, ...]) -> None:
        self._names: dict[str, str] = {}
        self._made = 0
        taken: set[str] = set()
        for anchor in anchors:
            whole = _UNFIT.sub("_", anchor)
            name, number = whole[:_LONGEST], 2
            while name.lower() in taken:
                tail = f"_{number}"
                name, number = whole[: _LONGEST - len(tail)] + tail, number + 1
            taken.add(name.lower())
            self._names[anchor] = name

    def name(self, anchor: str) -> str:
        """Return the name of the bookmark at an anchor; empty where the document has no such anchor."""
        return self._names.get(anchor, "")

    def around(self, anchor: str, inside: Markup) -> Markup:
        """Return `inside` with the bookmark of `anchor` around it; unchanged for an empty anchor."""
        start, end = self.ends(anchor)
        return joined((start, inside, end))

    def ends(self, anchor: str) -> tuple[Markup, Markup]:
        """Return where the bookmark of `anchor` begins and where it ends; nothing for an empty anchor."""
        if not self.name(anchor):
            return NOTHING, NOTHING
        self._made += 1
        start = w("bookmarkStart", id=self._made, name=self.name(anchor))
        return start, w("bookmarkEnd", id=self._made)
