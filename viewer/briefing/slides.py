"""What each step of a presentation says: the words of the printed document, an event at a time.

    Briefing + Registry + Given → the order of steps, at once → one step, made when it is first shown

A step is read off the blocks that `compose` makes of a briefing about that event alone, so that what is presented is
what is printed: the same dates, posts, labels and quotation marks, and of the same sections. There is a step for the
title, one for each of the author's headings, one for each event, and one for sources and open questions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from viewer.base.value import frozen, replace
from viewer.briefing.briefing import Briefing, Entry
from viewer.briefing.choice import Choice, Chosen, choose, newest_day
from viewer.briefing.compose import compose, sections
from viewer.briefing.document import (
    BODY,
    FACTS,
    LEAD,
    NOTE,
    PERSON,
    SMALL,
    SOURCE,
    Block,
    BulletList,
    Footnote,
    Heading,
    Paragraph,
    Quote,
    Retold,
    Row,
    Run,
    Runs,
    Table,
    Title,
    text_of,
)
from viewer.briefing.given import Given
from viewer.briefing.words import word
from viewer.registry.records import NO_TEXT
from viewer.registry.registry import Registry

_OF_EVENT = ("events", "participants", "passages")
_BETWEEN = Run(" · ")  # facts


@frozen
class Person:
    """Somebody who took part: party, name, rank and office as of then, and role; what is not known is empty.

    `named` tells whether the name is a person's; else it says whom the source does not name.
    """

    party: str
    name: str
    post: str
    role: str
    named: bool


@frozen
class Passage:
    """A passage as it is printed: with quotation marks where an original says it, else as retold; and its source."""

    text: str
    source: str
    original: bool


@frozen
class Outcome:
    """What came of an event, and the labels of the sources that say so."""

    text: str
    sources: str


@frozen
class TitleStep:
    """The first step; `events` are all, in the order of time."""

    title: str
    subtitle: str
    as_of: str
    lead: tuple[str, ...]
    events: tuple[str, ...]


@frozen
class HeadingStep:
    """One of the author's headings; `agenda` has date and title of each event up to the next one."""

    title: str
    agenda: tuple[tuple[str, str], ...]
    events: tuple[str, ...]


@frozen
class EventStep:
    """One event.

    Attributes:
        title: its title.
        date: in words, with the time of day where that is known.
        facts: kind, status, place and sources, on one line.
        remarks: on the date, and of what the event is a part.
        note: what the author says about it, by paragraphs.
        outcomes_title: stands above the outcomes.
        outcomes: what came of it.
        text: what the registry says about it, by paragraphs.
        people: who took part.
        passages: those that were chosen, an original's words first.
        events: its id.
    """

    title: str
    date: str
    facts: str
    remarks: tuple[str, ...]
    note: tuple[str, ...]
    outcomes_title: str
    outcomes: tuple[Outcome, ...]
    text: tuple[str, ...]
    people: tuple[Person, ...]
    passages: tuple[Passage, ...]
    events: tuple[str, ...]


@frozen
class EndStep:
    """The last step: the sources with their labels, and what is open; each with the heading above it."""

    sources_title: str
    sources: tuple[tuple[str, str], ...]
    questions_title: str
    questions: tuple[str, ...]
    open: int  # how many questions there are
    events: tuple[str, ...]


Step = TitleStep | HeadingStep | EventStep | EndStep


class Slides:
    """The steps of a presentation in one language, each made at the first wish and then kept.

    Args:
        briefing: what was chosen.
        registry: where the events are.
        given: what was looked up; may be without passages and problems as long as these are not known.
        lang: vi or en.
        known: whether passages and problems are; else nothing is said about open questions.
    """

    def __init__(self, briefing: Briefing, registry: Registry, given: Given, lang: str, *, known: bool = True) -> None:
        self._registry, self._given, self.lang = registry, given, lang
        self.choice: Choice = choose(briefing, registry, given.found)
        printed = sections(briefing, self.choice, given)
        self.sections = printed if known else tuple(name for name in printed if name != "questions")
        as_of = briefing.as_of or newest_day(registry, self.choice.chosen)
        self._briefing = replace(briefing, language=lang, as_of=as_of)
        self.in_time = tuple(one.event.id for one in self.choice.in_time)
        self._order = tuple(self._ordered())
        self._made: dict[int, Step] = {}
        handling = briefing.handling.pick(lang)
        self.handling = " ".join(handling.split())

    def __len__(self) -> int:
        return len(self._order)

    def step(self, at: int) -> Step:
        """Return the step at a place, counted from 0.

        Raises:
            IndexError: there are not so many.
        """
        known = self._made.get(at)
        if known is None:
            known = self._made[at] = self._make(*self._order[at])
        return known

    def place_of(self, event: str) -> int | None:
        """Return the place of an event's own step; None where it has none."""
        chosen = self.choice.chosen
        return next((at for at, (kind, number) in enumerate(self._order)
                     if kind == "event" and chosen[number].event.id == event), None)  # fmt: skip

    def event_at(self, at: int) -> str | None:
        """Return the event that a place is about: its own, or the first one below a heading; None for any other."""
        kind, number = self._order[at]
        return self.choice.chosen[number].event.id if kind in ("event", "heading") else None

    def _ordered(self) -> Iterator[tuple[str, int]]:
        yield "title", 0
        for number, one in enumerate(self.choice.chosen):
            if one.entry.heading:
                yield "heading", number
            yield "event", number
        if self.choice.chosen and {"sources", "questions"}.intersection(self.sections):
            yield "end", 0

    def _make(self, kind: str, number: int) -> Step:
        match kind:
            case "title":
                return self._title()
            case "heading":
                return self._heading(number)
            case "event":
                return self._event(self.choice.chosen[number])
            case _:
                return self._end()

    # One step

    def _title(self) -> TitleStep:
        blocks = self._blocks("summary")
        title = next(block for block in blocks if isinstance(block, Title))
        lead = (text_of(block.runs) for block in blocks if isinstance(block, Paragraph) and block.style == LEAD)
        return TitleStep(title.text, title.subtitle, title.as_of, tuple(lead), self.in_time)

    def _heading(self, number: int) -> HeadingStep:
        chosen = self.choice.chosen
        below = [chosen[number]]
        for one in chosen[number + 1 :]:
            if one.entry.heading:
                break
            below.append(one)
        events = tuple(one.event.id for one in below)
        entries = tuple(replace(one.entry, heading=NO_TEXT) for one in below)
        blocks = self._of(entries, "chronology", order="hand")
        rows = {row.event: row for table in blocks if isinstance(table, Table) for row in table.rows}
        agenda = tuple((_cell(rows[event], 0), _cell(rows[event], 1, lines=1)) for event in events)
        return HeadingStep(" ".join(chosen[number].entry.heading.pick(self.lang).split()), agenda, events)

    def _event(self, one: Chosen) -> EventStep:
        wanted = tuple(name for name in _OF_EVENT if name == "events" or name in self.sections)
        return _read_event(self._of((one.entry,), *wanted), one.event.id, self.lang, whole="events" in self.sections)

    def _end(self) -> EndStep:
        blocks = self._blocks(*(name for name in ("sources", "questions") if name in self.sections))
        titles = {block.anchor: text_of(block.runs) for block in blocks if isinstance(block, Heading)}
        label = f"{self.lang}-s"
        sources = [
            (text_of(block.runs[:1]), text_of(block.runs[1:]).strip())
            for block in blocks
            if isinstance(block, Paragraph) and block.anchor.startswith(label)
        ]
        questions = [text_of(item.runs) for block in blocks if isinstance(block, BulletList) for item in block.items]
        asked = f"{self.lang}-questions"
        none = (word("q-none", self.lang),) if asked in titles and not questions else ()
        return EndStep(
            titles.get(f"{self.lang}-sources", ""), tuple(sources), titles.get(asked, ""),
            (*questions, *none), len(questions), self.in_time,
        )  # fmt: skip

    def _blocks(self, *names: str) -> tuple[Block, ...]:
        """Return the blocks of some sections of the whole document."""
        return compose(replace(self._briefing, sections=names), self._registry, self._given).blocks

    def _of(self, entries: tuple[Entry, ...], *names: str, order: str = "date") -> tuple[Block, ...]:
        """Return the blocks of some sections of a document about these entries alone."""
        briefing = replace(self._briefing, entries=entries, query="", sections=names, order=order)
        return compose(briefing, self._registry, replace(self._given, found=())).blocks


def spoken(step: Step) -> str:
    """Return everything that a step says, for those who hear it."""
    match step:
        case TitleStep():
            parts: Iterable[str] = (step.title, step.subtitle, step.as_of, *step.lead)
        case HeadingStep():
            parts = (step.title, *(f"{date}: {title}" for date, title in step.agenda))
        case EventStep():
            parts = (step.date, step.title, step.facts, *step.remarks, *step.note, *_spoken_outcomes(step), *step.text)
            parts = (*parts, *map(_spoken_person, step.people), *(f"{one.text} {one.source}" for one in step.passages))
        case EndStep():
            sources = (f"{label}: {reference}" for label, reference in step.sources)
            parts = (step.sources_title, *sources, step.questions_title, *step.questions)
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def _spoken_outcomes(step: EventStep) -> tuple[str, ...]:
    return (step.outcomes_title, *(one.text for one in step.outcomes)) if step.outcomes else ()


def _spoken_person(one: Person) -> str:
    return ", ".join(part for part in (one.name, one.post, one.party, one.role) if part)


def _read_event(blocks: Iterable[Block], event: str, lang: str, *, whole: bool) -> EventStep:
    """Return what the blocks of a document about one event say; of its card only the facts and notes unless `whole`."""
    title = label = ""
    facts: tuple[str, ...] = ()
    remarks: list[str] = []
    lines: dict[str, list[str]] = {NOTE: [], BODY: []}
    outcomes: list[Outcome] = []
    people: tuple[Person, ...] = ()
    passages: list[Passage] = []
    own = {word("related", lang): False, word("part-of", lang): whole}
    for block in blocks:
        match block:
            case Heading(event=of) if of == event:
                title = text_of(block.runs)
            case Paragraph(style=style) if style == FACTS:
                facts = _parts(block.runs)
            case Paragraph(style=style) if style == SMALL and own.get(block.runs[0].text, True):
                remarks.append(text_of(block.runs))
            case Paragraph(style=style) if style == BODY and block.runs[0].bold:
                label = text_of(block.runs)
            case Paragraph(style=style) if style in lines and (whole or style == NOTE):
                lines[style].append(text_of(block.runs))
            case BulletList() if whole:
                outcomes += [Outcome(text_of(item.runs), _labels(item.runs)) for item in block.items]
            case Table():
                people = tuple(_people(block))
            case Quote() | Retold():
                passages.append(Passage(text_of(block.runs), _where(block.runs), isinstance(block, Quote)))
            case _:
                pass
    date = facts[0] if facts else ""
    return EventStep(
        title, date, " · ".join(facts[1:]), tuple(remarks), tuple(lines[NOTE]), label, tuple(outcomes),
        tuple(lines[BODY]), people, tuple(passages), (event,),
    )  # fmt: skip


def _parts(runs: Runs) -> tuple[str, ...]:
    """Return the facts of one line, each by itself."""
    found = [""]
    for run in runs:
        if run == _BETWEEN:
            found.append("")
        else:
            found[-1] += run.text
    return tuple(found)


def _notes(runs: Runs) -> list[Footnote]:
    return [run.footnote for run in runs if run.footnote is not None]


def _labels(runs: Runs) -> str:
    labels = (run.text for note in _notes(runs) for run in note.runs if run.means == SOURCE)
    return ", ".join(dict.fromkeys(labels))


def _where(runs: Runs) -> str:
    """Return source and line of a passage, as its footnote says them."""
    return " ".join(text_of(note.runs) for note in _notes(runs)).removesuffix(".")


def _people(table: Table) -> Iterator[Person]:
    """Yield those who took part in one event; its date, which stands behind each role, is left out."""
    party = ""
    for row in table.rows:
        party = _cell(row, 0) or party
        roles = (paragraph.runs[0].text for paragraph in row.cells[3].paragraphs if len(paragraph.runs) > 1)
        post = _cell(row, 2)
        named = any(run.means == PERSON for paragraph in row.cells[1].paragraphs for run in paragraph.runs)
        yield Person(party, _cell(row, 1), "" if post == "–" else post, ", ".join(roles), named)


def _cell(row: Row, at: int, lines: int | None = None) -> str:
    return "; ".join(text_of(paragraph.runs) for paragraph in row.cells[at].paragraphs[:lines])
