"""Runs, links, and what the notes need: where they are referred to, and what they say.

Anchors of a document have letters, digits and hyphens only (`document`), so an id with "_" is never one of them.
"""

from __future__ import annotations

from collections.abc import Set

from viewer.briefing.document import Footnote, Run, Runs
from viewer.briefing.writers.addresses import address
from viewer.briefing.writers.html.markup import NOTHING, Markup, element, joined, words

_BETWEEN = element("sup", words(","))  # else notes 1 and 2 read as 12


class Story:
    """What is collected while the blocks of a part are written.

    Args:
        anchors: all anchors of the document; links to anything else lead nowhere and are not made.

    Attributes:
        notes: the footnotes that were referred to so far.
    """

    def __init__(self, anchors: Set[str]) -> None:
        self.anchors = anchors
        self.notes: list[Footnote] = []

    def href(self, link: str) -> str:
        """Return what a link leads to; empty where that is nowhere."""
        if link.startswith("#"):
            return link if link[1:] in self.anchors else ""
        return address(link) if link else ""


def runs(pieces: Runs, story: Story) -> Markup:
    """Return the runs of a block, with references to its footnotes."""
    found: list[Markup] = []
    after_number = False
    for piece in pieces:
        if piece.text:
            found.append(_run(piece, story))
            after_number = False
        if piece.footnote is not None:
            found += [_BETWEEN] if after_number else []
            found.append(_reference(piece.footnote, story))
            after_number = True
    return joined(found)


def note_id(number: int) -> str:
    """Return the id of a footnote."""
    return f"note_{number}"


def reference_id(number: int) -> str:
    """Return the id of the place that refers to a footnote."""
    return f"ref_{number}"


def _run(piece: Run, story: Story) -> Markup:
    """Return one run; its outermost element says its language and what it means, a plain one has no element."""
    href = story.href(piece.link)
    tags: list[tuple[str, dict[str, str]]] = []
    if href:
        outside = {} if href.startswith("#") else {"rel": "noreferrer"}
        tags.append(("a", {"href": href, **outside}))
    tags += [("b", {})] if piece.bold else []
    tags += [("i", {})] if piece.italic else []
    if not tags and (piece.lang or piece.means):
        tags.append(("span", {}))
    made = words(piece.text)
    for place, (name, attributes) in reversed(list(enumerate(tags))):
        outer = {"class_": piece.means, "lang": piece.lang} if place == 0 else {}
        made = element(name, made, **outer, **attributes)
    return made


def _reference(footnote: Footnote, story: Story) -> Markup:
    story.notes.append(footnote)
    number = footnote.number
    link = element("a", words(str(number)), id=reference_id(number), href=f"#{note_id(number)}", role="doc-noteref")
    return element("sup", link)


def notes(found: list[Footnote], lang: str, story: Story) -> Markup:
    """Return the notes of a part as a list with their numbers, each with a way back; nothing without notes."""
    if not found:
        return NOTHING
    title, back = ("Chú thích", "Về chỗ dẫn") if lang == "vi" else ("Notes", "Back to the text")
    items = []
    for one in found:
        up = element(
            "a", words("↑"), class_="back", href=f"#{reference_id(one.number)}", role="doc-backlink", aria_label=back
        )
        line = joined((runs(one.runs, story), words(" "), up))
        items.append(element("li", line, id=note_id(one.number), value=str(one.number)))
    head = element("h2", words(title), id=f"notes_{found[0].number}")
    listed = element("ol", joined(items, "\n"))
    return element(
        "section", head, listed, class_="notes", role="doc-endnotes", aria_labelledby=f"notes_{found[0].number}"
    )
