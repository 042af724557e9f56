"""One small edit of one piece of text: where it goes, and the ways in which it might be written.

Nothing here knows whether a way is right. Each is tried by `unit`, which reads the result back; this keeps the rules
simple where YAML is not.
"""

from __future__ import annotations

from collections.abc import Iterator

from viewer.base.i18n import _
from viewer.base.value import replace
from viewer.registry.patching import render
from viewer.registry.patching.block import Rows
from viewer.registry.patching.expected import words
from viewer.registry.patching.flow import Members
from viewer.registry.patching.lines import column, line_end
from viewer.registry.patching.model import (
    Delete,
    Edit,
    InsertItem,
    InsertLines,
    MoveItem,
    Path,
    RenameKey,
    SetValue,
    Splice,
)
from viewer.registry.patching.nodes import Node, find, tree
from viewer.registry.patching.render import Look
from viewer.registry.patching.scalars import key_text, single
from viewer.registry.patching.schema_order import place_for
from viewer.registry.patching.values import block_value, flow_value, look_of, scalar_for_scalar
from viewer.registry.yamlread import Data

Ways = Iterator[list[Splice]]


class Hindrance(Exception):  # noqa: N818 — caught where the place in the whole text is known
    """Something at the place that forbids the edit: a sentence, and where it stands in the piece."""

    def __init__(self, reason: str, at: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.at = at


class Primitive:
    """One piece of text, ready for one edit.

    Args:
        text: the piece; it holds whole lines.
        root: its tree.
        prefix: what stands before the paths of edits in the whole registry, for the order of keys.
        dash: how far the dashes of lists stand behind their keys elsewhere in the file.
        part: whether nothing may be left of the piece.
    """

    def __init__(self, text: str, root: Node, prefix: Path, dash: int, *, part: bool = False) -> None:
        self._part = part
        self._text = text
        self._root = root
        self._prefix = prefix
        self._look = look_of(text, root, dash)

    def ways(self, edit: Edit) -> Ways:
        """Return ways to make `edit`, the best first.

        Raises:
            Hindrance: something stands at the place that forbids it.
        """
        if isinstance(edit, SetValue):
            return self._set(edit.path, edit.value)
        if isinstance(edit, InsertLines):
            return iter([Rows(self._text, self._walk(edit.path)[1]).insert(edit.index, edit.lines)])
        if isinstance(edit, InsertItem):
            return self._insert(edit)
        if isinstance(edit, Delete):
            return self._delete(edit.path)
        if isinstance(edit, MoveItem):
            return self._move(edit)
        return self._rename(edit)

    def _step(self, node: Node, step: str | int) -> int:
        """Return the number of the entry one step further; -1 when it is absent."""
        if node.kind == "map" and isinstance(step, str):
            return find(node, step)
        if node.kind == "seq" and isinstance(step, int) and step < len(node.items):
            return step
        return -1

    def _walk(self, path: Path) -> tuple[list[tuple[Node, int]], Node]:
        """Return the collections on the way to `path`, each with the entry taken, and what is there or nearest."""
        node = self._root
        way: list[tuple[Node, int]] = []
        for step in path:
            if node.kind == "alias":
                raise Hindrance(
                    _("What stands here is repeated from another place with “*”; change it there."), node.start
                )
            number = self._step(node, step)
            if number < 0:
                break
            way.append((node, number))
            node = node.pairs[number][1] if node.kind == "map" else node.items[number]
        return way, node

    def _set(self, path: Path, value: Data) -> Ways:
        way, node = self._walk(path)
        if len(way) == len(path):
            yield from self._replace(way, node, path, value)
            return
        rest = path[len(way) + 1 :]
        for step in reversed(rest):
            value = {step: value} if isinstance(step, str) else [value]
        here = path[len(way)]
        if node.kind == "map" and isinstance(here, str):
            yield from self._add_key(node, path[: len(way)], here, value)
        else:
            whole = {here: value} if isinstance(here, str) else [value]
            yield from self._replace(way, node, path[: len(way)], whole)

    def _replace(self, way: list[tuple[Node, int]], node: Node, path: Path, value: Data) -> Ways:
        """Yield ways to write `value` in the place of `node`."""
        _refuse_marked(node)
        text = self._text
        if not way:
            raise Hindrance(_("The whole registry cannot be replaced by an edit."), 0)
        parent, number = way[-1]
        key = _key_of((*self._prefix, *path))
        look = self._neighbours(parent, number)
        if path == ("events",):
            look = replace(look, braces=False)
        scalar = not isinstance(value, dict | list)
        start = parent.pairs[number][0] if parent.kind == "map" else None
        if scalar and node.kind == "scalar" and not node.empty:
            base = column(text, start.start if start else parent.start)
            yield from scalar_for_scalar(text, node, value, key, flow=parent.flow, indent=base + look.step)
            return
        if parent.flow:
            yield flow_value(text, start.end if start else node.start, node, value, key, look)
            return
        for looks in _looks(look, node):
            if start:
                behind = text.index(":", start.end) + 1
                new = render.behind_key(value, key, column(text, start.start), looks)
            else:
                behind = Rows(text, parent).entries[number].head + 1
                new = render.behind_dash(value, key, parent_column(text, parent), looks)
            yield block_value(text, behind, node, new)

    def _add_key(self, node: Node, path: Path, key: str, value: Data) -> Ways:
        """Yield ways to write a key that is not there, in the order of the schema."""
        _refuse_tagged(node)
        text = self._text
        names = [name.value for name, _value in node.pairs]
        index = place_for((*self._prefix, *path), key, names)
        if node.flow:
            member = f"{key_text(key, flow=True)}: {render.flow(value, key, self._look)}"
            yield Members(text, node).insert(index, member)
            return
        rows = Rows(text, node, root=node is self._root)
        look = self._neighbours(node, max(index - 1, 0))
        if (*path, key) == ("events",):
            look = replace(look, braces=False)
        open_block = any(value.block for _name, value in node.pairs) and len((*self._prefix, *path)) == 1
        for looks in (look, replace(look, blocks=False)):
            behind = render.behind_key(value, key, rows.column, looks, open_block=open_block)
            lines = f"{' ' * rows.column}{key_text(key, flow=False)}:{behind}"
            yield rows.insert_key(index, lines)
            yield rows.insert(index, lines, 0)

    def _insert(self, edit: InsertItem) -> Ways:
        way, node = self._walk(edit.path)
        if len(way) < len(edit.path) or node.kind != "seq" or (node.flow and not node.items):
            yield from self._set(edit.path, [edit.value])
            return
        _refuse_tagged(node)
        key = _key_of((*self._prefix, *edit.path))
        index = min(max(edit.index, 0), len(node.items))
        look = self._neighbours(node, min(index, len(node.items) - 1) if index == 0 else index - 1)
        if node.flow:
            yield Members(self._text, node).insert(index, render.flow(edit.value, key, look))
            return
        rows = Rows(self._text, node)
        open_block = look.braces is False
        for looks in (look, replace(look, blocks=False)):
            behind = render.behind_dash(edit.value, key, rows.column, looks, open_block=open_block)
            yield rows.insert(index, f"{' ' * rows.column}-{behind}")
            yield rows.insert(index, f"{' ' * rows.column}-{behind}", 0)  # blank lines may belong to a text

    def _delete(self, path: Path) -> Ways:
        way, _node = self._walk(path)
        if len(way) < len(path):
            return
        parent, number = way[-1]
        _refuse_tagged(parent)
        if parent.flow:
            yield from Members(self._text, parent).delete(number)
        elif _size(parent) > 1:
            yield from Rows(self._text, parent, root=parent is self._root).delete(number)
        elif len(way) == 1:
            yield [Splice(Rows(self._text, parent, root=True).start(0), len(self._text), "" if self._part else "{}\n")]
        else:
            yield from self._replace(way[:-1], parent, path[:-1], {} if parent.kind == "map" else [])

    def _move(self, edit: MoveItem) -> Ways:
        way, _node = self._walk(edit.path)
        parent, number = way[-1]
        to = min(max(edit.to_index, 0), _size(parent) - 1)
        if to == number:
            yield []
        elif parent.flow:
            yield Members(self._text, parent).move(number, to)
        else:
            yield from Rows(self._text, parent).move(number, to)

    def _rename(self, edit: RenameKey) -> Ways:
        way, _node = self._walk(edit.path)
        parent, number = way[-1]
        key = parent.pairs[number][0]
        _refuse_marked(key)
        new = key_text(words(edit.new_key), flow=parent.flow)
        if key.style and new[0] != '"':
            new = single(new) if key.style == "'" else f'"{new}"'
        yield [Splice(key.start, key.end, new)]

    def _neighbours(self, parent: Node, number: int) -> Look:
        """Return the look of what is written beside entry `number` of `parent`."""
        look = self._look
        values = [value for _key, value in parent.pairs] or parent.items
        beside = values[number] if number < len(values) else None
        if any(value.style == "'" for value in values) and not any(value.style == '"' for value in values):
            look = replace(look, quote="'")
        if beside is None or parent.kind != "seq":
            return look
        if parent.block:
            head = Rows(self._text, parent).entries[number].head
            if beside.start < line_end(self._text, head):
                look = replace(look, gap=max(beside.start - head - 1, 1))
        kinds = [value for value in parent.items if value.kind == "map"]
        nearest = beside if beside.kind == "map" else kinds[-1] if kinds else None
        return look if nearest is None else replace(look, braces=nearest.flow)


def item_lines(text: str, path: Path, index: int) -> str | None:
    """Return the lines of an item of the list at `path`, with its comments; None when they are no lines of its own."""
    node = tree(text)
    for step in path:
        number = find(node, str(step)) if node is not None else -1
        node = node.pairs[number][1] if node is not None and number >= 0 else None
    if node is None or not node.block or node.kind != "seq" or index >= len(node.items):
        return None
    return Rows(text, node).lines(index)


def parent_column(text: str, node: Node) -> int:
    """Return the column at which the entries of a block begin."""
    return column(text, node.start)


def _looks(look: Look, node: Node) -> Iterator[Look]:
    if node.block:  # what was written as lines stays so
        yield replace(look, brackets=False if node.kind == "seq" else None)
    yield look
    yield replace(look, blocks=False)


def _key_of(path: Path) -> str:
    """Return the key whose value, or an item of whose list, stands at `path`."""
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _size(node: Node) -> int:
    return len(node.pairs) or len(node.items)


def _refuse_marked(node: Node) -> None:
    if node.kind == "alias":
        raise Hindrance(
            _("What stands here is repeated from another place with “*”; change it in the text."), node.start
        )
    if node.special == "anchor":
        raise Hindrance(
            _("What stands here is named with “&” and may be repeated elsewhere; change it in the text."), node.start
        )
    _refuse_tagged(node)


def _refuse_tagged(node: Node) -> None:
    if node.special == "tag":
        raise Hindrance(_("A tag (“!”) stands before this value; change it in the text."), node.start)
