"""A piece of text that can be parsed alone, and edits of it that are tried until one reads back as meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from yaml import YAMLError

from viewer.base.i18n import _
from viewer.registry.patching.expected import NoSuchPlaceError, applied, as_read, value_at
from viewer.registry.patching.model import Delete, Edit, InsertItem, Path, Plain, SetValue, Splice, spliced
from viewer.registry.patching.nodes import strip_at_end, tree
from viewer.registry.patching.primitive import Hindrance, Primitive
from viewer.registry.patching.rope import Rope
from viewer.registry.patching.scalars import UnwritableError, key_text
from viewer.registry.positions import locate
from viewer.registry.yaml_words import YamlSyntaxError
from viewer.registry.yamlread import Data, Parsed, Remark, parse


class Unit:
    """Whole lines of a registry that hold one event, some sections, or everything.

    Args:
        text: the lines.
        prefix: the path in the registry of what the piece holds.
        dash: how far the dashes of lists stand behind their keys elsewhere in the file.
        part: whether these are some sections of a registry, of which nothing may be left.

    Attributes:
        text: the lines as they are now.
        parsed: what they say.
    """

    def __init__(self, text: str, prefix: Path = (), dash: int = 2, *, part: bool = False) -> None:
        self.text = text
        self._part = part
        self._prefix = prefix
        self._dash = dash
        self._rope = Rope(len(text))
        self.parsed = parse(text)

    @property
    def data(self) -> Data:
        """Return what the piece says now."""
        return self._said(self.parsed)

    def _said(self, parsed: Parsed) -> Data:
        return {} if parsed.data is None and self._part else parsed.data

    def splices(self) -> tuple[Splice, ...]:
        """Return what was changed, against the text as it was given."""
        return self._rope.splices()

    def make(self, edit: Edit) -> None:
        """Make an edit, whose path begins at this piece.

        Raises:
            Hindrance: it cannot be made.
        """
        for small in _small(edit, self.data):
            self._make(small)

    def _make(self, edit: Edit) -> None:
        try:
            wanted = applied(self.data, edit)
        except NoSuchPlaceError:
            words = _("There is nothing at this place that can be changed so.")
            raise Hindrance(words, self.offset(edit.path)) from None
        if wanted == self.data:
            return
        try:
            for splices in self._ways(edit):
                if self._try(splices, wanted):
                    return
            stripped = strip_at_end(self.text)
            for splices in self._ways(edit) if stripped else ():
                if all(splice.start > stripped[0].start for splice in splices) and self._try(
                    [*stripped, *splices], wanted
                ):
                    return
        except UnwritableError:
            raise Hindrance(_("This text holds half a character; a file cannot."), self.offset(edit.path)) from None
        except (YAMLError, LookupError, ValueError):
            pass
        words = _("What stands here is written in a way that no small change keeps; change it in the text.")
        raise Hindrance(words, self.offset(edit.path))

    def _ways(self, edit: Edit) -> Iterator[list[Splice]]:
        root = tree(self.text)
        if root is None or root.empty or root.kind == "scalar":
            return iter([_first_key(self.text, edit)] if root is None and isinstance(edit, SetValue) else [])
        return Primitive(self.text, root, self._prefix, self._dash, part=self._part).ways(edit)

    def _try(self, splices: list[Splice], wanted: Data) -> bool:
        new = spliced(self.text, splices)
        try:
            parsed = parse(new)
        except YamlSyntaxError:
            return False
        if self._said(parsed) != wanted or _errors(parsed.remarks) - _errors(self.parsed.remarks):
            return False
        self._rope.apply(splices)
        self.text, self.parsed = new, parsed
        return True

    def offset(self, path: Path) -> int:
        """Return the place of what stands at `path`, or of the nearest that exists."""
        line, column = locate(self.text, path)
        at = 0
        for _number in range(line):
            at = self.text.find("\n", at) + 1
        return at + column


def _errors(remarks: list[Remark]) -> Counter[str]:
    return Counter(remark.code for remark in remarks if remark.severity == "error")


def _first_key(text: str, edit: SetValue) -> list[Splice]:
    """Return how the first key comes into a text that holds none; its value must be a scalar."""
    from viewer.registry.patching.render import Look, behind_key

    value: Plain = edit.value
    for step in reversed(edit.path[1:]):
        value = {step: value} if isinstance(step, str) else [value]
    key = str(edit.path[0])
    feed = "" if not text or text.endswith("\n") else "\n"
    new = f"{feed}{key_text(key, flow=False)}:{behind_key(value, key, 0, Look())}\n"
    return [Splice(len(text), len(text), new)]


def _small(edit: Edit, data: Data) -> Iterator[Edit]:
    """Yield the smallest edits that together are `edit`: what stays the same in a value is left alone."""
    if not isinstance(edit, SetValue):
        yield edit
        return
    last = edit.path[-1] if edit.path else ""
    new = as_read(edit.value, last if isinstance(last, str) else "")
    yield from _differences(edit.path, value_at(data, edit.path), new)


def _differences(path: Path, old: Data, new: Data) -> Iterator[Edit]:
    if isinstance(old, dict) and isinstance(new, dict) and old:
        for key in [key for key in old if key not in new]:
            yield Delete((*path, key))
        for key, value in new.items():
            if key not in old or old[key] != value:
                yield from _differences((*path, key), old.get(key), value)
    elif isinstance(old, list) and isinstance(new, list) and old:
        yield from _list_differences(path, old, new)
    elif old != new or old is None:
        yield SetValue(path, new)


def _list_differences(path: Path, old: list[Data], new: list[Data]) -> Iterator[Edit]:
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, [repr(item) for item in old], [repr(item) for item in new], autojunk=False)
    for kind, start, end, first, last in reversed(matcher.get_opcodes()):  # from behind, so that places stay
        if kind == "equal":
            continue
        shared = min(end - start, last - first)
        for number in range(end - 1, start + shared - 1, -1):
            yield Delete((*path, number))
        for number in range(first + shared, last):
            yield InsertItem(path, start + number - first, new[number])
        for number in range(shared):
            yield from _differences((*path, start + number), old[start + number], new[first + number])
