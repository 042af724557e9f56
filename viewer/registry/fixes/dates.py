"""Dates and times that cannot be read, and dates that contradict what stands around them."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.base.i18n import _
from viewer.registry import shape
from viewer.registry.calendar import iso
from viewer.registry.dates import DateError, Edtf, parse
from viewer.registry.fixes.fix import Case, Fix, at, replace_by, short
from viewer.registry.patching.model import Delete, Edit, RenameKey, SetValue

_OTHER_WAY = {"before": "after", "after": "before"}


def bad_date(case: Case) -> Iterator[Fix]:
    """Yield the date that was meant, or keeping an event's as a note."""
    near = case.problem.suggestion
    if near:
        yield Fix(replace_by(near), (SetValue(case.path, near),), preferred=True)
    words = shape.date_text(case.value)
    if case.path[:1] == ("events",) and case.path[-1] == "date" and "date_note" not in case.entry:
        title = _("Keep “{words}” as a note on the date").format(words=short(words))
        edits: tuple[Edit, ...] = (RenameKey(case.path, "date_note"),)
        if isinstance(case.value, list):
            edits = (Delete(case.path), SetValue((*case.path[:-1], "date_note"), words))
        yield Fix(title, edits)
    yield Fix(_("Remove “{key}”").format(key=case.path[-1]), (Delete(case.path),))


def bad_time(case: Case) -> Iterator[Fix]:
    """Yield the time that was meant, or none."""
    near = case.problem.suggestion
    if near:
        yield Fix(replace_by(near), (SetValue(case.path, near),), preferred=True)
    yield Fix(_("Remove “{key}”").format(key=case.path[-1]), (Delete(case.path),))


def date_order(case: Case) -> Iterator[Fix]:
    """Yield the relation that the two dates tell of."""
    other = _OTHER_WAY.get(case.text)
    if other:
        yield Fix(replace_by(other), (SetValue(case.path, other),), preferred=True)


def outside_parent(case: Case) -> Iterator[Fix]:
    """Yield the dates of what the event is part of, and taking it out of that."""
    head = case.registry.heads[case.index]
    parent = case.registry.head(head.part_of)
    if parent is not None and parent.date is not None and (around := _within(parent.date)):
        yield Fix(_("Set to {date}").format(date=around), (SetValue(case.path, around),), preferred=True)
    path = (*case.path[:2], "part_of")
    yield Fix(_("Take it out of “{parent}”").format(parent=head.part_of), (Delete(path),))


def loop(case: Case) -> Iterator[Fix]:
    """Yield taking an event out of the circle."""
    yield Fix(_("Take it out of “{parent}”").format(parent=case.text), (Delete(case.path),), preferred=True)


def past(case: Case) -> Iterator[Fix]:
    """Yield what may have become of an event that was planned."""
    words = (
        ("held", _("It took place: set the status to “held”")),
        ("postponed", _("Set the status to “postponed”")),
        ("cancelled", _("Set the status to “cancelled”")),
        ("unknown", _("Set the status to “unknown”")),
    )
    for word, title in words:
        yield Fix(title, (SetValue(case.path, word),))


def series_order(case: Case) -> Iterator[Fix]:
    """Yield giving each other's number to two events of a series."""
    registry, mine = case.registry, case.registry.heads[case.index]
    own = (*case.path[:2], "series", "number")
    earlier = [
        head
        for head in registry.heads
        if head.series == mine.series and head.number is not None and mine.number is not None
        if head.number < mine.number
    ]
    if not earlier:
        return
    other = max(earlier, key=lambda head: (head.number or 0, head.index))
    its = ("events", other.index, "series", "number")
    written = (at(registry.document.data, own), at(registry.document.data, its))
    if all(isinstance(number, int) for number in written):
        title = _("Swap the numbers with “{other}”").format(other=other.id)
        yield Fix(title, (SetValue(own, written[1]), SetValue(its, written[0])))


def _within(parent: Edtf) -> str:
    """Return one day within a date; empty when it is open."""
    if parent.earliest is None or parent.latest is None:
        return ""
    if parent.earliest == parent.latest:
        return iso(parent.earliest)
    words = f"[{iso(parent.earliest)}..{iso(parent.latest)}]"
    try:
        parse(words)
    except DateError:
        return ""
    return words
