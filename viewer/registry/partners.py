"""Who the other side of an event is.

Partner = the one party other than `home`; two or more others, or a forum, = Multilateral; none = No partner. A
child stands in its outermost parent's lane when events are grouped by partner.
"""

from __future__ import annotations

from collections.abc import Generator

from viewer.registry.kept import Hunk, Kept, added, removed
from viewer.registry.records import Head
from viewer.registry.registry import Registry

MULTILATERAL = "*"
NO_PARTNER = ""
_STEP = 1000  # events


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
    return own_partner(registry, outermost(registry, head) if head.part_of else head)


def _worked_out(registry: Registry) -> Generator[None, None, tuple[str, ...]]:
    by_parties: dict[tuple[str, ...], str] = {}
    found: list[str] = []
    for start in range(0, len(registry.heads), _STEP):
        for head in registry.heads[start : start + _STEP]:
            outer = outermost(registry, head) if head.part_of else head
            key = by_parties.get(outer.parties)
            if key is None:
                key = by_parties[outer.parties] = own_partner(registry, outer)
            found.append(key)
        yield
    return tuple(found)


def _after(before: tuple[str, ...], known: Registry, registry: Registry, changed: list[Hunk]) -> tuple[str, ...] | None:
    """Return the partners where nothing changed on which those of other events depend."""
    if known.home != registry.home or known.parties != registry.parties:
        return None
    gone, come = removed(known, changed), added(registry, changed)
    if [(one.id, one.parties, one.part_of) for one in gone] == [(one.id, one.parties, one.part_of) for one in come]:
        return before
    if any(one.id in known.children or one.id in registry.children for one in (*gone, *come)):
        return None
    found = list(before)
    for at in changed:
        heads = registry.heads[at.first : at.first + at.added]
        found[at.first : at.first + at.removed] = [partner(registry, head) for head in heads]
    return tuple(found)


PARTNERS = Kept(_worked_out, _after)


def partners(registry: Registry) -> tuple[str, ...]:
    """Return the partner of each event, in the file's order; worked out at the first call."""
    return PARTNERS.of(registry)


def partners_in_order(registry: Registry) -> tuple[str, ...]:
    """Return the partners that have events: declared order, then undeclared ones, Multilateral, No partner."""
    present = set(partners(registry))
    declared = [party for party in registry.parties if party in present]
    undeclared = sorted(present - set(declared) - {MULTILATERAL, NO_PARTNER})
    tail = [key for key in (MULTILATERAL, NO_PARTNER) if key in present]
    return (*declared, *undeclared, *tail)
