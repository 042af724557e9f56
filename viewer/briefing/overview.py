"""The first sections: a summary, the place of the figure, and the chronology."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from viewer.briefing.choice import Chosen
from viewer.briefing.document import LEAD, NOTE, SMALL, Block, Cell, Figure, Paragraph, Row, Run, Runs, Table
from viewer.briefing.page import Page, clean
from viewer.briefing.words import counted, word
from viewer.registry import vocabulary
from viewer.registry.citation import place_line
from viewer.registry.partners import MULTILATERAL, NO_PARTNER, own_partner, partners_in_order

SIGNS = ("numbers", "missing", "hollow", "background", "wide", "parts")  # of a figure, that its caption explains
_WIDTHS = (0.15, 0.55, 0.2, 0.1)


def summary(page: Page) -> list[Block]:
    """Return the author's summary, else what can be counted: events, their time, sources, states, partners."""
    own = page.matter.briefing.summary
    blocks: list[Block] = [page.heading("summary")]
    if own:
        return [*blocks, *page.paragraphs(own, LEAD)]
    return [*blocks, Paragraph((Run(" ".join(_counted(page))),), page.lang, LEAD)]


def figure(page: Page) -> list[Block]:
    """Return the place of the timeline's picture, with its caption and the words for those who do not see it."""
    events = counted("event", len(page.matter.choice.chosen), page.lang)
    alt = page.word("figure-alt").format(events=events, span=_span(page))
    ids = tuple(one.event.id for one in page.matter.choice.in_time)
    picture = Figure(f"timeline-{page.lang}", alt, _caption(page.lang, SIGNS), page.lang, ids)
    return [page.heading("figure"), picture]


def drawn_caption(
    figure: Figure, signs: Collection[str], folded: int, undated: int, earlier: int, *, columns: bool
) -> Runs:
    """Return the caption of a figure that was drawn: what its signs mean, and what it does not show one by one.

    Args:
        figure: as it was composed.
        signs: which of SIGNS it has.
        folded: how many events are counted in chips or columns.
        undated: how many stand at no time.
        earlier: how many are long before the others, and would squeeze these.
        columns: whether all lanes are columns.
    """
    said = [word("figure-columns", figure.lang)] if columns else [run.text for run in _caption(figure.lang, signs)]
    if folded and not columns:
        said.append(word("figure-folded", figure.lang).format(events=counted("event", folded, figure.lang)))
    if earlier:
        said.append(word("figure-earlier", figure.lang).format(events=counted("event", earlier, figure.lang)))
    if undated:
        said.append(word("figure-undated", figure.lang).format(events=counted("event", undated, figure.lang)))
    return (Run(" ".join(said)),)


def _caption(lang: str, signs: Collection[str]) -> Runs:
    """Return what signs mean."""
    words = " ".join(word(f"figure-{sign}", lang) for sign in SIGNS if sign in signs)
    return (Run(words),) if words else ()


def chronology(page: Page) -> list[Block]:
    """Return the table of all events in the order of time."""
    header: tuple[Runs, ...] = tuple((Run(page.word(key)),) for key in ("date", "event", "place", "source"))
    rows = tuple(_row(page, one) for one in page.pace.each(page.matter.choice.in_time))
    caption = (Run(page.word("chronology-caption")),)
    return [page.heading("chronology"), Table(header, rows, _WIDTHS, page.lang, caption)]


def remark(page: Page, one: Chosen) -> str:
    """Return what must be said wherever the event is named: that it was not held, or is only mentioned."""
    if one.head.background:
        return page.word("only-mentioned")
    if one.head.status in ("held", ""):
        return ""
    return vocabulary.label("status", one.head.status, page.lang).lower()


def place(page: Page, one: Chosen) -> str:
    """Return where it was, or how; empty where nothing says it."""
    head = one.head
    where = place_line(page.registry, head.place, page.lang) if head.place is not None else ""
    mode = vocabulary.label("mode", head.mode, page.lang).lower() if head.mode not in ("", "in-person") else ""
    return " · ".join(part for part in (where, mode) if part)


def _row(page: Page, one: Chosen) -> Row:
    said = remark(page, one)
    title = (page.title(one.head), Run(f" ({said})")) if said else (page.title(one.head),)
    lines = [Paragraph(title, page.lang)]
    lines += page.paragraphs(one.event.date_note, SMALL)
    if "events" not in page.matter.sections:  # nowhere else would the note be read
        lines += page.paragraphs(one.entry.note, NOTE)
    where = place(page, one)
    sources = page.sources(one.head) or (Run("–"),)
    cells = (
        page.cell((page.date(one.head.date),)),
        Cell(tuple(lines)),
        page.cell((Run(clean(where) or "–"),)),
        page.cell(sources),
    )
    return Row(cells, one.event.id, f"{page.lang}-row-{one.number}")


def _counted(page: Page) -> list[str]:
    chosen = page.matter.choice.chosen
    sources = {key for one in chosen for key in one.head.sources if key in page.registry.sources}
    events = counted("event", len(chosen), page.lang)
    first = page.word("counted" if sources else "counted-alone").format(
        events=events, span=_span(page), sources=counted("source", len(sources), page.lang)
    )
    return [first, *_states(page), *_partners(page)]


def _span(page: Page) -> str:
    """Return from when to when the dated events are, with the blank before it; empty where none is dated."""
    dated = [one.head.date for one in page.matter.choice.in_time if one.head.date is not None]
    if not dated:
        return ""
    last = max(dated, key=lambda date: date.latest if date.latest is not None else date.sort_key[0])
    words = [page.date(date).text for date in (dated[0], last)]
    return page.word("one-day" if words[0] == words[1] else "span").format(first=words[0], last=words[1])


def _states(page: Page) -> list[str]:
    counts: Counter[str] = Counter()
    for one in page.matter.choice.chosen:
        counts["mentioned" if one.head.background else one.head.status or "held"] += 1
    if set(counts) <= {"held"}:
        return []
    order = ("held", *(status for status in vocabulary.STATUSES if status != "held"), "mentioned")
    known = [status for status in (*order, *sorted(set(counts).difference(order))) if counts[status]]
    parts = []
    for status in known:
        if status in ("held", "mentioned"):
            parts.append(page.word(status).format(n=counts[status]))
        else:
            parts.append(f"{counts[status]} {vocabulary.label('status', status, page.lang).lower()}")
    return [page.word("of-these").format(parts=", ".join(parts))]


def _partners(page: Page) -> list[str]:
    counts = Counter(own_partner(page.registry, one.head) for one in page.matter.choice.chosen)
    if len(counts) < 2:
        return []
    known = [key for key in partners_in_order(page.registry) if counts[key]]
    order = dict.fromkeys((*known, *sorted(counts)))
    parts = [f"{_partner(page, key)} {counts[key]}" for key in order]
    return [page.word("partners").format(parts=", ".join(parts))]


def _partner(page: Page, key: str) -> str:
    if key in (MULTILATERAL, NO_PARTNER):
        return page.word("multilateral" if key == MULTILATERAL else "no-partner")
    return clean(page.registry.party_name(key, page.lang))
