"""Where a moment stands on the screen: one frozen value for each frame.

Moments are minutes on the proleptic Gregorian calendar: day number (see `viewer.registry.calendar`) × 1440 +
minute of the day, as float where they are computed from pixels. A scale knows nothing of panning or limits; the
viewport makes a new one for each view.
"""

from __future__ import annotations

from viewer.base.value import frozen

MINUTES_PER_DAY = 1440


@frozen
class Scale:
    """Maps minutes to pixels, linearly.

    Attributes:
        start: the minute at pixel 0.
        per_pixel: minutes per logical pixel, > 0.
        width: logical pixels across.
    """

    start: float
    per_pixel: float
    width: float

    def x(self, minute: float) -> float:
        """Return the pixel at which `minute` stands; outside [0, width] when it is out of view."""
        return (minute - self.start) / self.per_pixel

    def minute(self, x: float) -> float:
        """Return the minute at pixel `x`."""
        return self.start + x * self.per_pixel

    @property
    def end(self) -> float:
        """Return the minute at the right edge."""
        return self.start + self.width * self.per_pixel

    @property
    def span(self) -> float:
        """Return the minutes from edge to edge."""
        return self.width * self.per_pixel

    @property
    def pixels_per_day(self) -> float:
        """Return how many logical pixels a day takes."""
        return MINUTES_PER_DAY / self.per_pixel

    @classmethod
    def between(cls, start: float, end: float, width: float) -> Scale:
        """Return the scale that shows [start, end] across `width` pixels; the span is at least one minute."""
        return cls(start, max(end - start, 1.0) / max(width, 1.0), max(width, 1.0))
