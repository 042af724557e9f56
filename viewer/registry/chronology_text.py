"""Rows of a chronology as plain text, HTML and CSV, to paste, save and print.

All three are in the language of the registry's content, whatever the window speaks, because they are pasted among
such content.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from viewer.base import spreadsheet
from viewer.registry.chronology import Chronology, Column, Row, year_name, year_of

_HEADINGS = {
    "vi": {
        Column.DATE: "Thời gian",
        Column.KIND: "Loại",
        Column.TITLE: "Sự kiện",
        Column.PARTNER: "Đối tác",
        Column.PLACE: "Địa điểm",
        Column.PEOPLE: "Nhân vật",
        Column.STATUS: "Tình trạng",
        Column.SOURCES: "Nguồn",
    },
    "en": {
        Column.DATE: "Date",
        Column.KIND: "Kind",
        Column.TITLE: "Event",
        Column.PARTNER: "Partner",
        Column.PLACE: "Place",
        Column.PEOPLE: "People",
        Column.STATUS: "Status",
        Column.SOURCES: "Sources",
    },
}
_FOOT = {"vi": ("{n} sự kiện", "Trang {page}/{pages}"), "en": ("Events: {n}", "Page {page} of {pages}")}
WIDTHS = (9, 8, 27, 11, 13, 17, 9, 6)  # per cent of a printed page, in the order of `COLUMNS`
COLUMNS = tuple(_HEADINGS["en"])


def as_text(events: Chronology, indexes: Iterable[int], *, by_year: bool = True) -> str:
    """Return one line for each event in the order of `indexes`; `by_year` puts each year above its events."""
    lines: list[str] = []
    for year, row in _with_years(events, indexes):
        if year and by_year:
            lines += ["", year] if lines else [year]
        lines.append(_line(events, row))
    return "".join(f"{line}\n" for line in lines)


def as_html(events: Chronology, indexes: Iterable[int], *, by_year: bool = True, after: int | None = None) -> str:
    """Return a table in HTML; `by_year` puts a row with the year above its events.

    Where the table goes on from another one, `after` is the last event of that; its year is not said again.
    """
    from html import escape  # only a copy needs it

    head = "".join(
        f'<th align="left" width="{width}%">{heading}</th>'
        for heading, width in zip(headings(events.titles), WIDTHS, strict=True)
    )
    lines = ['<table border="1" cellspacing="0" cellpadding="3" width="100%">', f"<thead><tr>{head}</tr></thead>"]
    for year, row in _with_years(events, indexes, after):
        if year and by_year:
            lines.append(f'<tr><td colspan="{len(COLUMNS)}"><b>{escape(year)}</b></td></tr>')
        lines.append("<tr>" + "".join(f"<td>{escape(row.text(column))}</td>" for column in COLUMNS) + "</tr>")
    return "\n".join((*lines, "</table>", ""))


def as_csv(events: Chronology, indexes: Iterable[int]) -> str:
    """Return CSV (RFC 4180); texts that a spreadsheet would take for formulas begin with an apostrophe."""
    import csv  # only a copy needs it
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(headings(events.titles))
    for index in indexes:
        row = events.row(index)
        writer.writerow([spreadsheet.cell(row.text(column)) for column in COLUMNS])
    return out.getvalue()


def headings(lang: str) -> tuple[str, ...]:
    """Return what stands above the columns, in `lang` (vi or en)."""
    return tuple(_HEADINGS["vi" if lang == "vi" else "en"].values())


def foot(count: int, page: int, pages: int, lang: str) -> tuple[str, str]:
    """Return what stands below a printed page: the number of events, and the page's."""
    events, numbered = _FOOT["vi" if lang == "vi" else "en"]
    return events.format(n=count), numbered.format(page=page, pages=pages)


def _with_years(events: Chronology, indexes: Iterable[int], after: int | None = None) -> Iterator[tuple[str, Row]]:
    """Yield each row, with the year's name where another year begins than that of the event `after`."""
    before = None if after is None else year_name(year_of(events.registry.heads[after]), events.words)
    for index in indexes:
        year = year_name(year_of(events.registry.heads[index]), events.words)
        yield ("" if year == before else year), events.row(index)
        before = year


def _line(events: Chronology, row: Row) -> str:
    head = events.registry.heads[row.index]
    status = "" if head.status == "held" and not head.background else row.status
    facts = (row.partner, row.place, row.people, status, row.text(Column.SOURCES))
    said = "; ".join(fact for fact in facts if fact)
    named = f"{row.title} [{row.kind}]"
    dated = f"{row.date}: {named}" if row.date else named
    return f"- {dated} — {said}" if said else f"- {dated}"
