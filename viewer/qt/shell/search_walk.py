"""Which match comes next: matches are walked in order of time, from the selected event on, round and round."""

from __future__ import annotations

from viewer.registry.records import Head
from viewer.session import Session, time_order


def matches(session: Session) -> tuple[int, ...]:
    """Return the matches that the filter lets pass, in order of time."""
    if len(session.passing) == len(session.registry.heads):
        return session.found
    passing = set(session.passing)
    return tuple(index for index in session.found if index in passing)


def neighbour(session: Session, step: int) -> Head | None:
    """Return the next match (step 1) or the previous one (-1), or None where there is none.

    Where the selected event is no match, the next one is the first after it in time.
    """
    found = matches(session)
    if not found:
        return None
    heads = session.registry.heads
    selected = session.selected_head
    if selected is None:
        return heads[found[0 if step > 0 else -1]]
    if selected.index in found:
        return heads[found[(found.index(selected.index) + step) % len(found)]]
    here = time_order(selected)
    later = next((place for place, index in enumerate(found) if time_order(heads[index]) > here), len(found))
    return heads[found[(later if step > 0 else later - 1) % len(found)]]
