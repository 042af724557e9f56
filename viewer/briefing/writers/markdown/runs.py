"""Runs as Markdown: what is bold or slanted, links, and references to footnotes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set

from viewer.base.value import replace
from viewer.briefing.document import Footnote, Run, Runs
from viewer.briefing.writers.addresses import address
from viewer.briefing.writers.markdown.escape import escaped

_PLAIN_ADDRESS = re.compile(r"https?://[A-Za-z0-9:/?#=&%.~+,-]+")  # with "_" one reader makes letters slanted
_TAGS = {"**": "b", "*": "i"}


class Story:
    """What is collected while the blocks of a part are written.

    Args:
        anchors: of the document, to which links may lead.
        linked: those to which something leads; the others are not written.

    Attributes:
        notes: the footnotes that were referred to so far.
    """

    def __init__(self, anchors: Set[str], linked: Set[str] = frozenset()) -> None:
        self.anchors = anchors
        self.linked = linked - {""}
        self.notes: list[Footnote] = []

    def target(self, link: str) -> str:
        """Return what a link leads to; empty where that is nowhere."""
        if link.startswith("#"):
            return link if link[1:] in self.anchors else ""
        return address(link) if link else ""


def runs(pieces: Runs, story: Story, *, begins: bool = True) -> str:
    """Return runs as one line; `begins` tells whether a paragraph, an item or a cell begins with them."""
    made = ""
    shown = _merged(pieces)
    for place, piece in enumerate(shown):
        after = shown[place + 1] if place + 1 < len(shown) else None
        made += _run(piece, made, _first(after), story, begins=begins and not made)
        if piece.footnote is not None:
            made += " " if made.endswith("]") else ""  # else notes 1 and 2 are read as 12
            made += f"[^{piece.footnote.number}]"
            story.notes.append(piece.footnote)
    return made.strip(" ")


def _merged(pieces: Runs) -> list[Run]:
    """Return runs with those in one that look alike, so that no mark-up ends where it begins again.

    Runs of which nothing is seen are left out: what marks depend on is the character that stands beside them.
    """
    found: list[Run] = []
    for piece in (one for one in pieces if one.text or one.footnote is not None):
        piece = replace(piece, lang="", means="")
        before = found[-1] if found else None
        if before is not None and before.footnote is None and _look(before) == _look(piece):
            found[-1] = replace(piece, text=before.text + piece.text)
        else:
            found.append(piece)
    return found


def _look(run: Run) -> tuple[bool, bool, str]:
    return run.bold, run.italic, run.link


def _first(run: Run | None) -> str:
    """Return the first character of what is written for a run, as far as mark-up before it depends on that."""
    if run is None:
        return ""
    if run.text and not run.link and (run.bold or run.italic) and not run.text[0].isspace():
        return "*"
    return escaped(run.text, begins=False)[:1] if run.text and not run.link else "["


def _run(run: Run, before: str, after: str, story: Story, *, begins: bool) -> str:
    target = story.target(run.link)
    words = escaped(run.text, begins=begins)
    inside = words.strip()  # of no-break spaces, too: marks do not count beside them
    if not inside:
        return words
    ahead, _inside, behind = words.partition(inside)
    if target:
        if target == run.text and _PLAIN_ADDRESS.fullmatch(target) and not run.bold and not run.italic:
            return f"<{target}>"
        made = f"[{_stressed(run, inside, '[', ']')}]({target})"
    else:
        made = _stressed(run, inside, ahead or before[-1:], behind or ("[" if run.footnote else after))
    return ahead + made + behind


def _stressed(run: Run, words: str, before: str, after: str) -> str:
    """Return words with the marks of their looks, as tags where marks would not be read (CommonMark, section 6.2)."""
    marks = [mark for mark, wanted in (("**", run.bold), ("*", run.italic)) if wanted]
    if not marks:
        return words
    opens = not _is_sign(words[0]) or not before or before.isspace() or _is_sign(before)
    closes = not _is_sign(words[-1]) or not after or after.isspace() or _is_sign(after)
    if opens and closes and "*" not in (before, after) and "*" not in words:
        around = "".join(marks)
        return f"{around}{words}{around}"
    tags = [_TAGS[mark] for mark in marks]
    return "".join(f"<{tag}>" for tag in tags) + words + "".join(f"</{tag}>" for tag in reversed(tags))


def _is_sign(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"
