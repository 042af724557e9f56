"""Folds lines of a document away: a fold is lines that are not visible, nothing else is kept of it."""

from __future__ import annotations

from PySide6.QtGui import QTextBlock, QTextDocument

from viewer.registry.assist.folding import folds

_ABOVE = 60  # lines that tell whether the first line in view is inside a text in block style
_WINDOWS = (200, 2_000, 20_000, 10_000_000)  # lines in which the end of a fold is looked for


def is_folded(block: QTextBlock) -> bool:
    """Return whether the lines below `block` are folded away."""
    below = block.next()
    return below.isValid() and not below.isVisible()


def headers(first: QTextBlock, last: int) -> set[int]:
    """Return the numbers of the lines, from `first` to number `last`, that can be folded or are."""
    block = first
    for _count in range(_ABOVE):
        if not block.previous().isValid():
            break
        block = block.previous()
    numbers: list[int] = []
    lines: list[str] = []
    more = 3
    while block.isValid() and more:
        if block.isVisible():
            numbers.append(block.blockNumber())
            lines.append(block.text())
            more -= block.blockNumber() > last and bool(block.text().strip())
        block = block.next()
    found = {numbers[start] for start, _end in folds("\n".join(lines))}
    return found | {number for number in numbers if is_folded(first.document().findBlockByNumber(number))}


def fold_of(block: QTextBlock) -> tuple[int, int] | None:
    """Return the first and last line of the fold that begins at `block`; None where none does."""
    for most in _WINDOWS:
        lines: list[str] = []
        at = block
        while at.isValid() and len(lines) < most:
            lines.append(at.text())
            at = at.next()
        own = next((end for start, end in folds("\n".join(lines)) if start == 0), 0)
        if own + 1 < len(lines) or not at.isValid():
            number = block.blockNumber()
            return (number, number + own) if own else None
    return None


def around(block: QTextBlock) -> QTextBlock | None:
    """Return the line whose fold `block` is in, or that begins one itself; None where nothing can be folded."""
    wanted = block.blockNumber()
    while block.isValid():
        found = fold_of(block) if block.text().strip() else None
        if found is not None and found[1] >= wanted:
            return block
        block = block.previous()
    return None


def fold(document: QTextDocument, block: QTextBlock) -> bool:
    """Fold what begins at `block`; return False where nothing does."""
    found = fold_of(block)
    if found is None or is_folded(block):
        return False
    _show(document, found[0] + 1, found[1], shown=False)
    return True


def unfold(document: QTextDocument, block: QTextBlock) -> bool:
    """Show again what is folded below `block`, with all that is folded in it."""
    if not is_folded(block):
        return False
    last = block.next()
    while last.next().isValid() and not last.next().isVisible():
        last = last.next()
    _show(document, block.blockNumber() + 1, last.blockNumber(), shown=True)
    return True


def reveal(document: QTextDocument, block: QTextBlock) -> bool:
    """Show a line that is folded away; return whether it was."""
    if block.isVisible():
        return False
    while block.isValid() and not block.isVisible():
        block = block.previous()
    return unfold(document, block)


def _show(document: QTextDocument, first: int, last: int, *, shown: bool) -> None:
    block = document.findBlockByNumber(first)
    start = block.position()
    for _count in range(last - first + 1):
        block.setVisible(shown)
        block.setLineCount(1 if shown else 0)
        block = block.next()
    end = block.position() if block.isValid() else document.characterCount() - 1
    document.markContentsDirty(start, max(end - start, 1))
