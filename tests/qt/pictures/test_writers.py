"""Files of pictures: vectors stay vectors, letters are outlines or embedded, bytes are the same each time."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QImage

from tests.qt.pictures.test_pages import crowded, everything
from tests.qt.timeline.samples import TODAY, registry
from viewer.qt.pictures.outline import OutlinePainter
from viewer.qt.pictures.render import files
from viewer.registry.registry import Registry

pytestmark = pytest.mark.usefixtures("qapp")
SVG = "{http://www.w3.org/2000/svg}"


def made(name: str, known: Registry | None = None, **options: object) -> dict[Path, bytes]:
    """Return the files of a picture of all events."""
    known = known or registry()
    return files(Path(name), known, everything(known, today=TODAY), **options)  # type: ignore[arg-type]  # as given


def only(name: str, **options: object) -> bytes:
    """Return the one file of a picture."""
    (data,) = made(name, None, **options).values()
    return data


@pytest.mark.parametrize("dark", [False, True])
def test_svg_holds_neither_texts_nor_pixels(dark: bool) -> None:
    """An SVG is XML of shapes: no text that would need a font, no image."""
    tree = ElementTree.fromstring(only("a.svg", dark=dark))
    tags = {element.tag.removeprefix(SVG) for element in tree.iter()}
    assert "path" in tags
    assert not tags & {"text", "tspan", "image", "foreignObject"}
    assert b"font-family" not in only("a.svg", dark=dark)


def test_svg_of_columns_holds_no_pixels() -> None:
    """Lanes seen from afar are boxes in an SVG too."""
    tree = ElementTree.fromstring(made("a.svg", crowded(900))[Path("a.svg")])
    assert not [element for element in tree.iter() if element.tag == f"{SVG}image"]
    assert len([element for element in tree.iter() if element.tag == f"{SVG}rect"]) > 50


def test_svg_has_the_size_that_was_asked_for() -> None:
    """Width and height are pixels."""
    tree = ElementTree.fromstring(only("a.svg", size=(1200, 800)))
    assert (tree.get("width"), tree.get("height")) == ("1200", "800")


def test_png_has_the_size_that_was_asked_for() -> None:
    """A PNG has as many pixels as asked for, and is no blank."""
    image = QImage.fromData(only("a.png", size=(1000, 640)))
    assert (image.width(), image.height()) == (1000, 640)
    assert len({image.pixel(x, y) for x in range(0, 1000, 7) for y in range(0, 640, 7)}) > 5


def test_pdf_embeds_its_fonts() -> None:
    """A PDF holds the font programs of Plex, and no image."""
    data = only("a.pdf")
    assert data.startswith(b"%PDF-")
    assert b"IBMPlexSans" in data
    assert b"/FontFile2" in data
    assert b"/Subtype /Image" not in data


def test_long_pdf_has_several_pages() -> None:
    """A PDF goes on as long as it takes; SVG and PNG go on in further files."""
    pdf = made("a.pdf", crowded(300), size=(900, 400))[Path("a.pdf")]
    names = list(made("folder/a.png", crowded(300), size=(900, 400)))
    assert len(names) > 1
    assert names[:2] == [Path("folder/a.png"), Path("folder/a-2.png")]
    found = re.search(rb"/Count (\d+)", pdf)
    assert found is not None
    assert int(found[1]) == len(names)


@pytest.mark.parametrize("name", ["a.svg", "a.png", "a.pdf"])
def test_two_runs_give_the_same_bytes(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the clock is in a picture."""
    first = only(name)
    monkeypatch.setenv("TZ", "Asia/Bangkok")
    assert only(name) == first
    assert set(re.findall(rb"(?:CreationDate|ModDate) \(D:(\d{8})", first)) <= {b"20000101"}


def test_outlines_stand_where_letters_would() -> None:
    """Drawn as an outline, a text covers about the same pixels, from a point and within a box."""
    image = QImage(200, 60, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = OutlinePainter(image)
    painter.setFont(QFont("IBM Plex Sans", 12))
    painter.drawText(QPointF(10, 20), "Hm")
    painter.drawText(QRectF(100, 30, 60, 20), Qt.AlignmentFlag.AlignCenter, "4")
    with pytest.raises(TypeError):
        painter.drawText(1, 2, "x")
    painter.end()
    dark = [(x, y) for x in range(200) for y in range(60) if image.pixelColor(x, y).lightness() < 128]
    left = [at for at in dark if at[0] < 90]
    right = [at for at in dark if at[0] >= 90]
    assert left
    assert all(5 <= y <= 21 for _x, y in left)
    assert right
    assert all(120 <= x <= 140 and 32 <= y <= 48 for x, y in right)
