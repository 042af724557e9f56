"""What all sections of one part share: its language, its events, links to them and to sources, and the footnotes.

Everything that becomes a run passes through here, so that no text with a line break or a control character gets into a
document, and a text that exists in the other language only is marked as such.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from viewer.base.fold import nfc
from viewer.base.value import frozen
from viewer.base.work import Report, silent
from viewer.briefing.briefing import Briefing
from viewer.briefing.choice import Choice, Chosen
from viewer.briefing.document import DATE, EVENT, SOURCE, Cell, Footnote, Heading, Paragraph, Run, Runs
from viewer.briefing.given import Given, Passage
from viewer.briefing.held import Held
from viewer.briefing.words import word
from viewer.registry import datewords
from viewer.registry.dates import Edtf
from viewer.registry.records import Head, Text
from viewer.registry.registry import Registry

_STEP = 50  # events between two reports


@frozen
class Matter:
    """What a document is about: the same for its parts in all languages."""

    briefing: Briefing
    registry: Registry
    given: Given
    choice: Choice
    sections: tuple[str, ...]
    as_of: str


class Pace:
    """Tells how far the work is: it goes section by section, and most sections event by event.

    Args:
        report: hears it, and may stop the work.
        events: how many the document has.
        sections: of all parts.
    """

    def __init__(self, report: Report = silent, events: int = 0, sections: int = 0) -> None:
        self._report, self._events, self._sections = report, max(events, 1), sections
        self._begun = 0

    def begin(self) -> None:
        """Begin the next section."""
        self._tell(0)
        self._begun += 1

    def each(self, chosen: Iterable[Chosen]) -> Iterator[Chosen]:
        """Yield events, telling now and then how many of them are done."""
        for number, one in enumerate(chosen):
            if number % _STEP == _STEP - 1:
                self._tell(number - self._events)
            yield one

    def _tell(self, further: int) -> None:
        total = self._events * self._sections
        self._report(min(max(self._begun * self._events + further, 0), total), total)


class Page:
    """Makes the pieces of one part, in one language; the footnotes are counted through all parts.

    Args:
        matter: what the document is about.
        lang: vi or en.
        notes: how many footnotes the parts before it have.
        pace: hears how far the work is.
    """

    def __init__(self, matter: Matter, lang: str, notes: int = 0, pace: Pace | None = None) -> None:
        self.matter = matter
        self.registry = matter.registry
        self.lang = lang
        self.notes = notes
        self.pace = pace or Pace()
        self.held = Held(matter.registry)
        self._dates: dict[tuple[str, bool], Run] = {}
        self._numbers = {one.event.id: one.number for one in matter.choice.chosen}

    def word(self, key: str) -> str:
        """Return the document's own words for `key`."""
        return word(key, self.lang)

    def heading(self, key: str, level: int = 1) -> Heading:
        """Return the heading of a section, by the key of its words."""
        return Heading(level, (Run(self.word(key)),), f"{self.lang}-{key}", self.lang)

    def said(self, text: Text, *, bold: bool = False, italic: bool = False, means: str = "", link: str = "") -> Run:
        """Return a text of the registry or the briefing as one run, marked where it is in the other language."""
        own = text.vi if self.lang == "vi" else text.en
        other = "" if own or not text else ("en" if self.lang == "vi" else "vi")
        return Run(clean(text.pick(self.lang)), bold, italic, None, link, other, means)

    def paragraphs(self, text: Text, style: str, event: str = "") -> list[Paragraph]:
        """Return a text that may have several paragraphs, parted by blank lines or line breaks."""
        run = self.said(text)
        lines = (clean(line) for line in text.pick(self.lang).splitlines())
        return [Paragraph((Run(line, lang=run.lang),), self.lang, style, event) for line in lines if line]

    def event_link(self, event_id: str) -> str:
        """Return the link to an event of the document; empty where it has no place there."""
        number = self._numbers.get(event_id)
        if number is None:
            return ""
        for section, name in (("events", "event"), ("chronology", "row")):
            if section in self.matter.sections:
                return f"#{self.lang}-{name}-{number}"
        return ""

    def title(self, head: Head, *, linked: bool = True) -> Run:
        """Return an event's title."""
        return self.said(head.title, means=EVENT, link=self.event_link(head.id) if linked else "")

    def date(self, date: Edtf | None, *, full: bool = False) -> Run:
        """Return an event's date in words, in short unless `full`."""
        if date is None:
            return Run(self.word("undated"), means=DATE)
        known = self._dates.get((date.text, full))  # many events share a date, and each is named in several sections
        if known is None:
            known = Run(clean((datewords.long if full else datewords.short)(date, self.lang)), means=DATE)
            self._dates[date.text, full] = known
        return known

    def source(self, source_id: str) -> Run | None:
        """Return the label of a source, linked to its reference; None for an unknown one."""
        known = self.registry.sources.get(source_id)
        if known is None:
            return None
        link = f"#{self.lang}-s{known.number}" if "sources" in self.matter.sections else ""
        return Run(known.label, link=link, means=SOURCE)

    def sources(self, head: Head) -> Runs:
        """Return the labels of an event's sources, by their numbers, parted by commas."""
        known = [self.registry.sources[key] for key in head.sources if key in self.registry.sources]
        labels = [self.source(one.id) for one in sorted(known, key=lambda one: one.number)]
        return joined([(label,) for label in labels if label is not None], ", ")

    def footnote(self, passage: Passage) -> Footnote | None:
        """Return a new footnote that says where a passage stands; None where its source is not known."""
        label = self.source(passage.source)
        if label is None:
            return None
        self.notes += 1
        number = self.registry.sources[passage.source].number
        return Footnote(self.notes, (label, Run(self._where(passage))), number, passage.line)

    def _where(self, passage: Passage) -> str:
        if passage.state in ("lost", "ambiguous", "unread"):
            return self.word(passage.state) + "."
        where = self.word("line").format(line=passage.line) if passage.line else ""
        kind = f"is-{passage.kind}"
        return where + (self.word(kind) if kind in ("is-retelling", "is-translation") else "") + "."

    def passages(self, one: Chosen) -> tuple[Passage, ...]:
        """Return all passages of an event that were handed in."""
        return self.matter.given.passages.get(one.event.id, ())

    def cell(self, *lines: Runs, style: str = "body") -> Cell:
        """Return a cell with a paragraph for each of `lines` that is not empty."""
        return Cell(tuple(Paragraph(line, self.lang, style) for line in lines if line))


def clean(text: str) -> str:
    """Return a text as one line: NFC, single spaces, without control characters and halves of characters."""
    if not text.isprintable():  # line breaks are not
        text = "".join(char for char in text if char.isspace() or _is_shown(char))
    return " ".join(nfc(text).split())


def joined(parts: Iterable[Sequence[Run]], between: str) -> Runs:
    """Return runs one after the other, with `between` between the parts that are not empty."""
    found: list[Run] = []
    for part in parts:
        if part:
            found += [Run(between)] if found else []
            found += part
    return tuple(found)


def _is_shown(char: str) -> bool:
    return unicodedata.category(char) not in ("Cc", "Cs", "Zl", "Zp")
