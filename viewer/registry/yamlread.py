"""YAML text to plain data: libyaml's events through a builder of our own.

The result is made of dict, list, str and None only, with int and bool under the few keys that the format types
so; nothing else is ever built, whatever tags say. Scalars stay text (`NO` is Norway). The builder notes what a
loader would pass over in silence: duplicate keys, tags, keys without a value inside `{…}`, values left empty,
aliases that would expand without end. Places are 0-based line and column in the text that was handed in; most
places are not kept but found again when a problem needs one (see `positions`).

An empty plain scalar, `~` and `null` are None: absent. A syntax error raises; `recover` then saves the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from yaml import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    YAMLError,
)
from yaml._yaml import CParser

from viewer.base.i18n import _
from viewer.base.tuples import NamedTuple
from viewer.base.value import field, record
from viewer.registry.vocabulary import BOOLEAN_KEYS, INTEGER_KEYS
from viewer.registry.yaml_words import YamlSyntaxError, plain_words

MAX_DEPTH = 60
MAX_EXPANDED = 200_000  # nodes that aliases may add to a file before they are refused
_TEXT_PER_NODE = 100  # so many characters of a text that is repeated weigh as much as one more node

_SPECIAL = re.compile(r"(?m)(?:^|[\s\[{,])[&*!]\S")
_TYPED = INTEGER_KEYS | BOOLEAN_KEYS
_ABSENT = frozenset(("", "~", "null"))
_SHORT = 5  # longer texts need not be looked up in _ABSENT
_TRUE = frozenset(("true", "True", "TRUE"))
_FALSE = frozenset(("false", "False", "FALSE"))
_CORE_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in ("str", "int", "bool", "null", "map", "seq", "float"))
_INTEGER = re.compile(r"[-+]?[0-9]+\Z")

Data = Any  # dict[str, Data] | list[Data] | str | int | bool | None; a recursive alias costs more than it tells


@record
class Remark:
    """Something that reading noticed, at a 0-based place."""

    code: str
    message: str
    line: int
    column: int
    severity: str = "error"
    suggestion: str | None = None


@record
class Parsed:
    """What one text says.

    `items` gives, for each top-level key whose value is a sequence, the 0-based line on which each item starts.
    """

    data: Data = None
    remarks: list[Remark] = field(default_factory=list)
    items: dict[str, list[int]] = field(default_factory=dict)
    special: bool = False  # anchors, aliases or tags occur: pieces of the text may not stand alone


def is_special(text: str) -> bool:
    """Return whether anchors, aliases or tags may occur in `text`: its pieces may not stand alone then."""
    # Most registries have none of the three characters, which is found out 50 times faster than by the pattern.
    return any(mark in text for mark in "&*!") and _SPECIAL.search(text) is not None


class Anchored(NamedTuple):
    """A value that aliases may repeat: how many nodes that adds, and how many levels below its own."""

    value: Data
    size: int
    height: int


class Anchors:
    """What has been named with `&` so far, and how much aliases have repeated of it."""

    __slots__ = ("expanded", "known", "refused")

    def __init__(self) -> None:
        self.known: dict[str, Anchored] = {}
        self.expanded = 0
        self.refused = False


def parse(text: str, anchors: Anchors | None = None) -> Parsed:
    """Return what `text`, one YAML document, says.

    Args:
        text: a registry or a piece of one.
        anchors: what the pieces before this one have named; names of this one are added.

    Raises:
        YamlSyntaxError: the text is not YAML, or is nested more than MAX_DEPTH deep.
    """
    parsed = Parsed(special=is_special(text))
    try:
        parser = CParser(text)
        get = parser.get_event
        get()  # stream start
        event = get()
        if event.__class__ is StreamEndEvent:
            return parsed
        parsed.data = _Builder(get, text, parsed, anchors or Anchors()).document()
        get()  # document end
        event = get()
        if event.__class__ is DocumentStartEvent:
            mark: Any = event.start_mark
            parsed.remarks.append(
                Remark(
                    "several-documents",
                    _("A second document begins here; only the first one is read. Remove the line “---”."),
                    mark.line,
                    mark.column,
                )
            )
    except YAMLError as error:
        raise plain_words(error, text) from None
    return parsed


class _Builder:
    """Builds data from libyaml's events; one use.

    Where anchors or aliases occur, nodes and levels are counted on the way, so that what an alias would add is
    known without walking through it.
    """

    __slots__ = ("_anchors", "_deepest", "_get", "_nodes", "_parsed", "_special", "_text")

    def __init__(self, get: Callable[[], Any], text: str, parsed: Parsed, anchors: Anchors) -> None:
        self._get = get
        self._text = text
        self._parsed = parsed
        self._special = parsed.special
        self._anchors = anchors
        self._nodes = 0
        self._deepest = 0

    def document(self) -> Data:
        """Return the value of the document, noting where the items of top-level lists start."""
        event = self._get()
        if event.__class__ is not MappingStartEvent:
            return self._value(event, 1)
        return self._mapping(event, 1, self._parsed.items)

    def _value(self, event: Any, depth: int) -> Data:
        kind = event.__class__
        if kind is ScalarEvent:
            return self._scalar(event)
        if kind is AliasEvent:
            return self._alias(event, depth)
        self._nodes += 1
        if depth > self._deepest:
            self._deepest = depth
        if event.anchor or event.tag:
            return self._anchored(event, depth)
        return self._mapping(event, depth) if kind is MappingStartEvent else self._sequence(event, depth)

    def _anchored(self, event: Any, depth: int, lines: list[int] | None = None) -> Data:
        self._check_tag(event)
        nodes, deepest = self._nodes, self._deepest
        self._deepest = depth
        mapping = event.__class__ is MappingStartEvent
        value = self._mapping(event, depth) if mapping else self._sequence(event, depth, lines)
        if event.anchor:
            size = self._nodes - nodes + 1
            self._anchors.known[event.anchor] = Anchored(value, size, self._deepest - depth)
        self._deepest = max(self._deepest, deepest)
        return value

    def _alias(self, event: Any, depth: int) -> Data:
        known = self._anchors.known.get(event.anchor)
        if known is None:
            words = _("“*{name}” repeats nothing that came before it; put quotes around it if it is text.")
            self._remark(event, "alias-unknown", words.format(name=event.anchor))
            return None
        if self._anchors.expanded + known.size > MAX_EXPANDED or depth + known.height > MAX_DEPTH:
            if not self._anchors.refused:  # told once: where one alias is too much, thousands may follow
                self._anchors.refused = True
                words = _("This alias would expand to more than the program reads; write it out.")
                self._remark(event, "alias-expands", words)
            return None
        self._anchors.expanded += known.size
        self._nodes += known.size
        self._deepest = max(self._deepest, depth + known.height)
        return known.value

    def _scalar(self, event: Any) -> Data:
        value = event.value
        self._nodes += 1 + len(value) // _TEXT_PER_NODE
        if event.anchor or event.tag:
            self._check_tag(event)
            if event.anchor:
                self._anchors.known[event.anchor] = Anchored(value, 1 + len(value) // _TEXT_PER_NODE, 0)
        if len(value) < _SHORT and value in _ABSENT and event.implicit[0]:
            return None
        return value

    def _mapping(self, start: Any, depth: int, items: dict[str, list[int]] | None = None) -> dict[str, Data]:
        """Return the mapping that begins at `start`; the hottest loop of loading, hence plain and inlined."""
        if depth > MAX_DEPTH:
            raise _too_deep(start)
        get = self._get
        special = self._special
        result: dict[str, Data] = {}
        while True:
            event = get()
            if event.__class__ is not ScalarEvent:
                if event.__class__ is MappingEndEvent:
                    return result
                self._skip_key(event, depth)
                continue
            key = event.value
            if key in result:
                self._duplicate(event, key)
            found = get()
            kind = found.__class__
            if kind is ScalarEvent and not special:
                value = found.value
                if len(value) < _SHORT and value in _ABSENT and found.implicit[0]:
                    value = None
            elif kind is SequenceStartEvent and (items is not None or not special):
                lines: list[int] | None = None
                if items is not None:
                    items[key] = lines = []  # of a key that stands twice, the last value counts
                marked = special and (found.anchor or found.tag)
                value = (self._anchored if marked else self._sequence)(found, depth + 1, lines)
            else:
                value = self._value(found, depth + 1)
            if value is None:
                self._empty(start, event, found, result)
            elif key in _TYPED and value.__class__ is str:
                value = _typed(key, value)
            result[key] = value

    def _sequence(self, start: Any, depth: int, lines: list[int] | None = None) -> list[Data]:
        if depth > MAX_DEPTH:
            raise _too_deep(start)
        get = self._get
        special = self._special
        result: list[Data] = []
        while True:
            event = get()
            kind = event.__class__
            if kind is SequenceEndEvent:
                return result
            if lines is not None:
                lines.append(event.start_mark.line)
            if special:
                result.append(self._value(event, depth + 1))
            elif kind is MappingStartEvent:
                result.append(self._mapping(event, depth + 1))
            elif kind is ScalarEvent:
                value = event.value
                absent = len(value) < _SHORT and value in _ABSENT and event.implicit[0]
                result.append(None if absent else value)
            else:
                result.append(self._value(event, depth + 1))

    def _skip_key(self, event: Any, depth: int) -> None:
        self._remark(event, "key-not-text", _("A key must be plain text here; this entry is left out."))
        self._value(event, depth + 1)
        self._value(self._get(), depth + 1)

    def _duplicate(self, event: Any, key: str) -> None:
        self._remark(
            event,
            "duplicate-key",
            _("“{key}” stands here a second time; the last one counts. Remove one of them.").format(key=key),
        )

    def _empty(self, start: Any, key_event: Any, value_event: Any, before: dict[str, Data]) -> None:
        if value_event.__class__ is not ScalarEvent or value_event.value != "":
            return
        key = key_event.value
        mark: Any = value_event.start_mark
        if start.flow_style and ":" not in self._text[key_event.end_mark.index : mark.index]:
            words = _("“{key}” has no value: the text before ends at this comma; put quotes around it.")
            if not any(value is not None for value in before.values()):
                if before:
                    return  # all of it is one text in braces, as has been said at its first key
                words = _("“{key}” has no value, and in braces each key needs one; put quotes around a text.")
            suggestion = _without_commas(before, key)
            self._remark(key_event, "comma-in-text", words.format(key=key), suggestion=suggestion)
        else:
            self._remark(
                key_event,
                "empty-value",
                _("“{key}” is empty and counts as not given.").format(key=key),
                "hint",
            )

    def _check_tag(self, event: Any) -> None:
        tag = event.tag
        if tag and tag != "!" and tag not in _CORE_TAGS:
            shown = tag.replace("tag:yaml.org,2002:", "!!")
            self._remark(
                event,
                "tag",
                _("The tag “{tag}” means nothing here and is not followed; remove it.").format(tag=shown),
                "warning",
            )

    def _remark(
        self, event: Any, code: str, message: str, severity: str = "error", suggestion: str | None = None
    ) -> None:
        mark = event.start_mark
        self._parsed.remarks.append(Remark(code, message, mark.line, mark.column, severity, suggestion))


def _without_commas(before: dict[str, Data], key: str) -> str | None:
    """Return, in quotes, the text that commas cut into `before`'s last value and keys without one; `key` is the last.

    None when what stands before is no text.
    """
    parts = [key]
    for name, value in reversed(before.items()):
        if value is not None:
            if value.__class__ is not str or '"' in value or "\\" in value:
                return None
            parts.append(value)
            return f'"{", ".join(reversed(parts))}"'
        parts.append(name)
    return None


def _typed(key: str, value: str) -> Data:
    """Return `value` as the format types `key`, or as it is when it does not fit; the schema then says so."""
    if key in BOOLEAN_KEYS:
        return True if value in _TRUE else False if value in _FALSE else value
    return int(value) if len(value) < 12 and _INTEGER.match(value) else value


def _too_deep(event: Any) -> YamlSyntaxError:
    mark = event.start_mark
    words = _("This is nested more than {depth} levels deep; nothing in a registry is.").format(depth=MAX_DEPTH)
    return YamlSyntaxError(words, mark.line, mark.column, "too-deep")
