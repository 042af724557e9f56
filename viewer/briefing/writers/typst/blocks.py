"""Turns blocks into what the template reads: a dictionary each, with the name of the function that sets it.

What depends on the blocks around is decided here: what stays with what follows, which caption only repeats the
heading above it, and how far a part's contents reach.
"""

from __future__ import annotations

from typing import Any

from viewer.briefing.document import (
    FACTS,
    NOTE,
    SMALL,
    SOURCE,
    Block,
    BulletList,
    Contents,
    Document,
    Figure,
    Heading,
    Item,
    PageBreak,
    Paragraph,
    Quote,
    Retold,
    Runs,
    Table,
    Title,
    text_of,
)
from viewer.briefing.writers import look
from viewer.briefing.writers.grouping import are_one
from viewer.briefing.writers.picture import Picture, Pictures
from viewer.briefing.writers.typst.runs import Said, said
from viewer.briefing.writers.typst.tables import table_data

Data = dict[str, Any]

_BESIDE_LABEL = 26  # pt: where notes on a source begin, below its reference
_LETTERS = 90  # characters in a line of the page
_WHOLE = 8  # lines that are kept on one page where they belong together
_LINKED = 300  # rows of all tables up to which they have links: typst lays out what has links three times
_TALLEST = 225.0  # mm: of a figure, with its heading and caption on the same page


class Blocks:
    """Turns the blocks of one document into data, each as keys of the function `is` of the template."""

    def __init__(self, document: Document, pictures: Pictures) -> None:
        self._document = document
        self._pictures = pictures
        self._titles = [block for block in document.blocks if isinstance(block, Title)]
        self._shift = 1 if len(document.languages) > 1 else 0
        self._anchors = frozenset(_anchors(document.blocks))
        self._rows = sum(len(block.rows) for block in document.blocks if isinstance(block, Table))
        self._part: Title | None = None

    def data(self, place: int, block: Block) -> list[Data]:
        """Return the block at `place` of the document for the template, in as many portions as it is set in."""
        match block:
            case Title():
                return [self._title(block)]
            case Contents():
                return self._contents(place, block)
            case Heading():
                return [self._heading(block)]
            case Paragraph():
                return [self._paragraph(place, block)]
            case BulletList():
                return self._list(block)
            case Table():
                return [self._table(place, block)]
            case Figure():
                return self._figure(block)
            case Quote() | Retold():
                return [self._passage(place, block)]
            case PageBreak():
                return [{"is": "break"}]

    def _said(self, runs: Runs) -> Said:
        return said(runs, self._anchors, together=_is_short(runs))

    def _title(self, block: Title) -> Data:
        self._part = block
        return {
            "is": "opening",
            "anchor": block.anchor,
            "title": block.text,
            "subtitle": block.subtitle,
            "as-of": block.as_of,
            "handling": block.handling,
            "level": self._shift,
        }

    def _contents(self, place: int, block: Contents) -> list[Data]:
        if self._part is None:
            return []
        after = self._titles[self._titles.index(self._part) + 1 :]
        reach = {"from": self._part.anchor, "until": after[0].anchor if after else ""}
        known = {"title": block.title, "levels": block.levels, "shift": self._shift}
        return [{"is": "contents", **known, "lines": self._contents_lines(place, block.levels), **reach}]

    def _contents_lines(self, place: int, levels: int) -> int:
        """Return about how many lines the contents at `place` take: of the headings up to the next part."""
        lines = 0
        for block in self._document.blocks[place + 1 :]:
            if isinstance(block, Title):
                break
            if isinstance(block, Heading) and block.level <= levels:
                lines += _lines(block.runs)
        return lines

    def _heading(self, block: Heading) -> Data:
        return {
            "is": "head",
            "level": min(max(block.level, 1), max(look.HEADING)),
            "shift": self._shift,
            "runs": self._said(block.runs),
            "anchor": block.anchor,
            "event": block.event,
        }

    def _paragraph(self, place: int, block: Paragraph) -> Data:
        runs = block.runs
        if block.anchor and runs and runs[0].means == SOURCE and len(runs) > 1:
            rest = runs[1:] if runs[1].text.strip() else runs[2:]
            return {
                "is": "reference",
                "label": self._said(runs[:1]),
                "runs": self._said(rest),
                "anchor": block.anchor,
                "event": block.event,
            }
        if block.style == NOTE:
            entries = {"runs": self._said(runs), "anchor": block.anchor, "event": block.event}
            return {"is": "note", **entries, **self._ends(place, block)}
        return {
            "is": "para",
            "kind": block.style,
            "runs": self._said(runs),
            "anchor": block.anchor,
            "event": block.event,
            "sticky": self._sticks(place, block),
            "whole": _is_short(runs),
            "inset": _BESIDE_LABEL if self._is_below_reference(place) else 0,
        }

    def _sticks(self, place: int, block: Paragraph) -> bool:
        """Return whether a paragraph only introduces what follows: facts of an event, the label of a list."""
        following = self._document.blocks[place + 1] if place + 1 < len(self._document.blocks) else None
        if isinstance(following, BulletList):
            return all(run.bold for run in block.runs)
        return block.style == FACTS and isinstance(following, Paragraph) and following.event == block.event

    def _is_below_reference(self, place: int) -> bool:
        blocks = self._document.blocks
        while place >= 0:
            block = blocks[place]
            if not isinstance(block, Paragraph):
                return False
            if block.style != SMALL:
                return bool(block.anchor and block.runs and block.runs[0].means == SOURCE)
            place -= 1
        return False

    def _list(self, block: BulletList) -> list[Data]:
        event = block.event or next((item.event for item in block.items if item.event), "")
        made: list[Data] = []
        for items in _portions(block.items):
            number = 1 + sum(len(portion["items"]) for portion in made)
            made.append(
                {
                    "is": "bullets",
                    "items": [{"runs": self._said(item.runs), "anchor": item.anchor} for item in items],
                    "start": number if block.numbered else 0,
                    "event": event,
                    "whole": len(items) == 1 and _is_short(items[0].runs),
                    "last": False,
                }
            )
        return [*made[:-1], *({**portion, "last": True} for portion in made[-1:])]

    def _table(self, place: int, block: Table) -> Data:
        above = self._document.blocks[place - 1] if place else None
        repeats = isinstance(above, Heading) and text_of(above.runs) == text_of(block.caption)
        anchors = self._anchors if self._rows <= _LINKED else frozenset[str]()
        return {"is": "table", **table_data(block, anchors, caption=() if repeats else block.caption)}

    def _figure(self, block: Figure) -> list[Data]:
        picture = self._pictures.get(block.key)
        if picture is None:
            return []
        width, height = _size(picture)
        svg = picture.svg.decode("utf-8", "replace")
        size = {"width": round(width, 2), "height": round(height, 2)}
        return [{"is": "picture", "svg": svg, **size, "alt": block.alt, "caption": self._said(block.caption)}]

    def _passage(self, place: int, block: Quote | Retold) -> Data:
        return {
            "is": "passage",
            "kind": "quote" if isinstance(block, Quote) else "retold",
            "runs": self._said(block.runs),
            "about": self._said(block.about),
            "event": block.event,
            "whole": _is_short(block.runs),
            **self._ends(place, block),
        }

    def _ends(self, place: int, block: Block) -> Data:
        """Return whether a block is the first and the last of those that are set as one."""
        blocks = self._document.blocks
        return {
            "first": not (place and are_one(blocks[place - 1], block)),
            "last": not (place + 1 < len(blocks) and are_one(block, blocks[place + 1])),
        }


def _lines(runs: Runs) -> int:
    """Return about how many lines of a page `runs` take."""
    return 1 + len(text_of(runs)) // _LETTERS


def _is_short(runs: Runs) -> bool:
    """Return whether runs may be kept on one page: typst prints a note on another page than what may break there."""
    return _lines(runs) <= _WHOLE


def _portions(items: tuple[Item, ...]) -> list[list[Item]]:
    """Return the items of a list in portions, each with footnotes one of its own, so that these stay on its page."""
    portions: list[list[Item]] = []
    alone = True
    for item in items:
        notes = any(run.footnote is not None for run in item.runs)
        if alone or notes:
            portions.append([item])
        else:
            portions[-1].append(item)
        alone = notes
    return portions


def _size(picture: Picture) -> tuple[float, float]:
    """Return width and height in mm, made smaller where the picture is larger than its place."""
    share = min(1.0, look.TEXT_WIDTH / picture.width, _TALLEST / picture.height)
    return picture.width * share, picture.height * share


def _anchors(blocks: tuple[Block, ...]) -> list[str]:
    found: list[str] = []
    for block in blocks:
        match block:
            case Title() | Heading() | Paragraph():
                found.append(block.anchor)
            case Table():
                found += [row.anchor for row in block.rows]
            case BulletList():
                found += [item.anchor for item in block.items]
            case _:
                pass
    return [anchor for anchor in found if anchor]
