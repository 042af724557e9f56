from __future__ import annotations

import pytest

from tests.timeline.generated import assembled, head
from viewer.registry.records import Head
from viewer.timeline.traits import Traits, columns_after, columns_of

HEADS = [head(0, parties=("HOME", "BB")), head(1, parties=("HOME", "AA"), part_of="e0"), head(2, None), head(3)]


@pytest.mark.parametrize(
    "changed",
    [
        HEADS,
        [*HEADS[:3], HEADS[3]._replace(status="announced")],
        [*HEADS[:2], HEADS[2]._replace(date=HEADS[0].date), HEADS[3]],
        [HEADS[0]._replace(parties=("HOME", "AA")), *HEADS[1:]],
        [HEADS[0], HEADS[1]._replace(part_of=""), *HEADS[2:]],
        HEADS[:3],
    ],
)
def test_columns_of_a_changed_registry_are_those_read_from_its_heads(changed: list[Head]) -> None:
    """What is taken over from the columns of an earlier state is what reading all heads would give."""
    before, after = Traits(assembled(HEADS)), assembled(changed)
    known = columns_after(before, after)
    assert [list(column) for column in known] == [list(column) for column in columns_of(after)]
