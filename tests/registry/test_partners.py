import pytest

from tests.registry.reading import reading
from viewer.registry.partners import MULTILATERAL, NO_PARTNER, outermost, own_partner, partner, partners_in_order
from viewer.registry.registry import Registry

TEXT = """\
home: HH
parties:
  HH: Home
  BB: Bee
  AA: Ay
  FF: {name: Forum, kind: forum}
  OO: {name: Union, kind: organisation}
events:
  - {id: two, title: A, parties: [HH, AA]}
  - {id: organisation, title: B, parties: [OO]}
  - {id: forum, title: C, parties: [HH, FF]}
  - {id: three, title: D, parties: [HH, AA, BB]}
  - {id: twice, title: E, parties: [AA, HH, AA]}
  - {id: home, title: F, parties: [HH]}
  - {id: none, title: G}
  - {id: stranger, title: H, parties: [HH, ZZ]}
  - {id: child, title: I, parties: [HH, BB], part_of: three}
  - {id: grandchild, title: J, parties: [HH, AA], part_of: child}
  - {id: orphan, title: K, parties: [HH, AA], part_of: nowhere}
  - {id: loop-a, title: L, parties: [HH, AA], part_of: loop-b}
  - {id: loop-b, title: M, parties: [HH, BB], part_of: loop-a}
"""


@pytest.fixture(scope="module")
def registry() -> Registry:
    """Return a registry with every kind of company."""
    return reading(TEXT)


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ("two", "AA"),
        ("organisation", "OO"),
        ("forum", MULTILATERAL),
        ("three", MULTILATERAL),
        ("twice", "AA"),
        ("home", NO_PARTNER),
        ("none", NO_PARTNER),
        ("stranger", "ZZ"),
        ("child", "BB"),
    ],
)
def test_the_partner_is_the_one_other_party(registry: Registry, event: str, expected: str) -> None:
    """One other party is the partner; several, or a forum, are multilateral; none is none."""
    head = registry.head(event)
    assert head is not None
    assert own_partner(registry, head) == expected


@pytest.mark.parametrize(
    ("event", "top"),
    [("two", "two"), ("child", "three"), ("grandchild", "three"), ("orphan", "orphan"), ("loop-a", "loop-b")],
)
def test_a_child_stands_with_its_outermost_parent(registry: Registry, event: str, top: str) -> None:
    """Parents are followed to the end; an unknown parent is none, and a circle is left before it closes."""
    head = registry.head(event)
    assert head is not None
    assert outermost(registry, head).id == top
    assert partner(registry, head) == own_partner(registry, outermost(registry, head))


def test_partners_stand_in_the_order_of_the_file(registry: Registry) -> None:
    """Declared partners come first, then strangers, then multilateral and none; parties without events are left out."""
    assert partners_in_order(registry) == ("BB", "AA", "OO", "ZZ", MULTILATERAL, NO_PARTNER)
    assert partners_in_order(reading("parties: {A: A}")) == ()


def test_without_a_home_every_party_is_another() -> None:
    """A registry that is nobody's has partners where an event has one party."""
    registry = reading("events: [{title: A, parties: [AA]}, {title: B, parties: [AA, BB]}]")
    assert [own_partner(registry, head) for head in registry.heads] == ["AA", MULTILATERAL]
