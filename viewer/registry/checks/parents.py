"""Events that are part of others: no loops, and no date outside the parent's."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.base.i18n import _
from viewer.registry import datewords
from viewer.registry.finding import Finding, error, warning
from viewer.registry.records import Head
from viewer.registry.registry import Registry


def findings(registry: Registry) -> Iterator[Finding]:
    """Yield each loop of parents once per member, and each child that lies outside its parent."""
    for head in registry.heads:
        if not head.part_of:
            continue
        if _loops(registry, head):
            yield error(
                "part-of-loop",
                _("“{id}” cannot be part of itself.").format(id=head.id)
                if head.part_of == head.id
                else _("“{id}” is part of itself, by way of “{parent}”.").format(id=head.id, parent=head.part_of),
                ("events", head.index, "part_of"),
            )
            continue
        parent = registry.head(head.part_of)
        if parent is not None:
            yield from _outside(head, parent)


def _loops(registry: Registry, head: Head) -> bool:
    seen = {head.id}
    current: Head | None = head
    while current is not None and current.part_of:
        if current.part_of == head.id:
            return True
        if current.part_of in seen:
            return False
        seen.add(current.part_of)
        current = registry.head(current.part_of)
    return False


def _outside(head: Head, parent: Head) -> Iterator[Finding]:
    own, around = head.date, parent.date
    if own is None or around is None or own.approximate or around.approximate:
        return
    ends_before = own.latest is not None and around.earliest is not None and own.latest < around.earliest
    begins_after = own.earliest is not None and around.latest is not None and own.earliest > around.latest
    if ends_before or begins_after:
        yield warning(
            "date-outside-parent",
            _("The date {date} lies outside “{parent}”, which it is part of ({around}).").format(
                date=datewords.short(own), parent=parent.id, around=datewords.short(around)
            ),
            ("events", head.index, "date"),
        )
