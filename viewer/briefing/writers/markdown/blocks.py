"""Writes the blocks of one part, each as paragraphs that a blank line parts from the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from viewer.base.value import replace
from viewer.briefing.document import (
    Block,
    BulletList,
    Contents,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Quote,
    Retold,
    Run,
    Runs,
    Table,
    Title,
    text_of,
)
from viewer.briefing.writers.markdown.runs import Story, runs
from viewer.briefing.writers.markdown.tables import anchor, table

_DEEPEST = 5


class Blocks:
    """Writes the blocks of one part, which may begin with its title.

    Args:
        blocks: those of the part.
        files: names of the pictures beside the file, by the keys of figures.
        story: collects the notes.
    """

    def __init__(self, blocks: Sequence[Block], files: Mapping[str, str], story: Story) -> None:
        self._blocks = blocks
        self._files = files
        self._story = story

    def written(self) -> Iterator[str]:
        """Yield the text of each block; empty for those of which nothing is written."""
        for place, block in enumerate(self._blocks):
            yield self._block(place, block)

    def _block(self, place: int, block: Block) -> str:
        match block:
            case Title():
                return self._opening(block)
            case Contents():
                return self._contents(block)
            case Heading():
                level = min(max(block.level, 1), _DEEPEST) + 1
                return f"{'#' * level} {runs(block.runs, self._story)}{self._anchor(block.anchor)}"
            case Paragraph():
                return runs(block.runs, self._story) + self._anchor(block.anchor)
            case BulletList():
                return self._list(block)
            case Table():
                return self._table(place, block)
            case Figure():
                return self._figure(block)
            case Quote():
                about = runs(block.about, self._story) if block.about else ""
                return _parted(f"> {runs(block.runs, self._story)}", about)
            case Retold():
                return _parted(runs(block.runs, self._story), runs(block.about, self._story) if block.about else "")
            case PageBreak():
                return "***" if place + 1 < len(self._blocks) else ""

    def _anchor(self, name: str) -> str:
        return f" {anchor(name)}" if name in self._story.linked else ""

    def _plain(self, text: str) -> str:
        return runs((Run(text),), self._story)

    def _opening(self, block: Title) -> str:
        below = "\\\n".join(self._plain(text) for text in (block.subtitle, block.as_of) if text)
        return _parted(handling(block, self._story), f"# {self._plain(block.text)}{self._anchor(block.anchor)}", below)

    def _contents(self, block: Contents) -> str:
        headings = [one for one in self._blocks if isinstance(one, Heading) and one.anchor]
        lines = []
        for one in headings:
            if one.level <= block.levels:
                link = runs((Run(text_of(one.runs), link=f"#{one.anchor}"),), self._story)
                lines.append(f"{'  ' * (max(one.level, 1) - 1)}- {link}")
        return _parted(f"## {self._plain(block.title)}", "\n".join(lines)) if lines else ""

    def _list(self, block: BulletList) -> str:
        lines = []
        for number, item in enumerate(block.items, 1):
            mark = f"{number}." if block.numbered else "-"
            lines.append(f"{mark} {runs(item.runs, self._story)}{self._anchor(item.anchor)}")
        return "\n".join(lines)

    def _table(self, place: int, block: Table) -> str:
        above = self._blocks[place - 1] if place else None
        repeats = isinstance(above, Heading) and text_of(above.runs) == text_of(block.caption)
        caption = "" if repeats else runs(_slanted(block.caption), self._story)
        return _parted(caption, table(block, self._story))

    def _figure(self, block: Figure) -> str:
        """Return a picture with its caption in one paragraph; pandoc would print the words for it if it stood alone."""
        file = self._files.get(block.key)
        if file is None:
            return ""
        picture = f"![{self._plain(block.alt)}]({quote(file, safe='-._~', errors='replace')})"
        caption = runs(_slanted(block.caption), self._story)
        return f"{picture}\\\n{caption}" if caption else picture


def handling(block: Title, story: Story) -> str:
    """Return the handling line of a part; empty where it has none."""
    return runs((Run(block.handling, bold=True),), story)


def note(number: int, pieces: Runs, story: Story) -> str:
    """Return the text of a footnote."""
    return f"[^{number}]: {runs(pieces, story)}"


def _parted(*paragraphs: str) -> str:
    return "\n\n".join(filter(None, paragraphs))


def _slanted(pieces: Runs) -> Runs:
    return tuple(replace(piece, italic=True) for piece in pieces)
