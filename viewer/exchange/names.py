"""Which person of a registry is called so: looked up in a table that is made once, since tables have many rows."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from viewer.base.fold import fold
from viewer.registry.registry import Registry

_known: WeakKeyDictionary[Registry, dict[str, str]] = WeakKeyDictionary()


def person_called(registry: Registry, words: str) -> str:
    """Return the id of the person who is called so, by any spelling and without accents; empty for none or several."""
    return _table(registry).get(fold(words).strip(), "")


def _table(registry: Registry) -> dict[str, str]:
    """Return each spelling with the person; empty where several share it."""
    found = _known.get(registry)
    if found is None:
        found = {}
        for key, person in registry.people.items():
            for name in {fold(spelling).strip() for spelling in (key, person.name, *person.aliases)}:
                found[name] = key if name not in found else ""
        found.pop("", None)
        _known[registry] = found
    return found
