"""Typst source of a document, from which come the pages of the PDF and of the preview.

    blocks → data → a call of resources/templates/briefing.typ with that data as one JSON text → typst

The look stands in that template, sizes and colours in `look`. The words of a document are data throughout, so no word
of a registry can be code. The source is always the same two lines with another text in it: what typst has worked out
for the document before holds for all that did not change.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from viewer.base import resources
from viewer.base.work import Report, silent
from viewer.briefing.document import Document, Title
from viewer.briefing.writers.grouping import short
from viewer.briefing.writers.picture import Pictures
from viewer.briefing.writers.typst.blocks import Blocks
from viewer.briefing.writers.typst.keeping import kept

TEMPLATE = "templates/briefing.typ"


def source(document: Document, pictures: Pictures, report: Report = silent) -> str:
    """Return the typst source of `document`, to be compiled with `root()` as its root.

    `report` hears of its blocks, and may raise to stop.
    """
    import json

    made = json.dumps(_data(document, pictures, report), ensure_ascii=False, separators=(",", ":"))
    return f'#import "briefing.typ": briefing\n#briefing(json(bytes({string(made)})))\n'


def root() -> Path:
    """Return the folder that holds the template."""
    return resources.path(TEMPLATE).parent


def day(document: Document) -> tuple[int, int, int] | None:
    """Return year, month and day of the document's date; None where it has none that a file can bear."""
    from datetime import date

    try:
        known = date.fromisoformat(document.as_of)
    except ValueError:
        return None
    return known.year, known.month, known.day


def _data(document: Document, pictures: Pictures, report: Report) -> dict[str, Any]:
    made = Blocks(document, pictures)
    first = document.languages[0] if document.languages else "en"
    parts: list[dict[str, Any]] = []
    for place, block in enumerate(document.blocks):
        report(place, len(document.blocks))
        if isinstance(block, Title):
            parts.append({"lang": block.lang, "handling": block.handling, "short": short(block.text), "blocks": []})
        elif not parts:
            parts.append({"lang": first, "handling": "", "short": "", "blocks": []})
        parts[-1]["blocks"] += made.data(place, block)
    head = {"title": document.title, "lang": first, "date": day(document)}
    return {**head, "parts": [{**part, "blocks": kept(part["blocks"])} for part in parts]}


def string(text: str) -> str:
    """Return `text` as a typst string literal; JSON has no line breaks or other controls, halves of characters none."""
    text = text.encode("utf-8", "replace").decode()
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
