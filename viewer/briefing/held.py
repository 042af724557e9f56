"""The events that took place, by series and by what they are, so that a plan finds what became of it at once."""

from __future__ import annotations

from viewer.registry.records import Head
from viewer.registry.registry import Registry
from viewer.registry.time_order import time_key

_Kind = tuple[str, frozenset[str]]


class Held:
    """The events of a registry that took place; sorted out at the first question."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._series: dict[str, list[Head]] | None = None
        self._alike: dict[_Kind, list[Head]] = {}

    def of_series(self, series: str) -> list[Head]:
        """Return those of a series in the order of time; none for the empty name."""
        return self._sorted().get(series, []) if series else []

    def like(self, matter: Head) -> list[Head]:
        """Return those that have a kind and parties, and the same as `matter`, in the order of time."""
        self._sorted()
        return self._alike.get(_kind(matter), []) if matter.kind and matter.parties else []

    def _sorted(self) -> dict[str, list[Head]]:
        if self._series is None:
            self._series = {}
            for head in sorted(filter(is_held, self._registry.heads), key=time_key):
                self._series.setdefault(head.series, []).append(head)
                self._alike.setdefault(_kind(head), []).append(head)
        return self._series


def is_held(head: Head) -> bool:
    """Return whether an event took place, as far as the registry says."""
    return head.status in ("held", "")


def _kind(head: Head) -> _Kind:
    return head.kind, frozenset(head.parties)
