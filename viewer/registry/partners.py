"""Who the other side of an event is.

Partner = the one party other than `home`; two or more others, or a forum, = Multilateral; none = No partner. A
child stands in its outermost parent's lane when events are grouped by partner.
"""

from __future__ import annotations

from viewer.registry.records import Head
from viewer.registry.registry import Registry

MULTILATERAL = "*"
NO_PARTNER = ""


def own_partner(registry: Registry, head: Head) -> str:
    """Return the partner of one event by its own parties: a party id, MULTILATERAL or NO_PARTNER."""
    others = {party for party in head.parties if party != registry.home}
    if not others:
        return NO_PARTNER
    if len(others) > 1:
        return MULTILATERAL
    (other,) = others
    known = registry.parties.get(other)
    return MULTILATERAL if known is not None and known.kind == "forum" else other


def outermost(registry: Registry, head: Head) -> Head:
    """Return the outermost event that `head` is part of, or itself; a loop of parents ends where it closes."""
    seen = {head.id}
    while head.part_of:
        parent = registry.head(head.part_of)
        if parent is None or parent.id in seen:
            break
        seen.add(parent.id)
        head = parent
    return head


def partner(registry: Registry, head: Head) -> str:
    """Return the partner lane of an event: that of its outermost parent."""
    return own_partner(registry, outermost(registry, head))


def partners_in_order(registry: Registry) -> tuple[str, ...]:
    """Return the partners that have events: declared order, then undeclared ones, Multilateral, No partner."""
    present = {partner(registry, head) for head in registry.heads}
    declared = [party for party in registry.parties if party in present]
    undeclared = sorted(present - set(declared) - {MULTILATERAL, NO_PARTNER})
    tail = [key for key in (MULTILATERAL, NO_PARTNER) if key in present]
    return (*declared, *undeclared, *tail)
