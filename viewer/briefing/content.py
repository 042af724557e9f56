"""What a document says, without its looks: for comparing what a written file reads back as.

A test writes a document, reads the file with somebody else's reader, and asks `missing` what of the listing is not
in the text. Texts are compared as `normal` gives them, since formats differ in white space and hyphens.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from viewer.base.value import frozen
from viewer.briefing.document import (
    DATE,
    EVENT,
    PASSAGE,
    PERSON,
    SOURCE,
    Block,
    BulletList,
    Document,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Quote,
    Retold,
    Run,
    Table,
    Title,
    all_runs,
    anchors,
    text_of,
)

_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_ANCHOR = re.compile(r"[A-Za-z][A-Za-z0-9-]*")


@frozen
class Said:
    """A passage: its words as printed, the source's number, the line, and whether an original says them."""

    text: str
    source: int
    line: int
    original: bool


@frozen
class Listing:
    """What a document says, each in the order of the text and as often as it says it.

    Attributes:
        events: titles of events.
        event_ids: of the blocks, rows and items, each once, in the order of their first place.
        dates: as printed.
        people: names.
        passages: of `Quote` and `Retold`.
        sources: numbers of sources where their labels are printed.
        footnotes: the texts of the notes; the first is note 1.
        texts: the text of every title, heading, paragraph, item, cell and caption, footnotes left out.
    """

    events: tuple[str, ...]
    event_ids: tuple[str, ...]
    dates: tuple[str, ...]
    people: tuple[str, ...]
    passages: tuple[Said, ...]
    sources: tuple[int, ...]
    footnotes: tuple[str, ...]
    texts: tuple[str, ...]


def plain(document: Document) -> Listing:
    """Return what `document` says; texts are as `normal` gives them."""
    runs = [run for found in all_runs(document.blocks) for run in found]
    notes = [run for note in document.footnotes for run in note.runs]
    labels = [run.text for run in (*runs, *notes) if run.means == SOURCE]
    return Listing(
        events=_meaning(runs, EVENT),
        event_ids=tuple(dict.fromkeys(_event_ids(document.blocks))),
        dates=_meaning(runs, DATE),
        people=_meaning(runs, PERSON),
        passages=tuple(_passages(document.blocks)),
        sources=tuple(int(label.removeprefix("S")) for label in labels),
        footnotes=tuple(normal(text_of(note.runs)) for note in document.footnotes),
        texts=tuple(_texts(document.blocks)),
    )


def normal(text: str) -> str:
    """Return `text` in NFC, with single spaces and without what cannot be seen."""
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())


def missing(wanted: Iterable[str], text: str) -> tuple[str, ...]:
    """Return which of `wanted` do not stand in `text` in that order, each behind the one before it.

    Where one is missing, the search for the others goes on from where it began.
    """
    read, at, lacking = normal(text), 0, []
    for words in map(normal, wanted):
        found = read.find(words, at)
        if found < 0:
            lacking.append(words)
        else:
            at = found + len(words)
    return tuple(lacking)


def faults(document: Document) -> tuple[str, ...]:
    """Return which promises of the block model `document` breaks, as words for a test; none where it is sound."""
    found: list[str] = []
    known = list(anchors(document.blocks))
    found += [f"anchor {anchor!r}" for anchor in known if not _ANCHOR.fullmatch(anchor)]
    found += [f"anchor {anchor!r} twice" for anchor in set(known) if known.count(anchor) > 1]
    numbers = [note.number for note in document.footnotes]
    if numbers != list(range(1, len(numbers) + 1)):
        found.append(f"footnotes {numbers}")
    notes = [note.runs for note in document.footnotes]
    for runs in (*all_runs(document.blocks), *notes):
        found += [f"text {run.text!r}" for run in runs if not _is_one_line(run.text)]
        links = [run.link for run in runs if run.link.startswith("#")]
        found += [f"link {link!r}" for link in links if link[1:] not in known]
    for block in document.blocks:
        if isinstance(block, Table):
            found += _table_faults(block)
    return tuple(found)


def _meaning(runs: Iterable[Run], meaning: str) -> tuple[str, ...]:
    return tuple(normal(run.text) for run in runs if run.means == meaning)


def _passages(blocks: Iterable[Block]) -> Iterator[Said]:
    for block in blocks:
        if isinstance(block, Quote | Retold):
            for run in block.runs:
                if run.means == PASSAGE:
                    yield Said(normal(run.text), block.source, block.line, isinstance(block, Quote))


def _event_ids(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading | Paragraph | BulletList | Quote | Retold) and block.event:
            yield block.event
        if isinstance(block, Table):
            yield from (row.event for row in block.rows if row.event)
        elif isinstance(block, BulletList):
            yield from (item.event for item in block.items if item.event)


def _texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Title):
            lines: Iterable[str] = (block.text, block.subtitle, block.as_of, block.handling)
        elif isinstance(block, PageBreak | Figure):  # a figure without a picture is left out
            lines = ()
        else:
            lines = map(text_of, all_runs((block,)))
        yield from (normal(line) for line in lines if line)


def _is_one_line(text: str) -> bool:
    return not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in text)


def _table_faults(table: Table) -> list[str]:
    columns = len(table.header)
    found = [] if table.rows else ["table without rows"]
    if len(table.widths) != columns or abs(sum(table.widths) - 1) > 0.001:
        found.append(f"widths {table.widths}")
    found += [f"row of {len(row.cells)} cells" for row in table.rows if len(row.cells) != columns]
    return found
