"""Writes pages as SVG, PNG and PDF, the same bytes each time.

SVG holds outlines instead of letters. PDF embeds the fonts, so that its text can be found and copied; Qt writes
the time into it, which is replaced by a fixed one. PNG is drawn at twice the size where pages
are shrunk, so that thin lines survive.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QBuffer, QHashSeed, QIODevice, QMarginsF, QRect, QSize, QSizeF, Qt, QUuid
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from viewer.qt.pictures.outline import OutlinePainter
from viewer.qt.pictures.pages import Pages
from viewer.qt.pictures.stepwise import Steps, at_once, part
from viewer.qt.timeline.paint import painting

_POINTS = 0.75  # points in a px of 1/96 inch
_DOTS = 96
_SVG_SIZE = re.compile(rb'width="[\d.]+mm" height="[\d.]+mm"')
_SVG_FONT = re.compile(rb'\s*font-family="[^"]*" font-size="[^"]*" font-weight="[^"]*" font-style="[^"]*"\s*')
_SVG_PLAIN = re.compile(rb' vector-effect="none"| fill-rule="evenodd"(?= d=)')
_SVG_FINE = re.compile(rb"(\.\d\d)\d+")
_LINES = 40  # of an SVG that are made lean in one step
_TIME = b"D:20000101000000Z"
_QT_TIME = re.compile(rb"D:\d{14}(?:Z|[+-]\d\d'\d\d')")
_XMP_TIME = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")  # always as long
_PDF_OFFSET = re.compile(rb"^\d{10}(?= 00000 n)", re.MULTILINE)
_PDF_START = re.compile(rb"(?<=startxref\n)\d+")


def svg(pages: Pages, number: int, width: int, height: int, title: str) -> bytes:
    """Return a page as SVG 1.1 of `width` by `height` px."""
    return at_once(svg_steps(pages, number, width, height, title))


def svg_steps(pages: Pages, number: int, width: int, height: int, title: str) -> Steps[bytes]:
    """Make what `svg` returns in steps; yield what share is done."""
    buffer = QBuffer()
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(width, height))
    generator.setViewBox(QRect(0, 0, pages.width, pages.height))
    generator.setTitle(title)
    generator.setDescription("Timeline Viewer")
    painter = OutlinePainter(generator)
    try:
        yield from part(pages.painting(painter, number), 0.0, 0.6)
    finally:
        painter.end()
    yield 0.6
    size = f'width="{width}" height="{height}"'.encode()
    data = _SVG_SIZE.sub(size, bytes(buffer.data().data()), count=1)
    return (yield from part(_lean(_SVG_FONT.sub(b"", data)), 0.6, 1.0))


def _lean(data: bytes) -> Steps[bytes]:
    """Return an SVG without what says nothing, and with hundredths of a px."""
    lines = data.splitlines(keepends=True)
    made = []
    for at in range(0, len(lines), _LINES):
        made.append(_SVG_FINE.sub(rb"\1", _SVG_PLAIN.sub(b"", b"".join(lines[at : at + _LINES]))))
        yield at / len(lines)
    return b"".join(made)


def png(pages: Pages, number: int, width: int, height: int) -> bytes:
    """Return a page as PNG of `width` by `height` px."""
    finer = 1 if pages.width == width else 2
    image = QImage(pages.width * finer, pages.height * finer, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(finer)
    with painting(image) as painter:
        pages.paint(painter, number)
    if finer > 1:
        smooth = Qt.TransformationMode.SmoothTransformation
        image = image.scaled(width, height, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    image.setDevicePixelRatio(1.0)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt takes the name
    return bytes(buffer.data().data())


def pdf(pages: Pages, width: float, height: float, title: str, margin: float = 0.0) -> bytes:
    """Return all pages as PDF; `width`, `height` and the blank `margin` around are px of 1/96 inch."""
    return at_once(pdf_steps(pages, width, height, title, margin))


def pdf_steps(pages: Pages, width: float, height: float, title: str, margin: float = 0.0) -> Steps[bytes]:
    """Make what `pdf` returns, page by page; yield what share is done."""
    QHashSeed.setDeterministicGlobalSeed()  # Qt writes fonts in the order of a hash table
    try:
        return _timeless((yield from _pdf(pages, width, height, title, margin)))
    finally:
        QHashSeed.resetRandomGlobalSeed()


def _pdf(pages: Pages, width: float, height: float, title: str, margin: float) -> Steps[bytes]:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("Timeline Viewer")
    writer.setDocumentId(QUuid("{7b1f1d8e-54c3-4c55-9d5f-0c2b8f0a7e11}"))
    writer.setPageSize(QPageSize(QSizeF(width * _POINTS, height * _POINTS), QPageSize.Unit.Point))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(_DOTS)
    total = len(pages.pages)
    with painting(writer) as painter:
        for number in range(total):
            if number:
                writer.newPage()
            painter.save()
            painter.translate(margin, margin)
            painter.scale((width - 2 * margin) / pages.width, (height - 2 * margin) / pages.height)
            painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
            yield from part(pages.painting(painter, number), number / total, (number + 1) / total)
            painter.restore()
            yield (number + 1) / total
    return bytes(buffer.data().data())


def _timeless(data: bytes) -> bytes:
    """Return a PDF without the time at which it was made.

    Qt's time is longer east and west of Greenwich, so that the offsets in the table of objects move with it.
    """
    times = [(found.start(), len(found[0]) - len(_TIME)) for found in _QT_TIME.finditer(data)]

    def moved(offset: bytes) -> int:
        return int(offset) - sum(longer for at, longer in times if at < int(offset))

    head, table, tail = data.rpartition(b"\nxref\n")
    entries = _PDF_OFFSET.sub(lambda found: b"%010d" % moved(found[0]), tail)
    entries = _PDF_START.sub(lambda found: b"%d" % moved(found[0]), entries)
    head = _XMP_TIME.sub(b"2000-01-01T00:00:00+00:00", _QT_TIME.sub(_TIME, head))
    return head + table + entries
