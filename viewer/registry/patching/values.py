"""Puts one value in the place of another: within its line where that can be, else as lines below its key."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.registry.patching import render
from viewer.registry.patching.expected import words
from viewer.registry.patching.lines import column, has_comment_behind, line_end, line_start
from viewer.registry.patching.model import Splice
from viewer.registry.patching.nodes import Node, content_end
from viewer.registry.patching.render import Look
from viewer.registry.patching.scalars import rewritten
from viewer.registry.yamlread import Data


def scalar_for_scalar(
    text: str, node: Node, value: Data, key: str, *, flow: bool, indent: int
) -> Iterator[list[Splice]]:
    """Yield ways to write a text where another one stands, in its own style first.

    Args:
        text: the piece.
        node: the old scalar, which is not empty.
        value: the new scalar.
        key: whose value it is, or that of the list it is in.
        flow: whether it stands within brackets.
        indent: where the lines of a block would begin.
    """
    end = content_end(text, node)
    if value is None:
        yield [Splice(node.start, end, "null")]
        return
    old = text[node.start : end]
    style = "absent" if old in ("~", "null") else node.style
    for new in rewritten(words(value), key, old, style, flow=flow, indent=indent):
        if "\n" in new and has_comment_behind(text, end) and "\n" not in text[node.start : end]:
            header, rest = new.split("\n", 1)
            yield [Splice(node.start, end, header), _at(line_end(text, end), "\n" + rest)]
        else:
            yield [Splice(node.start, end, new)]


def flow_value(text: str, key_end: int, node: Node, value: Data, key: str, look: Look) -> list[Splice]:
    """Return how `value` comes in the place of `node` within brackets."""
    new = render.flow(value, key, look)
    if not node.empty:
        return [Splice(node.start, node.end, new)]
    colon = text.find(":", key_end, max(node.start, key_end))
    if colon < 0:
        return [_at(key_end, ": " + new)]
    return [Splice(colon + 1, node.start, " " + new)]


def block_value(text: str, behind: int, node: Node, new: str) -> list[Splice]:
    """Return how `new` comes in the place of `node` in a block.

    Args:
        text: the piece.
        behind: the place right behind the colon or the dash.
        node: the old value.
        new: what is to follow the colon or dash: a space and a value, or a line feed and lines.
    """
    if node.empty:
        rest = text[behind : line_end(text, behind)]
        if new.startswith("\n") and rest.strip(" "):
            return [_at(line_end(text, behind), new)]
        return [Splice(behind, behind if rest.strip(" ") else line_end(text, behind), new)]
    end = content_end(text, node)
    header = line_end(text, behind)
    if header < node.start:
        if new.startswith("\n"):
            return [Splice(header, end, new)]
        first, _feed, rest = new.partition("\n")
        return [_at(behind, first), Splice(header, end, "\n" + rest if rest else "")]
    if not new.startswith("\n"):
        return [Splice(node.start, end, new.lstrip(" "))]
    if has_comment_behind(text, end):
        return [Splice(behind, end, ""), _at(line_end(text, end), new)]
    return [Splice(behind, end, new)]


def look_of(text: str, root: Node, dash: int) -> Look:
    """Return how a piece is written: its steps of indentation.

    Args:
        text: the piece.
        root: its tree.
        dash: how far the dashes of a list stand behind its key, where the piece itself has no such list.
    """
    steps: list[int] = []
    dashes: list[int] = []
    _measure(text, root, steps, dashes)
    return Look(step=steps[0] if steps else 2, dash=dashes[0] if dashes else dash)


def _measure(text: str, node: Node, steps: list[int], dashes: list[int]) -> None:
    for key, value in node.pairs if node.block else ():
        if value.block and line_start(text, value.start) > key.end:
            offset = column(text, value.start) - column(text, key.start)
            (steps if value.kind == "map" else dashes).append(offset)
        if not (steps and dashes):
            _measure(text, value, steps, dashes)
    for item in node.items if node.block else ():
        if not (steps and dashes):
            _measure(text, item, steps, dashes)


def _at(place: int, new: str) -> Splice:
    return Splice(place, place, new)
