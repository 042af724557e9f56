"""Numbered series: no number missing, none twice, and dates in the order of the numbers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from viewer.base.i18n import _, ngettext
from viewer.registry.finding import Finding, warning
from viewer.registry.records import Head
from viewer.registry.registry import Registry


def findings(registry: Registry) -> Iterator[Finding]:
    """Yield gaps and doubles at the series, and disorder at the event."""
    numbered: dict[str, list[Head]] = {}
    for head in registry.heads:
        if head.series and head.number is not None:
            numbered.setdefault(head.series, []).append(head)
    for series, heads in numbered.items():
        if series not in registry.series:
            continue
        heads.sort(key=lambda head: (head.number or 0, head.index))
        yield from _gaps(series, heads)
        yield from _doubles(heads)
        yield from _disorder(heads)


def _gaps(series: str, heads: list[Head]) -> Iterator[Finding]:
    present = [0, *(head.number for head in heads if head.number is not None and head.number > 0)]
    gaps = [(before + 1, after - 1) for before, after in pairwise(present) if after - before > 1]
    if gaps:
        yield warning(
            "series-gap",
            ngettext(
                "Number {numbers} of this series is not among the events.",
                "Numbers {numbers} of this series are not among the events.",
                sum(last - first + 1 for first, last in gaps),
            ).format(numbers=", ".join(_run(first, last) for first, last in gaps)),
            ("series", series),
        )


def _run(first: int, last: int) -> str:
    """Return the numbers of a gap as text; three and more as first–last, for a slip may make millions of them."""
    if last - first > 1:
        return f"{first}–{last}"
    return str(first) if first == last else f"{first}, {last}"


def _doubles(heads: list[Head]) -> Iterator[Finding]:
    for first, second in pairwise(heads):
        if first.number == second.number:
            yield warning(
                "series-double",
                _("“{other}” has number {number} of this series too.").format(other=first.id, number=second.number),
                ("events", second.index, "series"),
            )


def _disorder(heads: list[Head]) -> Iterator[Finding]:
    for first, second in pairwise(heads):
        if first.number == second.number or first.date is None or second.date is None:
            continue
        if first.date.approximate or second.date.approximate:
            continue
        begins, ends = first.date.earliest, second.date.latest
        if begins is not None and ends is not None and begins > ends:
            yield warning(
                "series-order",
                _("Number {number} comes before number {earlier} (“{other}”) by its date.").format(
                    number=second.number, earlier=first.number, other=first.id
                ),
                ("events", second.index, "date"),
            )
