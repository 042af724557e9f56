"""The rows of the filter, as one flat list: a header for each facet and a row for each of its values.

Long facets show their first values and a row that unfolds the rest; where there are many people, a field finds
among them. Which facets are folded or unfolded belongs to the pane, not to the filter. No Qt here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum, auto

from viewer.base.i18n import _, ngettext, thousands
from viewer.base.tuples import NamedTuple
from viewer.base.value import frozen, replace
from viewer.search.facet_rows import Facet, FacetValue
from viewer.search.facets import Filter

LIMIT = 12  # values of one facet that are shown before it is unfolded
_MOST = 400  # rows of one facet at most; more are found by name
_COUNTED = ("series", "people")  # facets whose header tells how many values they have
_FOUND = "people"


class RowKind(Enum):
    """What a row is for."""

    HEADER = auto()
    FIND = auto()
    VALUE = auto()
    MORE = auto()


class Row(NamedTuple):
    """One row.

    Attributes:
        kind: what it is for.
        facet: key of its facet.
        key: key of its value; empty in other rows (and for the value *none*).
        label: what it says.
        note: what stands at its right: a count.
        spoken: what a screen reader says.
        on: whether the value is let in, or the facet is open.
        changed: whether the facet leaves something out.
        lane: number of the lane's hue, or None.
    """

    kind: RowKind
    facet: str
    key: str = ""
    label: str = ""
    note: str = ""
    spoken: str = ""
    on: bool = True
    changed: bool = False
    lane: int | None = None

    @property
    def place(self) -> tuple[RowKind, str, str]:
        """Return what stays the same when counts change."""
        return self.kind, self.facet, self.key


@frozen
class Folding:
    """Which facets are folded to their header, which are unfolded to all values, and whom to find."""

    folded: frozenset[str] = frozenset()
    unfolded: frozenset[str] = frozenset()
    find: str = ""

    def fold_toggled(self, facet: str) -> Folding:
        """Return this with a facet folded or opened."""
        return replace(self, folded=self.folded ^ {facet})

    def unfold_toggled(self, facet: str) -> Folding:
        """Return this with all values of a facet shown, or only the first."""
        return replace(self, unfolded=self.unfolded ^ {facet})


def rows(facets: Iterable[Facet], chosen: Filter, folding: Folding) -> tuple[Row, ...]:
    """Return the rows to show; facets without a choice (no value, or none but *none*) are left away."""
    return tuple(row for facet in facets if facet.values for row in _facet_rows(facet, chosen, folding))


def _facet_rows(facet: Facet, chosen: Filter, folding: Folding) -> Iterator[Row]:
    excluded = chosen.excluded(facet.key)
    is_open = facet.key not in folding.folded
    yield _header(facet, excluded, is_open)
    if not is_open:
        return
    values: tuple[FacetValue, ...] = facet.values
    if facet.key == _FOUND and len(values) > LIMIT:
        people = sum(1 for value in values if value.key)
        label = _("Find among {n} people").format(n=thousands(people))
        yield Row(RowKind.FIND, facet.key, label=label, spoken=label)
        values = _found(values, folding.find)
    unfolded = facet.key in folding.unfolded
    for value in values[: _MOST if unfolded else LIMIT]:
        yield _value(facet, value, value.key not in excluded)
    if len(values) > LIMIT:
        label = _("Show fewer") if unfolded else _("Show all {n}").format(n=thousands(len(values)))
        yield Row(RowKind.MORE, facet.key, label=label, spoken=f"{facet.label}: {label}", on=unfolded)


def _header(facet: Facet, excluded: frozenset[str], is_open: bool) -> Row:
    listed = [value for value in facet.values if value.key or facet.key == "partner"]
    left_out = sum(1 for value in facet.values if value.key in excluded)
    note = thousands(len(listed)) if facet.key in _COUNTED else ""
    if left_out:
        total = len(facet.values)
        note = _("{shown} of {all}").format(shown=thousands(total - left_out), all=thousands(total))
    spoken = f"{facet.label}, {note}" if note else facet.label
    return Row(
        RowKind.HEADER,
        facet.key,
        label=facet.label,
        note=note,
        spoken=spoken,
        on=is_open,
        changed=bool(left_out),
    )


def _value(facet: Facet, value: FacetValue, on: bool) -> Row:
    events = ngettext("{n} event", "{n} events", value.count).format(n=thousands(value.count))
    return Row(
        RowKind.VALUE,
        facet.key,
        value.key,
        value.label,
        thousands(value.count),
        f"{facet.label}: {value.label}, {events}",
        on,
        lane=value.lane_index,
    )


def _found(values: tuple[FacetValue, ...], words: str) -> tuple[FacetValue, ...]:
    if not words.strip():
        return values
    from viewer.search.needles import Needle, haystack  # not before somebody is looked for

    needles = [Needle(word) for word in words.split()]
    stacks = ((value, haystack([value.label])) for value in values)
    return tuple(value for value, stack in stacks if all(needle.is_in(stack) for needle in needles))
