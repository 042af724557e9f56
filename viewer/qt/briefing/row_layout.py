"""Where the parts of a line stand: title in at most two lines, facts, note. The delegate paints what stands here."""

from __future__ import annotations

from PySide6.QtCore import QRect

from viewer.base.value import frozen
from viewer.briefing.lines import Kind, Line
from viewer.qt.shell.look import Look
from viewer.qt.timeline.paint import Texts

TOP, BOTTOM = 9, 11
GRIP_X, MARK_X, LEFT, RIGHT = 13, 38, 58, 16  # px from the left; the last one from the right
NUMBER = 26  # px for the number, at the right of the title
TITLE_LINES = 2
NOTE_GAP, NOTE_PAD, NOTE_SIDE = 6, 4, 10  # above the note, inside it above and below, and beside its words
HEADING = 34  # px
_KEPT = 20_000  # lines at some width
_LOOSER = 1.03  # times the width of its letters: more than a text takes
_TIGHTER = 0.85  # times that: less than it takes
_MOST = 40  # lines of a note that are shown; the rest is in the field


@frozen
class Parts:
    """The parts of one line in px from its upper left corner.

    Attributes:
        height: of the whole line.
        title: the lines of the title.
        facts: the lines of what stands below it.
        note: the lines of the note; none where there is none.
        note_box: around the note, empty for none.
    """

    height: int
    title: tuple[str, ...]
    facts: tuple[str, ...]
    note: tuple[str, ...]
    note_box: QRect


class RowLayout:
    """Lays out lines in the fonts of the look, each once for a width.

    Args:
        look: fonts.
    """

    def __init__(self, look: Look) -> None:
        self._look = look
        self.refresh()

    def refresh(self) -> None:
        """Take the fonts anew."""
        self.title, self.small, self.ui = (Texts(self._look.font(role)) for role in ("semibold", "label", "ui"))
        self.title_step, self.small_step, self.ui_step = 18, 17, 18
        self._known: dict[tuple[str, str, str, int], Parts] = {}
        self._heights: dict[tuple[str, str, str, int], int] = {}

    def parts(self, line: Line, width: int) -> Parts:
        """Return the parts of a line that is `width` px wide."""
        if line.kind is Kind.HEADING:
            return Parts(HEADING, (self.title.elided(line.words, width - LEFT - RIGHT),), (), (), QRect())
        key = (line.words, line.facts, line.note, width)
        known = self._known.get(key)
        if known is None:
            if len(self._known) > _KEPT:
                self._known.clear()
            known = self._known[key] = self._laid(line, width)
        return known

    def height(self, line: Line, width: int) -> int:
        """Return the height of a line, which of most lines is known without breaking their words into lines."""
        if line.kind is Kind.HEADING:
            return HEADING
        key = (line.words, line.facts, line.note, width)
        known = self._heights.get(key)
        if known is None:
            if len(self._heights) > _KEPT:
                self._heights.clear()
            known = self._heights[key] = self._height(line, width)
        return known

    def _height(self, line: Line, width: int) -> int:
        if line.note or not line.facts:
            return self.parts(line, width).height
        room = width - LEFT - RIGHT
        titles = self._titles(line.words, room - NUMBER)
        if not titles or _loosely(self.small, line.facts) > room:
            return self.parts(line, width).height
        return TOP + titles * self.title_step + self.small_step + BOTTOM

    def _titles(self, words: str, room: float) -> int:
        """Return how many lines a title takes, or 0 where it has to be laid out to be known."""
        loosely = _loosely(self.title, words)
        return 1 if loosely <= room else TITLE_LINES if loosely * _TIGHTER > room else 0

    def note_box(self, lines: int, top: int, width: int) -> QRect:
        """Return the box of a note of so many lines below `top`."""
        return QRect(LEFT, top + NOTE_GAP, width - LEFT - RIGHT, lines * self.ui_step + 2 * NOTE_PAD)

    def note_lines(self, words: str, width: int) -> tuple[str, ...]:
        """Return the lines of a note."""
        room = width - LEFT - RIGHT - 2 * NOTE_SIDE
        return tuple(line for part in words.splitlines() for line in _wrapped(self.ui, part, room))

    def _laid(self, line: Line, width: int) -> Parts:
        title = _shortened(self.title, line.words, width - LEFT - RIGHT - NUMBER)
        facts = tuple(_wrapped(self.small, line.facts, width - LEFT - RIGHT)) if line.facts else ()
        bottom = TOP + len(title) * self.title_step + len(facts) * self.small_step
        note = self.note_lines(line.note, width)
        if len(note) > _MOST:
            note = (*note[: _MOST - 1], "…")
        box = QRect()
        if note:
            box = self.note_box(len(note), bottom, width)
            bottom = box.bottom() + 1
        return Parts(bottom + BOTTOM, title, facts, note, box)


def _shortened(texts: Texts, words: str, room: float) -> tuple[str, ...]:
    lines = _wrapped(texts, words, room)
    if len(lines) <= TITLE_LINES:
        return tuple(lines)
    kept = lines[: TITLE_LINES - 1]
    return (*kept, texts.elided(" ".join(lines[TITLE_LINES - 1 :]), room))


def _wrapped(texts: Texts, words: str, room: float) -> list[str]:
    """Return lines of at most `room` px; a word that is longer is broken where it has to be."""
    if texts.width(words) <= room:
        return [words]
    lines: list[str] = []
    for line in texts.wrapped(words, room):
        rest = line
        while texts.width(rest) > room and len(rest) > 1:
            cut = max(1, _fitting(texts, rest, room))
            lines.append(rest[:cut])
            rest = rest[cut:]
        lines.append(rest)
    return lines


def _loosely(texts: Texts, words: str) -> float:
    """Return more px than `words` take: letter by letter, each as wide as alone.

    That is known at once, while measuring thousands of titles takes a while.
    """
    return sum(map(texts.width, words)) * _LOOSER


def _fitting(texts: Texts, words: str, room: float) -> int:
    """Return how many characters of `words` have room."""
    low, high = 1, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if texts.width(words[:middle]) <= room:
            low = middle
        else:
            high = middle - 1
    return low
