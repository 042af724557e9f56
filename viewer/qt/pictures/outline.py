"""A painter that draws letters as their outlines, so that a picture looks the same where the font is missing."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath


class OutlinePainter(QPainter):
    """Draws texts as filled paths; everything else is Qt's.

    It knows the two forms of `drawText` that the timeline uses: from a point on the baseline, and in the middle
    of a box.
    """

    def drawText(self, *where_and_what: object) -> None:  # type: ignore[override]  # noqa: N802 — Qt's name; two of Qt's forms
        """Draw a text as its outline.

        Raises:
            TypeError: the form is not one of the two.
        """
        match where_and_what:
            case (QPointF() as point, str(text)):
                self._outline(point, text)
            case (QRectF() as box, _, str(text)):
                metrics = QFontMetricsF(self.font())
                x = box.center().x() - metrics.horizontalAdvance(text) / 2
                self._outline(QPointF(x, box.center().y() + (metrics.ascent() - metrics.descent()) / 2), text)
            case _:
                raise TypeError(where_and_what)

    def _outline(self, point: QPointF, text: str) -> None:
        path = QPainterPath()
        path.addText(point, self.font(), text)
        smooth = self.testRenderHint(QPainter.RenderHint.Antialiasing)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.fillPath(path, self.pen().color())
        self.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
