"""What stands beside a mark: the title, cut where it is too long, and the date; with their widths.

Widths come from a `Measure` that is passed in, so that the same layout serves the window, pictures and tests. A
label's block is what has to find room in a row: glyph, title, date and the chip of folded children.
"""

from __future__ import annotations

from viewer.base.value import frozen
from viewer.registry import datewords
from viewer.registry.records import Head
from viewer.timeline import style
from viewer.timeline.marks import Mark
from viewer.timeline.style import Measure, Shape

_SIGNS = " ,;:–-("  # no title ends in them where it is cut
_LEAST_WORD = 2  # letters of a word that tell something by themselves
_LEAST_PART = 3  # letters of a word that was cut


@frozen
class Label:
    """The words of one event on the axis.

    Attributes:
        title, date: as drawn; the date may be empty.
        title_width, date_width: in px.
        lead: the kind's shape before the title, where the mark itself is a number.
        muted: whether it is written in the second text colour (only mentioned).
        struck: whether it is struck through (cancelled).
        noted: whether a small ⁱ behind the date tells that it was inferred.
    """

    title: str
    date: str
    title_width: float
    date_width: float
    lead: Shape | None = None
    muted: bool = False
    struck: bool = False
    noted: bool = False

    @property
    def text_width(self) -> float:
        """Return the width of lead, title and date."""
        lead = style.GLYPH_ROOM if self.lead is not None else 0.0
        date = style.DATE_GAP + self.date_width + (style.NOTE_ROOM if self.noted else 0.0) if self.date else 0.0
        return lead + self.title_width + date


def label_of(head: Head, mark: Mark, language: str, measure: Measure) -> Label:
    """Return the label of an event in the language of the titles."""
    title = cut(head.title.pick(language) or head.id)
    date = datewords.short(head.date, language) if head.date is not None else ""
    lead = mark.shape if mark.number is not None and mark.shape is not Shape.CIRCLE else None
    return Label(
        title=title,
        date=date,
        title_width=measure(title, "label"),
        date_width=measure(date, "label") if date else 0.0,
        lead=lead,
        muted=head.background,
        struck=mark.cancelled,
        noted=head.noted,
    )


def cut(title: str, limit: int = style.LABEL_LIMIT) -> str:
    """Return `title` in at most `limit` characters, cut at a word, with an ellipsis where it was cut."""
    title = " ".join(title.split())
    if len(title) <= limit:
        return title
    kept = title[: limit - 1]
    if not title[limit - 1].isspace():
        word = kept.rfind(" ")
        kept = kept[:word] if word > limit // 2 else kept
    return kept.rstrip(_SIGNS) + "…"


def at_word(title: str, elided: str) -> str:
    """Return a title that has no room as `elided` cuts it, but ended by the last word that is whole.

    Where not one word is whole it stays cut amid it, and where that leaves next to nothing, nothing is written.
    """
    if elided == title:
        return title
    room = elided.rstrip("…\u200d")  # Qt joins Arabic letters to what is cut off
    kept = room if title[len(room) : len(room) + 1].isspace() else room[: max(room.rfind(" "), 0)]
    kept = kept.rstrip(_SIGNS)
    if len(kept) >= _LEAST_WORD:
        return kept + "…"
    room = room.rstrip(_SIGNS)
    return room + "…" if len(room) >= _LEAST_PART else ""
