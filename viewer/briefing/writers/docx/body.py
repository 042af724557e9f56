"""Writes the blocks of a document one after the other, and decides what depends on those around.

That is: what stays on the page of what follows, which caption only repeats the heading above it, how far a part's
contents reach, and where a section ends.
"""

from __future__ import annotations

from viewer.base.work import Report
from viewer.briefing.document import (
    FACTS,
    LEAD,
    NOTE,
    SMALL,
    Block,
    BulletList,
    Contents,
    Document,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Quote,
    Retold,
    Table,
    Title,
    text_of,
)
from viewer.briefing.writers.docx.contents import contents
from viewer.briefing.writers.docx.figures import figure
from viewer.briefing.writers.docx.markup import NOTHING, Markup, joined, w
from viewer.briefing.writers.docx.package import Package
from viewer.briefing.writers.docx.passages import Passages
from viewer.briefing.writers.docx.runs import TAB, paragraph, plain, runs
from viewer.briefing.writers.docx.sections import Section, gap, properties, turn
from viewer.briefing.writers.docx.story import Story, part_anchor
from viewer.briefing.writers.docx.styles import RULE_BELOW_TITLE
from viewer.briefing.writers.docx.tables import table
from viewer.briefing.writers.grouping import is_reference

_STYLES = {LEAD: "Lead", NOTE: "Note", FACTS: "Facts", SMALL: "Remark"}
_BELOW_TABLE = 6  # points
_ROOM = 85  # characters of subtitle and date that fit side by side


class Body:
    """Writes the blocks of one document."""

    def __init__(self, document: Document, story: Story, package: Package) -> None:
        self._document = document
        self._story = story
        self._package = package
        titles = [block for block in document.blocks if isinstance(block, Title)]
        self._parts = len(titles)
        self._handled = any(title.handling for title in titles)
        self._headings = _headings(document.blocks)
        self._passages = Passages(story)
        self._title: Title | None = None
        self._below_reference = False
        self._sections = 0
        self._end_of_part = NOTHING  # of the bookmark around a part

    def written(self, report: Report) -> Markup:
        """Return the content of the body; `report` hears of its blocks, and may raise to stop."""
        found = []
        total = len(self._document.blocks)
        for place, block in enumerate(self._document.blocks):
            report(place, total)
            found.append(self._block(place, block))
        report(total, total)
        return joined((*found, self._end_of_part, self._section()))

    def _block(self, place: int, block: Block) -> Markup:
        following = self._at(place + 1)
        if not (isinstance(block, Paragraph) and block.style == SMALL):
            self._below_reference = False
        match block:
            case Title():
                return self._opening(block)
            case Contents():
                return self._contents(place, block)
            case Heading():
                return self._heading(block)
            case Paragraph():
                return self._paragraph(place, block)
            case BulletList():
                return self._list(block)
            case Table():
                return self._table(place, block)
            case Figure():
                return figure(block, self._story)
            case Quote() | Retold():
                return self._passages.passage(block, following)
            case PageBreak():
                return self._page_break(following)

    def _at(self, place: int) -> Block | None:
        return self._document.blocks[place] if 0 <= place < len(self._document.blocks) else None

    def _opening(self, block: Title) -> Markup:
        """Return the head of a part: its title, below it what it is and until when it is true, and a dark rule."""
        story, lang = self._story, block.lang
        self._title = block
        start, end = story.bookmarks.ends(part_anchor(block))
        closed, self._end_of_part = self._end_of_part, end
        below = [plain(words, lang, story) for words in (block.subtitle, block.as_of) if words]
        if len(below) > 1 and len(block.subtitle) + len(block.as_of) <= _ROOM:
            below = [joined((below[0], TAB, below[1]))]
        level = w("outlineLvl", val=0) if len(self._document.languages) > 1 else NOTHING
        title = story.bookmarks.around(block.anchor, plain(block.text, lang, story))
        lines = [("Title", title), *(("Subtitle", line) for line in below)]
        written = [
            paragraph(
                style,
                line,
                rule=RULE_BELOW_TITLE if place + 1 == len(lines) else NOTHING,
                level=NOTHING if place else level,
            )
            for place, (style, line) in enumerate(lines)
        ]
        return joined((closed, start, *written))

    def _contents(self, place: int, block: Contents) -> Markup:
        part = self._story.bookmarks.name(part_anchor(self._title)) if self._title is not None else ""
        return contents(block, self._headings[place], part if self._parts > 1 else "", self._story)

    def _heading(self, block: Heading) -> Markup:
        inside = self._story.bookmarks.around(block.anchor, runs(block.runs, block.lang, self._story))
        return paragraph(f"Heading{min(max(block.level, 1), 3)}", inside)

    def _paragraph(self, place: int, block: Paragraph) -> Markup:
        style, pieces = _STYLES.get(block.style, "BodyText"), block.runs
        if is_reference(block):
            style, self._below_reference = "Bibliography", True
            blank = 2 if not pieces[1].text.strip() else 1
            label, rest = (runs(some, block.lang, self._story) for some in (pieces[:1], pieces[blank:]))
            inside = joined((label, TAB, rest))
        else:
            style = "BibliographyRemark" if style == "Remark" and self._below_reference else style
            inside = runs(pieces, block.lang, self._story)
        return paragraph(style, self._story.bookmarks.around(block.anchor, inside), keep=self._stays(place, block))

    def _stays(self, place: int, block: Paragraph) -> bool:
        """Return whether a paragraph only introduces a list.

        The facts of an event need not stay with what follows, since their heading stays with them. Where they did,
        LibreOffice left the heading behind when a footnote further down took the room of all of them.
        """
        return isinstance(self._at(place + 1), BulletList) and all(run.bold for run in block.runs)

    def _list(self, block: BulletList) -> Markup:
        style, number = ("ListNumber", self._story.new_list()) if block.numbered else ("ListBullet", 0)
        found = []
        for item in block.items:
            inside = self._story.bookmarks.around(item.anchor, runs(item.runs, block.lang, self._story))
            found.append(paragraph(style, inside, numbered=number))
        return joined(found)

    def _table(self, place: int, block: Table) -> Markup:
        above = self._at(place - 1)
        repeats = isinstance(above, Heading) and text_of(above.runs) == text_of(block.caption)
        caption = NOTHING
        if block.caption and not repeats:
            caption = paragraph("Caption", runs(block.caption, block.lang, self._story), keep=True)
        # Two tables in a row would be one. A heading has room above it, and behind an empty paragraph LibreOffice may
        # leave it alone at the end of a page when a footnote takes the room of what follows.
        apart = NOTHING if isinstance(self._at(place + 1), Heading) else gap(_BELOW_TABLE)
        return joined((caption, table(block, self._story), apart))

    def _page_break(self, following: Block | None) -> Markup:
        if isinstance(following, Title):
            return turn(self._section())
        return w("p", w("r", w("br", type="page")))

    def _section(self) -> Markup:
        self._sections += 1
        return properties(Section(self._title, self._handled), self._sections, self._package, self._story)


def _headings(blocks: tuple[Block, ...]) -> dict[int, list[Heading]]:
    """Return for the place of each table of contents the headings of its part."""
    found: dict[int, list[Heading]] = {}
    listed: list[Heading] = []
    for place, block in enumerate(blocks):
        if isinstance(block, Title):
            listed = []
        elif isinstance(block, Heading):
            listed.append(block)
        elif isinstance(block, Contents):
            found[place] = listed
    return found
