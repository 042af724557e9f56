"""How pages are drawn for the preview."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from viewer.briefing.writers.pages import Laid
from viewer.qt.briefing.setting import Setter


class _Striped:
    """Draws one page of ten by ten inches in lines that are a pixel high, and remembers how fine."""

    asked = 0.0

    def draw(self, _pages: object, ppi: float) -> dict[int, bytes]:
        """Return the page."""
        self.asked = ppi
        side = round(ppi * 10)
        image = QImage(side, side, QImage.Format.Format_RGB32)
        for y in range(side):
            for x in range(side):
                image.setPixel(x, y, 0xFFFFFFFF if y % 2 else 0xFF000000)
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt takes the name
        return {1: bytes(buffer.data().data())}


@pytest.mark.parametrize(("ppi", "asked"), [(6.0, 12.0), (200.0, 200.0)])
def test_small_pages_are_drawn_finer_and_shrunk(ppi: float, asked: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """No row of a small page is lost: each shows through in the size that was asked for."""
    if ppi > 100:
        monkeypatch.setattr(_Striped, "draw", lambda self, _pages, ppi: setattr(self, "asked", ppi) or {})
    setter, pages = Setter(), _Striped()
    setter._pages = pages  # type: ignore[assignment]  # draws like it
    setter._laid = Laid(720.0, 720.0, ("digest",), ())
    drawn = setter.draw([1], ppi)
    assert (pages.asked, drawn.ppi) == (asked, ppi)
    for image in drawn.pages.values():
        assert (image.width(), image.height()) == (60, 60)
        grays = {image.pixelColor(30, y).lightness() for y in range(60)}
        assert min(grays) > 100
        assert max(grays) < 155
