"""Tables: widths as shares, a head that is repeated on paper, and on narrow screens each row below the other.

A narrow screen shows a cell's column beside it (`data-label`). Elements that are laid out as blocks are no table to
some browsers, so the roles are said once more.
"""

from __future__ import annotations

from viewer.briefing.document import NOTE, SMALL, Cell, Row, Table, text_of
from viewer.briefing.writers.html.markup import NOTHING, Markup, element, joined
from viewer.briefing.writers.html.runs import Story, runs

_CLASSES = {SMALL: "small", NOTE: "small"}


def table(block: Table, story: Story, *, captioned: bool) -> Markup:
    """Return a table; its caption is seen where `captioned`, and else only heard."""
    caption = element("caption", runs(block.caption, story), class_="" if captioned else "heard")
    columns = joined(element("col", style=f"width:{round(share * 100, 2):g}%") for share in block.widths)
    heads = joined(element("th", runs(pieces, story), scope="col", role="columnheader") for pieces in block.header)
    labels = [text_of(pieces) for pieces in block.header]
    return element(
        "table",
        caption if block.caption else NOTHING,
        element("colgroup", columns),
        element("thead", element("tr", heads, role="row"), role="rowgroup"),
        Markup("\n"),
        element("tbody", joined((_row(row, labels, story) for row in block.rows), "\n"), role="rowgroup"),
        role="table",
    )


def _row(row: Row, labels: list[str], story: Story) -> Markup:
    cells = joined(_cell(cell, label, story) for cell, label in zip(row.cells, labels, strict=True))
    return element("tr", cells, id=row.anchor, data_event=row.event, role="row")


def _cell(cell: Cell, label: str, story: Story) -> Markup:
    lines = [line for line in cell.paragraphs if line.runs]
    if len(lines) == 1 and lines[0].style not in _CLASSES:
        inside = runs(lines[0].runs, story)
    else:
        inside = joined(element("p", runs(line.runs, story), class_=_CLASSES.get(line.style, "")) for line in lines)
    if inside:
        inside = element("div", inside)  # what stands beside the label on a narrow screen
    return element("td", inside, role="cell", data_label=label if inside else "")
