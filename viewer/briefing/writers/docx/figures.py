"""Figures: a picture that is a vector for programs that know SVG, and pixels for those that do not.

Word reads the pixels from the blip and the vector from an extension of it (`asvg:svgBlip`, [MS-ODRAWXML] 2.2.46).
"""

from __future__ import annotations

from viewer.briefing.document import Figure
from viewer.briefing.writers import look
from viewer.briefing.writers.docx.markup import NOTHING, Markup, element, w
from viewer.briefing.writers.docx.runs import paragraph, runs
from viewer.briefing.writers.docx.story import Story

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_EMU = 36_000  # in one mm
_TALLEST = 225.0  # mm: of a figure, with its heading and caption on the same page


def figure(block: Figure, story: Story) -> Markup:
    """Return a figure with its caption; nothing where no picture was handed in."""
    found = story.picture(block.key)
    if found is None:
        return NOTHING
    picture, pixels, vector = found
    share = min(1.0, look.TEXT_WIDTH / picture.width, _TALLEST / picture.height)
    size = [("cx", round(picture.width * share * _EMU)), ("cy", round(picture.height * share * _EMU))]
    story.drawn += 1
    inline = element(
        "wp:inline",
        [("distT", 0), ("distB", 0), ("distL", 0), ("distR", 0)],
        element("wp:extent", size),
        element("wp:docPr", [("id", story.drawn), ("name", block.key), ("descr", block.alt)]),
        element("wp:cNvGraphicFramePr", (), element("a:graphicFrameLocks", [("noChangeAspect", 1)])),
        _graphic(block, story.drawn, size, _blip(pixels, vector)),
    )
    caption = paragraph("Caption", runs(block.caption, block.lang, story)) if block.caption else NOTHING
    return Markup(paragraph("Figure", w("r", w("drawing", inline))) + caption)


def _graphic(block: Figure, number: int, size: list[tuple[str, int]], blip: Markup) -> Markup:
    shape = element(
        "pic:spPr",
        (),
        element("a:xfrm", (), element("a:off", [("x", 0), ("y", 0)]), element("a:ext", size)),
        element("a:prstGeom", [("prst", "rect")], element("a:avLst")),
    )
    known = element("pic:cNvPr", [("id", number), ("name", block.key), ("descr", block.alt)])
    picture = element(
        "pic:pic",
        (),
        element("pic:nvPicPr", (), known, element("pic:cNvPicPr")),
        element("pic:blipFill", (), blip, element("a:stretch", (), element("a:fillRect"))),
        shape,
    )
    return element("a:graphic", (), element("a:graphicData", [("uri", f"{DRAWING}/picture")], picture))


def _blip(pixels: str, vector: str) -> Markup:
    svg = element("asvg:svgBlip", [("xmlns:asvg", _SVG), ("r:embed", vector)])
    extension = element("a:extLst", (), element("a:ext", [("uri", _SVG_EXTENSION)], svg))
    return element("a:blip", [("r:embed", pixels)], extension)
