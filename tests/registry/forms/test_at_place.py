"""A place on the timeline stands for a date and a lane."""

import pytest

from tests.registry.reading import day, reading
from viewer.registry.forms.at_place import date_at, lane_keys
from viewer.registry.patching.model import Plain

_REGISTRY = reading(
    """\
format: 1
home: FRD
parties: {FRD: {name: F}, SYL: {name: S}}
people: {ada: {name: Ada}}
series: {talks: {name: T, parties: [FRD, SYL]}}
events: [{title: A, series: {id: talks, number: 4}}]
"""
)


@pytest.mark.parametrize(("per_pixel", "date"), [(60, "2021-03-14"), (3_000, "2021-03"), (100_000, "2021")])
def test_dates_are_as_exact_as_the_zoom(per_pixel: float, date: str) -> None:
    """Where a day is too narrow to be pointed at, the month is meant, and then the year."""
    assert date_at(day("2021-03-14") * 1440 + 700, per_pixel) == date


@pytest.mark.parametrize(
    ("grouping", "key", "keys"),
    [
        ("partner", "SYL", {"parties": ["FRD", "SYL"]}),
        ("partner", "*", {}),
        ("partner", "", {}),
        ("series", "talks", {"series": {"id": "talks", "number": 5}, "parties": ["FRD", "SYL"]}),
        ("kind", "visit", {"kind": "visit"}),
        ("person", "ada", {"participants": [{"person": "ada"}]}),
        ("source", "post", {}),
    ],
)
def test_lanes_give_what_puts_an_event_into_them(grouping: str, key: str, keys: dict[str, Plain]) -> None:
    """Only what is evident is filled in."""
    assert lane_keys(_REGISTRY, grouping, key) == keys
