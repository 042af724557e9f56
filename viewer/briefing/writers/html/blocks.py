"""Writes the blocks of one part: sections inside each other by the levels of their headings.

What depends on the blocks around is decided here: which paragraphs are one note, which passages are about one thing,
what stays with what follows, and which caption only repeats the heading above it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from viewer.briefing.document import (
    BODY,
    NOTE,
    SMALL,
    Block,
    BulletList,
    Contents,
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
from viewer.briefing.writers.grouping import are_one, is_reference
from viewer.briefing.writers.html.contents import contents
from viewer.briefing.writers.html.figures import figure
from viewer.briefing.writers.html.markup import NOTHING, Markup, element, joined, words
from viewer.briefing.writers.html.runs import Story, runs
from viewer.briefing.writers.html.tables import table
from viewer.briefing.writers.picture import Pictures

_DEEPEST = 3
_BLANK = 2  # runs of a reference before its words: the label, and the space behind it


class Blocks:
    """Writes the blocks of one part, which may begin with its title.

    Args:
        blocks: those of the part.
        pictures: by the keys of figures.
        story: collects the notes.
        number: of the part, which tells its ids from those of the others.
    """

    def __init__(self, blocks: Sequence[Block], pictures: Pictures, story: Story, number: int) -> None:
        self._blocks = blocks
        self._pictures = pictures
        self._story = story
        self._number = number
        self._open: list[int] = []
        self._figures = 0

    def written(self) -> Iterator[Markup]:
        """Yield each block as it is written, with the ends of sections before and after it."""
        for place, block in enumerate(self._blocks):
            yield self._block(place, block)
        yield self._closed(0)

    def _block(self, place: int, block: Block) -> Markup:
        match block:
            case Title():
                return opening(block)
            case Contents():
                headings = [one for one in self._blocks if isinstance(one, Heading) and one.level <= block.levels]
                return contents(block, headings, self._number)
            case Heading():
                return self._heading(block)
            case Paragraph():
                return self._paragraph(place, block)
            case BulletList():
                return self._list(block)
            case Table():
                return self._table(place, block)
            case Figure():
                self._figures += 1
                return figure(block, self._pictures, f"{self._number}_{self._figures}", self._story)
            case Quote() | Retold():
                return self._passage(place, block)
            case PageBreak():
                return element("div", class_="break") if place + 1 < len(self._blocks) else NOTHING

    def _at(self, place: int) -> Block | None:
        return self._blocks[place] if 0 <= place < len(self._blocks) else None

    def _closed(self, level: int) -> Markup:
        """Return the ends of all open sections that are not above `level`."""
        ends = NOTHING
        while self._open and self._open[-1] >= level:
            self._open.pop()
            ends = Markup(f"{ends}</section>\n")
        return ends

    def _heading(self, block: Heading) -> Markup:
        level = min(max(block.level, 1), _DEEPEST)
        before = self._closed(level)
        self._open.append(level)
        event = f' data-event="{words(block.event)}"' if block.event else ""
        head = element(f"h{level + 1}", runs(block.runs, self._story), id=block.anchor)
        return Markup(f"{before}<section{event}>\n{head}")

    def _paragraph(self, place: int, block: Paragraph) -> Markup:
        inside, pieces = NOTHING, block.runs
        kind = "" if block.style == BODY else block.style
        event = block.event
        if block.style == NOTE:
            kind, event = "", ""
        elif is_reference(block):
            kind = "reference"
            rest = pieces[_BLANK:] if not pieces[1].text.strip() else pieces[1:]
            label = element("span", runs(pieces[:1], self._story), class_="label")
            inside = joined((label, words(" "), element("span", runs(rest, self._story))))
        elif block.style == SMALL and self._is_below_reference(place):
            kind = "small inset"
        elif isinstance(self._at(place + 1), BulletList) and all(run.bold for run in pieces):
            kind = f"{kind} stays".strip()
        made = element("p", inside or runs(pieces, self._story), id=block.anchor, class_=kind, data_event=event)
        return self._in_note(place, block, made) if block.style == NOTE else made

    def _in_note(self, place: int, block: Paragraph, made: Markup) -> Markup:
        first, last = self._ends(place, block)
        event = f' data-event="{words(block.event)}"' if block.event else ""
        return Markup((f'<aside class="note"{event}>' if first else "") + made + ("</aside>" if last else ""))

    def _is_below_reference(self, place: int) -> bool:
        while isinstance(block := self._at(place), Paragraph):
            if block.style != SMALL:
                return is_reference(block)
            place -= 1
        return False

    def _list(self, block: BulletList) -> Markup:
        items = (
            element("li", runs(item.runs, self._story), id=item.anchor, data_event=item.event) for item in block.items
        )
        return element("ol" if block.numbered else "ul", joined(items, "\n"), data_event=block.event)

    def _table(self, place: int, block: Table) -> Markup:
        above = self._at(place - 1)
        repeats = isinstance(above, Heading) and text_of(above.runs) == text_of(block.caption)
        return table(block, self._story, captioned=not repeats)

    def _passage(self, place: int, block: Quote | Retold) -> Markup:
        """Return a passage; those about one thing share a bar, and the line about them stands below it."""
        first, last = self._ends(place, block)
        original = isinstance(block, Quote)
        event = f' data-event="{words(block.event)}"' if block.event else ""
        cite = next((run.footnote.runs[0].link for run in block.runs if run.footnote and run.footnote.runs), "")
        cite = f' cite="{words(cite)}"' if original and self._story.href(cite) else ""
        kind = "quoted" if original else "retold"
        begin = f'<figure class="{kind}"{event}>' if original else f'<div class="{kind}"{event}>'
        begin += f"<blockquote{cite}>" if original else ""
        said = element("p", runs(block.runs, self._story))
        about = runs(block.about, self._story)
        end = "</blockquote>" if original else ""
        end += element("figcaption" if original else "p", about, class_="about") if about else ""
        end += "</figure>" if original else "</div>"
        return Markup((begin if first else "") + said + (end if last else ""))

    def _ends(self, place: int, block: Block) -> tuple[bool, bool]:
        """Return whether a block is the first and the last of those that are set as one."""
        above, below = self._at(place - 1), self._at(place + 1)
        return not (above is not None and are_one(above, block)), not (below is not None and are_one(block, below))


def opening(block: Title) -> Markup:
    """Return the head of a part: its handling line, its title, what it is and until when it is true."""
    below = [element("span", words(text)) for text in (block.subtitle, block.as_of) if text]
    return element(
        "header",
        handling(block),
        element("h1", words(block.text), id=block.anchor),
        element("p", joined(below, " "), class_="subtitle") if below else NOTHING,
    )


def handling(block: Title) -> Markup:
    """Return the handling line of a part; nothing where it has none."""
    return element("p", words(block.handling), class_="handling") if block.handling else NOTHING
