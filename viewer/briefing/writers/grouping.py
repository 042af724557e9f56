"""What several writers ask of blocks: which belong together, and how a title is cut for the foot of a page."""

from __future__ import annotations

from viewer.briefing.document import NOTE, SOURCE, Block, Paragraph, Quote, Retold, Title

_SHORT = 90  # letters


def parts(blocks: tuple[Block, ...]) -> list[list[Block]]:
    """Return the blocks of each part; a part begins with its title."""
    found: list[list[Block]] = []
    for block in blocks:
        if isinstance(block, Title) or not found:
            found.append([])
        found[-1].append(block)
    return found


def are_one(one: Block, other: Block) -> bool:
    """Return whether two neighbours share a bar or a ground: passages of one kind, or notes, on one event."""
    if isinstance(one, Paragraph):
        return isinstance(other, Paragraph) and one.style == other.style == NOTE and one.event == other.event
    if isinstance(one, Quote | Retold) and isinstance(other, Quote | Retold):
        return type(one) is type(other) and one.event == other.event != "" and not one.about
    return False


def is_reference(block: Paragraph) -> bool:
    """Return whether a paragraph is the full reference of a source: its label, then what it is."""
    return bool(block.anchor) and len(block.runs) > 1 and block.runs[0].means == SOURCE


def short(title: str) -> str:
    """Return a title for the foot of a page, cut at a word where it is long."""
    if len(title) <= _SHORT:
        return title
    head = title[:_SHORT]
    return (head.rsplit(" ", 1)[0] if " " in head else head).rstrip(" ,;:–-") + " …"
