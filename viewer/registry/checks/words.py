"""Words of open vocabularies that are nearly, and not quite, words that the program knows.

Roles and relations may be any word; what is written as it came is kept. Only what is most likely a slip is told of.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from viewer.base.i18n import _
from viewer.registry import shape, vocabulary
from viewer.registry.finding import DataPath, Finding, warning
from viewer.registry.registry import Registry

_PLACES = (("participants", "role", "role"), ("related", "as", "relation"))
_LIKE = 0.85  # of their letters; “co-host” is no slip of “host”


def findings(registry: Registry) -> Iterator[Finding]:
    """Yield each role and relation that is a slip of a known one."""
    known = {name: frozenset(vocabulary.words(name)) for _list, _key, name in _PLACES}
    events = registry.document.data.get("events")
    for index, event in enumerate(events if isinstance(events, list) else ()):
        if not isinstance(event, dict):
            continue
        for listed, key, name in _PLACES:
            if listed in event:
                for number, item in shape.numbered(event[listed]):
                    word = item.get(key) if isinstance(item, dict) else None
                    if word.__class__ is str and word not in known[name]:
                        yield from _slip(word, name, ("events", index, listed, number, key))


def _slip(word: str, name: str, path: DataPath) -> Iterator[Finding]:
    near = _nearest(word, name)
    if near:
        words = _("“{word}” is not a known word here; did you mean “{near}”?").format(word=word, near=near)
        yield warning("unusual-word", words, path, near)


@lru_cache(maxsize=256)  # a word that one writer likes stands in many events
def _nearest(word: str, name: str) -> str:
    import difflib  # only an unusual word needs it

    folded = word.casefold().replace("_", "-").replace(" ", "-")
    near = difflib.get_close_matches(folded, vocabulary.words(name), n=1, cutoff=_LIKE)
    return near[0] if near else ""
