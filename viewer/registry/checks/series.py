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
    present = {head.number or 0 for head in heads}
    missing = [number for number in range(1, max(present)) if number not in present]
    if missing:
        yield warning(
            "series-gap",
            ngettext(
                "Number {numbers} of this series is not among the events.",
                "Numbers {numbers} of this series are not among the events.",
                len(missing),
            ).format(numbers=_ranges(missing)),
            ("series", series),
        )


def _ranges(numbers: list[int]) -> str:
    """Return numbers as text, runs of three and more as first–last."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(
        f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(str(number) for number in run) for run in runs
    )


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
        begins, ends = first.date.earliest, second.date.latest
        if begins is not None and ends is not None and begins > ends:
            yield warning(
                "series-order",
                _("Number {number} comes before number {earlier} (“{other}”) by its date.").format(
                    number=second.number, earlier=first.number, other=first.id
                ),
                ("events", second.index, "date"),
            )
