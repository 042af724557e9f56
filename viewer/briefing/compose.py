"""Makes a document of a briefing: chosen events, a registry, and what was looked up for it, part by part.

    Briefing + Registry + Given → choice of events → sections, each a small module → Document

The same input gives the same document: nothing asks for the time, and nothing is left to the order of a set.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from viewer.base.collection import no_collection
from viewer.base.work import Report, silent
from viewer.briefing import cards, changes, followup, overview, passages, people, questions, references
from viewer.briefing.briefing import SECTIONS, Briefing
from viewer.briefing.choice import Choice, choose, newest_day
from viewer.briefing.document import Block, Contents, Document, PageBreak, Paragraph, Run, Title
from viewer.briefing.given import Given
from viewer.briefing.page import Matter, Pace, Page, clean
from viewer.briefing.words import word
from viewer.registry import datewords
from viewer.registry.dates import parse
from viewer.registry.records import Text
from viewer.registry.registry import Registry

_MANY = 12  # events; a document about more of them begins with its contents
_LEVELS = 2

_MAKERS: Mapping[str, Callable[[Page], list[Block]]] = {
    "summary": overview.summary,
    "figure": overview.figure,
    "chronology": overview.chronology,
    "events": cards.events,
    "follow-up": followup.follow_up,
    "participants": people.participants,
    "appearances": people.appearances,
    "passages": passages.passages,
    "questions": questions.questions,
    "sources": references.references,
}


def compose(briefing: Briefing, registry: Registry, given: Given, report: Report = silent) -> Document:
    """Return the document that `briefing` asks for; with no event it holds a sentence that says so.

    Args:
        briefing: what was chosen.
        registry: where the events are.
        given: what was looked up for it.
        report: hears how far the work is, and may stop it.

    Raises:
        Cancelled: by `report`.
    """
    choice = choose(briefing, registry, given.found)
    as_of = briefing.as_of or newest_day(registry, choice.chosen)
    matter = Matter(briefing, registry, given, choice, sections(briefing, choice, given), as_of)
    pace = Pace(report, len(choice.chosen), len(briefing.languages) * max(len(matter.sections), 1))
    blocks: list[Block] = []
    notes = 0
    with no_collection():
        for lang in briefing.languages:
            page = Page(matter, lang, notes, pace)
            blocks += [PageBreak(lang)] if blocks else []
            blocks += _part(page)
            notes = page.notes
    first = briefing.languages[0]
    title, handling = _title(matter, first), clean(briefing.handling.pick(first))
    return Document(title, as_of, handling, briefing.languages, tuple(blocks))


def compose_changes(before: Registry, after: Registry, languages: tuple[str, ...], against: str = "") -> Document:
    """Return a document of its own that tells what changed from one registry to another, without a date.

    Args:
        before: the older registry.
        after: the newer one.
        languages: of the document, one after the other.
        against: the words that named the older one, told to the reader; empty for none.
    """
    blocks: list[Block] = []
    for lang in languages:
        blocks += [PageBreak(lang)] if blocks else []
        title = clean(after.title.pick(lang)) or word("untitled", lang)
        blocks.append(Title(title, word("changes", lang), "", "", lang, lang))
        blocks += changes.section(before, after, lang, against=against)
    title = clean(after.title.pick(languages[0])) or word("untitled", languages[0])
    return Document(title, "", "", languages, tuple(blocks))


def sections(briefing: Briefing, choice: Choice, given: Given) -> tuple[str, ...]:
    """Return the sections of the document: as the briefing says, else the usual ones for what was chosen."""
    if briefing.sections is not None:
        return briefing.sections
    without = {
        "contents": len(choice.chosen) <= _MANY,
        "appearances": not briefing.people,
        "changes": given.since is None,
    }
    return tuple(name for name in SECTIONS if not without.get(name, False))


def _part(page: Page) -> list[Block]:
    matter, lang = page.matter, page.lang
    briefing = matter.briefing
    as_of = ""
    if matter.as_of:
        as_of = word("as-of", lang).format(date=datewords.short(parse(matter.as_of), lang))
    subtitle = clean(briefing.subtitle.pick(lang)) or (word("subtitle", lang) if _has_title(matter) else "")
    handling = clean(briefing.handling.pick(lang))
    blocks: list[Block] = [Title(_title(matter, lang), subtitle, as_of, handling, lang, lang)]
    if not matter.choice.chosen:
        blocks.append(Paragraph((Run(word("empty", lang)),), lang))
        if matter.choice.missing and "questions" in matter.sections:
            blocks += questions.questions(page)
        return blocks
    for name in matter.sections:
        page.pace.begin()
        blocks += _section(page, name)
    return blocks


def _section(page: Page, name: str) -> list[Block]:
    if name == "contents":
        return [Contents(page.word("contents"), _LEVELS, page.lang)]
    if name == "changes":
        return _changes(page)
    return _MAKERS[name](page)


def _changes(page: Page) -> list[Block]:
    """Return what changed among the events of the document, those that are gone included."""
    given, choice = page.matter.given, page.matter.choice
    if given.since is None:
        return []
    only = {*(one.event.id for one in choice.chosen), *choice.missing, *given.found_since}
    return changes.section(given.since, page.registry, page.lang, only, page.matter.briefing.since)


def _has_title(matter: Matter) -> bool:
    return bool(matter.briefing.title or matter.registry.title)


def _title(matter: Matter, lang: str) -> str:
    title: Text = matter.briefing.title or matter.registry.title
    return clean(title.pick(lang)) or word("untitled", lang)
