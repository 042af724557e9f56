"""Lines of a text: where they begin and end, which are blank, and which comments belong to what stands below them."""

from __future__ import annotations


def line_start(text: str, at: int) -> int:
    """Return where the line that holds `at` begins."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """Return where the line that holds `at` ends: at its line feed, or at the end of the text."""
    found = text.find("\n", at)
    return len(text) if found < 0 else found


def column(text: str, at: int) -> int:
    """Return the 0-based column of `at`."""
    return at - line_start(text, at)


def begins_line(text: str, at: int) -> bool:
    """Return whether only spaces stand before `at` on its line."""
    return not text[line_start(text, at) : at].strip(" ")


def has_comment_behind(text: str, at: int) -> bool:
    """Return whether a comment (and nothing else) follows `at` on its line."""
    return text[at : line_end(text, at)].lstrip(" \t,").startswith("#")


def comments_above(text: str, head: int, floor: int) -> int:
    """Return where the lines begin that belong to what begins at `head`: its comments at the same indentation.

    Comments belong to it that stand directly above; nothing above `floor` is looked at.
    """
    indent = column(text, head)
    start = line_start(text, head)
    while start > floor:
        above = line_start(text, start - 1)
        line = text[above : start - 1]
        if above < floor or not line.startswith("#", indent) or line[:indent].strip(" "):
            break
        start = above
    return start


def blanks_above(text: str, start: int) -> int:
    """Return how many blank lines stand directly above the line that begins at `start`."""
    count = 0
    while start > 0:
        above = line_start(text, start - 1)
        if text[above : start - 1].strip(" \t"):
            break
        count += 1
        start = above
    return count


def over_blanks(text: str, start: int) -> int:
    """Return where the first line begins, from `start` on, that is not blank."""
    while start < len(text):
        end = line_end(text, start)
        if text[start:end].strip(" \t"):
            break
        start = min(end + 1, len(text))
    return start


def lines_above(text: str, start: int, count: int) -> int:
    """Return where the line begins that stands `count` lines above `start`."""
    for _number in range(count):
        start = line_start(text, start - 1)
    return start
