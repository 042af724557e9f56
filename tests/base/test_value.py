"""Classes of values behave as frozen dataclasses do."""

import copy
import pickle
from functools import cached_property

import pytest

from viewer.base.value import field, fields, frozen, record, replace


@frozen
class Point:
    """Where something is."""

    x: int
    y: int = 2
    names: tuple[str, ...] = ()

    def moved(self) -> "Point":
        """Return the point beside this one."""
        return replace(self, x=self.x + 1)


@frozen
class Other:
    """Another class with the fields of a point."""

    x: int
    y: int = 2
    names: tuple[str, ...] = ()


@record
class Box:
    """Something that changes."""

    name: str
    things: list[int] = field(default_factory=list)


@frozen(slots=False)
class Lasting:
    """Keeps what it computes."""

    words: str

    @cached_property
    def length(self) -> int:
        """Return the number of letters."""
        return len(self.words)


@frozen(eq=False)
class Single:
    """Equals itself only."""

    x: int


def test_fields_are_given_by_place_by_name_or_by_default() -> None:
    """The constructor takes fields as its class declares them, for few objects and for many."""
    for _time in range(300):
        point = Point(1, names=("a",))
        assert (point.x, point.y, point.names) == (1, 2, ("a",))
    assert fields(Point) == ("x", "y", "names")


@pytest.mark.parametrize(
    ("values", "named"), [((), {}), ((1, 2, (), 4), {}), ((1,), {"x": 1}), ((1,), {"z": 1}), ((), {"z": 1, "y": 2})]
)
def test_wrong_arguments_are_refused(values: tuple[object, ...], named: dict[str, object]) -> None:
    """Fields that are missing, unknown, given twice or too many raise TypeError and name the constructor."""
    with pytest.raises(TypeError, match=r"__init__"):
        Point(*values, **named)


def test_a_frozen_value_cannot_be_changed() -> None:
    """Neither a field nor anything else can be set or deleted."""
    point = Point(1)
    with pytest.raises(AttributeError, match="x"):
        point.x = 5  # type: ignore[misc]  # what is refused
    with pytest.raises(AttributeError):
        del point.x
    assert not hasattr(point, "__dict__")
    assert point.x == 1


def test_values_are_equal_by_class_and_fields() -> None:
    """Equal fields make equal values of one class, with one hash; another class's never equals."""
    assert Point(1) == Point(1, 2)
    assert hash(Point(1)) == hash(Point(1, 2))
    assert Point(1) != Point(2)
    assert Point(1) != Other(1)
    assert Single(1) != Single(1)


def test_a_record_changes_and_makes_its_defaults_anew() -> None:
    """Fields of a record can be set, a default list belongs to one object, and there is no hash."""
    one, other = Box("one"), Box("other")
    one.things.append(1)
    one.name = "changed"
    assert (one.name, one.things, other.things) == ("changed", [1], [])
    assert one == Box("changed", [1])
    with pytest.raises(TypeError):
        hash(one)


def test_a_value_is_replaced_copied_and_pickled() -> None:
    """Replacing gives another value with some fields changed; copies equal the original."""
    point = Point(1, 5, ("a",))
    assert point.moved() == Point(2, 5, ("a",))
    assert copy.copy(point) == copy.deepcopy(point) == pickle.loads(pickle.dumps(point)) == point
    with pytest.raises(TypeError):
        replace(point, z=1)


def test_without_slots_a_value_keeps_what_it_computes() -> None:
    """A cached property of a frozen class is computed once."""
    lasting = Lasting("abc")
    assert lasting.length == 3
    assert lasting.__dict__["length"] == 3


def test_a_value_shows_its_fields() -> None:
    """The representation names class and fields, and the docstring stays."""
    assert repr(Point(1)) == "Point(x=1, y=2, names=())"
    assert Point.__doc__ == "Where something is."
