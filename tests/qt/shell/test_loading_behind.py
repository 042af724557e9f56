"""What is worked out behind the last picture of a large file."""

from pathlib import Path

from tests.registry.edited import after, before
from viewer.base.value import replace
from viewer.qt.shell.loading_behind import steps
from viewer.registry.biography import INDEX
from viewer.registry.partners import PARTNERS
from viewer.registry.registry import Registry
from viewer.registry.time_order import ORDER
from viewer.search.columns import COLUMNS
from viewer.search.field_counts import COUNTS
from viewer.session import Session


def known(registry: Registry) -> list[bool]:
    """Return which values are known of a registry."""
    return [kept.has(registry) for kept in (PARTNERS, COLUMNS, INDEX, COUNTS, ORDER)]


def test_everything_is_worked_out_for_what_is_shown() -> None:
    """When the steps are through, nothing is left to be worked out when somebody asks."""
    session = Session(before(), today=730_000)
    assert known(session.registry) == [False] * 5
    for _step in steps(session):
        pass
    assert known(session.registry) == [True] * 5


def test_an_edit_on_the_way_is_gone_on_with() -> None:
    """Where the registry changes between two steps, the rest is worked out for the new one."""
    session = Session(before(), today=730_000)
    going = steps(session)
    next(going)
    session.set_registry(after(session.registry, "a date"))
    for _step in going:
        pass
    assert known(session.registry) == [True] * 5


def test_nothing_is_worked_out_for_a_part() -> None:
    """Of another file that has just begun to be read, nothing is worked out in advance."""
    session = Session(before(), today=730_000)
    going = steps(session)
    next(going)
    part = Registry(Path("other.yaml"), document=replace(session.registry.document, missing=9))
    session.set_registry(part)
    assert list(going) == []
    assert known(part) == [False] * 5
