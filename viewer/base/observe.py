"""A signal without Qt: the pure parts announce facts, widgets and tests listen.

A `Signal` belongs to an object that announces something. Listeners are called in the order in which they
connected, at once and in the same thread. A listener that raises does not keep the others from hearing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Signal(Generic[T]):
    """Announces values of one type to whoever connected."""

    __slots__ = ("_listeners",)

    def __init__(self) -> None:
        self._listeners: list[Callable[[T], None]] = []

    def connect(self, listener: Callable[[T], None]) -> Callable[[], None]:
        """Call `listener` at each emission; return a function that ends this."""
        self._listeners.append(listener)

        def disconnect() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return disconnect

    def emit(self, value: T) -> None:
        """Hand `value` to every listener; raise the first error after all have been called."""
        first: Exception | None = None
        for listener in tuple(self._listeners):
            try:
                listener(value)
            except Exception as error:
                first = first or error
        if first is not None:
            raise first
