"""Quotations that the article has differently, several times, or not: what stands there is put in their place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from viewer.base.i18n import _
from viewer.base.value import replace
from viewer.registry.fixes.fix import Case, Fix, short
from viewer.registry.patching.model import Delete, Edit, SetValue
from viewer.sources.anchors import Anchor, Span, State, likeness, locate

if TYPE_CHECKING:
    from viewer.registry.records import Evidence
    from viewer.sources.article_text import ArticleText
    from viewer.sources.library import Library

_MOST_PLACES = 6  # of an ambiguous quotation that are offered
_SURE = 90  # percent; a passage that resembles the quotation less is looked at before it is taken
_FURTHEST = 80  # characters of context that tell two places apart


def lost(case: Case, library: Library) -> Iterator[Fix]:
    """Yield the nearest passage, the source or text that has the words, and where to look."""
    evidence = _evidence(case)
    if evidence is None:
        return
    texts = _texts(case, library, evidence.source)
    anchor = locate(evidence, texts)
    if anchor.suggestion is not None:
        words = _slice(texts, anchor, anchor.suggestion)
        percent = round(likeness(evidence.exact, words))
        title = _("Replace with the nearest passage ({percent} %): “{words}”")
        edits = (SetValue(case.path, words), *_without_context(case, evidence))
        sure = percent >= _SURE or case.index < 0
        yield Fix(title.format(percent=percent, words=short(words)), edits, preferred=sure)
        yield from _shown(case, evidence, preferred=not sure)
    yield from _elsewhere(case, library, evidence)
    if anchor.suggestion is None:
        yield from _shown(case, evidence)


def ambiguous(case: Case, library: Library) -> Iterator[Fix]:
    """Yield each place that may be meant, told by the words before or behind it."""
    evidence = _evidence(case)
    if evidence is None:
        return
    texts = _texts(case, library, evidence.source)
    anchor = locate(evidence, texts)
    text = next((one for one in texts if one.file == anchor.file), None)
    for place in anchor.places[:_MOST_PLACES] if text is not None else ():
        assert text is not None
        told = _told_apart(evidence, texts, text, place)
        if told is not None:
            key, words = told
            title = _("The one on line {line}: “{words}”").format(line=place.line, words=_around(text.text, place))
            others = tuple(one for one in _without_context(case, evidence) if one.path[-1] != key)
            yield Fix(title, (SetValue((*case.path[:-1], key), words), *others))
    yield from _shown(case, evidence)


def moved(case: Case, library: Library) -> Iterator[Fix]:
    """Yield the words as they stand in the article, and the context that stands around them."""
    evidence = _evidence(case)
    if evidence is None:
        return
    texts = _texts(case, library, evidence.source)
    anchor = locate(evidence, texts)
    words = _slice(texts, anchor, Span(anchor.start, anchor.end, anchor.line))
    bare = replace(evidence, exact=words, prefix="", suffix="")
    if locate(replace(evidence, exact=words), texts).state is State.FOUND:
        title = _("Quote it as it stands there: “{words}”").format(words=short(words))
        yield Fix(title, (SetValue(case.path, words),), preferred=True)
    elif locate(bare, texts).state is State.FOUND:
        edits: tuple[Edit, ...] = _without_context(case, evidence)
        if words != evidence.exact:
            edits = (SetValue(case.path, words), *edits)
        yield Fix(_("Leave out the words before and behind it"), edits, preferred=True)
    yield from _shown(case, evidence)


def _evidence(case: Case) -> Evidence | None:
    """Return the evidence whose words stand at the problem's path."""
    from viewer.sources.support import evidence_of

    registry = case.registry
    if case.index >= 0:
        every = (evidence for _fact, evidence in evidence_of(registry.event_at(case.index)))
    else:
        person = registry.people.get(str(case.path[1])) if len(case.path) > 1 else None
        every = (evidence for post in (person.posts if person else ()) for evidence in post.evidence)
    return next((evidence for evidence in every if evidence.path == case.path), None)


def _texts(case: Case, library: Library, source: str) -> tuple[ArticleText, ...]:
    known = case.registry.sources.get(source)
    return library.readable(known) if known is not None else ()


def _slice(texts: Sequence[ArticleText], anchor: Anchor, span: Span) -> str:
    return next((text.text[span.start : span.end] for text in texts if text.file == anchor.file), "")


def _elsewhere(case: Case, library: Library, evidence: Evidence) -> Iterator[Fix]:
    """Yield another text of the source, or another source, that has the words."""
    if evidence.text:
        anywhere = replace(evidence, text="")
        if locate(anywhere, _texts(case, library, evidence.source), suggest=False).state is not State.LOST:
            edit = Delete((*case.path[:-1], "text"))
            yield Fix(_("Look in every text of the source, not in “{file}” alone").format(file=evidence.text), (edit,))
    for source in case.registry.sources.values():
        alone = replace(evidence, text="", source=source.id)
        if source.id != evidence.source and (
            locate(alone, library.readable(source), suggest=False).state is State.FOUND
        ):
            edits: list[Edit] = [SetValue((*case.path[:-1], "source"), source.id)]
            if evidence.text:
                edits.append(Delete((*case.path[:-1], "text")))
            yield Fix(_("It stands in {label}: name that source").format(label=source.label), tuple(edits))


def _contexts(text: str, place: Span) -> Iterator[tuple[str, str]]:
    """Yield words before and behind a place, more and more of them, as prefix or suffix."""
    line = text.rfind("\n", 0, place.start) + 1
    end = text.find("\n", place.end)
    before = text[line : place.start].split()
    behind = text[place.end : len(text) if end < 0 else end].split()
    for count in range(1, 1 + max(len(before), len(behind))):
        prefix, suffix = " ".join(before[-count:]), " ".join(behind[:count])
        if min(len(prefix), len(suffix)) > _FURTHEST:
            return
        if suffix:
            yield "suffix", suffix
        if prefix:
            yield "prefix", prefix


def _told_apart(
    evidence: Evidence, texts: Sequence[ArticleText], text: ArticleText, place: Span
) -> tuple[str, str] | None:
    """Return prefix or suffix with the fewest words by which `place` is found alone; None when there are none."""
    for key, words in _contexts(text.text, place):
        told = replace(evidence, **{"prefix": "", "suffix": "", key: words})
        anchor = locate(told, texts, suggest=False)
        if anchor.state is State.FOUND and anchor.start == place.start:
            return key, words
    return None


def _around(text: str, place: Span) -> str:
    """Return a place with a few words before and behind it, on one line."""
    before, behind = text[max(0, place.start - 25) : place.start], text[place.end : place.end + 25]
    return " ".join(f"…{before}{short(text[place.start : place.end])}{behind}…".split())


def _without_context(case: Case, evidence: Evidence) -> tuple[Edit, ...]:
    keys = (("prefix", evidence.prefix), ("suffix", evidence.suffix))
    return tuple(Delete((*case.path[:-1], key)) for key, words in keys if words)


def _shown(case: Case, evidence: Evidence, *, preferred: bool = False) -> Iterator[Fix]:
    """Yield looking at the quotation beside its article, which shows those of events only."""
    if case.index >= 0:
        yield Fix(_("Show it in the article"), passage=(evidence.source, evidence.exact), preferred=preferred)
