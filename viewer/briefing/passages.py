"""The passages: an original's words as quotations, everything else retold, under a heading of its own.

What is retold from one line of a source for one event is one block, marked once, with one footnote: its passages stand
in the order of the text, parted by "[…]" where words between them are left out. Each quotation stands for itself.

What was not found in a text is not printed here, since nobody can say that these are the source's words; it is among
the open questions.
"""

from __future__ import annotations

from collections.abc import Sequence

from viewer.briefing.briefing import Wanted
from viewer.briefing.choice import Chosen
from viewer.briefing.document import PASSAGE, Block, Quote, Retold, Run, Runs
from viewer.briefing.given import Passage
from viewer.briefing.page import Page, clean, joined

Passages = tuple[Passage, ...]

_LEFT_OUT = " […] "
_MARKS = (("“", "”"), ('"', '"'), ("«", "»"), ("‘", "’"), ("'", "'"))


def passages(page: Page) -> list[Block]:
    """Return the chosen passages of all events: quotations first, then what is retold."""
    printed = [
        (one, passage)
        for one in page.pace.each(page.matter.choice.chosen)
        for passage in chosen_passages(page, one)
        if passage.words and passage.source in page.registry.sources
    ]
    quoted: list[tuple[Chosen, Passages]] = [(one, (passage,)) for one, passage in printed if passage.is_original]
    retold = _by_line([(one, passage) for one, passage in printed if not passage.is_original])
    blocks: list[Block] = []
    for key, make, found in (("quotations", _quote, quoted), ("retold", _retold, retold)):
        blocks += [page.heading(key)] if found else []
        for place, (one, group) in enumerate(found):
            last = place + 1 == len(found) or found[place + 1][0] is not one
            blocks.append(make(page, one, group, _about(page, one) if last else ()))
    return blocks


def _by_line(pairs: Sequence[tuple[Chosen, Passage]]) -> list[tuple[Chosen, Passages]]:
    """Return passages that follow each other and stand in one line of one text, for one event, as one."""
    found: list[tuple[Chosen, Passages]] = []
    for one, passage in pairs:
        if found and passage.line and found[-1][0] is one and _place(found[-1][1][-1]) == _place(passage):
            found[-1] = one, (*found[-1][1], passage)
        else:
            found.append((one, (passage,)))
    return found


def _place(passage: Passage) -> tuple[str, str, int]:
    return passage.source, passage.kind, passage.line


def chosen_passages(page: Page, one: Chosen) -> tuple[Passage, ...]:
    """Return which passages of an event are printed: those chosen for it, else as the briefing says for all."""
    known, wanted = page.passages(one), one.entry.passages
    if wanted is not None:
        return tuple(passage for passage in known if any(_is_meant(passage, one) for one in wanted))
    match page.matter.briefing.passages:
        case "all":
            return known
        case "none":
            return ()
        case _:
            return tuple(one for one in known if any(fact.startswith("outcome:") for fact in one.facts))


def bare(words: str) -> str:
    """Return words on one line, without quotation marks around all of them."""
    words = clean(words)
    for opening, closing in _MARKS:
        inner = words[1:-1]
        if words[:1] == opening and words[-1:] == closing and inner and not {opening, closing}.intersection(inner):
            return inner.strip()
    return words


def _is_meant(passage: Passage, wanted: Wanted) -> bool:
    source = not wanted.source or wanted.source == passage.source
    return source and clean(passage.exact).startswith(clean(wanted.exact))


def _quote(page: Page, one: Chosen, group: Passages, about: Runs) -> Block:
    (passage,) = group
    words = Run(bare(passage.words), lang=_language(page, passage), means=PASSAGE)
    runs = (Run("“"), words, Run("”", footnote=page.footnote(passage)))
    return Quote(runs, _number(page, passage), passage.line, page.lang, one.event.id, about)


def _retold(page: Page, one: Chosen, group: Passages, about: Runs) -> Block:
    *others, passage = group
    language = _language(page, passage)
    runs = [Run(page.word("retold-prefix"), italic=True)]
    for other in others:
        runs += [Run(bare(other.words), lang=language, means=PASSAGE), Run(_LEFT_OUT)]
    runs.append(Run(bare(passage.words), footnote=page.footnote(passage), lang=language, means=PASSAGE))
    return Retold(tuple(runs), _number(page, passage), passage.line, page.lang, one.event.id, about)


def _about(page: Page, one: Chosen) -> Runs:
    before, _mark, behind = page.word("about").partition("{title}")
    title: Runs = (Run(before), page.title(one.head), *((Run(behind),) if behind else ()))
    return joined((title, (page.date(one.head.date),)), ", ")


def _number(page: Page, passage: Passage) -> int:
    return page.registry.sources[passage.source].number


def _language(page: Page, passage: Passage) -> str:
    """Return the language of the passage's source where it is not that of the page."""
    source = page.registry.sources.get(passage.source)
    language = source.language if source is not None else ""
    return language if language in ("vi", "en") and language != page.lang else ""
