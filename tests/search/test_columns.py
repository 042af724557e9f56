"""The sets of events behind the filter."""

import pytest

from tests.registry.edited import EDITS, afresh, after, before
from viewer.registry.registry import Registry
from viewer.search.bits import among, as_bits, bits_of, flags_of, joined, moved, places_in, stored
from viewer.search.columns import columns
from viewer.search.field_counts import COUNTS
from viewer.search.match import Matcher
from viewer.search.query import parse

MANY = 1000


def _plain(registry: Registry) -> object:
    found = columns(registry)
    sets = {
        facet: {value: as_bits(places, found.count) for value, places in values.items()}
        for facet, values in found.sets.items()
    }
    return found.count, sets, found.people, found.totals, found.partners


@pytest.mark.parametrize("edit", EDITS)
def test_columns_after_an_edit_are_those_of_the_edited_text(edit: str) -> None:
    """What follows from the sets before is what is gathered from all heads, and the sets before stay."""
    known = before()
    kept = _plain(known)
    assert _plain(after(known, edit)) == _plain(afresh(edit))
    assert _plain(known) == kept


@pytest.mark.parametrize("places", [[], [0], [MANY - 1], [3, 500, 501], list(range(0, MANY, 3)), list(range(MANY))])
def test_a_set_of_few_and_one_of_many_answer_alike(places: list[int]) -> None:
    """Sets hold what was put in, in either form, also when events come and go."""
    kept = stored(places, MANY)
    assert isinstance(kept, int) == (len(places) > 3)
    bits = as_bits(kept, MANY)
    assert list(places_in(bits, MANY)) == places
    other = bits_of(range(0, MANY, 2), MANY)
    assert among(kept, other, flags_of(other, MANY)) == sum(at % 2 == 0 for at in places)
    further = [at if at < 500 else at + 3 for at in places if not 500 <= at < 502]
    assert list(places_in(as_bits(moved(kept, 500, 2, 5), MANY + 3), MANY + 3)) == further
    assert list(places_in(as_bits(joined(kept, 7), MANY), MANY)) == sorted({*places, 7})


@pytest.mark.parametrize("edit", EDITS)
def test_counts_of_fields_after_an_edit_are_those_of_the_edited_text(edit: str) -> None:
    """What is suggested carries the counts of the events as they are now."""
    known = before()
    kept = {field: dict(found) for field, found in COUNTS.of(known).items()}
    assert COUNTS.of(after(known, edit)) == COUNTS.of(afresh(edit))
    assert {field: dict(found) for field, found in COUNTS.of(known).items()} == kept


@pytest.mark.parametrize("edit", EDITS)
def test_a_matcher_that_follows_an_edit_finds_what_a_new_one_finds(edit: str) -> None:
    """Texts of events that stayed are taken over, and no others."""
    known = before()
    matcher = Matcher(known, lambda _source: "")
    while matcher.warm(2):
        pass
    edited = after(known, edit)
    for words in ("ann", "2002", "n", "bland", "a"):
        query = parse(words)
        assert matcher.successor(edited).find(query) == Matcher(edited, lambda _source: "").find(query)
