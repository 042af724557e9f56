"""The sources and texts of a bundle's page, and where in them the passages of an event stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from viewer.bundle.words import word
from viewer.registry import datewords, vocabulary
from viewer.registry.records import Event, Source
from viewer.registry.registry import Registry
from viewer.sources.anchors import State
from viewer.sources.library import Library
from viewer.sources.support import evidence_of, passages

LANGUAGES = ("vi", "en")
OWN_WORDS = ("original", "excerpt")
_STATES = {State.MOVED: "moved", State.AMBIGUOUS: "ambiguous"}
Both = str | list[str]


def both(say: Callable[[str], str]) -> Both:
    """Return what `say` says in vi and en: a pair, or one string where both are the same."""
    vi, en = (say(lang) for lang in LANGUAGES)
    return vi if vi == en else [vi, en]


class Articles:
    """The sources that are handed over, with their texts.

    Args:
        registry: the whole one.
        library: of its texts.
        sources: ids of the sources, in order.

    Attributes:
        sources, texts: what the page's script reads; a source names its texts by their places.
    """

    def __init__(self, registry: Registry, library: Library, sources: Sequence[str]) -> None:
        self.sources: list[dict[str, Any]] = []
        self.texts: list[dict[str, Any]] = []
        self._registry = registry
        self._numbers = {key: at for at, key in enumerate(sources)}
        self._readable = {key: library.readable(registry.sources[key]) for key in sources}
        self._units: dict[tuple[str, str], tuple[int, _Units]] = {}
        for key in sources:
            self.sources.append(self._source(registry.sources[key]))

    def _source(self, source: Source) -> dict[str, Any]:
        listed = []
        spoken = {text.file: text.language or source.language for text in source.texts}
        for text in self._readable[source.id]:
            self._units[source.id, text.file] = len(self.texts), _Units(text.text)
            listed.append(len(self.texts))
            kind = both(partial(vocabulary.label, "text-kind", text.kind))
            told = text.kind == "retelling"
            one = {"kind": kind, "own": text.kind in OWN_WORDS, "told": told, "text": text.text}
            self.texts.append(one | ({"lang": spoken[text.file]} if spoken[text.file] else {}))
        found: dict[str, Any] = {"label": source.label, "ref": both(partial(reference, source)), "texts": listed}
        if source.url.startswith(("https://", "http://")):
            found["url"] = source.url
        notes = [both(note.pick) for note in (source.published_note, source.note) if note]
        return found | ({"notes": notes} if notes else {})

    def keys(self, event: Event) -> list[str]:
        """Return the ids of an event's sources, those that only evidence names last."""
        named = (evidence.source for _fact, evidence in evidence_of(event))
        return [key for key in dict.fromkeys((*event.head.sources, *named)) if key in self._numbers]

    def places(self, event: Event) -> list[int]:
        """Return the places of an event's sources."""
        return [self._numbers[key] for key in self.keys(event)]

    def passages(self, event: Event, say: Callable[[Event, Sequence[str]], Both]) -> Iterator[dict[str, Any]]:
        """Yield an event's passages; `say` names the facts that they support."""
        for key in self.keys(event):
            texts = self._readable[key]
            for one in passages(event, self._registry.sources[key], texts, suggest=False):
                found: dict[str, Any] = {"s": self._numbers[key], "facts": say(event, one.facts)}
                if one.anchor.state is State.LOST:
                    yield found | {"exact": one.evidence.exact, "state": "not-found" if texts else "no-text"}
                    continue
                text, units = self._units[key, one.anchor.file]
                found |= {"x": text, "a": units.at(one.anchor.start), "z": units.at(one.anchor.end)}
                found["line"] = one.anchor.line
                state = _STATES.get(one.anchor.state)
                yield found | ({"state": state} if state else {})


def reference(source: Source, lang: str) -> str:
    """Return where a source can be found: authors, title, publisher, number, date."""
    date = datewords.short(source.published, lang) if source.published is not None else ""
    parts = (
        ", ".join(source.authors),
        source.title.pick(lang),
        source.publisher,
        source.agency,
        word("reprint", lang).format(of=source.reprint_of) if source.reprint_of else "",
        source.reference,
        word("published", lang).format(date=date) if date else word("no-date", lang),
    )
    return ", ".join(part for part in parts if part)


class _Units:
    """Counts UTF-16 units up to a place in a text, as scripts do."""

    def __init__(self, text: str) -> None:
        self._wide = [] if text.isascii() else [at for at, char in enumerate(text) if ord(char) > 0xFFFF]

    def at(self, place: int) -> int:
        return place + bisect_left(self._wide, place)
