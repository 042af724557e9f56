"""Events as a calendar (iCalendar, RFC 5545).

A calendar knows days, not "in November" or "about". So only events of which sources tell the very day or days become
entries, each for whole days: a time of day is told in words, since no source names its time zone. All others are left
out, and that is said. Nothing depends on the clock: the stamp of entries is the registry's newest date.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from viewer.base.i18n import _, ngettext, thousands
from viewer.base.work import Report, silent
from viewer.exchange.ics_lines import line, text
from viewer.exchange.ics_words import description, location, summary
from viewer.exchange.remarks import Exported, Remark
from viewer.exchange.selection import Selection, newest_day
from viewer.registry import calendar
from viewer.registry.dates import Edtf, Form
from viewer.registry.records import Event
from viewer.registry.registry import Registry
from viewer.registry.vocabulary import label

_STATUS = {"held": "CONFIRMED", "cancelled": "CANCELLED", "announced": "TENTATIVE", "proposed": "TENTATIVE"}
_STATUS |= {"postponed": "TENTATIVE"}
_FIRST, _LAST = calendar.day_number(1, 1, 1), calendar.day_number(9999, 12, 30)  # the day after is written too

Days = tuple[int, int]


def write(chosen: Selection, report: Report = silent) -> Exported:
    """Return the calendar of those chosen events that can be entries of one.

    Raises:
        Cancelled: `report` wishes so.
    """
    registry = chosen.registry
    placed: list[tuple[int, tuple[Days, ...]]] = []
    left: dict[str, list[int]] = {"undated": [], "coarse": [], "doubtful": [], "beyond": []}
    for index in chosen.indexes:
        days, reason = certain_days(registry.heads[index].date)
        if reason:
            left[reason].append(index)
        else:
            placed.append((index, days))
    parts = [_opening(chosen)]
    known = {registry.heads[index].id for index, _days in placed}
    for done, (index, days) in enumerate(placed):
        report(done, len(placed))
        parts += _entries(chosen, chosen.event(index), days, known)
    parts.append("END:VCALENDAR\r\n")
    timed = [index for index, _days in placed if registry.heads[index].time]
    return Exported("".join(parts).encode(), len(placed), tuple(_remarks(chosen, left, timed)))


def certain_days(date: Edtf | None) -> tuple[tuple[Days, ...], str]:
    """Return the stretches of days, first and last, at which an event was for certain; or why there are none."""
    if date is None:
        return (), "undated"
    if date.approximate or date.uncertain or date.form not in (Form.DAY, Form.DAYS):
        return (), "doubtful" if not date.coarse or date.approximate or date.uncertain else "coarse"
    if date.coarse or date.earliest is None or date.latest is None:
        return (), "coarse"
    if date.earliest < _FIRST or date.latest > _LAST:
        return (), "beyond"
    return date.members or ((date.earliest, date.latest),), ""


def uid(registry: Registry, event_id: str, part: int = 0) -> str:
    """Return the name by which calendars know an entry again: of the event and of the registry's own title."""
    title = registry.title.vi + "\n" + registry.title.en if registry.title else registry.path.stem
    return f"{event_id}{f'#{part}' if part else ''}@{sha256(title.encode()).hexdigest()[:12]}.timeline-viewer"


def _opening(chosen: Selection) -> str:
    name = chosen.registry.title.pick(chosen.language) or chosen.registry.path.stem
    return "".join(
        (
            line("BEGIN", "VCALENDAR"),
            line("VERSION", "2.0"),
            line("PRODID", "-//Timeline Viewer//Timeline Viewer//EN"),
            line("CALSCALE", "GREGORIAN"),
            line("METHOD", "PUBLISH"),
            line("X-WR-CALNAME", text(name)),
        )
    )


def _entries(chosen: Selection, event: Event, stretches: tuple[Days, ...], known: set[str]) -> Iterator[str]:
    """Yield the entries of an event: one for each stretch of days."""
    head, language, stamp = event.head, chosen.language, newest_day(chosen.registry).replace("-", "")
    for number, (first, last) in enumerate(stretches, 1):
        part = number if len(stretches) > 1 else 0
        yield line("BEGIN", "VEVENT")
        yield line("UID", text(uid(chosen.registry, head.id, part)))
        yield line("DTSTAMP", f"{stamp}T000000Z")
        yield line("DTSTART;VALUE=DATE", calendar.iso(first).replace("-", ""))
        yield line("DTEND;VALUE=DATE", calendar.iso(last + 1).replace("-", ""))
        yield line("SUMMARY", text(summary(event, language)))
        where = location(chosen.registry, event, language)
        if where:
            yield line("LOCATION", text(where))
        yield line("DESCRIPTION", text(description(chosen.registry, event, language)))
        yield line("CATEGORIES", ",".join(text(word) for word in (label("kind", head.kind, language), *head.topics)))
        if head.status in _STATUS:
            yield line("STATUS", _STATUS[head.status])
        yield line("TRANSP", "TRANSPARENT")
        if head.part_of in known:
            yield line("RELATED-TO;RELTYPE=PARENT", text(uid(chosen.registry, head.part_of)))
        yield line("END", "VEVENT")


def _remarks(chosen: Selection, left: dict[str, list[int]], timed: list[int]) -> Iterator[Remark]:
    sentences = {
        "undated": ngettext("{n} undated event is left out.", "{n} undated events are left out.", len(left["undated"])),
        "coarse": ngettext(
            "{n} event of which only the month, the year or the like is known is left out.",
            "{n} events of which only the month, the year or the like is known are left out.",
            len(left["coarse"]),
        ),
        "doubtful": ngettext(
            "{n} event without a certain day is left out.",
            "{n} events without a certain day are left out.",
            len(left["doubtful"]),
        ),
        "beyond": ngettext(
            "{n} event outside the years 1 to 9999 is left out.",
            "{n} events outside the years 1 to 9999 are left out.",
            len(left["beyond"]),
        ),
    }
    for reason, indexes in left.items():
        if indexes:
            yield Remark(sentences[reason].format(n=thousands(len(indexes))), chosen.titles(indexes))
    if timed:
        words = ngettext(
            "{n} event has a time of day, which is told in words only: its time zone is not known.",
            "{n} events have a time of day, which is told in words only: its time zone is not known.",
            len(timed),
        )
        yield Remark(words.format(n=thousands(len(timed))), chosen.titles(timed))
    yield Remark(_("Passages and reviews are not in a calendar."))
