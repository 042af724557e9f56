"""The hue of an event or a party outside the timeline: the same as that of its lane."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from viewer.registry.partners import NO_PARTNER, partner, partners_in_order
from viewer.registry.records import Head
from viewer.registry.registry import Registry

GREY = -1


class Hues:
    """The hues of one registry: partners that have events in order, then Multilateral."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        order = (key for key in partners_in_order(registry) if key != NO_PARTNER)
        self._hues = {key: hue for hue, key in enumerate(order)}

    def of_party(self, party: str) -> int:
        """Return the index of a party's hue, or GREY where it has no lane."""
        return self._hues.get(party, GREY)

    def of_event(self, head: Head) -> int:
        """Return the index of the hue of an event's lane, or GREY."""
        return self._hues.get(partner(self._registry, head), GREY)


_known: WeakKeyDictionary[Registry, Hues] = WeakKeyDictionary()


def hues(registry: Registry) -> Hues:
    """Return the hues of `registry`, worked out at the first call."""
    found = _known.get(registry)
    if found is None:
        found = _known[registry] = Hues(registry)
    return found
