"""One case of an edit: a registry written by hand, an edit of any place in it, and what must hold of the patch.

What is expected is worked out here anew, from the plain data and from PyYAML's marks, not by the engine under test.
"""

from __future__ import annotations

import copy
import re
import unicodedata
from random import Random
from typing import Any

import yaml

from tests.registry.patch_files import IDS, Values, registry_text
from viewer.registry.document import Document, read_document
from viewer.registry.encoding import decode
from viewer.registry.patch import Delete, Edit, InsertItem, MoveItem, Patch, Path, Refused, RenameKey, SetValue, plan

INTEGERS, BOOLEANS = {"format", "number", "count"}, {"background"}
HEADER = re.compile(r"([|>])[-+]?(?=[0-9]?\s*(#.*)?\Z)")


def case(seed: int) -> tuple[Document, list[Edit]]:
    """Return a registry and some edits of it, mostly one."""
    rng = Random(seed)
    document = read_document(decode(registry_text(rng).encode()).text)
    assert not document.broken, seed
    data = document.data
    edits = []
    for _number in range(rng.choice([1, 1, 1, 1, 2, 3])):
        edits.append(some_edit(rng, data))
        data = expected(data, edits[-1])
        if not isinstance(data.get("events"), list):
            break
    return document, edits


def some_edit(rng: Random, data: dict[str, Any]) -> Edit:
    """Return an edit of any place in the data."""
    values = Values(rng)
    makers = _makers(values)
    places = list(_places(data, ()))
    lists = [(path, node) for path, node in places if isinstance(node, list)]
    maps = [(path, node) for path, node in places if isinstance(node, dict)]
    inner = [(path, node) for path, node in places if len(path) > 1]
    while True:
        kind = rng.choice(["set", "set", "set", "add", "add", "insert", "insert", "delete", "delete", "move", "rename"])
        if kind == "set":
            path, old = rng.choice(inner)
            return SetValue(path, _another(rng, values, makers, path, old))
        if kind == "add":
            path, node = rng.choice(maps)
            key = rng.choice(sorted(_keys_for(path, values)))
            if key not in node and key in makers:
                if isinstance(made := makers[key](), dict) and made and rng.random() < 0.3:
                    inside = rng.choice(sorted(made))
                    return SetValue((*path, key, inside), made[inside])
                return SetValue((*path, key), made)
        if kind == "insert" and lists:
            path, node = rng.choice(lists)
            return InsertItem(path, rng.randint(0, len(node)), _item(values, path))
        if kind == "delete":
            path, _old = rng.choice(inner if rng.random() < 0.9 else places[1:])
            return Delete(path)
        if kind == "move" and (long := [(path, node) for path, node in lists if len(node) > 1]):
            path, node = rng.choice(long)
            return MoveItem((*path, rng.randrange(len(node))), rng.randrange(len(node)))
        if kind == "rename":
            section = rng.choice([key for key in ("parties", "people", "series", "sources") if key in data])
            if data[section]:
                new = rng.choice([name for name in [*IDS, "new-id", "with space", "a: b"] if name not in data[section]])
                return RenameKey((section, rng.choice(list(data[section]))), new)


def _places(data: Any, path: Path) -> Any:
    yield path, data
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _places(value, (*path, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _places(value, (*path, number))


def _makers(values: Values) -> dict[str, Any]:
    """Return what makes the value of each key."""
    return {
        "aliases": lambda: values.many(values.text),
        "count": lambda: values.rng.randrange(99),
        "number": lambda: values.rng.randrange(99),
        "background": lambda: values.rng.random() < 0.5,
        "date": lambda: values.rng.choice(["2021-03-14", "2021-03~", "[2021..2022]"]),
        "evidence": values.passages,
        "kind": values.ident,
        "name": values.text,
        "note": values.both,
        "office": values.office,
        "outcomes": lambda: [values.outcome()],
        "participants": lambda: [values.participant()],
        "parties": lambda: values.many(values.ident),
        "place": values.place,
        "posts": lambda: [values.post()],
        "rank": values.both,
        "exact": values.text,
        "title": values.both,
        "topics": lambda: values.many(values.text),
        "vi": values.text,
        "en": values.text,
        "text": values.both,
        "x-new": values.text,
    }


def _keys_for(path: Path, values: Values) -> set[str]:
    last = path[-1] if path else ""
    if not path:
        return {"title", "x-new"}
    if path[:-1] == ("events",):
        return set(_makers(values)) - {
            "vi",
            "en",
            "text",
            "exact",
            "posts",
            "office",
            "rank",
            "count",
            "name",
            "number",
        }
    if isinstance(last, int):
        return {"note", "evidence", "rank", "office", "count", "x-new"}
    if len(path) == 2:
        return {"note", "aliases", "posts", "name", "x-new"}
    return {"vi", "en", "note", "number", "evidence"}


def _item(values: Values, path: Path) -> Any:
    makers = {
        "events": values.event,
        "participants": values.participant,
        "outcomes": values.outcome,
        "evidence": values.evidence,
        "posts": values.post,
    }
    return makers.get(str(path[-1]), values.text)()


def _another(rng: Random, values: Values, makers: dict[str, Any], path: Path, old: Any) -> Any:
    key = path[-1]
    if isinstance(old, dict | list) and rng.random() < 0.6:
        new = copy.deepcopy(old)
        if isinstance(new, list):
            rng.shuffle(new)
            return new[: rng.randint(0, len(new))] + [_item(values, path) for _number in range(rng.randint(0, 1))]
        return {
            name: value if rng.random() < 0.6 else values.text() for name, value in new.items() if value is not None
        }
    if isinstance(key, str) and key in makers:
        return makers[key]()
    return values.both() if rng.random() < 0.3 else values.text()


def expected(data: Any, edit: Edit) -> Any:
    """Return what the data must be after the edit."""
    data = copy.deepcopy(data)
    path = edit.path
    if isinstance(edit, InsertItem):
        there = _reach(data, path[:-1])
        if there[path[-1]] is None:
            there[path[-1]] = []
        there[path[-1]].insert(edit.index, _read(edit.value, ""))
        return data
    parent = _reach(data, path[:-1])
    if isinstance(edit, SetValue):
        parent[path[-1]] = _read(edit.value, path[-1])
    elif isinstance(edit, Delete):
        del parent[path[-1]]
    elif isinstance(edit, MoveItem):
        parent.insert(edit.to_index, parent.pop(path[-1]))
    else:
        parent[path[-1]] = _read(parent[path[-1]], edit.new_key)
        renamed = {edit.new_key if key == path[-1] else key: value for key, value in parent.items()}
        parent.clear()
        parent.update(renamed)
    return data


def _reach(data: Any, path: Path) -> Any:
    for step in path:
        if isinstance(data, dict) and data.get(step) is None:
            data[step] = {}
        data = data[step]
    return data


def _read(value: Any, key: str | int) -> Any:
    if isinstance(value, dict):
        return {name: _read(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [_read(item, "") for item in value]
    if key in INTEGERS | BOOLEANS and isinstance(value, int):
        return value
    if value is None:
        return None
    text = {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)
    if key in INTEGERS and text.isascii() and text.isdigit():
        return int(text)
    return unicodedata.normalize("NFC", text)


def hold(document: Document, edits: list[Edit]) -> Patch | None:
    """Hold what must be true of every patch; return it, or None when an edit is refused."""
    patch = _planned(document, edits)
    if isinstance(patch, Refused):
        assert patch.reason
        assert 1 <= patch.line <= document.text.count("\n") + 1
        return None
    again = read_document(patch.text)
    wanted = document.data
    for edit in edits:
        wanted = expected(wanted, edit)
    assert again.data == wanted, "the text does not say what the edits meant"
    _same(patch.document, again)
    parts, at = [], 0
    for splice in patch.splices:
        assert at <= splice.start <= splice.end, "splices overlap"
        parts += [document.text[at : splice.start], splice.new]
        at = splice.end
    assert "".join((*parts, document.text[at:])) == patch.text, "the splices do not make the text"
    if len(edits) == 1:
        _only_its_lines(document, edits[0], patch)
    return patch


def _planned(document: Document, edits: list[Edit]) -> Patch | Refused:
    try:
        return plan(document, edits)
    except Refused as refused:
        return refused


def _same(found: Document, wanted: Document) -> None:
    assert found.text == wanted.text
    assert found.data == wanted.data
    assert list(found.data) == list(wanted.data), "order of sections"
    assert found.event_lines == wanted.event_lines, "lines of events"
    assert found.special == wanted.special, "special"

    def key(remark: Any) -> Any:
        return (remark.line, remark.column, remark.code, remark.message)

    assert sorted(found.remarks, key=key) == sorted(wanted.remarks, key=key), "remarks"


def _only_its_lines(document: Document, edit: Edit, patch: Patch) -> None:
    """Hold that no line has changed but those of what was edited."""
    old, new = document.text.split("\n"), patch.text.split("\n")
    if not document.text.endswith("\n"):  # a block that the file ends with may have to say that no line feed ends it
        old, new = ([HEADER.sub(r"\1", line) for line in lines] for lines in (old, new))
    shorter = min(len(old), len(new))
    head = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    tail = next((n for n in range(shorter - head) if old[-1 - n] != new[-1 - n]), shorter - head)
    changed = (head, len(old) - tail)  # lines [first, last) of the old text
    first, last = _allowed(document.text, edit, old)
    assert changed[0] >= changed[1] or first <= changed[0] <= changed[1] - 1 <= last, (
        f"lines {changed} changed, but only {(first, last)} may"
    )
    if isinstance(edit, MoveItem):
        assert sorted(_comments(old)) == sorted(_comments(new)), "a comment was lost"


def _comments(lines: list[str]) -> list[str]:
    return [line.strip() for line in lines if line.strip().startswith("#")]


def _allowed(text: str, edit: Edit, lines: list[str]) -> tuple[int, int]:
    """Return the first and the last line that may change."""
    marks = _Marks(text)
    if isinstance(edit, MoveItem):
        return _with_comments(marks.span(edit.path[:-1], inside=True), lines)
    if isinstance(edit, InsertItem):
        first, last = marks.span(edit.path)
        node = marks.node(edit.path)
        if isinstance(node, yaml.SequenceNode) and node.value and not node.flow_style:
            return (marks.span(edit.path, inside=True)[0],) * 2  # the line of an outer dash
        return first, last
    if isinstance(edit, SetValue):
        if marks.node(edit.path) is not None:
            span = marks.span(edit.path)
            return _with_comments(span, lines) if isinstance(edit.value, list | dict) else span
        deepest = edit.path
        while marks.node(deepest) is None:
            deepest = deepest[:-1]
        node = marks.node(deepest)
        if isinstance(node, yaml.MappingNode) and not node.flow_style:
            return (marks.span(deepest, inside=True)[0],) * 2
        return marks.span(deepest)
    if isinstance(edit, RenameKey):
        return (marks.span(edit.path)[0],) * 2
    first, last = marks.span(edit.path)
    parent = marks.node(edit.path[:-1])
    if len(parent.value) == 1:
        first, last = marks.span(edit.path[:-1])
    first, last = _with_comments((first, last), lines)
    return first, last + 1  # the next key may move up behind an outer dash


def _with_comments(span: tuple[int, int], lines: list[str]) -> tuple[int, int]:
    first, last = span
    while first > 0 and (not lines[first - 1].strip() or lines[first - 1].lstrip().startswith("#")):
        first -= 1
    while last + 1 < len(lines) and (not lines[last + 1].strip() or lines[last + 1].lstrip().startswith("#")):
        last += 1
    return first, last


class _Marks:
    """The lines of what stands in a text, as PyYAML marks them."""

    def __init__(self, text: str) -> None:
        self._root = yaml.compose(text, Loader=yaml.CSafeLoader)
        self._lines = text.split("\n")

    def node(self, path: Path) -> Any:
        """Return the node at `path`, or None."""
        return self._find(path)[1]

    def span(self, path: Path, *, inside: bool = False) -> tuple[int, int]:
        """Return the first and last line of a value with its key; with `inside`, without the key's line."""
        key, node = self._find(path)
        first = (node if key is None or inside else key).start_mark.line
        if isinstance(node, yaml.SequenceNode | yaml.MappingNode) and not node.flow_style and key is None:
            first = self._dash_line(node.start_mark.line)
        return first, max(first, self._end(node))

    def _dash_line(self, line: int) -> int:
        while line > 0 and not self._lines[line].lstrip().startswith("-"):
            line -= 1
        return line

    def _find(self, path: Path) -> tuple[Any, Any]:
        key, node = None, self._root
        for step in path:
            if isinstance(node, yaml.MappingNode):
                found = [(name, value) for name, value in node.value if name.value == step]
                if not found:
                    return None, None
                key, node = found[-1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                key, node = None, node.value[step]
            else:
                return None, None
        return key, node

    def _end(self, node: Any) -> int:
        if isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
            return max(self._end(part) for part in node.value[-1])
        if isinstance(node, yaml.SequenceNode) and not node.flow_style and node.value:
            return self._end(node.value[-1])
        last: int = node.end_mark.line
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
            last -= node.end_mark.column == 0
            while "+" not in self._lines[node.start_mark.line] and not self._lines[last].strip():
                last -= 1
        return last
