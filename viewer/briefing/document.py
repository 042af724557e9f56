"""A briefing as blocks: what every writer prints, and all that it needs to know.

    Document → blocks (Title, Heading, Paragraph, …) → runs (pieces of text that look alike)

The blocks stand in the order of reading. Whatever a writer would have to decide is decided here: quotation marks,
"Retold:", the words for dates, the labels of sources, the numbers of footnotes. A writer sets styles and nothing
else, so that every format says the same; `content.plain` tells what that is.

What holds of every document, and `content.faults` verifies:

- The text of a run has no line break and no control character; another line is another paragraph.
- Footnotes are numbered 1, 2, 3 … in the order of the text, and each is referred to once.
- A link that begins with "#" leads to the anchor of a block in this document; any other is an address.
- Anchors are unique, and made of ASCII letters, digits and hyphens.
- A document in two languages holds two parts, each with a `Title` of its own, parted by a `PageBreak`.
- The words of a `Quote` are an original's; in no other block stands a source's passage in quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from viewer.base.value import frozen

# What a paragraph is, from which a writer takes its look.
BODY = "body"
LEAD = "lead"  # the summary
NOTE = "note"  # what the author says about an event
FACTS = "facts"  # date, place, status of an event, below its heading
SMALL = "small"  # remarks: below a title in a table, behind a quotation
PARAGRAPH_STYLES = (BODY, LEAD, NOTE, FACTS, SMALL)

# What a run says, where that is a fact of the registry; empty for all other words.
EVENT = "event"  # an event's title
DATE = "date"  # the date of an event
PERSON = "person"  # a person's name
SOURCE = "source"  # a source's label, such as S1
PASSAGE = "passage"  # the words of a source, original or retold
MEANINGS = (EVENT, DATE, PERSON, SOURCE, PASSAGE)


@frozen
class Run:
    """A piece of text that looks and links alike.

    Attributes:
        text: may be empty where only a footnote is referred to.
        footnote: its number stands right behind the text.
        link: "#" and an anchor of this document, or an address; empty for none.
        lang: vi or en where it differs from the block's; empty where it does not.
        means: one of MEANINGS, or empty; for tests and semantic mark-up, without a look of its own.
    """

    text: str
    bold: bool = False
    italic: bool = False
    footnote: Footnote | None = None
    link: str = ""
    lang: str = ""
    means: str = ""


Runs = tuple[Run, ...]


@frozen
class Footnote:
    """A note at the foot of the page; its runs have no footnotes.

    `source` is a source's number (1 for S1) and `line` the line of its text, both 0 where the note names none.
    """

    number: int
    runs: Runs
    source: int = 0
    line: int = 0


@frozen
class Title:
    """The head of a document, or of its part in one language.

    Attributes:
        text: the title.
        subtitle: what the document is; may be empty.
        as_of: until when it is true, as a sentence with the date in words; may be empty.
        handling: the handling line, also for the head of every page; may be empty.
        anchor: where links to the part lead.
        lang: vi or en: the language of all that follows, up to the next title.
    """

    text: str
    subtitle: str
    as_of: str
    handling: str
    anchor: str
    lang: str


@frozen
class Contents:
    """Stands where a table of contents goes, made of the headings of this part down to `levels`."""

    title: str
    levels: int
    lang: str


@frozen
class Heading:
    """A heading; level 1 stands below the document's title. It is never the last thing on a page."""

    level: int
    runs: Runs
    anchor: str
    lang: str
    event: str = ""


@frozen
class Paragraph:
    """A paragraph; `style` is one of PARAGRAPH_STYLES, `event` the id of the event that it is about."""

    runs: Runs
    lang: str
    style: str = BODY
    event: str = ""
    anchor: str = ""


@frozen
class Item:
    """One item of a list."""

    runs: Runs
    event: str = ""
    anchor: str = ""


@frozen
class BulletList:
    """Items with bullets, or with numbers where `numbered`."""

    items: tuple[Item, ...]
    lang: str
    event: str = ""
    numbered: bool = False


@frozen
class Cell:
    """A cell of a table: one paragraph, or several below each other; none where it is empty."""

    paragraphs: tuple[Paragraph, ...] = ()


@frozen
class Row:
    """One row, with as many cells as the table's header; it is kept on one page where it fits."""

    cells: tuple[Cell, ...]
    event: str = ""
    anchor: str = ""


@frozen
class Table:
    """A table.

    Attributes:
        header: the head of each column; it is repeated on every page that the table reaches.
        rows: at least one.
        widths: the share of each column in the width; they add up to 1.
        caption: stands above the table, and is what a screen reader calls it; may be empty.
    """

    header: tuple[Runs, ...]
    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    lang: str
    caption: Runs = ()


@frozen
class Figure:
    """A picture, handed to the writer by `key`; a writer that was handed none leaves the figure out.

    Attributes:
        key: under which the picture is handed in, such as "timeline-vi".
        alt: what the picture shows, for those who do not see it.
        caption: stands below it.
        events: ids of the events that it shows, for whoever draws it.
    """

    key: str
    alt: str
    caption: Runs
    lang: str
    events: tuple[str, ...] = ()


@frozen
class Quote:
    """An original's own words.

    Attributes:
        runs: the words with their quotation marks, and the footnote.
        source: the source's number.
        line: 1-based line of its text; 0 where it is not known.
        about: what these words and those right above are about, for a smaller line below; often empty.
    """

    runs: Runs
    source: int
    line: int
    lang: str
    event: str = ""
    about: Runs = ()


@frozen
class Retold:
    """Passages of one line of a text that is not the original: "Retold: …", without quotation marks.

    Fields as in `Quote`; a run that means PASSAGE for each of them, and one footnote for all.
    """

    runs: Runs
    source: int
    line: int
    lang: str
    event: str = ""
    about: Runs = ()


@frozen
class PageBreak:
    """The next block begins a page; `lang` is the language of what follows."""

    lang: str


Block = Title | Contents | Heading | Paragraph | BulletList | Table | Figure | Quote | Retold | PageBreak


@frozen
class Bookmark:
    """An entry of the outline beside the pages; level 0 is a part's title where there are two parts."""

    level: int
    text: str
    anchor: str


@frozen
class Document:
    """A whole document.

    Attributes:
        title: what it is called, in the first of its languages.
        as_of: ISO date until which it is true, also the date of the file; empty where no event has a date.
        handling: the handling line; may be empty.
        languages: ("vi",), ("en",) or ("vi", "en"), in the order of the parts.
        blocks: in the order of reading.
    """

    title: str
    as_of: str
    handling: str
    languages: tuple[str, ...]
    blocks: tuple[Block, ...]

    @property
    def bookmarks(self) -> tuple[Bookmark, ...]:
        """Return the outline: headings in order, below the titles of the parts where there are two."""
        parts = len(self.languages) > 1
        found: list[Bookmark] = []
        for block in self.blocks:
            if isinstance(block, Title) and parts:
                found.append(Bookmark(0, block.text, block.anchor))
            elif isinstance(block, Heading):
                found.append(Bookmark(block.level, text_of(block.runs), block.anchor))
        return tuple(found)

    @property
    def footnotes(self) -> tuple[Footnote, ...]:
        """Return the footnotes in the order of the text, for formats that print them at the end."""
        return tuple(run.footnote for runs in all_runs(self.blocks) for run in runs if run.footnote is not None)


def text_of(runs: Runs) -> str:
    """Return the text of runs, without footnotes."""
    return "".join(run.text for run in runs)


def anchors(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield where links of a document may lead, in the order of reading; a block without an anchor yields nothing."""
    for block in blocks:
        found: Iterable[str] = ()
        match block:
            case Title() | Heading() | Paragraph():
                found = (block.anchor,)
            case Table():
                found = (row.anchor for row in block.rows)
            case BulletList():
                found = (item.anchor for item in block.items)
            case _:
                pass
        yield from filter(None, found)


def all_runs(blocks: tuple[Block, ...]) -> Iterator[Runs]:
    """Yield the runs of all paragraphs, items, cells and captions in the order of reading."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield block.runs
            case Quote() | Retold():
                yield from (runs for runs in (block.runs, block.about) if runs)
            case BulletList():
                yield from (item.runs for item in block.items)
            case Figure():
                yield block.caption
            case Table():
                yield from _table_runs(block)
            case _:
                pass


def _table_runs(table: Table) -> Iterator[Runs]:
    if table.caption:
        yield table.caption
    yield from table.header
    for row in table.rows:
        for cell in row.cells:
            yield from (paragraph.runs for paragraph in cell.paragraphs)
