"""Tuples with named fields behave as those of `typing` do."""

import copy
import pickle
import subprocess
import sys
import typing
from typing import Any

import pytest

from viewer.base.tuples import NamedTuple


class Point(NamedTuple):
    """Where something is."""

    x: int
    y: int = 2
    name: str = ""

    @property
    def sum(self) -> int:
        """Return both together."""
        return self.x + self.y


class Oracle(typing.NamedTuple):
    """The same, made by Python."""

    x: int
    y: int = 2
    name: str = ""


class Nothing(NamedTuple):
    """No fields at all."""


class Nearer(Point):
    """A point of another class."""


def test_a_tuple_is_made_and_read_by_place_and_by_name() -> None:
    """Items are the fields in the order in which they are declared, with their defaults."""
    point = Point(1, name="a")
    assert (point.x, point.y, point.name) == tuple(point) == (1, 2, "a")
    assert point == (1, 2, "a")
    assert hash(point) == hash((1, 2, "a"))
    assert point.sum == 3
    x, *_rest = point
    assert x == point[0]


def test_it_says_of_itself_what_a_named_tuple_says() -> None:
    """Fields, defaults, a dictionary and words are those of Python's own."""
    own: Any = Point(1, 3)
    other: Any = Oracle(1, 3)
    assert own._fields == other._fields
    assert own._field_defaults == other._field_defaults
    assert own._asdict() == other._asdict()
    assert repr(own).replace("Point", "Oracle") == repr(other)
    assert own._replace(y=5) == other._replace(y=5)
    assert tuple(Point._make([7, 8, "b"])) == tuple(Oracle._make([7, 8, "b"]))
    assert Point.__match_args__ == Oracle.__match_args__


def test_a_changed_copy_is_of_the_same_class() -> None:
    """What derives from a named tuple stays what it is, also before the first one was made by its constructor."""
    assert type(Nearer(1)) is Nearer
    assert type(Nearer(1)._replace(x=2)) is Nearer
    assert type(Point(1)._replace(x=2)) is Point


def test_a_pattern_takes_it_apart() -> None:
    """Fields are matched by place."""
    match Point(1):
        case Point(x, y):
            assert (x, y) == (1, 2)


def test_a_tuple_without_fields_can_be_made() -> None:
    """It is empty."""
    assert Nothing() == ()


def test_it_survives_copying_and_pickling() -> None:
    """The copy equals it and is of its class."""
    point = Point(1, 2, "c")
    for other in (copy.copy(point), copy.deepcopy(point), pickle.loads(pickle.dumps(point))):
        assert other == point
        assert type(other) is Point


@pytest.mark.parametrize("given", [{}, {"x": 1, "z": 2}])
def test_a_wrong_name_is_refused(given: dict[str, int]) -> None:
    """A field without a value, and a value without a field."""
    with pytest.raises(TypeError):
        Point(**given)  # type: ignore[arg-type]  # that is the point
    with pytest.raises(TypeError):
        Point(1)._replace(z=2)  # type: ignore[call-arg]  # that is the point


def test_fields_cannot_be_set() -> None:
    """Neither a field nor anything else."""
    with pytest.raises(AttributeError):
        Point(1).x = 2  # type: ignore[misc]  # that is the point
    with pytest.raises(AttributeError):
        Point(1).other = 2  # type: ignore[attr-defined]  # that is the point


def test_no_forward_reference_is_compiled() -> None:
    """Declaring such a class needs nothing of `typing` but its import."""
    code = (
        "import typing; from viewer.base.tuples import NamedTuple\n"
        "typing.ForwardRef.__init__ = None\n"
        "exec('from __future__ import annotations\\nclass A(NamedTuple):\\n x: Unknown')"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
