"""How long a span is, in words and roundly: "9 years 4 months", "16 days", "3 hours 30 minutes"."""

from __future__ import annotations

from collections.abc import Callable

from viewer.base.i18n import ngettext, thousands
from viewer.timeline.scale import MINUTES_PER_DAY

_MONTH = 30.436875 * MINUTES_PER_DAY
_YEAR = 12 * _MONTH


def span(minutes: float) -> str:
    """Return a span in its two largest units, or in one where the second would say nothing."""
    if minutes >= 19.5 * _YEAR:
        return _years(round(minutes / _YEAR))
    if minutes >= 3 * _MONTH:
        return _two(round(minutes / _MONTH), 12, _years, _months)
    if minutes >= 2 * MINUTES_PER_DAY:
        return _days(round(minutes / MINUTES_PER_DAY))
    return _two(round(minutes), 60, _hours, _minutes)


def _two(count: int, per_unit: int, large: Callable[[int], str], small: Callable[[int], str]) -> str:
    units, rest = divmod(count, per_unit)
    said = [large(units)] if units else []
    if rest or not units:
        said.append(small(rest))
    return " ".join(said)


def _years(n: int) -> str:
    return ngettext("{n} year", "{n} years", n).format(n=thousands(n))


def _months(n: int) -> str:
    return ngettext("{n} month", "{n} months", n).format(n=n)


def _days(n: int) -> str:
    return ngettext("{n} day", "{n} days", n).format(n=n)


def _hours(n: int) -> str:
    return ngettext("{n} hour", "{n} hours", n).format(n=n)


def _minutes(n: int) -> str:
    return ngettext("{n} minute", "{n} minutes", n).format(n=n)
