"""The columns of all events, after an edit."""

import pytest

from tests.registry.edited import EDITS, afresh, after, before
from viewer.registry.registry import Registry
from viewer.timeline.grouping import GROUPINGS, group
from viewer.timeline.traits import Traits


def _plain(registry: Registry) -> list[object]:
    traits = Traits(registry)
    return [*map(list, traits.columns), list(traits.by_time), list(traits.ranks)]


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("grouping", GROUPINGS)
def test_lanes_after_an_edit_are_those_of_the_edited_text(edit: str, grouping: str) -> None:
    """Lanes are taken over from an earlier state only where no event has come to others."""
    earlier = Traits(before())
    for each in GROUPINGS:
        group(earlier, range(earlier.count), each, "en")
    later, fresh = Traits(after(earlier.registry, edit)), Traits(afresh(edit))
    later.inherit(earlier)
    everything = range(fresh.count)
    assert group(later, everything, grouping, "en") == group(fresh, everything, grouping, "en")


@pytest.mark.parametrize("edit", EDITS)
def test_columns_of_a_changed_registry_are_those_read_from_its_heads(edit: str) -> None:
    """What is taken over from the columns of an earlier state is what reading all heads would give."""
    known = before()
    kept = _plain(known)
    assert _plain(after(known, edit)) == _plain(afresh(edit))
    assert _plain(known) == kept
