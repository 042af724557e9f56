"""Finds the passage of an article that a piece of evidence quotes.

Evidence is a text-quote selector (W3C Web Annotation Data Model, section 4.2.4): exact words, with a prefix
and a suffix where they are not unique. Texts are edited and quotes are typed, so the search has steps, each
more tolerant than the one before: as written; with other white space; with other punctuation. A passage found
by a tolerant step, or whose prefix or suffix no longer fits, has *moved*. Where several places remain, the
anchor is *ambiguous* and names them. Beyond that the passage is *lost*: what resembles it is a suggestion for
a person to judge, and never taken silently.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from viewer.base.fold import fold, nfc
from viewer.base.tuples import NamedTuple
from viewer.base.value import frozen

if TYPE_CHECKING:
    from viewer.registry.records import Evidence
    from viewer.sources.article_text import ArticleText

_MOST_PLACES = 200  # more are of no use to anybody, and a quote of one letter has thousands
_LIKE_ENOUGH = 70.0  # percent of the characters that a suggestion must share with the quote
_LONGEST_GUESS = 1_000_000  # characters of text in which a suggestion is looked for
_NOT_WORDS = re.compile(r"\W+")


class State(StrEnum):
    """How surely a passage is known."""

    FOUND = "found"
    MOVED = "moved"
    AMBIGUOUS = "ambiguous"
    LOST = "lost"


class Span(NamedTuple):
    """A place in a text: offsets in code points, and the 1-based line in which it begins."""

    start: int
    end: int
    line: int


@frozen
class Anchor:
    """Where evidence was found.

    Attributes:
        state: how surely.
        file: the text it stands in; for a lost one the text of the suggestion, or empty.
        start, end, line: the passage; the first of `places` when ambiguous; zeros when lost.
        places: every place that remained when ambiguous, else none.
        suggestion: what resembles a lost passage most, or None.
    """

    state: State
    file: str = ""
    start: int = 0
    end: int = 0
    line: int = 0
    places: tuple[Span, ...] = ()
    suggestion: Span | None = None


Step = Callable[[str, "ArticleText"], Iterator[tuple[int, int]]]


def locate(evidence: Evidence, texts: Sequence[ArticleText], *, suggest: bool = True) -> Anchor:
    """Return where `evidence` stands in its source's texts: the one that it names, else originals first.

    Args:
        evidence: the quote.
        texts: the source's texts that can be read.
        suggest: whether to look for what resembles a lost passage, which takes longer than all else.
    """
    quote = nfc(evidence.exact).strip()
    chosen = _in_order(evidence, texts)
    if not quote:
        return Anchor(State.LOST)
    for step, moved in ((_as_written, False), (_other_spaces, True), (_other_punctuation, True)):
        for text in chosen:
            spans = _spans(step, quote, text)
            if spans:
                return _settle(evidence, text, spans, moved=moved)
    return _suggest(quote, chosen) if suggest else Anchor(State.LOST)


def _in_order(evidence: Evidence, texts: Sequence[ArticleText]) -> list[ArticleText]:
    if evidence.text:
        return [text for text in texts if text.file == evidence.text]
    return sorted(texts, key=lambda text: text.kind != "original")


def _spans(step: Step, quote: str, text: ArticleText) -> list[Span]:
    spans = []
    for start, end in step(quote, text):
        spans.append(Span(start, end, text.line_of(start)))
        if len(spans) == _MOST_PLACES:
            break
    return spans


def _as_written(quote: str, text: ArticleText) -> Iterator[tuple[int, int]]:
    start = text.text.find(quote)
    while start >= 0:
        yield start, start + len(quote)
        start = text.text.find(quote, start + 1)


def _other_spaces(quote: str, text: ArticleText) -> Iterator[tuple[int, int]]:
    pattern = re.compile(r"\s+".join(map(re.escape, quote.split())))
    return (found.span() for found in pattern.finditer(text.text))


def _other_punctuation(quote: str, text: ArticleText) -> Iterator[tuple[int, int]]:
    return _by_words(_words(quote), text.spoken, text)


def _by_words(words: str, spoken: str, text: ArticleText) -> Iterator[tuple[int, int]]:
    if not words:
        return
    start = spoken.find(f" {words} ")
    while start >= 0:
        yield text.written(start + 1, start + 1 + len(words))
        start = spoken.find(f" {words} ", start + 1)


def _settle(evidence: Evidence, text: ArticleText, spans: list[Span], *, moved: bool) -> Anchor:
    """Return the anchor of a quote with these places, told apart by what stands before and behind them."""
    wanted = bool(evidence.prefix.strip()) + bool(evidence.suffix.strip())
    fits = [_fit(evidence, text.text, span) for span in spans]
    best = max(fits)
    places = tuple(span for span, fit in zip(spans, fits, strict=True) if fit == best)
    first = places[0]
    if len(places) > 1:
        return Anchor(State.AMBIGUOUS, text.file, *first, places=places)
    state = State.MOVED if moved or best < wanted else State.FOUND
    return Anchor(state, text.file, *first)


def _fit(evidence: Evidence, text: str, span: Span) -> int:
    """Return how many of prefix and suffix stand beside `span`."""
    before = text[max(0, span.start - 2 * len(evidence.prefix) - 20) : span.start]
    behind = text[span.end : span.end + 2 * len(evidence.suffix) + 20]
    fit = 0
    if evidence.prefix.strip():
        loosen = _words if _words(evidence.prefix) else _signs
        fit += loosen(before).endswith(loosen(evidence.prefix))
    if evidence.suffix.strip():
        loosen = _words if _words(evidence.suffix) else _signs
        fit += loosen(behind).startswith(loosen(evidence.suffix))
    return fit


def _words(context: str) -> str:
    return _NOT_WORDS.sub(" ", nfc(context)).strip()


def _signs(context: str) -> str:
    return "".join(context.split())


def _suggest(quote: str, texts: Sequence[ArticleText]) -> Anchor:
    """Return a lost anchor, with the place that resembles the quote most where there is one."""
    words = fold(_words(quote))
    for text in texts:
        for start, end in _by_words(words, text.spoken_folded, text):
            return _lost(text, start, end)
    best: tuple[float, ArticleText, int, int] | None = None
    for text in texts:
        likeness, start, end = _closest(words, text)
        if likeness >= _LIKE_ENOUGH and (best is None or likeness > best[0]):
            best = (likeness, text, start, end)
    return Anchor(State.LOST) if best is None else _lost(*best[1:])


def _closest(words: str, text: ArticleText) -> tuple[float, int, int]:
    """Return the likeness in percent and the span in `text` of what resembles `words` most."""
    from rapidfuzz.fuzz import partial_ratio_alignment  # needed only for lost passages

    spoken = text.spoken_folded
    if len(words) > len(spoken) or len(spoken) > _LONGEST_GUESS:
        return 0.0, 0, 0
    found = partial_ratio_alignment(words, spoken, score_cutoff=_LIKE_ENOUGH)
    if found is None or not spoken[found.dest_start : found.dest_end].strip():
        return 0.0, 0, 0
    return found.score, *text.written(*_trimmed(words, spoken, found.dest_start, found.dest_end))


def _trimmed(words: str, spoken: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without the words at its ends that only fill it up to the quote's length."""
    from rapidfuzz.fuzz import ratio  # needed only for lost passages

    likeness = ratio(words, spoken[start:end])
    while True:
        first_gone, last_gone = spoken.find(" ", start, end) + 1, spoken.rfind(" ", start, end)
        shorter = [(a, b) for a, b in ((first_gone, end), (start, last_gone)) if start <= a < b <= end]
        scored = [(ratio(words, spoken[a:b]), a, b) for a, b in shorter if (a, b) != (start, end)]
        if not scored or max(scored)[0] <= likeness:
            return start, end
        likeness, start, end = max(scored)


def _lost(text: ArticleText, start: int, end: int) -> Anchor:
    return Anchor(State.LOST, text.file, suggestion=Span(start, end, text.line_of(start)))


def likeness(quote: str, words: str) -> float:
    """Return how much a quote and other words have in common, in percent; accents and punctuation do not count."""
    from rapidfuzz.fuzz import ratio  # needed only for lost passages

    return float(ratio(fold(_words(quote)), fold(_words(words))))
