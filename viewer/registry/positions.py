"""Finds the place of a key or a value in a text again, by walking libyaml's events along a path.

Reading keeps no places, because nearly none is ever asked for. A problem asks for one: the lines of the event (or
the whole section) are parsed once more, and the marks of the wanted path are returned.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from yaml import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    YAMLError,
)
from yaml._yaml import CParser

Path = tuple[str | int, ...]


def locate(text: str, path: Path, *, key: bool = False) -> tuple[int, int]:
    """Return the 0-based line and column of the value at `path` in `text`.

    With `key`, the place of the key itself. Where the path ends early (a key that is missing), the place of the
    deepest part that exists is returned; text that cannot be parsed gives (0, 0).
    """
    try:
        return _Walk(text).find(path, key=key)
    except (YAMLError, StopIteration):
        return (0, 0)


class _Walk:
    """One pass over the events of a text."""

    def __init__(self, text: str) -> None:
        self._events = _events(text)

    def find(self, path: Path, *, key: bool) -> tuple[int, int]:
        event = next(self._events)
        place = _mark(event)
        for number, step in enumerate(path):
            last = number == len(path) - 1
            found = self._step(event, step)
            if found is None:
                return place
            key_event, event = found
            place = _mark(key_event if key and last and key_event is not None else event)
            if _is_empty(event) and key_event is not None:
                place = _mark(key_event)
        return place

    def _step(self, event: Any, step: str | int) -> tuple[Any, Any] | None:
        """Return the key event (or None) and the value event one step further, or None when it is missing."""
        if isinstance(event, MappingStartEvent) and isinstance(step, str):
            found: tuple[Any, Any] | None = None
            while not isinstance(key_event := next(self._events), MappingEndEvent):
                if isinstance(key_event, ScalarEvent) and key_event.value == step:
                    return (key_event, next(self._events))
                self._skip(key_event)
                self._skip(next(self._events))
            return found
        if isinstance(event, SequenceStartEvent) and isinstance(step, int):
            for _number in range(step):
                item = next(self._events)
                if isinstance(item, SequenceEndEvent):
                    return None
                self._skip(item)
            item = next(self._events)
            return None if isinstance(item, SequenceEndEvent) else (None, item)
        return None

    def _skip(self, event: Any) -> None:
        depth = 0
        while True:
            if isinstance(event, MappingStartEvent | SequenceStartEvent):
                depth += 1
            elif isinstance(event, MappingEndEvent | SequenceEndEvent):
                depth -= 1
            if depth == 0:
                return
            event = next(self._events)


def _events(text: str) -> Iterator[Any]:
    parser = CParser(text)
    while True:
        event = parser.get_event()
        if event is None:
            return
        if isinstance(
            event,
            ScalarEvent | AliasEvent | MappingStartEvent | MappingEndEvent | SequenceStartEvent | SequenceEndEvent,
        ):
            yield event


def _mark(event: Any) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line, mark.column)


def _is_empty(event: Any) -> bool:
    return isinstance(event, ScalarEvent) and event.value == ""
