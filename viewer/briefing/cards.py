"""The section of the events: each with its facts, notes, outcomes with footnotes, and what it relates to."""

from __future__ import annotations

from viewer.briefing.choice import Chosen
from viewer.briefing.document import (
    BODY,
    EVENT,
    FACTS,
    NOTE,
    SMALL,
    Block,
    BulletList,
    Heading,
    Item,
    Paragraph,
    Run,
    Runs,
)
from viewer.briefing.given import Passage
from viewer.briefing.overview import place, remark
from viewer.briefing.page import Page, clean, joined
from viewer.registry import vocabulary
from viewer.registry.citation import time_words
from viewer.registry.links import links
from viewer.registry.records import Head


def events(page: Page) -> list[Block]:
    """Return all events in the order of the document, the author's headings before those that have one."""
    blocks: list[Block] = [page.heading("events")]
    level = 2  # the author's headings stand above the events that follow them
    for one in page.pace.each(page.matter.choice.chosen):
        if one.entry.heading:
            level = 3
            heading = (page.said(one.entry.heading),)
            blocks.append(Heading(2, heading, f"{page.lang}-heading-{one.number}", page.lang))
        blocks += _card(page, one, level)
    return blocks


def _card(page: Page, one: Chosen, level: int) -> list[Block]:
    event = one.event.id
    title = (page.said(one.event.title, means=EVENT),)
    blocks: list[Block] = [Heading(level, title, f"{page.lang}-event-{one.number}", page.lang, event)]
    blocks.append(Paragraph(_facts(page, one), page.lang, FACTS, event))
    if one.event.date_note:
        note = page.said(one.event.date_note)
        before, _mark, behind = page.word("date-note").partition("{note}")
        blocks.append(Paragraph((Run(before), note, *((Run(behind),) if behind else ())), page.lang, SMALL, event))
    blocks += page.paragraphs(one.entry.note, NOTE, event)
    blocks += _outcomes(page, one)
    blocks += page.paragraphs(one.event.note, BODY, event)
    for key, runs in (("part-of", _parent(page, one)), ("related", _related(page, one))):
        if runs:
            blocks.append(Paragraph((Run(page.word(key)), *runs), page.lang, SMALL, event))
    return blocks


def _facts(page: Page, one: Chosen) -> Runs:
    head = one.head
    time = clean(time_words(head.time, page.lang))
    parts: list[Runs] = [(page.date(head.date, full=True), *((Run(f", {time}"),) if time else ()))]
    said = (vocabulary.label("kind", head.kind, page.lang).lower(), remark(page, one), clean(place(page, one)))
    parts += [(Run(words),) for words in said if words]
    parts.append(page.sources(head) or (Run(page.word("no-source")),))
    return joined(parts, " · ")


def _outcomes(page: Page, one: Chosen) -> list[Block]:
    """Return what came of the event, each with a footnote for every passage that says so."""
    if not one.event.outcomes:
        return []
    items = []
    for number, outcome in enumerate(one.event.outcomes, 1):
        runs = [page.said(outcome.text)]
        places: dict[tuple[str, str, str, int], Passage] = {}  # one note for all that stands on one line
        for passage in page.passages(one):
            if f"outcome:{number}" in passage.facts:
                places.setdefault((passage.source, passage.kind, passage.state, passage.line), passage)
        notes = map(page.footnote, places.values())
        runs += [Run("", footnote=note) for note in notes if note is not None]
        if outcome.note:
            runs += [Run(" ("), page.said(outcome.note, italic=True), Run(")")]
        items.append(Item(tuple(runs), one.event.id))
    label = Paragraph((Run(page.word("outcomes"), bold=True),), page.lang, BODY, one.event.id)
    return [label, BulletList(tuple(items), page.lang, one.event.id)]


def _parent(page: Page, one: Chosen) -> Runs:
    parent = page.registry.head(one.head.part_of) if one.head.part_of else None
    return () if parent is None else (page.title(parent),)


def _related(page: Page, one: Chosen) -> Runs:
    """Return what the event is to others, as it says and as they say."""
    parts: list[Runs] = []
    for relation in one.event.related:
        other = page.registry.head(relation.event)
        if other is not None:
            parts.append(_relation(page, relation.kind, other))
    said = {relation.event for relation in one.event.related}
    for incoming in links(page.registry).incoming(one.event.id):
        kind, other = vocabulary.inverse(incoming.kind), page.registry.heads[incoming.index]
        if kind is not None and other.id not in said:
            parts.append(_relation(page, kind, other))
    return joined(parts, "; ")


def _relation(page: Page, kind: str, other: Head) -> Runs:
    words = clean(vocabulary.label("relation", kind, page.lang)) if kind else ""
    named = (Run(f"{words} "), page.title(other)) if words else (page.title(other),)
    return (*named, Run(" ("), page.date(other.date), Run(")")) if other.date is not None else named
