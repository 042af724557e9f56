"""Writes a document as Markdown, for GitHub, pandoc and whoever reads the text as it is; figures lie beside it.

    blocks → paragraphs, collecting notes (blocks, runs, escape) → parts, each in an element that tells its language

There is no front matter: GitHub shows it as a table, plain readers as a heading, and pandoc would print the title
twice. Where links lead stands an empty `<span id="…">`, which GitHub keeps and pandoc takes over into every format;
ids in braces are printed by all others. Language is told for each part, not for single words, for the text's sake.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from viewer.base.work import Report, silent
from viewer.briefing.document import (
    Contents,
    Document,
    Figure,
    Heading,
    Title,
    all_runs,
    anchors,
)
from viewer.briefing.writers.grouping import parts
from viewer.briefing.writers.markdown.blocks import Blocks, handling, note
from viewer.briefing.writers.markdown.runs import Story
from viewer.briefing.writers.picture import Pictures


def write(document: Document, pictures: Pictures, name: str, report: Report = silent) -> dict[str, bytes]:
    """Return the file as `name`, then its figures; `report` hears of its blocks, and may raise to stop.

    The same document gives the same bytes.
    """
    stem = PurePath(name).stem
    keys = dict.fromkeys(block.key for block in document.blocks if isinstance(block, Figure) and block.key in pictures)
    files = {key: f"{stem}-{key}.svg" for key in keys}
    text = "\n\n".join(_paragraphs(document, files, report)) + "\n"
    return {name: text.encode(), **{file: pictures[key].svg for key, file in files.items()}}


def _paragraphs(document: Document, files: dict[str, str], report: Report) -> Iterator[str]:
    total, done = len(document.blocks), 0
    known, linked = frozenset(anchors(document.blocks)), frozenset(_linked(document))
    for blocks in parts(document.blocks):
        story = Story(known, linked)
        title = blocks[0] if isinstance(blocks[0], Title) else None
        if title:
            yield f'<div lang="{title.lang}">'
        for text in Blocks(blocks, files, story).written():
            report(done, total)
            done += 1
            if text:
                yield text
        if title and title.handling:
            yield handling(title, story)
        if story.notes:
            yield "\n\n".join([note(one.number, one.runs, story) for one in tuple(story.notes)])
        if title:
            yield "</div>"
    report(total, total)


def _linked(document: Document) -> Iterator[str]:
    """Yield the anchors to which something leads."""
    notes = (note.runs for note in document.footnotes)
    for runs in (*all_runs(document.blocks), *notes):
        yield from (run.link[1:] for run in runs if run.link.startswith("#"))
    levels = max((block.levels for block in document.blocks if isinstance(block, Contents)), default=0)
    yield from (block.anchor for block in document.blocks if isinstance(block, Heading) and block.level <= levels)
