"""Takes a query apart for a field that shows fields and times as chips, and words as text.

A chip is a piece of the query as it was typed, with what it says in two parts. Joining chips and words gives a
query of the same meaning: terms are joined by *and*, so their order does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable

from viewer.base.fold import nfc
from viewer.base.value import frozen
from viewer.registry import vocabulary
from viewer.registry.registry import Registry
from viewer.search.query import FieldTerm, PeriodTerm, Term, parse


@frozen
class Chip:
    """A piece of a query: the text that it stands for, the name of its field (or empty), what it says."""

    text: str
    name: str
    label: str


def split(text: str, registry: Registry, titles: str, before: int | None = None) -> tuple[tuple[Chip, ...], str]:
    """Return the chips of a query and the words that remain, in the order of the text.

    Args:
        text: the query.
        registry: where ids have names.
        titles: language of these names, vi or en.
        before: where typing goes on; a term that reaches to there or beyond is not a chip yet.
    """
    text = nfc(text)
    chips: list[Chip] = []
    words: list[str] = []
    done = 0
    for term in parse(text).terms:
        is_ready = before is None or term.end < before
        if is_ready and isinstance(term, FieldTerm | PeriodTerm):
            words.append(text[done : term.start])
            chips.append(Chip(text[term.start : term.end], *_said(term, text, registry, titles)))
            done = term.end
    words.append(text[done:])
    return tuple(chips), _joined(words)


def joined(chips: Iterable[Chip], words: str) -> str:
    """Return the query that chips and words make together."""
    return " ".join([*(chip.text for chip in chips), words]).strip()


def _said(term: Term, text: str, registry: Registry, titles: str) -> tuple[str, str]:
    """Return field and value for the eye: the name instead of an id, without quotes."""
    minus = "−" if term.excluded else ""
    if isinstance(term, FieldTerm):
        return f"{minus}{term.name}:", _label(term, registry, titles)
    return "", text[term.start : term.end].replace("-", "−", 1) if term.excluded else text[term.start : term.end]


def _label(term: FieldTerm, registry: Registry, titles: str) -> str:
    value = term.value
    if term.name == "person" and value in registry.people:
        return registry.people[value].name
    if term.name == "series" and value in registry.series:
        return registry.series[value].name.pick(titles) or value
    if term.name == "party":
        return registry.party_name(value, titles)
    if term.name == "source" and value in registry.sources:
        return registry.sources[value].label
    if term.name in ("kind", "status"):
        return vocabulary.label(term.name, value, titles)
    return value


def _joined(parts: list[str]) -> str:
    """Return the parts with one space where a chip was taken out, and what stood at the outer ends."""
    inner = [part.strip() for part in parts]
    text = " ".join(part for part in inner if part)
    return text + " " if text and parts[-1].endswith(" ") else text
