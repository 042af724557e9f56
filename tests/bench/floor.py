"""The floor of all paint figures: what Qt's raster engine needs for a picture of plain shapes.

Into a 1920×1080 ARGB32_Premultiplied image, without antialiasing: one fillRect, drawRects of 2,000 QRect (3–60 ×
12 px), 300 drawPixmap of 140×18 px. The median of 200 is the unit in which frames are measured; it is taken in
the same run, between the frames.
"""

from __future__ import annotations

import random
import statistics
import time

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

WIDTH, HEIGHT = 1920, 1080


class Floor:
    """Paints the floor's picture, and keeps the times."""

    def __init__(self, seed: int = 1) -> None:
        rng = random.Random(seed)
        self._image = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
        self._rects = [
            QRect(rng.randrange(WIDTH), rng.randrange(HEIGHT), rng.randint(3, 60), 12) for _number in range(2000)
        ]
        self._pixmap = QPixmap(140, 18)
        self._pixmap.fill(QColor("#336699"))
        self._places = [(rng.randrange(WIDTH), rng.randrange(HEIGHT)) for _number in range(300)]
        self.seconds: list[float] = []

    def paint(self) -> None:
        """Paint once and note the time."""
        begin = time.perf_counter()
        painter = QPainter(self._image)
        try:
            painter.fillRect(self._image.rect(), QColor("white"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor("#5340c8"))
            painter.drawRects(self._rects)
            for x, y in self._places:
                painter.drawPixmap(x, y, self._pixmap)
        finally:
            painter.end()
        self.seconds.append(time.perf_counter() - begin)

    @property
    def median(self) -> float:
        """Return the median of the times so far, in seconds."""
        return statistics.median(self.seconds)
