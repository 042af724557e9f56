"""The fonts of the file, put into it so that a machine that has none of them shows the same pages.

A font in a document is obfuscated (ECMA-376 part 1, 17.8.1): its first 32 bytes are combined with a key, which stands
beside it. The licence of the fonts (SIL Open Font License) allows to embed them. A program that reads no fonts from
documents takes another font of the kind that is named for each.
"""

from __future__ import annotations

from hashlib import sha256

from viewer.base import resources
from viewer.base.value import frozen
from viewer.briefing.document import LEAD, Document, Paragraph, Quote, all_runs
from viewer.briefing.writers.docx.markup import NOTHING, Markup, element, part, w
from viewer.briefing.writers.docx.package import OFFICE, WORD, Package, Relations
from viewer.briefing.writers.docx.stylesheet import MAIN
from viewer.briefing.writers.look import PARAGRAPH, QUOTE

_COVERED = {"usb0": "A00002EF", "usb1": "5000203B", "usb2": "00000000", "usb3": "00000000"}  # as the fonts say
_PAGES = {"csb0": "2000019F", "csb1": "00000000"}


@frozen
class _Family:
    """A family of fonts: what it is like, and its files by the places that they take in a document."""

    name: str
    instead: str
    panose: str
    kind: str
    files: tuple[tuple[str, str], ...]


def add_fonts(document: Document, package: Package, relations: Relations) -> None:
    """Add the table of fonts, and the fonts that the document uses."""
    own = Relations()
    families = [_family(family, package, own) for family in _families(document)]
    relations.add("fontTable", "fontTable.xml")
    content = part("w:fonts", [("w", MAIN), ("r", OFFICE)], *families)
    package.add("word/fontTable.xml", content, f"{WORD}.fontTable+xml", own)


def obfuscated(font: bytes, key: str) -> bytes:
    """Return a font combined with `key`, a GUID in braces; the same once more gives the font back."""
    mask = bytes.fromhex(key.strip("{}").replace("-", ""))[::-1] * 2
    return bytes(one ^ other for one, other in zip(font[:32], mask, strict=False)) + font[32:]


def _families(document: Document) -> tuple[_Family, ...]:
    sans = [("embedRegular", "IBMPlexSans-Regular.ttf"), ("embedBold", "IBMPlexSans-SemiBold.ttf")]
    if any(run.italic for runs in all_runs(document.blocks) for run in runs):
        sans.append(("embedItalic", "IBMPlexSans-Italic.ttf"))
    serif_blocks = tuple(block for block in document.blocks if _is_serif(block))
    serif = [("embedRegular", "IBMPlexSerif-Regular.ttf")] if serif_blocks else []
    if any(run.bold for runs in all_runs(serif_blocks) for run in runs):
        serif.append(("embedBold", "IBMPlexSerif-SemiBold.ttf"))
    return (
        _Family(PARAGRAPH["body"].family, "Arial", "020B0503050203000203", "swiss", tuple(sans)),
        _Family(QUOTE.family, "Georgia", "02060503050406000203", "roman", tuple(serif)),
    )


def _is_serif(block: object) -> bool:
    return isinstance(block, Quote) or (isinstance(block, Paragraph) and block.style == LEAD)


def _family(family: _Family, package: Package, relations: Relations) -> Markup:
    return w(
        "font",
        w("altName", val=family.instead),
        w("panose1", val=family.panose),
        w("charset", val="00"),
        w("family", val=family.kind),
        w("pitch", val="variable"),
        w("sig", **_COVERED, **_PAGES),
        *(_embedded(place, file, package, relations) for place, file in family.files),
        name=family.name,
    )


def _embedded(place: str, file: str, package: Package, relations: Relations) -> Markup:
    try:
        font = resources.path(f"fonts/{file}").read_bytes()
    except OSError:
        return NOTHING  # the document is as good; only another font is seen
    digest = sha256(font).hexdigest()[:32].upper()
    key = f"{{{digest[:8]}-{digest[8:12]}-{digest[12:16]}-{digest[16:20]}-{digest[20:]}}}"
    name = f"fonts/{file.removesuffix('.ttf')}.odttf"
    package.add(f"word/{name}", obfuscated(font, key))
    return element(f"w:{place}", [("r:id", relations.add("font", name)), ("w:fontKey", key)])
