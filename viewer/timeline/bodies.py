"""Draws the bodies of marks: bars, tints between caps, fades, brackets with dots.

Bodies are cut a little beyond the view, so that a millennium costs no more than a day.
"""

from __future__ import annotations

from math import ceil

from viewer.timeline import style
from viewer.timeline.draw import DrawList, Fade, Line, Outline, Rect
from viewer.timeline.marks import Limit, Mark
from viewer.timeline.scale import MINUTES_PER_DAY, Scale
from viewer.timeline.style import Fill, Stroke, Tone

BEYOND = 8.0  # px beyond the view to which long bodies are drawn
_CAP = style.SPAN_HEIGHT / 2 + 1.5
_STUB = 3.0  # px of a cap's ends


class Bodies:
    """Draws the bodies of one frame's marks.

    Args:
        out: where to.
        scale: where each minute stands.
    """

    def __init__(self, out: DrawList, scale: Scale) -> None:
        self.out = out
        self.scale = scale
        self._width = scale.width
        self._day = scale.pixels_per_day
        self._days = scale.pixels_per_day >= style.DAYS_APART
        self._hours = scale.pixels_per_day >= style.HOURS_APART

    def within(self, mark: Mark, y: float, label: tuple[float, float]) -> None:
        """Draw the day, or the part of it, that a point is known to, where hours are told apart."""
        if mark.within is None or not self._hours:
            return
        x1, x2 = (self.scale.x(minute) for minute in mark.within)
        if mark.windowed:
            self._brackets(x1, x2, y, mark.hue, label)
            self.out.seen.add("part of day")
            return
        self._rect(x1, y - style.SPAN_HEIGHT / 2, x2, style.SPAN_HEIGHT, mark.hue, Tone.TINT)
        for x in (x1, x2):
            self._upright(x, y, mark.hue, label)
        self.out.seen.add("whole day")

    def bar(self, mark: Mark, x1: float, x2: float, y: float, *, headed: bool) -> None:
        """Draw a solid bar, or its stretches; a headed one is as high as a label."""
        h = style.FRAME_HEAD if headed else style.BAR_HEIGHT
        stretches = [(x1, x2)]
        if len(mark.parts) > 1:
            stretches = [self._stretch(*part) for part in mark.parts]
            self._line(max(x1, -BEYOND), y, min(x2, self._width + BEYOND), y, mark.hue, Stroke.HAIR)
            self.out.seen.add("parts")
        for start, end in stretches:
            if mark.fill is Fill.SOLID:
                self._rect(start, y - h / 2, end, h, mark.hue, Tone.SOLID)
            else:
                self._outline(start, y - h / 2, end, h, mark)
        if mark.left is Limit.FADE_OPEN:
            self._fade(x1 - style.FADE_OPEN, x1, y, h, mark.hue, Tone.SOLID, solid_left=False)
        if mark.right is Limit.FADE_OPEN:
            self._fade(x2, x2 + style.FADE_OPEN, y, h, mark.hue, Tone.SOLID, solid_left=True)
        self.out.seen.add("days" if Limit.FADE_OPEN not in (mark.left, mark.right) else "open")

    def _stretch(self, start: int, end: int) -> tuple[float, float]:
        x1, x2 = self.scale.x(start), self.scale.x(end)
        return x1, max(x2, x1 + 3.0)

    def span(self, mark: Mark, x1: float, x2: float, y: float, h: float) -> None:
        """Draw a tint of height `h` between the limits of what is known, and how each is known."""
        cap = h / 2 + 1.5
        inner1, inner2 = x1, x2
        fades = style.FADE_ABOUT
        if mark.left is Limit.FADE_ABOUT:
            inner1 = min(x1 + fades, (x1 + x2) / 2)
            self._fade(x1 - fades, inner1, y, h, mark.hue, Tone.TINT, solid_left=False)
        if mark.right is Limit.FADE_ABOUT:
            inner2 = max(x2 - fades, (x1 + x2) / 2)
            self._fade(inner2, x2 + fades, y, h, mark.hue, Tone.TINT, solid_left=True)
        for limit, start, end, solid_left in (
            (mark.left, x1 - fade_width(mark.left), x1, False),
            (mark.right, x2, x2 + fade_width(mark.right), True),
        ):
            if limit in (Limit.FADE_KNOWN, Limit.FADE_OPEN):
                self._fade(start, end, y, h, mark.hue, Tone.TINT, solid_left=solid_left)
        if inner2 > inner1:
            if mark.fill is Fill.SOLID:
                self._rect(inner1, y - h / 2, inner2, h, mark.hue, Tone.TINT)
            else:
                self._outline(inner1, y - h / 2, inner2, h, mark)
        for limit, x in ((mark.left, x1), (mark.right, x2)):
            if limit in (Limit.CAP, Limit.DASHED, Limit.PLAIN):
                stroke = Stroke.DASHED_CAP if mark.uncertain else Stroke.CAP
                self._line(x, y - cap, x, y + cap, mark.hue, stroke)
        self.out.seen.add(_span_word(mark))

    def candidates(self, mark: Mark, x1: float, x2: float, y: float, label: tuple[float, float]) -> None:
        """Draw brackets, and between them a dotted line or one dot for each day, except behind the label."""
        self._brackets(x1, x2, y, mark.hue)
        self.out.seen.add("one of")
        low, high = label[0] - 6.0, label[1] + 6.0
        if not self._days:
            stretches = ((x1 + 4, min(low, x2 - 4)), (max(high, x1 + 4), x2 - 4)) if label[1] > label[0] else ()
            for start, end in stretches or ((x1 + 4, x2 - 4),):
                if end - start >= 4:
                    self._line(max(start, -BEYOND), y, min(end, self._width + BEYOND), y, mark.hue, Stroke.DOTS)
            return
        day = self._day
        for first, last in mark.parts:
            begin = max(0, int((-BEYOND - self.scale.x(first)) // day))
            for at in range(begin, ceil((last - first) / MINUTES_PER_DAY)):
                x = self.scale.x(first) + (at + 0.5) * day
                if x > self._width + BEYOND:
                    break
                if not low < x < high or label[1] == label[0]:
                    self.out.dots.append((x, y, mark.hue))

    def _brackets(self, x1: float, x2: float, y: float, hue: int, label: tuple[float, float] = (0.0, 0.0)) -> None:
        for x, inwards in ((x1, 3.5), (x2, -3.5)):
            self._upright(x, y, hue, label)
            for at in (y - _CAP, y + _CAP):
                self._line(x, at, x + inwards, at, hue, Stroke.OUTLINE)

    def _upright(self, x: float, y: float, hue: int, label: tuple[float, float]) -> None:
        """Draw a cap; where it would strike through a label, its ends alone."""
        if not label[0] - 2.0 < x < label[1] + 2.0:
            self._line(x, y - _CAP, x, y + _CAP, hue, Stroke.CAP)
            return
        for top in (y - _CAP, y + _CAP - _STUB):
            self._line(x, top, x, top + _STUB, hue, Stroke.CAP)

    def _rect(self, x1: float, y: float, x2: float, h: float, hue: int, tone: Tone) -> None:
        x1, x2 = max(x1, -BEYOND), min(x2, self._width + BEYOND)
        if x2 > x1:
            self.out.rects.append(Rect(x1, y, x2 - x1, h, hue, tone))

    def _outline(self, x1: float, y: float, x2: float, h: float, mark: Mark) -> None:
        x1, x2 = max(x1, -BEYOND), min(x2, self._width + BEYOND)
        if x2 > x1:
            self.out.outlines.append(Outline(x1, y, x2 - x1, h, mark.hue, mark.fill))

    def _fade(self, x1: float, x2: float, y: float, h: float, hue: int, tone: Tone, *, solid_left: bool) -> None:
        if x2 > 0 and x1 < self._width:
            self.out.fades.append(Fade(x1, y - h / 2, x2 - x1, h, hue, tone, solid_left))

    def _line(self, x1: float, y1: float, x2: float, y2: float, hue: int, stroke: Stroke) -> None:
        if x2 >= -BEYOND and x1 <= self._width + BEYOND:
            self.out.lines.append(Line(x1, y1, x2, y2, hue, stroke))


def fade_width(limit: Limit) -> float:
    """Return how many px a fade takes beyond the date."""
    return style.FADE_KNOWN if limit is Limit.FADE_KNOWN else style.FADE_OPEN


def _span_word(mark: Mark) -> str:
    """Return which entry of the legend explains a span."""
    limits = (mark.left, mark.right)
    if Limit.FADE_ABOUT in limits:
        return "about"
    if Limit.FADE_KNOWN in limits:
        return "by"
    if Limit.FADE_OPEN in limits:
        return "open"
    return "uncertain" if mark.uncertain else "span"
