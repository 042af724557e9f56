"""The passages: an original's words as quotations, everything else retold, under a heading of its own.

What was not found in a text is not printed here, since nobody can say that these are the source's words; it is among
the open questions.
"""

from __future__ import annotations

from viewer.briefing.briefing import Wanted
from viewer.briefing.choice import Chosen
from viewer.briefing.document import PASSAGE, Block, Quote, Retold, Run, Runs
from viewer.briefing.given import Passage
from viewer.briefing.page import Page, clean, joined

_MARKS = (("“", "”"), ('"', '"'), ("«", "»"), ("‘", "’"), ("'", "'"))


def passages(page: Page) -> list[Block]:
    """Return the chosen passages of all events: quotations first, then what is retold."""
    printed = [
        (one, passage)
        for one in page.pace.each(page.matter.choice.chosen)
        for passage in chosen_passages(page, one)
        if passage.words and passage.source in page.registry.sources
    ]
    blocks: list[Block] = []
    for key, make, original in (("quotations", _quote, True), ("retold", _retold, False)):
        found = [pair for pair in printed if pair[1].is_original is original]
        blocks += [page.heading(key)] if found else []
        for place, (one, passage) in enumerate(found):
            last = place + 1 == len(found) or found[place + 1][0] is not one
            blocks.append(make(page, one, passage, _about(page, one) if last else ()))
    return blocks


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


def _quote(page: Page, one: Chosen, passage: Passage, about: Runs) -> Block:
    words = Run(bare(passage.words), lang=_language(page, passage), means=PASSAGE)
    runs = (Run("“"), words, Run("”", footnote=page.footnote(passage)))
    return Quote(runs, _number(page, passage), passage.line, page.lang, one.event.id, about)


def _retold(page: Page, one: Chosen, passage: Passage, about: Runs) -> Block:
    note = page.footnote(passage)
    words = Run(bare(passage.words), footnote=note, lang=_language(page, passage), means=PASSAGE)
    runs = (Run(page.word("retold-prefix"), italic=True), words)
    return Retold(runs, _number(page, passage), passage.line, page.lang, one.event.id, about)


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
