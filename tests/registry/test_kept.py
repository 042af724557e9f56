"""What is kept of a registry, after an edit."""

import pytest

from tests.registry.edited import EDITS, afresh, after, before
from viewer.registry.biography import appearance_index
from viewer.registry.kept import Hunk, hunks, prepare_asked
from viewer.registry.links import LINKS, links
from viewer.registry.partners import PARTNERS, partners
from viewer.registry.registry import Registry
from viewer.registry.time_order import ORDER


def _links(registry: Registry) -> list[object]:
    found = links(registry)
    return [*(found.incoming(head.id) for head in registry.heads), *(_ids(registry, key) for key in ("s", "t", ""))]


def _ids(registry: Registry, series: str) -> list[str]:
    return [head.id for head in links(registry).series(series)]


def _times(registry: Registry) -> list[list[int]]:
    return [list(column) for column in ORDER.of(registry)]


def _people(registry: Registry) -> object:
    index = appearance_index(registry)
    return {person: (found.total, found.by_year) for person, found in index.people.items()}, index.years


@pytest.mark.parametrize("edit", EDITS)
def test_what_follows_from_the_value_before_is_what_is_worked_out_anew(edit: str) -> None:
    """Partners, links, appearances and the order of time after an edit are those of the edited text read alone."""
    known = before()
    worked_out = partners(known), _links(known), _people(known), _times(known)
    edited, fresh = after(known, edit), afresh(edit)
    assert hunks(known, edited) is not None
    found = partners(edited), _links(edited), _people(edited), _times(edited)
    assert found == (partners(fresh), _links(fresh), _people(fresh), _times(fresh))
    assert worked_out == (partners(known), _links(known), _people(known), _times(known))


def test_hunks_tell_where_events_changed() -> None:
    """Changed events are told one by one, a change of their number as one stretch."""
    known = before()
    assert hunks(known, after(known, "nothing")) == []
    assert hunks(known, after(known, "two events")) == [Hunk(0, 1, 1), Hunk(4, 1, 1)]
    assert hunks(known, after(known, "one more in the middle")) == [Hunk(2, 0, 1)]
    assert hunks(known, after(known, "one less")) == [Hunk(3, 1, 0)]
    assert hunks(known, after(known, "two for one")) == [Hunk(3, 1, 2)]


def test_nothing_follows_where_all_events_may_mean_something_else() -> None:
    """Another reading of the same text shares no data, so everything counts as changed."""
    assert hunks(before(), before()) == [Hunk(at, 1, 1) for at in range(5)]


def test_what_was_asked_of_the_picture_before_is_prepared_for_the_next() -> None:
    """Only what somebody has asked of the registry that is shown is worked out for the one that replaces it."""
    shown, whole = before(), before()
    partners(shown)
    for _step in prepare_asked(shown, whole):
        pass
    assert (PARTNERS.has(whole), LINKS.has(whole)) == (True, False)


def test_what_somebody_asks_for_meanwhile_is_not_worked_out_twice() -> None:
    """A value that is asked for while it is prepared is worked out at once, and the preparation ends there."""
    registry = before()
    preparing = ORDER.prepare(registry)
    next(preparing)
    found = ORDER.of(registry)
    assert list(preparing) == []
    assert list(ORDER.prepare(registry)) == []
    assert ORDER.of(registry) is found
